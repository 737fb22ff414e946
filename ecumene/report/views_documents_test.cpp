#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ecumene/panel/claims_for_tests.hpp"
#include "ecumene/report/views.hpp"

using namespace ecumene;

namespace {

std::vector<std::string> texts_of(const std::string& said) {
  std::vector<std::string> texts;
  for (const Claim& claim : for_tests::claims_from_text(said)) texts.push_back(claim_text(claim));
  return texts;
}

}  // namespace

TEST_CASE("a figure is told with its movement, hedge and unit; a percentage of another year stays one") {
  CHECK(texts_of(R"(
place: Omsk
sentence: About 2,800 wagons, 2.5 times more, 82.9 % of the level of 1913, third place, a third and half of them.
figure: 2,800 | value=2800; modifier=approx; unit=t; kind=measure
figure: 2.5 times | value=2.5; movement=rise; kind=multiple
figure: 82.9 % | value=82.9; unit=%; kind=multiple; base=1913
figure: third | value=3; kind=rank
figure: a third | value=0.333333333333; kind=share
figure: half | value=0.500000000000; kind=share
)") == std::vector<std::string>{"about 2,800 t", "rise of 2.5 times", "82.9\u00A0%", "rank 3", "0.3333", "0.5"});
}
