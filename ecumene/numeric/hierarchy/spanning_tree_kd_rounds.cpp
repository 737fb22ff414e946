// Boruvka's rounds.
//   O. Boruvka, O jistem problemu minimalnim, Prace Moravske prirodovedecke spolecnosti 3 (1926).
//   Each component takes the first edge that leaves it, in the total order of edges; then those that are joined are
//   one. Here: edges come from lists of nearest neighbours as long as these decide; only points whose list is used up,
//   and that may still have an edge before their component's first, are searched for in the tree, and what a search has
//   ruled out holds for later rounds.
#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <utility>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_numbering_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {

namespace {

constexpr std::size_t block_of_leaves = 128;

class KdRounds {
 public:
  KdRounds(const KdTree& tree, const KdBunches& bunches, KdNeighbours& known, const Execution& execution, Crew& crew)
      : tree_(tree), execution_(execution), crew_(crew), round_{tree, bunches, known, KdFirstEdges(tree, crew)} {}

  SquaredEdges edges() {
    add_equal_rows();
    start_rounds();
    join_nearest();
    // By mutual reachability no component's lists are enough: the densest of its points knows nothing for sure.
    const bool is_euclidean = round_.known.cores.empty();
    for (bool is_early = is_euclidean; components_ > 1; is_early = false) {
      if (execution_.progress) execution_.progress(progress());
      label_nodes();
      round_.first.restart(components_);
      leave_largest();
      read_lists();
      offer_steps();
      find_needy();
      if (is_early) {
        leave_needy();
      } else {
        search_for_needy(round_, crew_);
      }
      join_components();
    }
    return squared_edges();
  }

 private:
  struct Ends {
    std::uint32_t from;  // slots
    std::uint32_t to;
  };

  double progress() const { return 1 - 0.5 * static_cast<double>(components_) / static_cast<double>(tree_.distinct); }

  // The rows of a slot beside the least: equal rows all hang on the least of them. (Distinct points may lie so near one
  // another beside the largest value that the square of their distance is 0; then the least of those takes its place.)
  void add_equal_rows() {
    reserve(edges_, tree_.points->rows.rows() - 1);
    for (const EqualRow& equal : tree_.equal) {
      const double core = round_.core(equal.slot);
      std::uint32_t least = equal.slot;
      const std::uint32_t nearest = round_.known.slots[equal.slot * round_.known.kept];
      if (nearest != no_slot) {
        const KdEdge edge = round_.edge(equal.slot, nearest);
        if (edge.square == 0 && edge.length == core && tree_.is_less(nearest, least)) least = nearest;
      }
      edges_.push_back({tree_.rows[least], equal.row, core});
    }
  }

  // The first round: each point is a component; those whose first edge is sure take it.
  void join_nearest() {
    const bool is_euclidean = round_.known.cores.empty();
    Buffer<std::uint32_t> next(tree_.slots, crew_.memory());
    for_leaves([&](const KdNode& leaf, std::uint32_t) {
      for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot) {
        const std::uint32_t nearest = round_.known.slots[slot * round_.known.kept];
        const bool is_sure =
            nearest != no_slot && (is_euclidean || round_.is_certain_of_list(round_.edge(slot, nearest)));
        next[slot] = is_sure ? nearest : slot;
      }
      for (std::uint32_t slot = leaf.end; slot % packet_size != 0; ++slot) next[slot] = leaf.first;
    });
    for_leaves([&](const KdNode& leaf, std::uint32_t) {
      for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot)
        round_.cursors[slot] = is_root_of(next, slot) ? std::uint8_t{0} : KdRound::joined;
    });
    round_.labels = Buffer<std::uint32_t>(tree_.slots, crew_.memory());
    components_ = number_trees(crew_, next, round_.labels);
    chosen_ = Buffer<Ends>(components_ - 1, crew_.memory());
  }

  void start_rounds() {
    round_.node_labels.assign(tree_.nodes.size(), many_components);
    round_.cursors = Buffer<std::uint8_t>(tree_.slots, crew_.memory());
    crew_.fill(round_.cursors, std::uint8_t{0});
    round_.least = LowerBounds(tree_.slots, crew_);
    round_.leaf_least.assign(tree_.nodes.size(), 0);
    round_.needs.assign(tree_.nodes.size(), 0);
    round_.most.assign(tree_.nodes.size(), -1);
    if (!round_.known.cores.empty()) round_.least_cores = least_cores(tree_, round_.known);
  }

  template <class Act>
  void for_leaves(const Act& act) {
    crew_.for_blocks(tree_.leaves.size(), block_of_leaves, [&](std::size_t begin, std::size_t end) {
      for (std::size_t leaf = begin; leaf < end; ++leaf) act(tree_.nodes[tree_.leaves[leaf]], tree_.leaves[leaf]);
    });
  }

  void label_nodes() {
    for_leaves([&](const KdNode& leaf, std::uint32_t node) {
      const std::uint32_t label = round_.labels[leaf.first];
      if (round_.node_labels[node] != many_components) {
        round_.node_labels[node] = label;
        return;
      }
      const bool is_one = std::all_of(round_.labels.data() + leaf.first, round_.labels.data() + leaf.end,
                                      [label](std::uint32_t other) { return other == label; });
      round_.node_labels[node] = is_one ? label : many_components;
    });
    for (std::uint32_t node = static_cast<std::uint32_t>(tree_.nodes.size()); node-- > 0;) {
      const std::uint32_t right = tree_.nodes[node].right;
      if (right == 0) continue;
      const std::uint32_t label = round_.node_labels[node + 1];
      round_.node_labels[node] = label == round_.node_labels[right] ? label : many_components;
    }
  }

  // The largest of a few components takes no edge: it will be joined by the others, and holds most of the points that
  // would have to be searched for.
  void leave_largest() {
    constexpr std::uint32_t few = 64;
    if (components_ > few) return;
    std::array<std::uint32_t, few> sizes{};
    for (const std::uint32_t node : tree_.leaves) {
      const KdNode& leaf = tree_.nodes[node];
      const std::uint32_t label = round_.node_labels[node];
      if (label != many_components) {
        sizes[label] += leaf.end - leaf.first;
      } else {
        for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot) ++sizes[round_.labels[slot]];
      }
    }
    round_.first.leave(static_cast<std::uint32_t>(std::max_element(sizes.begin(), sizes.end()) - sizes.begin()));
  }

  // Offers the first edge in each point's list that leaves its component, unless it surely comes after what the
  // component has already. Notes as needy the points whose first edge is not known.
  void read_lists() {
    for_leaves([&](const KdNode& leaf, std::uint32_t node) {
      round_.needs[node] = 0;
      const std::uint32_t label = round_.node_labels[node];
      if (label != many_components && round_.leaf_least[node] > round_.first.length(label)) return;
      round_.needs[node] = points_not_known(round_, leaf);
      if (label == many_components) return;
      round_.leaf_least[node] = round_.least.least(leaf.first, leaf.end);
    });
  }

  // A component that its lists leave without any edge takes that to a neighbour in the order of the tree for a bound.
  // All its points are uncertain, and not all of them have only neighbours of their own component.
  void offer_steps() {
    crew_.for_blocks(tree_.leaves.size(), block_of_leaves, [&](std::size_t begin, std::size_t end) {
      for (std::size_t at = begin; at < end; ++at) {
        const KdNode& leaf = tree_.nodes[tree_.leaves[at]];
        for (std::uint64_t bits = round_.needs[tree_.leaves[at]]; bits != 0; bits &= bits - 1) {
          const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(std::countr_zero(bits));
          if (round_.first.length(round_.labels[slot]) < std::numeric_limits<double>::infinity()) continue;
          if (slot > leaf.first || at > 0)
            offer_step(slot, slot > leaf.first ? slot - 1 : tree_.nodes[tree_.leaves[at - 1]].end - 1);
          if (slot + 1 < leaf.end || at + 1 < tree_.leaves.size())
            offer_step(slot, slot + 1 < leaf.end ? slot + 1 : tree_.nodes[tree_.leaves[at + 1]].first);
        }
      }
    });
  }

  void offer_step(std::uint32_t from, std::uint32_t to) {
    if (round_.labels[from] != round_.labels[to]) round_.first.offer(round_.labels[from], round_.edge(from, to));
  }

  // A point is needy if an edge that it does not know may come before its
  // component's first.
  void find_needy() {
    for_leaves([&](const KdNode& leaf, std::uint32_t node) {
      double most = -1;
      if (round_.needs[node] != 0) round_.needs[node] = points_preceding(round_, leaf, round_.needs[node]);
      for (std::uint64_t bits = round_.needs[node]; bits != 0; bits &= bits - 1) {
        const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(std::countr_zero(bits));
        most = std::max(most, round_.first.length(round_.labels[slot]));
      }
      round_.most[node] = most;
    });
  }

  // Components with needy points take no edge in this round: their neighbours join many of them, and these are searched
  // for once less.
  void leave_needy() {
    for (const std::uint32_t node : tree_.leaves)
      for (std::uint64_t bits = round_.needs[node]; bits != 0; bits &= bits - 1)
        round_.first.forget(
            round_.labels[tree_.nodes[node].first + static_cast<std::uint32_t>(std::countr_zero(bits))]);
  }

  void join_components() {
    round_.first.finish_lengths();
    Buffer<std::uint32_t> next(components_, crew_.memory());
    crew_.for_blocks(next.size(), block_of_items, [&](std::size_t begin, std::size_t end) {
      for (auto component = static_cast<std::uint32_t>(begin); component < end; ++component) {
        const std::uint32_t to = round_.first.to(component);
        next[component] = to == no_slot ? component : round_.labels[to];
      }
    });
    chosen_count_ = number_items(
        crew_, next.size(), chosen_count_, [&](std::uint32_t component) { return !is_root_of(next, component); },
        [&](std::uint32_t component, std::uint32_t number) {
          chosen_[number] = {round_.first.from(component), round_.first.to(component)};
        });
    round_.first.finish();
    const Buffer<std::uint32_t> numbers(next.size(), crew_.memory());
    components_ = number_trees(crew_, next, numbers);
    crew_.for_blocks(tree_.slots, block_of_items, [&](std::size_t begin, std::size_t end) {
      for (std::size_t slot = begin; slot < end; ++slot) round_.labels[slot] = numbers[round_.labels[slot]];
    });
  }

  // What was chosen, in rows.
  SquaredEdges squared_edges() {
    const Buffer<std::uint32_t> nearest = std::move(round_.labels);
    round_.least = LowerBounds();
    round_.first.finish();
    const std::size_t kept = round_.known.kept;
    crew_.for_blocks(tree_.slots, block_of_items, [&](std::size_t first, std::size_t last) {
      for (std::size_t slot = first; slot < last; ++slot) nearest[slot] = round_.known.slots[slot * kept];
    });
    round_.known.slots = {};
    crew_.memory().drop_free_pages();
    const std::size_t begin = edges_.size();
    edges_.resize(tree_.points->rows.rows() - 1);
    const auto put = [&](std::size_t at, std::uint32_t from, std::uint32_t to) {
      edges_[begin + at] = {tree_.rows[from], tree_.rows[to], round_.edge(from, to).length};
    };
    crew_.for_blocks(chosen_.size(), block_of_items, [&](std::size_t first, std::size_t last) {
      for (std::size_t at = first; at < last; ++at) put(at, chosen_[at].from, chosen_[at].to);
    });
    number_items(
        crew_, tree_.slots, chosen_count_,
        [&](std::uint32_t slot) { return (round_.cursors[slot] & KdRound::joined) != 0; },
        [&](std::uint32_t slot, std::uint32_t number) { put(number, slot, nearest[slot]); });
    return std::move(edges_);
  }

  const KdTree& tree_;
  const Execution& execution_;
  Crew& crew_;
  KdRound round_;
  std::uint32_t components_ = 0;
  Buffer<Ends> chosen_{};  // the edges after the first round; chosen_count_ of them are known
  std::uint32_t chosen_count_ = 0;
  SquaredEdges edges_{};  // of the equal rows, in the end of all
};

}  // namespace

SquaredEdges boruvka_edges(const KdTree& tree, const KdBunches& bunches, KdNeighbours& known,
                           const Execution& execution, Crew& crew) {
  return KdRounds(tree, bunches, known, execution, crew).edges();
}

}  // namespace ecumene::internal
