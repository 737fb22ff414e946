// What series.cpp asks of the words around the figures of a series.
#pragma once

#include <cstddef>

#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {

// A full stop or a semicolon that no abbreviation explains among tokens first .. last-1.
bool sentence_ends_between(const Page& page, std::size_t first, std::size_t last);
// A number without unit.
bool is_bare(const Taken& taken);
bool ends_with_power(const Page& page, const Taken& taken);
// The multiplier of a quantity, as a power of ten; 0 if there is none.
int power_of(const Page& page, const Taken& taken);
bool is_in_date(const Page& page, std::size_t at);
// Nothing stands behind that a number before `at` could count: a mark, the end of the sentence, a small word.
bool counts_nothing(const Page& page, std::size_t at);
// A few tokens between them.
bool is_near(const Taken& here, const Taken& later);
void infer(Taken& taken, const SharedText& unit, QuantityKind kind);
// The smallest part of money that a quantity names.
std::int64_t parts_of(const Page& page, const Taken& taken);
// "с 3 до 8 копеек", "10 и 20 км/ч": the first is of the unit of the second, in the part of money that it names first.
void take_unit(const Page& page, Taken& here, const Taken& later);

}  // namespace ecumene::evidence_internal
