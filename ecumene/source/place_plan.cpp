// The beginning of a large file, read as any table is, and what it says about the rest.
#include <algorithm>
#include <array>
#include <fstream>
#include <map>

#include "ecumene/base/delimited.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/source/encoding.hpp"
#include "ecumene/source/figures_votes.hpp"
#include "ecumene/source/file_bytes.hpp"
#include "ecumene/source/place_text_internal.hpp"

namespace ecumene::source_internal {
namespace {

constexpr std::size_t sample_bytes = std::size_t{256} << 10;

bool ends_with_any(const std::string& path, std::string_view first, std::string_view second) {
  const std::string lowered = utf8::lowered(path);
  return lowered.ends_with(first) || lowered.ends_with(second);
}

char delimiter_of(std::string_view sample, const std::string& path, const ReadOptions& options) {
  if (options.delimiter) return *options.delimiter;
  const std::string format = utf8::lowered(options.format);
  if (format == "tsv" || (format.empty() && ends_with_any(path, ".tsv", ".tab"))) return '\t';
  const bool stated = sample.size() > 5 && (sample.starts_with("sep=") || sample.starts_with("SEP=")) &&
                      (sample[5] == '\n' || sample[5] == '\r');
  return stated ? sample[4] : sniff_delimiter(sample).delimiter;
}

// The number of fields that most records have; the greatest of equals.
std::size_t usual_width(std::string_view sample, char delimiter) {
  std::map<std::size_t, std::size_t> records_with;
  DelimitedReader reader = DelimitedReader::from_bytes(sample, {}, {.delimiter = delimiter});
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      if (!row.blank()) ++records_with[row.size()];
    }
  }
  const auto most = std::ranges::max_element(records_with, [](const auto& a, const auto& b) {
    return std::pair(a.second, a.first) < std::pair(b.second, b.first);
  });
  return most == records_with.end() ? 1 : most->first;
}

const Table& table_with_figures(const ReadResult& read, const std::string& path) {
  for (const Table& table : read.tables) {
    if (std::ranges::any_of(table.cells, [](const Cell& cell) { return cell.is_numeric(); })) return table;
  }
  throw Error({.code = "table-without-figures",
               .severity = Severity::error,
               .what = "the beginning of the file shows no table with figures",
               .way_out = "the first column names the place, each other column is an indicator; if the columns look "
                          "wrong in `ecumene read`, name the delimiter: --delimiter",
               .places = {{.source = path}}});
}

// Where no cell of the beginning speaks against it, point is the decimal mark and comma groups thousands; else the
// reading under which the beginning was read.
NumberFormat format_of_column(const Table& table, std::size_t column) {
  constexpr NumberFormat with_point{MarkMeaning::thousands, MarkMeaning::decimal};
  constexpr NumberFormat with_comma{MarkMeaning::decimal, MarkMeaning::thousands};
  constexpr NumberFormat with_either{MarkMeaning::decimal, MarkMeaning::decimal};
  const auto reads_alike = [&](const NumberFormat& format, std::size_t c) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const Cell& cell = table.at(row, c);
      if (!cell.is_numeric()) continue;
      const auto figure = take_apart(cell.raw);
      if (!figure || contradicts(*figure, format)) return false;
      const FigureValue value = figure_value(*figure, format);
      if (value.low != cell.low || value.high != cell.high) return false;
    }
    return true;
  };
  const auto reads_all_alike = [&](const NumberFormat& format) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (!reads_alike(format, c)) return false;
    }
    return true;
  };
  for (const NumberFormat& format : {with_point, with_comma, with_either}) {
    if (reads_all_alike(format)) return format;
  }
  for (const NumberFormat& format : {with_point, with_comma}) {
    if (reads_alike(format, column)) return format;
  }
  return with_either;
}

bool holds_figures(const Table& table, std::size_t column) {
  std::size_t figures = 0;
  std::size_t words = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    figures += table.at(row, column).is_numeric() ? 1 : 0;
    words += table.at(row, column).kind == CellKind::text ? 1 : 0;
  }
  return figures > 0 && figures >= words;
}

std::string unit_of_column(const Table& table, std::size_t column) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const Cell& cell = table.at(row, column);
    if (!cell.is_numeric()) continue;
    if (const auto figure = take_apart(cell.raw)) return figure->unit;
  }
  return {};
}

std::vector<FigureColumn> figure_columns(const Table& table, const RegionTableOptions& options,
                                         const std::string& path) {
  std::vector<std::string> labels;
  std::vector<std::size_t> column_of_label;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (!holds_figures(table, column)) continue;
    labels.push_back(table.columns[column].label);
    column_of_label.push_back(column);
  }
  std::vector<FigureColumn> columns;
  for (const std::size_t at : chosen_columns(labels, options, path)) {
    const std::size_t column = column_of_label[at];
    columns.push_back({.name = labels[at],
                       .field = table.columns[column].field - std::size_t{1},
                       .format = format_of_column(table, column),
                       .unit = unit_of_column(table, column)});
  }
  return columns;
}

std::uint64_t line_of_row(const Table& table, std::size_t row) {
  for (const Cell& cell : table.rows[row].stub) {
    if (cell.line > 0) return cell.line;
  }
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    if (table.at(row, column).line > 0) return table.at(row, column).line;
  }
  return 1;
}

// What the beginning gives about the file as a whole; what it gives about single rows is found again when they are
// read.
void keep_findings(const std::vector<Finding>& found, FilePlan& plan) {
  static constexpr std::array<std::string_view, 8> about_file{
      "column-kept-as-text", "delimiter-uncertain",      "encoding-detected",   "heading-missing",
      "heading-repeated",    "numbering-column-dropped", "number-format-mixed", "number-format-ambiguous"};
  for (const Finding& finding : found) {
    if (std::ranges::find(about_file, finding.code) != about_file.end()) plan.findings.push_back(finding);
  }
}

}  // namespace

std::string first_lines(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string sample(sample_bytes, '\0');
  file.read(sample.data(), static_cast<std::streamsize>(sample.size()));
  sample.resize(static_cast<std::size_t>(file.gcount()));
  if (sample.size() < sample_bytes) return sample;
  const std::size_t line_end = sample.find_last_of("\r\n");
  if (line_end != std::string::npos) sample.resize(line_end + 1);
  return sample;
}

bool is_utf8_text(std::string_view sample, const std::string& path, const ReadOptions& options) {
  const std::string format = utf8::lowered(options.format);
  if (!format.empty() && format != "csv" && format != "tsv") return false;
  if (format.empty() && (ends_with_any(path, ".xlsx", ".ods") || sample.starts_with("PK"))) return false;
  if (sample.find('\0') != std::string_view::npos) return false;
  const std::string encoding = utf8::lowered(options.encoding);
  return encoding.empty() ? detect_encoding(sample).name == "utf-8" : encoding == "utf-8" || encoding == "utf8";
}

FilePlan file_plan(std::string_view sample, const std::string& path, const ReadOptions& options,
                   const RegionTableOptions& columns) {
  const ReadResult read = read_tables(sample, path, options);
  const Table& table = table_with_figures(read, path);
  FilePlan plan;
  plan.delimiter = delimiter_of(sample, path, options);
  plan.table_name = table.name;
  plan.width = usual_width(sample, plan.delimiter);
  plan.first_line = line_of_row(table, 0);
  for (const Cell& cell : table.rows.front().stub) {
    if (cell.field > 0) plan.name_fields.push_back(cell.field - std::size_t{1});
  }
  for (const std::string& heading : table.stub_headings) {
    plan.names_from += (plan.names_from.empty() || heading.empty() ? "" : ", ") + heading;
  }
  plan.columns = figure_columns(table, columns, path);
  plan.bytes_per_row = static_cast<double>(sample.size()) / static_cast<double>(table.rows.size() + 1);
  keep_findings(read.findings, plan);
  return plan;
}

}  // namespace ecumene::source_internal
