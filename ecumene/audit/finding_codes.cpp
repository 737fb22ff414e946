#include "ecumene/audit/finding_codes.hpp"

#include <array>

namespace ecumene {
namespace {

constexpr std::array codes{
    FindingCode{
        "check-unknown", "No such check",
        "A check was asked for, left out or stated by a name that the audit does not have. Nothing was audited.",
        "Use one of the names that the message lists."},
    FindingCode{
        "claim-check-unknown", "No such check of texts",
        "A check of texts was asked for or left out by a name that the audit does not have. Nothing was audited.",
        "Use one of the names that the message lists."},
    FindingCode{
        "claim-duration-conflict", "A duration does not fit its dates",
        "The text ties a duration, an anniversary or an age to dates, and no counting in begun or full units gives "
        "it: the time between the dates is shorter or longer.",
        "Compare the duration and the dates with their source."},
    FindingCode{
        "claim-growth-conflict", "Growth in percent does not follow from both levels",
        "The document gives the level before, the level after and the growth between them, and no rounding and no "
        "stated hedge makes the three agree.",
        "Compare the three figures with their sources."},
    FindingCode{
        "claim-index-conflict", "A level in percent of another period does not follow from both levels",
        "The document gives both levels and one as a percentage of the other, and no rounding and no stated hedge "
        "makes the three agree.",
        "Compare the three figures with their sources."},
    FindingCode{
        "claim-order-conflict", "Dates do not stand in the order that the text states",
        "An interval ends before it begins, or a date that words put before, after or within another lies wholly "
        "on its other side. Approximate dates are left open.",
        "Read the passage again: one of the dates is wrong, or the words about their order are."},
    FindingCode{
        "claim-parts-conflict", "A part does not fit its whole",
        "The text calls a figure a part of another, and it is larger; or the percentage in brackets does not follow "
        "from part and whole; or the parts miss the whole by a slip of one figure.",
        "Compare the figures with their source."},
    FindingCode{"claim-parts-open", "Parts do not add up to their whole",
                "The parts that the text names exceed their whole or miss it by little. They may overlap, or leave "
                "something out; the text does not say.",
                "See in the source whether the parts are disjoint and complete."},
    FindingCode{
        "claim-restated-conflict", "A figure is given twice and differs",
        "Two passages of a document speak of the same thing, place and period, or one refers back to the other, "
        "and their figures do not meet within printed digits and hedges.",
        "Read both passages and keep the figure that their source gives."},
    FindingCode{"claim-restated-open", "Two figures may speak of the same thing",
                "Two passages of a document use the same words for what they count, for one place and period, and the "
                "figures lie far apart. They may count different things.",
                "See whether both passages mean the same."},
    FindingCode{
        "claim-shares-conflict", "Shares of one whole exceed 100",
        "Three or more shares of the same whole in one sentence add to a little more than 100, beyond what their "
        "printed digits allow.",
        "Compare the shares with their source; where they may overlap, say so."},
    FindingCode{
        "claim-sources-open", "Two sources or speakers disagree",
        "For the same thing, place and period two documents or two speakers give figures that do not meet. Neither "
        "is taken for right: both stay, as claims.",
        "Quote both with their sources, or say which one you follow and why."},
    FindingCode{
        "claim-table-conflict", "Text and table of a document differ",
        "The sentence names the row and the column of a table in the same document, and its figure differs from "
        "the cell by a slip such as swapped digits.",
        "Compare both with the source."},
    FindingCode{"claim-table-open", "A figure may or may not be that of a table",
                "The sentence has the words of a row and a column of a table in the same document, and its figure is "
                "another one. It may mean something else.",
                "See whether the sentence repeats the table."},
    FindingCode{
        "claim-times-conflict", "So many times does not follow from both levels",
        "The document gives both levels and how many times one is the other, and no rounding and no stated hedge "
        "makes the three agree. A rise by n times is tried as n and as n + 1.",
        "Compare the three figures with their sources."},
    FindingCode{
        "claim-unit-conflict", "A unit contradicts its noun",
        "The noun names a quantity of one dimension (a distance, a current) and the unit measures another (tonnes, "
        "kilowatts).",
        "Look up in the source which of the two is meant."},
    FindingCode{"classification-conflict", "A figure is in the wrong printed class",
                "Bold figures follow a threshold, stated or inferred from nearly all figures of the table, and this "
                "figure is on the "
                "other side of it than its emphasis says.",
                "Check the figure or its emphasis against the source, or state the rule as a classification relation."},
    FindingCode{"classification-near-miss", "A figure stands exactly at the threshold of a class",
                "The printed classes follow a threshold and some figures are equal to it. Nothing is wrong; the rule's "
                "wording decides "
                "where they belong.",
                "Say in the text whether the threshold itself belongs to the class."},
    FindingCode{"complement-conflict", "Two complementary figures do not add to 100",
                "Two rows or columns add to 100 (or 1) in most lines of the table, and here they do not, beyond what "
                "the printed digits "
                "allow. A nil counts as zero.",
                "Check both figures against the source; the repair names the smallest change that agrees with all "
                "other checks."},
    FindingCode{"complement-open", "A complementary figure is missing",
                "Two rows or columns add to 100 (or 1), and one of the two has no figure here. The finding says what "
                "it must be.",
                "Look the missing figure up; a nil mark in its place would be wrong."},
    FindingCode{"duplicates-rows", "Two regions have the same figures throughout",
                "Two rows agree in every figure, with more digits than chance repeats. One of them may be a copy.",
                "Check which region the figures belong to."},
    FindingCode{"mean-of-ranks-conflict", "A printed mean of ranks does not follow from the ranks",
                "Places are exact: a tied range counts as its middle, and the mean of k such figures is a multiple of "
                "1/(2k). The printed "
                "mean is none that rounding could give. The repair says how the order of the regions changes.",
                "Check the ranks and the mean against the source, or rate again from the ranks with `ecumene rate`."},
    FindingCode{"mean-of-ranks-open", "A mean of ranks cannot be recomputed",
                "Only a label says that the figure is a mean of ranks, and the figures neither confirm nor refute it.",
                "State the relation to have it decided."},
    FindingCode{"mean-treatment-mixed", "Means of one column treat nil figures differently",
                "Some printed means follow only if nil figures are left out, others only if they count as zero. The "
                "means are not "
                "comparable with each other.",
                "Take all means over the same years before comparing them."},
    FindingCode{
        "means-conflict", "A printed mean does not follow from its figures",
        "The column or row is the mean of others in most lines; here no reading of nil and absent figures and no "
        "rounding gives "
        "the printed mean.",
        "Check the figures against the source; the repair names the smallest change with which everything follows."},
    FindingCode{"means-open", "A mean cannot be recomputed",
                "Only a label says that the figure is a mean, and a single line neither confirms nor refutes it.",
                "State the relation to have it decided."},
    FindingCode{"partition-member-missing", "A region is in no group of a membership list",
                "The list names nearly all regions that the other tables, the other lists or the option name, but not "
                "this one.",
                "Add it to its group, or state the regions the list is about."},
    FindingCode{"partition-member-twice", "A region is named twice in a membership list",
                "Groups of a typology are disjoint, and this name stands in two of them or twice in one. Where a "
                "similar name is missing, "
                "it was probably meant.",
                "Keep the region in one group, or write the similar name for one of the two."},
    FindingCode{"percent-of-counts-conflict", "A percentage does not follow from its counts",
                "The column is a share of other printed figures, or the growth between them, in most rows; here the "
                "printed percentage lies "
                "outside everything that rounding of the three figures allows.",
                "Check the percentage and both counts against the source."},
    FindingCode{"range-of-parts-conflict", "A mean total lies outside its parts",
                "The row is a mean of the rows above or below it (a rate, an index, a percentage), and such a total "
                "lies between the "
                "smallest and the largest part. Here it does not.",
                "Check the total and the extreme part against the source."},
    FindingCode{"rank-order-conflict", "A rank does not fit the figure it orders",
                "A column of ranks follows the order of a column of figures in nearly all rows, but not here.",
                "Check the rank and the figure against the source."},
    FindingCode{"ranks-conflict", "Ranks do not cover the places once each",
                "Ranks from 1 to n give every place once, and a tied range such as \"6-8\" has as many members as it "
                "is wide. Here places "
                "are given more than once or to nobody.",
                "Check the ranks against the figures they order; the repair names a rank whose change makes the column "
                "complete."},
    FindingCode{"recomputation-holds", "A printed figure was recomputed and follows",
                "Given only where the list of holding figures was asked for.", "Nothing needs to be done."},
    FindingCode{"recomputation-rounding", "A printed figure follows within rounding",
                "The recomputed figure differs in its last digit by no more than rounding of the printed parts "
                "explains. Given only where "
                "the list of holding figures was asked for.",
                "Nothing needs to be done."},
    FindingCode{"relation-label-unknown", "A stated relation names unknown labels",
                "The target or a part of a relation stated for this table is no heading and no row label of it.",
                "Write the labels as they are printed."},
    FindingCode{"relation-rule-unknown", "The rule of a stated classification was not understood",
                "A classification rule compares the value with a number.",
                "Write it as \"value > 50\" with one of > >= < <=."},
    FindingCode{
        "shares-conflict", "Shares do not add to the whole",
        "The parts add to 100 (or 1, or the printed whole) in most lines; here they miss it by more than the rounding "
        "of all parts "
        "together, or already exceed it although some are missing.",
        "Check the parts against the source; lines that only name a part of a part (\"of which\") do not count."},
    FindingCode{
        "shares-open", "Missing shares are known together",
        "Some parts of a whole have no figure. The finding says what they hold together, and within which bounds.",
        "Look the missing figures up; the bounds can be used as they are."},
    FindingCode{"totals-conflict", "A total is not the sum of its parts",
                "The row or column is the sum of others in most lines; here it is not, beyond what the printed digits "
                "allow. Where row and "
                "column totals cross, the finding names the one cell whose change mends both.",
                "Check the named figure against the source."},
    FindingCode{"totals-open", "A total cannot be fully recomputed",
                "Parts of a total are missing (the finding says what they hold together), or only the label of a "
                "single line says that it is "
                "a total.",
                "Look the missing figures up, or state the relation to have it decided."},
};

}  // namespace

std::span<const FindingCode> audit_finding_codes() {
  return codes;
}

}  // namespace ecumene
