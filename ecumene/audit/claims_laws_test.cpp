#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "ecumene/audit/claims.hpp"
#include "ecumene/audit/claims_generator_internal.hpp"
#include "ecumene/audit/claims_work.hpp"
#include "ecumene/panel/claim_subject.hpp"
#include "ecumene/panel/claims_at_random_internal.hpp"
#include "ecumene/panel/claims_for_tests.hpp"

namespace ecumene {
namespace {

std::vector<std::string> texts_of(const ClaimAudit& audit) {
  std::vector<std::string> texts;
  for (const auto& finding : audit.findings) texts.push_back(to_string(finding));
  return texts;
}

}  // namespace

TEST_CASE("a check of texts that is not there is refused with those that are") {
  try {
    audit_claims({}, {.checks = {"claims"}});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.finding().code == "claim-check-unknown");
    CHECK(error.finding().what == "there is no check of texts called \"claims\"");
    CHECK(error.finding().way_out ==
          "use one of: claim-duration claim-growth claim-index claim-order claim-parts claim-restated claim-shares "
          "claim-sources claim-table claim-times claim-unit");
  }
}

TEST_CASE("every check of texts has a source and a worked case, in the order of their names") {
  const auto all = claim_checks();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; }));
  for (const auto* check : all) {
    CHECK_MESSAGE(!check->source.empty(), check->name);
    CHECK_MESSAGE(!check->rule.empty(), check->name);
    CHECK_MESSAGE(std::filesystem::exists(std::string(ECUMENE_SOURCE_DIR "/") + std::string(check->example)),
                  check->name);
  }
}

TEST_CASE("no figure is too large, too small or too strange to be audited") {
  CHECK(audit_claims({}).findings.empty());
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    const auto claims = for_tests::claims_at_random(seed, 60);
    CHECK_NOTHROW(audit_claims(claims, {.list_holding = true}));
  }
}

TEST_CASE("the order of documents changes no finding") {
  std::vector<std::vector<Claim>> documents;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    for_tests::DocumentGenerator generator(seed, "document-" + std::to_string(seed));
    documents.push_back(generator.document(8));
    auto& slip = documents.back()[generator.checkable().front()];
    slip.low = slip.high = slip.low * Decimal(7);
  }
  const auto audited = [&] {
    std::vector<Claim> all;
    for (const auto& document : documents) all.insert(all.end(), document.begin(), document.end());
    return texts_of(audit_claims(all));
  };
  const auto expected = audited();
  CHECK(!expected.empty());
  std::reverse(documents.begin(), documents.end());
  CHECK(audited() == expected);
}

TEST_CASE("checks of texts run alone or are left out") {
  const auto claims = for_tests::claims_from_text(R"(
sentence: There were 210 wells, of them 230 in use, from 1945 to 1943.
figure: 210 | subject=wells
figure: 230 | subject=wells in use; tie=part -1
date: 1945 to 1943 | edtf=1945/1943
)");
  CHECK(audit_claims(claims).findings.size() == 2);
  CHECK(audit_claims(claims, {.checks = {"claim-order"}}).findings.size() == 1);
  CHECK(audit_claims(claims, {.without = {"claim-order"}}).findings.front().code == "claim-parts-conflict");
}

TEST_CASE("one slip is told from another figure") {
  using auditing::slip;
  const auto needed = [](std::int64_t value) { return Bounds::point(Decimal(value)); };
  CHECK(slip(Decimal(625), needed(615)) == auditing::Misprint::one_digit);
  CHECK(slip(Decimal(4830), needed(4380)) == auditing::Misprint::digits_swapped);
  CHECK(slip(Decimal(4380), needed(43'800)) == auditing::Misprint::decimal_shift);
  CHECK(slip(Decimal(-615), needed(615)) == auditing::Misprint::sign);
  CHECK(slip(Decimal(615), needed(615)) == auditing::Misprint::none);
  CHECK(slip(Decimal(615), needed(742)) == auditing::Misprint::none);
}

TEST_CASE("significant words are the same whatever their endings, and function words are none") {
  CHECK(significant_words("жителей города") == significant_words("жители городов"));
  CHECK(significant_words("the residents of the town") == significant_words("residents town"));
  CHECK(significant_words("in 1943 of 12th").empty());
  CHECK(significant_words("mills") != significant_words("mines"));
}

}  // namespace ecumene
