// The steps of run_study, each from plain values to plain values. Internal to the study room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ecumene/report/report.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

// Tables by the name of their source; a source of several tables gives "name", "name#2", ...
using TablesByName = std::map<std::string, const Table*, std::less<>>;

// The rows in which every stub column named by `where` holds the given text. Throws Error "stub-unknown" for a stub
// heading that the table does not have and "selection-empty" where no row is left.
Table filtered(const Table& table, const RowFilter& where);

// Columns of groups whose cells are regions, or two columns region and group; a first column of labels belongs to the
// second form, unless more columns follow and its heading is no word for regions. A region that is named twice is in it
// twice: `agreement` counts the first and reports the rest.
PublishedGroups published_groups(const Table& table);

// The column with that heading, as utf8::folded. Throws Error "column-unknown", listing the headings.
std::size_t column_of(const Table& table, const std::string& heading);

// Names of columns as the table heads them, so that letter case and dashes do not matter; an unknown one stays.
std::vector<std::string> as_headed(const Table& table, std::vector<std::string> names);

// A rating as printed beside the one recomputed from the same table, exactly: the printed mean of mid ranks, weighted
// as the rating is. Throws Error "printed-mean-ambiguous" where a region has several different rows.
PrintedRating printed_rating(const RatingPlan& plan, const Table& table, const Rating& rating);

// The rows of `plan.parts` in the order of the table. Throws Error "row-unknown", and "table-without-figures" where no
// part has a figure.
ShareSeries share_series(const SharePlan& plan, const Table& table);

// The column of a table as ranks. Throws Error "column-unknown".
NamedRanks ranks_of_column(const Table& table, const std::string& column);

}  // namespace ecumene
