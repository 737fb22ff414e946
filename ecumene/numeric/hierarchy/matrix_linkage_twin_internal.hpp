// The naive twin of the hierarchies of points whose ties are decided by content.
#pragma once

#include <algorithm>
#include <vector>

#include "ecumene/numeric/hierarchy/lance_williams_internal.hpp"
#include "ecumene/numeric/hierarchy/linkage_twin_internal.hpp"

namespace ecumene::testing {

inline double updated(Linkage linkage, const internal::MergedPair& pair, double ik, double jk, double size_k) {
  if (linkage == Linkage::complete) return internal::CompleteUpdate(pair)(ik, jk, size_k);
  if (linkage == Linkage::mcquitty) return internal::McquittyUpdate(pair)(ik, jk, size_k);
  if (linkage == Linkage::average) return internal::AverageUpdate(pair)(ik, jk, size_k);
  return internal::WardUpdate(pair)(ik, jk, size_k);
}

// The rule of point_linkage.hpp, word for word, for complete, average, mcquitty and ward_d: equal rows first, then
// always the least pair by (distance, lower cluster, other cluster), clusters ordered by their least row by content.
// The recurrence is that of the program, for its digits decide near ties. Nothing is scaled.
inline std::vector<Merge> tree_by_content(MatrixView<const double> table, Linkage linkage) {
  const std::size_t n = table.rows();
  struct Member {
    std::vector<double> values;
    std::uint32_t row;
    auto operator<=>(const Member&) const = default;
  };
  struct Alive {
    std::vector<double> values;
    std::uint32_t node;
    std::uint32_t size;
  };
  std::vector<Member> members;
  for (std::uint32_t i = 0; i < n; ++i) members.push_back({{table.row(i).begin(), table.row(i).end()}, i});
  std::sort(members.begin(), members.end());
  std::vector<Alive> alive;
  std::vector<Merge> merges;
  const auto merge = [&](Alive& into, const Alive& other, double height) {
    const auto [left, right] = std::minmax({into.node, other.node});
    into.size += other.size;
    into.node = static_cast<std::uint32_t>(n + merges.size());
    merges.push_back({left, right, height, into.size});
  };
  for (const Member& member : members) {
    if (alive.empty() || alive.back().values != member.values)
      alive.push_back({member.values, member.row, 1});
    else
      merge(alive.back(), {member.values, member.row, 1}, 0);
  }
  std::vector<std::vector<double>> distance(alive.size(), std::vector<double>(alive.size()));
  for (std::size_t i = 0; i < alive.size(); ++i)
    for (std::size_t j = 0; j < alive.size(); ++j) {
      const auto a = static_cast<double>(alive[i].size);
      const auto b = static_cast<double>(alive[j].size);
      distance[i][j] = distance_of_points(alive[i].values, alive[j].values);
      if (linkage == Linkage::ward_d) distance[i][j] *= 2 * a * b / (a + b);
    }
  while (alive.size() > 1) {
    std::size_t first = 0;
    std::size_t second = 1;
    for (std::size_t i = 0; i < alive.size(); ++i)
      for (std::size_t j = i + 1; j < alive.size(); ++j)
        if (distance[i][j] < distance[first][second]) first = i, second = j;
    const double height = distance[first][second];
    const internal::MergedPair pair{static_cast<double>(alive[first].size), static_cast<double>(alive[second].size),
                                    height};
    for (std::size_t k = 0; k < alive.size(); ++k)
      if (k != first && k != second)
        distance[first][k] = distance[k][first] =
            updated(linkage, pair, distance[first][k], distance[second][k], static_cast<double>(alive[k].size));
    merge(alive[first], alive[second], height);
    const auto gone = static_cast<std::ptrdiff_t>(second);
    alive.erase(alive.begin() + gone);
    distance.erase(distance.begin() + gone);
    for (auto& row : distance) row.erase(row.begin() + gone);
  }
  return merges;
}

}  // namespace ecumene::testing
