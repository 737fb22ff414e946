#include "ecumene/panel/passage.hpp"

#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

namespace ecumene {
namespace {

// Reads a number without sign or leading zero from the front of `text`, and `after` behind it.
template <class T>
bool take_number(std::string_view& text, T& number, std::string_view after) {
  if (text.empty() || text.front() < '1' || text.front() > '9') {
    if (!text.starts_with('0')) return false;
  }
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || (text.front() == '0' && end != text.data() + 1)) return false;
  const std::string_view rest = text.substr(static_cast<std::size_t>(end - text.data()));
  if (!rest.starts_with(after)) return false;
  text = rest.substr(after.size());
  return true;
}

bool take_end(std::string_view& text) {
  if (text.starts_with(';')) text.remove_prefix(1);
  return true;
}

bool take_line(std::string_view& text, Place& place) {
  std::string_view rest = text;
  if (!take_number(rest, place.line, ":") || !take_number(rest, place.column, "")) return false;
  if (!rest.empty() && rest.front() != ';') return false;
  text = rest;
  return take_end(text);
}

bool take_bytes(std::string_view& text, Place& place) {
  if (!text.starts_with("bytes=")) return false;
  std::string_view rest = text.substr(6);
  if (!take_number(rest, place.byte_begin, "-") || !take_number(rest, place.byte_end, "")) return false;
  if (!rest.empty() && rest.front() != ';') return false;
  text = rest;
  return take_end(text);
}

// "C14" -> row 14, field 3.
bool take_address(std::string_view text, Place& place) {
  std::uint64_t field = 0;
  while (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') {
    field = field * 26 + static_cast<std::uint64_t>(text.front() - 'A' + 1);
    if (field > std::numeric_limits<std::uint32_t>::max()) return false;
    text.remove_prefix(1);
  }
  if (field == 0 || !take_number(text, place.row, "") || place.row == 0) return false;
  place.field = static_cast<std::uint32_t>(field);
  return text.empty();
}

bool take_cell(std::string_view text, Place& place) {
  if (text.empty()) return true;
  const std::size_t mark = text.rfind('!');
  if (mark == std::string_view::npos) return take_address(text, place);
  place.sheet = text.substr(0, mark);
  text.remove_prefix(mark + 1);
  return text.empty() || take_address(text, place);
}

}  // namespace

std::string passage_text(const Place& place) {
  std::string text;
  const auto separate = [&text] { text += text.empty() ? "" : ";"; };
  if (place.line > 0) text += std::to_string(place.line) + ':' + std::to_string(place.column);
  if (place.byte_end > place.byte_begin) {
    separate();
    text += "bytes=" + std::to_string(place.byte_begin) + '-' + std::to_string(place.byte_end);
  }
  const std::string address = cell_address(place.row, place.field);
  if (!place.sheet.empty() || !address.empty()) separate();
  if (!place.sheet.empty()) text += place.sheet + '!';
  return text + address;
}

Place passage_place(std::string_view source, std::string_view passage) {
  Place place;
  std::string_view rest = passage;
  take_line(rest, place);
  take_bytes(rest, place);
  const bool understood = take_cell(rest, place) && passage_text(place) == passage;
  if (!understood) {
    place = Place{};
    place.text = passage;
  }
  place.source = source;
  return place;
}

}  // namespace ecumene
