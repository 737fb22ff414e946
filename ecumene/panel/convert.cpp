#include "ecumene/panel/convert.hpp"

#include <map>

#include "ecumene/panel/known_names.hpp"

namespace ecumene {
namespace {

constexpr int further_decimals = 12;

// value / denominator: exact if the denominator has no prime factors but 2 and 5.
Decimal divided(const Decimal& value, std::int64_t denominator) {
  Decimal exact = value;
  std::int64_t rest = denominator;
  for (; rest % 10 == 0; rest /= 10) exact = Decimal::from_units(exact.units(), exact.decimals() + 1);
  for (; rest % 5 == 0; rest /= 5) exact = exact * Decimal(2, 1);
  for (; rest % 2 == 0; rest /= 2) exact = exact * Decimal(5, 1);
  return rest == 1 ? exact : quotient(value, Decimal(denominator), value.decimals() + further_decimals);
}

Decimal applied(const Decimal& value, const Conversion& factor) {
  Decimal scaled = factor.numerator == 1 ? value : value * Decimal(factor.numerator);
  scaled = Decimal::from_units(scaled.units(), scaled.decimals() - factor.power_of_ten);
  return divided(scaled, factor.denominator);
}

Finding not_convertible(const Panel& panel, std::size_t row, const Unit& to) {
  const Unit& from = panel.get(panel.unit(row));
  return {.code = "unit-not-convertible",
          .severity = Severity::error,
          .what = "\"" + std::string(panel.name(panel.indicator(row))) + "\" in " + unit_text(from) +
                  " cannot be brought to " + unit_text(to) + "; these observations keep their unit",
          .way_out = "name a unit that measures the same thing, or give the series in another unit a name of its own",
          .places = {panel.place(row)}};
}

}  // namespace

std::string unit_text(const Unit& unit) {
  const std::string code = to_string(unit);
  return unit.multiplier == 0 ? code : code + " x 10^" + std::to_string(unit.multiplier);
}

std::optional<Interval> converted(const Interval& value, const Unit& from, const Unit& to) {
  if (from == to) return value;
  const auto factor = conversion(from, to);
  if (!factor) return std::nullopt;
  if (is_one_figure(value)) {
    const Decimal figure = applied(value.low, *factor);
    return Interval{figure, figure};
  }
  return Interval{applied(value.low, *factor), applied(value.high, *factor)};
}

PanelResult converted(const Panel& panel, const std::string& indicator, const Unit& to) {
  const IndicatorId wanted = known_indicator(panel, indicator);
  PanelResult result;
  result.panel.reserve(panel.size());
  RowCopier copier(panel, result.panel);
  std::map<UnitId, bool> convertible;
  for (std::size_t i = 0; i < panel.size(); ++i) {
    PanelRow row = copier.translated(i);
    if (panel.indicator(i) == wanted) {
      const Unit& from = panel.get(panel.unit(i));
      const auto [known, is_new] = convertible.try_emplace(panel.unit(i), from == to || conversion(from, to));
      if (is_new && !known->second) result.findings.push_back(not_convertible(panel, i, to));
      if (known->second) {
        if (row.value) row.value = converted(*row.value, from, to);
        row.unit = result.panel.add_unit(to);
      }
    }
    result.panel.add(row);
  }
  return result;
}

}  // namespace ecumene
