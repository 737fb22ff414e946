// The records of a large file, group after group, straight into a table of places.
#include "ecumene/source/place_text.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <utility>

#include "ecumene/base/delimited.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/source/place_text_internal.hpp"

namespace ecumene {

using namespace source_internal;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t most_rejected = 100'000;

// The first twenty findings of a code one by one; the last says how many more there are.
class FirstFindings {
 public:
  // `make` is called only for those that are kept.
  template <class Make>
  void add(std::string_view code, const Make& make) {
    constexpr std::size_t most = 20;
    Kind& kind = kinds_[std::string(code)];
    if (++kind.seen > most) return;
    kind.findings.push_back(make());
  }
  void move_to(std::vector<Finding>& findings) {
    for (auto& [code, kind] : kinds_) {
      const std::size_t more = kind.seen - kind.findings.size();
      if (more > 0) kind.findings.back().what += " (and " + std::to_string(more) + " more like this)";
      std::move(kind.findings.begin(), kind.findings.end(), std::back_inserter(findings));
    }
    kinds_.clear();
  }

 private:
  struct Kind {
    std::size_t seen = 0;
    std::vector<Finding> findings;
  };
  std::map<std::string, Kind> kinds_;
};

class PlaceReader {
 public:
  PlaceReader(const FilePlan& plan, const std::string& path, const ReadOptions& options)
      : plan_(plan), path_(path), marks_(options.marks) {
    result_.table.name = plan.table_name;
    result_.table.source = path;
    result_.table.names_from = plan.names_from;
    for (const FigureColumn& column : plan.columns) result_.table.indicators.push_back(column.name);
  }

  void reserve(std::uint64_t file_bytes) {
    const double rows = static_cast<double>(file_bytes) / plan_.bytes_per_row * 1.02;
    result_.table.values.reserve(static_cast<std::size_t>(rows) * plan_.columns.size());
    if (!plan_.name_fields.empty()) result_.table.names.reserve(static_cast<std::size_t>(rows));
  }

  void add(const DelimitedRow& row) {
    if (row.line() < plan_.first_line || row.blank()) return;
    if (has_surplus(row)) return reject(row);
    ++result_.table.places;
    if (!plan_.name_fields.empty()) add_name(row);
    for (const FigureColumn& column : plan_.columns) result_.table.values.push_back(figure(row, column));
  }

  PlacesRead finish(std::vector<Finding> of_reader) && {
    result_.findings = plan_.findings;
    std::ranges::move(of_reader, std::back_inserter(result_.findings));
    troubles_.move_to(result_.findings);
    return std::move(result_);
  }

 private:
  // Empty fields at the end of a record are no more than a slip of the program that wrote it.
  bool has_surplus(const DelimitedRow& row) const {
    for (std::size_t field = plan_.width; field < row.size(); ++field) {
      if (!utf8::trimmed(row.text(field)).empty()) return true;
    }
    return false;
  }

  double figure(const DelimitedRow& row, const FigureColumn& column) {
    if (column.field >= row.size()) return nothing;
    const std::string_view text = row.text(column.field);
    if (const auto value = short_figure(text, column.format)) return *value;
    const FigureRead read = any_figure(text, column, marks_);
    if (read.fault == FigureFault::not_understood || read.fault == FigureFault::too_large) {
      report_figure(row, column, read.fault);
    }
    return read.value;
  }

  std::string name_of(const DelimitedRow& row) const {
    std::string name;
    for (const std::size_t field : plan_.name_fields) {
      if (field >= row.size()) continue;
      const std::string_view text = utf8::trimmed(row.text(field));
      if (!name.empty() && !text.empty()) name += " · ";
      name += text;
    }
    return name;
  }

  void add_name(const DelimitedRow& row) {
    const std::size_t field = plan_.name_fields.front();
    const bool plain = plan_.name_fields.size() == 1 && field < row.size();
    const std::string joined = plain ? std::string() : name_of(row);
    const std::string_view name = plain ? utf8::trimmed(row.text(field)) : std::string_view(joined);
    if (utf8::first_invalid(name)) report_name(row);
    result_.table.names.push_back(name);
  }

  Place place(const DelimitedRow& row) const {
    return {.source = path_,
            .line = row.line(),
            .row = static_cast<std::uint32_t>(row.number()),
            .byte_begin = row.byte_begin(),
            .byte_end = row.byte_end()};
  }

  void report_figure(const DelimitedRow& row, const FigureColumn& column, FigureFault fault) {
    const bool too_large = fault == FigureFault::too_large;
    const std::string code = too_large ? "number-too-large" : "number-not-understood";
    troubles_.add(code, [&] {
      const DelimitedField field = row[column.field];
      const std::string_view before = row.raw().substr(0, field.byte_begin - row.byte_begin());
      Place where = place(row);
      const LinePosition position = advanced({.line = row.line(), .column = 1}, before);
      where.line = position.line;
      where.column = position.column;
      where.field = static_cast<std::uint32_t>(column.field + 1);
      where.byte_begin = field.byte_begin;
      where.byte_end = field.byte_end;
      where.row_label = name_of(row);
      where.column_label = column.name;
      where.text = field.text;
      return Finding{.code = code,
                     .severity = Severity::error,
                     .what = "'" + std::string(field.text.substr(0, 40)) + "' in column \"" + column.name + "\" is " +
                             (too_large ? "too large to compute with" : "no figure") + "; it counts as missing",
                     .way_out = "correct it, or say how figures are printed: --decimal, --thousands",
                     .places = {std::move(where)}};
    });
  }

  void report_name(const DelimitedRow& row) {
    troubles_.add("encoding-wrong-bytes", [&] {
      return Finding{.code = "encoding-wrong-bytes",
                     .what = "the name of the place holds bytes that are no UTF-8; they are passed on as they are",
                     .way_out = "say which encoding the file has (--encoding), or correct the name",
                     .places = {place(row)}};
    });
  }

  void reject(const DelimitedRow& row) {
    troubles_.add("row-too-long", [&] {
      return Finding{.code = "row-too-long",
                     .severity = Severity::error,
                     .what = "the row has " + std::to_string(row.size()) + " fields where the table has " +
                             std::to_string(plan_.width) + "; it is left out",
                     .way_out = "put quotes around fields that hold the delimiter, or name the delimiter: --delimiter",
                     .places = {place(row)}};
    });
    if (result_.rejected.size() < most_rejected) {
      result_.rejected.push_back({.place = place(row), .raw = std::string(row.raw()), .reason = "row-too-long"});
    }
  }

  const FilePlan& plan_;
  const std::string& path_;
  Marks marks_;
  FirstFindings troubles_;
  PlacesRead result_;
};

}  // namespace

bool is_delimited_text_above(std::size_t rows, const std::string& path, const ReadOptions& options) {
  std::error_code fault;
  const std::uintmax_t bytes = std::filesystem::file_size(path, fault);
  if (fault || bytes < rows * 2 || !is_utf8_text(first_lines(path), path, options)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string piece(std::size_t{1} << 20U, '\0');
  std::size_t lines = 0;
  while (lines <= rows && file.read(piece.data(), static_cast<std::streamsize>(piece.size())).gcount() > 0) {
    const auto end = piece.begin() + static_cast<std::ptrdiff_t>(file.gcount());
    lines += static_cast<std::size_t>(std::count(piece.begin(), end, '\n'));
  }
  return lines > rows;
}

PlacesRead read_places(const std::string& path, const ReadOptions& options, const RegionTableOptions& columns,
                       const ReadingProgress& progress) {
  const FilePlan plan = file_plan(first_lines(path), path, options, columns);
  DelimitedReader reader = DelimitedReader::open(path, {.delimiter = plan.delimiter});
  std::error_code fault;
  const std::uintmax_t bytes = std::filesystem::file_size(path, fault);
  PlaceReader places(plan, path, options);
  places.reserve(fault ? 0 : bytes);
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) places.add(row);
    const auto read = static_cast<double>((*group)[group->size() - 1].byte_end());
    if (progress) progress(read / static_cast<double>(std::max<std::uintmax_t>(bytes, 1)));
  }
  return std::move(places).finish(reader.findings());
}

}  // namespace ecumene
