// The day on which a text was written, as the lines at its head tell it.
//
// A newspaper, a release, a speech, a decree is told from its day: "in September" is the September near it. A history
// is told from year to year, whatever day stands at its head: "Recorded on 6 May 2009".
#pragma once

#include <optional>
#include <vector>

#include "ecumene/evidence/reader_internal.hpp"
#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {

// The first full date in short lines at the head of the text ("14 May 1931, No. 118"), or at the beginning of a
// paragraph there behind the name of a place ("KARAGANDA, 14 May 1931:"), or the day up to which an account is made.
// None where most of the years that the text names lie far before it. Linear.
std::optional<Day> dateline(const Tokens& tokens, const std::vector<Stretch>& stretches);

}  // namespace ecumene::evidence_internal
