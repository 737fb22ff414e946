// The one door: a file becomes bytes, bytes become grids, grids become tables, tables get their figures.
#include "ecumene/source/read.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/file_bytes.hpp"
#include "ecumene/source/foreign_format.hpp"
#include "ecumene/source/grid.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

[[noreturn]] void refuse_format(const std::string& name, std::string what, std::string way_out) {
  throw Error(Finding{.code = "format-unknown",
                      .severity = Severity::error,
                      .what = std::move(what),
                      .way_out = std::move(way_out),
                      .places = {Place{.source = name}}});
}

std::string format_names() {
  std::string names;
  for (const FormatDescriptor* format : formats()) names += (names.empty() ? "" : ", ") + std::string(format->name);
  return names;
}

const FormatDescriptor& format_named(const std::string& format, const std::string& name) {
  for (const FormatDescriptor* known : formats()) {
    if (known->name == utf8::lowered(format)) return *known;
  }
  refuse_format(name, "there is no format '" + format + "'", "give one of these: --format=" + format_names());
}

bool has_ending(const FormatDescriptor& format, std::string_view ending) {
  const auto endings = utf8::words(format.endings);
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

std::string ending_of(const std::string& name) {
  const std::string file = name.substr(name.find_last_of("/\\") + 1);
  const std::size_t dot = file.rfind('.');
  return dot == std::string::npos || dot == 0 ? std::string() : utf8::lowered(file.substr(dot));
}

const FormatDescriptor& recognised_format(std::string_view bytes, const std::string& name, std::string_view encoding) {
  const std::string_view head = bytes.substr(0, 4096);
  for (const FormatDescriptor* format : formats()) {
    if (format->recognises(head)) return *format;
  }
  if (const ForeignFormat* foreign = foreign_format(head))
    refuse_format(name, "this is " + std::string(foreign->title) + ", not a table", std::string(foreign->way_out));
  const std::string ending = ending_of(name);
  const auto known =
      std::ranges::find_if(formats(), [&](const FormatDescriptor* format) { return has_ending(*format, ending); });
  // Any other text is tried as delimited text.
  const FormatDescriptor& format = known == formats().end() ? format_named("csv", name) : **known;
  if (format.is_text && encoding.empty() && !is_text(bytes)) {
    refuse_format(name, "the file is no text and of no format that tables are read from",
                  "save the table as XLSX, ODS or CSV; if it is one of these, say so: --format=" + format_names());
  }
  return format;
}

// A row that was cut at delimiters because it is a note, or that is rejected anyway, needs no second complaint.
void drop_complaints_about(const std::set<std::pair<std::string, std::uint32_t>>& rows,
                           std::vector<Finding>& findings) {
  std::erase_if(findings, [&](const Finding& finding) {
    return finding.code == "row-ragged" && !finding.places.empty() &&
           rows.contains({finding.places.front().sheet, finding.places.front().row});
  });
}

void take_grid(Grid& grid, const ReadOptions& options, ReadResult& result) {
  const std::size_t rejected_before = result.rejected.size();
  std::set<std::pair<std::string, std::uint32_t>> settled;
  for (Table& table : take_tables(grid, options, result.findings, result.rejected)) {
    read_figures(table, options, result.findings);
    for (const Cell& note : table.notes) settled.insert({table.sheet, note.row});
    result.tables.push_back(std::move(table));
  }
  for (std::size_t i = rejected_before; i < result.rejected.size(); ++i) {
    settled.insert({result.rejected[i].place.sheet, result.rejected[i].place.row});
  }
  drop_complaints_about(settled, result.findings);
}

}  // namespace

ReadResult read_tables(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  if (bytes.empty()) {
    throw Error(Finding{.code = "file-empty",
                        .severity = Severity::error,
                        .what = "the file is empty (0 bytes)",
                        .way_out = "check that it was saved or downloaded whole",
                        .places = {Place{.source = name}}});
  }
  const FormatDescriptor& format =
      options.format.empty() ? recognised_format(bytes, name, options.encoding) : format_named(options.format, name);
  GridResult grids = format.read(bytes, name, options);
  ReadResult result;
  result.findings = std::move(grids.findings);
  result.rejected = std::move(grids.rejected);
  for (Grid& grid : grids.grids) {
    take_grid(grid, options, result);
    grid.rows = {};
  }
  if (result.tables.empty()) {
    throw Error(Finding{.code = "table-not-found",
                        .severity = Severity::error,
                        .what = "no table was found: there are no rows of cells, or only sentences",
                        .way_out = "check the file and, if it is delimited text, name the delimiter: --delimiter",
                        .places = {Place{.source = name}}});
  }
  return result;
}

ReadResult read_tables(const std::string& path, const ReadOptions& options) {
  return read_tables(file_bytes(path), path, options);
}

}  // namespace ecumene
