// Figures and names as a report writes them: fixed decimals without a locale, tied ranks as "6–8", long names shortened
// for a chart. The same figure gives the same text on every machine.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/diagnosis/rating.hpp"

namespace ecumene {

// What stands where there is no figure; a legend explains it.
inline constexpr std::string_view missing_mark = "…";

// "3.30" for (3.3, 2); the missing mark for NaN, "∞" for infinity; a true minus sign, never before zero.
// REQUIRES 0 <= decimals <= 17.
std::string fixed(double value, int decimals);
// At most `decimals` decimals, without trailing zeros: "3.3", "12".
std::string brief(double value, int decimals);
// Decimals that show four significant digits of the greatest figure of a row or column, at most six.
int decimals_for(double greatest);
// The shortest text that reads back as the same double; "" for NaN: for CSV.
std::string exact(double value);
// "6–8" for a tied range, "7" for a single place, the missing mark for a missing one.
std::string rank_text(const RankRange& rank);
// "+3", "−2.5", "0".
std::string signed_text(double value, int decimals);
// "1,204" in groups of three; "12 regions" / "1 region".
std::string grouped(std::size_t count);
// The same for each number in a text, with a true minus sign: "−2,800.50 to 3" of "-2800.50 to 3". Those with an
// exponent stay as they are.
std::string with_thousands_apart(std::string_view numbers);
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = {});
// "a", "a and b", "a, b and c".
std::string listed(std::span<const std::string> names);
// The same, naming at most `limit` and counting the rest: "a, b and 7 more".
std::string listed(std::span<const std::string> names, std::size_t limit);

// Cut to at most `columns` display columns, with "…" where something was cut.
std::string shortened(std::string_view text, std::size_t columns);
// Broken at spaces into lines of at most `columns` columns, at most `lines` of them (the last one shortened).
std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines);
// Headings joined by " / " without the parts that all of them share at the front or the end; as they are where a
// heading would lose everything.
std::vector<std::string> distinct_parts(std::span<const std::string> headings);
// Only the last part of each heading, if that leaves them all different.
std::vector<std::string> last_parts(std::span<const std::string> headings);
// The text of a finding as a sentence: a capital at the start if it begins with a lower-case Latin letter, a full stop
// at the end. "" stays "".
std::string as_sentence(std::string_view text);
// The last part of a heading joined by " / ".
std::string last_part(std::string_view heading);
// "regions.csv" of "data/2012/regions.csv".
std::string file_name(std::string_view path);
// Filled with spaces to `columns` display columns on the right, or on the left.
std::string padded_right(std::string_view text, std::size_t columns);
std::string padded_left(std::string_view text, std::size_t columns);

// An id for HTML: lower-case ASCII letters, digits and single dashes; "" if nothing is left.
std::string slug(std::string_view text);

}  // namespace ecumene
