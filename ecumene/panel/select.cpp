#include "ecumene/panel/select.hpp"

#include <algorithm>
#include <array>

#include "ecumene/panel/known_names.hpp"

namespace ecumene {
namespace {

// One flag for each number of a dictionary: may it pass?
using Mask = std::vector<char>;

Mask region_mask(const Panel& panel, const Selection& selection) {
  Mask mask(panel.region_count(), selection.regions.empty() ? 1 : 0);
  for (const std::string& name : selection.regions) mask[known_region(panel, name).index] = 1;
  return mask;
}

Mask indicator_mask(const Panel& panel, const Selection& selection) {
  Mask mask(panel.indicator_count(), selection.indicators.empty() ? 1 : 0);
  for (const std::string& name : selection.indicators) mask[known_indicator(panel, name).index] = 1;
  return mask;
}

Mask period_mask(const Panel& panel, const Selection& selection) {
  Mask mask(panel.period_count(), selection.periods.empty() ? 1 : 0);
  for (const Period& period : selection.periods) mask[known_period(panel, period).index] = 1;
  for (std::uint32_t i = 0; selection.within && i < mask.size(); ++i) {
    if (!selection.within->contains(panel.get(PeriodId{i}))) mask[i] = 0;
  }
  return mask;
}

std::array<char, 256> status_mask(const Selection& selection) {
  std::array<char, 256> mask{};
  mask.fill(selection.statuses.empty() ? 1 : 0);
  for (const ObservationStatus status : selection.statuses) mask.at(static_cast<unsigned char>(status)) = 1;
  return mask;
}

}  // namespace

std::vector<std::size_t> selected_rows(const Panel& panel, const Selection& selection) {
  const Mask regions = region_mask(panel, selection);
  const Mask indicators = indicator_mask(panel, selection);
  const Mask periods = period_mask(panel, selection);
  const std::array<char, 256> statuses = status_mask(selection);
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    if (regions[panel.region(row).index] && indicators[panel.indicator(row).index] &&
        periods[panel.period(row).index] && statuses[static_cast<unsigned char>(panel.status(row))]) {
      rows.push_back(row);
    }
  }
  return rows;
}

Panel subset(const Panel& panel, std::span<const std::size_t> rows) {
  Panel result;
  result.reserve(rows.size());
  RowCopier copier(panel, result);
  for (const std::size_t row : rows) copier.copy(row);
  return result;
}

}  // namespace ecumene
