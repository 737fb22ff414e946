#include "ecumene/base/period.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <random>
#include <vector>

#include "ecumene/base/case_file_internal.hpp"
#include "ecumene/base/finding.hpp"

using namespace ecumene;

namespace {
std::string message_for(std::string_view text) {
  try {
    Period::parse_or_throw(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

bool naive_leap(int year) {
  if (year % 400 == 0) return true;
  return year % 100 != 0 && year % 4 == 0;
}

// Periods of every granularity, written as text by the rules of EDTF alone.
class RandomPeriods {
 public:
  explicit RandomPeriods(unsigned seed) : random_(seed) {}

  std::string date() {
    const std::string year = four_digits(1900 + number(0, 130));
    static constexpr std::array<const char*, 22> parts{"-01", "-02", "-03", "-04", "-05", "-06", "-07", "-08",
                                                       "-09", "-10", "-11", "-12", "-21", "-22", "-23", "-24",
                                                       "-33", "-34", "-35", "-36", "-40", "-41"};
    std::string text;
    switch (number(0, 6)) {
      case 0:
        text = year;
        break;
      case 1:
        text = year.substr(0, 3) + 'X';
        break;
      case 2:
        text = year.substr(0, 2) + "XX";
        break;
      case 3:
        text = '-' + four_digits(number(1, 9999));
        break;
      case 4:
        text = year + parts.at(static_cast<std::size_t>(number(0, 21)));
        break;
      default:
        text = year + parts.at(static_cast<std::size_t>(number(0, 11))) + '-' + two_digits(number(1, 28));
    }
    static constexpr std::array<const char*, 6> marks{"", "", "", "~", "?", "%"};
    return text + marks.at(static_cast<std::size_t>(number(0, 5)));
  }

  std::string text() {
    if (number(0, 2) > 0) return date();
    std::string begin = number(0, 5) == 0 ? ".." : date();
    std::string end = number(0, 5) == 0 ? ".." : date();
    return begin + '/' + end;
  }

  Period period() {
    for (;;) {
      if (const auto period = Period::parse(text())) return *period;
    }
  }

  int number(int low, int high) { return std::uniform_int_distribution<int>(low, high)(random_); }

 private:
  static std::string two_digits(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }
  static std::string four_digits(int n) {
    const std::string digits = std::to_string(n);
    return std::string(4 - digits.size(), '0') + digits;
  }
  std::mt19937 random_;
};
}  // namespace

TEST_CASE("the EDTF examples cover the days they name and print canonically") {
  const auto lines = tests::case_lines("base_period.case");
  REQUIRE(lines.size() > 60);
  for (const auto& line : lines) {
    CAPTURE(line.number);
    CAPTURE(line[0]);
    const auto period = Period::parse(line[0]);
    if (line[1] == "refused") {
      CHECK_FALSE(period.has_value());
      CHECK(message_for(line[0]).find("error: period-not-understood: ") == 0);
      continue;
    }
    REQUIRE(period.has_value());
    const auto bound = [](const std::string& text, std::int64_t open) {
      return text == ".." ? open : Period::parse_or_throw(text).first_day();
    };
    CHECK(period->first_day() == bound(line[1], std::numeric_limits<std::int64_t>::min()));
    CHECK(period->last_day() == bound(line[2], std::numeric_limits<std::int64_t>::max()));
    CHECK(period->to_string() == line[3]);
    CHECK(Period::parse(line[3]) == period);
  }
}

TEST_CASE("days are counted from 1970 as a calendar leafed through day by day counts them") {
  static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  // 0000-01-01 is 719528 days before 1970-01-01: 1970 years, of which 478 are leap years.
  std::int64_t day = -719528;
  int wrong = 0;
  for (int year = 0; year <= 2100; ++year) {
    for (int month = 1; month <= 12; ++month) {
      const int length = lengths.at(static_cast<std::size_t>(month - 1)) + (month == 2 && naive_leap(year) ? 1 : 0);
      const Period whole = Period::month(year, month);
      if (whole.first_day() != day || whole.last_day() != day + length - 1) ++wrong;
      if (Period::day(year, month, length).to_string().size() != 10) ++wrong;
      day += length;
    }
  }
  CHECK(wrong == 0);
  CHECK(Period::day(1970, 1, 1).first_day() == 0);
  CHECK(Period::day(2000, 3, 1).first_day() == 11017);  // Unix time 951868800
}

TEST_CASE("every day of four centuries prints and reads back as itself") {
  int wrong = 0;
  for (int year : {-401, -1, 0, 1, 1582, 1899, 1900, 2000, 9999}) {
    const Period whole = Period::year(year);
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 28; ++day) {
        const Period one = Period::day(year, month, day);
        if (Period::parse(one.to_string()) != one || !whole.contains(one)) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("printing and reading gives the same period") {
  for (unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    RandomPeriods random(seed);
    for (int i = 0; i < 3000; ++i) {
      const Period period = random.period();
      const std::string text = period.to_string();
      CAPTURE(text);
      const auto again = Period::parse(text);
      REQUIRE(again.has_value());
      REQUIRE(*again == period);
      REQUIRE(again->to_string() == text);
    }
  }
}

TEST_CASE("periods are in one total order that agrees with equality") {
  constexpr unsigned seed = 4;
  CAPTURE(seed);
  RandomPeriods random(seed);
  std::vector<Period> periods;
  for (int i = 0; i < 60; ++i) periods.push_back(random.period());
  for (const char* text : {"1943", "1943/1943", "1943~", "1943?", "1944-40", "1944-01/1944-06", "1944-33", "1944-01"}) {
    periods.push_back(Period::parse_or_throw(text));
  }
  int wrong = 0;
  for (const Period& a : periods) {
    for (const Period& b : periods) {
      if (((a <=> b) == 0) != (a == b)) ++wrong;
      if ((a < b) != (b > a)) ++wrong;
      for (const Period& c : periods) wrong += a < b && b < c && !(a < c) ? 1 : 0;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("a year comes before its January, and both before the next year") {
  std::vector<Period> periods;
  for (const char* text : {"1944", "1943-02", "1943-01-01", "1943-01", "1943", "194X", "19XX", "../1943"}) {
    periods.push_back(Period::parse_or_throw(text));
  }
  std::sort(periods.begin(), periods.end());
  std::string order;
  for (const Period& period : periods) order += period.to_string() + ' ';
  CHECK(order == "../1943 19XX 194X 1943 1943-01 1943-01-01 1943-02 1944 ");
}

TEST_CASE("what contains a whole contains its parts, and contained periods overlap") {
  constexpr unsigned seed = 5;
  CAPTURE(seed);
  RandomPeriods random(seed);
  std::vector<Period> periods{Period()};
  for (int i = 0; i < 70; ++i) periods.push_back(random.period());
  int wrong = 0;
  for (const Period& a : periods) {
    if (!a.contains(a) || !Period().contains(a)) ++wrong;
    for (const Period& b : periods) {
      if (a.overlaps(b) != b.overlaps(a)) ++wrong;
      if (a.contains(b) && !a.overlaps(b)) ++wrong;
      for (const Period& c : periods) wrong += a.contains(b) && b.contains(c) && !a.contains(c) ? 1 : 0;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("winter reaches into the next year, so that its year does not contain it") {
  const Period winter = Period::parse_or_throw("1943-24");
  CHECK_FALSE(Period::year(1943).contains(winter));
  CHECK(Period::year(1943).overlaps(winter));
  CHECK(winter.contains(Period::parse_or_throw("1944-02-29")));
  CHECK(Period::parse_or_throw("1943-23") < winter);
}

TEST_CASE("qualifiers are kept, also those of one end of an interval") {
  CHECK(Period::parse_or_throw("1986~").is_approximate());
  CHECK_FALSE(Period::parse_or_throw("1986~").is_uncertain());
  CHECK(Period::parse_or_throw("1986?").is_uncertain());
  const Period both = Period::parse_or_throw("1986%");
  CHECK((both.is_uncertain() && both.is_approximate()));
  CHECK(Period::parse_or_throw("1920/1921?").is_uncertain());
  CHECK(Period::parse_or_throw("1986~") != Period::parse_or_throw("1986"));
}

TEST_CASE("a month or a day that no calendar has is refused") {
  CHECK_THROWS_AS(Period::month(1943, 13), Error);
  CHECK_THROWS_AS(Period::month(1943, 0), Error);
  CHECK_THROWS_AS(Period::day(1900, 2, 29), Error);
  CHECK_NOTHROW(Period::day(2000, 2, 29));
}

TEST_CASE("no text of a few characters breaks the reader") {
  constexpr unsigned seed = 6;
  CAPTURE(seed);
  RandomPeriods random(seed);
  constexpr std::string_view alphabet = "0123456789-/.XYT~?%[ QсE";
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (int n = random.number(0, 14); n > 0; --n) text += alphabet[static_cast<std::size_t>(random.number(0, 23))];
    CAPTURE(text);
    const auto period = Period::parse(text);
    if (period) REQUIRE(Period::parse(period->to_string()) == period);
    REQUIRE(period.has_value() == message_for(text).empty());
  }
}
