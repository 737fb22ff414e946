// Lines cut into pieces at their gaps.
#include <algorithm>
#include <array>
#include <cstring>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"
#include "ecumene/source/figures.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t least_gap = 2;
constexpr std::size_t tab_width = 8;
constexpr std::size_t longest_line = 2000;  // bytes
constexpr std::string_view ellipsis = "…";

bool is_upright(char32_t c) {
  return c == 0x2502 || c == 0x2503 || c == 0x2506 || c == 0x250A || c == 0x2551;
}

class LineCutter {
 public:
  LineCutter(std::string_view text, const TextLine& line) : text_(text.substr(0, line.end)), at_(line.begin) {}

  std::vector<Piece> run() {
    while (at_ < text_.size()) step();
    close();
    return std::move(pieces_);
  }

 private:
  void step() {
    const std::size_t before = at_;
    if (const std::size_t behind = behind_leader(); behind != at_) {
      close();
      place_ += utf8::length(text_.substr(at_, behind - at_));
      at_ = behind;
      is_led_ = true;
      return;
    }
    const char32_t c = utf8::next(text_, at_);
    if (c == U'\t') {
      gap_ = least_gap;
      place_ = (place_ / tab_width + 1) * tab_width;
    } else if (is_bar(c, before)) {
      gap_ = least_gap;
      bar_ = ++place_;
    } else if (utf8::is_white_space(c) || c == 0xFEFF) {
      ++gap_;
      ++place_;
    } else {
      take(before);
    }
  }

  void take(std::size_t before) {
    if (is_open_ && gap_ >= least_gap) close();
    if (!is_open_) piece_ = {.byte_begin = before, .begin = place_, .bar = bar_, .is_led = is_led_};
    is_open_ = true;
    is_led_ = false;
    bar_ = 0;
    gap_ = 0;
    piece_.byte_end = at_;
    piece_.end = ++place_;
  }

  void close() {
    const std::string_view raw = text_.substr(piece_.byte_begin, is_open_ ? piece_.byte_end - piece_.byte_begin : 0);
    if (is_open_ && !is_line(raw)) {
      constexpr std::size_t most_often = 4;
      if (pieces_.empty()) pieces_.reserve(most_often);
      piece_.look = look_of(raw);
      pieces_.push_back(piece_);
    }
    is_open_ = false;
  }

  // Drawn between headings: "Region   ------------". Three dashes may be a mark.
  static bool is_line(std::string_view raw) {
    constexpr std::size_t fewest = 4;
    return utf8::length(raw) >= fewest && is_rule_line(raw);
  }

  bool is_bar(char32_t c, std::size_t before) const {
    const bool is_before_space = at_ >= text_.size() || text_[at_] == ' ';
    const bool is_behind_space = !is_open_ || gap_ > 0 || before == 0;
    if (c == U'!') return is_behind_space && is_before_space;  // printers without a bar
    return c == U'|' ? is_behind_space || is_before_space : is_upright(c);
  }

  // Five dots or more, alone or a space apart; where none begin here, the place itself. An ellipsis is three: three
  // dots alone are a mark in place of a figure, four may end a sentence.
  std::size_t behind_leader() const {
    if (text_[at_] != '.' && text_[at_] != ellipsis.front()) return at_;
    constexpr std::size_t fewest_dots = 5;
    std::size_t dots = 0;
    std::size_t at = at_;
    for (;;) {
      const std::size_t next = at < text_.size() && text_[at] == ' ' && dots > 0 ? at + 1 : at;
      if (next < text_.size() && text_[next] == '.') {
        ++dots;
        at = next + 1;
      } else if (text_.substr(std::min(next, text_.size())).starts_with(ellipsis)) {
        dots += 3;
        at = next + ellipsis.size();
      } else {
        return dots >= fewest_dots ? at : at_;
      }
    }
  }

  std::string_view text_;  // to the end of the line
  std::size_t at_ = 0;
  std::size_t place_ = 0;
  std::size_t gap_ = least_gap;  // white spaces behind the last character
  bool is_open_ = false;
  bool is_led_ = false;
  std::size_t bar_ = 0;
  Piece piece_{};
  std::vector<Piece> pieces_;
};

using Byte = unsigned char;
constexpr std::size_t step = 16;         // bytes at which a look for gaps may find one to begin
constexpr std::size_t reach = step + 2;  // bytes that it looks at

// May a gap begin in the first bytes of these? Looked for are two spaces (a no-break space is C2 A0), a tab, a bar, an
// exclamation mark that may be one, dots one place apart, a box (E2 94, E2 95) and a character behind an ellipsis (E2
// 80 A6). One byte after the other without a branch: compilers make one look of it.
bool has_gap_sign(const char* from) {
  Byte found = 0;
  for (std::size_t at = 0; at < step; ++at) {
    const auto first = static_cast<Byte>(from[at]);
    const auto second = static_cast<Byte>(from[at + 1]);
    const auto third = static_cast<Byte>(from[at + 2]);
    const Byte is_space = (first == ' ') & ((second == ' ') | (second == '!') | ((second == 0xC2) & (third == 0xA0)));
    const Byte is_no_break = (first == 0xA0) & ((second == ' ') | (second == 0xC2));
    const Byte is_mark = (first == '\t') | (first == '|') | ((first == '.') & (third == '.'));
    const Byte is_box = ((first == 0xE2) & ((second & 0xFE) == 0x94)) | ((first == 0xA6) & (second == 0xE2));
    found |= is_space | is_no_break | is_mark | is_box;
  }
  return found != 0;
}

bool is_horizontal(char32_t c) {
  return c == U'-' || c == U'=' || c == U'_' || c == U'~' || c == U'*' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ||
         (c >= 0x2500 && c <= 0x257F);
}

// "In 1990,  12": prose, code. The last piece may end as it likes.
bool breaks_off(std::string_view raw) {
  return std::string_view(",;={(").find(raw.back()) != std::string_view::npos;
}

}  // namespace

bool may_have_gap(std::string_view line) {
  constexpr std::size_t shortest = 3;  // "a\tb"
  if (line.size() < shortest || line.size() > longest_line) return false;
  std::size_t at = 0;
  for (; at + reach <= line.size(); at += step)
    if (has_gap_sign(line.data() + at)) return true;
  std::array<char, reach> rest{};
  std::copy(line.begin() + static_cast<std::ptrdiff_t>(at), line.end(), rest.begin());
  return has_gap_sign(rest.data());
}

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "1943", "412,7": most figures. take_apart() reads them alike, in many more steps. nullopt: not told by the bytes
// alone.
std::optional<PieceLook> look_of_plain(std::string_view raw) {
  constexpr std::size_t longest = 9;
  if (raw.size() > longest || !is_digit(raw.front()) || !is_digit(raw.back())) return std::nullopt;
  const bool is_code = raw.size() > 1 && raw.front() == '0' && is_digit(raw[1]);
  const std::size_t marks = raw.size() - static_cast<std::size_t>(std::count_if(raw.begin(), raw.end(), is_digit));
  const std::size_t mark = raw.find_first_of(".,");
  const bool may_be_group = mark + 4 == raw.size();  // "1.800"
  if (is_code) return marks == 0 ? std::optional(PieceLook::word) : std::nullopt;
  if (marks == 1 && mark != std::string_view::npos && !may_be_group) return PieceLook::figure;
  if (marks != 0) return std::nullopt;
  return raw.size() == 4 && raw >= "1800" && raw <= "2100" ? PieceLook::year : PieceLook::figure;
}

}  // namespace

PieceLook look_of(std::string_view raw) {
  constexpr std::size_t longest = 48;  // bytes of a figure with its unit
  if (raw.empty() || raw.size() > longest) return PieceLook::word;
  if (const auto look = look_of_plain(raw)) return *look;
  if (raw.find_first_of("0123456789") == std::string_view::npos)
    return looks_like_figure(raw) ? PieceLook::mark : PieceLook::word;
  const auto figure = take_apart(raw);
  if (!figure) return PieceLook::word;
  return is_year(*figure) ? PieceLook::year : PieceLook::figure;
}

std::vector<Piece> pieces_of(std::string_view text, const TextLine& line) {
  if (line.end - line.begin > longest_line) return {};
  return LineCutter(text, line).run();
}

bool is_rule_line(std::string_view line) {
  constexpr std::size_t shortest = 3;
  if (line.size() > longest_line) return false;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::next(line, at);
    if (is_horizontal(c)) {
      longest = std::max(longest, ++run);
    } else if (utf8::is_white_space(c) || c == U'+' || c == U'|' || c == U'!' || c == U':') {
      run = 0;
    } else {
      return false;
    }
  }
  return longest >= shortest;
}

bool is_row(std::string_view text, std::span<const Piece> pieces) {
  constexpr std::size_t longest_label = 100;
  if (pieces.size() < 2 || pieces.size() > AlignedColumns::most_columns) return false;
  const auto is_text = [&](const Piece& piece) {
    return piece.end - piece.begin > longest_label ||
           (&piece != &pieces.back() && breaks_off(text.substr(piece.byte_begin, piece.byte_end - piece.byte_begin)));
  };
  return std::any_of(pieces.begin() + 1, pieces.end(), [](const Piece& piece) { return piece.is_value(); }) &&
         std::none_of(pieces.begin(), pieces.end(), is_text);
}

bool names_years(std::span<const Piece> pieces) {
  return pieces.size() >= 2 &&
         std::all_of(pieces.begin() + 1, pieces.end(), [](const Piece& p) { return p.look == PieceLook::year; }) &&
         (!pieces.front().is_value() || pieces.front().look == PieceLook::year);
}

}  // namespace ecumene::evidence_internal
