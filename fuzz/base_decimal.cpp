// Decimals: what is read prints to text that reads back as the same value; order, sums and rounding keep their laws.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/finding.hpp"

namespace {
using ecumene::Decimal;
using ecumene::Rounding;

void require(bool law) {
  if (!law) std::abort();
}

void check_one(const Decimal& value) {
  const auto again = Decimal::parse(value.to_string());
  require(again.has_value() && *again == value);
  require(value.decimals() < 0 || again->decimals() == value.decimals());
  require(-(-value) == value);
  for (const int decimals : {-2, 0, 1, 3}) {
    for (const Rounding rounding : {Rounding::nearest, Rounding::truncation}) {
      const Decimal rounded = value.rounded(decimals, rounding);
      require(rounded.decimals() == decimals);
      require(printed_interval(rounded, rounding).contains(value));
    }
  }
}

void check_two(const Decimal& a, const Decimal& b) {
  require((a < b) == (b > a));
  require((a == b) == !(a < b || b < a));
  require(a - b + b == a);
  require(a + b == b + a);
  require((a - b).is_negative() == (a < b));
  if (a <= b) require(ecumene::Interval{a, b}.contains(ecumene::midpoint({a, b})));
}

// An exact result of more than 38 digits is refused; nothing else may be.
template <class Check>
void unless_too_long(Check check) {
  try {
    check();
  } catch (const ecumene::Error& error) {
    require(error.finding().code == "decimal-overflow");
  }
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::size_t cut = text.find(' ');
  const auto a = Decimal::parse(text.substr(0, cut));
  if (!a) return 0;
  unless_too_long([&] { check_one(*a); });
  static_cast<void>(a->to_double());
  if (cut == std::string_view::npos) return 0;
  const auto b = Decimal::parse(text.substr(cut + 1));
  if (!b) return 0;
  unless_too_long([&] { check_two(*a, *b); });
  unless_too_long([&] { require(*a * *b == *b * *a); });
  unless_too_long([&] {
    if (!b->is_zero()) static_cast<void>(ecumene::quotient(*a, *b, 6));
  });
  return 0;
}
