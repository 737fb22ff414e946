// Laws of series and indices: what changes nothing, what must contain the truth, what must not break.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/diagnosis/recovery.hpp"
#include "ecumene/diagnosis/recovery_for_tests.hpp"
#include "ecumene/panel/claims_at_random_internal.hpp"
#include "ecumene/panel/claims_for_tests.hpp"

namespace ecumene {
namespace {

using for_tests::claims_from_text;
using for_tests::network;

// All results as text, claims by their passages, so that they can be compared whatever the order of the claims.
std::string text_of(const Recovery& recovery, std::span<const Claim> claims) {
  std::string text;
  const auto add = [&](const std::optional<DerivedFigure>& figure) {
    if (!figure) return;
    text += to_string(figure->bounds, 12) + " {";
    std::vector<std::string> passages;
    for (const auto claim : figure->claims) passages.push_back(claims[claim].passage.text);
    std::sort(passages.begin(), passages.end());
    for (const auto& passage : passages) text += passage + ",";
    text += "} ";
  };
  for (const auto& series : recovery.series) {
    text += series.subject + "|" + series.place + "|" + series.unit + "|" + series.base_period + "\n";
    for (const auto& point : series.points) {
      text += "  " + point.period + " ";
      add(point.level);
      add(point.index);
      text += "\n";
    }
  }
  for (const auto& change : recovery.changes) {
    text += change.from + " " + change.to + " ";
    add(change.rate);
    add(change.points);
    text += "\n";
  }
  for (const auto& entry : recovery.timeline) text += entry.period + " " + entry.topic + " " + entry.sentence + "\n";
  for (const auto& finding : recovery.findings) text += finding.code + " " + finding.what + "\n";
  return text;
}

}  // namespace

TEST_CASE("another unit of the same measure changes no index") {
  auto claims = claims_from_text(network);
  const auto before = recovery_of(claims);
  for (auto& claim : claims)
    if (claim.unit == "km") {
      claim.unit = "m";
      claim.low = claim.low * Decimal(1, -3);
      claim.high = claim.high * Decimal(1, -3);
    }
  const auto after = recovery_of(claims);
  REQUIRE(after.series.size() == before.series.size());
  for (std::size_t point = 0; point < before.series[0].points.size(); ++point)
    CHECK(after.series[0].points[point].index->bounds == before.series[0].points[point].index->bounds);
}

TEST_CASE("the order of documents changes nothing") {
  std::vector<std::vector<Claim>> documents;
  for (int i = 0; i < 6; ++i) {
    auto claims = claims_from_text(network);
    for (auto& claim : claims) {
      claim.passage.source = "document-" + std::to_string(i) + ".txt";
      if (i % 2 == 1) claim.place = "Semey";
      if (i == 4 && claim.period == "1928") claim.low = claim.high = Decimal(4'400);
    }
    documents.push_back(std::move(claims));
  }
  const auto all_of = [&] {
    std::vector<Claim> all;
    for (const auto& document : documents) all.insert(all.end(), document.begin(), document.end());
    return all;
  };
  const auto claims = all_of();
  const auto expected = text_of(recovery_of(claims), claims);
  std::mt19937_64 random(5);
  INFO("seed 5");
  for (int i = 0; i < 10; ++i) {
    std::shuffle(documents.begin(), documents.end(), random);
    const auto permuted = all_of();
    CHECK(text_of(recovery_of(permuted), permuted) == expected);
  }
}

// Draws values for the levels, states rounded levels and ratios of them: the true values lie within all that follows.
TEST_CASE("what follows from rounded levels and ratios contains the levels they were made from") {
  std::mt19937_64 random(9);
  INFO("seed 9");
  for (int trial = 0; trial < 60; ++trial) {
    std::vector<std::int64_t> truth;
    std::vector<Claim> claims;
    for (int year = 0; year < 8; ++year) truth.push_back(static_cast<std::int64_t>(random() % 9000) + 1000);
    const auto add = [&](int year, Decimal value, int base) {
      Claim claim;
      claim.low = claim.high = value;
      claim.subject = "copper raised";
      claim.head = "copper";
      claim.place = "Balkhash";
      claim.period = std::to_string(1930 + year);
      claim.unit = base < 0 ? "t" : "1";
      claim.kind = base < 0 ? QuantityKind::measure : QuantityKind::multiple;
      if (base >= 0) claim.base = std::to_string(1930 + base);
      claim.sentence_number = static_cast<std::uint32_t>(claims.size());
      claims.push_back(claim);
    };
    add(0, Decimal(truth[0]).rounded(-1), -1);
    for (int year = 1; year < 8; ++year) {
      const auto base = static_cast<int>(random() % static_cast<unsigned>(year));
      add(year,
          quotient(Decimal(truth[static_cast<std::size_t>(year)]), Decimal(truth[static_cast<std::size_t>(base)]), 2),
          base);
    }
    const auto recovery = recovery_of(claims, {.base_period = "1930"});
    CHECK(recovery.findings.empty());
    REQUIRE(recovery.series.size() == 1);
    for (std::size_t year = 0; year < 8; ++year) {
      const auto& point = recovery.series[0].points[year];
      CHECK(point.level->bounds.contains(Decimal(truth[year])));
      const auto& index = point.index->bounds;
      CHECK(*index.low * Decimal(truth[0]) <= Decimal(100 * truth[year]));
      CHECK(*index.high * Decimal(truth[0]) >= Decimal(100 * truth[year]));
    }
  }
}

TEST_CASE("no figure is too large, too small or too strange for a series") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    CHECK_NOTHROW(recovery_of(for_tests::claims_at_random(seed, 60)));
  }
}

}  // namespace ecumene
