#include "ecumene/evidence/store_keys_internal.hpp"

#include <algorithm>
#include <chrono>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr const char* many_decades = "dmany";

// The decade that a day lies in: 194 for 1943. Days beyond the calendar of <chrono> lie in its last decades.
std::int64_t decade_of(std::int64_t day) {
  using namespace std::chrono;
  constexpr std::int64_t least = sys_days(year::min() / January / 1).time_since_epoch().count();
  constexpr std::int64_t most = sys_days(year::max() / December / 31).time_since_epoch().count();
  const sys_days date{days(std::clamp(day, least, most))};
  const int year = static_cast<int>(year_month_day(date).year());
  return year >= 0 ? year / 10 : (year - 9) / 10;
}

std::string decade_key(std::int64_t decade) {
  return decade < 0 ? "dm" + std::to_string(-decade) : "d" + std::to_string(decade);
}

}  // namespace

std::optional<Period> period_of(const JsonFields& fields) {
  const bool is_date = text_field(fields, "type") == "date";
  return Period::parse(text_field(fields, is_date ? "edtf" : "period"));
}

std::vector<std::string> decade_keys(const Period& period) {
  const std::int64_t first = decade_of(period.first_day());
  const std::int64_t last = decade_of(period.last_day());
  if (last - first >= static_cast<std::int64_t>(most_decades)) return {many_decades};
  std::vector<std::string> keys;
  for (std::int64_t decade = first; decade <= last; ++decade) keys.push_back(decade_key(decade));
  return keys;
}

std::vector<std::string> overlapping_decade_keys(const Period& period) {
  std::vector<std::string> keys = decade_keys(period);
  if (keys.front() == many_decades) return {};
  keys.emplace_back(many_decades);
  return keys;
}

std::string place_row_key(std::int64_t row) {
  return "p" + std::to_string(row);
}

std::string place_name_key(std::string_view name) {
  constexpr std::size_t digits = 16;
  return "q" + sha256(utf8::folded(name)).substr(0, digits);
}

std::vector<std::string> place_name_keys(std::string_view names) {
  std::vector<std::string> keys;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(';'), names.size());
    keys.push_back(place_name_key(names.substr(0, end)));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return keys;
}

std::string folded_for_search(std::string_view text) {
  return utf8::folded(text);
}

}  // namespace ecumene::evidence_internal
