#include "ecumene/evidence/ledger_json.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

void append_quoted(std::string& out, std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::string_view special = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  out += '"';
  for (const char c : text) {
    if (const std::size_t at = special.find(c); at != std::string_view::npos) {
      out += '\\';
      out += letters[at];
    } else if (const auto code = static_cast<unsigned char>(c); code < 0x20) {
      out += "\\u00";
      out += digits[code >> 4U];
      out += digits[code & 15U];
    } else {
      out += c;
    }
  }
  out += '"';
}

// Reads what canonical_json writes and little more: whether the text is canonical is found by writing it again.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  std::optional<JsonFields> object() {
    JsonFields fields;
    if (!take('{')) return std::nullopt;
    while (!take('}')) {
      if (!fields.empty() && !take(',')) return std::nullopt;
      auto name = quoted();
      if (!name || !take(':')) return std::nullopt;
      const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
      if (!std::all_of(name->begin(), name->end(), is_ascii)) return std::nullopt;
      auto value = scalar();
      if (!value || !fields.emplace(std::move(*name), std::move(*value)).second) return std::nullopt;
    }
    if (!text_.empty()) return std::nullopt;
    return fields;
  }

 private:
  bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  bool take(std::string_view word) {
    if (!text_.starts_with(word)) return false;
    text_.remove_prefix(word.size());
    return true;
  }

  std::optional<JsonScalar> scalar() {
    if (text_.starts_with('"')) {
      auto text = quoted();
      if (!text) return std::nullopt;
      return JsonScalar(std::move(*text));
    }
    if (take(std::string_view("true"))) return JsonScalar(true);
    if (take(std::string_view("false"))) return JsonScalar(false);
    double number = 0;
    const auto [end, error] = std::from_chars(text_.data(), text_.data() + text_.size(), number);
    if (error != std::errc() || !std::isfinite(number)) return std::nullopt;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return JsonScalar(number);
  }

  std::optional<std::string> quoted() {
    if (!take('"')) return std::nullopt;
    std::string value;
    while (!text_.empty() && text_.front() != '"') {
      if (take('\\')) {
        if (!append_escaped(value)) return std::nullopt;
      } else {
        value += text_.front();
        text_.remove_prefix(1);
      }
    }
    if (!take('"')) return std::nullopt;
    return value;
  }

  bool append_escaped(std::string& value) {
    constexpr std::string_view letters = "\"\\bfnrt";
    constexpr std::string_view meant = "\"\\\b\f\n\r\t";
    if (take(std::string_view("u00")) && text_.size() >= 2) {  // only control characters are written so
      unsigned code = 0;
      const auto [end, error] = std::from_chars(text_.data(), text_.data() + 2, code, 16);
      if (error != std::errc() || end != text_.data() + 2 || code >= 0x20) return false;
      value += static_cast<char>(code);
      text_.remove_prefix(2);
      return true;
    }
    const std::size_t at = text_.empty() ? std::string_view::npos : letters.find(text_.front());
    if (at == std::string_view::npos) return false;
    value += meant[at];
    text_.remove_prefix(1);
    return true;
  }

  std::string_view text_;
};

}  // namespace

std::string canonical_number(double number) {
  if (number == 0) return "0";
  std::array<char, 40> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(number), std::chars_format::scientific).ptr;
  const std::string_view written(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const std::size_t mark = written.find('e');
  std::string digits(written.substr(0, mark));
  std::erase(digits, '.');
  int exponent = 0;
  const char* first = written.data() + mark + (written[mark + 1] == '+' ? 2 : 1);
  std::from_chars(first, end, exponent);
  // ECMA-262, Number::toString: `point` digits stand before the decimal point.
  const int point = exponent + 1;
  const int count = static_cast<int>(digits.size());
  const auto size = [](int n) { return static_cast<std::size_t>(n); };
  if (count <= point && point <= 21) {
    digits.append(size(point - count), '0');
  } else if (0 < point && point <= 21) {
    digits.insert(size(point), 1, '.');
  } else if (-6 < point && point <= 0) {
    digits.insert(0, "0." + std::string(size(-point), '0'));
  } else {
    if (count > 1) digits.insert(1, 1, '.');
    digits += (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
  }
  return (number < 0 ? "-" : "") + digits;
}

std::string canonical_json(const JsonFields& fields) {
  std::string out = "{";
  for (const auto& [name, value] : fields) {
    if (out.size() > 1) out += ',';
    append_quoted(out, name);
    out += ':';
    if (const auto* text = std::get_if<std::string>(&value)) append_quoted(out, *text);
    if (const auto* number = std::get_if<double>(&value)) out += canonical_number(*number);
    if (const auto* truth = std::get_if<bool>(&value)) out += *truth ? "true" : "false";
  }
  return out + '}';
}

std::optional<JsonFields> canonical_fields(std::string_view text) {
  if (utf8::first_invalid(text)) return std::nullopt;
  auto fields = Reader(text).object();
  if (!fields || canonical_json(*fields) != text) return std::nullopt;
  return fields;
}

std::string_view text_field(const JsonFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  const auto* text = found == fields.end() ? nullptr : std::get_if<std::string>(&found->second);
  return text == nullptr ? std::string_view() : *text;
}

std::optional<double> number_field(const JsonFields& fields, std::string_view name) {
  const auto found = fields.find(name);
  const auto* number = found == fields.end() ? nullptr : std::get_if<double>(&found->second);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

}  // namespace ecumene
