// Decimals for tests: read from text, or drawn at random.
#pragma once

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "ecumene/base/decimal.hpp"

namespace ecumene::tests {

inline Decimal number(std::string_view text) {
  const auto decimal = Decimal::parse(text);
  REQUIRE_MESSAGE(decimal.has_value(), std::string(text));
  return *decimal;
}

class RandomDecimals {
 public:
  explicit RandomDecimals(unsigned seed) : random_(seed) {}

  // Up to 18 digits and from -6 to 8 decimals, so that sums and products of two stay exact.
  Decimal small() {
    const std::int64_t units = whole(-999'999'999'999'999'999, 999'999'999'999'999'999) / power();
    return Decimal(units, static_cast<int>(whole(-6, 8)));
  }

  // Any text of the plain form with up to 38 digits.
  std::string text() {
    std::string result = whole(0, 1) == 0 ? "-" : "";
    const auto length = whole(1, 38);
    const auto fraction = whole(0, length - 1);
    for (std::int64_t i = 0; i < length; ++i) {
      if (fraction > 0 && i == length - fraction) result += '.';
      result += static_cast<char>('0' + whole(i == 0 && length - fraction > 1 ? 1 : 0, 9));
    }
    return result;
  }

  std::int64_t whole(std::int64_t low, std::int64_t high) {
    return std::uniform_int_distribution<std::int64_t>(low, high)(random_);
  }

 private:
  std::int64_t power() {
    std::int64_t result = 1;
    for (std::int64_t i = whole(0, 17); i > 0; --i) result *= 10;
    return result;
  }
  std::mt19937 random_;
};

}  // namespace ecumene::tests
