#include "ecumene/diagnosis/methods/methods.hpp"

#include <cmath>
#include <sstream>

#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;

namespace {

template <class Descriptors>
void check_descriptors(const Descriptors& descriptors) {
  CHECK(std::ranges::is_sorted(descriptors, {}, [](const MethodDescriptor& d) { return d.name; }));
  for (const MethodDescriptor& method : descriptors) {
    CAPTURE(method.name);
    CHECK(!method.name.empty());
    CHECK(!method.title.empty());
    CHECK(!method.formula.empty());
    CHECK(!method.source.empty());
  }
}

std::vector<double> weights_in(const std::string& text, std::size_t count) {
  if (text.empty()) return std::vector<double>(count, 1);
  std::istringstream stream(text);
  std::vector<double> weights;
  for (double weight = 0; stream >> weight;) weights.push_back(weight);
  REQUIRE(weights.size() == count);
  return weights;
}

// Runs one rating method as its case file says; the last column holds the expected figures.
void check_case(const RatingMethod& method) {
  test::CaseFile example = test::read_case("rating-" + std::string(method.name) + ".case");
  CHECK(example.settings["method"] == method.name);
  CHECK(!example.settings["source"].empty());
  const std::vector<double> expected = example.table.column(example.table.indicators.size() - 1);
  const RegionTable table = test::without(example.table, {"expected"});
  const std::vector<double> weights = weights_in(example.settings["weights"], table.indicators.size());
  RatingOptions options;
  options.input = example.settings["input"] == "ranks" ? RatingInput::ranks : RatingInput::values;
  for (std::size_t j = 0; j < table.indicators.size(); ++j) {
    const bool less = table.indicators[j].find("(less is better)") != std::string::npos;
    options.activities.push_back(
        {.indicator = table.indicators[j], .better = less ? Better::lower : Better::higher, .weight = weights[j]});
  }
  const Rating rating = rate(table, options).rating;
  std::vector<std::vector<double>> values;
  for (std::size_t j = 0; j < table.indicators.size(); ++j) values.push_back(table.column(j));
  const std::vector<double> figures =
      method.figures({rating.activities, weights, values, rating.ranks, rating.normalisation, rating.mean});
  REQUIRE(figures.size() == expected.size());
  for (std::size_t i = 0; i < figures.size(); ++i) {
    CAPTURE(table.regions[i]);
    CHECK(std::abs(figures[i] - expected[i]) <= std::stod(example.settings["tolerance"]));
  }
}

}  // namespace

TEST_CASE("every method has a name, a title, a formula and a source, and the lists are sorted") {
  check_descriptors(normalisations());
  check_descriptors(means());
  check_descriptors(scalings());
  check_descriptors(rating_methods());
  CHECK(descriptor(Normalisation::z_score).name == "zscore");
  CHECK(descriptor(Mean::harmonic).name == "harmonic");
  CHECK(descriptor(Scaling::min_max).name == "min-max");
  CHECK(rating_method("no-such-method") == nullptr);
}

TEST_CASE("every rating method gives the figures of its worked example") {
  for (const RatingMethod& method : rating_methods()) {
    CAPTURE(method.name);
    check_case(method);
  }
}

TEST_CASE("every normalisation and every mean does what its formula says on a worked example") {
  // x = 2, 4, 12: mean 6, s = sqrt((16 + 4 + 36)/2) = sqrt 28; target 10.
  const std::map<std::string_view, std::vector<double>> normalised_figures{
      {"min-max", {0, 0.2, 1}},    {"none", {2, 4, 12}},
      {"percentile", {0, 0.5, 1}}, {"rank", {1, 2, 3}},
      {"target", {0, 0.25, 1}},    {"zscore", {-4 / std::sqrt(28), -2 / std::sqrt(28), 6 / std::sqrt(28)}}};
  const RegionTable table = test::table_of({"A", "B", "C"}, {"x"}, {2, 4, 12});
  for (const NormalisationDescriptor& method : normalisations()) {
    CAPTURE(method.name);
    REQUIRE(normalised_figures.contains(method.name));
    const Rating rating = rate(table, {.input = RatingInput::values,
                                       .activities = {{.indicator = "x", .target = 10}},
                                       .normalisation = method.normalisation})
                              .rating;
    for (std::size_t i = 0; i < 3; ++i) {
      CHECK(rating.score[i] == doctest::Approx(normalised_figures.at(method.name)[i]).epsilon(1e-14));
    }
  }
  // The means of 1 and 4 with weights 1 and 2: 9/3, 16^(1/3), 3/(1 + 1/2).
  const std::map<std::string_view, double> mean_figures{
      {"arithmetic", 3}, {"geometric", std::cbrt(16.0)}, {"harmonic", 2}};
  const RegionTable pair = test::table_of({"A"}, {"x", "y"}, {1, 4});
  for (const MeanDescriptor& method : means()) {
    CAPTURE(method.name);
    REQUIRE(mean_figures.contains(method.name));
    const Rating rating = rate(pair, {.input = RatingInput::values,
                                      .activities = {{.indicator = "x", .weight = 1}, {.indicator = "y", .weight = 2}},
                                      .normalisation = Normalisation::none,
                                      .mean = method.mean})
                              .rating;
    CHECK(rating.score[0] == doctest::Approx(mean_figures.at(method.name)).epsilon(1e-14));
  }
}

TEST_CASE(
    "an activity of weight 0 decides nothing, and one that two regions do not share decides nothing between them") {
  const RegionTable table = test::table_of({"A", "B"}, {"x", "y", "z"}, {1, 9, test::missing, 2, 3, 5});
  const Rating rating =
      rate(table, {.input = RatingInput::values,
                   .activities = {{.indicator = "x"}, {.indicator = "y", .weight = 0}, {.indicator = "z"}}})
          .rating;
  const std::vector<double> weights{1, 0, 1};
  const std::vector<std::vector<double>> values;
  CHECK(rating_method("copeland")->figures({rating.activities, weights, values, rating.ranks}) ==
        std::vector<double>{-1, 1});
}
