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
};

struct QuantityRead {
  Mention mention{};
  std::size_t begin = 0;
  std::size_t next = 0;
  bool is_spelled = false;
};

// A unit, a currency or a percent sign that begins at a token: "m²", "квт·ч", "ц/га", "quintals per hectare".
std::optional<UnitRead> read_unit(const Page& page, std::size_t at);
// "m2", "km3": the token behind the digit that raises the unit of length before `at`, or `at`.
std::size_t after_raising(const Page& page, std::size_t at);
// Gives a number its unit, before or behind it: "$84 billion", "12 руб. 50 коп.", "31 чел./км²".
void take_unit(const Page& page, QuantityRead& read);

// "3/4", "half of", "one in three", "every fifth".
std::optional<QuantityRead> read_share(const Page& page, std::size_t at);
// "third place", "он үшінші орын", "19th of 80", "12 место".
std::optional<QuantityRead> read_rank(const Page& page, std::size_t at);

// About, over, under: before the number or behind it.
void take_modifier(const Page& page, QuantityRead& read);
// A rank, an age, or (of a percentage) a movement instead of a share.
void take_kind(const Page& page, QuantityRead& read);

}  // namespace ecumene::evidence_internal
