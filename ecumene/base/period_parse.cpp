#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "ecumene/base/calendar_internal.hpp"
#include "ecumene/base/period_internal.hpp"

namespace ecumene {

using calendar::day_number;
using calendar::days_in_month;

namespace {
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  if (!all_digits(digits)) return std::nullopt;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc{}) return std::nullopt;
  return value;
}

bool accept(std::string_view& rest, char wanted) {
  if (rest.empty() || rest.front() != wanted) return false;
  rest.remove_prefix(1);
  return true;
}

std::string_view take(std::string_view& rest, std::size_t count) {
  const std::string_view part = rest.substr(0, count);
  rest.remove_prefix(part.size());
  return part;
}

bool is_qualifier(char c) {
  return c == '~' || c == '?' || c == '%';
}

// Which whole months the codes of ISO 8601-2, 4.8 cover: 21-24 seasons, 33-36 quarters, 40-41 half-years.
struct YearPart {
  int code;
  Granularity granularity;
  int first_month;
  int months;
};
constexpr std::array<YearPart, 10> year_parts{{
    {21, Granularity::season, 3, 3},
    {22, Granularity::season, 6, 3},
    {23, Granularity::season, 9, 3},
    {24, Granularity::season, 12, 3},
    {33, Granularity::quarter, 1, 3},
    {34, Granularity::quarter, 4, 3},
    {35, Granularity::quarter, 7, 3},
    {36, Granularity::quarter, 10, 3},
    {40, Granularity::half_year, 1, 6},
    {41, Granularity::half_year, 7, 6},
}};
}  // namespace

bool PeriodReader::fail(PeriodTrouble why, std::string_view where) {
  if (trouble == PeriodTrouble::none) {
    trouble = why;
    part = where;
  }
  return false;
}

PeriodReader::PeriodReader(std::string_view text) {
  if (text.empty()) {
    fail(PeriodTrouble::empty, text);
    return;
  }
  if (text.front() == '[' || text.front() == '{') {
    fail(PeriodTrouble::set_of_dates, text);
    return;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    period = date(text);
  } else if (text.find('/', slash + 1) != std::string_view::npos) {
    fail(PeriodTrouble::several_slashes, text);
  } else {
    interval(text.substr(0, slash), text.substr(slash + 1));
  }
}

void PeriodReader::interval(std::string_view begin, std::string_view end) {
  if (begin.empty() || end.empty()) {
    fail(PeriodTrouble::unknown_end, begin.empty() ? end : begin);
    return;
  }
  if (begin != "..") {
    const Period first = date(begin);
    period.first_day_ = first.first_day_;
    period.begin_ = first.begin_;
  }
  if (end != "..") {
    const Period last = date(end);
    period.last_day_ = last.last_day_;
    period.end_ = last.begin_;
  }
  if (period.last_day_ < period.first_day_) fail(PeriodTrouble::reversed, end);
}

Period PeriodReader::date(std::string_view text) {
  Period result;
  std::string_view rest = text;
  if (!read_year(rest, result)) return result;
  const bool whole_year = result.granularity_ == Granularity::year;
  if (whole_year && accept(rest, '-') && !read_month(rest, result)) return result;
  const bool whole_month = result.granularity_ == Granularity::month;
  if (whole_month && accept(rest, '-') && !read_day(rest, result)) return result;
  read_qualifier(rest, result);
  if (rest.empty()) return result;
  if (rest.front() == '-' && result.season_ != 0) {
    fail(PeriodTrouble::season_with_day, rest);
  } else if (rest.front() == 'T' && result.granularity_ == Granularity::day) {
    fail(PeriodTrouble::time_of_day, rest);
  } else if (rest.front() == '-' && is_qualifier(text[text.size() - rest.size() - 1])) {
    fail(PeriodTrouble::qualifier_inside, text);
  } else {
    fail(PeriodTrouble::text_behind, rest);
  }
  return result;
}

bool PeriodReader::read_year(std::string_view& rest, Period& result) {
  const std::string_view text = rest;
  if (is_qualifier(rest.empty() ? ' ' : rest.front())) return fail(PeriodTrouble::qualifier_inside, text);
  const bool is_long = accept(rest, 'Y');
  const bool negative = accept(rest, '-');
  const auto digits_end = std::find_if_not(rest.begin(), rest.end(), is_digit);
  const auto length = static_cast<std::size_t>(digits_end - rest.begin());
  if (is_long ? length < 5 || rest.front() == '0' : length > 4) return fail(PeriodTrouble::year_not_read, text);
  const std::string_view four = take(rest, is_long ? length : 4);
  const std::size_t open = four.size() - std::min(four.find('X'), four.size());
  std::string digits(four);
  std::replace(digits.end() - static_cast<std::ptrdiff_t>(open), digits.end(), 'X', '0');
  const auto number = four.size() < 4 ? std::nullopt : whole_number(digits);
  if (!number || (open > 0 && four.find_first_not_of('X', 4 - open) != std::string_view::npos)) {
    return fail(PeriodTrouble::year_not_read, text);
  }
  if (open > 2) return fail(PeriodTrouble::unspecified_part, text);
  const int span = open == 0 ? 1 : open == 1 ? 10 : 100;
  // -004X are the years -0049 to -0040; -000X ends with the year -0001, because 0000 is written without a sign.
  const std::int64_t first = negative ? -(std::int64_t{*number} + span - 1) : *number;
  const std::int64_t last = first + span - 1 - (negative && *number == 0 ? 1 : 0);
  if (last < first) return fail(PeriodTrouble::year_minus_zero, text);
  year_ = first;
  result.first_day_ = day_number({first, 1, 1});
  result.last_day_ = day_number({last, 12, 31});
  result.granularity_ = open == 0 ? Granularity::year : open == 1 ? Granularity::decade : Granularity::century;
  return true;
}

bool PeriodReader::read_month(std::string_view& rest, Period& result) {
  const std::string_view digits = take(rest, 2);
  if (digits == "XX") return fail(PeriodTrouble::unspecified_part, digits);
  const auto number = digits.size() == 2 ? whole_number(digits) : std::nullopt;
  if (!number || (!rest.empty() && is_digit(rest.front()))) return fail(PeriodTrouble::month_not_read, digits);
  const auto known = std::find_if(year_parts.begin(), year_parts.end(), [&](auto& p) { return p.code == *number; });
  const bool is_month = *number >= 1 && *number <= 12;
  if (!is_month && known == year_parts.end()) return fail(PeriodTrouble::no_such_month, digits);
  month_ = is_month ? *number : known->first_month;
  const int after = month_ + (is_month ? 1 : known->months) - 1;  // months from January of the year to the day after
  result.granularity_ = is_month ? Granularity::month : known->granularity;
  result.season_ = is_month ? std::uint8_t{0} : static_cast<std::uint8_t>(*number);
  result.first_day_ = day_number({year_, month_, 1});
  result.last_day_ = day_number({year_ + after / 12, after % 12 + 1, 1}) - 1;
  return true;
}

bool PeriodReader::read_day(std::string_view& rest, Period& result) {
  const std::string_view digits = take(rest, 2);
  if (digits == "XX") return fail(PeriodTrouble::unspecified_part, digits);
  const auto number = digits.size() == 2 ? whole_number(digits) : std::nullopt;
  if (!number || (!rest.empty() && is_digit(rest.front()))) return fail(PeriodTrouble::day_not_read, digits);
  if (*number < 1 || *number > days_in_month(year_, month_)) return fail(PeriodTrouble::no_such_day, digits);
  result.first_day_ = result.last_day_ = day_number({year_, month_, *number});
  result.granularity_ = Granularity::day;
  return true;
}

void PeriodReader::read_qualifier(std::string_view& rest, Period& result) {
  if (rest.empty() || !is_qualifier(rest.front())) return;
  const char mark = take(rest, 1).front();
  result.begin_ = {mark != '?', mark != '~'};
  result.end_ = result.begin_;
}

}  // namespace ecumene
