// Means and deviations of groups of places, as functions of the set of rows.
#include <algorithm>
#include <cmath>
#include <limits>

#include "ecumene/diagnosis/places_internal.hpp"
#include "ecumene/diagnosis/places_sum_internal.hpp"

namespace ecumene::diagnosis_internal {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

// Deviations are multiplied by this power of two, so that neither they nor their squares overflow.
double scale_of(const FigureSummary& figure) {
  int exponent = 0;
  std::frexp(std::max(std::abs(figure.least), std::abs(figure.greatest)), &exponent);
  return std::ldexp(1.0, -std::max(exponent, -1000) - 1);
}

double greatest_deviation(const FigureSummary& figure, double scale) {
  return std::max(std::abs(figure.least * scale - figure.mean * scale),
                  std::abs(figure.greatest * scale - figure.mean * scale));
}

class Summaries {
 public:
  Summaries(MatrixView<const double> values, std::span<const std::uint32_t> labels, std::size_t groups)
      : values_(values), labels_(labels), groups_(groups), counts_(groups), figures_(groups * values.columns()) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    for (FigureSummary& figure : figures_) figure = {.least = infinity, .greatest = -infinity};
  }

  std::vector<FigureSummary> take() && {
    find_ends();
    find_means();
    find_deviations();
    return std::move(figures_);
  }

 private:
  template <class Visit>
  void for_each_value(const Visit& visit) const {
    for (std::size_t row = 0; row < values_.rows(); ++row) {
      if (labels_[row] >= groups_) continue;
      const std::size_t first = labels_[row] * values_.columns();
      const std::span<const double> figures = values_.row(row);
      for (std::size_t j = 0; j < figures.size(); ++j) visit(first + j, figures[j]);
    }
  }

  void find_ends() {
    for (const std::uint32_t label : labels_) {
      if (label < groups_) ++counts_[label];
    }
    for_each_value([&](std::size_t at, double value) {
      figures_[at].least = std::min(figures_[at].least, value);
      figures_[at].greatest = std::max(figures_[at].greatest, value);
    });
    // -0 and 0 are one value; which of them came first must not show.
    for (FigureSummary& figure : figures_) {
      figure.least += 0.0;
      figure.greatest += 0.0;
    }
  }

  void find_means() {
    std::vector<FixedPointSum> sums;
    for (const FigureSummary& figure : figures_) {
      sums.emplace_back(std::max(std::abs(figure.least), std::abs(figure.greatest)));
    }
    for_each_value([&](std::size_t at, double value) { sums[at].add(value); });
    for (std::size_t at = 0; at < figures_.size(); ++at) {
      FigureSummary& figure = figures_[at];
      figure.mean = std::clamp(sums[at].mean(count_of(at)), figure.least, figure.greatest);
    }
  }

  void find_deviations() {
    std::vector<FixedPointSum> sums;
    std::vector<double> scales;
    for (const FigureSummary& figure : figures_) {
      scales.push_back(scale_of(figure));
      const double deviation = greatest_deviation(figure, scales.back());
      sums.emplace_back(deviation * deviation);
    }
    for_each_value([&](std::size_t at, double value) {
      const double deviation = value * scales[at] - figures_[at].mean * scales[at];
      sums[at].add(deviation * deviation);
    });
    for (std::size_t at = 0; at < figures_.size(); ++at) {
      const double count = count_of(at);
      figures_[at].standard_deviation = count < 2 ? undefined : std::sqrt(sums[at].value() / (count - 1)) / scales[at];
    }
  }

  double count_of(std::size_t at) const { return static_cast<double>(counts_[at / values_.columns()]); }

  MatrixView<const double> values_;
  std::span<const std::uint32_t> labels_;
  std::size_t groups_;
  std::vector<std::size_t> counts_;
  std::vector<FigureSummary> figures_;
};

}  // namespace

std::vector<FigureSummary> figure_summaries(MatrixView<const double> values, std::span<const std::uint32_t> labels,
                                            std::size_t groups) {
  return Summaries(values, labels, groups).take();
}

}  // namespace ecumene::diagnosis_internal
