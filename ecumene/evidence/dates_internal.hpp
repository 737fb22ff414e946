// Single dates, for dates.cpp, which reads ranges and decides.
#pragma once

#include <cstddef>
#include <optional>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// What a date says. A part of 0 is not said.
struct DateParts {
  std::optional<int> year{};
  int month = 0;
  int day = 0;
  int part = 0;            // EDTF season, quarter or half: 21-24, 33-36, 40-41
  int years = 0;           // half of a decade or century: how many from `year` on
  bool is_decade = false;  // `year` is its first
  bool is_short = false;   // only two digits of the year stand in the text
  bool is_century = false;
};

struct DateRead {
  DateParts parts{};
  std::size_t next = 0;
  bool is_sure = true;  // a bare number or a bare month is not
};

struct RangeRead {
  DateParts first;
  DateParts last;
  std::size_t next;
};

inline constexpr int first_year = 1000;
inline constexpr int last_year = 2100;
inline constexpr int last_quarter = 4;

// A number of so many digits, nine at most.
inline std::optional<int> small_number(const Page& page, std::size_t at, std::size_t least_digits,
                                       std::size_t most_digits) {
  if (!page.is_digits(at)) return std::nullopt;
  const std::string_view raw = page.tokens().raw(at);
  if (raw.size() < least_digits || raw.size() > most_digits) return std::nullopt;
  int value = 0;
  for (const char digit : raw) value = value * 10 + (digit - '0');
  return value;
}
// Part of "12.5", "1,093" or "45/1944": not a number of its own.
bool is_inside_number(const Page& page, std::size_t at);
std::optional<int> year_number(const Page& page, std::size_t at);
// An ending behind a number: "1942-го", "20-шы", "5th", "1943-тен".
std::size_t after_ordinal_ending(const Page& page, std::size_t at);
std::optional<int> day_number(const Page& page, std::size_t at);
std::optional<int> ordinal_value(const Page& page, std::size_t at, std::size_t& next);
// "3. липня", "XIX. століття": the full stop of an ordinal before a word in small letters.
bool is_stop_of_ordinal(const Page& page, std::size_t at);
std::size_t skip_comma(const Page& page, std::size_t at);
// 23.08.1943, 1943-08-23, 23/08/1943, 30.XI.1939, 1/I 1937.
std::optional<DateRead> read_numeric_date(const Page& page, std::size_t at);
// A year with its word or without: "1944", "1945 г.", "1926 жылғы", "1942-го".
std::optional<DateRead> read_year(const Page& page, std::size_t at);
std::optional<DateRead> read_spelled_year(const Page& page, std::size_t at);
// The year behind a month, a season, ...: "September 1943", "spring of 1944", "май 1945 года".
void take_year(const Page& page, DateRead& read);
// "first half", "II quarter", "екінші жартысында": what it makes of a date, and the token behind.
bool take_part(const Page& page, std::size_t at, DateParts& parts, std::size_t& next);
// The first year of the decade that digits name.
std::optional<int> decade_number(const Page& page, std::size_t at);
// "1930-е годы", "the 1960s", "пятидесятые годы", "1990-х".
std::optional<DateRead> read_decade(const Page& page, std::size_t at);
// "XIX век", "the 20th century", "second half of the 19th century".
std::optional<DateRead> read_century(const Page& page, std::size_t at);
// "XIX ғасырдың | соңғы ширегінде": was there a quarter behind a century?
bool take_quarter_of_century(const Page& page, std::size_t at, DateParts& parts, std::size_t& next);
// "the last quarter of the 19th century", "в первой четверти XX века".
std::optional<DateRead> read_quarter_of_century(const Page& page, std::size_t at);
// The token behind "of" and "the", each or none.
std::size_t behind_of(const Page& page, std::size_t at);
// "30-е годы XX века", "ХХ ғасырдың 30-жылдары".
std::optional<DateRead> read_decade_of_century(const Page& page, std::size_t at);
// "spring of 1944", "зимой 1941-42 гг.", and "весной" of the year that the story carries.
std::optional<DateRead> read_season_first(const Page& page, std::size_t at);
// "first half of 1922", "II кварталі".
std::optional<DateRead> read_part_first(const Page& page, std::size_t at);
// "Q1 2013", "H2 1944", "FY2023".
std::optional<DateRead> read_letter_part(const Page& page, std::size_t at);
// "the first nine months of 2024", "2024 жылдың тоғыз айында".
std::optional<RangeRead> read_month_run(const Page& page, std::size_t at);
std::optional<DateRead> read_one(const Page& page, std::size_t at);
// REQUIRES what read_one gives here.
std::optional<RangeRead> read_range(const Page& page, std::size_t at, std::optional<DateRead> first);
// EDTF of one date; REQUIRES a year.
std::string edtf_of(const DateParts& parts);
Granularity granularity_of(const DateParts& parts);
// "about 1902", "in about 1890", "примерно в 1902 году": does a word say that the date at `at` is only about so?
bool is_about(const Page& page, std::size_t at);
// Does what stands here make a count of the number before it?
bool is_counting(const Page& page, std::size_t at);

}  // namespace ecumene::evidence_internal
