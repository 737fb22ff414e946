// The year in which the story stands: dates without a year are of it.
#pragma once

#include <cstddef>
#include <optional>

#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {

// The year that the story carries, if any.
std::optional<int> carried_year(const Narrative& narrative);
// Moves a year of two digits into the century that is meant.
void settle_century(DateParts& parts, const Narrative& narrative);
// Tokens at .. next-1 of a page.
struct DatePlace {
  const Page& page;
  std::size_t at;
  std::size_t next;
};
// The year of a date that names none.
std::optional<int> year_told(const DatePlace& place, const DateParts& parts, const Narrative& narrative);
// Gives a date without a year its year. Did it need one?
bool complete(const DatePlace& place, DateParts& parts, const Narrative& narrative);
// Where the story stands behind a date of a year.
void lead_on(const DatePlace& place, const DateParts& parts, Narrative& narrative);

}  // namespace ecumene::evidence_internal
