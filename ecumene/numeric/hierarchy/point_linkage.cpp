#include "ecumene/numeric/hierarchy/point_linkage.hpp"

#include <string>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"

namespace ecumene {

using namespace internal;

namespace {

bool has_light_way(Linkage linkage) {
  return linkage == Linkage::average || linkage == Linkage::complete;
}

std::size_t bytes_of_matrix(std::size_t rows) {
  return rows * (rows + 1) / 2 * sizeof(double);
}

Dendrogram matrix_or_light(const PointSet& points, Linkage linkage, const PointLinkageOptions& options) {
  const std::size_t distinct = equal_rows(points.rows).begin.size() - 1;  // equal rows take no place in the matrix
  const std::size_t needed = bytes_of_matrix(distinct);
  if (needed <= options.matrix_bytes) return matrix_linkage_tree(points, linkage, options.execution);
  if (has_light_way(linkage)) return light_linkage_tree(points, linkage, options.execution);
  constexpr std::size_t mebibyte = std::size_t{1} << 20;
  throw Error(
      {.code = "matrix-too-large",
       .severity = Severity::error,
       .what = "linkage " + std::string(descriptor(linkage).name) + " of " + std::to_string(points.rows.rows()) +
               " rows needs a matrix of distances of " + std::to_string(needed / mebibyte + 1) + " MiB; " +
               std::to_string(options.matrix_bytes / mebibyte) + " MiB are allowed",
       .way_out = "take --linkage=average or complete, which do without the matrix, or ward.D2 or single, which "
                  "never need it"});
}

}  // namespace

Dendrogram euclidean_linkage_tree(MatrixView<const double> points, Linkage linkage,
                                  const PointLinkageOptions& options) {
  if (linkage == Linkage::single)
    return single_linkage_tree(euclidean_spanning_tree(points, {.execution = options.execution}));
  const PointSet checked = checked_points(points);
  switch (linkage) {
    case Linkage::centroid:
    case Linkage::median:
    case Linkage::ward_d2:
      return centre_linkage_tree(checked, linkage, options.execution);
    default:
      return matrix_or_light(checked, linkage, options);
  }
}

}  // namespace ecumene
