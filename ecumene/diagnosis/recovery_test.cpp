#include "ecumene/diagnosis/recovery.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "ecumene/diagnosis/recovery_for_tests.hpp"
#include "ecumene/diagnosis/recovery_internal.hpp"
#include "ecumene/panel/claims_for_tests.hpp"

namespace ecumene {
namespace {

using for_tests::claims_from_text;
using for_tests::network;

std::string index_of(const Recovery& recovery, std::size_t series, const std::string& period) {
  for (const auto& point : recovery.series.at(series).points)
    if (point.period == period) return point.index ? to_string(point.index->bounds, 5) : "none";
  return "no such period";
}
std::string level_of(const Recovery& recovery, std::size_t series, const std::string& period) {
  for (const auto& point : recovery.series.at(series).points)
    if (point.period == period) return point.level ? to_string(point.level->bounds, 5) : "none";
  return "no such period";
}

}  // namespace

// By definition, 100 x_1 / x_0: x_0 = 200, x_1 = 250 gives 125.
TEST_CASE("an index is the level in percent of the base, and the base is 100") {
  const auto claims = claims_from_text(R"(
place: Omsk
sentence: In 1926 there were 200 mills in the town and in 1939 there were 250 mills in the town.
figure: 200 | subject=mills in the town; head=mill; period=1926
figure: 250 | subject=mills in the town; head=mill; period=1939
)");
  const auto recovery = recovery_of(claims, {.base_period = "1926"});
  REQUIRE(recovery.series.size() == 1);
  CHECK(index_of(recovery, 0, "1926") == "100");
  CHECK(index_of(recovery, 0, "1939") == "125");
  CHECK(recovery.series[0].points[1].index->claims == std::vector<std::size_t>{0, 1});
}

TEST_CASE("documents in two languages make one series where their words mean the same") {
  const auto claims = claims_from_text(R"(
place: Omsk
sentence: В 1926 году было 200 школ.
figure: 200 | subject=школ; concepts=school; language=ru; period=1926
sentence: In 1939 there were 250 schools.
figure: 250 | subject=schools; concepts=school; language=en; period=1939
sentence: In 1939 there were 90 spindles.
figure: 90 | subject=spindles; language=en; period=1939
)");
  const auto recovery = recovery_of(claims, {.base_period = "1926"});
  REQUIRE(recovery.series.size() == 2);
  const std::size_t schools = recovery.series[0].subject == "spindles" ? 1 : 0;
  CHECK(recovery.series[schools].subject == "школ");
  CHECK(index_of(recovery, schools, "1939") == "125");
}

// By hand: 6,581 km after growth by half gives 6581 / 1.5 = 4387.3 km before it.
TEST_CASE("growth and the level it led to imply the level before") {
  const auto claims = claims_from_text(R"(
place: Karaganda
sentence: From 1928 to 1940 the network of railways grew by 50 % to 6,581 km.
figure: 50 % | value=50; unit=%; movement=rise; subject=network; head=network; period=1940; base=1928
figure: 6,581 km | value=6581; unit=km; kind=measure; subject=network of railways; head=railway; period=1940
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.series.size() == 1);
  CHECK(recovery.series[0].base_period == "1928");
  CHECK(level_of(recovery, 0, "1928") == "4372.4 to 4402.4");  // 6580.5 / 1.505 to 6581.5 / 1.495
  CHECK(recovery.series[0].points[0].origin == FigureOrigin::implied);
  CHECK(recovery.series[0].points[0].level->claims == std::vector<std::size_t>{0, 1});
  CHECK(index_of(recovery, 0, "1940") == "149.5 to 150.5");
}

TEST_CASE("ratios chain to periods whose level no text gives") {
  const auto recovery = recovery_of(claims_from_text(network));
  REQUIRE(recovery.series.size() == 1);
  CHECK(level_of(recovery, 0, "1943") == "10966 to 15357");  // 4386.5 to 4387.5 times 2.5 to 3.5
}

TEST_CASE("a ratio that no level allows is a finding and takes no part") {
  const auto claims = claims_from_text(R"(
place: Karaganda
sentence: In 1928 the network had 4,387 km of railways.
figure: 4,387 km | value=4387; unit=km; kind=measure; subject=network of railways; head=railway; period=1928
sentence: By 1940 the network of railways had grown by 70 % to 6,581 km.
figure: 70 % | value=70; unit=%; movement=rise; subject=network; head=network; period=1940; base=1928
figure: 6,581 km | value=6581; unit=km; kind=measure; subject=network of railways; head=railway; period=1940
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.findings.size() == 1);
  CHECK(recovery.findings[0].code == "recovery-ratio-conflict");
  CHECK(recovery.findings[0].places.size() == 3);
  CHECK(level_of(recovery, 0, "1928") == "4386.5 to 4387.5");
  CHECK(level_of(recovery, 0, "1940") == "6580.5 to 6581.5");
}

TEST_CASE("texts that disagree on a level give everything between them, and say so") {
  const auto claims = claims_from_text(R"(
document: a.txt
place: Omsk
sentence: In 1939 it had 281 factory schools.
figure: 281 | subject=factory schools; head=school; period=1939
document: b.txt
sentence: In 1939 it had 295 factory schools.
figure: 295 | subject=factory schools; head=school; period=1939
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.findings.size() == 1);
  CHECK(recovery.findings[0].code == "recovery-levels-differ");
  CHECK(level_of(recovery, 0, "1939") == "281 to 295");
}

TEST_CASE("figures of one sentence that its words do not tell apart make no level") {
  const auto claims = claims_from_text(R"(
place: Omsk
sentence: In 1943 teaching was in Russian in 55 schools and in Kazakh in 22 schools.
figure: 55 | subject=schools; head=school; period=1943
figure: 22 | subject=schools; head=school; period=1943
)");
  const auto recovery = recovery_of(claims);
  CHECK(recovery.series.empty());
  REQUIRE(recovery.findings.size() == 1);
  CHECK(recovery.findings[0].code == "recovery-figures-not-told-apart");
  CHECK(recovery.findings[0].severity == Severity::note);
}

TEST_CASE("the level reached is what was left and what was restored, in percent of what there was") {
  const auto claims = claims_from_text(R"(
place: Omsk
sentence: Of 2,800 thousand m² of housing 1,000 thousand m² were destroyed in 1943.
figure: 2,800 thousand m² | value=2800e3; unit=m2; kind=measure; subject=housing; head=housing; topic=housing
figure: 1,000 thousand m² | value=1000e3; unit=m2; kind=measure; subject=housing; head=housing; topic=housing; tie=part -1; fate=lost; period=1943
sentence: By 1945 some 700 thousand m² of housing were restored.
figure: 700 thousand m² | value=700e3; unit=m2; kind=measure; subject=housing; head=housing; topic=housing; fate=restored; period=1945; modifier=approx
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.levels.size() == 2);
  CHECK(recovery.levels[0].period.empty());
  CHECK(to_string(recovery.levels[0].reached.bounds, 4) == "64.26 to 64.31");  // 1 - 1000.5/2799.5 to 1 - 999.5/2800.5
  CHECK(to_string(recovery.levels[1].reached.bounds, 4) ==
        "86.74 to 91.84");  // and 629.55/2800.5 to 770.55/2799.5 of 2,800
  CHECK(to_string(recovery.levels[1].recovered->bounds, 4) == "62.92 to 77.1");
  CHECK(recovery.levels[1].reached.claims == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("more than a million destroyed of 2.8 million leaves at most two thirds") {
  const auto claims = claims_from_text(R"(
sentence: Of 2.8 million m² of housing over 1 million m² were destroyed.
figure: 2.8 million m² | value=2.8e6; unit=m2; kind=measure; subject=housing; head=housing
figure: 1 million m² | value=1e6; unit=m2; kind=measure; modifier=over; subject=housing; head=housing; tie=part -1; fate=lost
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.levels.size() == 1);
  CHECK(to_string(recovery.levels[0].reached.bounds, 4) == "0 to 64.92");
}

TEST_CASE("shares change by percentage points, levels by a compound rate a year") {
  const auto claims = claims_from_text(R"(
place: Almaty
sentence: The share rose from 14.2 % in 1926 to 21.9 % in 1939.
figure: 14.2 % | value=14.2; unit=%; subject=urban residents; head=resident; period=1926; base=residents
figure: 21.9 % | value=21.9; unit=%; subject=urban residents; head=resident; period=1939; base=residents
sentence: There were 100 wells in 1900 and 121 wells in 1902.
figure: 100 | subject=stone wells; head=well; period=1900
figure: 121 | subject=stone wells; head=well; period=1902
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.changes.size() == 2);
  CHECK(to_string(recovery.changes[0].points->bounds) == "7.6 to 7.8");
  CHECK(to_string(recovery.changes[1].rate->bounds) == "10");  // 1.1 squared is 1.21
}

TEST_CASE("compound rates bracket what floating point finds") {
  std::mt19937_64 random(3);
  INFO("seed 3");
  for (int i = 0; i < 60; ++i) {
    const auto units = static_cast<std::int64_t>(random() % 400'000) + 100;
    const int years = static_cast<int>(random() % 40) + 1;
    const auto rate = recovering::compound_rate(Bounds::point(Decimal(units, 4)), 1, years);
    if (!rate) continue;
    const double twin = 100 * (std::pow(static_cast<double>(units) / 1e4, 1.0 / years) - 1);
    CHECK(rate->low->to_double() <= twin + 1e-9);
    CHECK(rate->high->to_double() >= twin - 1e-9);
    CHECK(rate->high->to_double() - rate->low->to_double() < 2.1e-4);
  }
}

TEST_CASE("rates over a century of months are bracketed as well, and what no number can hold has none") {
  const auto rate = recovering::compound_rate(Bounds::point(Decimal(20)), 12, 1199);
  REQUIRE(rate);
  const double twin = 100 * (std::pow(20.0, 12.0 / 1199) - 1);
  CHECK(rate->low->to_double() <= twin);
  CHECK(rate->high->to_double() >= twin);
  CHECK_FALSE(recovering::compound_rate(Bounds::point(Decimal(1, -3000)), 12, 13));
  CHECK_FALSE(recovering::compound_rate(Bounds::point(Decimal(1, 3000)), 12, 13));
}

TEST_CASE("the timeline has an entry for each date of a sentence, with the figures of that date") {
  const auto claims = claims_from_text(R"(
place: Omsk
sentence: In October 8 cinemas and 21 libraries reopened.
date: October | edtf=1943-10; topic=culture; fate=restored
figure: 8 | subject=cinemas; head=cinema; period=1943-10; topic=culture; fate=restored
figure: 21 | subject=libraries; head=library; period=1943-10; topic=culture; fate=restored
sentence: On 5 September the schools opened.
date: 5 September | edtf=1943-09-05; topic=education; fate=restored
sentence: On 9 December a club reopened.
date: 9 December | edtf=1943-12-09; topic=culture; fate=restored
sentence: By 1945 there were 615 plants.
figure: 615 | subject=plants; head=plant; period=1945; topic=industry
)");
  const auto recovery = recovery_of(claims);
  REQUIRE(recovery.timeline.size() == 4);
  CHECK(recovery.timeline[0].topic == "education");
  CHECK(recovery.timeline[1].claims == std::vector<std::size_t>{0, 1, 2});
  CHECK(recovery.timeline[3].period == "1945");
  REQUIRE(recovery.returns.size() == 2);
  CHECK(recovery.returns[0].topic == "education");
  CHECK(recovery.returns[1].first == "1943-10");
  CHECK(recovery.returns[1].median == "1943-10");
}

TEST_CASE("a base that is no period is refused with what to type") {
  try {
    recovery_of({}, {.base_period = "before the war"});
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.finding().code == "base-period-not-understood");
    CHECK(error.finding().what == "\"before the war\" is no period");
    CHECK(error.finding().way_out == "write it as 1940, 1943-08 or 1943-08-23: --base=1940");
  }
  CHECK(recovery_of({}).series.empty());
}

}  // namespace ecumene
