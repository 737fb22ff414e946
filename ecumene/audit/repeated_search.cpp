// Relations that repeat with a period: the same total, mean or whole in every region.
#include <algorithm>

#include "ecumene/audit/search.hpp"

namespace ecumene::auditing {
namespace {

struct Family {
  std::vector<Relation> relations;
  Relation pooled;
  std::size_t alive = 0;    // members with at least one line that fits
  std::size_t members = 0;  // members with a line that can be recomputed
  std::size_t dead = 0;     // members that miss in most of at least two lines: the period is another
};

void add_member(const Axis& axis, Family& family, Relation relation) {
  weigh(axis, relation);
  bool seen = false;
  std::size_t missed = 0;  // by another kind of figure, too: a block of rates is no block of totals
  for (std::size_t line = 0; line < axis.lines(); ++line) {
    const auto fit = fit_line(axis, relation, line).fit;
    seen = seen || fit != Fit::skip;
    if (fit == Fit::miss) ++missed;
  }
  if (!seen) return;
  family.pooled.hits += relation.hits;
  family.pooled.misses += relation.misses;
  family.pooled.strict += relation.strict;
  family.pooled.score += relation.score;
  if (relation.hits + missed > 0) ++family.members;
  if (relation.hits > 0) ++family.alive;
  if (relation.hits < missed && missed >= 2) ++family.dead;
  family.relations.push_back(std::move(relation));
}

void take_better(Family& best, Family&& family, double needed) {
  const bool enough = family.members >= 2 && family.pooled.hits >= 4 && family.alive * 10 >= family.members * 6 &&
                      family.dead * 10 <= family.members;
  if (!enough || !believed(family.pooled, needed)) return;
  if (best.relations.empty() || quality(family.pooled) > quality(best.pooled)) best = std::move(family);
}

enum class TargetPosition { none, first, last };

Relation member(const Search& search, std::vector<std::size_t> block, TargetPosition position) {
  Relation relation{.direction = search.axis.direction, .whole = search.whole};
  if (position == TargetPosition::first) {
    relation.target = block.front();
    block.erase(block.begin());
  } else if (position == TargetPosition::last) {
    relation.target = block.back();
    block.pop_back();
  }
  relation.parts = std::move(block);
  return relation;
}

using Blocks = std::vector<std::vector<std::size_t>>;

// Runs of rows that share their first label.
Blocks blocks_by_region(const Search& search) {
  Blocks blocks;
  if (search.axis.direction != Direction::down) return blocks;
  const auto& rows = search.axis.figures->table().rows;
  for (const auto item : search.items) {
    const bool same = !blocks.empty() && !rows[item].stub.empty() && !rows[blocks.back().back()].stub.empty() &&
                      !rows[item].region().empty() && rows[item].region() == rows[blocks.back().back()].region();
    if (same)
      blocks.back().push_back(item);
    else
      blocks.push_back({item});
  }
  return blocks;
}

Blocks blocks_of(const std::vector<std::size_t>& items, std::size_t period, std::size_t offset) {
  Blocks blocks;
  for (auto i = offset; i + period <= items.size(); i += period)
    blocks.emplace_back(items.begin() + static_cast<std::ptrdiff_t>(i),
                        items.begin() + static_cast<std::ptrdiff_t>(i + period));
  return blocks;
}

void try_blocks(const Search& search, const Blocks& blocks, double needed, Family& best) {
  const bool has_target = search.whole == Whole::item || search.whole == Whole::mean;
  for (const auto position : {TargetPosition::none, TargetPosition::first, TargetPosition::last}) {
    if ((position == TargetPosition::none) == has_target) continue;
    Family family;
    for (const auto& block : blocks) {
      if (block.size() >= (has_target ? 3U : 2U)) add_member(search.axis, family, member(search, block, position));
      if (family.members >= 8 && family.dead * 3 > family.members) break;  // no such period
    }
    take_better(best, std::move(family), needed);
  }
}

}  // namespace

std::vector<Relation> repeated_relations(const Search& search) {
  constexpr std::size_t longest_period = 8;
  Family best;
  const auto needed = needed_score(2 * longest_period * longest_period);
  try_blocks(search, blocks_by_region(search), needed, best);
  for (std::size_t period = 2; period <= longest_period && 2 * period <= search.items.size(); ++period)
    for (std::size_t offset = 0; offset < period && offset + 2 * period <= search.items.size(); ++offset)
      try_blocks(search, blocks_of(search.items, period, offset), needed, best);
  return std::move(best.relations);
}

std::vector<Relation> strided_relations(const Search& search) {
  constexpr std::size_t longest_period = 8;
  Family best;
  const auto n = search.items.size();
  const auto needed = needed_score(2 * longest_period);
  for (std::size_t period = 2; period <= longest_period && 3 * period <= n; ++period) {
    if (n % period != 0) continue;
    for (const auto position : {TargetPosition::first, TargetPosition::last}) {
      Family family;
      for (std::size_t phase = 0; phase < period; ++phase) {
        std::vector<std::size_t> block;
        for (auto i = phase; i < n; i += period) block.push_back(search.items[i]);
        add_member(search.axis, family, member(search, std::move(block), position));
      }
      take_better(best, std::move(family), needed);
    }
  }
  return std::move(best.relations);
}

}  // namespace ecumene::auditing
