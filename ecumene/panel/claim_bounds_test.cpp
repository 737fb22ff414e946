#include "ecumene/panel/claim_bounds.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <string>

namespace ecumene {
namespace {

Claim figure(std::string_view digits, Modifier modifier = Modifier::exact, QuantityKind kind = QuantityKind::measure) {
  Claim claim;
  claim.low = claim.high = *Decimal::parse(digits);
  claim.modifier = modifier;
  claim.kind = kind;
  return claim;
}

std::string close(const Claim& claim) {
  return to_string(claim_bounds(claim)->close);
}
std::string wide(const Claim& claim) {
  return to_string(claim_bounds(claim)->wide);
}

}  // namespace

TEST_CASE("a printed measure stands for its last digit give or take a half, a whole count for itself") {
  CHECK(close(figure("2.8e6")) == "2750000 to 2850000");
  CHECK(close(figure("41.1")) == "41.05 to 41.15");
  CHECK(close(figure("615", Modifier::exact, QuantityKind::count)) == "615");
  CHECK(wide(figure("615", Modifier::exact, QuantityKind::count)) == "615");
}

TEST_CASE("a round figure may be rounded at its last digit that is not zero, by a tenth at most") {
  CHECK(wide(figure("190000", Modifier::exact, QuantityKind::count)) == "185000 to 195000");
  CHECK(wide(figure("1000", Modifier::exact, QuantityKind::count)) == "900 to 1100");
  CHECK(wide(figure("50", Modifier::exact, QuantityKind::count)) == "50");
}

TEST_CASE("hedges allow a tenth, and more than or up to leave one end open") {
  CHECK(close(figure("350", Modifier::approx, QuantityKind::count)) == "315 to 385");
  CHECK(close(figure("1000", Modifier::over, QuantityKind::count)) == "1000 to 1100");
  CHECK(wide(figure("1000", Modifier::over, QuantityKind::count)) == "over 1000");
  CHECK(close(figure("80", Modifier::under, QuantityKind::count)) == "72 to 80");
  CHECK(wide(figure("80", Modifier::under, QuantityKind::count)) == "0 to 80");
}

TEST_CASE("figures that exact arithmetic has no room for are left out") {
  CHECK(!claim_bounds(figure("1e18")));
  CHECK(!claim_bounds(figure("1e400")));
  CHECK(!claim_bounds(figure("0.0000000001")));
  CHECK(!claim_bounds(figure("1234567890123456")));
  Claim date;
  date.type = ClaimType::date;
  CHECK(!claim_bounds(date));
}

TEST_CASE("the wide bounds contain the close ones") {
  std::mt19937_64 random(7);
  INFO("seed 7");
  for (int i = 0; i < 2000; ++i) {
    auto claim = figure(std::to_string(random() % 10'000'000));
    claim.modifier = static_cast<Modifier>(random() % 4);
    claim.kind = random() % 2 == 0 ? QuantityKind::count : QuantityKind::share;
    const auto bounds = claim_bounds(claim);
    CHECK(intersection(bounds->close, bounds->wide) == bounds->close);
  }
}

TEST_CASE("products and quotients of bounds contain those of every value within") {
  std::mt19937_64 random(11);
  INFO("seed 11");
  for (int i = 0; i < 2000; ++i) {
    const Decimal a(static_cast<std::int64_t>(random() % 100'000), 2),
        b(static_cast<std::int64_t>(random() % 9'999) + 1, 1);
    const Bounds x{a, a + Decimal(5)}, y{b, b + Decimal(3)};
    CHECK((x * y).contains((a + Decimal(2)) * (b + Decimal(1))));
    const auto q = quotient(x, y);
    // low * y.high <= x.low and high * y.low >= x.high: the definition of a bound, without a division
    CHECK(*q.low * *y.high <= *x.low);
    CHECK(*q.high * *y.low >= *x.high);
  }
}

TEST_CASE("a quotient that has an end in decimals is exact") {
  CHECK(to_string(quotient(Bounds::point(Decimal(460'000)), Bounds::point(Decimal(190'000)))) == "2.42105 to 2.42106");
  CHECK(quotient(Bounds::point(Decimal(3)), Bounds::point(Decimal(4))).is_point());
  CHECK(!quotient(Bounds::point(Decimal(3)), Bounds{Decimal(0), Decimal(1)}).high);
}

}  // namespace ecumene
