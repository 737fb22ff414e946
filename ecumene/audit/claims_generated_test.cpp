// Made-up documents: none without an error alarms, and an error put into one is found with both passages.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "ecumene/audit/claims.hpp"
#include "ecumene/audit/claims_generator_internal.hpp"

namespace ecumene {
namespace {

std::size_t documents() {
  return std::getenv("ECUMENE_FULL_TESTS") != nullptr ? 5'000 : 400;
}

std::string texts_of(const ClaimAudit& audit) {
  std::string text;
  for (const auto& finding : audit.findings) text += to_string(finding) + "\n";
  return text;
}

// Another digit in place of the first or the second.
Decimal slipped(const Decimal& value, for_tests::DocumentGenerator& random) {
  auto digits = value.to_string();
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < digits.size() && places.size() < 2; ++i)
    if (digits[i] >= '0' && digits[i] <= '9') places.push_back(i);
  const auto place = places[static_cast<std::size_t>(random.number(0, static_cast<std::int64_t>(places.size()) - 1))];
  const auto before = digits[place];
  while (digits[place] == before) digits[place] = static_cast<char>('0' + random.number(1, 9));
  return *Decimal::parse(digits);
}

bool names(const ClaimAudit& audit, const Claim& claim) {
  return std::any_of(audit.findings.begin(), audit.findings.end(), [&](const Finding& finding) {
    return finding.verdict == Verdict::conflict && finding.places.size() >= 2 &&
           std::find(finding.places.begin(), finding.places.end(), claim.passage) != finding.places.end();
  });
}

}  // namespace

TEST_CASE("documents whose figures agree raise no alarm") {
  for (std::uint64_t seed = 1; seed <= documents(); ++seed) {
    for_tests::DocumentGenerator generator(seed, "made.txt");
    const auto audit = audit_claims(generator.document(12));
    CHECK_MESSAGE(audit.findings.empty(), "seed " << seed << "\n" << texts_of(audit));
  }
}

TEST_CASE("a slip put into a document is found nine times in ten, with both passages") {
  std::size_t found = 0, tried = 0;
  std::string missed;
  for (std::uint64_t seed = 1; seed <= documents(); ++seed) {
    for_tests::DocumentGenerator generator(seed, "made.txt");
    auto claims = generator.document(12);
    if (generator.checkable().empty()) continue;
    const auto last = static_cast<std::int64_t>(generator.checkable().size()) - 1;
    auto& claim = claims[generator.checkable()[static_cast<std::size_t>(generator.number(0, last))]];
    const auto before = claim.low;
    claim.low = claim.high = slipped(claim.low, generator);
    ++tried;
    if (names(audit_claims(claims), claim))
      ++found;
    else
      missed +=
          std::to_string(seed) + ": " + before.to_string() + " -> " + claim.low.to_string() + " " + claim.unit + "\n";
  }
  MESSAGE("seeds 1 to " << documents() << ": found " << found << " of " << tried);
  CHECK_MESSAGE(found * 10 >= tried * 9, "missed:\n" << missed);
}

}  // namespace ecumene
