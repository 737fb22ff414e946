// Lists of members in tables of words: groups side by side in columns, or one member a row with its group beside it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

struct Member {
  std::string name;    // as printed
  std::string folded;  // for comparison
  std::string group;   // heading of the column, or the group printed beside it
  Place place;
};

// The members of a table that may be a membership table: two columns or more of short names under like headings, or a
// column of names beside a column of few groups, which may be words, the numbers 1 to k or, under a heading like
// "group", any small numbers. Empty for any other table. A merged cell, and a label left out because it repeats the one
// above, is taken once.
std::vector<Member> members_of(const TableWork& work);

// The members of columns of names under any headings, if most of every column are among these regions; else empty.
std::vector<Member> members_among(const TableWork& work, const std::set<std::string>& regions);

// The names of the regions that a table with figures has one row for; totals and countries left out.
std::set<std::string> region_names(const TableWork& work);  // folded

}  // namespace ecumene::auditing
