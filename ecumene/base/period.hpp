// Periods as in EDTF (Extended Date/Time Format, ISO 8601-2:2019), levels 0, 1 and the parts of 2 that tables use.
//
//   1943  1943-08  1943-08-23  194X (decade)  19XX (century)  1944-21 (season; 21-24)  1944-33 (quarter; 33-36)
//   1944-40 (half-year; 40-41)  1920/1921  1943-08/..  ../1945  1986~  1986?  1986%  1920~/1921  -0044  Y12345
//
// Refused, each with its reason: sets ([1920,1921], {1920,1921}), unknown ends (1920/), unspecified months and days
// (1943-XX), qualifiers inside a date (1943~-08), times of day, seasons of one hemisphere (25-32) and thirds (37-39).
//
// A period covers whole days; `first_day` and `last_day` count days from 1970-01-01 in the proleptic Gregorian
// calendar with a year 0000; an open end is the lowest or highest day there is. Seasons are those of meteorology in the
// northern hemisphere: spring is March to May, winter is December to February of the following year. EDTF leaves the
// months open but orders spring, summer, autumn, winter within a year.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

enum class Granularity : std::uint8_t { day, month, quarter, season, half_year, year, decade, century, range };

class Period {
 public:
  Period() = default;  // the unbounded period "../.."
  static Period year(int year);
  // Both throw Error "period-not-understood" for a month or day that no calendar has.
  static Period month(int year, int month);
  static Period day(int year, int month, int day);

  // nullopt where the text is no EDTF date or interval of the forms above, or names a day that no calendar has.
  static std::optional<Period> parse(std::string_view text);
  // As parse, but throws Error "period-not-understood" saying which part failed and what to type.
  static Period parse_or_throw(std::string_view text);

  // Canonical EDTF; parse(to_string()) gives the same period. Both ends of an interval are printed with the coarsest of
  // year, month, day that says them exactly: 1943-08-01/1944 is 1943-08/1944-12.
  std::string to_string() const;
  Granularity granularity() const { return granularity_; }
  bool is_approximate() const { return begin_.approximate || end_.approximate; }  // ~ or %
  bool is_uncertain() const { return begin_.uncertain || end_.uncertain; }        // ? or %
  std::int64_t first_day() const { return first_day_; }
  std::int64_t last_day() const { return last_day_; }

  bool contains(const Period& other) const;
  bool overlaps(const Period& other) const;

  // By first day, then by last day descending (a year before its January), then by granularity, then by qualifiers.
  friend std::strong_ordering operator<=>(const Period& a, const Period& b);
  friend bool operator==(const Period& a, const Period& b) = default;

 private:
  struct Qualifier {
    bool approximate = false;
    bool uncertain = false;
    friend auto operator<=>(const Qualifier&, const Qualifier&) = default;
  };
  friend struct PeriodReader;
  std::string begin_text() const;
  std::string end_text() const;

  static constexpr std::int64_t unbounded_past = INT64_MIN;
  static constexpr std::int64_t unbounded_future = INT64_MAX;
  std::int64_t first_day_ = unbounded_past;
  std::int64_t last_day_ = unbounded_future;
  Granularity granularity_ = Granularity::range;
  std::uint8_t season_ = 0;  // 21-24, 33-36, 40-41 where the granularity needs it, else 0
  Qualifier begin_;          // a date that is no interval holds the same qualifier twice
  Qualifier end_;
};

}  // namespace ecumene
