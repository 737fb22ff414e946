#include "ecumene/source/finding_codes.hpp"

#include <array>

namespace ecumene {

namespace {
constexpr std::array codes{
    FindingCode{"cell-not-finite", "A program wrote infinity for a figure",
                "The cell holds the trace of a division by zero or an overflow. It counts as missing.",
                "Put the figure in, or the table's mark for missing data."},
    FindingCode{"column-kept-as-text", "A column with figures is kept as text",
                "Most cells of the column are words, or read under no number format, so the column counts as text and "
                "the figures in it are not used.",
                "If the column holds figures, correct the cells that do not read."},
    FindingCode{"delimiter-uncertain", "Two delimiters split the file equally well",
                "The delimiter of the file was found by how evenly it splits the rows, and another one does nearly as "
                "well. The first of the two was taken.",
                "If the columns look wrong, name the delimiter: --delimiter=';' or --delimiter=tab."},
    FindingCode{"encoding-detected", "The encoding of the file was guessed",
                "The file is not UTF-8, so its encoding was found by which letters make words in it. A wrong guess "
                "shows as wrong letters in names, never in digits.",
                "If names look wrong, name the encoding: --encoding=windows-1251."},
    FindingCode{"encoding-unknown", "The encoding named is not known",
                "The text cannot be read because no encoding has the name given.",
                "Name one that the system knows, such as utf-8, utf-16le, windows-1251 or koi8-u."},
    FindingCode{"encoding-wrong-bytes", "Bytes that are no character",
                "Some bytes do not belong to the encoding of the file. Each is shown as the mark U+FFFD; the rest of "
                "the file is read as it is.",
                "Name the right encoding with --encoding, or correct the file at the places listed."},
    FindingCode{"file-empty", "The file holds nothing",
                "The file has no bytes, or nothing but white space. Nothing was read.",
                "Check that it was saved or downloaded whole."},
    FindingCode{"file-not-regular", "A pipe or a device was named",
                "The path names a pipe or a device, which could keep the run waiting for ever. Nothing was read.",
                "Save its contents to a file and name that."},
    FindingCode{"file-too-large", "The file is larger than a table in memory may be",
                "A table is read into memory whole, where every cell keeps its printed text and its place, which takes "
                "many times the bytes of the file.",
                "Cut the file into parts, or keep only the columns that are needed."},
    FindingCode{"format-unknown", "The file is of no format that tables are read from",
                "The file's content and its ending name no format that is known: it is a document, a picture, an "
                "archive or another binary file. Nothing was read.",
                "Save the table as XLSX, ODS or CSV. If it is one of these, say so with --format."},
    FindingCode{"formula-without-value", "A formula stands without its result",
                "A cell of a workbook holds a formula whose result was never stored, so that there is no figure. The "
                "cell is empty in the table.",
                "Open the workbook in a spreadsheet program and save it."},
    FindingCode{"grouping-irregular", "A figure with four digits before its first space",
                "Old yearbooks print 1196 164 for 1 196 164, but two figures side by side look the same. It is read as "
                "one figure.",
                "Print it in groups of three digits, or put a delimiter between two figures."},
    FindingCode{"heading-missing", "A column has no heading",
                "The column holds cells but nothing stands above them. It is called by its number.",
                "Give the column a heading; if the table has none at all, put a line of headings above it."},
    FindingCode{"heading-repeated", "Two columns have the same heading",
                "Columns are chosen by their headings, so each needs its own. The second is called by its heading and "
                "a number.",
                "Give every column a heading of its own."},
    FindingCode{"mark-not-understood", "A mark for a negligible figure is no zero",
                "A mark that keeps a numeric meaning must be a printed zero, such as 0.0 or 0,0.",
                "Give a printed zero, or let the mark stand for missing data or nil."},
    FindingCode{"npy-not-understood", "A NumPy file cannot be read",
                "An .npy file is a short header (its version, the type and the shape of the array) and the numbers. "
                "The finding names the byte at which the file is not as it should be, the type that is not read (text, "
                "records, complex numbers), or where it ends too early.",
                "Save the matrix again as numbers of 8 bytes: numpy.save(FILE, numpy.asarray(MATRIX, "
                "dtype='float64'))."},
    FindingCode{
        "nul-bytes", "The text holds NUL bytes",
        "NUL bytes stand in the text, as they do in UTF-16 read as something else or in a damaged file. Each is "
        "shown as the mark U+FFFD.",
        "Write the file again; if it is UTF-16, say so: --encoding=utf-16le."},
    FindingCode{"number-format-ambiguous", "Nothing decides what a comma or a point is",
                "A figure such as 1,234 is one and a bit with a decimal comma and more than a thousand with a comma "
                "between thousands. Neither the column nor the table holds a figure that decides. It is read as the "
                "language of the table prints figures, and everything computed from the column depends on that.",
                "Say what it is: --decimal=comma or --thousands=comma (or point)."},
    FindingCode{"number-format-contradiction", "The options contradict each other",
                "The same mark was named as decimal mark and as mark between thousands. Nothing was read.",
                "Give --decimal or --thousands for that mark, not both."},
    FindingCode{
        "number-format-mixed", "A column mixes number formats",
        "Some figures of the column are printed otherwise than the rest, for instance with a decimal point among "
        "decimal commas. Their own marks leave no doubt, so they are read by them; but such cells often come "
        "from another source, or from a program that changed them.",
        "Check these figures, and print the column in one number format."},
    FindingCode{
        "number-not-understood", "A figure could not be read",
        "A cell in a column of figures is no figure, no range of figures and no mark for a missing one. It is "
        "kept as text, and nothing is computed from it.",
        "Correct the cell. A mark is understood if a line under the table explains it: ... - no data available."},
    FindingCode{
        "number-too-fine", "A figure has more digits than exact sums can hold",
        "Figures are exact decimals of at most 38 digits, 30 of them behind the decimal mark. The cell is kept as "
        "text.",
        "Round the figure to the digits that were measured."},
    FindingCode{
        "number-too-large", "A figure is too large for exact sums",
        "Figures are exact decimals with at most 30 digits before the decimal mark. No count or sum of money is "
        "longer; such a cell is a slip or the trace of an overflow. It is kept as text.",
        "Check the figure; if it is right, print it in a larger unit."},
    FindingCode{"numbering-column-dropped", "A column of row numbers was left out",
                "The first column numbers the rows from 1 (or 0) without a gap and stands before a column of names.",
                "If it names the rows, say how many label columns there are: --stub-columns=1."},
    FindingCode{"numbering-row-dropped", "A line of column numbers was left out",
                "The line under the headings reads 1, 2, 3, ... and only numbers the columns.",
                "If it is a row of figures, say how many heading lines there are: --header-lines=1."},
    FindingCode{
        "row-ragged", "A row has more or fewer fields than the others",
        "A row of a delimited file has another number of fields than most around it: a delimiter too many or too "
        "few puts figures into wrong columns. The row is read as it stands.",
        "Put quotes around a field that holds the delimiter, or add the fields that are missing."},
    FindingCode{
        "row-too-long", "A row was left out because it does not fit its headings",
        "A row of a delimited file goes on behind the last heading, most often because a text or a figure holds "
        "the delimiter. Its figures may stand in wrong columns, so the whole row is rejected and can be "
        "written out with --rejected.",
        "Put quotes around the field that holds the delimiter, or take the extra delimiter out."},
    FindingCode{"row-too-wide", "A row has more fields than any table",
                "A row has tens of thousands of fields, as when the wrong delimiter is taken. Nothing was read.",
                "Check the delimiter (--delimiter) and that the file is a table."},
    FindingCode{"sheet-hidden", "A hidden sheet was read", "A sheet that the workbook hides was read like the others.",
                "Name the sheet to read with --sheet if this one is not meant."},
    FindingCode{"sheet-not-found", "The workbook has no such sheet",
                "No sheet of the workbook has the name given. Nothing was read.",
                "Choose one of the sheets that the message lists."},
    FindingCode{"table-not-found", "The file holds no table",
                "No rows of cells were found: the file has only sentences, or its sheets are empty.",
                "Check the file and, if it is delimited text, name the delimiter: --delimiter."},
    FindingCode{"table-without-rows", "A table has headings but no rows",
                "Only heading lines were found, so there is nothing to compute from.",
                "Check that the file was saved whole. If the first line is a row, say so: --header-lines=0."},
    FindingCode{
        "unit-differs-in-cell", "A figure is in another unit than its column",
        "The cell carries a unit that most of its column does not, or lacks the unit that most carry. Units are "
        "not converted by guessing, so the cell is kept as text.",
        "Print the whole column in one unit and name the unit in its heading."},
    FindingCode{"unit-taken-from-cells", "The unit of a column stands at its figures",
                "Every figure that was read carries the same unit and the heading names none, so the unit is taken for "
                "the column.",
                "Name the unit in the heading."},
    FindingCode{"value-formula-error", "A cell holds the error of a formula",
                "A spreadsheet wrote #DIV/0!, #REF! or the like where a figure should be. The cell counts as missing.",
                "Correct the formula and save the table again."},
    FindingCode{"value-not-a-number", "A program wrote NaN for a figure",
                "The cell holds what programs write for an undefined result. It counts as missing.",
                "Put the figure in, or the table's mark for missing data."},
    FindingCode{"workbook-damaged", "The workbook cannot be read",
                "The file is cut off or damaged, or a part that every workbook has is not there. Nothing was read.",
                "Open it in a spreadsheet program, save it again, and read that copy."},
    FindingCode{"workbook-encrypted", "The workbook is protected by a password",
                "The contents are encrypted, so nothing was read.",
                "Open it with its password and save a copy without one."},
    FindingCode{"workbook-too-large", "The workbook unpacks to more than can be read",
                "A part of the workbook, or a sheet, is larger than is read into memory. Nothing was read.",
                "Save the sheet as CSV."},
};
}  // namespace

std::span<const FindingCode> source_finding_codes() {
  return codes;
}

}  // namespace ecumene
