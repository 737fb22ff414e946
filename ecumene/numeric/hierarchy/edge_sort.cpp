// The edges of a spanning tree in their one order.
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <utility>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_crew_internal.hpp"

namespace ecumene::internal {
namespace {

// +-----------------------------------------------------------------------------------------------------------------+
// | Radix sort from the most significant digit. The bits of a square, which is not negative, stand in the order of   |
// | the squares. Edges are dealt into buckets by the leading bits of what tells them apart; a bucket is dealt again   |
// | by its next bits until it is small. Only edges of equal squares, which no bits tell apart, ask for their points.  |
// +-----------------------------------------------------------------------------------------------------------------+
constexpr unsigned first_digit = 11;  // bits
constexpr std::size_t first_buckets = std::size_t{1} << first_digit;
constexpr std::size_t small_bucket = 24;  // sorted by comparison
constexpr std::size_t most_blocks = 16;   // dealt side by side, whatever the number of threads
constexpr std::size_t block_length = 16384;

// While they are sorted, `length` holds the square.
using Edges = std::span<TreeEdge>;

class EdgeSort {
 public:
  EdgeSort(const PointSet& points, SquaredEdges edges, Crew& crew)
      : points_(points), edges_(std::move(edges)), crew_(crew), begin_(first_buckets + 1) {
    const std::uint64_t greatest = find_bounds();
    const int width = greatest == 0 ? 0 : static_cast<int>(std::bit_width(greatest - least_ + 1));
    shift_ = static_cast<unsigned>(std::max(width - static_cast<int>(first_digit), 0));
  }

  std::vector<TreeEdge> run() {
    std::vector<TreeEdge> ordered = dealt_edges();
    edges_ = {};
    for_each(first_buckets, [&](std::size_t bucket) {
      const Edges edges = Edges(ordered).subspan(begin_[bucket], begin_[bucket + 1] - begin_[bucket]);
      sort_bucket(edges);
      for (TreeEdge& edge : edges)
        edge = {std::min(edge.a, edge.b), std::max(edge.a, edge.b), true_length(edge.length, points_.unit)};
    });
    return ordered;
  }

 private:
  // Of the bits of the squares: the least beside 0, to `least_`. Returns the greatest.
  std::uint64_t find_bounds() {
    struct Bounds {
      std::uint64_t least = ~std::uint64_t{0};
      std::uint64_t greatest = 0;
    };
    std::vector<Bounds> bounds(edges_.size() / block_length + 1);
    crew_.for_blocks(edges_.size(), block_length, [&](std::size_t begin, std::size_t end) {
      Bounds own;
      for (std::size_t at = begin; at < end; ++at) {
        const auto bits = std::bit_cast<std::uint64_t>(edges_[at].square);
        if (bits != 0) own.least = std::min(own.least, bits);
        own.greatest = std::max(own.greatest, bits);
      }
      bounds[begin / block_length] = own;
    });
    std::uint64_t greatest = 0;
    for (const Bounds& own : bounds) {
      least_ = std::min(least_, own.least);
      greatest = std::max(greatest, own.greatest);
    }
    return greatest;
  }

  template <class Act>
  void for_each(std::size_t count, const Act& act) {
    crew_.for_blocks(count, 1, [&](std::size_t at, std::size_t) { act(at); });
  }

  // 0 for length 0, else the bits of the square counted from the least one.
  std::uint64_t key(double square) const { return key(square, least_); }
  static std::uint64_t key(double square, std::uint64_t least) {
    const auto bits = std::bit_cast<std::uint64_t>(square);
    return bits == 0 ? 0 : bits - least + 1;
  }

  // By the first digit; a block of edges keeps its place within each bucket.
  std::vector<TreeEdge> dealt_edges() {
    const std::size_t blocks = std::clamp<std::size_t>(edges_.size() / block_length, 1, most_blocks);
    const std::size_t length = (edges_.size() + blocks - 1) / blocks;
    const auto in_block = [&](std::size_t block) {
      const std::size_t begin = std::min(block * length, edges_.size());
      return std::span(edges_).subspan(begin, std::min(length, edges_.size() - begin));
    };
    const auto bucket_of = [least = least_, shift = shift_](const SquaredEdge& edge) {
      return key(edge.square, least) >> shift;
    };
    std::vector<std::array<std::size_t, first_buckets>> place(blocks);
    std::vector<TreeEdge> dealt;
    reserve(dealt, edges_.size());  // by this thread: the heap keeps longer what another one gives back
    const auto count = [&] {
      for_each(blocks, [&](std::size_t block) {
        auto& counts = place[block];
        for (const SquaredEdge& edge : in_block(block)) ++counts[bucket_of(edge)];
      });
    };
    crew_.run([&] { crew_.both(count, [&] { dealt.resize(edges_.size()); }); });
    std::size_t next = 0;
    for (std::size_t bucket = 0; bucket < first_buckets; ++bucket) {
      begin_[bucket] = next;
      for (auto& counts : place) next += std::exchange(counts[bucket], next);
    }
    begin_[first_buckets] = next;
    for_each(blocks, [&](std::size_t block) {
      auto& next_of = place[block];
      TreeEdge* const to = dealt.data();
      for (const SquaredEdge& edge : in_block(block)) to[next_of[bucket_of(edge)]++] = {edge.a, edge.b, edge.square};
    });
    return dealt;
  }

  void sort_bucket(Edges edges) const {
    if (edges.size() <= small_bucket) {
      sort_by_comparison(edges);
    } else {
      std::vector<TreeEdge> spare(edges.size());
      const Edges sorted = sort(edges, spare);
      if (sorted.data() != edges.data()) std::copy(sorted.begin(), sorted.end(), edges.begin());
    }
    order_equal(edges);
  }

  // How many of the lowest bits of the keys tell the edges apart.
  unsigned differing_bits(Edges edges) const {
    const std::uint64_t first = key(edges.front().length);
    std::uint64_t differing = 0;
    for (const TreeEdge& edge : edges) differing |= key(edge.length) ^ first;
    return static_cast<unsigned>(std::bit_width(differing));
  }

  // By the squares alone. The result lies in `edges` or in `spare`.
  Edges sort(Edges edges, Edges spare) const {
    if (edges.size() <= small_bucket) {
      sort_by_comparison(edges);
      return edges;
    }
    const unsigned bits = differing_bits(edges);
    if (bits == 0) return edges;
    // As many buckets as make them small at once, if the squares spread evenly.
    const auto digit_bits = std::min({static_cast<unsigned>(std::bit_width(edges.size() / 8)), first_digit, bits});
    const unsigned shift = bits - digit_bits;
    const std::uint64_t mask = (std::uint64_t{1} << digit_bits) - 1;
    std::array<std::uint32_t, first_buckets + 1> begin;
    std::fill_n(begin.begin(), mask + 2, 0U);
    const auto digit = [&](const TreeEdge& edge) { return (key(edge.length) >> shift) & mask; };
    for (const TreeEdge& edge : edges) ++begin[digit(edge) + 1];
    for (std::size_t at = 1; at <= mask; ++at) begin[at] += begin[at - 1];
    for (const TreeEdge& edge : edges) spare[begin[digit(edge)]++] = edge;
    for (std::size_t at = 0, first = 0; at <= mask; first = begin[at], ++at) {
      const std::size_t count = begin[at] - first;
      if (count < 2) continue;
      const Edges part = spare.subspan(first, count);
      const Edges sorted = sort(part, edges.subspan(first, count));
      if (sorted.data() != part.data()) std::copy(sorted.begin(), sorted.end(), part.begin());
    }
    return spare;
  }

  static void sort_by_comparison(Edges edges) {
    std::sort(edges.begin(), edges.end(), [](const TreeEdge& e, const TreeEdge& f) { return e.length < f.length; });
  }

  // What decides most comparisons of edges of equal squares travels with the edge.
  struct EqualEdge {
    double square;  // of the distance
    double first;   // the first value of the edge's lower point
    TreeEdge edge;
  };

  // Puts edges whose squares are equal in order, all other edges being so. First the points of all of them are asked
  // for, with nothing between that would have to wait for one of them: they lie all over the memory.
  void order_equal(Edges edges) const {
    const auto is_tied = [&](std::size_t at) {
      return (at > 0 && edges[at].length == edges[at - 1].length) ||
             (at + 1 < edges.size() && edges[at].length == edges[at + 1].length);
    };
    std::vector<std::uint32_t> tied;
    for (std::size_t at = 0; at < edges.size(); ++at)
      if (is_tied(at)) tied.push_back(static_cast<std::uint32_t>(at));
    std::vector<EqualEdge> equal(tied.size());
    for (std::size_t i = 0; i < tied.size(); ++i) {
      const TreeEdge& edge = edges[tied[i]];
      equal[i] = {first_value(edge.a), first_value(edge.b), edge};
    }
    for (EqualEdge& edge : equal) edge = turned(edge);
    for (std::size_t first = 0; first < tied.size();) {
      std::size_t last = first + 1;
      while (last < tied.size() && equal[last].edge.length == equal[first].edge.length) ++last;
      std::sort(equal.begin() + static_cast<std::ptrdiff_t>(first), equal.begin() + static_cast<std::ptrdiff_t>(last),
                [this](const EqualEdge& e, const EqualEdge& f) { return is_less(e, f); });
      first = last;
    }
    for (std::size_t i = 0; i < tied.size(); ++i) edges[tied[i]] = equal[i].edge;
  }

  double first_value(std::uint32_t row) const { return points_.rows.columns() == 0 ? 0 : points_.rows(row, 0); }

  // From the first values of its two points: the edge with the lower point first.
  EqualEdge turned(const EqualEdge& ends) const {
    const auto& [x, y, edge] = ends;
    const bool is_turned = x == y ? point_less(points_.rows, edge.b, edge.a) : y < x;
    const TreeEdge turned{is_turned ? edge.b : edge.a, is_turned ? edge.a : edge.b, edge.length};
    return {squared_distance(points_, turned.a, turned.b), std::min(x, y), turned};
  }

  bool is_less(const EqualEdge& e, const EqualEdge& f) const {
    if (e.square != f.square) return e.square < f.square;
    if (e.first != f.first) return e.first < f.first;
    const auto squared = [](const TreeEdge& edge) { return SquaredEdge{edge.a, edge.b, edge.length}; };
    return edge_less(points_, squared(e.edge), squared(f.edge));
  }

  const PointSet& points_;
  SquaredEdges edges_;
  Crew& crew_;
  std::vector<std::size_t> begin_;  // of each bucket of the first digit
  std::uint64_t least_ = ~std::uint64_t{0};
  unsigned shift_ = 0;
};

}  // namespace

std::vector<TreeEdge> ordered_edges(const PointSet& points, SquaredEdges edges, const Execution& execution) {
  Crew crew(execution.threads);
  return EdgeSort(points, std::move(edges), crew).run();
}

}  // namespace ecumene::internal
