#include "ecumene/numeric/multiscale_fit.hpp"

#include <map>

#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::testing;

namespace {

// The shares that the law gives for a distance and a curvature, as counts of very many draws.
std::vector<ScaleCount> counts_of_law(std::initializer_list<double> scales, double v, double c,
                                      std::uint32_t replicates) {
  std::vector<ScaleCount> counts;
  for (const double scale : scales) {
    const double z = v * std::sqrt(scale) + c / std::sqrt(scale);
    const double share = std::erfc(z / std::sqrt(2.0)) / 2;
    counts.push_back({scale, static_cast<std::uint32_t>(std::llround(share * replicates)), replicates});
  }
  return counts;
}

}  // namespace

TEST_CASE("counts that follow the law give its distance and curvature back") {
  const MultiscaleFit fit = multiscale_fit(counts_of_law({0.5, 0.7, 1.0, 1.4}, -1.2, 0.3, 1'000'000'000));
  CHECK(fit.v == doctest::Approx(-1.2).epsilon(1e-6));
  CHECK(fit.c == doctest::Approx(0.3).epsilon(1e-6));
  CHECK(fit.au == doctest::Approx(std::erfc(-1.5 / std::sqrt(2.0)) / 2).epsilon(1e-7));
  CHECK(fit.bp == doctest::Approx(std::erfc(-0.9 / std::sqrt(2.0)) / 2).epsilon(1e-7));
  CHECK(fit.fit_p > 0.5);
}

TEST_CASE("the example in pvclust's description, v = -2.006 and c = -1.184, has AU .795 and BP .999") {
  // Only near r = 0.6 do less than 999 of 1,000 draws find it.
  const MultiscaleFit fit = multiscale_fit(counts_of_law({0.5, 0.55, 0.6, 0.65, 1.0}, -2.006, -1.184, 4'000'000'000U));
  CHECK(std::abs(fit.au - 0.795) < 1e-3);  // v and c are given to three places
  CHECK(std::abs(fit.bp - 0.999) < 5e-4);
}

TEST_CASE("what is found always or never has p-values 1 or 0 without an error") {
  for (const std::uint32_t found : {0U, 1000U}) {
    const std::vector<ScaleCount> counts{{0.5, found, 1000}, {1, found, 1000}, {1.4, found, 1000}};
    const MultiscaleFit fit = multiscale_fit(counts);
    CHECK(fit.au == found / 1000);
    CHECK(fit.bp == found / 1000);
    CHECK(fit.si == found / 1000);
    CHECK(fit.au_error == 0);
  }
  CHECK(multiscale_fit({}).au == 0);
  CHECK(multiscale_fit(std::vector<ScaleCount>{{1, 700, 1000}}).au == 1);
}

TEST_CASE("two scales are fitted exactly, and the test of the fit has nothing to say") {
  const MultiscaleFit fit = multiscale_fit(std::vector<ScaleCount>{{0.64, 500, 1000}, {1, 700, 1000}});
  CHECK(0.8 * fit.v + fit.c / 0.8 == doctest::Approx(0).epsilon(1e-9));
  CHECK(fit.bp == doctest::Approx(0.7));
  CHECK(fit.fit_p == 1);
}

TEST_CASE("counts that no distance and curvature explain are told by the test of the fit") {
  const std::vector<ScaleCount> counts{{0.5, 800, 1000}, {0.8, 500, 1000}, {1, 800, 1000}, {1.4, 500, 1000}};
  CHECK(multiscale_fit(counts).fit_p < 1e-6);
}

TEST_CASE("values and standard errors from the counts of R's pvclust on the Boston table are pvclust's") {
  const auto folder = verification_folder("pvclust");
  if (folder.empty()) return;
  const Csv counts = read_csv(folder / "Boston_nboot3000_multiscale_counts.csv");
  const std::vector<double> scales = read_csv(folder / "Boston_nboot3000_scales.csv").numbers("r");
  const Csv edges = read_csv(folder / "Boston_nboot3000_edges.csv");
  REQUIRE(counts.rows.size() == 13);
  REQUIRE(scales.size() == 10);
  for (std::size_t edge = 0; edge < counts.rows.size(); ++edge) {
    CAPTURE(edge);
    std::vector<ScaleCount> of_edge;
    for (std::size_t k = 0; k < scales.size(); ++k)
      of_edge.push_back({scales[k], static_cast<std::uint32_t>(std::stoul(counts.rows[edge][k + 1])), 3000});
    const MultiscaleFit fit = multiscale_fit(of_edge);
    const std::map<std::string, double> ours{
        {"si", fit.si},          {"au", fit.au}, {"bp", fit.bp}, {"se.si", fit.si_error}, {"se.au", fit.au_error},
        {"se.bp", fit.bp_error}, {"v", fit.v},   {"c", fit.c},   {"pchi", fit.fit_p}};
    for (const auto& [name, value] : ours) {
      CAPTURE(name);
      CHECK(value == doctest::Approx(edges.numbers(name)[edge]).epsilon(1e-6));
    }
  }
}
