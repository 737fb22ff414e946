// What the store computes from a statement so that `find` is quick: the days of its period, and words for the search
// index that stand for its place and its decades.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/period.hpp"
#include "ecumene/evidence/ledger_json.hpp"

namespace ecumene::evidence_internal {

// When the statement holds: the period of a quantity, the date itself of a date.
std::optional<Period> period_of(const JsonFields& fields);

// One word a decade ("d194"), or "dmany" for a period of more than most_decades.
inline constexpr std::size_t most_decades = 40;
std::vector<std::string> decade_keys(const Period& period);
// The words of periods that may overlap this one; empty: too many to be asked for.
std::vector<std::string> overlapping_decade_keys(const Period& period);

std::string place_row_key(std::int64_t row);        // of a place that the gazetteer knows
std::string place_name_key(std::string_view name);  // as the text has it, by its folded form
// Of the names that a statement gives, divided by semicolons where it holds for several places.
std::vector<std::string> place_name_keys(std::string_view names);
std::string folded_for_search(std::string_view text);  // letter case, kinds of dashes, apostrophes and the like

}  // namespace ecumene::evidence_internal
