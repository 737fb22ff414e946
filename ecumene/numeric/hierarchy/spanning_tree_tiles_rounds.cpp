// +--------------------------------------------------------------------------------------------------------------------+
// | What:    the minimum spanning tree from lists of near points. | | By whom: Boruvka 1926. | | Idea:    each
// component takes its least edge to another component, all at once; at most log2 n rounds.              | | Here:    a
// point's least edge comes from its list as long as the list can prove it; what the filter says of the     | | points
// outside the list, and what earlier searches have ruled out, are lower bounds. Only points whose     | | bound is
// within the best edge known for their component search among the tiles, 64 at a time.              |
// +--------------------------------------------------------------------------------------------------------------------+
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_rounds_internal.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>
#include <tuple>
#include <utility>

#include "ecumene/numeric/hierarchy/spanning_tree_tiles_components_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_query_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_tiles_walk_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// The best edge known from a point to another component.
struct Outgoing {
  double reach = infinite;
  std::uint32_t to = nobody;
  bool is_least = false;  // of all such edges
};

class Rounds {
 public:
  // One query of searchers.
  class Search : public QueryAim {
   public:
    Search(Rounds& rounds, std::span<const std::uint32_t> slots)
        : rounds_(rounds), slots_(slots), component_(rounds.components_.of(slots.front())) {
      // They are sorted by component.
      if (rounds.components_.of(slots.back()) != component_) component_ = nobody;
    }
    bool is_in_vain(std::uint32_t node) const override {
      return component_ != nobody && rounds_.components_.of_node(node) == component_;
    }
    std::uint64_t candidates(std::uint32_t leaf) const override {
      if (component_ != nobody && rounds_.components_.of_node(leaf) == nobody)
        return rounds_.components_.others_in(leaf, component_);
      return first_points(rounds_.points_.space.slots_of(rounds_.points_.space.nodes()[leaf].first_tile));
    }
    float common_bound() const override {
      return component_ == nobody ? largest_bound
                                  : rounds_.points_.space.half_above(rounds_.component_bound(component_));
    }
    float found(std::size_t i, std::uint32_t slot) override { return rounds_.found(slots_[i], slot); }

   private:
    Rounds& rounds_;
    std::span<const std::uint32_t> slots_;
    std::uint32_t component_;  // of all, or nobody
  };

  Rounds(const TilePoints& points, NearLists& lists)
      : points_(points),
        lists_(lists),
        components_(points.space),
        outgoing_(points.size()),
        ruled_out_(points.core.empty() ? lists.floor : own_ruled_out_),
        own_ruled_out_(points.core),
        squares_(points.core.size()) {}

  std::vector<SlotEdge> edges(const Execution& execution, double start) {
    std::vector<SlotEdge> edges;
    edges.reserve(points_.size() - 1);
    const double all = std::log2(static_cast<double>(points_.size()));
    while (components_.count() > 1) {
      const double share = start + (1 - start) * (1 - std::log2(static_cast<double>(components_.count())) / all);
      const auto report = [&] {
        if (execution.progress) execution.progress(share);
      };
      consult_lists(execution.threads, report);
      find_best();
      search(execution.threads, report);
      join(edges);
    }
    return edges;
  }

 private:
  struct Edge {
    std::uint32_t from;
    std::uint32_t to;
    double reach;
    double square;
  };
  Edge known(std::uint32_t slot) const { return {slot, outgoing_[slot].to, outgoing_[slot].reach, square_of(slot)}; }
  // Of the best edge known.
  double square_of(std::uint32_t slot) const { return squares_.empty() ? outgoing_[slot].reach : squares_[slot]; }
  auto key(const Edge& edge) const {
    const auto [low, high] = std::minmax(points_.place[edge.from], points_.place[edge.to]);
    return std::tuple(edge.reach, edge.square, low, high);
  }
  bool is_less(const Edge& edge, const Edge& other) const {
    if (edge.reach != other.reach) return edge.reach < other.reach;
    if (edge.to == nobody || other.to == nobody) return edge.to != nobody;
    return key(edge) < key(other);
  }

  void offer(std::uint32_t from, std::uint32_t to) {
    const double square = points_.square(from, to);
    const double reach = points_.core.empty() ? square : std::max({square, points_.core[from], points_.core[to]});
    if (!is_less({from, to, reach, square}, known(from))) return;
    outgoing_[from] = {.reach = reach, .to = to};
    if (!squares_.empty()) squares_[from] = square;
  }

  void consult_lists(std::size_t threads, const std::function<void()>& report) {
    constexpr std::size_t slots_of_a_task = 2048;
    const auto consult = [&](std::size_t first, std::size_t last) {
      for (std::size_t slot = first; slot < last; ++slot) consult_list(static_cast<std::uint32_t>(slot));
    };
    for_ranges(points_.size(), slots_of_a_task, threads, consult, report);
  }

  // Returns the bound for what counts from now on.
  float found(std::uint32_t from, std::uint32_t to) {
    const std::uint32_t component = components_.of(from);
    if (components_.of(to) == component) return largest_bound;
    offer(from, to);
    lower_component_bound(component, outgoing_[from].reach);
    return points_.space.half_above(component_bound(component));
  }

  // What the list of a point knows of its least edge to another component.
  void consult_list(std::uint32_t slot) {
    Outgoing& edge = outgoing_[slot];
    if (edge.to != nobody && components_.of(edge.to) == components_.of(slot)) {
      if (edge.is_least) ruled_out_[slot] = std::max(ruled_out_[slot], edge.reach);
      edge = {};
    }
    if (edge.is_least) return;
    if (edge.to == nobody) offer_list(slot);
    const double floor = lists_.floor[slot];
    const double bound = std::max(ruled_out_[slot], floor);
    edge.is_least = edge.to != nobody && (edge.reach < bound || (edge.reach == bound && square_of(slot) < floor));
  }

  void offer_list(std::uint32_t slot) {
    const auto list = lists_.list(slot);
    std::uint8_t kept = 0;
    for (const NearPoint near : list) {
      if (components_.of(near.slot()) == components_.of(slot)) continue;
      list[kept++] = near;
      if (points_.space.square_below(near.half()) <= outgoing_[slot].reach) offer(slot, near.slot());
    }
    lists_.used[slot] = kept;
  }

  // The least known edge of each component.
  void find_best() {
    best_.assign(components_.count(), nobody);
    for (std::uint32_t slot = 0; slot < points_.size(); ++slot) {
      std::uint32_t& best = best_[components_.of(slot)];
      if (outgoing_[slot].to == nobody) continue;
      if (best == nobody || is_less(known(slot), known(best))) best = slot;
    }
  }

  double best_reach(std::uint32_t component) const {
    return best_[component] == nobody ? infinite : outgoing_[best_[component]].reach;
  }

  // Points that may have a less edge than the best known of their component look for it.
  void search(std::size_t threads, const std::function<void()>& report) {
    const auto searchers = selected_searchers();
    if (searchers.empty()) return;
    components_.label_nodes();
    component_bound_.resize(components_.count());
    for (std::uint32_t i = 0; i < components_.count(); ++i) component_bound_[i] = best_reach(i);
    const auto begins = queries(searchers);
    const auto run = [&](std::size_t first, std::size_t last) {
      for (std::size_t query = first; query < last; ++query)
        run_query({searchers.data() + begins[query], begins[query + 1] - begins[query]});
    };
    for_ranges(begins.size() - 1, 1, threads, run, report);
    component_bound_ = {};
    find_best();
    conclude_search(searchers);
  }

  std::vector<std::uint32_t> selected_searchers() const {
    std::vector<std::uint32_t> searchers;
    for (std::uint32_t slot = 0; slot < points_.size(); ++slot) {
      const double bound = best_reach(components_.of(slot));
      if (!outgoing_[slot].is_least && std::max(ruled_out_[slot], lists_.floor[slot]) <= bound)
        searchers.push_back(slot);
    }
    std::stable_sort(searchers.begin(), searchers.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return components_.of(a) < components_.of(b); });
    return searchers;
  }

  // Where each query begins, and the end: at most a tile's points, of one component if it has enough of them.
  std::vector<std::size_t> queries(const std::vector<std::uint32_t>& searchers) const {
    constexpr std::size_t enough = tile_points / 4;
    std::vector<std::size_t> begins{0};
    for (std::size_t i = 1; i < searchers.size(); ++i) {
      const std::size_t length = i - begins.back();
      const bool is_other = components_.of(searchers[i]) != components_.of(searchers[i - 1]);
      if (length == tile_points || (is_other && length >= enough)) begins.push_back(i);
    }
    begins.push_back(searchers.size());
    return begins;
  }

  void run_query(std::span<const std::uint32_t> slots) {
    std::vector<float> bounds;
    for (const std::uint32_t slot : slots)
      bounds.push_back(
          points_.space.half_above(std::min(outgoing_[slot].reach, component_bound(components_.of(slot)))));
    Search search(*this, slots);
    TileQuery(points_.space, slots, bounds).run(search);
  }

  // After the search a searcher's edge is its least, or all its edges are longer than its component's best.
  void conclude_search(const std::vector<std::uint32_t>& searchers) {
    for (const std::uint32_t slot : searchers) {
      const double bound = best_reach(components_.of(slot));
      if (outgoing_[slot].reach <= bound) {
        outgoing_[slot].is_least = true;
      } else {
        ruled_out_[slot] = std::max(ruled_out_[slot], std::nextafter(bound, infinite));
      }
    }
  }

  // Other threads lower the bounds of components at the same time; which value is read changes only how much is
  // searched.
  double component_bound(std::uint32_t component) {
    return std::atomic_ref<double>(component_bound_[component]).load(std::memory_order_relaxed);
  }
  void lower_component_bound(std::uint32_t component, double reach) {
    const std::atomic_ref<double> bound(component_bound_[component]);
    double old = bound.load(std::memory_order_relaxed);
    while (reach < old && !bound.compare_exchange_weak(old, reach, std::memory_order_relaxed)) {
    }
  }

  // Takes the best edges of all components; two components may have the same one.
  void join(std::vector<SlotEdge>& edges) {
    for (const std::uint32_t from : best_) {
      const Outgoing& edge = outgoing_[from];
      if (components_.unite(from, edge.to)) edges.push_back({from, edge.to, edge.reach});
    }
    components_.renumber();
  }

  const TilePoints& points_;
  NearLists& lists_;
  Components components_;
  std::vector<Outgoing> outgoing_;  // by slot
  // By slot: no edge to another component is shorter (its square). What the list's end says of the Euclidean tree's
  // edges is of that kind and stands in the same place.
  std::vector<double>& ruled_out_;
  std::vector<double> own_ruled_out_;
  std::vector<double> squares_;          // of the outgoing edges' lengths, where these are not all that counts
  std::vector<std::uint32_t> best_;      // by component: the slot where its least known edge starts
  std::vector<double> component_bound_;  // during a search
};

}  // namespace

std::vector<SlotEdge> boruvka_edges(const TilePoints& points, NearLists& lists, const Execution& execution,
                                    double start) {
  return Rounds(points, lists).edges(execution, start);
}

}  // namespace ecumene::internal
