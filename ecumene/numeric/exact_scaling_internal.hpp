// Arithmetic that the numeric files share: a compensated sum, and scaling by powers of two, which changes no digit.
#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace ecumene::internal {

// Neumaier's variant of Kahan's sum: what is lost in each addition is kept and added at the end, also when the next
// term is larger than the sum so far [Neumaier 1974]. Infinite sums stay infinite.
class CompensatedSum {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double value() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

// The largest absolute value; NaN is skipped; 0 for an empty series.
inline double largest_magnitude(std::span<const double> values) {
  double largest = 0;
  for (const double value : values)
    if (std::abs(value) > largest) largest = std::abs(value);
  return largest;
}

// e such that magnitude * 2^-e lies in [1/2, 1): with it, squares and sums neither overflow nor underflow. 0 for 0,
// NaN and infinity.
inline int binary_exponent(double magnitude) {
  int exponent = 0;
  if (std::isfinite(magnitude)) std::frexp(magnitude, &exponent);
  return exponent;
}

}  // namespace ecumene::internal
