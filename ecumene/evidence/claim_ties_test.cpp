#include "ecumene/evidence/claim_ties.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ecumene/evidence/claims.hpp"
#include "ecumene/evidence/language.hpp"

namespace ecumene {
namespace {

std::vector<Claim> tied(const std::string& text, const char* code = "en") {
  const Document document = Document::of_text(text, "note.txt");
  auto claims = claims_of(document, read_text(document.text(), {.language = language(code)}));
  tie_claims(claims);
  return claims;
}

// "51 part 126; 75 part 126"
std::string ties(const std::vector<Claim>& claims) {
  std::string text;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].tie == ClaimTie::none) continue;
    const auto other = static_cast<std::size_t>(static_cast<std::int64_t>(i) + claims[i].tied_to);
    if (!text.empty()) text += "; ";
    text += claims[i].passage.text + " " + std::string(to_string(claims[i].tie)) + " " + claims[other].passage.text;
  }
  return text;
}

}  // namespace

TEST_CASE("a figure is a part of the one that it is said to be of") {
  CHECK(ties(tied("By spring 51 of the 126 schools had been repaired.")) == "51 part 126");
  CHECK(ties(tied("К весне отремонтировали 51 из 126 школ.", "ru")) == "51 part 126");
  CHECK(ties(tied("До весни полагодили 51 із 126 шкіл.", "uk")) == "51 part 126");
  CHECK(ties(tied("Көктемге дейін 126 мектептің ішінен 51 мектеп жөнделді.", "kk")) == "51 part 126");
  CHECK(ties(tied("There were 10 brigades of 12 people and 5 t of 3 kinds of flour.")).empty());
}

TEST_CASE("a list behind of them is of parts, as far as it is a list") {
  CHECK(ties(tied("They ran 126 schools, of them 51 new and 75 old.")) == "51 part 126; 75 part 126");
  CHECK(ties(tied("Работало 126 школ, из них 51 новая и 75 старых.", "ru")) == "51 part 126; 75 part 126");
  CHECK(ties(tied("They ran 126 schools, including 3 boarding schools with 900 pupils.")) == "3 part 126");
}

TEST_CASE("a duration is tied to the interval in brackets and to the date since which it has passed") {
  CHECK(ties(tied("The siege lasted two years (1941–1943) and hurt the town.")) == "two years span 1941–1943");
  CHECK(ties(tied("It is 80 years since the town was freed on 23 August 1943.")) == "80 years since 23 August 1943");
  CHECK(ties(tied("It is 80 years old, and the plant was built in 1943.")).empty());
}

TEST_CASE("dates side by side are in the order that the word between them says") {
  CHECK(ties(tied("After May 1943, in October 1942, the bridge was opened.")) == "October 1942 after May 1943");
  CHECK(ties(tied("It opened in October 1942, after May 1943.")) == "May 1943 before October 1942");
  CHECK(ties(tied("After 1945, the factory that had been founded in 1932 was enlarged.")).empty());
}

TEST_CASE("the nearest word tells what was lost and what was restored") {
  const auto claims = tied("Of the bridges 14 were destroyed, and 9 were rebuilt.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].fate == ClaimFate::lost);
  CHECK(claims[1].fate == ClaimFate::restored);
  CHECK(tied("Восстановлено 9 мостов.", "ru")[0].fate == ClaimFate::restored);
  CHECK(tied("Зруйновано 14 мостів.", "uk")[0].fate == ClaimFate::lost);
  CHECK(tied("14 көпір қирады.", "kk")[0].fate == ClaimFate::lost);
  CHECK(tied("There were 9 bridges.")[0].fate == ClaimFate::none);
  const auto whole_behind = tied("Some 51 of the 126 bridges were destroyed.");
  CHECK(whole_behind[0].fate == ClaimFate::lost);
  CHECK(whole_behind[1].fate == ClaimFate::none);
  const auto whole_before = tied("The raid destroyed 126 bridges, of them 51 of wood.");
  CHECK(whole_before[0].fate == ClaimFate::lost);
  CHECK(whole_before[1].fate == ClaimFate::lost);
}

TEST_CASE("a demonstrative refers back, and a noun of measure names its dimension") {
  CHECK(tied("Not all of these 625 works were large.")[0].refers_back);
  CHECK(ties(tied("They opened 615 works, and not all of these 625 works were large.")).empty());
  CHECK(!tied("These works employed 625 people.")[0].refers_back);
  CHECK(tied("The generator gave a current of 5000 kW.")[0].noun_dimension == "electric current");
  CHECK(tied("It had 190,000 people.")[0].noun_dimension == "people");
  CHECK(tied("It had 190,000 working people.")[0].noun_dimension.empty());
  CHECK(tied("Мост длиной 400 м построили за год.", "ru")[0].noun_dimension == "length");
  CHECK(tied("The current output of the plant was 5000 kW.")[0].noun_dimension.empty());
}

TEST_CASE("long sentences of many figures are tied in linear time") {
  std::string text = "They counted";
  for (int i = 0; i < 20'000; ++i) text += " 51 of the 126 schools, of them 3 destroyed and";
  CHECK(tied(text + " so on.").size() >= 40'000);
}

}  // namespace ecumene
