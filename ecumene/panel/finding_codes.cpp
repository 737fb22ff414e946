#include "ecumene/panel/finding_codes.hpp"

#include <array>

namespace ecumene {

namespace {
constexpr std::array codes{
    FindingCode{
        "action-not-supported", "A row asks to delete an observation",
        "SDMX-CSV 2.0 files may carry instructions in a column ACTION. Rows that append, replace, merge or inform "
        "are read as observations; a row with D (delete) is rejected, because a panel is read whole.",
        "Delete the observation from the file it stands in."},
    FindingCode{
        "aggregate-row-left-out", "A row holds a total or a mean, not a region",
        "The label of the row begins with a word for a total or a mean in English, Russian, Ukrainian or Kazakh "
        "(Total, Итого, Всего, Усього, Барлығы, Average, ...). Ranked or grouped as a region it would distort "
        "every result, so it takes no part. The audit still compares it with its parts.",
        "If it is a region, rename the row. A country or district above the regions that bears its own name is "
        "not recognised: leave it out yourself."},
    FindingCode{
        "column-missing", "A tidy file lacks a column",
        "Observations need at least ref_area and obs_value (or obs_low and obs_high); without them nothing can be "
        "read. Without time_period all observations stand for no period in particular; without indicator they "
        "are all called obs_value.",
        "Add the column, or read the file as a table of regions and indicators."},
    FindingCode{
        "column-not-numeric", "A column holds no figures",
        "The column is empty, or most of its cells are words or marks. It gives no indicator and is left out of "
        "ratings and typologies; it stays in the table.",
        "If it should hold figures, say how they are printed: --decimal=comma, --thousands=space, or a legend "
        "for its marks."},
    FindingCode{
        "column-not-used", "A column of a tidy file is not read",
        "The column has no meaning for an observation here (DATAFLOW, FREQ, DECIMALS, ...). If it holds the same "
        "value in every row nothing is lost. If its values differ it may tell observations apart that now look "
        "the same.",
        "Select one of its values before reading, or join it to the indicator."},
    FindingCode{
        "column-without-period", "A column among periods names none",
        "Most columns of the table are periods (2005, 2006, ...), this one is not: often it is a mean or a total "
        "over them. Its figures do not become observations. The audit recomputes them from the table.",
        "Write the period into the heading, or map the columns as indicators."},
    FindingCode{"indicator-repeated", "Two columns have the same heading",
                "Indicators are told apart by their headings. The later column keeps its figures and gets a number: "
                "\"output (2)\".",
                "Give each column a heading of its own."},
    FindingCode{"indicator-unknown", "There is no such indicator",
                "A command or a study names an indicator that the table or panel does not hold. Names are compared "
                "letter by letter.",
                "Take one of the names that the message lists."},
    FindingCode{
        "interval-not-understood", "The ends of an interval do not fit",
        "A row of a tidy file gives an interval whose ends are in the wrong order, of which one is missing, or "
        "whose middle is not its obs_value. The row is rejected: which of the figures is wrong cannot be known.",
        "Correct obs_low, obs_high or obs_value. Leave obs_value empty to have it computed."},
    FindingCode{"mapping-wrong", "A mapping names a column that is not there",
                "The mapping of a table to observations names a label column beyond those the table has. Nothing was "
                "read.",
                "Count the label columns from the left; the first has the number 1."},
    FindingCode{
        "multiplier-not-understood", "A power of ten could not be read",
        "unit_mult of a tidy file is the power of ten of the figures: 0, 3 (thousands), 6 (millions). The row is "
        "rejected.",
        "Write a whole number between -100 and 100, or leave the field empty for 0."},
    FindingCode{
        "observation-repeated", "Two observations for one region, indicator and period",
        "A table of regions and indicators has one place for them. The first is used; all are listed with their "
        "passages. As a note, they agree; as a warning, their values differ and the result depends on the order.",
        "Select one source, or correct the observation that is wrong."},
    FindingCode{"period-unknown", "There is no observation for the period",
                "A table was asked for a period that no observation of the panel has. A year does not stand for its "
                "months.",
                "Take one of the periods that the message lists."},
    FindingCode{
        "region-repeated", "A region stands twice",
        "Two rows of a table have the same name (case and spaces apart). A region can have one place in a rating, "
        "so the second row is left out.",
        "Delete one of the rows, or correct the name in one of them."},
    FindingCode{
        "region-unknown", "There is no such region",
        "A command or a study names a region that the panel does not hold. Names are compared letter by letter.",
        "Take one of the names that the message lists."},
    FindingCode{"region-without-name", "A row names no region",
                "The first column of the row is empty. Its figures cannot be attributed, so the row takes no part.",
                "Write the name of the region. If it stands above, in a merged cell, repeat it."},
    FindingCode{
        "rows-rejected", "Many rows of a tidy file are rejected",
        "More than 20 rows could not be read. The first 20 have a finding each; all are kept with their reasons "
        "and can be written out.",
        "Write the rejected rows out, correct them and read them again."},
    FindingCode{"sources-disagree", "Two sources give different values",
                "For the same region, indicator and period the values differ, after conversion to a common unit. With "
                "the verdict rounding, the printed digits explain the difference; with conflict, they do not. Both "
                "observations are kept.",
                "Select the source to be used, or correct the one that is wrong."},
    FindingCode{
        "status-unknown", "A status is no SDMX code",
        "obs_status of a tidy file must be a code of the list CL_OBS_STATUS: A normal, E estimated, F forecast, O "
        "missing, P provisional, Q suppressed and so on. The row is rejected.",
        "Write one of these letters, in upper case, or leave the field empty."},
    FindingCode{
        "unit-mixed", "An indicator is given in several units",
        "Figures in units that measure different things, or that were not converted, cannot stand in one column "
        "or be held against each other. The indicator is left out of the table; merged observations are kept.",
        "Convert to one unit, or give the series in another unit an indicator name of its own."},
    FindingCode{"unit-not-convertible", "A unit cannot be brought to another",
                "The two units measure different things, or money of different currencies or years of prices. The "
                "observations keep their unit.",
                "Name a unit that measures the same thing, or give the series an indicator name of its own."},
    FindingCode{"unit-unknown", "A unit is not known",
                "The code in unit_measure is none that conversion knows. The figures are kept as they are; only "
                "conversion to other units is not possible.",
                "If it should be converted, use a UCUM code (t, km, kW.h, %) or a currency code (RUB)."},
    FindingCode{"value-missing", "Figures are missing",
                "Cells of the column are empty or hold a mark for a figure that is not there. Nothing is put in their "
                "place; each method says how it treats missing values.",
                "Fill the cells if the figures are known, or leave the indicator or the regions out."},
    FindingCode{"value-not-numeric", "A cell holds words instead of a figure",
                "Most cells of the column are figures, these are not. They count as missing.",
                "Correct the cell, or say in the legend what its mark means."},
    FindingCode{"value-out-of-range", "A figure is too large to compute with",
                "The figure exceeds what floating-point arithmetic can hold (1.8e308). It counts as missing.",
                "Correct the figure, or give the column in a larger unit."},
};
}  // namespace

std::span<const FindingCode> panel_finding_codes() {
  return codes;
}

}  // namespace ecumene
