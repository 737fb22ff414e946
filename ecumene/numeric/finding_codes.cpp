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
    FindingCode{.code = "matrix-too-large",
                .title = "The matrix of distances would not fit into memory",
                .explanation = "Some linkages (McQuitty's, Ward's update on plain distances) need the distances of all "
                               "pairs at once: half the square of the rows, eight bytes each. For 100,000 rows that is "
                               "40 GB.",
                .way_out = "Take --linkage=average or complete, which have a way without the matrix, or ward.D2 or "
                           "single, which never need it."},
    FindingCode{.code = "min-group-size-not-valid",
                .title = "A group of fewer than two",
                .explanation = "The density hierarchy leaves out pieces smaller than the least group size; a single "
                               "place is no group.",
                .way_out = "Give a whole number from 2: --min-group-size=5."},
    FindingCode{.code = "min-points-not-valid",
                .title = "A core distance to so many neighbours does not exist",
                .explanation = "The density hierarchy measures how far each place is from its min-points-th nearest "
                               "place, itself included. That number must be at least 1 and at most the number of "
                               "places.",
                .way_out = "Give a smaller whole number; 5 to 15 are usual."},
    FindingCode{.code = "too-many-points",
                .title = "There are more rows than a hierarchy can hold",
                .explanation = "The nodes of a dendrogram are numbered with 32 bits: 2,147,483,648 rows are the most.",
                .way_out = "Group a sample, or each part of the country by itself."},
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
