// The columns of a table behind its labels: unique names, units, and what to say where a heading is missing.
#include <map>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

// The lowest heading over a column, or where it should stand.
Cell heading_cell(const Grid& grid, const Region& region, std::size_t lines, std::size_t column) {
  const std::size_t at = region.first_column + column;
  for (std::size_t line = lines; line > 0; --line) {
    const Cell& cell = cell_at(grid, region.rows[line - 1], at);
    if (!is_blank(cell)) return cell;
  }
  Cell heading;
  if (region.rows.empty()) return heading;
  const Cell& first = cell_at(grid, region.rows[lines > 0 ? lines - 1 : 0], region.first_column);
  heading.line = first.line;
  heading.row = first.row;
  heading.field = static_cast<std::uint32_t>(at + 1);
  return heading;
}

// "Funding sources of enterprises, %*": the caption names the unit of every figure under it.
std::optional<Unit> unit_in_title(const std::string& printed) {
  Cell title;
  title.raw = printed;
  take_label_footnotes(title);
  const std::size_t comma = title.raw.rfind(',');
  if (comma == std::string::npos) return std::nullopt;
  const std::string_view tail = utf8::trimmed(std::string_view(title.raw).substr(comma + 1));
  const std::size_t words = utf8::words(tail).size();
  if (words == 0 || words > 3) return std::nullopt;
  return unit_in_heading(", " + std::string(tail));
}

Finding heading_missing(const Grid& grid, const TableColumn& column, std::size_t lines) {
  Finding finding;
  finding.code = "heading-missing";
  finding.severity = Severity::warning;
  finding.places = {place_of(grid, column.heading)};
  finding.what = "field " + std::to_string(column.field) + " has no heading; it is called \"" + column.label + "\"";
  finding.way_out = lines == 0 ? "put a line of headings above the table, or say how many there are: --header-lines=1"
                               : "give the column a heading";
  return finding;
}

Finding heading_repeated(const Grid& grid, const TableColumn& column, const std::string& printed, std::size_t times) {
  Finding finding;
  finding.code = "heading-repeated";
  finding.severity = Severity::warning;
  finding.places = {place_of(grid, column.heading)};
  finding.printed = printed;
  finding.what = "the heading \"" + printed + "\" stands " + (times == 2 ? "twice" : std::to_string(times) + " times") +
                 "; this column is called \"" + column.label + "\"";
  finding.way_out = "give every column a heading of its own";
  return finding;
}

}  // namespace

Place place_of(const Grid& grid, const Cell& cell) {
  return Place{.source = grid.source,
               .sheet = grid.sheet,
               .line = cell.line,
               .column = cell.column,
               .row = cell.row,
               .field = cell.field,
               .byte_begin = cell.byte_begin,
               .byte_end = cell.byte_end,
               .text = cell.raw};
}

std::vector<TableColumn> make_columns(const Grid& grid, const Region& region, const HeadingPlan& plan,
                                      std::vector<Finding>& findings) {
  const std::optional<Unit> common = unit_in_title(plan.title);
  std::map<std::string, std::size_t> seen;
  std::vector<TableColumn> columns;
  for (std::size_t field : plan.fields) {
    TableColumn column;
    column.label = plan.labels[field];
    column.field = static_cast<std::uint32_t>(region.first_column + field + 1);
    column.heading = heading_cell(grid, region, plan.lines, field);
    column.unit = unit_in_heading(column.label);
    if (!column.unit) column.unit = common;
    if (column.label.empty()) {
      column.label = "column " + std::to_string(column.field);
      findings.push_back(heading_missing(grid, column, plan.lines));
    }
    const std::string printed = column.label;
    std::size_t times = ++seen[utf8::folded(printed)];
    if (times > 1) {
      const auto name = [&] { return printed + " (" + std::to_string(times) + ')'; };
      while (seen.contains(utf8::folded(name()))) ++times;  // "rate (2)" may be printed as well
      column.label = name();
      seen.emplace(utf8::folded(column.label), 1);
      findings.push_back(heading_repeated(grid, column, printed, times));
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

}  // namespace ecumene
