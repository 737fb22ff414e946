// Periods: what is read prints canonically and reads back as the same period; every refusal has its message.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ecumene/base/finding.hpp"
#include "ecumene/base/period.hpp"

namespace {
void require(bool law) {
  if (!law) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using ecumene::Period;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto period = Period::parse(text);
  if (!period) {
    try {
      Period::parse_or_throw(text);
      std::abort();
    } catch (const ecumene::Error& error) {
      require(error.finding().code == "period-not-understood");
      require(!error.finding().what.empty() && !error.finding().way_out.empty());
    }
    return 0;
  }
  require(period->first_day() <= period->last_day());
  const std::string printed = period->to_string();
  const auto again = Period::parse(printed);
  require(again.has_value() && *again == *period && again->to_string() == printed);
  require((*again <=> *period) == 0);
  require(period->contains(*period) && Period().contains(*period) && period->overlaps(*again));
  return 0;
}
