// XLSX workbooks (ECMA-376 / ISO 29500 SpreadsheetML): every sheet a grid of cells as a reader sees them.
//
// A cell's raw text is what its number format displays; the stored number is kept beside it where they differ. Merged
// areas are filled with the text of their first cell (`merged`), hidden rows, columns and sheets are marked `hidden`,
// dates become ISO 8601 text. Findings: "sheet-hidden" (note), "formula-without-value" (warning). Errors:
// "workbook-damaged", "workbook-too-large", "workbook-encrypted", "sheet-not-found".
#pragma once

#include "ecumene/source/grid.hpp"

namespace ecumene {

extern const FormatDescriptor xlsx_format;

}  // namespace ecumene
