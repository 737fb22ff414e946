#include "ecumene/base/finding_codes.hpp"

#include <array>

namespace ecumene {

namespace {
constexpr std::array codes{
    FindingCode{"decimal-overflow", "An exact result needs too many digits",
                "Printed figures are added, multiplied and compared as exact decimals of at most 38 digits. A sum or a "
                "product that needs more is refused rather than rounded, because a rounded figure could no longer tell "
                "whether a total holds. The analysis that needed it is not carried out.",
                "Round the figures to the digits that matter, or give them in a larger unit (thousands, millions)."},
    FindingCode{"division-by-zero", "A share or growth has a base of zero",
                "A quotient of printed figures was asked for whose base is zero, so that it has no value. The figure "
                "is not computed.",
                "Leave the row out, or give its base in a unit in which it does not round to zero."},
    FindingCode{"file-is-directory", "A folder was named where a file is wanted",
                "The path exists but is a folder. Nothing was read.", "Name the file inside the folder."},
    FindingCode{"file-not-found", "There is no such file", "The path does not exist. Nothing was read.",
                "Check the spelling and the folder from which the command is run."},
    FindingCode{"file-not-readable", "A file cannot be read",
                "The file exists, but the system refused to open it or reading broke off. Nothing of it was used.",
                "Check the permissions of the file and that the disk it lies on is there."},
    FindingCode{"file-not-written", "A result could not be written",
                "The disk is full, the folder is not yours to write to, or the name is taken by a folder. Results are "
                "written aside and renamed, so what stood there before is untouched.",
                "Make room, or name another place with --output."},
    FindingCode{"line-too-long", "A record is longer than any table's",
                "One record of a delimited file exceeds the limit that keeps memory bounded. Most often the file is "
                "no table, or a quote opened near its start never closes.",
                "Check the delimiter and the quotes near the line named, or raise the limit on the record's length."},
    FindingCode{"period-not-understood", "A period could not be read",
                "Periods are written as in EDTF (ISO 8601-2): 1943, 1943-08, 1943-08-23, 194X, 19XX, 1944-21 (spring), "
                "1944-33 (first quarter), 1944-40 (first half-year), 1920/1921, 1943-08/.., 1986~ (approximate), 1986? "
                "(uncertain), 1986% (both). The text named is none of these, or names a day that no calendar has.",
                "Type the period as the message proposes."},
    FindingCode{"quote-not-closed", "A quote opens a field and never closes",
                "A field of a delimited file begins with a quote that has no partner to the end of the file. It is "
                "read as a character, and the record ends at its line's end.",
                "Close the quote in the file, or double it where the field is meant to begin with one."},
    FindingCode{"text-after-quote", "Text follows the closing quote of a field",
                "A quoted field of a delimited file goes on after its closing quote. The text is kept, without the "
                "quotes.",
                "Double the quotes that belong to the text, or check the delimiter."},
};
}  // namespace

std::span<const FindingCode> base_finding_codes() {
  return codes;
}

}  // namespace ecumene
