#include "ecumene/panel/sdmx_fields.hpp"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/sdmx_period.hpp"

namespace ecumene {
namespace {

[[noreturn]] void reject(Finding finding, std::optional<std::size_t> field) {
  finding.severity = Severity::error;
  throw Rejection{std::move(finding), field};
}

bool is_middle(const Decimal& value, const Interval& interval) {
  try {
    return value == midpoint(interval);
  } catch (const Error&) {  // the exact middle needs more digits than a decimal has; the ends say all
    return interval.contains(value);
  }
}

}  // namespace

std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::size_t end = std::min(text.size(), longest);
  // Not in the middle of a character.
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return '"' + std::string(text.substr(0, end)) + (end < text.size() ? "...\"" : "\"");
}

void SdmxFields::refuse_unusable(const DelimitedRow& row) const {
  if (row.size() != columns_.count()) {
    reject({.code = "row-ragged",
            .what = "the row has " + std::to_string(row.size()) + " fields, the line of headings has " +
                    std::to_string(columns_.count()),
            .way_out = "add the missing fields, or quote a field that holds a comma"},
           std::nullopt);
  }
  const std::string_view action = columns_.text(row, SdmxColumn::action);
  if (action == "D" || action == "d") {
    reject({.code = "action-not-supported",
            .what = "the row asks to delete an observation (ACTION D)",
            .way_out = "delete the observation from the file instead; rows that append, replace or inform are read"},
           columns_.field(SdmxColumn::action));
  }
  if (utf8::trimmed(columns_.text(row, SdmxColumn::ref_area)).empty()) {
    reject({.code = "region-without-name",
            .what = "the row names no region",
            .way_out = "write the name or code of the region in the column ref_area"},
           columns_.field(SdmxColumn::ref_area));
  }
}

Period SdmxFields::period(const DelimitedRow& row) {
  if (!columns_.has(SdmxColumn::time_period)) return {};
  return periods_(columns_.text(row, SdmxColumn::time_period), [&](std::string_view seen) -> Period {
    if (const auto period = sdmx_period(seen)) return *period;
    reject({.code = "period-not-understood",
            .what = quoted(seen) + " is no period",
            .way_out = "write a year (2005), a month (2005-03), a quarter (2005-Q1), a day (2005-03-31) or a span "
                       "(2005/2010); a row without a period takes ../.."},
           columns_.field(SdmxColumn::time_period));
  });
}

int SdmxFields::multiplier(const DelimitedRow& row) const {
  const std::string_view text = columns_.text(row, SdmxColumn::unit_mult);
  if (text.empty()) return 0;
  int multiplier = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), multiplier);
  constexpr int largest = 100;
  if (error == std::errc{} && end == text.data() + text.size() && multiplier >= -largest && multiplier <= largest) {
    return multiplier;
  }
  reject({.code = "multiplier-not-understood",
          .what = quoted(text) + " is no power of ten between -100 and 100",
          .way_out = "unit_mult is 0 for units, 3 for thousands, 6 for millions"},
         columns_.field(SdmxColumn::unit_mult));
}

// The decimal in a column, or nullopt if nothing (or NaN, as SDMX writes it) stands there.
std::optional<Decimal> SdmxFields::decimal(const DelimitedRow& row, SdmxColumn column) const {
  const std::string_view text = columns_.text(row, column);
  if (text.empty() || text == "NaN") return std::nullopt;
  if (const auto number = Decimal::parse(text)) return number;
  reject({.code = "number-not-understood",
          .what = quoted(text) + " is no number",
          .way_out = "write digits with a decimal point and without separators of thousands (1234.5); leave the "
                     "field empty and say why in obs_status if there is no value"},
         columns_.field(column));
}

std::optional<Interval> SdmxFields::value(const DelimitedRow& row) const {
  const auto value = decimal(row, SdmxColumn::obs_value);
  const auto low = decimal(row, SdmxColumn::obs_low);
  const auto high = decimal(row, SdmxColumn::obs_high);
  if (!low && !high) return value ? std::optional(Interval{*value, *value}) : std::nullopt;
  if (!low || !high) refuse_interval("one of obs_low and obs_high is empty");
  if (*low > *high) refuse_interval("obs_low " + low->to_string() + " is above obs_high " + high->to_string());
  if (value && !is_middle(*value, {*low, *high})) {
    refuse_interval("obs_value " + value->to_string() + " is not the middle of " + value_text(Interval{*low, *high}));
  }
  return Interval{*low, *high};
}

void SdmxFields::refuse_interval(std::string what) const {
  reject({.code = "interval-not-understood",
          .what = std::move(what),
          .way_out = "obs_low and obs_high are the ends of an interval and obs_value is its middle"},
         columns_.field(SdmxColumn::obs_low));
}

ObservationStatus SdmxFields::status(const DelimitedRow& row, const std::optional<Interval>& value) {
  const std::string_view text = columns_.text(row, SdmxColumn::obs_status);
  if (text.empty()) return value ? ObservationStatus::normal : ObservationStatus::missing;
  return statuses_(text, [&](std::string_view seen) -> ObservationStatus {
    if (const auto status = parse_status(seen)) return *status;
    reject({.code = "status-unknown",
            .what = quoted(seen) + " is no code of CL_OBS_STATUS",
            .way_out = "write A (normal), E (estimated), F (forecast), O (missing), P (provisional) or another code of "
                       "the SDMX list, in upper case"},
           columns_.field(SdmxColumn::obs_status));
  });
}

}  // namespace ecumene
