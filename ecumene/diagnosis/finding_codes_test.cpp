#include "ecumene/diagnosis/finding_codes.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace ecumene;

TEST_CASE("the codes of the diagnosis room are sorted, unique and explained") {
  const auto codes = diagnosis_finding_codes();
  CHECK(std::ranges::adjacent_find(codes, std::ranges::greater_equal{}, &FindingCode::code) == codes.end());
  for (const FindingCode& code : codes) {
    CAPTURE(code.code);
    CHECK(!code.title.empty());
    CHECK(!code.explanation.empty());
    CHECK(!code.way_out.empty());
  }
}
