// Panels as tidy SDMX-CSV: one observation a line, the same panel always the same bytes.
//
//   ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,obs_status,source,passage[,obs_low,obs_high]
//
// Written: comma, line feed, fields quoted only where they must be; values exact with their printed decimals; periods
// as canonical EDTF. obs_low and obs_high are there if any value is an interval ("6-8": obs_value 7, obs_low 6,
// obs_high 8) and hold something only in such rows. Reading what was written and writing it again gives the same bytes.
//
// Read: columns in any order and case, "REF_AREA: Reference area" as well, geo, indic, series and unit by those names;
// SDMX reporting periods (2010-Q1, 2010-S2, 2010-T1, 2010-M03, 2010-W05, 2010-D045). An empty status is A with a value
// and O without; an empty unit is "1". Columns of SDMX-CSV 1.0/2.0 that say nothing about an observation here
// (DATAFLOW, STRUCTURE, FREQ, ...) give a finding "column-not-used". Without source and passage columns the file itself
// is the source. A row that cannot be read is rejected with its reason; nothing is lost. Cost: one pass, memory for the
// panel and one group of lines.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/panel/panel.hpp"

namespace ecumene {

struct RejectedLine {
  std::uint64_t line = 0;  // on which it begins
  std::uint64_t byte_begin = 0;
  std::uint64_t byte_end = 0;
  std::string raw = {};
  std::string reason = {};  // code of the finding that says why
};

struct SdmxCsvResult {
  Panel panel = {};
  std::vector<Finding> findings = {};  // at most 20 rejected rows one by one, then one "rows-rejected" that counts them
  std::vector<RejectedLine> rejected = {};
};

struct SdmxCsvOptions {
  char delimiter = ',';
};

// Throws Error "column-missing" (no ref_area or no obs_value), "file-empty", and those of DelimitedReader.
SdmxCsvResult read_sdmx_csv(const std::string& path, const SdmxCsvOptions& options = {});
// The same from bytes in memory; `name` is what findings call them.
SdmxCsvResult read_sdmx_csv(std::string_view bytes, const std::string& name, const SdmxCsvOptions& options = {});

void write_sdmx_csv(const Panel& panel, std::ostream& out);
std::string to_sdmx_csv(const Panel& panel);

}  // namespace ecumene
