// Tidy SDMX-CSV: no bytes crash the reader; every record ends as an observation or as a rejected row; what was read is
// written to text that reads back as the same panel and is written the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ecumene/panel/sdmx_csv.hpp"

namespace {

using namespace ecumene;

void require(bool law) {
  if (!law) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  SdmxCsvResult first;
  try {
    first = read_sdmx_csv(text, "fuzz.csv");
  } catch (const Error& error) {
    const std::string& code = error.finding().code;
    require(code == "column-missing" || code == "file-empty" || code == "line-too-long");
    return 0;
  }
  for (const RejectedLine& line : first.rejected) require(!line.reason.empty() && line.byte_end <= size);
  for (std::size_t row = 0; row < first.panel.size(); ++row) first.panel.place(row);
  const std::string written = to_sdmx_csv(first.panel);
  const SdmxCsvResult second = read_sdmx_csv(std::string_view(written), "written.csv");
  require(second.rejected.empty());
  require(second.panel == first.panel);
  require(to_sdmx_csv(second.panel) == written);
  return 0;
}
