// What to tell the user whose period was not understood: which part failed, and what to type.
#include <array>
#include <optional>

#include "ecumene/base/period_internal.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene {

namespace {
// Ways of writing a period that tables use and EDTF does not. In `shape` a digit is 'd'; in `edtf` the letters a, b,
// c... stand for the first, second, third... character of the text.
struct Habit {
  std::string_view shape;
  std::string_view edtf;
};
constexpr std::array<Habit, 20> habits{{
    {"dddd-dddd", "abcd/fghi"},
    {"dddd - dddd", "abcd/hijk"},
    {"dddd/dd", "abcd/abfg"},
    {"dddd-d", "abcd-0f"},
    {"dddd/dd/dd", "abcd-fg-ij"},
    {"dd/dd/dddd", "ghij-de-ab"},
    {"dd.dd.dddd", "ghij-de-ab"},
    {"dd-dd-dddd", "ghij-de-ab"},
    {"dd.dddd", "defg-ab"},
    {"dddd.dd", "abcd-fg"},
    {"dddd.dd.dd", "abcd-fg-ij"},
    {"dddddddd", "abcd-ef-gh"},
    {"dddds", "abcX"},
    {"dddd-е", "abcX"},
    {"dddd-х", "abcX"},
    {"dddd-ті", "abcX"},
    {"dddd-их", "abcX"},
    {"dddd-і", "abcX"},
    {"dddd-ж", "abcd"},
    {"dddd-", "abcd/.."},
}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string filled(std::string_view pattern, std::string_view text) {
  std::string result;
  for (const char c : pattern) result += c >= 'a' && c <= 'k' ? text[static_cast<std::size_t>(c - 'a')] : c;
  return result;
}

// "1944Q1", "1944-Q1", "1944 H2": the codes of ISO 8601-2 for quarters and half-years.
std::optional<std::string> part_of_year(std::string_view text, std::string_view shape) {
  if (shape != "ddddqd" && shape != "dddd-qd" && shape != "dddd qd" && shape != "ddddhd" && shape != "dddd-hd" &&
      shape != "dddd hd") {
    return std::nullopt;
  }
  const std::string squeezed = shape.size() == 6 ? std::string(text) : std::string(text).erase(4, 1);
  const bool quarter = squeezed[4] == 'q';
  const int number = squeezed[5] - '0';
  if (number < 1 || number > (quarter ? 4 : 2)) return std::nullopt;
  return squeezed.substr(0, 4) + '-' + std::to_string((quarter ? 32 : 39) + number);
}

// "1943 г.", "1943 год", "1943 р.": a year and words.
std::optional<std::string> year_and_words(std::string_view text) {
  const auto parts = utf8::words(text);
  if (parts.size() != 2 || parts.front().size() != 4 || is_digit(parts.back().front())) return std::nullopt;
  return std::string(parts.front());
}

// What the text means if it is written as tables write it; a valid EDTF text or nothing.
std::optional<std::string> intended(std::string_view text) {
  const std::string plain = utf8::folded(text);
  std::string shape = plain;
  for (char& c : shape) c = is_digit(c) ? 'd' : c;
  std::optional<std::string> candidate = part_of_year(plain, shape);
  if (!candidate) candidate = year_and_words(plain);
  for (const Habit& habit : habits) {
    if (!candidate && habit.shape == shape) candidate = filled(habit.edtf, plain);
  }
  if (!candidate && plain != text && Period::parse(plain)) candidate = plain;
  if (!candidate || !Period::parse(*candidate)) return std::nullopt;
  return candidate;
}

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

// The text before the part that failed, without the separator.
std::string before(std::string_view text, std::string_view part) {
  const auto offset = static_cast<std::size_t>(part.data() - text.data());
  std::string_view head = text.substr(0, offset);
  if (const auto slash = head.rfind('/'); slash != std::string_view::npos) head.remove_prefix(slash + 1);
  while (!head.empty() && (head.back() == '-' || head.back() == 'T')) head.remove_suffix(1);
  return std::string(head);
}

PeriodAdvice advice_on_interval(std::string_view text, const PeriodReader& reader) {
  const std::string part(reader.part);
  switch (reader.trouble) {
    case PeriodTrouble::unknown_end:
      return {
          quoted(text) + " does not say where the interval " + (text.front() == '/' ? "begins" : "ends"),
          "type " + (text.front() == '/' ? "../" + part : part + "/..") + " if it is open, or the date that is meant"};
    case PeriodTrouble::reversed: {
      const std::string first(text.substr(0, text.find('/')));
      return {"the interval " + quoted(text) + " ends before it begins", "type " + part + '/' + first};
    }
    case PeriodTrouble::several_slashes:
      return {quoted(text) + " has more than one '/'", "type the first and the last date: 1943-08-23/1945-05-09"};
    default:
      return {quoted(text) + " is a set of dates, not one period",
              "type the interval that holds them, as 1920/1921, or give each date a row of its own"};
  }
}

PeriodAdvice advice_on_month(std::string_view text, const PeriodReader& reader) {
  const std::string year = before(text, reader.part);
  if (reader.trouble == PeriodTrouble::month_not_read) {
    return {"the month " + quoted(reader.part) + " in " + quoted(text) + " has not exactly two digits",
            "type " + year + "-08 for August, or " + year + " for the whole year"};
  }
  if (reader.part >= "25" && reader.part <= "32") {
    return {quoted(text) + " names a season of one hemisphere", "type 21 (spring) to 24 (winter) after the year"};
  }
  return {"there is no month, season, quarter or half-year " + std::string(reader.part) + " in " + quoted(text),
          "type 01 to 12 for a month, 21 to 24 for a season, 33 to 36 for a quarter, 40 or 41 for a half-year"};
}

PeriodAdvice advice_on_day(std::string_view text, const PeriodReader& reader) {
  const std::string month = before(text, reader.part);
  if (reader.trouble == PeriodTrouble::day_not_read) {
    return {"the day " + quoted(reader.part) + " in " + quoted(text) + " has not exactly two digits",
            "type " + month + "-01 for the first day, or " + month + " for the whole month"};
  }
  const Period whole = Period::parse_or_throw(month);
  return {month + " has no day " + std::string(reader.part),
          "type a day from 01 to " + std::to_string(whole.last_day() - whole.first_day() + 1) + ", or " + month +
              " for the whole month"};
}
}  // namespace

PeriodAdvice period_advice(std::string_view text, const PeriodReader& reader) {
  if (const auto meant = intended(text)) return {quoted(text) + " is not written as EDTF", "type " + *meant};
  switch (reader.trouble) {
    case PeriodTrouble::unknown_end:
    case PeriodTrouble::reversed:
    case PeriodTrouble::several_slashes:
    case PeriodTrouble::set_of_dates:
      return advice_on_interval(text, reader);
    case PeriodTrouble::month_not_read:
    case PeriodTrouble::no_such_month:
      return advice_on_month(text, reader);
    case PeriodTrouble::day_not_read:
    case PeriodTrouble::no_such_day:
      return advice_on_day(text, reader);
    case PeriodTrouble::empty:
      return {"the period is empty", "type a year, as 1943, or ../.. for no bounds"};
    case PeriodTrouble::year_minus_zero:
      return {quoted(text) + " is no year", "type 0000, which has no sign and comes before the year 0001"};
    case PeriodTrouble::unspecified_part:
      return {
          quoted(text) + " leaves a part open that only a decade (194X) or a century (19XX) may leave open",
          "type the whole that is meant" + (before(text, reader.part).empty() ? "" : ": " + before(text, reader.part))};
    case PeriodTrouble::season_with_day:
      return {"a season, quarter or half-year has no days: " + quoted(text), "type " + before(text, reader.part)};
    case PeriodTrouble::time_of_day:
      return {quoted(text) + " holds a time of day; periods are whole days", "type " + before(text, reader.part)};
    case PeriodTrouble::qualifier_inside:
      return {"the qualifier in " + quoted(text) + " is not at the end of the date",
              "type ~ (approximate), ? (uncertain) or % (both) after the whole date, as 1943-08~"};
    case PeriodTrouble::text_behind:
      return {quoted(reader.part) + " stands behind the date in " + quoted(text),
              "type " + before(text, reader.part) + " and keep the words in a column of their own"};
    default:
      return {quoted(reader.part) + " does not begin with a year",
              "type a year of four digits, as 1943 (-0044 before the year 0000, Y12345 beyond four digits)"};
  }
}

}  // namespace ecumene
