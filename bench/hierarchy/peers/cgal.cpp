// A peer of the benchmark: the Euclidean minimum spanning tree in the plane from CGAL's Delaunay triangulation, whose
// edges hold the tree, and Kruskal's algorithm.
//
// CGAL's triangulations are under the GPL, version 3 or later. This program is therefore built apart from the project,
// by a command of its own (../environment.py), only for this comparison; the project's library is not linked with it,
// no target of the project knows it, and it is not distributed in binary form.
//
//   cgal tree FILE THREADS     (one thread whatever is said)
#include <CGAL/Delaunay_triangulation_2.h>
#include <CGAL/Exact_predicates_inexact_constructions_kernel.h>
#include <CGAL/Spatial_sort_traits_adapter_2.h>
#include <CGAL/Triangulation_vertex_base_with_info_2.h>
#include <CGAL/property_map.h>
#include <CGAL/spatial_sort.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <numeric>
#include <string_view>
#include <vector>

#include "../measurement.hpp"
#include "../npy.hpp"

namespace {

using namespace ecumene::bench;

using Kernel = CGAL::Exact_predicates_inexact_constructions_kernel;
using Point = Kernel::Point_2;
using Vertex = CGAL::Triangulation_vertex_base_with_info_2<std::uint32_t, Kernel>;
using Structure = CGAL::Triangulation_data_structure_2<Vertex>;
using Delaunay = CGAL::Delaunay_triangulation_2<Kernel, Structure>;

struct Edge {
  double square;
  std::uint32_t a;
  std::uint32_t b;
};

// Points in the order of a space-filling curve; one that equals an earlier point is joined to it by an edge of length
// 0.
std::vector<Edge> delaunay_edges(const Table& table) {
  std::vector<Point> points;
  points.reserve(table.rows);
  for (std::size_t i = 0; i < table.rows; ++i) points.emplace_back(table.values[2 * i], table.values[2 * i + 1]);
  std::vector<std::size_t> order(table.rows);
  std::iota(order.begin(), order.end(), std::size_t{0});
  using Traits = CGAL::Spatial_sort_traits_adapter_2<Kernel, CGAL::Pointer_property_map<Point>::type>;
  CGAL::spatial_sort(order.begin(), order.end(), Traits(CGAL::make_property_map(points)));
  std::vector<Edge> edges;
  edges.reserve(3 * table.rows);
  Delaunay triangulation;
  Delaunay::Face_handle hint;
  for (const std::size_t at : order) {
    const auto i = static_cast<std::uint32_t>(at);
    const auto before = triangulation.number_of_vertices();
    const auto vertex = triangulation.insert(points[i], hint);
    if (triangulation.number_of_vertices() == before)
      edges.push_back({0, vertex->info(), i});
    else
      vertex->info() = i;
    hint = vertex->face();
  }
  for (auto edge = triangulation.finite_edges_begin(); edge != triangulation.finite_edges_end(); ++edge) {
    const auto a = edge->first->vertex(Delaunay::cw(edge->second));
    const auto b = edge->first->vertex(Delaunay::ccw(edge->second));
    edges.push_back({CGAL::squared_distance(a->point(), b->point()), a->info(), b->info()});
  }
  return edges;
}

class Components {
 public:
  explicit Components(std::size_t count) : above_(count) { std::iota(above_.begin(), above_.end(), 0U); }
  bool join(std::uint32_t a, std::uint32_t b) {
    a = top(a);
    b = top(b);
    above_[a] = b;
    return a != b;
  }

 private:
  std::uint32_t top(std::uint32_t i) {
    while (above_[i] != i) i = above_[i] = above_[above_[i]];
    return i;
  }
  std::vector<std::uint32_t> above_;
};

std::vector<Edge> tree(const Table& table) {
  auto edges = delaunay_edges(table);
  std::sort(edges.begin(), edges.end(), [](const Edge& e, const Edge& f) { return e.square < f.square; });
  Components components(table.rows);
  std::vector<Edge> kept;
  kept.reserve(table.rows);
  for (const Edge& edge : edges)
    if (components.join(edge.a, edge.b)) kept.push_back({std::sqrt(edge.square), edge.a, edge.b});
  return kept;
}

Answer answer_of(const std::vector<Edge>& edges) {
  Answer answer;
  for (const Edge& edge : edges) answer.add(edge.a, edge.b, edge.square);
  return answer;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4 || std::string_view(argv[1]) != "tree") {
    std::fputs("usage: cgal tree FILE THREADS\n", stderr);
    return 64;
  }
  try {
    const long start = status_kibibytes("VmRSS:");
    const Table table = read_npy(argv[2]);
    print(measured([&] { return tree(table); }, answer_of), start);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "cgal: %s\n", error.what());
    return 2;
  }
}
