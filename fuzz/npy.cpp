// Any bytes read as an .npy file give a table whose values fill its shape, or a refusal that names a byte of the file.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ecumene/source/formats/npy.hpp"

namespace {
void require(bool law) {
  if (!law) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace ecumene;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    const NpyHeader header = npy_header(bytes, size, "fuzz.npy");
    require(header.data_begin + header.rows * header.columns * header.item_bytes == size);
    const PlaceTable table = read_npy(bytes, "fuzz.npy");
    require(table.places == header.rows && table.indicators.size() == header.columns);
    require(table.values.size() == header.rows * header.columns);
  } catch (const Error& error) {
    const Finding& finding = error.finding();
    require(finding.code == "npy-not-understood" && !finding.way_out.empty());
    require(finding.places.size() == 1 && finding.places[0].byte_begin <= size);
  }
  return 0;
}
