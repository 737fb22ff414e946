#include "ecumene/study/finding_codes.hpp"

#include <array>

namespace ecumene {

std::span<const FindingCode> study_finding_codes() {
  static constexpr auto codes = std::to_array<FindingCode>({
      {"claims-stay-statements", "Some figures of a document become no observations",
       "An observation is the level of an indicator for a region and a period. A figure stays a statement where the "
       "text "
       "names no place, no period or no subject, gives a bound only (\"more than 100\"), or says by how much or how "
       "many "
       "times something changed.",
       "Nothing is lost: statements.csv holds every figure with its passage. Map it by hand where you know more than "
       "the "
       "text says."},
      {"code-unknown", "There is no such finding code", "`--explain` was given a code that no part of Ecumene gives.",
       "`ecumene list codes` prints all codes; a code stands after the severity in every message."},
      {"column-unknown", "A table has no column of that name",
       "The study names a column by its heading, and no heading of the table is that text (letter case, spaces and "
       "kinds of dashes do not matter).",
       "Copy the heading as `ecumene read FILE` shows it; headings of several lines are joined by ' / '."},
      {"observations-without-labels", "Figures without labels become no observations",
       "An observation needs a region, and no column of the table names one. The table is audited and shown all the "
       "same.",
       "Say stub-columns = 1 if the first column names the rows, or layout = \"text\" if the table is a list."},
      {"printed-mean-ambiguous", "A region has several printed means",
       "The table gives each region several rows (kinds of innovation, years), so that the column of printed means "
       "holds more than one figure for it.",
       "Choose the rows of one kind with `where`."},
      {"rating-not-made", "A comparison needs a rating that could not be made",
       "The rating failed for a reason told in a finding of its own, so nothing can be compared with it.",
       "Correct what that finding says and run again."},
      {"row-unknown", "A table has no row of that name",
       "The study names a row by its label, and no row of the table has it.",
       "Copy the label as `ecumene read FILE` shows it; the labels of several label columns are joined by ' · '."},
      {"selection-empty", "A selection leaves no row",
       "`where` asks for rows whose label columns hold certain texts, and there are none.",
       "Copy the texts as `ecumene read FILE` shows them."},
      {"stub-unknown", "A table has no label column of that name",
       "`where` names a label column (one of the leading text columns) by its heading, and the table has no such one.",
       "`ecumene read FILE` shows the label columns before the first column of figures."},
      {"study-key-unknown", "A key of study.toml is not known",
       "The study has a key that means nothing there, most often a slip of the keyboard. Nothing is ignored silently, "
       "so the run stops.",
       "Correct or remove the key; docs/study.md lists the keys."},
      {"study-name-repeated", "Two sources, ratings or typologies have one name",
       "Analyses refer to sources and ratings by name, and the files of results are called by the names of their "
       "analyses, so each name must be used once.",
       "Give one of them another name."},
      {"study-name-unknown", "An analysis names something that is not there",
       "A rating, comparison, typology, shares or audit relation refers to a source or rating that the study does not "
       "define.",
       "Correct the name; the message lists those there are."},
      {"study-not-found", "There is no study here", "The folder has no study.toml, or the file does not exist.",
       "Name a folder with a study.toml; docs/study.md shows a small one."},
      {"study-not-toml", "study.toml cannot be read", "The file breaks the rules of TOML 1.0 at the place shown.",
       "Texts stand in double quotes, lists in [ ], sections in [name] or [[name]]."},
      {"study-value-missing", "A required key is missing",
       "This section of the study cannot be understood without the key.", "Add the line the message shows."},
      {"study-value-wrong", "A key has a value it cannot have",
       "The value is of the wrong type, or none of the names that are possible.",
       "Write one of the values that the message lists."},
      {"table-without-figures", "No table of figures was found",
       "The command needs a plain table: the first column names the region, each other column is an indicator.",
       "`ecumene read FILE` shows what was read; --stub-columns and --header-lines correct it."},
  });
  return codes;
}

}  // namespace ecumene
