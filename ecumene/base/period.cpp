#include "ecumene/base/period.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

#include "ecumene/base/calendar_internal.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/base/period_internal.hpp"

namespace ecumene {

using calendar::Date;
using calendar::date_of;
using calendar::day_number;

namespace {
[[noreturn]] void refuse(const PeriodAdvice& advice) {
  throw Error(Finding{
      .code = "period-not-understood", .severity = Severity::error, .what = advice.what, .way_out = advice.way_out});
}

std::string padded(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? digits.insert(0, width - digits.size(), '0') : digits;
}

// "1943", "-0044", "Y12345".
std::string year_text(std::int64_t year) {
  const std::string sign = year < 0 ? "-" : "";
  return (std::abs(year) > 9999 ? "Y" : "") + sign + padded(std::abs(year), 4);
}

enum class Precision : std::uint8_t { year, month, day };

std::string date_text(const Date& date, Precision precision) {
  std::string text = year_text(date.year);
  if (precision != Precision::year) text += '-' + padded(date.month, 2);
  if (precision == Precision::day) text += '-' + padded(date.day, 2);
  return text;
}

Precision precision_of_begin(const Date& date) {
  if (date.day != 1) return Precision::day;
  return date.month == 1 ? Precision::year : Precision::month;
}

Precision precision_of_end(const Date& date) {
  if (date.day != calendar::days_in_month(date.year, date.month)) return Precision::day;
  return date.month == 12 ? Precision::year : Precision::month;
}

// "194X", "-19XX": the digits that a decade or a century leaves open.
std::string with_unspecified_digits(std::int64_t first_year, std::size_t count) {
  std::string text = year_text(first_year);
  return text.replace(text.size() - count, count, count, 'X');
}

void require(bool holds, const std::string& what) {
  if (!holds) refuse({what, "type a month from 1 to 12 and a day that the month has"});
}
}  // namespace

Period Period::year(int year) {
  Period result;
  result.first_day_ = day_number({year, 1, 1});
  result.last_day_ = day_number({year, 12, 31});
  result.granularity_ = Granularity::year;
  return result;
}

Period Period::month(int year, int month) {
  require(month >= 1 && month <= 12, "there is no month " + std::to_string(month));
  Period result;
  result.first_day_ = day_number({year, month, 1});
  result.last_day_ = day_number({year, month, calendar::days_in_month(year, month)});
  result.granularity_ = Granularity::month;
  return result;
}

Period Period::day(int year, int month, int day) {
  require(month >= 1 && month <= 12, "there is no month " + std::to_string(month));
  require(day >= 1 && day <= calendar::days_in_month(year, month),
          Period::month(year, month).to_string() + " has no day " + std::to_string(day));
  Period result;
  result.first_day_ = result.last_day_ = day_number({year, month, day});
  result.granularity_ = Granularity::day;
  return result;
}

std::optional<Period> Period::parse(std::string_view text) {
  const PeriodReader reader(text);
  if (reader.trouble != PeriodTrouble::none) return std::nullopt;
  return reader.period;
}

Period Period::parse_or_throw(std::string_view text) {
  const PeriodReader reader(text);
  if (reader.trouble != PeriodTrouble::none) refuse(period_advice(text, reader));
  return reader.period;
}

std::string Period::to_string() const {
  const auto mark = [](const Qualifier& q) -> std::string {
    if (q.approximate) return q.uncertain ? "%" : "~";
    return q.uncertain ? "?" : "";
  };
  if (granularity_ == Granularity::range) return begin_text() + mark(begin_) + '/' + end_text() + mark(end_);
  const Date first = date_of(first_day_);
  switch (granularity_) {
    case Granularity::day:
      return date_text(first, Precision::day) + mark(begin_);
    case Granularity::month:
      return date_text(first, Precision::month) + mark(begin_);
    case Granularity::year:
      return date_text(first, Precision::year) + mark(begin_);
    case Granularity::decade:
      return with_unspecified_digits(first.year, 1) + mark(begin_);
    case Granularity::century:
      return with_unspecified_digits(first.year, 2) + mark(begin_);
    default:
      return year_text(first.year) + '-' + std::to_string(season_) + mark(begin_);
  }
}

std::string Period::begin_text() const {
  if (first_day_ == unbounded_past) return "..";
  const Date first = date_of(first_day_);
  Precision precision = precision_of_begin(first);
  if (last_day_ != unbounded_future) precision = std::max(precision, precision_of_end(date_of(last_day_)));
  return date_text(first, precision);
}

std::string Period::end_text() const {
  if (last_day_ == unbounded_future) return "..";
  const Date last = date_of(last_day_);
  Precision precision = precision_of_end(last);
  if (first_day_ != unbounded_past) precision = std::max(precision, precision_of_begin(date_of(first_day_)));
  return date_text(last, precision);
}

bool Period::contains(const Period& other) const {
  return first_day_ <= other.first_day_ && other.last_day_ <= last_day_;
}

bool Period::overlaps(const Period& other) const {
  return first_day_ <= other.last_day_ && other.first_day_ <= last_day_;
}

std::strong_ordering operator<=>(const Period& a, const Period& b) {
  return std::tie(a.first_day_, b.last_day_, a.granularity_, a.season_, a.begin_, a.end_) <=>
         std::tie(b.first_day_, a.last_day_, b.granularity_, b.season_, b.begin_, b.end_);
}

}  // namespace ecumene
