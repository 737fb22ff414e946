#include "ecumene/numeric/finding_codes.hpp"

#include <array>

namespace ecumene {
namespace {

constexpr std::array codes{
    FindingCode{
        .code = "covariance-singular",
        .title = "The Mahalanobis distance has no meaning for these columns",
        .explanation = "The Mahalanobis distance divides by the spread of the columns, taken together. That fails when "
                       "a column is the same in every row, when a column follows from the others (shares that add to "
                       "100, a total beside its parts), or when there are not more rows than columns.",
        .way_out = "Leave out the columns that say the same as others, or take another distance: --distance=euclidean "
                   "with --scaling=zscore."},
    FindingCode{.code = "distance-count-wrong",
                .title = "There are too few or too many distances for the rows",
                .explanation = "A hierarchy of n rows needs one distance for each pair of rows: n(n-1)/2 numbers, row "
                               "by row above the diagonal.",
                .way_out = "Give the distances of all pairs once, or the table itself."},
    FindingCode{.code = "distance-negative",
                .title = "A distance is below zero",
                .explanation =
                    "A distance says how unlike two rows are; it cannot be negative. A matrix of similarities "
                    "(correlations, for example) is often the cause.",
                .way_out = "Turn similarities into distances first, for example 1 - r for a correlation r."},
    FindingCode{.code = "distance-not-finite",
                .title = "A distance is missing or infinite",
                .explanation = "Groups cannot be formed when it is unknown how far apart two rows are.",
                .way_out = "Fill or leave out the row, or use a distance that accepts missing values: "
                           "--distance=gower."},
    FindingCode{.code = "distance-too-large",
                .title = "A distance is larger than a number can be",
                .explanation = "The distance of two rows exceeds about 1.8e308, the largest number that the computer "
                               "holds. Values like that are mostly a slip of the unit or the decimal point.",
                .way_out = "Check the unit of the values, or scale the columns: --scaling=zscore."},
    FindingCode{.code = "distance-undefined",
                .title = "Two rows cannot be compared",
                .explanation = "The correlation distance needs rows whose values differ from column to column; Gower's "
                               "distance needs at least one column in which both rows have a value.",
                .way_out = "Leave the row out, fill its missing values, or take another distance."},
    FindingCode{.code = "value-not-finite",
                .title = "A value is missing or infinite where a distance needs a number",
                .explanation = "Only Gower's distance works with missing values; no distance works with infinite ones.",
                .way_out = "Fill the value, leave out its row or column, or use --distance=gower."},
};

}  // namespace

std::span<const FindingCode> numeric_finding_codes() {
  return codes;
}

}  // namespace ecumene
