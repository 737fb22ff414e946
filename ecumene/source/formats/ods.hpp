// ODS workbooks (OpenDocument 1.3, part 3: spreadsheet content): every sheet a grid of cells as a reader sees them.
//
// The file itself holds the displayed text of each cell, so no number format has to be interpreted; the stored number
// is kept beside it where they differ. Findings and errors as for XLSX.
#pragma once

#include "ecumene/source/grid.hpp"

namespace ecumene {

extern const FormatDescriptor ods_format;

}  // namespace ecumene
