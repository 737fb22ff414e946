// What the words of a sentence say of its claims beside their figures: parts of a whole, durations between dates, what
// was lost and what was restored, figures that are taken up again, nouns that name a dimension.
//
// Words are language data (kind `claim`, and the words of parts and wholes of the binder); the rules are those of
// standing side by side, so that what is further apart is rather not tied:
//   part     "51 of the 126", the whole first where verbs stand last; "126 schools, of them 51 ... and 75 ..."
//   span     "two years (1941-1943)", "two years, from 1941 to 1943"
//   since    "80 years since ... 23 August 1943", "80 years ago, in 1943"
//   before, after   "after May 1943, in October", "in October, after May 1943"
//   fate     the nearest word of loss or restoration in the sentence
//   refers back     "these 625"           dimension   "a current of 5000 kW"
#pragma once

#include <span>

#include "ecumene/panel/claim.hpp"

namespace ecumene {

// Fills tie, tied_to, fate, refers_back and noun_dimension. REQUIRES the claims of a document stand together in text
// order, as claims_of gives them. Linear in the claims and their sentences.
void tie_claims(std::span<Claim> claims);

}  // namespace ecumene
