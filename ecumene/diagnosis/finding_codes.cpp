#include "ecumene/diagnosis/finding_codes.hpp"

#include <array>

namespace ecumene {
namespace {

constexpr std::array codes{
    FindingCode{
        .code = "activity-repeated",
        .title = "An activity is listed twice",
        .explanation = "Each indicator can be rated once; listed twice it would count double without saying so.",
        .way_out = "List it once, and raise its weight if it is to count for more."},
    FindingCode{.code = "base-period-not-understood",
                .title = "The base period is no period",
                .explanation = "Indices need a period at which they are 100, written in EDTF.",
                .way_out = "Write it as 1940, 1943-08 or 1943-08-23: --base=1940."},
    FindingCode{.code = "column-not-ranks",
                .title = "A column of a table of ranks holds no ranks",
                .explanation =
                    "The table was taken for printed ranks, but this column holds figures that are no places, "
                    "for example the mean of the ranks (11.7). Averaging it with ranks would mean nothing, so "
                    "it is left out of the rating.",
                .way_out = "Name the activities to rate, or say that the table holds measurements: --input=values."},
    FindingCode{.code = "cut-not-clear",
                .title = "The cut of the dendrogram is given twice",
                .explanation = "A dendrogram is cut either into a number of groups or at a height.",
                .way_out = "Give --groups or --height, not both."},
    FindingCode{.code = "cut-through-ties",
                .title = "The cut goes between merges at the same height",
                .explanation =
                    "Some of the merges at one height are made and others are not, because the number of groups asked "
                    "for wants it so. Which ones is decided by the least members of the groups: the same for any order "
                    "of the rows, but no difference between the places stands behind it.",
                .way_out = "Take one of the numbers of groups that the finding names, or cut at a height."},
    FindingCode{.code = "dendrogram-inversions",
                .title = "Merges are lower than merges below them",
                .explanation = "Under centroid and median linkage two groups can come closer by being joined. The "
                               "dendrogram then crosses itself and its height is no scale of likeness.",
                .way_out = "Take --linkage=average or --linkage=ward.D2, which have no inversions."},
    FindingCode{.code = "distance-not-for-places",
                .title = "The distance is not there for so many places",
                .explanation =
                    "Above 20,000 rows, for .npy files and for groups by density the hierarchy is found without "
                    "comparing all pairs, which needs Euclidean distances.",
                .way_out = "Leave --distance away; --scaling=zscore makes indicators of different units comparable."},
    FindingCode{.code = "draws-not-valid",
                .title = "The support of the clusters cannot be taken from so many draws",
                .explanation =
                    "The indicators are drawn with replacement so many times at each of ten scales: at least once, and "
                    "at most a million times, which takes minutes for a dozen regions and hours for hundreds.",
                .way_out = "Give a number from 1 to 1,000,000; 1000 is usual, more only make the errors smaller."},
    FindingCode{.code = "groups-chosen",
                .title = "The number of groups was chosen by the silhouette",
                .explanation =
                    "Neither a number of groups nor a height was given. The dendrogram was cut into the number, "
                    "2 to 10, whose mean silhouette [Rousseeuw 1987] is the largest, the least of equals.",
                .way_out = "Give --groups or --height to fix the cut."},
    FindingCode{.code = "groups-hang-on-indicator",
                .title = "The groups become others without one indicator",
                .explanation =
                    "The typology was made again with each indicator left out. Without those named, the adjusted "
                    "Rand index [Hubert & Arabie 1985] with the full typology is below 0.65.",
                .way_out = "Say that the typology rests on the indicator, or look for the groups that stay."},
    FindingCode{.code = "groups-not-chosen",
                .title = "Nothing decides on a number of groups",
                .explanation =
                    "The regions do not differ on the indicators, or there are only two of them: a silhouette "
                    "cannot choose between cuts, and all regions stand in one group.",
                .way_out = "Add indicators or regions, or give the number with --groups."},
    FindingCode{.code = "groups-not-valid",
                .title = "The regions cannot be cut into so many groups",
                .explanation = "The number of groups is from 1 to the number of regions with figures.",
                .way_out = "Give a number in that range."},
    FindingCode{.code = "height-not-valid",
                .title = "A dendrogram cannot be cut at this height",
                .explanation = "Heights are distances: numbers of 0 or more.",
                .way_out = "Give a height of 0 or more, in the units of the distances."},
    FindingCode{.code = "indicator-constant",
                .title = "An indicator is the same for every region",
                .explanation =
                    "It tells the regions apart in nothing: it adds nothing to distances, and in a rating it "
                    "only draws all means together.",
                .way_out = "Leave it out, or look up whether the column was read rightly."},
    FindingCode{.code = "indicator-empty",
                .title = "An indicator has no figure",
                .explanation = "No region has a figure that can be used in this column; it does not count.",
                .way_out = "Fill the column or leave it out."},
    FindingCode{.code = "leaf-order-as-merged",
                .title = "The leaves of the dendrogram are not in optimal order",
                .explanation =
                    "The optimal order [Bar-Joseph, Gifford & Jaakkola 2001] takes time that grows with the cube "
                    "of the regions; above 4,000 the leaves stand in the order of the merges. Groups and heights "
                    "are not affected.",
                .way_out = "Nothing need be done."},
    FindingCode{.code = "linkage-needs-euclidean",
                .title = "The linkage does not go with the distance",
                .explanation =
                    "Centroid, median and ward.D2 linkage are defined on Euclidean distances and ward.D on squared "
                    "ones [Murtagh & Legendre 2014]. With others the arithmetic goes through, but heights have "
                    "no geometric meaning.",
                .way_out = "Take --linkage=ward.D2 with --distance=euclidean, or --linkage=average with any distance."},
    FindingCode{.code = "linkage-ties",
                .title = "Merges at one height could have been made in another order",
                .explanation =
                    "Several pairs of groups were equally near. The pair with the region of the least figures (first "
                    "column, then second, ...) is joined first, which is arbitrary but does not hang on the order of "
                    "the table. The other dendrograms are counted (\"at least\": there are too many to search), and "
                    "the groups that they give; the regions that are not always in the same group are named. Where "
                    "there are too many, 20 drawn by chance (always the same ones) stand for all.",
                .way_out = "Say of these regions that their group is not settled, or cut at a height without ties."},
    FindingCode{.code = "mean-undefined",
                .title = "A geometric or harmonic mean is not defined",
                .explanation =
                    "Both need positive figures. Min-max, percentile and target normalisation give 0 to the worst "
                    "region, z-scores are negative below the mean.",
                .way_out = "Choose --normalisation=rank, which gives 1 to the worst region, or --mean=arithmetic."},
    FindingCode{.code = "no-dense-groups",
                .title = "No group is denser than its surroundings",
                .explanation = "Groups by density are places that stand closer together than those around them, at "
                               "least as many as --min-group-size says. None was found; every place is noise.",
                .way_out = "Ask for smaller groups or fewer neighbours (--min-group-size, --min-points), or group by "
                           "linkage."},
    FindingCode{
        .code = "nothing-to-rate",
        .title = "There is nothing to rate",
        .explanation = "The table has no region, no column with figures, or (as printed ranks) no column of ranks.",
        .way_out = "Give a table whose first column names the regions and whose other columns hold figures."},
    FindingCode{.code = "ranks-assumed",
                .title = "The table was taken for printed ranks",
                .explanation =
                    "Every column (but one in four) is a set of places of its regions, ties included: 1 is taken "
                    "for the best, \"6-8\" for a tie. A small table of measurements can look like that by chance.",
                .way_out = "If the figures are measurements, say so: --input=values."},
    FindingCode{.code = "ranks-not-valid",
                .title = "Printed ranks are no valid set of tied ranks",
                .explanation =
                    "With ties as ranges each place from 1 to the number of regions is covered once, and a range "
                    "stands as often as it has places. The ranks are taken as they stand.",
                .way_out = "Compare the column with its source, or rank the measurements instead."},
    FindingCode{.code = "rating-incomplete",
                .title = "A region was rated on less than all activities",
                .explanation =
                    "A missing figure takes no place. The mean rank and the score of the region are means over "
                    "the activities it has, which can flatter or wrong it.",
                .way_out = "Fill in the figures, or compare the place with its interval before quoting it."},
    FindingCode{.code = "rating-sensitive",
                .title = "Places hang on the choice of activities or method",
                .explanation =
                    "The rating was made again with each activity left out and by other methods. The places of "
                    "the regions named span more than a third of the table.",
                .way_out = "Quote the interval beside the place."},
    FindingCode{.code = "recovery-figures-not-told-apart",
                .title = "A sentence gives several figures with the same words",
                .explanation =
                    "The words read with the figures of a sentence are the same, and the figures differ, so that "
                    "they stand for different things. A series of levels takes none of them for that period.",
                .way_out = "Nothing is wrong with the text; the statements are kept with their passages."},
    FindingCode{.code = "recovery-levels-differ",
                .title = "Texts give different levels for one period",
                .explanation = "The figures for the same thing, place and period have no value in common. The series "
                               "takes all that lies between them and follows neither.",
                .way_out = "Read the passages and leave out the document that is wrong, or keep the interval."},
    FindingCode{.code = "recovery-ratio-conflict",
                .title = "A ratio does not fit the levels of its series",
                .explanation =
                    "A text says how many times, by how many percent or at what percentage of another period a level "
                    "stood, and no value that the other passages allow agrees. The series goes without the ratio.",
                .way_out = "Compare the passages with their sources."},
    FindingCode{.code = "region-left-out",
                .title = "A region is left out of the typology",
                .explanation = "It lacks a figure, and the distance needs all of them.",
                .way_out = "Fill in the figure, leave out the column, or take --distance=gower."},
    FindingCode{.code = "region-not-rated",
                .title = "A region has no place",
                .explanation = "It has no figure in any activity that counts.",
                .way_out = "Fill in its figures or take the region out of the table."},
    FindingCode{.code = "score-not-finite",
                .title = "A composite score cannot be computed",
                .explanation = "The figures are so large that their normalisation overflows.",
                .way_out = "State the columns in a larger unit, or rate on places: --normalisation=rank."},
    FindingCode{.code = "stability-not-computed",
                .title = "How the groups hang on each indicator was not examined",
                .explanation =
                    "Making the typology again without each indicator takes time that grows with the square of "
                    "the regions and of the indicators.",
                .way_out = "Examine a part of the regions."},
    FindingCode{.code = "structure-weak",
                .title = "The groups are hardly groups",
                .explanation = "The mean silhouette is 0.25 or less, which Kaufman and Rousseeuw (1990) read as no "
                               "substantial structure: many regions are as near to another group as to their own.",
                .way_out = "Try another number of groups, scaling or linkage, or do not speak of types."},
    FindingCode{.code = "support-draws-left-out",
                .title = "Some draws of the indicators gave no tree",
                .explanation =
                    "With correlations a region whose drawn indicators are all the same has no distance, and "
                    "with Gower's distance a pair without a common one has none. Such draws are left out, and "
                    "shares are taken of the others.",
                .way_out = "Nothing where they are few; else take --distance=euclidean."},
    FindingCode{.code = "support-not-computed",
                .title = "The support of the clusters was not computed",
                .explanation = "Support is how often a cluster is found again when the indicators are drawn with "
                               "replacement. Mahalanobis distances have no meaning when an indicator stands twice, one "
                               "indicator leaves nothing to draw, and thousands of regions take too long.",
                .way_out = "Take --distance=euclidean, at least two indicators, and a part of the regions."},
    FindingCode{.code = "support-rough",
                .title = "There are few indicators to draw from",
                .explanation =
                    "The law behind AU is one of large samples: the indicators are taken for a sample of all "
                    "that could have been measured. Of fewer than ten the draws are few in kind.",
                .way_out = "Take AU and BP for an order of the clusters rather than for probabilities."},
    FindingCode{.code = "too-few-regions",
                .title = "A typology needs two regions",
                .explanation = "Fewer than two regions have figures in all columns that count.",
                .way_out = "Give more regions, leave out the columns with gaps, or take --distance=gower."},
    FindingCode{.code = "value-infinite",
                .title = "A figure is infinite",
                .explanation =
                    "The figure is written as infinite or exceeds about 1.8e308, the largest number that can be "
                    "computed with. It is taken for missing.",
                .way_out = "Correct the figure, or state the column in a larger unit."},
    FindingCode{.code = "weights-not-valid",
                .title = "The weights cannot be used",
                .explanation = "Weights are finite and 0 or more, and at least one is above 0.",
                .way_out = "Correct the weights; say that less is better by the direction of the activity."},
};

}  // namespace

std::span<const FindingCode> diagnosis_finding_codes() {
  return codes;
}

}  // namespace ecumene
