// The panel: observations in columns, built for tens of millions of them.
//
// Regions, indicators, periods, units and sources stand once in dictionaries, numbered in the order of their first
// appearance; a row is their numbers, an exact value and a passage: about 45 bytes and the passage's text. Rows keep
// the order in which they were added. Nothing is merged or dropped here: two rows may speak of the same region,
// indicator and period (two sources do); select.hpp, pivot.hpp, merge.hpp and convert.hpp work on panels, sdmx_csv.hpp
// reads and writes them, from_table.hpp makes one from a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/observation.hpp"
#include "ecumene/panel/text_pool.hpp"
#include "ecumene/panel/value_column.hpp"

namespace ecumene {

// A row by the numbers of one panel's dictionaries.
struct PanelRow {
  RegionId region = {};
  IndicatorId indicator = {};
  PeriodId period = {};
  UnitId unit = {};
  SourceId source = {};
  ObservationStatus status = ObservationStatus::normal;
  std::optional<Interval> value = {};
  std::string_view passage = {};
};

class Panel {
 public:
  void add(const Observation& observation);
  // REQUIRES ids of this panel, and low <= high of the value.
  void add(const PanelRow& row);
  void reserve(std::size_t rows);

  std::size_t size() const { return region_.size(); }
  Observation at(std::size_t row) const;
  PanelRow row(std::size_t row) const;  // its passage is a view into the panel

  RegionId region(std::size_t row) const { return region_[row]; }
  IndicatorId indicator(std::size_t row) const { return indicator_[row]; }
  PeriodId period(std::size_t row) const { return period_[row]; }
  UnitId unit(std::size_t row) const { return unit_[row]; }
  SourceId source(std::size_t row) const { return source_[row]; }
  ObservationStatus status(std::size_t row) const { return status_[row]; }
  std::optional<Interval> value(std::size_t row) const { return value_[row]; }
  bool has_value(std::size_t row) const { return value_.has_value(row); }
  bool is_interval(std::size_t row) const { return value_.is_interval(row); }
  double number(std::size_t row) const { return value_.number(row); }  // midpoint; NaN: no value
  std::string_view passage(std::size_t row) const { return passage_[row]; }
  // Where the figure stands, with region and indicator as its labels and the value as its text.
  Place place(std::size_t row) const;

  std::string_view name(RegionId id) const { return regions_.at(id.index); }
  std::string_view name(IndicatorId id) const { return indicators_.at(id.index); }
  std::string_view name(PeriodId id) const { return period_names_.at(id.index); }  // canonical EDTF
  std::string_view name(SourceId id) const { return sources_.at(id.index); }
  const Period& get(PeriodId id) const { return periods_[id.index]; }
  const Unit& get(UnitId id) const { return units_[id.index]; }

  std::size_t region_count() const { return regions_.size(); }
  std::size_t indicator_count() const { return indicators_.size(); }
  std::size_t period_count() const { return periods_.size(); }
  std::size_t unit_count() const { return units_.size(); }
  std::size_t source_count() const { return sources_.size(); }

  RegionId add_region(std::string_view name) { return {regions_.intern(name)}; }
  IndicatorId add_indicator(std::string_view name) { return {indicators_.intern(name)}; }
  PeriodId add_period(const Period& period);
  UnitId add_unit(const Unit& unit);
  SourceId add_source(std::string_view name) { return {sources_.intern(name)}; }
  std::optional<RegionId> find_region(std::string_view name) const;
  std::optional<IndicatorId> find_indicator(std::string_view name) const;
  std::optional<PeriodId> find_period(const Period& period) const;

  // The same observations in the same order; the numbering of the dictionaries does not matter.
  friend bool operator==(const Panel& a, const Panel& b);

 private:
  TextPool regions_;
  TextPool indicators_;
  TextPool sources_;
  TextPool period_names_;
  std::vector<Period> periods_;
  TextPool unit_names_;
  std::vector<Unit> units_;

  std::vector<RegionId> region_;
  std::vector<IndicatorId> indicator_;
  std::vector<PeriodId> period_;
  std::vector<UnitId> unit_;
  std::vector<SourceId> source_;
  std::vector<ObservationStatus> status_;
  ValueColumn value_;
  TextColumn passage_;
};

// A panel and what had to be said while making it.
struct PanelResult {
  Panel panel = {};
  std::vector<Finding> findings = {};
};

// Copies rows of one panel into another, numbering its dictionaries anew as it goes.
class RowCopier {
 public:
  RowCopier(const Panel& from, Panel& to);
  PanelRow translated(std::size_t row);  // the row with the numbers of the target; not added yet
  void copy(std::size_t row) { to_.add(translated(row)); }

 private:
  const Panel& from_;
  Panel& to_;
  std::vector<std::uint32_t> regions_;
  std::vector<std::uint32_t> indicators_;
  std::vector<std::uint32_t> periods_;
  std::vector<std::uint32_t> units_;
  std::vector<std::uint32_t> sources_;
};

// "1.60" for one figure, "6-8" for an interval, "no value" for none.
std::string value_text(const std::optional<Interval>& value);

}  // namespace ecumene
