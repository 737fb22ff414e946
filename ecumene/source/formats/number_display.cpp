#include "ecumene/source/formats/number_display.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "ecumene/base/period.hpp"

namespace ecumene {

namespace {

// One section of a format code, its literals resolved.
struct Section {
  std::string before;  // literal text in front of and behind the digits
  std::string after;
  int integer_digits = 0;     // least digits before the point
  int decimals = 0;           // digits shown after the point
  int optional_decimals = 0;  // of these, so many are dropped if they are zeros ('#')
  int percents = 0;
  int thousands_scaling = 0;  // trailing commas: each divides by 1000
  bool has_digits = false;
  bool exponent = false;
  bool is_date = false;
  bool is_general = false;
};

std::vector<std::string> sections_of(std::string_view code) {
  std::vector<std::string> sections(1);
  bool quoted = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (code[i] == '\\' && i + 1 < code.size()) {
      sections.back() += code[i];
      sections.back() += code[++i];
    } else if (code[i] == ';' && !quoted) {
      sections.emplace_back();
    } else {
      quoted ^= code[i] == '"';
      sections.back() += code[i];
    }
  }
  return sections;
}

// Reads one section character by character.
class SectionReader {
 public:
  explicit SectionReader(std::string_view code) : code_(code) {}

  Section read() {
    if (code_.find("General") != std::string_view::npos || code_ == "@") section_.is_general = true;
    while (at_ < code_.size()) step(code_[at_++]);
    finish_commas();
    return section_;
  }

 private:
  void step(char c) {
    switch (c) {
      case '"':
        return quoted();
      case '\\':
        return literal(at_ < code_.size() ? std::string(1, code_[at_++]) : std::string());
      case '_':
      case '*':
        at_ = std::min(at_ + 1, code_.size());
        return;  // padding: no text
      case '[':
        return bracket();
      case '0':
      case '#':
      case '?':
        return digit(c);
      case '.':
        after_point_ = true;
        section_.has_digits = true;
        return;
      case ',':
        if (section_.has_digits) ++pending_commas_;
        return;
      case '%':
        ++section_.percents;
        return literal("%");
      case 'E':
      case 'e':
        return exponent();
      default:
        return other(c);
    }
  }

  void literal(const std::string& text) {
    (section_.has_digits ? section_.after : section_.before) += text;
    finish_commas();
  }

  // Commas behind the last digit divide by a thousand each; commas between digits only group.
  void finish_commas() { section_.thousands_scaling += std::exchange(pending_commas_, 0); }

  void quoted() {
    const std::size_t end = std::min(code_.find('"', at_), code_.size());
    literal(std::string(code_.substr(at_, end - at_)));
    at_ = std::min(end + 1, code_.size());
  }

  void bracket() {
    const std::size_t end = std::min(code_.find(']', at_), code_.size());
    const std::string_view inside = code_.substr(at_, end - at_);
    at_ = std::min(end + 1, code_.size());
    if (!inside.empty() && inside.front() == '$') {
      literal(std::string(inside.substr(1, inside.find('-') - 1)));  // currency sign
    } else if (!inside.empty() && inside.find_first_not_of("hmsHMS") == std::string_view::npos) {
      section_.is_date = true;  // elapsed time
    }
  }

  void digit(char c) {
    pending_commas_ = 0;
    section_.has_digits = true;
    if (section_.exponent) return;
    if (!after_point_) {
      section_.integer_digits += c == '0' ? 1 : 0;
    } else {
      ++section_.decimals;
      section_.optional_decimals = c == '0' ? 0 : section_.optional_decimals + 1;
    }
  }

  void exponent() {
    section_.exponent = true;
    if (at_ < code_.size() && (code_[at_] == '+' || code_[at_] == '-')) ++at_;
  }

  void other(char c) {
    static constexpr std::string_view date_letters = "yYmMdDhHsS";
    if (!section_.is_general && date_letters.find(c) != std::string_view::npos) {
      section_.is_date = true;
    } else if (!section_.is_general && c != '@') {
      literal(std::string(1, c));
    }
  }

  std::string_view code_;
  std::size_t at_ = 0;
  bool after_point_ = false;
  int pending_commas_ = 0;
  Section section_;
};

int significant_digits(const Decimal& value) {
  const std::string text = abs(Decimal::from_units(value.units(), 0)).to_string();
  return static_cast<int>(text.size());
}

// At most 11 significant digits, without trailing zeros behind the point.
std::string general(const Decimal& stored) {
  const int digits = significant_digits(stored);
  Decimal shown = stored;
  if (digits > 11) shown = stored.rounded(stored.decimals() - (digits - 11));
  std::string text = shown.to_string();
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string digits_shown(Decimal value, const Section& section) {
  value = abs(value);
  if (section.percents > 0) value = value * Decimal::from_units(1, -2 * section.percents);
  if (section.thousands_scaling > 0) value = value * Decimal::from_units(1, 3 * section.thousands_scaling);
  std::string text = value.rounded(section.decimals).to_string();
  for (int i = 0; i < section.optional_decimals && text.find('.') != std::string::npos && text.back() == '0'; ++i)
    text.pop_back();
  if (!text.empty() && text.back() == '.') text.pop_back();
  if (section.integer_digits == 0 && text.starts_with("0.")) text.erase(0, 1);
  return text.starts_with('.') ? "0" + text : text;
}

// Calendar date of a day number; the time of day is not shown, regional tables date by days at most.
std::string iso_date(const Decimal& stored, DateSystem dates) {
  const std::int64_t day = static_cast<std::int64_t>(stored.rounded(0, Rounding::truncation).to_double());
  using namespace std::chrono;
  const sys_days origin =
      dates == DateSystem::from_1900 ? sys_days(year(1899) / 12 / 30) : sys_days(year(1904) / 1 / 1);
  const year_month_day date(origin + days(day));
  return Period::day(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                     static_cast<int>(static_cast<unsigned>(date.day())))
      .to_string();
}

bool is_calendar_day(const Decimal& stored) {
  return !stored.is_negative() && stored < Decimal(2'958'466);  // 31 December 9999
}

}  // namespace

Displayed displayed(const Decimal& stored, std::string_view code, DateSystem dates) {
  const std::vector<std::string> sections = sections_of(code);
  std::size_t chosen = 0;
  if (stored.is_negative() && sections.size() >= 2) chosen = 1;
  if (stored.is_zero() && sections.size() >= 3) chosen = 2;
  const Section section = SectionReader(sections[chosen]).read();
  if (section.is_date && is_calendar_day(stored)) return {.text = iso_date(stored, dates), .is_date = true};
  if (section.is_general || section.exponent || section.is_date) return {.text = general(stored)};
  if (!section.has_digits) {  // only words, such as "-" for zero
    const std::string words = section.before + section.after;
    return {.text = words.empty() ? general(stored) : words};
  }
  std::string digits = digits_shown(stored, section);
  const bool shows_sign = stored.is_negative() && chosen == 0 && digits.find_first_of("123456789") != std::string::npos;
  return {.text = (shows_sign ? "-" : "") + section.before + digits + section.after, .percent = section.percents > 0};
}

std::string_view builtin_format(int id) {
  static constexpr std::array<std::pair<int, std::string_view>, 26> formats{{
      {1, "0"},           {2, "0.00"},     {3, "#,##0"},     {4, "#,##0.00"},    {9, "0%"},          {10, "0.00%"},
      {11, "0.00E+00"},   {12, "General"}, {13, "General"},  {14, "yyyy-mm-dd"}, {15, "yyyy-mm-dd"}, {16, "yyyy-mm-dd"},
      {17, "yyyy-mm-dd"}, {18, "h:mm"},    {19, "h:mm"},     {20, "h:mm"},       {21, "h:mm"},       {22, "yyyy-mm-dd"},
      {37, "#,##0"},      {38, "#,##0"},   {39, "#,##0.00"}, {40, "#,##0.00"},   {45, "mm:ss"},      {46, "[h]:mm"},
      {47, "mm:ss"},      {48, "0.0E+0"},
  }};
  for (const auto& [known, code] : formats) {
    if (known == id) return code;
  }
  return "General";
}

}  // namespace ecumene
