#include <algorithm>
#include <queue>
#include <tuple>

#include "ecumene/numeric/hierarchy/chain_internal.hpp"

namespace ecumene::internal {
namespace {

auto greedy_key(const SlotMerge& merge) {
  return std::tuple(merge.distance, merge.first, merge.second);
}

// For each merge the merges that made its clusters, counted, and the merge that takes up its own.
struct Dependencies {
  std::vector<std::uint32_t> parent;
  std::vector<char> waits_for;
};

Dependencies dependencies_of(const std::vector<ChainMerge>& merges, std::size_t clusters) {
  Dependencies found{std::vector<std::uint32_t>(merges.size(), nowhere), std::vector<char>(merges.size(), 0)};
  std::vector<std::uint32_t> last(clusters, nowhere);
  for (std::uint32_t k = 0; k < merges.size(); ++k) {
    for (const std::uint32_t cluster : {merges[k].merge.first, merges[k].merge.second}) {
      if (last[cluster] == nowhere) continue;
      found.parent[last[cluster]] = k;
      ++found.waits_for[k];
    }
    last[merges[k].merge.first] = k;
  }
  return found;
}

// Two merges that follow one another: their order is that of the greedy algorithm.
bool is_certain(const ChainMerge& before, const ChainMerge& after, TiesAllowed ties) {
  const double gap = after.merge.distance - before.merge.distance;
  if (gap == 0 && ties == TiesAllowed::none) return false;
  // Merges that have nothing in common are only numbered by this order, so the bound is that of usual rounding.
  constexpr double near_height = 1e-13;
  if (gap > near_height * after.merge.distance || after.merge.distance == 0) return true;
  return before.is_exact && after.is_exact;
}

}  // namespace

std::optional<ChainOutcome> in_greedy_order(const std::vector<ChainMerge>& merges, const ChainProblem& problem) {
  Dependencies waiting = dependencies_of(merges, problem.sizes.size());
  const auto is_later = [&](std::uint32_t a, std::uint32_t b) {
    return greedy_key(merges[b].merge) < greedy_key(merges[a].merge);
  };
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(is_later)> ready(is_later);
  for (std::uint32_t k = 0; k < merges.size(); ++k)
    if (waiting.waits_for[k] == 0) ready.push(k);
  ChainOutcome outcome;
  const ChainMerge* before = nullptr;
  while (!ready.empty()) {
    const std::uint32_t k = ready.top();
    ready.pop();
    if (before != nullptr && !is_certain(*before, merges[k], problem.ties)) return std::nullopt;
    before = &merges[k];
    outcome.merges.push_back(merges[k].merge);
    outcome.is_tied.push_back(static_cast<char>(merges[k].is_tied));
    const std::uint32_t parent = waiting.parent[k];
    if (parent != nowhere && --waiting.waits_for[parent] == 0) ready.push(parent);
  }
  return outcome;
}

}  // namespace ecumene::internal
