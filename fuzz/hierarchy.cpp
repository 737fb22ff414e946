// Hierarchies of points hold their laws on any small table: every algorithm gives the spanning tree of the naive twin,
// edge for edge; the linkages are those of linkage_tree where arithmetic is exact, and have the heights of the
// definition where no tie is near; small trees are linkage_tree's; neither the order of the rows nor the number of
// threads changes a digit; a table that is refused is refused by all. Input: rows, columns, kind of values, min_points,
// a seed for the other order of the rows; then the values.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/canonical_order.hpp"
#include "ecumene/numeric/hierarchy/point_linkage.hpp"
#include "ecumene/numeric/hierarchy/small_trees.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_twin_internal.hpp"
#include "hierarchy_clear_linkage.hpp"
#include "hierarchy_tables.hpp"

namespace {

using namespace ecumene;
using fuzzing::Table;
using fuzzing::Values;

constexpr std::size_t few_rows = 24;

void require(bool holds, const char* law) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", law);
  std::abort();
}

// What a call gives, or the code of the Error it throws.
template <class Result>
struct Outcome {
  std::optional<Result> result{};
  std::string code{};
};

template <class Work>
auto outcome_of(const Work& work) -> Outcome<decltype(work())> {
  try {
    return {.result = work()};
  } catch (const Error& error) {
    return {.code = error.finding().code};
  }
}

Outcome<SpanningTree> tree_of(const Table& table, std::size_t min_points, SpanningTreeAlgorithm algorithm,
                              std::size_t threads) {
  const SpanningTreeOptions options{.algorithm = algorithm, .execution = {.threads = threads}};
  return outcome_of([&] {
    return min_points == 1 ? euclidean_spanning_tree(table.view(), options)
                           : mutual_reachability_tree(table.view(), min_points, options);
  });
}

// Equal rows get one number: what is left of a row when its place is forgotten.
std::vector<std::uint32_t> contents(const Table& table) {
  std::vector<std::uint32_t> content(table.rows);
  const auto order = canonical_order(table.view());
  for (std::size_t at = 1; at < order.size(); ++at) {
    const auto row = table.view().row(order[at]);
    const auto before = table.view().row(order[at - 1]);
    content[order[at]] =
        content[order[at - 1]] + (std::equal(row.begin(), row.end(), before.begin(), before.end()) ? 0 : 1);
  }
  return content;
}

void compare_reordered(const SpanningTree& tree, const std::vector<std::uint32_t>& content, const SpanningTree& other,
                       const std::vector<std::uint32_t>& other_content) {
  require(tree.edges.size() == other.edges.size(), "the order of the rows does not change the number of edges");
  for (std::size_t k = 0; k < tree.edges.size(); ++k) {
    const TreeEdge& e = tree.edges[k];
    const TreeEdge& f = other.edges[k];
    const auto ends = std::minmax({content[e.a], content[e.b]});
    const auto other_ends = std::minmax({other_content[f.a], other_content[f.b]});
    require(e.length == f.length && ends == other_ends, "the order of the rows does not change the edges");
  }
}

void compare_with_twin(const Table& table, std::size_t min_points, const SpanningTree& tree) {
  require(tree.edges == internal::SpanningTreeTwin(table.view(), min_points).tree().edges,
          "the tree is the twin's, edge for edge");
}

void check_trees(const Table& table, const Table& other, std::size_t min_points) {
  const auto tree = tree_of(table, min_points, SpanningTreeAlgorithm::automatic, 1);
  for (const auto algorithm :
       {SpanningTreeAlgorithm::prim, SpanningTreeAlgorithm::kd_tree, SpanningTreeAlgorithm::tiles}) {
    for (const std::size_t threads : {1, 2}) {
      const auto same = tree_of(table, min_points, algorithm, threads);
      require(same.code == tree.code, "all algorithms refuse the same tables");
      require(!tree.result || same.result->edges == tree.result->edges, "all algorithms find the same tree");
      require(!tree.result || same.result->core_distances == tree.result->core_distances,
              "all algorithms find the same core distances");
    }
  }
  const auto reordered = tree_of(other, min_points, SpanningTreeAlgorithm::automatic, 1);
  require(reordered.code == tree.code, "the order of the rows does not decide about a refusal");
  if (!tree.result) return;
  compare_reordered(*tree.result, contents(table), *reordered.result, contents(other));
  if (table.values_are != Values::any) compare_with_twin(table, min_points, *tree.result);
}

using Below = std::vector<std::uint32_t>;  // the contents of the rows below a node, ascending

std::vector<std::pair<Below, Below>> merged_contents(const Dendrogram& tree,
                                                     const std::vector<std::uint32_t>& content) {
  std::vector<Below> below;
  for (const std::uint32_t one : content) below.push_back({one});
  std::vector<std::pair<Below, Below>> merged;
  for (const Merge& merge : tree.merges) {
    merged.push_back(std::minmax(below[merge.left], below[merge.right]));
    Below both = merged.back().first;
    both.insert(both.end(), merged.back().second.begin(), merged.back().second.end());
    std::sort(both.begin(), both.end());
    below.push_back(both);
  }
  return merged;
}

void compare_dendrograms(const Dendrogram& tree, const std::vector<std::uint32_t>& content, const Dendrogram& other,
                         const std::vector<std::uint32_t>& other_content, const char* law) {
  require(tree.merges.size() == other.merges.size(), law);
  for (std::size_t k = 0; k < tree.merges.size(); ++k)
    require(tree.merges[k].height == other.merges[k].height && tree.merges[k].size == other.merges[k].size, law);
  require(merged_contents(tree, content) == merged_contents(other, other_content), law);
}

Outcome<Dendrogram> linkage_of(const Table& table, Linkage linkage, const PointLinkageOptions& options) {
  return outcome_of([&] { return euclidean_linkage_tree(table.view(), linkage, options); });
}

struct Canonical {
  Table table;
  std::vector<double> distances;
};

Canonical canonical(const Table& table) {
  Canonical result{.table = fuzzing::reordered(table, canonical_order(table.view())), .distances = {}};
  result.distances = pairwise_distances(result.table.view(), Distance::euclidean);
  return result;
}

// linkage_tree decides ties by the numbers of the rows: with the rows in canonical order that is the rule of the
// points.
void compare_with_distances(const Table& table, const Canonical& rows, Linkage linkage, const Dendrogram& tree) {
  const auto expected = linkage_tree(rows.distances, table.rows, linkage);
  if (table.values_are == Values::whole && (linkage == Linkage::single || linkage == Linkage::complete))
    compare_dendrograms(tree, contents(table), expected, contents(rows.table),
                        "single and complete are linkage_tree's");
  for (std::size_t k = 0; linkage == Linkage::single && k < tree.merges.size(); ++k)
    require(tree.merges[k].height == expected.merges[k].height, "single linkage has the heights of linkage_tree");
}

void compare_with_definition(const Canonical& rows, Linkage linkage, const Dendrogram& tree) {
  if (rows.table.rows > few_rows) return;
  const auto heights = fuzzing::clear_heights(rows.table.view(), rows.distances, linkage);
  for (std::size_t k = 0; heights && k < heights->size(); ++k) {
    const double height = tree.merges[k].height;
    require(std::abs(height - (*heights)[k]) <= 1e-6 * (*heights)[k], "heights are those of the definition");
  }
}

// Small trees go by the numbers of the rows, as linkage_tree does; but under single linkage by clusters, not by pairs
// of rows, so that only the heights can be compared there.
void check_small_tree(const Table& table, Linkage linkage) {
  SmallTreeBuilder builder(linkage);
  const auto merges = outcome_of([&] {
    builder.set_table(table.view());
    const auto tree = builder.tree();
    return std::vector<Merge>(tree.begin(), tree.end());
  });
  if (table.values_are == Values::any) return;
  require(merges.result.has_value(), "a small tree refuses no table of moderate values");
  if (linkage == Linkage::single || linkage == Linkage::complete) {
    auto distances = pairwise_distances(table.view(), Distance::euclidean);
    const auto plain = linkage_tree(std::move(distances), table.rows, linkage).merges;
    require(linkage == Linkage::single || *merges.result == plain, "a small tree is linkage_tree's");
    require(std::equal(plain.begin(), plain.end(), merges.result->begin(), merges.result->end(),
                       [](const Merge& a, const Merge& b) { return a.height == b.height; }),
            "a small tree has linkage_tree's heights");
  }
  const Canonical rows = canonical(table);
  compare_with_definition(rows, linkage,
                          {.leaves = table.rows, .merges = *merges.result, .inversions = {}, .ties = {}});
}

void check_linkage(const Table& table, const Table& other, Linkage linkage) {
  const auto tree = linkage_of(table, linkage, {});
  const auto threaded = linkage_of(table, linkage, {.execution = {.threads = 2}});
  const auto reordered = linkage_of(other, linkage, {});
  require(tree.code == threaded.code && tree.code == reordered.code, "all ways refuse the same tables");
  if (!tree.result) return;
  require(tree.result->merges == threaded.result->merges, "threads do not change the dendrogram");
  const auto content = contents(table);
  compare_dendrograms(*tree.result, content, *reordered.result, contents(other),
                      "the order of the rows does not change the dendrogram");
  if (table.values_are == Values::any) return;
  const Canonical rows = canonical(table);
  compare_with_distances(table, rows, linkage, *tree.result);
  compare_with_definition(rows, linkage, *tree.result);
  if (linkage != Linkage::average && linkage != Linkage::complete) return;
  const auto light = linkage_of(table, linkage, {.matrix_bytes = 0});
  require(light.result.has_value(), "the light way refuses no table that the matrix takes");
  compare_with_definition(rows, linkage, *light.result);
  if (linkage == Linkage::complete)  // whose heights are distances of rows; averages are rounded on another road
    compare_dendrograms(*tree.result, content, *light.result, content, "the light way gives the same dendrogram");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 5) return 0;
  fuzzing::Bytes bytes({data, size});
  const std::size_t wanted = bytes.next();
  const std::uint32_t seed = bytes.next();
  const Table table = fuzzing::table_of(bytes);
  const Table other = fuzzing::reordered(table, fuzzing::shuffled(table.rows, seed));
  check_trees(table, other, 1);
  if (table.rows > 1) check_trees(table, other, 2 + wanted % (table.rows - 1));
  for (const LinkageDescriptor& linkage : linkages()) {
    check_linkage(table, other, linkage.linkage);
    check_small_tree(table, linkage.linkage);
  }
  return 0;
}
