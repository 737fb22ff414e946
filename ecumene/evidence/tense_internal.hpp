// Does a clause tell of what has been, or of what is to come?
#pragma once

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// Does the verb or the word of plans nearest to tokens at .. next-1 in their sentence say that it is to come? Where
// verbs stand last, the first behind them is asked. Looks at twenty tokens on each side.
bool is_to_come(const Page& page, std::size_t at, std::size_t next);
// Is the text told from a day that it names? Only then what is open can be meant as to come.
enum class Standpoint : std::uint8_t { no_day, day };
// Is no verb of the past and none of what is to come near them in their sentence, or does it tell of every year? So are
// habits told: "in winter the roads are closed".
bool is_timeless(const Page& page, std::size_t at, std::size_t next, Standpoint standpoint);

}  // namespace ecumene::evidence_internal
