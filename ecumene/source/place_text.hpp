// Large delimited text as places: the road for files of which not every cell can be kept.
//
// The first 256 KiB are read as any table is (read.hpp); what they show holds for the whole file: delimiter, headings,
// the columns that name the row, the columns of figures, what comma and point are. Then the records are read group
// after group and each figure goes straight into the table: with the short form of a number at once, with any other
// under the rules for every table (figures.hpp), so that both roads read the same figure alike. A row whose figure is
// missing stays with NaN; a figure that is not understood is a finding with its line and column (the first 20 one by
// one) and counts as missing; rows with more fields than the table has are rejected. Names are not compared with each
// other. Memory: 8 bytes a figure, the names, and one group of records.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "ecumene/panel/place_table.hpp"
#include "ecumene/source/read.hpp"
#include "ecumene/source/reading_progress.hpp"

namespace ecumene {

// True if the file is delimited text in UTF-8 (as the options or its content and ending say) of more than `rows` lines.
// Reads no further than that. A file that cannot be opened is none.
bool is_delimited_text_above(std::size_t rows, const std::string& path, const ReadOptions& options = {});

struct PlacesRead {
  PlaceTable table{};
  std::vector<Finding> findings{};
  std::vector<RejectedRow> rejected{};  // the first 100,000
};

// Throws what read_tables throws, "table-without-figures", "indicator-unknown".
PlacesRead read_places(const std::string& path, const ReadOptions& options = {}, const RegionTableOptions& columns = {},
                       const ReadingProgress& progress = {});

}  // namespace ecumene
