// Reading one EDTF text: what went wrong is an enumerator, so that the quick `Period::parse` builds no message.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "ecumene/base/period.hpp"

namespace ecumene {

enum class PeriodTrouble : std::uint8_t {
  none,
  empty,
  set_of_dates,
  time_of_day,
  several_slashes,
  unknown_end,
  reversed,
  year_not_read,
  year_minus_zero,
  unspecified_part,
  month_not_read,
  no_such_month,
  season_with_day,
  day_not_read,
  no_such_day,
  qualifier_inside,
  text_behind,
};

// Reads the text into `period`; `trouble` and the `part` of the text where it stands say why it could not.
struct PeriodReader {
  explicit PeriodReader(std::string_view text);

  Period period;
  PeriodTrouble trouble = PeriodTrouble::none;
  std::string_view part;

 private:
  Period date(std::string_view text);
  bool read_year(std::string_view& rest, Period& result);
  bool read_month(std::string_view& rest, Period& result);
  bool read_day(std::string_view& rest, Period& result);
  void read_qualifier(std::string_view& rest, Period& result);
  void interval(std::string_view begin, std::string_view end);
  bool fail(PeriodTrouble why, std::string_view where);

  std::int64_t year_ = 0;
  int month_ = 0;
};

// What was seen and what to type instead, in words.
struct PeriodAdvice {
  std::string what;
  std::string way_out;
};
PeriodAdvice period_advice(std::string_view text, const PeriodReader& reader);

}  // namespace ecumene
