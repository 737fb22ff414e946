#include "ecumene/base/status.hpp"

#include <algorithm>
#include <array>

namespace ecumene {

namespace {
struct Entry {
  ObservationStatus status;
  std::string_view code;
  std::string_view title;
  bool absent;
};

// SDMX cross-domain code list CL_OBS_STATUS, version 2.2; the titles are those of the list.
using enum ObservationStatus;
constexpr std::array entries{
    Entry{normal, "A", "Normal value", false},
    Entry{time_series_break, "B", "Time series break", false},
    Entry{definition_differs, "D", "Definition differs", false},
    Entry{estimated, "E", "Estimated value", false},
    Entry{forecast, "F", "Forecast value", false},
    Entry{experimental, "G", "Experimental value", false},
    Entry{holiday, "H", "Missing value; holiday or weekend", true},
    Entry{imputed, "I", "Value imputed by a receiving agency", false},
    Entry{derogation, "J", "Derogation", true},
    Entry{included_elsewhere, "K", "Data included in another category", true},
    Entry{not_collected, "L", "Missing value; data exist but were not collected", true},
    Entry{cannot_exist, "M", "Missing value; data cannot exist", true},
    Entry{not_significant, "N", "Not significant", false},
    Entry{missing, "O", "Missing value", true},
    Entry{provisional, "P", "Provisional value", false},
    Entry{suppressed, "Q", "Missing value; suppressed", true},
    Entry{special_event, "S", "Strike and other special events", false},
    Entry{low_reliability, "U", "Low reliability", false},
    Entry{unvalidated, "V", "Unvalidated value", false},
    Entry{includes_others, "W", "Includes data from another category", false},
};

// A status made from a letter outside the list reads as an ordinary value rather than as undefined behaviour.
const Entry& entry(ObservationStatus status) {
  const auto found = std::find_if(entries.begin(), entries.end(), [=](const Entry& e) { return e.status == status; });
  return found == entries.end() ? entries.front() : *found;
}
}  // namespace

std::optional<ObservationStatus> parse_status(std::string_view code) {
  const auto found = std::find_if(entries.begin(), entries.end(), [=](const Entry& e) { return e.code == code; });
  if (found == entries.end()) return std::nullopt;
  return found->status;
}

std::string_view code(ObservationStatus status) {
  return entry(status).code;
}
std::string_view title(ObservationStatus status) {
  return entry(status).title;
}
bool is_absent(ObservationStatus status) {
  return entry(status).absent;
}

}  // namespace ecumene
