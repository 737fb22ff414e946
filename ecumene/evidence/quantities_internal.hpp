// The parts of a quantity, for quantities.cpp, which puts them together.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

struct UnitRead {
  std::string code = "1";
  QuantityKind kind = QuantityKind::count;
  std::size_t next = 0;
  std::int64_t parts = 1;  // of money: how many of it make one of the code, 100 kopecks a rouble
};

struct QuantityRead {
  QuantitySaid mention{};
  std::size_t begin = 0;
  std::size_t next = 0;
  bool is_spelled = false;
  std::int64_t parts = 1;  // the smallest part of money that was named
};

// A unit, a currency or a percent sign that begins at a token: "m²", "квт·ч", "ц/га", "quintals per hectare".
std::optional<UnitRead> read_unit(const Page& page, std::size_t at);
// One unit of the language data, "m2" with its raised digit.
std::optional<UnitRead> read_simple_unit(const Page& page, std::size_t at);
// "per ton", "/kg" behind a unit.
void take_divisor(const Page& page, UnitRead& read);
// A look at a token before it is read as money by its sign or code. (Never a false no.)
bool may_be_money(const Page& page, std::size_t at);
// "$", "roubles", "коп.", "NPR" behind a number.
std::optional<UnitRead> read_money(const Page& page, std::size_t at);
// "$84 billion", "NPR 706 billion": gives a number the money before it. Was there any?
bool take_money_before(const Page& page, QuantityRead& read);
// Where the money before a number begins, or the number where there is none.
std::size_t begin_with_money(const Page& page, std::size_t number);
// Behind the money at `at` where it is that before the number, or `at`: "$5 to $10".
std::size_t behind_same_money(const Page& page, std::size_t number, std::size_t at);
// "$3.5m": the letter behind a number of money multiplies it.
void take_short_power(const Page& page, QuantityRead& read);
// An amount of parts in the money itself, and the smaller parts behind it: "12 руб. 50 коп.", "9s. 3d.".
void take_parts_of_money(const Page& page, QuantityRead& read, std::int64_t parts);
Decimal share_of_money(const Decimal& amount, std::int64_t parts);
// "m2", "km3": the token behind the digit that raises the unit of length before `at`, or `at`.
std::size_t after_raising(const Page& page, std::size_t at);
// "9 m 32 cm": the smaller units that go on with a measure in whole units.
void take_smaller_units(const Page& page, QuantityRead& read);
// Gives a number its unit, before or behind it: "$84 billion", "12 руб. 50 коп.", "31 чел./км²".
void take_unit(const Page& page, QuantityRead& read);

// "50-60", "between £5 and £10", "two or three hundred": a range that begins with a number at a token.
std::optional<QuantityRead> read_number_range(const Page& page, std::size_t at, const NumberRead& first);

// "2% to 2.8%", "between 8% and 15%", "8 °C–15 °C": makes a range of a number and its unit where another with the same
// unit ends it.
void take_end_in_same_unit(const Page& page, QuantityRead& read);

// "3/4", "half of", "one in three", "every fifth".
std::optional<QuantityRead> read_share(const Page& page, std::size_t at);
// "двухмесячный", "полмиллиона", "двадцатипятилетний": a number and its unit in one word.
std::optional<QuantityRead> read_compound(const Page& page, std::size_t at);
// "лет двадцать", "верст через сорок", "человек пятнадцать", "тысяч пять": the noun before its number says "about".
void take_inversion(const Page& page, QuantityRead& read);
// "third place", "он үшінші орын", "19th of 80", "12 место".
std::optional<QuantityRead> read_rank(const Page& page, std::size_t at);

// About, over, under: before the number or behind it.
void take_modifier(const Page& page, QuantityRead& read);
// A mark that parts clauses; not that of "12,5".
bool ends_clause(const Page& page, std::size_t at);
// The token before a number that "from", "to" or a hedge leads up to: "в возрасте от 15 до 24".
std::size_t before_lead(const Page& page, std::size_t begin);
// "aged 12", "62-летний Николай", "Ann Kessler, 52, said".
bool is_age(const Page& page, const QuantityRead& read);
// A rank, an age, or (of a percentage) a movement instead of a share.
void take_kind(const Page& page, QuantityRead& read);

}  // namespace ecumene::evidence_internal
