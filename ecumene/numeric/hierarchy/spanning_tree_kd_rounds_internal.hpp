// What Boruvka's rounds and the search within them share.
#pragma once

#include <tbb/spin_mutex.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <bit>
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

// Of each node; mutual reachability only.
std::vector<double> least_cores(const KdTree& tree, const KdNeighbours& known);

// The first of the edges that leave each component, as far as they are known.
// Any thread may offer at any time: the result is the least of all offers.
class KdFirstEdges {
 public:
  KdFirstEdges(const KdTree& tree, Crew& crew) : tree_(tree), is_shared_(!crew.is_alone()), crew_(crew) {}

  void restart(std::size_t components) {
    lengths_ = Buffer<double>(components, crew_.memory());
    crew_.fill(lengths_, std::numeric_limits<double>::infinity());
    ends_ = Buffer<Ends>(components, crew_.memory());
    crew_.fill(ends_, Ends{});
    components_of_mutex_ = components / mutexes_.size() + 1;
  }
  // No lengths from here on, and no offers.
  void finish_lengths() { lengths_ = Buffer<double>(); }
  void finish() { ends_ = Buffer<Ends>(); }
  // REQUIRES for the next four that nobody offers meanwhile.
  void leave(std::uint32_t component) { lengths_[component] = left; }
  void forget(std::uint32_t component) {
    lengths_[component] = std::numeric_limits<double>::infinity();
    ends_[component] = Ends{};
  }
  std::uint32_t from(std::uint32_t component) const { return ends_[component].from; }
  std::uint32_t to(std::uint32_t component) const { return ends_[component].to; }
  // Never below the final length; infinite: no offer; below 0: left, and takes none.
  double length(std::uint32_t component) const {
    return std::atomic_ref(lengths_[component]).load(std::memory_order_relaxed);
  }
  // Whether the edge is now the first.
  bool offer(std::uint32_t component, const KdEdge& edge) {
    if (edge.length > length(component)) return false;
    const auto lock = locked(component);
    const double first = lengths_[component];
    if (edge.length == first && !comes_before(tree_, edge, edge_of(component))) return false;
    if (edge.length > first) return false;
    ends_[component] = {edge.from, edge.to};
    std::atomic_ref(lengths_[component]).store(edge.length, std::memory_order_relaxed);
    return true;
  }

 private:
  static constexpr double left = -1;
  struct Ends {
    std::uint32_t from = no_slot;
    std::uint32_t to = no_slot;
  };
  // Its square is only asked for among equal lengths.
  KdEdge edge_of(std::uint32_t component) const {
    const Ends& ends = ends_[component];
    return {lengths_[component], tree_.square(ends.from, ends.to), ends.from, ends.to};
  }

  using Lock = tbb::spin_mutex::scoped_lock;
  struct MaybeLock {
    explicit MaybeLock(tbb::spin_mutex* mutex) {
      if (mutex != nullptr) lock.acquire(*mutex);
    }
    Lock lock{};
  };
  MaybeLock locked(std::uint32_t component) const {
    return MaybeLock(is_shared_ ? &mutexes_[component / components_of_mutex_] : nullptr);
  }

  const KdTree& tree_;
  bool is_shared_;
  Crew& crew_;
  Buffer<double> lengths_{};
  Buffer<Ends> ends_{};
  // Components are numbered along the tree: threads at work in different parts of it share no line of mutexes.
  mutable std::array<tbb::spin_mutex, 1024> mutexes_{};
  std::size_t components_of_mutex_ = 1;
};

// Lower bounds of squares in half the space: the upper half of a double's bits, which rounds down what is not negative.
class LowerBounds {
 public:
  LowerBounds() = default;
  LowerBounds(std::size_t size, Crew& crew) : halves_(size, crew.memory()) { crew.fill(halves_, 0U); }
  double operator[](std::size_t at) const { return std::bit_cast<double>(std::uint64_t{halves_[at]} << 32U); }
  std::uint32_t half(std::size_t at) const { return halves_[at]; }
  // Of those in [begin, end).
  double least(std::size_t begin, std::size_t end) const {
    std::uint32_t least = ~0U;
    for (std::size_t at = begin; at < end; ++at) least = std::min(least, halves_[at]);
    return std::bit_cast<double>(std::uint64_t{least} << 32U);
  }
  // REQUIRES bound >= 0.
  void raise(std::size_t at, double bound) {
    halves_[at] = std::max(halves_[at], static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(bound) >> 32U));
  }

 private:
  Buffer<std::uint32_t> halves_{};
};

inline constexpr std::uint32_t many_components = no_slot;

// Where a round stands.
struct KdRound {
  const KdTree& tree;
  const KdBunches& bunches;
  KdNeighbours& known;
  KdFirstEdges first;
  Buffer<std::uint32_t> labels{};            // of each slot: its component; some one in the filling
  std::vector<std::uint32_t> node_labels{};  // of each node: the component of all its points, or many_components
  Buffer<std::uint8_t> cursors{};            // of each slot: how much of its list is used up
  // Of each slot: no edge out of its component is shorter, and where its list is used up or was searched beyond, no
  // edge that is not known. (Components grow, so it stays true.) Of each leaf node: the least of its slots.
  LowerBounds least{};
  std::vector<double> leaf_least{};
  std::vector<std::uint64_t> needs{};  // of each leaf node: the points that must be searched for
  std::vector<double> most{};          // of each node: the greatest length that its needy points look for; -1: none
  std::vector<double> least_cores{};   // of each node; mutual reachability only

  // Beside the place in a list: its head was found by a search, and put in the place of one that had been used up; it
  // is the first edge of its point; the edge to the first of the list is in the tree.
  static constexpr std::uint8_t searched = 128;
  static constexpr std::uint8_t sure = 64;
  static constexpr std::uint8_t joined = 32;
  std::size_t place(std::uint32_t slot) const { return cursors[slot] & (joined - 1U); }
  // Takes back what is said of the head.
  void move_to(std::uint32_t slot, std::size_t place) {
    cursors[slot] = static_cast<std::uint8_t>((cursors[slot] & joined) | place);
  }
  // The next in the slot's list; no_slot where the list is used up.
  std::uint32_t head(std::uint32_t slot) const {
    return place(slot) < known.kept ? known.slots[slot * known.kept + place(slot)] : no_slot;
  }
  // Puts a slot that comes before the head there, if there is place for it.
  bool put_head(std::uint32_t slot, std::uint32_t to) {
    std::size_t at = place(slot);
    if ((cursors[slot] & searched) == 0) {
      if (at < 2) return false;  // the first stays
      --at;
    }
    known.slots[slot * known.kept + at] = to;
    move_to(slot, at);
    cursors[slot] |= searched;
    return true;
  }
  // Mutual reachability: nothing but the list is known of the slot; afterwards its `least` tells.
  bool is_unsearched(std::uint32_t slot) const { return known.last_squares[slot] >= 0; }
  void note_search(std::uint32_t slot) const { known.last_squares[slot] = -1; }
  // The least length that an edge may have that is not in the slot's list, when the list is all that is known of it.
  double reach_of_list(std::uint32_t slot) const {
    if (!known.cores.empty()) return std::max(known.last_squares[slot], known.cores[slot]);
    if (known.are_all) return std::numeric_limits<double>::infinity();
    return tree.square(slot, known.slots[(slot + std::size_t{1}) * known.kept - 1]);
  }
  double core(std::uint32_t slot) const { return known.cores.empty() ? 0 : known.cores[slot]; }
  KdEdge edge(std::uint32_t from, std::uint32_t to) const {
    const double square = tree.square(from, to);
    if (known.cores.empty()) return {square, square, from, to};
    return {std::max(square, std::max(known.cores[from], known.cores[to])), square, from, to};
  }
  // No unknown edge of the slot comes before this one, the head of its list.
  bool is_certain(const KdEdge& edge) const {
    const std::uint8_t cursor = cursors[edge.from];
    if ((cursor & sure) != 0) return true;
    if ((cursor & searched) != 0) return edge.length < least[edge.from];
    return known.cores.empty() || is_certain_of_list(edge);
  }
  // The same by mutual reachability for a head that no search has put there.
  bool is_certain_of_list(const KdEdge& edge) const {
    if (!is_unsearched(edge.from)) return edge.length < least[edge.from];
    const double reach = reach_of_list(edge.from);
    return edge.length != reach ? edge.length < reach : edge.square <= known.last_squares[edge.from];
  }
  // Whether an edge that the slot does not know may come before its component's first.
  bool may_precede(std::uint32_t slot) const {
    const std::uint32_t label = labels[slot];
    const double length = first.length(label);
    if (known.cores.empty() || !is_unsearched(slot)) return least[slot] <= length;
    const double reach = reach_of_list(slot);
    if (reach != length) return reach < length;
    return known.last_squares[slot] <= tree.square(first.from(label), first.to(label));
  }
};

// Offers the first edge in the list of each of a leaf's points that leaves its component, unless it surely comes after
// what the component has already. Returns the points (a bit for each) whose first edge is not known.
std::uint64_t points_not_known(KdRound& round, const KdNode& leaf);

// Those of these points that may have an edge that they do not know before their component's first.
std::uint64_t points_preceding(const KdRound& round, const KdNode& leaf, std::uint64_t points);

// Offers each needy point's first edges out of its component, where they come
// before what the component has; raises the points' reach.
void search_for_needy(KdRound& round, Crew& crew);

// The edges of the spanning tree; uses up what is known of the neighbours.
SquaredEdges boruvka_edges(const KdTree& tree, const KdBunches& bunches, KdNeighbours& known,
                           const Execution& execution, Crew& crew);

}  // namespace ecumene::internal
