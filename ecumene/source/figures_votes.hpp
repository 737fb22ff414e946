// What is the comma? The figures of a column vote, then those of the whole table.
//
// Strong evidence: both marks in one figure ("1.844.036,12"), a group that is not of three ("12,5"), groups of three
// more than once ("1,093,000"), a leading zero ("0,123"), spaces between thousands (then neither comma nor point does
// that). Weak evidence, asked last: figures of five digits without grouping say that "1,234" has decimals; figures
// below a thousand without decimals say that it has thousands. Votes are counted, so the order of rows does not matter.
#pragma once

#include <cstdint>

#include "ecumene/source/figures.hpp"
#include "ecumene/source/read.hpp"

namespace ecumene {

struct FormatVotes {
  std::uint64_t decimal_point = 0;
  std::uint64_t decimal_comma = 0;
  std::uint64_t thousands_point = 0;
  std::uint64_t thousands_comma = 0;
  std::uint64_t thousands_other = 0;  // space or apostrophe
  std::uint64_t ambiguous_point = 0;  // "1.234"
  std::uint64_t ambiguous_comma = 0;  // "1,234"
  std::uint64_t short_plain = 0;      // fewer than four digits, no mark
  std::uint64_t long_plain = 0;       // five digits or more, no mark

  void count(const PrintedFigure& figure);
  FormatVotes& operator+=(const FormatVotes& other);
};

// What the options say; undecided where they say nothing. Throws Error "number-format-contradiction" where decimal and
// thousands mark are the same.
NumberFormat format_of(const ReadOptions& options);

// What strong and weak evidence say beyond what is decided already.
NumberFormat with_strong_votes(NumberFormat format, const FormatVotes& votes);
NumberFormat with_weak_votes(NumberFormat format, const FormatVotes& votes);

// True if a figure, which its own marks decide, is printed otherwise than `format` says.
bool contradicts(const PrintedFigure& figure, const NumberFormat& format);

}  // namespace ecumene
