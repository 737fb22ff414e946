// Single dates, for dates.cpp, which reads ranges and decides.
#pragma once

#include <cstddef>
#include <optional>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// What a date says. A part of 0 is not said.
struct DateParts {
  std::optional<int> year{};
  int month = 0;
  int day = 0;
  int part = 0;            // EDTF season, quarter or half: 21-24, 33-36, 40-41
  int decade_half = 0;     // 1 or 2
  bool is_decade = false;  // `year` is its first
  bool is_century = false;
};

struct DateRead {
  DateParts parts{};
  std::size_t next = 0;
  bool is_sure = true;  // a bare number or a bare month is not
};

inline constexpr int first_year = 1000;
inline constexpr int last_year = 2100;

// A number of so many digits.
std::optional<int> small_number(const Page& page, std::size_t at, std::size_t least_digits, std::size_t most_digits);
// Part of "12.5", "1,093" or "45/1944": not a number of its own.
bool is_inside_number(const Page& page, std::size_t at);
std::optional<int> year_number(const Page& page, std::size_t at);
// An ending behind a number: "1942-го", "20-шы", "5th", "1943-тен".
std::size_t after_ordinal_ending(const Page& page, std::size_t at);
std::optional<int> day_number(const Page& page, std::size_t at);
std::optional<int> ordinal_value(const Page& page, std::size_t at, std::size_t& next);
std::size_t skip_comma(const Page& page, std::size_t at);
// A year with its word or without: "1944", "1945 г.", "1926 жылғы", "1942-го".
std::optional<DateRead> read_year(const Page& page, std::size_t at);
// The first year of the decade that digits name.
std::optional<int> decade_number(const Page& page, std::size_t at);
std::optional<DateRead> read_decade(const Page& page, std::size_t at);
std::optional<DateRead> read_century(const Page& page, std::size_t at);
std::optional<DateRead> read_one(const Page& page, std::size_t at);

}  // namespace ecumene::evidence_internal
