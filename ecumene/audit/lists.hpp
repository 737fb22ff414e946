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

// The members of a table that may be a membership table: it has no figures, and either two columns or more of short
// names, or a label column of names beside a column of few groups. Empty for any other table. A name in a label column
// that only repeats the one above it is a merged cell and is taken once.
std::vector<Member> members_of(const TableWork& work);

// The names of the regions that a table with figures has one row for; totals and countries left out.
std::set<std::string> region_names(const TableWork& work);  // folded

}  // namespace ecumene::auditing
