// Summaries of one series. NaN is missing and skipped; sums are compensated (Neumaier 1974) in the order of the values,
// so that the same input gives the same digits everywhere. An empty series (after skipping) gives NaN. Means and
// deviations do not overflow where they are doubles; infinite values give infinity or NaN as IEEE 754 has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace ecumene {

enum class Divisor : std::uint8_t { n, n_minus_1 };

std::size_t present_count(std::span<const double> values);
double sum(std::span<const double> values);
double mean(std::span<const double> values);
double variance(std::span<const double> values, Divisor divisor);  // two-pass; NaN for one value with n - 1
double standard_deviation(std::span<const double> values, Divisor divisor);
double minimum(std::span<const double> values);
double maximum(std::span<const double> values);
double quantile(std::span<const double> values, double p);  // type 7 of Hyndman & Fan 1996; REQUIRES 0 <= p <= 1

}  // namespace ecumene
