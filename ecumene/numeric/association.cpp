#include "ecumene/numeric/association.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/rank.hpp"
#include "ecumene/numeric/summary.hpp"

namespace ecumene {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

struct Series {
  std::vector<double> x;
  std::vector<double> y;
};

Series complete_pairs(std::span<const double> x, std::span<const double> y) {
  assert(x.size() == y.size());
  Series pairs;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (std::isnan(x[i]) || std::isnan(y[i])) continue;
    pairs.x.push_back(x[i]);
    pairs.y.push_back(y[i]);
  }
  return pairs;
}

// Deviations from the mean, the largest scaled to [1/2, 1): a correlation does not depend on the unit.
std::vector<double> scaled_deviations(std::vector<double> values) {
  const int exponent = internal::binary_exponent(internal::largest_magnitude(values)) + 1;
  for (double& value : values) value = std::ldexp(value, -exponent);
  const double centre = mean(values);
  for (double& value : values) value -= centre;
  const int spread = internal::binary_exponent(internal::largest_magnitude(values));
  for (double& value : values) value = std::ldexp(value, -spread);
  return values;
}

double sum_of_products(const std::vector<double>& a, const std::vector<double>& b) {
  internal::CompensatedSum sum;
  for (std::size_t i = 0; i < a.size(); ++i) sum.add(a[i] * b[i]);
  return sum.value();
}

bool is_constant(const std::vector<double>& values) {
  return minimum(values) == maximum(values);
}

double pearson_of_complete(const Series& pairs) {
  if (pairs.x.size() < 2 || is_constant(pairs.x) || is_constant(pairs.y)) return undefined;
  const auto x = scaled_deviations(pairs.x);
  const auto y = scaled_deviations(pairs.y);
  const double r = sum_of_products(x, y) / std::sqrt(sum_of_products(x, x) * sum_of_products(y, y));
  return std::isnan(r) ? r : std::clamp(r, -1.0, 1.0);
}

// Sum over runs of equal neighbours of the pairs inside the run.
template <class Equal>
std::uint64_t pairs_within_runs(std::size_t n, Equal equal_to_next) {
  std::uint64_t pairs = 0;
  std::uint64_t run = 1;
  for (std::size_t i = 0; i + 1 < n; ++i) {
    run = equal_to_next(i) ? run + 1 : 1;
    pairs += run - 1;
  }
  return pairs;
}

// Sorts `values` by merging and counts the exchanges of neighbours that it takes.
std::uint64_t sort_counting_exchanges(std::vector<double>& values) {
  std::uint64_t exchanges = 0;
  std::vector<double> merged(values.size());
  for (std::size_t width = 1; width < values.size(); width *= 2) {
    for (std::size_t begin = 0; begin < values.size(); begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, values.size());
      const std::size_t end = std::min(begin + 2 * width, values.size());
      std::size_t left = begin;
      std::size_t right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        const bool take_right = left == middle || (right < end && values[right] < values[left]);
        if (take_right) exchanges += middle - left;
        merged[out] = take_right ? values[right++] : values[left++];
      }
    }
    values.swap(merged);
  }
  return exchanges;
}

// The places of the columns of complete rows, and what their ties take from the largest possible S.
struct JudgedRows {
  std::vector<std::vector<double>> ranks;  // a judge each
  double tie_correction = 0;               // sum over judges and tied groups of t^3 - t
};

JudgedRows judged(MatrixView<const double> scores, const std::vector<std::size_t>& complete_rows) {
  JudgedRows judgement;
  for (std::size_t judge = 0; judge < scores.columns(); ++judge) {
    std::vector<double> column;
    for (const std::size_t row : complete_rows) column.push_back(scores(row, judge));
    for (const auto& range : rank_ranges(column, Better::higher)) {
      const double tied = range.high - range.low + 1;
      judgement.tie_correction += tied * tied - 1;  // each of t members adds (t^3 - t) / t
    }
    judgement.ranks.push_back(fractional_ranks(column, Better::higher));
  }
  return judgement;
}

std::vector<std::size_t> rows_without_nan(MatrixView<const double> scores) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < scores.rows(); ++i) {
    const auto row = scores.row(i);
    if (std::none_of(row.begin(), row.end(), [](double value) { return std::isnan(value); })) rows.push_back(i);
  }
  return rows;
}

}  // namespace

double pearson(std::span<const double> x, std::span<const double> y) {
  return pearson_of_complete(complete_pairs(x, y));
}

double spearman(std::span<const double> x, std::span<const double> y) {
  const auto pairs = complete_pairs(x, y);
  return pearson_of_complete({fractional_ranks(pairs.x, Better::lower), fractional_ranks(pairs.y, Better::lower)});
}

// +-----------------------------------------------------------------------------------------------------------------+
// | Kendall's tau in O(n log n), by Knight (1966), "A computer method for calculating Kendall's tau with ungrouped    |
// | data". The idea: sort by x (and y within equal x); the exchanges of neighbours that then sort y are the           |
// | discordant pairs. Ties are counted on the runs of equal values; counts are exact integers until the last line.    |
// +-----------------------------------------------------------------------------------------------------------------+
double kendall_tau_b(std::span<const double> x, std::span<const double> y) {
  const auto complete = complete_pairs(x, y);
  const std::size_t n = complete.x.size();
  std::vector<std::pair<double, double>> pairs(n);
  for (std::size_t i = 0; i < n; ++i) pairs[i] = {complete.x[i], complete.y[i]};
  std::sort(pairs.begin(), pairs.end());
  const std::uint64_t all = n < 2 ? 0 : std::uint64_t{n} * (n - 1) / 2;
  const auto tied_x = pairs_within_runs(n, [&](std::size_t i) { return pairs[i].first == pairs[i + 1].first; });
  const auto tied_both = pairs_within_runs(n, [&](std::size_t i) { return pairs[i] == pairs[i + 1]; });
  std::vector<double> second(n);
  for (std::size_t i = 0; i < n; ++i) second[i] = pairs[i].second;
  const auto discordant = sort_counting_exchanges(second);
  const auto tied_y = pairs_within_runs(n, [&](std::size_t i) { return second[i] == second[i + 1]; });
  if (all == tied_x || all == tied_y) return undefined;
  const auto comparable = static_cast<double>(all - tied_x - tied_y + tied_both);
  const auto untied = static_cast<double>(all - tied_x) * static_cast<double>(all - tied_y);
  return (comparable - 2 * static_cast<double>(discordant)) / std::sqrt(untied);
}

double kendall_w(MatrixView<const double> scores) {
  const auto rows = rows_without_nan(scores);
  const auto n = static_cast<double>(rows.size());
  const auto judges = static_cast<double>(scores.columns());
  if (rows.size() < 2 || scores.columns() == 0) return undefined;
  const auto judgement = judged(scores, rows);
  double squares = 0;  // of half-integers: exact
  for (std::size_t i = 0; i < rows.size(); ++i) {
    double rank_sum = 0;
    for (const auto& ranks : judgement.ranks) rank_sum += ranks[i];
    const double deviation = rank_sum - judges * (n + 1) / 2;
    squares += deviation * deviation;
  }
  const double largest = judges * judges * (n * n * n - n) - judges * judgement.tie_correction;
  return largest > 0 ? 12 * squares / largest : undefined;
}

}  // namespace ecumene
