#include "ecumene/numeric/hierarchy/spanning_tree_tiles_walk_internal.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <thread>

namespace ecumene::internal {
namespace {

constexpr std::uint32_t tiles_of_a_task = 8;

int arena_size(std::size_t threads) {
  return threads == 0 ? tbb::task_arena::automatic : static_cast<int>(std::min<std::size_t>(threads, 1024));
}

class Walk {
 public:
  Walk(const TileSpace& space, TilePairs& pairs, std::size_t threads, const std::function<void(double)>& progress)
      : nodes_(space.nodes()), pairs_(pairs), is_parallel_(threads != 1), progress_(progress) {
    const auto tiles = static_cast<double>(space.tiles());
    all_ = tiles * (tiles + 1) / 2;
  }

  void within(std::uint32_t node) {
    const std::uint64_t tiles = nodes_[node].tiles;
    if (!pairs_.is_needed(node, node)) return passed(tiles * (tiles + 1) / 2);
    if (is_leaf(node)) {
      pairs_.visit(node, node);
      return passed(1);
    }
    both(
        tiles, [&] { within(left(node)); }, [&] { within(right(node)); });
    between(left(node), right(node));
    pairs_.refresh(node);
  }

 private:
  bool is_leaf(std::uint32_t node) const { return nodes_[node].right == 0; }
  std::uint32_t left(std::uint32_t node) const { return node + 1; }
  std::uint32_t right(std::uint32_t node) const { return nodes_[node].right; }

  void between(std::uint32_t a, std::uint32_t b) {
    if (!pairs_.is_needed(a, b)) return passed(std::uint64_t{nodes_[a].tiles} * nodes_[b].tiles);
    if (is_leaf(a) && is_leaf(b)) {
      pairs_.visit(a, b);
      return passed(1);
    }
    if (is_leaf(a)) {
      between(a, left(b));
      between(a, right(b));
    } else if (is_leaf(b)) {
      between(left(a), b);
      between(right(a), b);
    } else {
      const auto tiles = std::min(nodes_[a].tiles, nodes_[b].tiles);
      both(
          tiles, [&] { between(left(a), left(b)); }, [&] { between(right(a), right(b)); });
      both(
          tiles, [&] { between(left(a), right(b)); }, [&] { between(right(a), left(b)); });
    }
    if (!is_leaf(a)) pairs_.refresh(a);
    if (!is_leaf(b)) pairs_.refresh(b);
  }

  template <class First, class Second>
  void both(std::uint64_t tiles, const First& first, const Second& second) {
    if (is_parallel_ && tiles > tiles_of_a_task) return tbb::parallel_invoke(first, second);
    first();
    second();
  }

  void passed(std::uint64_t pairs) {
    if (!progress_) return;
    constexpr std::uint64_t pairs_between_reports = 4096;
    const std::uint64_t before = passed_.fetch_add(pairs, std::memory_order_relaxed);
    if (std::this_thread::get_id() != caller_ || (before + pairs) / pairs_between_reports == reported_) return;
    reported_ = (before + pairs) / pairs_between_reports;
    progress_(static_cast<double>(before + pairs) / all_);
  }

  const std::vector<TileNode>& nodes_;
  TilePairs& pairs_;
  bool is_parallel_;
  const std::function<void(double)>& progress_;
  double all_ = 1;
  std::thread::id caller_ = std::this_thread::get_id();
  std::atomic<std::uint64_t> passed_{0};
  std::uint64_t reported_ = 0;  // of the calling thread alone
};

}  // namespace

void walk_pairs(const TileSpace& space, TilePairs& pairs, std::size_t threads,
                const std::function<void(double)>& progress) {
  Walk walk(space, pairs, threads, progress);
  if (threads == 1) return walk.within(0);
  tbb::task_arena(arena_size(threads)).execute([&] { walk.within(0); });
}

void for_ranges(std::size_t count, std::size_t together, std::size_t threads,
                const std::function<void(std::size_t, std::size_t)>& f, const std::function<void()>& after) {
  const auto caller = std::this_thread::get_id();
  const auto range = [&](std::size_t number) {
    f(number * together, std::min(count, (number + 1) * together));
    if (std::this_thread::get_id() == caller) after();
  };
  const std::size_t ranges = (count + together - 1) / together;
  if (threads == 1 || ranges <= 1) {
    for (std::size_t number = 0; number < ranges; ++number) range(number);
    return;
  }
  tbb::task_arena(arena_size(threads)).execute([&] { tbb::parallel_for(std::size_t{0}, ranges, range); });
}

}  // namespace ecumene::internal
