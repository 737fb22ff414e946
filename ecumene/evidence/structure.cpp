// Paragraphs, and which of them are notes and lists of references.
#include <algorithm>
#include <set>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/reader_internal.hpp"
#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

bool begins_small(const Tokens& tokens, std::size_t at) {
  return tokens.is_word(at) && !is_capitalised(tokens.raw(at));
}

// "• Area: 48 km²", "[12] Dalzell R.": the beginning of a line of a list.
bool begins_item(const Tokens& tokens, std::size_t at) {
  constexpr std::u32string_view bullets = U"\u2022\u25CF\u25AA\u25E6\u2023\u00B7*";
  const bool is_mark =
      tokens[at].kind == TokenKind::mark && bullets.find(tokens[at].mark()) != std::u32string_view::npos;
  if (is_mark) return at + 1 < tokens.size() && tokens[at + 1].gap == Gap::space;
  return tokens.is_mark(at, U'[') && tokens.is_digits(at + 1) && tokens.is_mark(at + 2, U']');
}

// A line break alone ends a paragraph where the line before ends a sentence ("5 млн.⏎пудов" ends none), and before the
// first item of a list; an empty line always does.
bool begins_paragraph(const Tokens& tokens, std::size_t at) {
  if (tokens[at].gap != Gap::line) return false;
  const auto between = tokens.text.substr(tokens[at - 1].end, tokens[at].begin - tokens[at - 1].end);
  if (std::count(between.begin(), between.end(), '\n') > 1) return true;
  if (tokens.is_mark(at - 1, U'.') && begins_small(tokens, at)) return false;
  if (begins_item(tokens, at)) return true;
  if (tokens.raw(at) == "1" && tokens.is_mark(at + 1, U'.') && tokens.is_word(at + 2) && !begins_small(tokens, at + 2))
    return true;
  constexpr std::u32string_view enders = U".!?:;\"";
  return tokens[at - 1].kind == TokenKind::superscript ||
         enders.find(tokens[at - 1].mark()) != std::u32string_view::npos;
}

std::size_t number_of(const Tokens& tokens, std::size_t at) {
  return mark_number(tokens.raw(at));
}

// Behind the line that parts the notes from the text: "——————⏎3 Diakova O. 2013".
std::size_t behind_rule(const Tokens& tokens, const Stretch& stretch) {
  std::size_t at = stretch.first;
  while (at < stretch.last && (tokens.is_mark(at, U'-') || tokens.is_mark(at, U'_'))) ++at;
  constexpr std::size_t shortest = 3;  // marks
  return at >= stretch.first + shortest ? at : stretch.first;
}

// "¹ Diakova O. 2013, 7.", "12 Posohov S. 2012, 16.": a number, a gap, a capital. Returns the number, else 0.
std::size_t note_number(const Tokens& tokens, const Stretch& stretch) {
  const std::size_t at = behind_rule(tokens, stretch);
  if (stretch.last < at + 3) return 0;
  const bool is_number =
      tokens[at].kind == TokenKind::superscript || (tokens[at].kind == TokenKind::digits && tokens.raw(at).size() <= 3);
  if (tokens[at].kind == TokenKind::superscript) return number_of(tokens, at);
  if (!is_number || !tokens.is_word(at + 1) || !is_capitalised(tokens.raw(at + 1))) return 0;
  if (tokens[at].kind == TokenKind::digits && tokens[at + 1].gap == Gap::none) return 0;
  return number_of(tokens, at);
}

// The numbers that stand as marks in the text: raised, or stuck to a word or behind its full stop.
std::set<std::size_t> marks_in(const Tokens& tokens) {
  std::set<std::size_t> marks;
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    const bool is_glued = tokens[at].gap == Gap::none;
    if (!is_glued) continue;
    const bool is_mark = tokens[at].kind == TokenKind::superscript ||
                         (tokens.is_digits(at) && tokens.raw(at).size() <= 3 &&
                          (tokens.is_word(at - 1) || tokens.is_mark(at - 1, U'.') || tokens.is_mark(at - 1, U',') ||
                           tokens.is_mark(at - 1, U'"') || tokens.is_mark(at - 1, U')')));
    if (is_mark) marks.insert(number_of(tokens, at));
  }
  return marks;
}

// "1 In prices of 1913.  2 Without gas.": the number of the last note in the line of a note.
std::size_t last_note_in(const Tokens& tokens, const Stretch& stretch) {
  std::size_t last = stretch.note;
  for (std::size_t at = stretch.first + 1; at + 1 < stretch.last; ++at) {
    const bool is_next = tokens.is_digits(at) && tokens.is_mark(at - 1, U'.') && tokens[at].gap != Gap::none &&
                         tokens.is_word(at + 1) && !begins_small(tokens, at + 1);
    if (is_next && number_of(tokens, at) == last + 1) ++last;
  }
  return last;
}

// Notes: paragraphs that begin with a number for which the text has a mark, at least two of them in rising order.
void find_notes(const Tokens& tokens, std::vector<Stretch>& stretches) {
  const auto marks = marks_in(tokens);
  std::vector<Stretch*> notes;
  for (Stretch& stretch : stretches) {
    const std::size_t number = note_number(tokens, stretch);
    if (number == 0 || !marks.contains(number)) continue;
    stretch.note = number;
    notes.push_back(&stretch);
  }
  for (std::size_t at = 0; at < notes.size(); ++at) {
    const bool follows = at > 0 && last_note_in(tokens, *notes[at - 1]) + 1 == notes[at]->note;
    const bool leads = at + 1 < notes.size() && last_note_in(tokens, *notes[at]) + 1 == notes[at + 1]->note;
    const std::size_t first = behind_rule(tokens, *notes[at]);
    const bool is_raised = tokens[first].kind == TokenKind::superscript;
    if (follows || leads || is_raised || first > notes[at]->first)
      notes[at]->kind = StretchKind::note;
    else
      notes[at]->note = 0;
  }
}

// A paragraph that begins with the heading of a list of references: no more than that, or a line of its own above the
// first entry, or "Лит.:" before entries on the same line.
enum class ReferenceHeading : std::uint8_t { none, alone, inline_before };

// "СПб., 1903.", "Алматы, 1976;": where and when a book came out.
bool names_edition(const Tokens& tokens, std::size_t year) {
  constexpr std::size_t digits = 4;
  constexpr std::u32string_view closing = U".;,:";
  if (!tokens.is_digits(year) || tokens.raw(year).size() != digits || year + 1 >= tokens.size()) return false;
  const std::size_t place = tokens.is_mark(year - 2, U'.') ? year - 3 : year - 2;
  return tokens.is_mark(year - 1, U',') && tokens.is_word(place) && is_capitalised(tokens.raw(place)) &&
         tokens[year + 1].kind == TokenKind::mark && closing.find(tokens[year + 1].mark()) != std::u32string_view::npos;
}

ReferenceHeading reference_heading(const Tokens& tokens, const Stretch& stretch, Lexicon& lexicon) {
  constexpr std::size_t longest = 6;  // tokens: "## References", "Список литературы:"
  std::size_t at = stretch.first;
  while (at < stretch.last && at < stretch.first + longest && !tokens.is_word(at)) ++at;
  const bool may_be =
      at < stretch.last && tokens.is_word(at) && (lexicon.kinds(tokens[at].word) & bits_of(WordKind::references)) != 0;
  if (!may_be) return ReferenceHeading::none;
  const Page page(tokens, stretch.first, std::min(stretch.last, at + longest), lexicon);
  const Found heading = page.find(WordKind::references, at);
  if (!heading) return ReferenceHeading::none;
  if (!page.has(heading.next) || page.tokens()[heading.next].gap == Gap::line) return ReferenceHeading::alone;
  if (page.is_word(heading.next)) return ReferenceHeading::none;
  if (stretch.last - stretch.first <= longest) return ReferenceHeading::alone;
  const std::size_t colon = page.is_mark(heading.next, U'.') ? heading.next + 1 : heading.next;
  if (!tokens.is_mark(colon, U':')) return ReferenceHeading::none;
  constexpr std::size_t title = 4;  // tokens, of the shortest
  for (std::size_t next = colon + title; next < stretch.last; ++next)
    if (names_edition(tokens, next)) return ReferenceHeading::inline_before;
  return ReferenceHeading::none;
}

// A list of references goes on to the end of the text.
void find_references(const Tokens& tokens, std::vector<Stretch>& stretches) {
  bool is_inside = false;
  Lexicon* text = stretches.empty() ? nullptr : stretches.front().lexicon;
  const std::size_t half = tokens.size() / 2;  // a heading "Sources" may open the text of an article too
  for (Stretch& stretch : stretches) {
    auto heading = ReferenceHeading::none;
    if (!is_inside) heading = reference_heading(tokens, stretch, *stretch.lexicon);
    // The titles may be of another language than the text and the heading.
    if (!is_inside && heading == ReferenceHeading::none && text != stretch.lexicon)
      heading = reference_heading(tokens, stretch, *text);
    is_inside = is_inside || (heading == ReferenceHeading::alone && stretch.first >= half);
    if ((is_inside || heading == ReferenceHeading::inline_before) && stretch.kind == StretchKind::text)
      stretch.kind = StretchKind::references;
    text = stretch.lexicon;
  }
}

}  // namespace

std::size_t mark_number(std::string_view digits) {
  std::size_t value = 0;
  for (std::size_t place = 0; place < digits.size();) {
    const char32_t c = utf8::next(digits, place);
    const std::size_t digit = c <= U'9' ? c - U'0' : c == 0xB9 ? 1 : c == 0xB2 ? 2 : c == 0xB3 ? 3 : c - 0x2070;
    value = value * 10 + digit;
  }
  return value;
}

std::vector<Stretch> stretches_of(const Tokens& tokens, std::vector<Lexicon>& lexicons) {
  std::vector<Stretch> stretches;
  for (std::size_t first = 0, at = 1; at <= tokens.size(); ++at) {
    if (at < tokens.size() && !begins_paragraph(tokens, at)) continue;
    make_room(stretches);
    stretches.push_back({.first = first, .last = at});
    first = at;
  }
  find_languages(tokens, lexicons, stretches);
  find_notes(tokens, stretches);
  find_references(tokens, stretches);
  return stretches;
}

}  // namespace ecumene::evidence_internal
