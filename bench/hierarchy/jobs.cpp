#include "jobs.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "ecumene/numeric/hierarchy/point_linkage.hpp"
#include "ecumene/numeric/hierarchy/small_trees.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"

namespace ecumene::bench {

namespace {

constexpr std::size_t min_points = 10;
constexpr std::size_t table_rows = 85;

Answer answer_of(const SpanningTree& tree) {
  Answer answer;
  for (const TreeEdge& edge : tree.edges) answer.add(edge.a, edge.b, edge.length);
  return answer;
}

Answer answer_of(const std::vector<Merge>& merges) {
  Answer answer;
  for (const Merge& merge : merges) answer.add(merge.left, merge.right, merge.height);
  return answer;
}

Answer answer_of(const Dendrogram& tree) {
  return answer_of(tree.merges);
}

template <class Work>
Cell cell_of(const Work& work) {
  return measured(work, [](const auto& tree) { return answer_of(tree); });
}

Cell linkage_cell(MatrixView<const double> points, Linkage linkage, const PointLinkageOptions& options) {
  return cell_of([&] { return euclidean_linkage_tree(points, linkage, options); });
}

// The trees of the tables from `first` on, one builder for all of them; their merges go to their places.
void grow_trees(const Table& table, Linkage linkage, std::size_t first, std::size_t last, std::span<Merge> merges) {
  SmallTreeBuilder builder(linkage);
  const std::size_t length = table_rows * table.columns;
  for (std::size_t t = first; t < last; ++t) {
    builder.set_table({std::span(table.values).subspan(t * length, length), table_rows, table.columns});
    const auto tree = builder.tree();
    std::copy(tree.begin(), tree.end(), merges.begin() + static_cast<std::ptrdiff_t>(t * (table_rows - 1)));
  }
}

Cell tables_cell(const Table& table, Linkage linkage, std::size_t threads) {
  const std::size_t tables = table.rows / table_rows;
  return cell_of([&] {
    std::vector<Merge> merges(tables * (table_rows - 1));
    std::vector<std::jthread> helpers;
    for (std::size_t t = 1; t < threads; ++t)
      helpers.emplace_back(
          [&, t] { grow_trees(table, linkage, t * tables / threads, (t + 1) * tables / threads, merges); });
    grow_trees(table, linkage, 0, tables / threads, merges);
    helpers.clear();  // waits for them
    return merges;
  });
}

}  // namespace

Cell timed(std::string_view job, const Table& table, std::size_t threads) {
  const MatrixView<const double> points{table.values, table.rows, table.columns};
  const Execution execution{.threads = threads};
  const PointLinkageOptions with_matrix{.execution = execution};
  const PointLinkageOptions light{.matrix_bytes = 0, .execution = execution};
  if (job == "tree") return cell_of([&] { return euclidean_spanning_tree(points, {.execution = execution}); });
  if (job == "reach")
    return cell_of([&] { return mutual_reachability_tree(points, min_points, {.execution = execution}); });
  if (job == "ward") return linkage_cell(points, Linkage::ward_d2, light);
  if (job == "average") return linkage_cell(points, Linkage::average, with_matrix);
  if (job == "complete") return linkage_cell(points, Linkage::complete, with_matrix);
  if (job == "average-light") return linkage_cell(points, Linkage::average, light);
  if (job == "complete-light") return linkage_cell(points, Linkage::complete, light);
  if (job == "tables-average") return tables_cell(table, Linkage::average, threads);
  if (job == "tables-ward") return tables_cell(table, Linkage::ward_d2, threads);
  throw std::invalid_argument("no such job: " + std::string(job));
}

}  // namespace ecumene::bench
