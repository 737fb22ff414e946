#include "ecumene/source/figures_votes.hpp"

namespace ecumene {
namespace {

void count_number(const PrintedNumber& number, FormatVotes& votes) {
  if (number.decimal == NumberMark::point) ++votes.decimal_point;
  if (number.decimal == NumberMark::comma) ++votes.decimal_comma;
  if (number.thousands == NumberMark::point) ++votes.thousands_point;
  if (number.thousands == NumberMark::comma) ++votes.thousands_comma;
  if (number.thousands == NumberMark::space || number.thousands == NumberMark::apostrophe) ++votes.thousands_other;
  if (number.ambiguous == NumberMark::point) ++votes.ambiguous_point;
  if (number.ambiguous == NumberMark::comma) ++votes.ambiguous_comma;
  const bool plain = number.decimal == NumberMark::none && number.thousands == NumberMark::none &&
                     number.ambiguous == NumberMark::none && number.exponent.empty();
  if (plain && number.digits.size() < 4 && number.digits != "0") ++votes.short_plain;
  if (plain && number.digits.size() > 4) ++votes.long_plain;
}

MarkMeaning majority(std::uint64_t decimal, std::uint64_t thousands) {
  if (decimal == thousands) return MarkMeaning::undecided;
  return decimal > thousands ? MarkMeaning::decimal : MarkMeaning::thousands;
}

bool number_contradicts(const PrintedNumber& number, const NumberFormat& format) {
  const auto says = [&](NumberMark mark, MarkMeaning meaning) {
    const MarkMeaning decided = mark == NumberMark::comma ? format.comma : format.point;
    return decided != MarkMeaning::undecided && decided != meaning;
  };
  const bool decimal = number.decimal != NumberMark::none && says(number.decimal, MarkMeaning::decimal);
  const bool grouped = (number.thousands == NumberMark::comma || number.thousands == NumberMark::point) &&
                       says(number.thousands, MarkMeaning::thousands);
  return decimal || grouped;
}

}  // namespace

void FormatVotes::count(const PrintedFigure& figure) {
  count_number(figure.low, *this);
  if (figure.high) count_number(*figure.high, *this);
}

FormatVotes& FormatVotes::operator+=(const FormatVotes& other) {
  decimal_point += other.decimal_point;
  decimal_comma += other.decimal_comma;
  thousands_point += other.thousands_point;
  thousands_comma += other.thousands_comma;
  thousands_other += other.thousands_other;
  ambiguous_point += other.ambiguous_point;
  ambiguous_comma += other.ambiguous_comma;
  short_plain += other.short_plain;
  long_plain += other.long_plain;
  return *this;
}

NumberFormat format_of(const ReadOptions& options) {
  const bool comma_twice = options.decimal == DecimalMark::comma && options.thousands == ThousandsMark::comma;
  const bool point_twice = options.decimal == DecimalMark::point && options.thousands == ThousandsMark::point;
  if (comma_twice || point_twice) {
    const std::string mark = comma_twice ? "comma" : "point";
    throw Error(Finding{.code = "number-format-contradiction",
                        .severity = Severity::error,
                        .verdict = Verdict::none,
                        .what = "the " + mark + " cannot be both the decimal mark and the thousands mark",
                        .way_out = "give --decimal=" + mark + " or --thousands=" + mark + ", not both",
                        .places = {},
                        .printed = {},
                        .recomputed = {},
                        .repair = {}});
  }
  NumberFormat format;
  if (options.thousands != ThousandsMark::detect) {
    format = {MarkMeaning::decimal, MarkMeaning::decimal};
    if (options.thousands == ThousandsMark::comma) format.comma = MarkMeaning::thousands;
    if (options.thousands == ThousandsMark::point) format.point = MarkMeaning::thousands;
  }
  if (options.decimal == DecimalMark::comma) format = {MarkMeaning::decimal, MarkMeaning::thousands};
  if (options.decimal == DecimalMark::point) format = {MarkMeaning::thousands, MarkMeaning::decimal};
  return format;
}

NumberFormat with_strong_votes(NumberFormat format, const FormatVotes& votes) {
  // Spaces between thousands say that neither comma nor point stands there; asked only where the mark itself is silent.
  const auto decided = [&](std::uint64_t decimal, std::uint64_t thousands) {
    return decimal + thousands > 0 ? majority(decimal, thousands) : majority(votes.thousands_other, 0);
  };
  if (format.comma == MarkMeaning::undecided) {
    format.comma = decided(votes.decimal_comma + votes.thousands_point, votes.thousands_comma + votes.decimal_point);
  }
  if (format.point == MarkMeaning::undecided) {
    format.point = decided(votes.decimal_point + votes.thousands_comma, votes.thousands_point + votes.decimal_comma);
  }
  return format;
}

NumberFormat with_weak_votes(NumberFormat format, const FormatVotes& votes) {
  if (format.comma == MarkMeaning::undecided && votes.ambiguous_comma > 0) {
    format.comma = majority(votes.long_plain > 0 ? 1 : 0, votes.short_plain > 0 ? 1 : 0);
  }
  // Programs drop trailing zeros behind a point, so "512" beside "1.234" says nothing.
  if (format.point == MarkMeaning::undecided && votes.ambiguous_point > 0 && votes.long_plain > 0) {
    format.point = MarkMeaning::decimal;
  }
  return format;
}

bool contradicts(const PrintedFigure& figure, const NumberFormat& format) {
  return number_contradicts(figure.low, format) || (figure.high && number_contradicts(*figure.high, format));
}

}  // namespace ecumene
