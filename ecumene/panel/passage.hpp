// The passage of an observation as text: where in its source the figure stands, short enough to keep for every row.
//
//   14:7                          line 14, column 7
//   Sheet1!C14                    sheet and cell;  C14 where the source has no sheets
//   14:7;bytes=1204-1209;B14      line and column, bytes [1204, 1209), record 14 field 2
//
// Any other text is a passage too (a page, a quotation) and is kept as it is.
#pragma once

#include <string>
#include <string_view>

#include "ecumene/base/finding.hpp"

namespace ecumene {

// The passage for a place; empty if the place names only its source.
std::string passage_text(const Place& place);

// The place a passage names in `source`; a text of none of the forms above becomes the place's `text`.
// passage_place(s, passage_text(p)) has the numbers and the sheet of p.
Place passage_place(std::string_view source, std::string_view passage);

}  // namespace ecumene
