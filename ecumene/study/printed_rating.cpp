// A mean of ranks as it was printed, held against the one that follows from the ranks, in exact decimals.
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/table_rows.hpp"
#include "ecumene/study/analyse_internal.hpp"

namespace ecumene {

namespace {

// The shortest decimal that reads back as the same double: the printed rank or the weight of the study again.
std::optional<Decimal> exact(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return Decimal::parse(std::string_view(text.data(), static_cast<std::size_t>(end - text.data())));
}

// Weighted sum of the mid ranks that a region has, and the sum of their weights. Half places average to decimals that
// binary rounding could tip over a half, so that decimals decide.
struct ExactMean {
  Decimal sum;
  Decimal weight;
  bool is_there() const { return !weight.is_zero(); }
};

ExactMean exact_mean(const Rating& rating, std::size_t region) {
  ExactMean mean;
  for (std::size_t a = 0; a < rating.ranks.size(); ++a) {
    const std::optional<Decimal> low = exact(rating.ranks[a][region].low);
    const std::optional<Decimal> high = exact(rating.ranks[a][region].high);
    const std::optional<Decimal> weight = exact(rating.activities[a].weight);
    if (!low || !high || !weight) continue;
    mean.sum = mean.sum + midpoint({*low, *high}) * *weight;
    mean.weight = mean.weight + *weight;
  }
  return mean;
}

// A half may have been printed either way, so only a mean outside what the printed digits can stand for differs.
bool is_other(const Cell& cell, const ExactMean& mean) {
  const Interval values{printed_interval(cell.low).low, printed_interval(cell.high).high};
  return !scaled(values, mean.weight).contains(mean.sum);
}

// The row that holds a region's printed mean; nullopt where none does. Of rows that repeat each other the first counts.
std::optional<std::size_t> row_of(const Table& table, const std::string& region) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& row = table.rows[i];
    if (row.stub.empty() || utf8::folded(row.region()) != utf8::folded(region)) continue;
    if (!first) {
      first = i;
    } else if (utf8::folded(table.rows[*first].label()) != utf8::folded(row.label())) {
      throw Error(Finding{.code = "printed-mean-ambiguous",
                          .severity = Severity::error,
                          .what = "'" + table.name + "' has several rows for '" + region +
                                  "', so that its printed mean is not one figure",
                          .way_out = "choose the rows of one kind with where = { \"heading\" = \"text\" }",
                          .places = {table.row_place(*first), table.row_place(i)}});
    }
  }
  return first;
}

}  // namespace

PrintedRating printed_rating(const RatingPlan& plan, const Table& table, const Rating& rating) {
  const std::size_t column = column_of(table, plan.printed_mean);
  PrintedRating result;
  result.name = plan.title;
  std::vector<double> printed_values;
  for (std::size_t r = 0; r < rating.regions.size(); ++r) {
    const std::optional<std::size_t> row = row_of(table, rating.regions[r]);
    const Cell cell = row ? table.at(*row, column) : Cell{};
    const ExactMean mean = exact_mean(rating, r);
    const int decimals = cell.is_numeric() ? std::max(0, cell.low.decimals()) : 1;
    result.regions.push_back(rating.regions[r]);
    result.printed.push_back(cell.raw);
    result.recomputed.push_back(mean.is_there() ? quotient(mean.sum, mean.weight, decimals).to_string() : "");
    result.differs.push_back(cell.is_numeric() && mean.is_there() && is_other(cell, mean));
    result.places.push_back(row ? table.place(*row, column) : Place{.source = table.source, .sheet = table.sheet});
    printed_values.push_back(cell.is_numeric() ? midpoint_number({cell.low, cell.high})
                                               : std::numeric_limits<double>::quiet_NaN());
  }
  result.printed_rank = rank_ranges(printed_values, Better::lower);
  result.recomputed_rank = rating.overall;
  return result;
}

}  // namespace ecumene
