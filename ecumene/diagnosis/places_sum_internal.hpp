// Sums that do not depend on the order of their terms.
#pragma once

#include <cmath>
#include <cstdint>

namespace ecumene::diagnosis_internal {

// Adds numbers of at most a known magnitude as multiples of 2^-94 of it, cut off towards zero: integers, so that any
// order gives the same sum. Up to 2^32 terms; the error is below 2^-62 of the magnitude.
class FixedPointSum {
 public:
  __extension__ using Units = __int128;

  explicit FixedPointSum(double greatest_magnitude) {
    int exponent = 0;
    std::frexp(greatest_magnitude, &exponent);
    shift_ = bits - exponent;
    // One power of two may be more than a double holds; enlarging in two steps is exact.
    first_ = std::ldexp(1.0, shift_ > 1000 ? 1000 : shift_);
    second_ = std::ldexp(1.0, shift_ > 1000 ? shift_ - 1000 : 0);
  }

  void add(double value) { units_ += static_cast<Units>(value * first_ * second_); }
  double value() const { return std::ldexp(static_cast<double>(units_), -shift_); }
  // value() / count, rounded twice.
  double mean(double count) const { return std::ldexp(static_cast<double>(units_) / count, -shift_); }

 private:
  static constexpr int bits = 94;
  Units units_ = 0;
  int shift_ = 0;
  double first_ = 1;
  double second_ = 1;
};

}  // namespace ecumene::diagnosis_internal
