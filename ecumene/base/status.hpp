// Observation status as in the SDMX code list CL_OBS_STATUS 2.2, and the marks that statistical tables print for it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ecumene {

// The enumerator is named for the code's meaning; its value is the SDMX letter.
enum class ObservationStatus : char {
  normal = 'A',
  time_series_break = 'B',
  definition_differs = 'D',
  estimated = 'E',
  forecast = 'F',
  experimental = 'G',
  holiday = 'H',
  imputed = 'I',
  derogation = 'J',
  included_elsewhere = 'K',
  not_collected = 'L',
  cannot_exist = 'M',
  not_significant = 'N',
  missing = 'O',
  provisional = 'P',
  suppressed = 'Q',
  special_event = 'S',
  low_reliability = 'U',
  unvalidated = 'V',
  includes_others = 'W',
};

// The status for an SDMX letter; nullopt if the list has no such code. Case matters, as in SDMX.
std::optional<ObservationStatus> parse_status(std::string_view code);

// "A", "O", ...; and the code's name in the list, "Normal value", "Missing value", ...
std::string_view code(ObservationStatus status);
std::string_view title(ObservationStatus status);

// True for the statuses under which no value is expected: L, M, O, Q, H, K and J-like absence; false for A, E, P, N,
// ...
bool is_absent(ObservationStatus status);

}  // namespace ecumene
