// Rates of growth and changes of shares, from one point of a series to the next.
#include <cmath>
#include <cstdlib>
#include <numeric>

#include "ecumene/diagnosis/recovery_internal.hpp"

namespace ecumene::recovering {
namespace {

constexpr int rate_decimals = 6;  // of the share, four of the percentage
constexpr std::int64_t one_in_units = 1'000'000;
constexpr std::int64_t highest_rate = 100 * one_in_units;  // 10,000 %
constexpr int longest_root = 1200;                         // a century in months

// value^exponent, rounded outwards. REQUIRES exponent >= 1.
Bounds power(Bounds value, int exponent) {
  Bounds all = Bounds::point(Decimal(1));
  while (true) {
    if (exponent % 2 == 1) all = all * value;
    exponent /= 2;
    if (exponent == 0) return all;
    value = value * value;  // not once more than needed: 101^2048 has more digits than a decimal can hold
  }
}

Bounds growth_factor(std::int64_t rate) {
  return Bounds::point(Decimal(one_in_units + rate, rate_decimals));
}

enum class End : std::uint8_t { low, high };

// The rate by bisection: the highest that is surely not above the true one, or the lowest that is surely not below it.
std::optional<Decimal> rate_end(const Decimal& ratio, int numerator, int denominator, End end) {
  // Floating point tells where to look; what holds there is decided in decimals. The steps of the power are far coarser
  // than its rounding, so that any bracket leads to the same end. What no double can hold is no ratio of two levels.
  const double about = ratio.to_double();
  const double guess = std::pow(about, static_cast<double>(numerator) / denominator) - 1;
  if (about == 0 || !(guess < static_cast<double>(highest_rate) / one_in_units)) return std::nullopt;
  const auto goal = power(Bounds::point(ratio), numerator);
  const auto is_below = [&](std::int64_t rate) {
    const auto reached = power(growth_factor(rate), denominator);
    return end == End::low ? *reached.high <= *goal.low : *reached.low < *goal.high;
  };
  std::int64_t below = -one_in_units, above = highest_rate;
  if (is_below(above)) return std::nullopt;
  const auto near = static_cast<std::int64_t>(guess * one_in_units);
  if (near - 2 > below && is_below(near - 2)) below = near - 2;
  if (near + 2 < above && !is_below(near + 2)) above = near + 2;
  while (above - below > 1) {
    const auto middle = below + (above - below) / 2;
    (is_below(middle) ? below : above) = middle;
  }
  return Decimal(end == End::low ? below : above, rate_decimals - 2);
}

// Months from the beginning of the calendar; nullopt for what is neither a year, a month nor a day.
struct Moment {
  int months = 0;
  bool is_year = false;
};
std::optional<Moment> moment_of(const std::string& text) {
  const auto period = Period::parse(text);
  if (!period || text.size() < 4 || period->first_day() < 0 - 4'000'000) return std::nullopt;
  const auto granularity = period->granularity();
  const bool is_year = granularity == Granularity::year;
  if (!is_year && granularity != Granularity::month && granularity != Granularity::day) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t letters) {
    const auto digits = text.substr(at, letters);
    return digits.find_first_not_of("0123456789") == std::string::npos ? std::atoi(digits.c_str()) : -1;
  };
  const int year = number(0, 4), month = is_year ? 1 : text.size() >= 7 ? number(5, 2) : -1;
  if (year < 0 || month < 0) return std::nullopt;
  return Moment{.months = year * 12 + month - 1, .is_year = is_year};
}

// Months between two points of one kind; nullopt under a year.
std::optional<int> months_between(const std::string& from, const std::string& to) {
  const auto a = moment_of(from), b = moment_of(to);
  if (!a || !b || a->is_year != b->is_year || b->months - a->months < 12) return std::nullopt;
  return b->months - a->months;
}

std::optional<DerivedFigure> rate_between(const RecoveryPoint& from, const RecoveryPoint& to) {
  const bool by_index = from.index && to.index;
  const auto& a = by_index ? from.index : from.level;
  const auto& b = by_index ? to.index : to.level;
  const auto months = months_between(from.period, to.period);
  if (!a || !b || !months) return std::nullopt;
  const int common = std::gcd(12, *months);
  const auto rate = compound_rate(quotient(b->bounds, a->bounds), 12 / common, *months / common);
  if (!rate) return std::nullopt;
  DerivedFigure figure{.bounds = *rate, .claims = a->claims};
  add_claims(figure.claims, b->claims);
  return figure;
}

std::optional<DerivedFigure> points_between(const RecoveryPoint& from, const RecoveryPoint& to) {
  if (!from.level || !to.level) return std::nullopt;
  DerivedFigure figure{.bounds = to.level->bounds - from.level->bounds, .claims = from.level->claims};
  add_claims(figure.claims, to.level->claims);
  return figure;
}

}  // namespace

std::optional<Bounds> compound_rate(const Bounds& ratio, int numerator, int denominator) {
  if (!ratio.low || !ratio.high || ratio.low->is_zero() || ratio.low->is_negative()) return std::nullopt;
  if (denominator > longest_root) return std::nullopt;
  const auto low = rate_end(*ratio.low, numerator, denominator, End::low);
  const auto high = rate_end(*ratio.high, numerator, denominator, End::high);
  if (!low || !high) return std::nullopt;
  return Bounds{*low, *high};
}

std::vector<RecoveryChange> changes_of(const std::vector<RecoverySeries>& series) {
  std::vector<RecoveryChange> changes;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const bool is_share = series[i].unit == "%";
    for (std::size_t point = 1; point < series[i].points.size(); ++point) {
      const auto& from = series[i].points[point - 1];
      const auto& to = series[i].points[point];
      RecoveryChange change{.series = i, .from = from.period, .to = to.period};
      if (is_share)
        change.points = points_between(from, to);
      else
        change.rate = rate_between(from, to);
      if (change.points || change.rate) changes.push_back(std::move(change));
    }
  }
  return changes;
}

}  // namespace ecumene::recovering
