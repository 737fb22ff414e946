// Boruvka's rounds.
//   O. Boruvka, O jistem problemu minimalnim, Prace Moravske prirodovedecke spolecnosti 3 (1926).
//   Each component takes the first edge that leaves it, in the total order of edges; then those that are joined are
//   one. Here: edges come from lists of nearest neighbours as long as these decide; only points whose list is used up,
//   and that may still have an edge before their component's first, are searched for in the tree, and what a search has
//   ruled out holds for later rounds.
// lists of nearest neighbours and a kd-tree.
#include <algorithm>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_rounds_internal.hpp"

namespace ecumene::internal {

bool comes_before(const KdTree& tree, const KdEdge& e, const KdEdge& f) {
  if (e.length != f.length) return e.length < f.length;
  if (e.square != f.square) return e.square < f.square;
  if (f.from == no_slot) return e.from != no_slot;
  if (e.from == no_slot) return false;
  const auto [e_low, e_high] = tree.is_less(e.from, e.to) ? std::pair(e.from, e.to) : std::pair(e.to, e.from);
  const auto [f_low, f_high] = tree.is_less(f.from, f.to) ? std::pair(f.from, f.to) : std::pair(f.to, f.from);
  return e_low != f_low ? tree.is_less(e_low, f_low) : e_high != f_high && tree.is_less(e_high, f_high);
}

namespace {

constexpr std::size_t block_of_leaves = 128;

class KdRounds {
 public:
  KdRounds(const KdTree& tree, KdNeighbours& known, const Execution& execution, Crew& crew)
      : tree_(tree), execution_(execution), crew_(crew), round_{tree, known, KdFirstEdges(tree, !crew.is_alone())} {
    round_.labels.resize(tree.slots);
    round_.node_labels.assign(tree.nodes.size(), many_components);
    round_.cursors.assign(tree.slots, 0);
    round_.least.assign(tree.slots, 0);
    round_.leaf_least.assign(tree.nodes.size(), 0);
    round_.needs.assign(tree.nodes.size(), 0);
    round_.most.assign(tree.nodes.size(), -1);
    uncertain_.assign(tree.nodes.size(), 0);
    edges_.reserve(tree.points->rows.rows() - 1);
    if (!known.cores.empty()) find_least_cores();
  }

  std::vector<SquaredEdge> edges() {
    add_equal_rows();
    join_nearest();
    while (components_ > 1) {
      if (execution_.progress) execution_.progress(progress());
      label_nodes();
      round_.first.restart(components_);
      read_lists();
      offer_steps();
      find_needy();
      search_for_needy(round_, crew_);
      join_components();
    }
    return std::move(edges_);
  }

 private:
  double progress() const {
    return 0.5 + 0.5 * static_cast<double>(edges_.size()) / static_cast<double>(tree_.points->rows.rows());
  }

  void add_edge(std::uint32_t from, std::uint32_t to, double length) {
    edges_.push_back({tree_.rows[from], tree_.rows[to], length});
  }

  void find_least_cores() {
    round_.least_cores.assign(tree_.nodes.size(), std::numeric_limits<double>::infinity());
    for (std::size_t node = tree_.nodes.size(); node-- > 0;) {
      double& least = round_.least_cores[node];
      const KdNode& at = tree_.nodes[node];
      if (at.right != 0) {
        least = std::min(round_.least_cores[node + 1], round_.least_cores[at.right]);
        continue;
      }
      for (std::uint32_t slot = at.first; slot < at.end; ++slot) least = std::min(least, round_.known.cores[slot]);
    }
  }

  // The rows of a slot beside the least: equal rows all hang on the least of
  // them. (Distinct points may lie so near one another beside the largest value
  // that the square of their distance is 0; then the least of those takes its
  // place.)
  void add_equal_rows() {
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

  // No unknown edge of the slot comes before this one, the head of its list.
  bool is_certain(const KdEdge& edge) const {
    const std::uint8_t cursor = round_.cursors[edge.from];
    if ((cursor & KdRound::sure) != 0) return true;
    const double reach = round_.known.reach[edge.from];
    if (edge.length != reach || (cursor & KdRound::searched) != 0) return edge.length < reach;
    return round_.known.reach_square.empty() || edge.square <= round_.known.reach_square[edge.from];
  }

  // The first round: each point is a component; those whose first edge is sure
  // take it.
  void join_nearest() {
    std::vector<std::uint32_t> next(tree_.slots);
    for_leaves([&](const KdNode& leaf, std::uint32_t) {
      for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot) {
        const std::uint32_t nearest = round_.known.slots[slot * round_.known.kept];
        next[slot] = slot;
        if (nearest != no_slot && is_certain(round_.edge(slot, nearest))) next[slot] = nearest;
      }
      for (std::uint32_t slot = leaf.end; slot % packet_size != 0; ++slot) next[slot] = no_slot;
    });
    for (std::uint32_t slot = 0; slot < tree_.slots; ++slot)
      if (next[slot] != no_slot && !is_root(next, slot))
        add_edge(slot, next[slot], round_.edge(slot, next[slot]).length);
    number_roots(next, round_.labels);
  }

  static bool is_root(const std::vector<std::uint32_t>& next, std::uint32_t item) {
    return next[item] == item || (next[next[item]] == item && item < next[item]);
  }

  // Each item goes with its next; two that name one another are a tree's root,
  // the lesser of them. Numbers the trees.
  void number_roots(std::vector<std::uint32_t>& next, std::vector<std::uint32_t>& numbers) {
    components_ = 0;
    crew_.for_blocks(next.size(), 8192, [&](std::size_t begin, std::size_t end) {
      for (std::size_t item = begin; item < end; ++item) {
        numbers[item] = no_slot;
        if (next[item] == no_slot) continue;
        auto root = static_cast<std::uint32_t>(item);
        while (!is_root(next, root)) root = next[root];
        numbers[item] = root;
      }
    });
    for (std::uint32_t item = 0; item < next.size(); ++item)
      if (numbers[item] == item) next[item] = components_++;
    crew_.for_blocks(next.size(), 8192, [&](std::size_t begin, std::size_t end) {
      for (std::size_t item = begin; item < end; ++item)
        if (numbers[item] != no_slot) numbers[item] = next[numbers[item]];
    });
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
      const auto first = round_.labels.begin() + leaf.first;
      const bool is_one =
          std::all_of(first, round_.labels.begin() + leaf.end, [label](std::uint32_t other) { return other == label; });
      round_.node_labels[node] = is_one ? label : many_components;
    });
    for (std::uint32_t node = static_cast<std::uint32_t>(tree_.nodes.size()); node-- > 0;) {
      const std::uint32_t right = tree_.nodes[node].right;
      if (right == 0) continue;
      const std::uint32_t label = round_.node_labels[node + 1];
      round_.node_labels[node] = label == round_.node_labels[right] ? label : many_components;
    }
  }

  // Offers the first edge in each point's list that leaves its component, unless it surely comes after what the
  // component has already.
  void read_lists() {
    for_leaves([&](const KdNode& leaf, std::uint32_t node) {
      uncertain_[node] = 0;
      const std::uint32_t label = round_.node_labels[node];
      if (label != many_components && round_.leaf_least[node] > round_.first.length(label)) return;
      double least = std::numeric_limits<double>::infinity();
      for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot) {
        if (round_.least[slot] <= round_.first.length(round_.labels[slot]) && !read_list(slot))
          uncertain_[node] |= std::uint64_t{1} << (slot - leaf.first);
        least = std::min(least, round_.least[slot]);
      }
      round_.leaf_least[node] = least;
    });
  }

  // Whether the point's first edge is known.
  bool read_list(std::uint32_t slot) {
    const std::uint32_t label = round_.labels[slot];
    double& least = round_.least[slot];
    std::uint32_t to = round_.head(slot);
    while (round_.place(slot) < round_.known.kept && (to == no_slot || round_.labels[to] == label)) {
      round_.drop_head(slot);
      to = round_.head(slot);
    }
    if (to == no_slot) {
      least = std::max(least, round_.known.reach[slot]);
      return false;
    }
    const KdEdge edge = round_.edge(slot, to);
    round_.first.offer(label, edge);
    const bool is_known = is_certain(edge);
    least = std::max(least, is_known ? edge.length : std::min(edge.length, round_.known.reach[slot]));
    return is_known;
  }

  // Two neighbours in the order of the tree that lie in different components
  // are an edge of both: a bound for those components that their lists leave
  // without any.
  void offer_steps() {
    std::uint32_t before = no_slot;
    for (const std::uint32_t node : tree_.leaves) {
      const KdNode& leaf = tree_.nodes[node];
      const bool is_one = round_.node_labels[node] != many_components;
      for (std::uint32_t slot = leaf.first; slot < leaf.end;
           slot = is_one && slot + 1 < leaf.end ? leaf.end - 1 : slot + 1) {
        if (before != no_slot) offer_step(before, slot);
        before = slot;
      }
    }
  }

  void offer_step(std::uint32_t a, std::uint32_t b) {
    const std::uint32_t one = round_.labels[a];
    const std::uint32_t other = round_.labels[b];
    if (one == other) return;
    if (round_.first[one].to == no_slot) round_.first.offer(one, round_.edge(a, b));
    if (round_.first[other].to == no_slot) round_.first.offer(other, round_.edge(b, a));
  }

  // A point is needy if an edge that it does not know may come before its
  // component's first.
  void find_needy() {
    for_leaves([&](const KdNode& leaf, std::uint32_t node) {
      std::uint64_t needs = 0;
      double most = -1;
      for (std::uint64_t bits = uncertain_[node]; bits != 0; bits &= bits - 1) {
        const std::uint32_t slot = leaf.first + static_cast<std::uint32_t>(std::countr_zero(bits));
        const KdEdge& first = round_.first[round_.labels[slot]];
        if (!may_precede(slot, first)) continue;
        needs |= bits & -bits;
        most = std::max(most, first.length);
      }
      round_.needs[node] = needs;
      round_.most[node] = most;
    });
  }

  bool may_precede(std::uint32_t slot, const KdEdge& first) const {
    const double reach = round_.known.reach[slot];
    if (reach != first.length || round_.known.reach_square.empty()) return reach <= first.length;
    return round_.known.reach_square[slot] <= first.square;
  }

  void join_components() {
    std::vector<std::uint32_t> next(components_);
    for (std::uint32_t component = 0; component < next.size(); ++component)
      next[component] = round_.labels[round_.first[component].to];
    for (std::uint32_t component = 0; component < next.size(); ++component) {
      const KdEdge& first = round_.first[component];
      if (!is_root(next, component)) add_edge(first.from, first.to, first.length);
    }
    std::vector<std::uint32_t> numbers(next.size());
    number_roots(next, numbers);
    crew_.for_blocks(tree_.slots, 8192, [&](std::size_t begin, std::size_t end) {
      for (std::size_t slot = begin; slot < end; ++slot)
        if (round_.labels[slot] != no_slot) round_.labels[slot] = numbers[round_.labels[slot]];
    });
  }

  const KdTree& tree_;
  const Execution& execution_;
  Crew& crew_;
  KdRound round_;
  std::vector<std::uint64_t> uncertain_{};  // of each leaf node: the points
                                            // whose first edge is not known
  std::uint32_t components_ = 0;
  std::vector<SquaredEdge> edges_{};
};

}  // namespace

std::vector<SquaredEdge> boruvka_edges(const KdTree& tree, KdNeighbours& known, const Execution& execution,
                                       Crew& crew) {
  return KdRounds(tree, known, execution, crew).edges();
}

}  // namespace ecumene::internal
