// What Boruvka's rounds and the search within them share.
#pragma once

#include <tbb/spin_mutex.h>

#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

namespace ecumene::internal {

// An edge that leaves a component: `from` lies in it. length is the greatest of
// square and the two core squares.
struct KdEdge {
  double length = std::numeric_limits<double>::infinity();
  double square = std::numeric_limits<double>::infinity();
  std::uint32_t from = no_slot;
  std::uint32_t to = no_slot;
};

// The total order of edges, spanning_tree.hpp.
bool comes_before(const KdTree& tree, const KdEdge& e, const KdEdge& f);

// The first of the edges that leave each component, as far as they are known.
// Any thread may offer at any time: the result is the least of all offers.
class KdFirstEdges {
 public:
  KdFirstEdges(const KdTree& tree, bool is_shared) : tree_(tree), is_shared_(is_shared) {}

  void restart(std::size_t components) { edges_.assign(components, KdEdge{}); }
  std::size_t size() const { return edges_.size(); }
  // REQUIRES that nobody offers meanwhile.
  const KdEdge& operator[](std::uint32_t component) const { return edges_[component]; }
  // Never below the final length.
  double length(std::uint32_t component) const {
    return std::atomic_ref(const_cast<double&>(edges_[component].length)).load(std::memory_order_relaxed);
  }
  KdEdge edge(std::uint32_t component) const {
    const auto lock = locked(component);
    return edges_[component];
  }
  // Whether the edge is now the first.
  bool offer(std::uint32_t component, const KdEdge& edge) {
    if (edge.length > length(component)) return false;
    const auto lock = locked(component);
    KdEdge& first = edges_[component];
    if (!comes_before(tree_, edge, first)) return false;
    first.square = edge.square;
    first.from = edge.from;
    first.to = edge.to;
    std::atomic_ref(first.length).store(edge.length, std::memory_order_relaxed);
    return true;
  }

 private:
  using Lock = tbb::spin_mutex::scoped_lock;
  struct MaybeLock {
    explicit MaybeLock(tbb::spin_mutex* mutex) {
      if (mutex != nullptr) lock.acquire(*mutex);
    }
    Lock lock{};
  };
  MaybeLock locked(std::uint32_t component) const {
    return MaybeLock(is_shared_ ? &mutexes_[component % mutexes_.size()] : nullptr);
  }

  const KdTree& tree_;
  bool is_shared_;
  std::vector<KdEdge> edges_{};
  mutable std::array<tbb::spin_mutex, 1024> mutexes_{};
};

inline constexpr std::uint32_t many_components = no_slot;

// Where a round stands.
struct KdRound {
  const KdTree& tree;
  KdNeighbours& known;
  KdFirstEdges first;
  std::vector<std::uint32_t> labels{};       // of each slot: its component
  std::vector<std::uint32_t> node_labels{};  // of each node: the component of all its points, or
                                             // many_components
  std::vector<std::uint8_t> cursors{};       // of each slot: how much of its list is used up
                                             // due to a search in the tree
  // Of each slot, and of each leaf node the least of its slots: no edge out of the component is shorter. (Components
  // grow, so it stays true.)
  std::vector<double> least{};
  std::vector<double> leaf_least{};
  std::vector<std::uint64_t> needs{};  // of each leaf node: the points that must be searched for
  std::vector<double> most{};          // of each node: the greatest length that its
                                       // needy points look for; -1: none
  std::vector<double> least_cores{};   // of each node; mutual reachability only

  // Beside the place in a list: its head was found by a search, and put in the place of one that had been used up; it
  // is the first edge of its point.
  static constexpr std::uint8_t searched = 128;
  static constexpr std::uint8_t sure = 64;
  std::size_t place(std::uint32_t slot) const { return cursors[slot] & (sure - 1U); }
  // The next in the slot's list; no_slot where the list is used up.
  std::uint32_t head(std::uint32_t slot) const {
    return place(slot) < known.kept ? known.slots[slot * known.kept + place(slot)] : no_slot;
  }
  void drop_head(std::uint32_t slot) { cursors[slot] = static_cast<std::uint8_t>(place(slot) + 1); }
  // Puts a slot that comes before the head there, if there is place for it.
  bool put_head(std::uint32_t slot, std::uint32_t to) {
    std::size_t at = place(slot);
    if ((cursors[slot] & searched) == 0) {
      if (at == 0) return false;
      --at;
    }
    known.slots[slot * known.kept + at] = to;
    cursors[slot] = static_cast<std::uint8_t>(at | searched);
    return true;
  }
  double core(std::uint32_t slot) const { return known.cores.empty() ? 0 : known.cores[slot]; }
  KdEdge edge(std::uint32_t from, std::uint32_t to) const {
    const double square = tree.square(from, to);
    if (known.cores.empty()) return {square, square, from, to};
    return {std::max(square, std::max(known.cores[from], known.cores[to])), square, from, to};
  }
};

// Offers each needy point's first edges out of its component, where they come
// before what the component has; raises the points' reach.
void search_for_needy(KdRound& round, Crew& crew);

// The edges of the spanning tree; uses up what is known of the neighbours.
std::vector<SquaredEdge> boruvka_edges(const KdTree& tree, KdNeighbours& known, const Execution& execution, Crew& crew);

}  // namespace ecumene::internal
