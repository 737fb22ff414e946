// Units: a code that is read prints as itself; a unit found in a heading has a code that reads back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ecumene/base/unit.hpp"

namespace {
void require(bool law) {
  if (!law) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto unit = ecumene::parse_unit(text)) {
    require(to_string(*unit) == text);
    require(conversion(*unit, *unit) == ecumene::Conversion{});
  }
  if (const auto named = ecumene::unit_in_heading(text)) {
    const auto read = ecumene::parse_unit(named->code);
    require(read.has_value());
    require(read->currency == named->currency && read->price_year == named->price_year);
    require(conversion(*named, *named) == ecumene::Conversion{});
  }
  return 0;
}
