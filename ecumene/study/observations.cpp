#include <algorithm>

#include "ecumene/panel/from_table.hpp"
#include "ecumene/study/observations_internal.hpp"

namespace ecumene {

namespace {

// The table with its region written in front of every row, where the study names the region for the whole of it.
Table with_region(const Table& table, const std::string& region) {
  Table result = table;
  result.stub_headings.insert(result.stub_headings.begin(), "Region");
  for (TableRow& row : result.rows) {
    Cell cell = row.stub.empty() ? Cell{} : row.stub.front();
    cell.raw = region;
    row.stub.insert(row.stub.begin(), cell);
  }
  return result;
}

TableMapping mapping_of(const StudySource& source) {
  TableMapping mapping;
  const bool by_period = source.layout != Layout::region_by_indicator;
  mapping.columns = by_period ? ColumnMeaning::periods : ColumnMeaning::indicators;
  if (source.layout == Layout::indicator_by_period) mapping.indicator_stub = 1;
  mapping.indicator = source.indicator;
  if (!source.period.empty()) mapping.period = Period::parse_or_throw(source.period);
  if (!source.unit.empty()) mapping.unit = parse_unit(source.unit);
  return mapping;
}

// A list of words has nothing to observe; figures without labels do not say whose they are.
std::vector<Finding> figures_without_labels(const Table& table) {
  const bool has_figures =
      std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.is_numeric(); });
  if (!has_figures) return {};
  return {{.code = "observations-without-labels",
           .severity = Severity::warning,
           .what = "'" + table.name + "' has figures but no column of labels, so that they become no observations",
           .way_out = "if its first column names the rows, say stub-columns = 1; if it is a list, layout = \"text\"",
           .places = {{.source = table.source, .sheet = table.sheet}}}};
}

}  // namespace

std::vector<Finding> add_observations(const Table& table, const StudySource& source, Panel& panel) {
  if (source.layout == Layout::membership || source.layout == Layout::text) return {};
  if (table.stub_headings.empty()) return figures_without_labels(table);
  const bool has_own_region = source.layout != Layout::indicator_by_period;
  const PanelResult made = observations(has_own_region ? table : with_region(table, source.region), mapping_of(source));
  RowCopier copier(made.panel, panel);
  for (std::size_t row = 0; row < made.panel.size(); ++row) copier.copy(row);
  return made.findings;
}

}  // namespace ecumene
