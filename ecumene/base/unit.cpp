#include "ecumene/base/unit.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "ecumene/base/unit_table_internal.hpp"

namespace ecumene {

namespace {
const unit_table::Row* row_of(std::string_view code) {
  const auto rows = unit_table::rows();
  const auto found = std::find_if(rows.begin(), rows.end(), [=](const auto& row) { return row.code == code; });
  return found == rows.end() ? nullptr : &*found;
}

bool is_annotation(std::string_view code) {
  if (code.size() < 3 || code.front() != '{' || code.back() != '}') return false;
  const std::string_view inside = code.substr(1, code.size() - 2);
  // UCUM, 2.2: printable ASCII without braces.
  return std::all_of(inside.begin(), inside.end(), [](char c) { return c > ' ' && c <= '~' && c != '{' && c != '}'; });
}

std::optional<int> year_annotation(std::string_view text) {
  if (text.size() != 6 || text.front() != '{' || text.back() != '}') return std::nullopt;
  int year = 0;
  for (const char c : text.substr(1, 4)) {
    if (c < '0' || c > '9') return std::nullopt;
    year = year * 10 + (c - '0');
  }
  return year;
}

std::optional<Unit> money(std::string_view code) {
  const std::string_view currency = code.substr(0, 3);
  if (!unit_table::is_currency(currency)) return std::nullopt;
  Unit unit{.code = std::string(code), .dimension = Dimension::money, .currency = std::string(currency)};
  if (code.size() == 3) return unit;
  unit.price_year = year_annotation(code.substr(3));
  if (!unit.price_year) return std::nullopt;
  return unit;
}

std::optional<Unit> simple_unit(std::string_view code) {
  if (const auto* row = row_of(code)) return Unit{.code = std::string(code), .dimension = row->dimension};
  if (is_annotation(code)) return Unit{.code = std::string(code), .dimension = Dimension::count};
  return money(code);
}

struct Quotient {
  std::string_view numerator;
  std::string_view denominator;
};

// "RUB/(kW.h)" is RUB by kW.h. A slash inside an annotation belongs to it.
std::optional<Quotient> split(std::string_view code) {
  int depth = 0;
  for (std::size_t i = 0; i < code.size(); ++i) {
    depth += code[i] == '{' ? 1 : code[i] == '}' ? -1 : 0;
    if (code[i] != '/' || depth != 0) continue;
    std::string_view denominator = code.substr(i + 1);
    const bool grouped = denominator.size() > 2 && denominator.front() == '(' && denominator.back() == ')';
    // UCUM reads "a/b.c" as (a/b).c; a product below the line needs its parentheses, nothing else may have them.
    if (grouped) denominator = denominator.substr(1, denominator.size() - 2);
    if (grouped != (denominator.find('.') != std::string_view::npos)) return std::nullopt;
    return Quotient{code.substr(0, i), denominator};
  }
  return std::nullopt;
}

// The factor between two units that are no quotients, multipliers left aside.
std::optional<Conversion> simple_conversion(std::string_view from, std::string_view to) {
  if (from == to) return Conversion{};
  const auto* a = row_of(from);
  const auto* b = row_of(to);
  if (a == nullptr || b == nullptr || a->family != b->family) return std::nullopt;
  return Conversion{a->power - b->power, a->numerator * b->denominator, a->denominator * b->numerator};
}

// Multiplies two factors; nullopt where the exact ratio leaves 64 bits.
std::optional<Conversion> product(Conversion a, Conversion b) {
  const auto cancel = [](std::int64_t& p, std::int64_t& q) {
    const std::int64_t common = std::gcd(p, q);
    p /= common;
    q /= common;
  };
  cancel(a.numerator, a.denominator);
  cancel(b.numerator, b.denominator);
  cancel(a.numerator, b.denominator);
  cancel(b.numerator, a.denominator);
  Conversion result{a.power_of_ten + b.power_of_ten};
  if (__builtin_mul_overflow(a.numerator, b.numerator, &result.numerator) ||
      __builtin_mul_overflow(a.denominator, b.denominator, &result.denominator)) {
    return std::nullopt;
  }
  return result;
}
}  // namespace

std::optional<Unit> parse_unit(std::string_view code) {
  if (auto unit = simple_unit(code)) return unit;
  const auto parts = split(code);
  if (!parts) return std::nullopt;
  auto numerator = simple_unit(parts->numerator);
  if (!numerator || !simple_unit(parts->denominator)) return std::nullopt;
  numerator->code = std::string(code);
  numerator->dimension = Dimension::other;
  return numerator;
}

std::string to_string(const Unit& unit) {
  return unit.code;
}

std::optional<Conversion> conversion(const Unit& from, const Unit& to) {
  const auto whole = [](const Unit& unit) { return split(unit.code).value_or(Quotient{unit.code, "1"}); };
  const Quotient a = whole(from);
  const Quotient b = whole(to);
  const bool both = split(from.code).has_value() == split(to.code).has_value();
  const auto above = simple_conversion(a.numerator, b.numerator);
  const auto below = simple_conversion(b.denominator, a.denominator);
  if (!both || !above || !below) return std::nullopt;
  auto factor = product(*above, *below);
  if (factor) factor->power_of_ten += from.multiplier - to.multiplier;
  return factor;
}

}  // namespace ecumene
