// What was read of a date, in EDTF.
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

std::string padded(int value, std::size_t width) {
  std::string digits = std::to_string(value);
  return std::string(width > digits.size() ? width - digits.size() : 0, '0') + digits;
}

}  // namespace

std::string edtf_of(const DateParts& parts) {
  std::string year = padded(*parts.year, 4);
  if (parts.is_century) return year.substr(0, 2) + "XX";
  if (parts.years != 0) return year + "/" + padded(*parts.year + parts.years - 1, 4);
  if (parts.is_decade) return year.substr(0, 3) + "X";
  if (parts.part != 0) return year + "-" + std::to_string(parts.part);
  if (parts.month == 0) return year;
  if (parts.day == 0) return year + "-" + padded(parts.month, 2);
  return year + "-" + padded(parts.month, 2) + "-" + padded(parts.day, 2);
}

Granularity granularity_of(const DateParts& parts) {
  if (parts.is_century) return Granularity::century;
  if (parts.years != 0) return Granularity::range;
  if (parts.is_decade) return Granularity::decade;
  if (parts.part != 0) return Granularity::season;
  return parts.month == 0 ? Granularity::year : parts.day == 0 ? Granularity::month : Granularity::day;
}

}  // namespace ecumene::evidence_internal
