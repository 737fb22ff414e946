#include <cctype>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/decimal_internal.hpp"

namespace ecumene {

using namespace decimal_internal;

namespace {
// Reads the text from left to right; every step says whether what it needs stood there.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return position_ == text_.size(); }
  bool accept(char wanted) {
    if (at_end() || text_[position_] != wanted) return false;
    ++position_;
    return true;
  }
  std::optional<int> digit() {
    if (at_end() || text_[position_] < '0' || text_[position_] > '9') return std::nullopt;
    return text_[position_++] - '0';
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

struct Digits {
  Magnitude value = 0;
  int significant = 0;    // leading zeros do not count
  std::int64_t read = 0;  // all digits
};

// Appends the digits that follow; false if there is none or more than 38 count.
bool read_digits(Reader& reader, Digits& digits) {
  const std::int64_t before = digits.read;
  while (const auto digit = reader.digit()) {
    ++digits.read;
    if (digits.significant == 0 && *digit == 0) continue;
    if (++digits.significant > max_digits) return false;
    digits.value = digits.value * 10 + static_cast<Magnitude>(*digit);
  }
  return digits.read > before;
}

std::optional<int> read_exponent(Reader& reader) {
  const bool negative = reader.accept('-');
  if (!negative) reader.accept('+');
  Digits digits;
  if (!read_digits(reader, digits) || digits.value > max_decimals) return std::nullopt;
  const int exponent = static_cast<int>(digits.value);
  return negative ? -exponent : exponent;
}
}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view text) {
  Reader reader(text);
  const bool negative = reader.accept('-');
  if (!negative) reader.accept('+');
  Digits digits;
  if (!read_digits(reader, digits)) return std::nullopt;
  const std::int64_t whole = digits.read;
  if (reader.accept('.') && !read_digits(reader, digits)) return std::nullopt;
  std::int64_t decimals = digits.read - whole;
  if (reader.accept('e') || reader.accept('E')) {
    const auto exponent = read_exponent(reader);
    if (!exponent) return std::nullopt;
    decimals -= *exponent;
  }
  if (!reader.at_end() || decimals > max_decimals || decimals < -max_decimals) return std::nullopt;
  const auto units = static_cast<Units>(digits.value);
  return from_units(negative ? -units : units, static_cast<int>(decimals));
}

}  // namespace ecumene
