#include "ecumene/panel/pivot.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "ecumene/panel/convert.hpp"
#include "ecumene/panel/known_names.hpp"

namespace ecumene {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t no_row = std::numeric_limits<std::size_t>::max();

// Which place in the result a number of a dictionary has. Either fixed beforehand, or given out at the first meeting.
struct Axis {
  std::vector<std::uint32_t> position;  // by dictionary number
  std::vector<std::uint32_t> members;   // by position
  bool open = true;                     // unknown members are taken in

  explicit Axis(std::size_t dictionary_size) : position(dictionary_size, nowhere) {}
  void admit(std::uint32_t index) {
    if (position[index] != nowhere) return;
    position[index] = static_cast<std::uint32_t>(members.size());
    members.push_back(index);
  }
  bool takes(std::uint32_t index) {
    if (open) admit(index);
    return position[index] != nowhere;
  }
};

// Rows of the panel by cell of the result: the first for each, the others apart.
struct Cells {
  std::vector<std::size_t> first;
  std::map<std::size_t, std::vector<std::size_t>> further;
};

Cells cells_of(const std::vector<std::pair<std::size_t, std::size_t>>& row_at, std::size_t count) {
  Cells cells{std::vector<std::size_t>(count, no_row), {}};
  for (const auto& [cell, row] : row_at) {
    if (cells.first[cell] == no_row) {
      cells.first[cell] = row;
    } else {
      cells.further[cell].push_back(row);
    }
  }
  return cells;
}

bool agree(const Panel& panel, std::size_t a, std::size_t b) {
  return panel.value(a) == panel.value(b) && panel.unit(a) == panel.unit(b);
}

Finding repeated(const Panel& panel, std::size_t first, const std::vector<std::size_t>& further) {
  bool same = true;
  std::string values = value_text(panel.value(first));
  std::vector<Place> places{panel.place(first)};
  for (const std::size_t row : further) {
    same = same && agree(panel, first, row);
    values += ", " + value_text(panel.value(row));
    places.push_back(panel.place(row));
  }
  return {.code = "observation-repeated",
          .severity = same ? Severity::note : Severity::warning,
          .what = "\"" + std::string(panel.name(panel.indicator(first))) + "\" of \"" +
                  std::string(panel.name(panel.region(first))) + "\" for " +
                  std::string(panel.name(panel.period(first))) + " is given " + std::to_string(further.size() + 1) +
                  " times (" + values + "); the first is used",
          .way_out = same ? "the observations agree; select one source if one is enough"
                          : "select one source, or correct the observation that is wrong",
          .places = std::move(places)};
}

Finding mixed(const Panel& panel, const std::vector<std::size_t>& examples) {
  std::string units;
  std::vector<Place> places;
  for (const std::size_t row : examples) {
    units += (units.empty() ? "" : ", ") + unit_text(panel.get(panel.unit(row)));
    places.push_back(panel.place(row));
  }
  return {.code = "unit-mixed",
          .severity = Severity::error,
          .what = "\"" + std::string(panel.name(panel.indicator(examples.front()))) + "\" is given in several units (" +
                  units + ") and is left out",
          .way_out = "convert it to one unit, or give the series in another unit an indicator name of its own",
          .places = std::move(places)};
}

// The first row of each unit of each indicator, in the order of rows.
std::map<std::uint32_t, std::vector<std::size_t>> unit_examples(const Panel& panel,
                                                                const std::vector<std::size_t>& rows) {
  std::vector<UnitId> usual(panel.indicator_count(), UnitId{nowhere});
  std::map<std::uint32_t, std::vector<std::size_t>> examples;
  for (const std::size_t row : rows) {
    const std::uint32_t indicator = panel.indicator(row).index;
    if (usual[indicator] == panel.unit(row)) continue;
    std::vector<std::size_t>& known = examples[indicator];
    if (std::none_of(known.begin(), known.end(), [&](std::size_t k) { return panel.unit(k) == panel.unit(row); })) {
      known.push_back(row);
    }
    if (usual[indicator].index == nowhere) usual[indicator] = panel.unit(row);
  }
  return examples;
}

// Takes rows of indicators in mixed units out of `rows`.
void refuse_mixed(const Panel& panel, std::vector<std::size_t>& rows, std::vector<Finding>& findings) {
  std::vector<char> refused(panel.indicator_count(), 0);
  for (const auto& [indicator, examples] : unit_examples(panel, rows)) {
    if (examples.size() < 2) continue;
    refused[indicator] = 1;
    findings.push_back(mixed(panel, examples));
  }
  std::erase_if(rows, [&](std::size_t row) { return refused[panel.indicator(row).index] != 0; });
}

void fill(const Panel& panel, const Cells& cells, RegionTableResult& result) {
  RegionTable& table = result.table;
  table.value.assign(cells.first.size(), std::numeric_limits<double>::quiet_NaN());
  table.low = table.value;
  table.high = table.value;
  table.places.resize(cells.first.size());
  for (std::size_t k = 0; k < cells.first.size(); ++k) {
    const std::size_t row = cells.first[k];
    if (row == no_row) continue;
    table.places[k] = panel.place(row);
    table.value[k] = panel.number(row);
    const bool interval = panel.is_interval(row);
    table.low[k] = interval ? panel.value(row)->low.to_double() : table.value[k];
    table.high[k] = interval ? panel.value(row)->high.to_double() : table.value[k];
  }
  for (const auto& [cell, further] : cells.further) {
    result.findings.push_back(repeated(panel, cells.first[cell], further));
  }
}

template <class Id, class Column>
RegionTableResult tabulated(const Panel& panel, const std::vector<std::size_t>& rows, Axis& regions, Axis& columns,
                            Column column) {
  for (const std::size_t row : rows) {
    regions.takes(panel.region(row).index);
    columns.takes(column(row).index);
  }
  std::vector<std::pair<std::size_t, std::size_t>> row_at;
  row_at.reserve(rows.size());
  for (const std::size_t row : rows) {
    const std::size_t i = regions.position[panel.region(row).index];
    row_at.emplace_back(i * columns.members.size() + columns.position[column(row).index], row);
  }
  RegionTableResult result;
  for (const std::uint32_t i : regions.members) result.table.regions.emplace_back(panel.name(RegionId{i}));
  for (const std::uint32_t j : columns.members) result.table.indicators.emplace_back(panel.name(Id{j}));
  fill(panel, cells_of(row_at, regions.members.size() * columns.members.size()), result);
  return result;
}

}  // namespace

RegionTableResult pivot(const Panel& panel, const Period& period, const PivotOptions& options) {
  const PeriodId wanted = known_period(panel, period);
  Axis regions(panel.region_count());
  Axis indicators(panel.indicator_count());
  for (const std::string& name : options.regions) regions.admit(known_region(panel, name).index);
  for (const std::string& name : options.indicators) indicators.admit(known_indicator(panel, name).index);
  regions.open = options.regions.empty();
  indicators.open = options.indicators.empty();
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    if (panel.period(row) != wanted) continue;
    const bool region_taken = regions.open || regions.takes(panel.region(row).index);
    const bool indicator_taken = indicators.open || indicators.takes(panel.indicator(row).index);
    if (region_taken && indicator_taken) rows.push_back(row);
  }
  std::vector<Finding> findings;
  refuse_mixed(panel, rows, findings);
  RegionTableResult result =
      tabulated<IndicatorId>(panel, rows, regions, indicators, [&](std::size_t row) { return panel.indicator(row); });
  result.table.name = panel.name(wanted);
  result.findings.insert(result.findings.begin(), findings.begin(), findings.end());
  return result;
}

RegionTableResult pivot_over_periods(const Panel& panel, const std::string& indicator) {
  const IndicatorId wanted = known_indicator(panel, indicator);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    if (panel.indicator(row) == wanted) rows.push_back(row);
  }
  std::vector<Finding> findings;
  refuse_mixed(panel, rows, findings);
  std::vector<PeriodId> used;
  for (const std::size_t row : rows) used.push_back(panel.period(row));
  std::sort(used.begin(), used.end());
  used.erase(std::unique(used.begin(), used.end()), used.end());
  std::stable_sort(used.begin(), used.end(), [&](PeriodId a, PeriodId b) { return panel.get(a) < panel.get(b); });
  Axis regions(panel.region_count());
  Axis periods(panel.period_count());
  for (const PeriodId period : used) periods.admit(period.index);
  RegionTableResult result =
      tabulated<PeriodId>(panel, rows, regions, periods, [&](std::size_t row) { return panel.period(row); });
  result.table.name = indicator;
  result.findings.insert(result.findings.begin(), findings.begin(), findings.end());
  return result;
}

}  // namespace ecumene
