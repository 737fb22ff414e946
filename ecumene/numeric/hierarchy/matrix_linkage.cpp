#include <utility>

#include "ecumene/numeric/hierarchy/matrix_linkage_internal.hpp"

namespace ecumene::internal {
namespace {

class MatrixLinkage {
 public:
  MatrixLinkage(const PointSet& points, Linkage linkage, const Execution& execution)
      : linkage_(linkage), execution_(execution), merges_(points) {}

  Dendrogram tree() {
    if (distinct().count() > 1) merge_distinct_rows();
    return merges_.tree();
  }

 private:
  const DistinctPoints& distinct() const { return merges_.distinct(); }

  void merge_distinct_rows() {
    const DistanceTriangle matrix(distinct().count());
    ChainProblem problem{.linkage = linkage_, .sizes = distinct().sizes(), .threads = execution_.threads};
    if (execution_.progress)
      problem.progress = [&](double share) {
        execution_.progress(share_of_distances + (1 - share_of_distances) * share);
      };
    if (const auto outcome = chain_agglomeration(matrix, neighbours_in(matrix), problem))
      merges_.append(*outcome);
    else
      merge_in_greedy_order(matrix.data());
  }

  static constexpr double share_of_distances = 0.4;

  NearestNeighbours neighbours_in(const DistanceTriangle& matrix) const {
    const PointColumns points = distinct().view();
    const ProduceRows produce = [&](std::size_t first, std::size_t count, double* const* out, double*) {
      std::size_t begin = 0;
      if (count == distance_rows) distances_of_four(points, first, 0, begin = first, out);
      for (std::size_t r = 0; r < count; ++r) {
        distances_of_one(points, first + r, begin, first + r, out[r] + begin);
        weigh(first + r, 0, first + r, out[r]);
      }
    };
    const auto behind = [&](std::size_t rows) {
      const double share = static_cast<double>(rows) / static_cast<double>(distinct().count());
      if (execution_.progress) execution_.progress(share_of_distances * share * share);
    };
    return rows_built(matrix, distinct().count(), {.threads = execution_.threads}, produce, behind);
  }

  // Where near ties make the last digits decide, the definition itself.
  void merge_in_greedy_order(double* room) {
    const PointColumns points = distinct().view();
    double* row = room;
    for (std::size_t i = 0; i + 1 < points.stride; ++i) {
      distances_of_one(points, i, i + 1, points.stride, row);
      weigh(i, i + 1, points.stride, row);
      row += points.stride - i - 1;
    }
    const Agglomeration greedy =
        generic_agglomeration(CondensedMatrix(room, points.stride), linkage_, distinct().sizes());
    merges_.append(greedy.merges, greedy.ties);
  }

  // Ward's distance of groups of equal rows: what the updates would make of the distance of two rows.
  void weigh(std::size_t row, std::size_t begin, std::size_t end, double* distances) const {
    if (linkage_ != Linkage::ward_d || !merges_.has_equal_rows()) return;
    const double* const sizes = distinct().sizes().data();
    for (std::size_t other = begin; other < end; ++other)
      distances[other - begin] *= 2 * sizes[row] * sizes[other] / (sizes[row] + sizes[other]);
  }

  Linkage linkage_;
  const Execution& execution_;
  PointMerges merges_;
};

}  // namespace

Dendrogram matrix_linkage_tree(const PointSet& points, Linkage linkage, const Execution& execution) {
  return MatrixLinkage(points, linkage, execution).tree();
}

}  // namespace ecumene::internal
