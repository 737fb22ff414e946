// Small things about delimited text that need no reader: positions in lines, names, writing a field.
#include "ecumene/base/delimited.hpp"

namespace ecumene {

LinePosition advanced(LinePosition from, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool crlf = byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (byte == '\n' || (byte == '\r' && !crlf)) {
      ++from.line;
      from.column = 1;
    } else if (!crlf && (byte & 0xc0) != 0x80) {
      ++from.column;
    }
  }
  return from;
}

std::string delimited_field(std::string_view text, char delimiter) {
  const std::string special = {delimiter, '"', '\n', '\r'};
  const bool edge_space = !text.empty() && (text.front() == ' ' || text.back() == ' ');
  // Not needed for reading back the same, but a leading # is a comment to other readers.
  const bool comment = !text.empty() && text.front() == '#';
  if (text.find_first_of(special) == std::string_view::npos && !edge_space && !comment) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted += '"';
}

std::string delimiter_name(char delimiter) {
  switch (delimiter) {
    case ',':
      return "comma";
    case ';':
      return "semicolon";
    case '\t':
      return "tab";
    case '|':
      return "vertical bar";
    default:
      return {'\'', delimiter, '\''};
  }
}

}  // namespace ecumene
