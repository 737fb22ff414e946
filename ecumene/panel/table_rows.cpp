#include "ecumene/panel/table_rows.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/aggregate_label.hpp"

namespace ecumene {
namespace {

Finding nameless(const Table& table, std::size_t row) {
  bool has_figures = false;
  for (std::size_t c = 0; c < table.columns.size(); ++c) has_figures |= table.at(row, c).kind != CellKind::empty;
  return {.code = "region-without-name",
          .severity = has_figures ? Severity::warning : Severity::note,
          .what = "row " + std::to_string(row + 1) + " of table \"" + table.name + "\" names no region and is left out",
          .way_out = "write the name of the region in the column of regions",
          .places = {table.row_place(row)}};
}

Finding aggregate(const Table& table, std::size_t row) {
  return {.code = "aggregate-row-left-out",
          .severity = Severity::warning,
          .what = "row \"" + table.rows[row].label() + "\" is a total or a mean, not a region, and is left out",
          .way_out = "rename the row if it is a region; the audit compares totals and means with their parts",
          .places = {table.row_place(row)}};
}

}  // namespace

std::optional<Finding> reason_to_leave_out(const Table& table, std::size_t row, std::size_t region_stub) {
  const std::vector<Cell>& stub = table.rows[row].stub;
  if (region_stub >= stub.size() || utf8::trimmed(stub[region_stub].raw).empty()) return nameless(table, row);
  const auto is_aggregate = [](const Cell& cell) { return is_aggregate_label(cell.raw); };
  if (std::any_of(stub.begin(), stub.end(), is_aggregate)) return aggregate(table, row);
  return std::nullopt;
}

std::string label_without(const TableRow& row, std::size_t stub) {
  TableRow rest = row;
  if (stub < rest.stub.size()) rest.stub.erase(rest.stub.begin() + static_cast<std::ptrdiff_t>(stub));
  return rest.label();
}

double midpoint_number(const Interval& interval) {
  if (interval.is_point()) return interval.low.to_double();
  try {
    return midpoint(interval).to_double();
  } catch (const Error&) {
    return interval.low.to_double() / 2 + interval.high.to_double() / 2;
  }
}

std::optional<Interval> counted_value(const Cell& cell) {
  if (cell.kind == CellKind::nil) return Interval{Decimal(0), Decimal(0)};
  if (!cell.is_numeric()) return std::nullopt;
  if (cell.stored && cell.kind == CellKind::number) return Interval{*cell.stored, *cell.stored};
  return cell.low <= cell.high ? Interval{cell.low, cell.high} : Interval{cell.high, cell.low};
}

}  // namespace ecumene
