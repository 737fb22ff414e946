// Numbers for what a round of Boruvka's leaves over, by all threads and yet in the order of the items.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

namespace ecumene::internal {

inline constexpr std::size_t block_of_items = 8192;

// act(item, number) for all items, where those that count are numbered in their order from `number` on; the others are
// told the number of the next that counts. Returns the number after the last.
template <class Counts, class Act>
std::uint32_t number_all_items(Crew& crew, std::size_t items, std::uint32_t number, const Counts& counts,
                               const Act& act) {
  std::vector<std::uint32_t> numbers(items / block_of_items + 1, 0);
  crew.for_blocks(items, block_of_items, [&](std::size_t begin, std::size_t end) {
    std::uint32_t count = 0;
    for (auto item = static_cast<std::uint32_t>(begin); item < end; ++item) count += counts(item) ? 1U : 0U;
    numbers[begin / block_of_items] = count;
  });
  for (std::uint32_t& count : numbers) number += std::exchange(count, number);
  crew.for_blocks(items, block_of_items, [&](std::size_t begin, std::size_t end) {
    std::uint32_t next = numbers[begin / block_of_items];
    for (auto item = static_cast<std::uint32_t>(begin); item < end; ++item) {
      act(item, next);
      next += counts(item) ? 1U : 0U;
    }
  });
  return number;
}

// act(item, number) for the items that count alone.
template <class Counts, class Act>
std::uint32_t number_items(Crew& crew, std::size_t items, std::uint32_t number, const Counts& counts, const Act& act) {
  return number_all_items(crew, items, number, counts, [&](std::uint32_t item, std::uint32_t its_number) {
    if (counts(item)) act(item, its_number);
  });
}

// Each item goes with its next; two that name one another are a tree's root, the lesser of them.
inline bool is_root_of(const Buffer<std::uint32_t>& next, std::uint32_t item) {
  const std::uint32_t other = next[item];
  const auto is_named_back = static_cast<unsigned>(next[other] == item);
  return (static_cast<unsigned>(other == item) | (is_named_back & static_cast<unsigned>(item < other))) != 0;
}

// The root above an item, where roots name themselves. Every item on the way then names the next but one, and the item
// its root: long chains (each point's nearest is the one before it) would otherwise be walked once for each point.
// Threads may do this at the same time. An item that another thread has led to its root meanwhile must not be led back
// to what it named before, so that a name is only replaced where it is still the one that was seen.
inline std::uint32_t root_above(const Buffer<std::uint32_t>& next, std::uint32_t item, bool is_alone) {
  const auto named_by = [&](std::uint32_t at) { return std::atomic_ref(next[at]).load(std::memory_order_relaxed); };
  const auto rename = [&](std::uint32_t at, std::uint32_t above, std::uint32_t higher) {
    if (is_alone) {
      next[at] = higher;
    } else {
      std::atomic_ref(next[at]).compare_exchange_strong(above, higher, std::memory_order_relaxed);
    }
  };
  std::uint32_t at = item;
  for (std::uint32_t above = named_by(at); above != at;) {
    const std::uint32_t higher = named_by(above);
    if (higher != above) rename(at, above, higher);
    at = above;
    above = higher;
  }
  std::atomic_ref(next[item]).store(at, std::memory_order_relaxed);
  return at;
}

// Numbers the trees: numbers[item] becomes that of its tree. Returns how many there are. Uses up `next`. REQUIRES that
// `numbers` is as long. Which items are roots nothing could foresee: there are no branches on it.
inline std::uint32_t number_trees(Crew& crew, const Buffer<std::uint32_t>& next, const Buffer<std::uint32_t>& numbers) {
  crew.for_blocks(next.size(), block_of_items, [&](std::size_t begin, std::size_t end) {
    for (auto item = static_cast<std::uint32_t>(begin); item < end; ++item)
      numbers[item] = is_root_of(next, item) ? item : next[item];
  });
  crew.for_blocks(next.size(), block_of_items, [&](std::size_t begin, std::size_t end) {
    for (auto item = static_cast<std::uint32_t>(begin); item < end; ++item) root_above(numbers, item, crew.is_alone());
  });
  const auto is_root = [&](std::uint32_t item) { return numbers[item] == item; };
  const std::uint32_t trees =
      number_all_items(crew, next.size(), 0, is_root, [&](std::uint32_t item, std::uint32_t number) {
        next[item] = number;  // of no meaning but for roots
      });
  crew.for_blocks(next.size(), block_of_items, [&](std::size_t begin, std::size_t end) {
    for (std::size_t item = begin; item < end; ++item) numbers[item] = next[numbers[item]];
  });
  return trees;
}

}  // namespace ecumene::internal
