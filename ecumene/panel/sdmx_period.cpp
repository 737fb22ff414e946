#include "ecumene/panel/sdmx_period.hpp"

#include <chrono>
#include <string>

namespace ecumene {
namespace {

namespace chrono = std::chrono;

std::optional<int> number(std::string_view text, std::size_t digits) {
  if (text.size() != digits) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

std::string date(chrono::sys_days day) {
  const chrono::year_month_day ymd(day);
  std::string year = std::to_string(static_cast<int>(ymd.year()));
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return year + '-' + two_digits(static_cast<int>(static_cast<unsigned>(ymd.month()))) + '-' +
         two_digits(static_cast<int>(static_cast<unsigned>(ymd.day())));
}

// ISO 8601: week 1 is the one with the year's first Thursday, so with 4 January; weeks begin on Monday.
chrono::sys_days first_week(int year) {
  const chrono::sys_days january_4 = chrono::sys_days(chrono::year(year) / chrono::January / 4);
  return january_4 - (chrono::weekday(january_4) - chrono::Monday);
}

std::optional<Period> week(int year, int number) {
  const chrono::sys_days monday = first_week(year) + chrono::weeks(number - 1);
  if (number < 1 || monday >= first_week(year + 1)) return std::nullopt;
  return Period::parse(date(monday) + '/' + date(monday + chrono::days(6)));
}

std::optional<Period> day_of_year(int year, int number) {
  const chrono::sys_days day = chrono::sys_days(chrono::year(year) / chrono::January / 1) + chrono::days(number - 1);
  if (number < 1 || chrono::year_month_day(day).year() != chrono::year(year)) return std::nullopt;
  return Period::parse(date(day));
}

}  // namespace

std::optional<Period> sdmx_period(std::string_view text) {
  if (auto period = Period::parse(text)) return period;
  if (text.size() < 7 || text[4] != '-') return std::nullopt;
  const std::string year(text.substr(0, 4));
  const auto year_number = number(year, 4);
  const std::string_view digits = text.substr(6);
  if (!year_number || *year_number == 0) return std::nullopt;
  const auto within = [&](std::size_t length, int last) {
    const auto value = number(digits, length);
    return value && *value >= 1 && *value <= last ? *value : 0;
  };
  int n = 0;
  switch (text[5]) {
    case 'A':
      return within(1, 1) != 0 ? Period::parse(year) : std::nullopt;
    case 'S':
      return (n = within(1, 2)) != 0 ? Period::parse(year + '-' + std::to_string(39 + n)) : std::nullopt;
    case 'Q':
      return (n = within(1, 4)) != 0 ? Period::parse(year + '-' + std::to_string(32 + n)) : std::nullopt;
    case 'T':
      if ((n = within(1, 3)) == 0) return std::nullopt;
      return Period::parse(year + '-' + two_digits(4 * n - 3) + '/' + year + '-' + two_digits(4 * n));
    case 'M':
      return (n = within(2, 12)) != 0 ? Period::parse(year + '-' + two_digits(n)) : std::nullopt;
    case 'W':
      return (n = within(2, 53)) != 0 ? week(*year_number, n) : std::nullopt;
    case 'D':
      return (n = within(3, 366)) != 0 ? day_of_year(*year_number, n) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace ecumene
