#include "ecumene/evidence/formats/markup.hpp"

#include <algorithm>

#include "ecumene/evidence/formats/entities_internal.hpp"

namespace ecumene {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}

bool is_name_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

// The end of a tag: the first '>' outside quotes. Quotes count only behind '=', so that an apostrophe among broken
// attributes does not swallow the rest of the file.
std::size_t tag_end(std::string_view markup, std::size_t at) {
  constexpr std::size_t longest_value = 1 << 16;
  for (; at < markup.size() && markup[at] != '>'; ++at) {
    const char c = markup[at];
    if ((c != '"' && c != '\'') || markup[at - 1] != '=') continue;
    const std::size_t close = markup.substr(at + 1, longest_value).find(c);
    if (close != std::string_view::npos) at += close + 1;
  }
  return at;
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool MarkupScanner::passed_over() {
  const std::string_view rest = markup_.substr(at_);
  const bool is_comment = rest.starts_with("<!--");
  const bool is_other = !is_comment && (rest.starts_with("<!") || rest.starts_with("<?"));
  if (!is_comment && !is_other) return false;
  const std::string_view closing = is_comment ? "-->" : ">";
  const std::size_t close = rest.find(closing, is_comment ? 4 : 2);
  at_ = close == std::string_view::npos ? markup_.size() : at_ + close + closing.size();
  return true;
}

std::optional<MarkupPiece> MarkupScanner::tag() {
  std::size_t at = at_ + 1;
  const bool closes = at < markup_.size() && markup_[at] == '/';
  if (closes) ++at;
  if (at >= markup_.size() || !is_letter(markup_[at]) || at_ >= no_close_from_) return std::nullopt;
  const std::size_t name_begin = at;
  while (at < markup_.size() && is_name_character(markup_[at])) ++at;
  const std::size_t name_end = at;
  const std::size_t end = tag_end(markup_, at);
  if (end >= markup_.size()) {
    no_close_from_ = at_;
    return std::nullopt;
  }
  MarkupPiece piece{.kind = closes ? MarkupKind::close : MarkupKind::open, .begin = at_, .end = end + 1};
  piece.name = markup_.substr(name_begin, name_end - name_begin);
  piece.attributes = markup_.substr(name_end, end - name_end);
  if (!closes && piece.attributes.ends_with('/')) piece.kind = MarkupKind::empty;
  at_ = piece.end;
  return piece;
}

std::optional<MarkupPiece> MarkupScanner::next() {
  constexpr std::string_view cdata = "<![CDATA[";
  while (at_ < markup_.size()) {
    if (markup_[at_] == '<') {
      if (markup_.substr(at_).starts_with(cdata)) {
        const std::size_t begin = at_ + cdata.size();
        const std::size_t close = std::min(markup_.find("]]>", begin), markup_.size());
        at_ = std::min(close + 3, markup_.size());
        return MarkupPiece{.begin = begin, .end = close};
      }
      if (passed_over()) continue;
      if (auto piece = tag()) return piece;
    }
    const std::size_t begin = at_;
    at_ = std::min(markup_.find('<', at_ + 1), markup_.size());
    return MarkupPiece{.begin = begin, .end = at_};
  }
  return std::nullopt;
}

void MarkupScanner::skip_to_close(std::string_view name) {
  while (at_ < markup_.size()) {
    const std::size_t found = markup_.find("</", at_);
    if (found == std::string_view::npos) break;
    if (same_name(markup_.substr(found + 2, name.size()), name)) {
      at_ = found;
      return;
    }
    at_ = found + 2;
  }
  at_ = markup_.size();
}

std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  const auto pass_spaces = [&] {
    while (at < attributes.size() && (is_space(attributes[at]) || attributes[at] == '/')) ++at;
  };
  for (pass_spaces(); at < attributes.size(); pass_spaces()) {
    const std::size_t begin = at;
    while (at < attributes.size() && attributes[at] != '=' && !is_space(attributes[at])) ++at;
    const std::string_view key = attributes.substr(begin, at - begin);
    pass_spaces();
    std::string_view value;
    if (at < attributes.size() && attributes[at] == '=') {
      ++at;
      pass_spaces();
      const bool is_quoted = at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'');
      const char quote = is_quoted ? attributes[at++] : ' ';
      const std::size_t close = std::min(attributes.find(quote, at), attributes.size());
      value = attributes.substr(at, close - at);
      at = std::min(close + 1, attributes.size());
    }
    if (same_name(key, name)) return value;
  }
  return std::nullopt;
}

std::optional<CharacterReference> character_reference(std::string_view markup, std::size_t at) {
  constexpr std::size_t longest = 12;
  const std::string_view seen = markup.substr(at, longest);
  const std::size_t semicolon = seen.find(';');
  if (semicolon == std::string_view::npos || semicolon < 2) return std::nullopt;
  const std::string_view name = seen.substr(1, semicolon - 1);
  if (name.front() != '#') {
    const char32_t character = evidence_internal::entity(name);
    if (character == 0) return std::nullopt;
    return CharacterReference{character, semicolon + 1};
  }
  const bool is_hexadecimal = name.size() > 2 && lower(name[1]) == 'x';
  char32_t character = 0;
  for (const char c : name.substr(is_hexadecimal ? 2 : 1)) {
    const char l = lower(c);
    const bool is_digit = l >= '0' && l <= '9';
    if (!is_digit && !(is_hexadecimal && l >= 'a' && l <= 'f')) return std::nullopt;
    character = character * (is_hexadecimal ? 16 : 10) + static_cast<char32_t>(is_digit ? l - '0' : l - 'a' + 10);
    if (character > 0x10FFFF) return std::nullopt;
  }
  if (character == 0 || name.size() < 2 || (character >= 0xD800 && character < 0xE000)) return std::nullopt;
  return CharacterReference{character, semicolon + 1};
}

}  // namespace ecumene
