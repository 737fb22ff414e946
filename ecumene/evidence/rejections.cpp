// Digits that are no quantity and no date, each with its reason.
#include <algorithm>
#include <array>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/reference_entries_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "[7, p. 216-218]", "[1, 50 б.]": brackets with a number in front and nothing long inside.
void reject_references(Page& page) {
  constexpr std::size_t longest = 40;  // tokens
  if (!page.may_have_mark(U'[')) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_mark(at, U'[') || !page.is_digits(at + 1)) continue;
    std::size_t end = at + 1;
    while (page.has(end) && end < at + longest && !page.is_mark(end, U']')) ++end;
    if (page.is_mark(end, U']') && page.is_free(at, end + 1)) page.reject(at, end + 1, "reference");
  }
}

// Does a name of up to three words stand between an opening parenthesis, or the beginning of the paragraph, and `at`?
bool is_behind_author(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 6;  // tokens, the stops of initials too
  std::size_t name = at;
  while (name > page.first() && name + longest > at && (page.is_word(name - 1) || page.is_mark(name - 1, U'.'))) --name;
  return name < at && (name == page.first() || page.is_mark(name - 1, U'('));
}

// "Hughes 2014: 88–91.", "(Fesenko 2004, 117)": the pages behind the year of a citation.
void reject_cited_pages(Page& page) {
  if (!page.may_have_mark(U':') && !page.may_have_mark(U',')) return;
  for (const std::size_t at : page.figures()) {
    if (at == page.first() || !page.is_digits(at + 2) || !page.is_glued(at + 1) || !year_number(page, at)) continue;
    const bool has_pages = page.is_mark(at + 1, U':') || (page.is_mark(at + 1, U',') && is_behind_author(page, at));
    const bool is_author = is_capitalised(page.tokens().raw(at - 1)) || page.is_mark(at - 1, U'.');
    if (!has_pages || !is_author || page.find_before(WordKind::in, at) || page.find(WordKind::month, at - 1)) continue;
    std::size_t end = at + 3;
    if (page.is_mark(end, U'-') && page.is_digits(end + 1)) end += 2;
    const bool is_last = !page.has(end) || page.is_mark(end, U'.') || page.is_mark(end, U';') ||
                         page.is_mark(end, U')') || page.tokens()[end].gap == Gap::line;
    if (is_last && !page.is_digits(end + 1) && page.is_free(at, end)) page.reject(at, end, "reference");
  }
}

// "*History of the City in the 20th Century*": a title in Markdown's emphasis.
void reject_titles(Page& page) {
  if (!page.may_have_mark(U'*')) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_mark(at, U'*') || !page.is_word(at + 1) || !page.is_glued(at + 1)) continue;
    if (!is_capitalised(page.tokens().raw(at + 1))) continue;
    std::size_t end = at + 1;
    bool has_digits = false;
    while (page.has(end) && !page.is_mark(end, U'*')) has_digits |= page.is_digits(end++);
    if (!page.has(end)) return;
    if (has_digits && page.is_free(at, end + 1)) page.reject(at, end + 1, "title");
    at = end;
  }
}

}  // namespace

bool is_acronym(std::string_view word) {
  for (std::size_t at = 0; at < word.size(); utf8::next(word, at))
    if (!is_capitalised(word.substr(at))) return false;
  return true;
}

namespace {

// Of letters that the language does not have: "mp3".
bool is_foreign(const Page& page, std::size_t at) {
  return !page.language().has_letters_of(page.tokens().word(at));
}

bool has_decimals_behind(const Page& page, std::size_t at) {
  return (page.is_mark(at + 1, U'.') || page.is_mark(at + 1, U',')) && page.is_glued(at + 1) &&
         page.is_digits(at + 2) && page.is_glued(at + 2);
}

// The token behind ".5" in "PM2.5".
std::size_t behind_points(const Page& page, std::size_t at) {
  while (page.is_mark(at, U'.') && page.is_glued(at) && page.is_digits(at + 1) && page.is_glued(at + 1)) at += 2;
  return at;
}

// "03.20.00", "CO 96/739": three groups between points that are no thousands, or strokes behind letters that are all
// capitals. The token behind, or `at`.
std::size_t end_of_code(const Page& page, std::size_t at) {
  constexpr std::size_t least = 5;  // tokens
  constexpr std::size_t group = 3;  // digits
  const bool has_thousands = page.is_digits(at + 2) && page.tokens().raw(at + 2).size() == group;
  const std::size_t points = has_thousands ? at : behind_points(page, at + 1);
  if (points >= at + least) return points;
  const std::size_t word = at > page.first() && page.is_mark(at - 1, U'.') ? at - 1 : at;
  const bool is_behind_stroke = at >= page.first() + 2 && page.is_glued(at) && page.is_mark(at - 1, U'/') &&
                                page.is_glued(at - 1) && page.is_word(at - 2) &&
                                is_acronym(page.tokens().raw(at - 2));  // "AX/1998/17"
  const bool is_behind_letters = word > page.first() && page.is_word(word - 1) && !page.is_glued(at) &&
                                 page.tokens().raw(word - 1).size() > 1 && is_acronym(page.tokens().raw(word - 1));
  if (!is_behind_letters && !is_behind_stroke) return at;
  std::size_t strokes = at + 1;
  while (page.is_mark(strokes, U'/') && page.is_glued(strokes) && page.is_digits(strokes + 1) &&
         page.is_glued(strokes + 1))
    strokes += 2;
  return strokes > at + 1 ? strokes : at;
}

// "К-200-130", "ПТ-80/100-130": the token behind the further numbers of a type; the first ends before `at`.
std::size_t behind_type(const Page& page, std::size_t at) {
  at = behind_points(page, at);
  while ((page.is_mark(at, U'-') || page.is_mark(at, U'/')) && page.is_glued(at) && page.is_digits(at + 1) &&
         page.is_glued(at + 1))
    at += 2;
  return at;
}

// "КрАЗ", "МиГ": a capital behind the first letter.
bool has_inner_capital(std::string_view word) {
  std::size_t at = 0;
  utf8::next(word, at);
  for (; at < word.size(); utf8::next(word, at))
    if (is_capitalised(word.substr(at))) return true;
  return false;
}

// What a number behind a hyphen belongs to: short words with a capital, acronyms, towns ("г. Мыски-2").
bool is_name_before_dash(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 6;  // bytes
  if (!page.is_word(at) || !is_capitalised(page.tokens().raw(at))) return false;
  const auto raw = page.tokens().raw(at);
  if (raw.size() <= longest || has_inner_capital(raw)) return true;
  const Found place = page.find_before(WordKind::place, at);
  if (place && place.sense->code == "city") return true;
  // "the Kambarata-1 plant": no other capital stands inside a sentence.
  return at > page.first() && page.is_word(at - 1) && page.tokens()[at].gap == Gap::space &&
         !page.find(WordKind::month, at) && !page.find(WordKind::season, at);
}

// "«Кең дала 2»", "“Strategy 2030”": a few words, the first with a capital, and a number at the end of quotation marks.
void reject_quoted_names(Page& page) {
  if (!page.may_have_mark(U'"')) return;
  constexpr std::size_t most_words = 4;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::tie, WordKind::modifier, WordKind::in);
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at) || !page.is_mark(at + 1, U'"') || !page.is_glued(at + 1)) continue;
    std::size_t word = page.is_mark(at - 1, U'-') && page.is_glued(at) ? at - 1 : at;
    const std::size_t behind_last = word;
    while (word > page.first() && behind_last - word < most_words && page.is_word(word - 1) &&
           !page.has_kind(word - 1, small_words))
      --word;
    const bool is_name = word < behind_last && word > page.first() && page.is_mark(word - 1, U'"') &&
                         page.is_glued(word) && is_capitalised(page.tokens().raw(word));
    if (is_name) page.reject(at, at + 1, "name-or-code");
  }
}

// "SW1E 6SJ": a digit and two capitals that are no unit.
bool is_half_of_postcode(const Page& page, std::size_t at) {
  if (page.tokens().raw(at).size() != 1 || !page.is_word(at + 1) || !page.is_glued(at + 1)) return false;
  const auto letters = page.tokens().raw(at + 1);
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  return letters.size() == 2 && std::ranges::all_of(letters, is_capital) && !page.find(WordKind::unit, at + 1) &&
         !page.find(WordKind::money, at + 1) && !page.find(WordKind::power, at + 1) &&
         !page.find(WordKind::times, at + 1);
}

// "v2.1", "k5": one letter stuck to digits that are no year; a small word may have lost its space.
bool is_behind_letter(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 3;  // digits
  const bool is_letter = at > page.first() && page.is_glued(at) && page.is_word(at - 1) && !page.is_glued(at - 1) &&
                         utf8::length(page.tokens().raw(at - 1)) == 1 && page.tokens().raw(at).size() <= longest;
  return is_letter && !is_raising(page, at) &&
         !page.has_kind(at - 1, bits_of(WordKind::in, WordKind::from, WordKind::to, WordKind::and_));
}

// "Grundfos NK 80-250" where the language has other letters: two numbers behind foreign capitals that are no money.
bool is_foreign_type(const Page& page, std::size_t at) {
  if (!page.is_mark(at + 1, U'-') || !page.is_glued(at + 1) || !page.is_digits(at + 2) || !page.is_glued(at + 2) ||
      at == page.first() || page.is_glued(at) || !page.is_word(at - 1))
    return false;
  constexpr auto amounts = bits_of(WordKind::money, WordKind::money_sign, WordKind::unit, WordKind::label);
  const auto raw = page.tokens().raw(at - 1);
  return raw.size() > 1 && is_acronym(raw) && is_foreign(page, at - 1) && !page.has_kind(at - 1, amounts) &&
         begin_with_money(page, at) == at && !read_unit(page, at + 3) && !roman_number(raw);
}

// Letters and digits in one run are a name or a code: "RDNA3", "B-52", "0000-0002-7946".
void reject_codes(Page& page) {
  constexpr std::size_t longest_type = 3;  // letters
  std::size_t done = page.first();         // behind the last identifier
  for (const std::size_t at : page.figures()) {
    if (at < done || !page.is_digits(at) || page.is_taken(at)) continue;
    const bool is_apart = !page.is_glued(at) && !page.is_glued(at + 1);
    if (is_apart && page.tokens().raw(at).front() != '0') continue;
    const bool behind_letters = page.is_glued(at) && at > page.first() && page.is_word(at - 1) &&
                                !is_raising(page, at) &&
                                (is_capitalised(page.tokens().raw(at - 1)) || is_foreign(page, at - 1));
    const bool behind_dash = at >= page.first() + 2 && page.is_glued(at) && page.is_mark(at - 1, U'-') &&
                             page.is_glued(at - 1) && is_name_before_dash(page, at - 2);
    const bool behind_bar = at > page.first() && page.is_glued(at) && page.is_mark(at - 1, U'_');
    if (behind_letters || behind_dash || behind_bar || is_behind_letter(page, at) || is_half_of_postcode(page, at)) {
      const bool is_type = behind_letters && page.tokens().raw(at).size() > 1 &&
                           utf8::length(page.tokens().raw(at - 1)) <= longest_type;  // "Д320-50"
      const std::size_t end = behind_dash || is_type ? behind_type(page, at + 1) : behind_points(page, at + 1);
      page.reject(at, end, "name-or-code");
      done = end;
      continue;
    }
    if (is_foreign_type(page, at)) {
      page.reject(at, at + 3, "name-or-code");
      done = at + 3;
      continue;
    }
    if (const std::size_t end = end_of_code(page, at); end > at) {
      page.reject(at, end, "identifier");
      done = end;
      continue;
    }
    std::size_t next = at + 1;  // groups of digits joined by hyphens, more than two or with leading zeros
    std::size_t parts = 1;
    while (page.is_mark(next, U'-') && page.is_glued(next) && page.is_digits(next + 1) && page.is_glued(next + 1)) {
      next += 2;
      ++parts;
    }
    const auto raw = page.tokens().raw(at);
    const bool is_group = at > page.first() && page.is_digits(at - 1) && page.tokens().raw(at).size() == 3;
    const bool is_later_part =
        at >= page.first() + 2 && page.is_glued(at) && page.is_glued(at - 1) && page.is_digits(at - 2);
    const bool is_change = raw.size() == 2 && page.find(WordKind::money, at + 1);  // "1 р. 07 к."
    const bool has_zeros = !is_change && raw.size() > 1 && raw.front() == '0' && !is_later_part && !is_group &&
                           !has_decimals_behind(page, at);
    const bool is_date = parts == 3 && raw.size() == 4 && raw.front() != '0';
    if ((parts > 2 && !is_date) || has_zeros) {
      page.reject(at, next, "identifier");
      done = next;
    }
  }
}

}  // namespace

void reject_names(Page& page) {
  reject_web_addresses(page);
  reject_quoted_names(page);
  reject_references(page);
  reject_cited_pages(page);
  reject_reference_entries(page);
  reject_titles(page);
  reject_postal(page);
  reject_times_of_day(page);
  reject_labels(page);
  reject_footnote_marks(page);
}

void reject_all(Page& page, std::string_view reason) {
  for (const std::size_t at : page.figures()) {
    const bool has_digits = page.is_digits(at) || page.tokens()[at].kind == TokenKind::superscript;
    if (has_digits && !page.is_taken(at)) page.reject(at, at + 1, reason);
  }
}

// "the 1st State Flour Mill", "15-й день": an ordinal in digits that is no date names something, unless it is a rank:
// "19th of 80", "19-е место".
void reject_ordinals(Page& page) {
  if (!page.has_anywhere(WordSet::ordinal_endings)) return;
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at)) continue;
    const std::size_t behind = after_ordinal(page, at + 1);
    if (behind == at + 1 || is_ranking(page, at, behind)) continue;
    page.reject(at, behind, "ordinal");
  }
}

void reject_identifiers(Page& page) {
  reject_ordinals(page);
  reject_codes(page);
}

}  // namespace ecumene::evidence_internal
