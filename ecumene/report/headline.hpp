// How a report calls a finding.
#pragma once

#include <string>

#include "ecumene/base/finding.hpp"

namespace ecumene {

// By its region and its two figures, "Omsk Oblast: printed 4.9, recomputed 4.3"; where it has no two, by what it says,
// with the region, or the row or column that all its places share, in front.
struct Headline {
  std::string text;
  std::string detail;  // the sentence itself, with the column, where the headline gives figures; else ""
};
Headline headline_of(const Finding& finding);

}  // namespace ecumene
