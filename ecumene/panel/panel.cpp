#include "ecumene/panel/panel.hpp"

#include <algorithm>
#include <limits>

#include "ecumene/panel/passage.hpp"

namespace ecumene {
namespace {

constexpr std::uint32_t not_yet = std::numeric_limits<std::uint32_t>::max();

// Everything that tells two units apart.
std::string unit_key(const Unit& unit) {
  std::string key = unit.code + '\n' + unit.currency + '\n' + std::to_string(unit.multiplier) + '\n' +
                    std::to_string(static_cast<int>(unit.dimension));
  if (unit.price_year) key += '\n' + std::to_string(*unit.price_year);
  return key;
}

template <class Id>
std::optional<Id> as_id(std::optional<std::uint32_t> index) {
  return index ? std::optional(Id{*index}) : std::nullopt;
}

// The number in the target, asking for it at the first meeting only.
template <class Id, class Add>
Id renumbered(std::vector<std::uint32_t>& numbers, Id id, Add add) {
  std::uint32_t& number = numbers[id.index];
  if (number == not_yet) number = add().index;
  return {number};
}

}  // namespace

PeriodId Panel::add_period(const Period& period) {
  const std::uint32_t index = period_names_.intern(period.to_string());
  if (index == periods_.size()) periods_.push_back(period);
  return {index};
}

UnitId Panel::add_unit(const Unit& unit) {
  const std::uint32_t index = unit_names_.intern(unit_key(unit));
  if (index == units_.size()) units_.push_back(unit);
  return {index};
}

std::optional<RegionId> Panel::find_region(std::string_view name) const {
  return as_id<RegionId>(regions_.find(name));
}

std::optional<IndicatorId> Panel::find_indicator(std::string_view name) const {
  return as_id<IndicatorId>(indicators_.find(name));
}

std::optional<PeriodId> Panel::find_period(const Period& period) const {
  return as_id<PeriodId>(period_names_.find(period.to_string()));
}

void Panel::reserve(std::size_t rows) {
  region_.reserve(rows);
  indicator_.reserve(rows);
  period_.reserve(rows);
  unit_.reserve(rows);
  source_.reserve(rows);
  status_.reserve(rows);
  value_.reserve(rows);
  passage_.reserve(rows);
}

void Panel::add(const PanelRow& row) {
  region_.push_back(row.region);
  indicator_.push_back(row.indicator);
  period_.push_back(row.period);
  unit_.push_back(row.unit);
  source_.push_back(row.source);
  status_.push_back(row.status);
  value_.push_back(row.value);
  passage_.push_back(row.passage);
}

void Panel::add(const Observation& observation) {
  add(PanelRow{.region = add_region(observation.region),
               .indicator = add_indicator(observation.indicator),
               .period = add_period(observation.period),
               .unit = add_unit(observation.unit),
               .source = add_source(observation.source),
               .status = observation.status,
               .value = observation.value,
               .passage = observation.passage});
}

PanelRow Panel::row(std::size_t row) const {
  return {region(row), indicator(row), period(row), unit(row), source(row), status(row), value(row), passage(row)};
}

Observation Panel::at(std::size_t row) const {
  return {.region = std::string(name(region(row))),
          .indicator = std::string(name(indicator(row))),
          .period = get(period(row)),
          .unit = get(unit(row)),
          .value = value(row),
          .status = status(row),
          .source = std::string(name(source(row))),
          .passage = std::string(passage(row))};
}

Place Panel::place(std::size_t row) const {
  Place place = passage_place(name(source(row)), passage(row));
  place.row_label = name(region(row));
  place.column_label = name(indicator(row));
  if (place.text.empty() && has_value(row)) place.text = value_text(value(row));
  return place;
}

bool operator==(const Panel& a, const Panel& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t row = 0; row < a.size(); ++row) {
    if (a.at(row) != b.at(row)) return false;
  }
  return true;
}

RowCopier::RowCopier(const Panel& from, Panel& to)
    : from_(from),
      to_(to),
      regions_(from.region_count(), not_yet),
      indicators_(from.indicator_count(), not_yet),
      periods_(from.period_count(), not_yet),
      units_(from.unit_count(), not_yet),
      sources_(from.source_count(), not_yet) {}

PanelRow RowCopier::translated(std::size_t index) {
  PanelRow row = from_.row(index);
  row.region = renumbered(regions_, row.region, [&] { return to_.add_region(from_.name(row.region)); });
  row.indicator = renumbered(indicators_, row.indicator, [&] { return to_.add_indicator(from_.name(row.indicator)); });
  row.period = renumbered(periods_, row.period, [&] { return to_.add_period(from_.get(row.period)); });
  row.unit = renumbered(units_, row.unit, [&] { return to_.add_unit(from_.get(row.unit)); });
  row.source = renumbered(sources_, row.source, [&] { return to_.add_source(from_.name(row.source)); });
  return row;
}

std::string value_text(const std::optional<Interval>& value) {
  if (!value) return "no value";
  return is_one_figure(*value) ? value->low.to_string() : value->low.to_string() + '-' + value->high.to_string();
}

}  // namespace ecumene
