#include "ecumene/evidence/claims.hpp"

#include <doctest/doctest.h>

namespace ecumene {
namespace {

std::vector<Claim> claims_in(const std::string& text) {
  const Document document = Document::of_text(text, "note.txt");
  return claims_of(document, read_text(document.text()));
}

TEST_CASE("a claim knows its line, column, bytes and sentence") {
  const auto claims = claims_in("Rain fell.\nThe plant of Łódź made\n5,300 t of steel. It burned down in 1944.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].passage.line == 3);
  CHECK(claims[0].passage.column == 1);
  CHECK(claims[0].passage.byte_end - claims[0].passage.byte_begin == 7);
  CHECK(claims[0].passage.text == "5,300 t");
  CHECK(claims[0].sentence == "The plant of Łódź made 5,300 t of steel.");
  CHECK(claims[0].topic == "industry");
  CHECK(claims[0].language == "en");
  CHECK(claims[1].type == ClaimType::date);
  CHECK(claims[1].edtf == "1944");
  CHECK(claims[1].topic == "damage");
  CHECK(claims[1].sentence_number == claims[0].sentence_number + 1);
}

TEST_CASE("columns count characters, bytes those of the file") {
  const auto claims = claims_in("Завод выпустил 40 тракторов.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].passage.column == 16);
  CHECK(claims[0].passage.byte_begin == 28);
}

TEST_CASE("a printed figure keeps the decimals that say how far it is rounded") {
  const auto claims = claims_in("The city lost 2.8 million m² of housing.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].low == Decimal(2'800'000));
  CHECK(claims[0].low.decimals() == -5);
}

TEST_CASE("a sentence's topic is the one most of its words speak of") {
  CHECK(claims_in("Больницы на 40 коек открыли для рабочих.")[0].topic == "health");
  CHECK(claims_in("Зауытта 40 жұмысшы еңбек етті, мамандар келді.")[0].topic == "labour");
  CHECK(claims_in("The 40 of them sang.")[0].topic.empty());
}

TEST_CASE("of a sentence without end only what is near a figure is kept, so that claims stay linear in the text") {
  std::string text = "The list has";
  for (int i = 0; i < 3000; ++i) text += " 17 қала,";
  const auto claims = claims_in(text);
  REQUIRE(claims.size() == 3000);
  for (const Claim& claim : claims) CHECK(claim.sentence.size() < 500);
  CHECK(claims[1500].sentence.starts_with("… "));
  CHECK(claims[1500].sentence.ends_with(" …"));
  CHECK(claims[1500].sentence.find("17 қала") != std::string::npos);
}

}  // namespace
}  // namespace ecumene
