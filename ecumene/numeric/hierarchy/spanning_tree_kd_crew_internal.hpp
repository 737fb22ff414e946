// What the steps of the kd-tree engine share: the threads that they spread their work over, and memory. One thread runs
// plain loops.
#pragma once

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cstddef>
#include <optional>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_buffer_internal.hpp"

namespace ecumene::internal {

class Crew {
 public:
  // 0: as many as the machine has.
  explicit Crew(std::size_t threads) {
    if (threads != 1) arena_.emplace(threads == 0 ? tbb::task_arena::automatic : static_cast<int>(threads));
  }

  bool is_alone() const { return !arena_; }

  KdMemory& memory() { return memory_; }

  // act() among the threads of this crew; what follows may be called inside.
  template <class Act>
  void run(const Act& act) {
    if (arena_) {
      arena_->execute(act);
    } else {
      act();
    }
  }

  // act(begin, end) for blocks of `grain` items; their borders do not depend on
  // the number of threads.
  template <class Act>
  void for_blocks(std::size_t items, std::size_t grain, const Act& act) {
    const std::size_t blocks = (items + grain - 1) / grain;
    if (is_alone() || blocks < 2) {
      for (std::size_t block = 0; block < blocks; ++block) act(block * grain, std::min(items, (block + 1) * grain));
      return;
    }
    run([&] {
      tbb::parallel_for(std::size_t{0}, blocks,
                        [&](std::size_t block) { act(block * grain, std::min(items, (block + 1) * grain)); });
    });
  }

  template <class Value>
  void fill(const Buffer<Value>& all, const Value& value) {
    constexpr std::size_t values_of_block = std::size_t{1} << 17U;
    for_blocks(all.size(), values_of_block,
               [&](std::size_t begin, std::size_t end) { std::fill(all.data() + begin, all.data() + end, value); });
  }

  // REQUIRES to be called inside run().
  template <class First, class Second>
  void both(const First& first, const Second& second) const {
    if (is_alone()) {
      first();
      second();
    } else {
      tbb::parallel_invoke(first, second);
    }
  }

 private:
  std::optional<tbb::task_arena> arena_;
  KdMemory memory_{};
};

}  // namespace ecumene::internal
