// Delimited text as cells: CSV (RFC 4180 and its relatives) and TSV.
#pragma once

#include "ecumene/source/grid.hpp"

namespace ecumene {

// One grid of one row a record. A cell's `raw` is the text without quotes, surrounding white space and bold marks
// (<b>1.6</b>, **1.6**: `emphasised`); its byte range in the original file covers exactly that text wherever the file
// has it in one piece, else the text with the marks inside it; its line and column are where that text begins. A record
// without any text is a row of no cells. Comment lines and captions come as rows like any other.
// Findings: those of decode() and DelimitedReader, "delimiter-uncertain", "row-ragged", "nul-bytes".
// Throws Error "file-empty", "encoding-unknown", "line-too-long", "row-too-wide".
extern const FormatDescriptor csv_format;
extern const FormatDescriptor tsv_format;

}  // namespace ecumene
