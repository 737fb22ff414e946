// Cells of tables as lines of JSON.
#include <algorithm>
#include <sstream>

#include "ecumene/base/json.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/tables.hpp"

namespace ecumene {
namespace {

constexpr std::string_view blanks = " \t\r\n";

// Code points before any place of the text: counted once for every 256th byte.
class CodePointIndex {
 public:
  explicit CodePointIndex(std::string_view text) : text_(text) {
    std::uint64_t count = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at % step == 0) before_.push_back(count);
      if (at < text.size()) count += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    }
  }
  std::uint64_t before(std::size_t place) const {
    std::uint64_t count = before_[place / step];
    for (std::size_t at = place / step * step; at < place; ++at)
      count += (static_cast<unsigned char>(text_[at]) & 0xC0U) != 0x80U;
    return count;
  }

 private:
  static constexpr std::size_t step = 256;
  std::string_view text_;
  std::vector<std::uint64_t> before_;
};

// Where the printed text of a cell stands, without the tags around it.
TextRange printed_range(std::string_view text, const Cell& cell) {
  const TextRange field{static_cast<std::size_t>(cell.byte_begin), static_cast<std::size_t>(cell.byte_end)};
  const std::size_t at = text.substr(field.begin, field.end - field.begin).find(cell.raw);
  if (at == std::string_view::npos) return field;
  return {field.begin + at, field.begin + at + cell.raw.size()};
}

std::string_view status_of(const Cell& cell) {
  if (cell.negligible) return "minor";
  if (cell.kind == CellKind::nil) return "not_applicable";
  if (cell.kind != CellKind::absent) return "ok";
  return cell.status == ObservationStatus::cannot_exist ? "not_applicable" : "no_data";
}

// "Innovation Type" as a name in JSON: "innovation_type".
std::string member_name(std::string_view heading) {
  std::string name = utf8::lowered(heading);
  for (char& c : name)
    if (c == ' ' || c == '-' || c == '/' || c == ',') c = '_';
  return name;
}

std::vector<std::string> headings_of(const TableColumn& column) {
  constexpr std::string_view between = " / ";
  std::vector<std::string> headings;
  for (std::size_t begin = 0; begin <= column.label.size();) {
    const std::size_t end = std::min(column.label.find(between, begin), column.label.size());
    headings.push_back(column.label.substr(begin, end - begin));
    begin = end + between.size();
  }
  return headings;
}

// The lowest of a column's headings that no other column has: "Mining operations" where "Value of rating" stands below
// each. All of them where only together they tell it apart ("Export / 2005").
std::string telling_heading(const Table& table, std::size_t column) {
  const auto own = headings_of(table.columns[column]);
  for (auto heading = own.rbegin(); heading != own.rend(); ++heading) {
    const auto bearers = std::count_if(table.columns.begin(), table.columns.end(), [&](const TableColumn& other) {
      const auto headings = headings_of(other);
      return std::find(headings.begin(), headings.end(), *heading) != headings.end();
    });
    if (bearers == 1) return *heading;
  }
  return table.columns[column].label;
}

// "product process" over "process" is two labels run together: this one is "product".
std::string unglued(const Table& table, std::size_t row, std::size_t column) {
  const std::string& label = table.rows[row].stub[column].raw;
  std::string rest = label;
  std::string below;
  for (std::size_t next = row + 1; next < table.rows.size(); ++next) {
    if (table.rows[next].region() != table.rows[row].region()) break;
    below += " " + table.rows[next].stub[column].raw;
  }
  if (!below.empty() && label.size() > below.size() && label.ends_with(below)) rest.resize(label.size() - below.size());
  return rest;
}

class TableLines {
 public:
  TableLines(const Document& document, const TextTables& found)
      : document_(document), found_(found), points_(document.text()) {}

  std::string run() {
    std::size_t lists = 0;
    for (const TextTable& found : found_.tables) {
      const std::string name = found.number.empty() ? "list-" + std::to_string(++lists) : found.number;
      for (std::size_t row = 0; row < found.table.rows.size(); ++row) {
        for (std::size_t column = 0; column < found.table.columns.size(); ++column) {
          const Cell& cell = found.table.at(row, column);
          if (cell.kind != CellKind::empty && !cell.raw.empty()) write(found, name, row, column);
        }
      }
    }
    return std::move(out_).str();
  }

 private:
  void write(const TextTable& found, const std::string& name, std::size_t row, std::size_t column) {
    const Table& table = found.table;
    const Cell& cell = table.at(row, column);
    const bool is_list = table.stub_headings.empty();
    const TextRange range = printed_range(document_.text(), cell);
    {
      JsonWriter json(out_, JsonStyle::compact);
      json.begin_object().member("table", name);
      text_or_null(json, "title", table.title);
      json.member("column", telling_heading(table, column));
      const std::string row_name = is_list ? cell.raw : table.rows[row].region();
      json.member("row", row_name);
      const auto code = found_.codes.find(row_name);
      text_or_null(json, "row_code", code == found_.codes.end() ? std::string() : code->second);
      if (!is_list) write_labels(json, table, row);
      json.member("printed", cell.raw);
      write_value(json, cell, range);
      json.member("status", status_of(cell));
      if (cell.emphasised) json.member("bold", true);
      text_or_null(json, "unit", unit_of(table, column, cell));
      if (is_list) json.member("line_in_table", static_cast<std::uint64_t>(row + 1));
      write_range(json, "", range);
      const Origin origin = document_.origin(range.begin, range.end);
      json.member("byte_begin", origin.byte_begin).member("byte_end", origin.byte_end).end_object();
    }
    out_ << '\n';
  }

  void write_labels(JsonWriter& json, const Table& table, std::size_t row) {
    const TableRow& labels = table.rows[row];
    for (std::size_t column = 1; column < labels.stub.size() && column < table.stub_headings.size(); ++column) {
      const Cell& label = labels.stub[column];
      const bool is_code = found_.codes.contains(labels.region()) && found_.codes.at(labels.region()) == label.raw;
      if (label.raw.empty() || is_code || table.stub_headings[column].empty()) continue;
      json.member(member_name(table.stub_headings[column]), unglued(table, row, column));
      json.member("label_printed", label.raw);
      write_range(json, "label_", printed_range(document_.text(), label));
      return;  // one label beside the name; more are rare, and columns tell them apart
    }
  }

  void write_value(JsonWriter& json, const Cell& cell, TextRange range) {
    if (cell.kind == CellKind::interval) {
      json.member("low", cell.low).member("high", cell.high);
    } else if (cell.kind == CellKind::number) {
      json.member("value", cell.low);
    } else if (cell.kind == CellKind::text) {
      json.member("value", cell.raw);
      write_items(json, range);
    } else {
      json.key("value").null();
    }
  }

  // "Coal-mining, metallurgical, coal chemical"
  void write_items(JsonWriter& json, TextRange range) {
    const std::string_view text = document_.text();
    if (text.substr(range.begin, range.end - range.begin).find(", ") == std::string_view::npos) return;
    json.key("items").begin_array();
    for (std::size_t begin = range.begin; begin < range.end;) {
      const std::size_t comma = std::min(text.find(", ", begin), range.end);
      const std::size_t first = std::min(text.find_first_not_of(blanks, begin), comma);
      json.begin_object().member("printed", text.substr(first, comma - first));
      write_range(json, "", {first, comma});
      json.end_object();
      begin = comma + 1;
    }
    json.end_array();
  }

  void write_range(JsonWriter& json, const std::string& prefix, TextRange range) {
    json.member(prefix + "start", points_.before(range.begin)).member(prefix + "end", points_.before(range.end));
  }

  static void text_or_null(JsonWriter& json, std::string_view name, const std::string& text) {
    json.key(name);
    if (text.empty()) {
      json.null();
    } else {
      json.value(text);
    }
  }

  // Of the heading, else of the title; ranks where these speak of ratings.
  static std::string unit_of(const Table& table, std::size_t column, const Cell& cell) {
    if (cell.kind == CellKind::text) return {};
    const auto& unit = table.columns[column].unit;
    if (unit && unit->code == "[rank]") return "rank";
    if (unit && unit->code != "1") return unit->code;
    const auto titled = unit_in_heading(table.title);
    if (titled && titled->code != "1" && titled->code != "[rank]") return titled->code;
    for (const std::string& heading : {table.columns[column].label, table.title}) {
      const std::string words = utf8::lowered(heading);
      for (const char* word : {"rating", "rank", "рейтинг", "место", "місце", "орын"})
        if (words.find(word) != std::string::npos) return "rank";
    }
    return unit ? unit->code : std::string();
  }

  const Document& document_;
  const TextTables& found_;
  CodePointIndex points_;
  std::ostringstream out_;
};

}  // namespace

std::string tables_jsonl(const Document& document, const TextTables& tables) {
  return TableLines(document, tables).run();
}

}  // namespace ecumene
