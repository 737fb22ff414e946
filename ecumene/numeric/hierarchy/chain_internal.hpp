// Agglomeration by reducible linkages in any convenient order, and how to find out that the order did not matter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ecumene/numeric/hierarchy/chain_kernels_internal.hpp"
#include "ecumene/numeric/hierarchy/execution.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"

namespace ecumene::internal {

// Room for many doubles, uninitialised, on large pages where the system has them.
class DoubleRoom {
 public:
  explicit DoubleRoom(std::size_t count);
  double* data() const { return data_.get(); }

 private:
  struct Free {
    void operator()(double* data) const { std::free(data); }
  };
  std::unique_ptr<double, Free> data_;
};

// Distances of clusters 0..n-1, lower triangle without diagonal: row i holds (i,0) .. (i,i-1), rows one after another.
class DistanceTriangle {
 public:
  explicit DistanceTriangle(std::size_t n) : room_(n * (n + 1) / 2 + run_length) {}
  double* row(std::size_t i) const { return room_.data() + i * (i - 1) / 2; }
  double& at(std::size_t i, std::size_t j) const { return row(i)[j]; }  // REQUIRES j < i
  double& between(std::size_t i, std::size_t j) const { return i > j ? at(i, j) : at(j, i); }
  double* data() const { return room_.data(); }

 private:
  DoubleRoom room_;
};

// Writes rows first .. first + count - 1 of a triangle to out[0] .. out[count - 1]. `work` is room that nobody else
// uses.
using ProduceRows = std::function<void(std::size_t first, std::size_t count, double* const* out, double* work)>;

// The nearest neighbour of each cluster by (distance, number of the neighbour), and the second least distance.
struct NearestNeighbours {
  explicit NearestNeighbours(std::size_t n);
  Neighbours view() { return {least.data(), second.data(), nearest.data()}; }
  std::vector<double> least;
  std::vector<double> second;
  std::vector<std::uint32_t> nearest;
};

struct BuildOptions {
  std::size_t threads = 1;
  std::size_t work = 0;  // doubles that `produce` needs
};

// Writes all rows of the triangle and finds all neighbours. Rows may be made from rows that the triangle held before:
// row i from those with numbers >= i. `behind`: told how many rows are done, from this thread.
NearestNeighbours rows_built(const DistanceTriangle& matrix, std::size_t rows, const BuildOptions& options,
                             const ProduceRows& produce, const std::function<void(std::size_t)>& behind);

// exact_only: equal distances are decided by the total order of the pairs and noted. none: any tie makes the outcome
// uncertain.
enum class TiesAllowed { exact_only, none };

struct ChainProblem {
  Linkage linkage = Linkage::average;
  TiesAllowed ties = TiesAllowed::exact_only;
  std::vector<double> sizes{};  // of the clusters to begin with
  std::size_t threads = 1;
  std::function<void(double)> progress{};  // share of the merges made; may be empty
};

struct ChainOutcome {
  std::vector<SlotMerge> merges;  // in the greedy order, clusters named by the
                                  // first of the beginning clusters in them
  std::vector<char> is_tied;      // for each merge: one of its clusters had another
                                  // neighbour at the same distance
};

// REQUIRES linkage complete, average, mcquitty, ward_d or ward_d2, n >= 1, `neighbours` those of the matrix. Destroys
// the matrix. Nothing where rounding could have decided otherwise in the greedy order: see chain_agglomeration.cpp.
std::optional<ChainOutcome> chain_agglomeration(const DistanceTriangle& matrix, NearestNeighbours neighbours,
                                                const ChainProblem& problem);

struct ChainMerge {
  SlotMerge merge;
  bool is_tied;
  bool is_exact;  // the distance has the digits of the greedy order
};
// The order in which the greedy algorithm makes these merges; nothing where it depends on digits that are not certain.
// REQUIRES each merge to stand after those that made its clusters.
std::optional<ChainOutcome> in_greedy_order(const std::vector<ChainMerge>& merges, const ChainProblem& problem);

// Two distances closer than this, relative to the greater, may stand in the other order where the merges before them
// were made in another order. Each update rounds to some 3 ulp, and a distance of clusters of 10^5 rows has seen at
// most that many: 10^5 * 3 * 2^-53 = 3e-11.
inline constexpr double near_tie = 1e-10;

}  // namespace ecumene::internal
