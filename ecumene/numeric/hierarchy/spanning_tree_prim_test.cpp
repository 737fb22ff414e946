#include "ecumene/numeric/hierarchy/spanning_tree_prim_checks_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_prim_kernel_internal.hpp"

using namespace ecumene;
using namespace ecumene::testing;

namespace {

constexpr auto prim = SpanningTreeAlgorithm::prim;

}  // namespace

TEST_CASE("Prim's tree is the twin's where lengths tie, rows are equal or a column is constant") {
  check_ties(prim, 11, 120, 40);
}

TEST_CASE("Prim's tree is the twin's for numbers of points around a vector's length") {
  Random random(12);
  INFO("seed 12");
  for (const std::size_t n : {2, 3, 5, 7, 8, 9, 15, 16, 17, 33, 64, 65})
    for (const std::size_t d : {1, 2, 3, 4, 7}) check_twin(prim, {random.uniforms(n * d), n, d}, 1 + n / 3);
}

TEST_CASE("Prim's tree in a thousand dimensions is the twin's") {
  Random random(13);
  INFO("seed 13");
  check_twin(prim, {random.uniforms(12 * 1000), 12, 1000}, 2);
}

TEST_CASE("Prim's tree does not depend on the order of the rows") {
  check_row_order(prim, 14);
}

TEST_CASE("Prim's tree of coordinates near 1e200 and 1e-200 is that of the same figures near 1") {
  for (const int exponent : {-1060, -664, 0, 664, 1015}) check_scale(prim, exponent, 15);
}

TEST_CASE("Prim's tree is the same on every machine") {
  Random random(16);
  INFO("seed 16");
  check_machines(prim, {random.uniforms(70 * 5), 70, 5}, 1);
  check_machines(prim, {random.integers(70 * 2, 5), 70, 2}, 5);
}

TEST_CASE("Prim's algorithm reports progress and can be stopped") {
  Random random(17);
  INFO("seed 17");
  check_progress(prim, {random.uniforms(60 * 2), 60, 2}, 3);
}

TEST_CASE("the k-th smallest of a series is found whatever its order") {
  Random random(18);
  INFO("seed 18");
  for (const std::size_t k : {1, 2, 40, 400}) {
    for (const bool is_falling : {false, true}) {
      std::vector<double> values = random.integers(400, 90);
      if (is_falling) std::sort(values.rbegin(), values.rend());
      auto sorted = values;
      std::sort(sorted.begin(), sorted.end());
      std::vector<double> scratch(internal::kth_scratch(k));
      for (const std::size_t start : {0, 123, 399})
        CHECK(internal::kth_smallest(values.data(), values.size(), k, start, scratch.data()) == sorted[k - 1]);
    }
  }
}
