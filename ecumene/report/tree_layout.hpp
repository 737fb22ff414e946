// Where the nodes of a dendrogram stand when it is drawn: shared by the chart and the terminal.
//
// Up to `most` leaves every region has its row. Above that only the top of the tree is drawn, as if it were pruned: its
// `most` highest branches end in a row that says how many regions it holds. Where more than half of these would be
// single regions and there are over five times `most`, a row takes a branch of the mean size or a group: smaller ones
// are stragglers, counted where they join.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/diagnosis/typology.hpp"

namespace ecumene {

struct TreeRow {
  std::string label;  // the region, or "37 regions, among them Omsk Oblast"
  std::size_t regions = 1;
  std::optional<std::uint32_t> group;  // nullopt: a pruned branch that holds several groups
  double height = 0;                   // of the last merge inside a pruned branch; 0 for a region
};

struct TreeJoin {
  double first_row = 0;  // position of the two joined branches in rows, upper first
  double second_row = 0;
  double first_height = 0;  // where the branches start: 0 for a row
  double second_height = 0;
  double height = 0;
  std::size_t merge = 0;  // which merge of the tree it is
  double parting = 0;     // between the last row of the upper branch and the first of the lower one: nothing else is
                          // drawn there to the left of the join, so that each join has a place for its figures
  std::optional<std::uint32_t> first_group;  // the group all regions of the branch share
  std::optional<std::uint32_t> second_group;
  std::size_t first_stragglers = 0;  // regions that join the branch, piece by piece, where it is drawn as a line
  std::size_t second_stragglers = 0;
};

struct TreeLayout {
  std::vector<TreeRow> rows;    // from the top of the picture
  std::vector<TreeJoin> joins;  // in the order of the merges
  double highest = 0;
  std::size_t regions = 0;
  std::size_t stragglers = 0;   // of all joins, and those that join after the last
  std::size_t least_side = 1;   // regions that a branch needs to be no straggler
  std::optional<double> cut;    // height between the last merge inside a group and the first between groups
  bool cut_among_ties = false;  // the last merge inside a group and the first between groups are equally high
  bool is_pruned() const { return rows.size() < regions; }
};

TreeLayout tree_layout(const Typology& typology, std::size_t most = 200);

// "57 regions join alone or in parts of fewer than 10; they have no row of their own."
std::string stragglers_in_words(const TreeLayout& layout);

// Round steps for an axis from 0 (or `least`) to `greatest`: 1, 2 or 5 times a power of ten, at most `most` of them.
std::vector<double> axis_ticks(double least, double greatest, std::size_t most);

}  // namespace ecumene
