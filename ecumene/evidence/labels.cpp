// Numbers that name something: pages, sections, sources, items of lists.
#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/quantities_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "17", "— 3 —": a number that is all of its paragraph; one of four digits is a year.
void reject_page_number(Page& page) {
  constexpr std::size_t longest = 3;  // digits
  std::size_t number = page.last();
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (page.is_mark(at, U'-')) continue;
    if (!page.is_digits(at) || number != page.last() || page.tokens().raw(at).size() > longest) return;
    number = at;
  }
  if (number != page.last()) page.reject(number, number + 1, "page-number");
}

// "— 46 —" in a line of its own.
void reject_page_lines(Page& page) {
  if (!page.may_have_mark(U'-')) return;
  for (const std::size_t at : page.figures()) {
    const bool is_line = page.is_digits(at) && page.is_mark(at - 1, U'-') && page.is_mark(at + 1, U'-') &&
                         page.tokens()[at - 1].gap == Gap::line &&
                         (!page.has(at + 2) || page.tokens()[at + 2].gap == Gap::line);
    if (is_line) page.reject(at, at + 1, "page-number");
  }
}

// "Выпуск 6⏎17": a line of its own below a running title.
void reject_page_number_behind(Page& page) {
  constexpr std::size_t longest = 3;  // digits
  const std::size_t at = page.last() - 1;
  if (at <= page.first() || !page.is_digits(at) || page.tokens()[at].gap != Gap::line) return;
  if (page.tokens().raw(at).size() <= longest && !page.is_mark(at - 1, U'-')) page.reject(at, at + 1, "page-number");
}

// Does a number that ends before `at` count money, thousands or per cent, whatever stands before it?
bool is_amount(const Page& page, std::size_t at) {
  return page.is_mark(at, U'%') || page.find(WordKind::power, at) || page.find(WordKind::money, at) ||
         page.find(WordKind::percent, at);
}

// Does a new number begin behind the mark at `mark`: "№ 4 — 164 дня", "№ 181, 15 марта", "№ 2, 40 человек"? A free dash
// or a comma with a gap goes on only with bare numbers.
bool begins_anew(const Page& page, std::size_t mark) {
  const std::size_t behind = mark + 2;
  if (page.is_glued(mark + 1)) return false;
  constexpr auto counts = bits_of(WordKind::unit, WordKind::counted, WordKind::month, WordKind::times);
  if (is_amount(page, behind) || page.has_kind(behind, counts)) return true;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in, WordKind::to);
  return page.is_mark(mark, U'-') && page.is_word(behind) && page.tokens()[behind].gap != Gap::line &&
         !page.has_kind(behind, small_words);
}

// "No. 181", "№ 24", "p. 216-218", "Table 3", "[Fig.] 2.1": a label and the numbers behind it.
std::size_t end_of_numbers(const Page& page, std::size_t at) {
  while (page.is_digits(at)) {
    ++at;
    const bool goes_on =
        (page.is_mark(at, U'-') || page.is_mark(at, U'.') || page.is_mark(at, U',') || page.is_mark(at, U'/')) &&
        page.is_digits(at + 1) && (page.is_glued(at + 1) || !page.is_mark(at, U'.')) && !begins_anew(page, at);
    if (!goes_on) break;
    ++at;
  }
  return at;
}

// The numbers behind a label at `behind`: "section 4(2)", "№ 118 (641)", "№№ 8, 15 и 22", "УДК 94(571.15)«1921»".
std::size_t end_of_labelled(const Page& page, std::size_t behind) {
  std::size_t end = end_of_numbers(page, behind);
  const bool has_second = page.is_mark(end, U'(') && page.is_digits(end + 1) && page.is_mark(end + 2, U')');
  const bool is_clause = has_second && page.tokens().raw(end + 1).size() <= 2;  // "section 24 (2)"
  if (has_second && (is_clause || page.is_glued(end) || page.is_mark(behind - 1, 0x2116))) end += 3;
  const bool has_point = page.is_mark(end, U'.') && page.is_digits(end + 1);  // "УДК 94(47).084:628.1"
  const bool is_run =
      page.is_mark(end, U'(') || page.is_mark(end, U':') || page.is_mark(end, U'"') || (has_second && has_point);
  if (is_run && page.is_glued(end) && page.is_glued(end + 1)) {
    constexpr std::size_t longest = 48;  // tokens
    while (page.has(end) && page.is_glued(end) && end < behind + longest) ++end;
    return end;
  }
  const Found joint = page.find(WordKind::and_, end);
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::in, WordKind::of);
  if (!joint || !page.is_digits(joint.next)) return end;
  const std::size_t more = end_of_numbers(page, joint.next);  // "№ 2 и 4,1 км" are one number and a length
  const bool counts_nothing = !page.is_word(more) || page.has_kind(more, small_words);
  return counts_nothing && !is_amount(page, more) ? more : end;
}

// "(Simms, 1977; Gregory, 1980: 135–147)": a name, a comma and a year, up to the end of the parenthesis.
void reject_citations(Page& page) {
  constexpr std::size_t longest = 40;  // tokens
  if (!page.may_have_mark(U',') || !page.may_have_mark(U'(')) return;
  for (const std::size_t at : page.figures()) {
    if (at < page.first() + 2 || !page.is_digits(at) || page.tokens().raw(at).size() != 4 || page.is_taken(at))
      continue;
    if (!page.is_mark(at - 1, U',') || !page.is_word(at - 2) || !is_capitalised(page.tokens().raw(at - 2))) continue;
    const bool has_page = page.is_mark(at + 1, U',') && page.find(WordKind::label, at + 2);
    const bool is_closed =
        page.is_mark(at + 1, U')') || page.is_mark(at + 1, U';') || page.is_mark(at + 1, U':') || has_page;
    std::size_t open = at;
    while (open > page.first() && open + longest > at && !page.is_mark(open, U'(') && !page.is_mark(open, U')')) --open;
    if (!is_closed || !page.is_mark(open, U'(') || !page.is_word(open + 1) ||
        !is_capitalised(page.tokens().raw(open + 1)))
      continue;
    const std::size_t end = page.is_mark(at + 1, U':') ? end_of_numbers(page, at + 2) : at + 1;
    page.reject(at, end, "citation");
  }
}

// "Lenz et al. (2015)", "A History of the Canal (2007), ch. 6": a year in parentheses behind "and others" or before a
// page of the book.
void reject_years_of_books(Page& page) {
  constexpr std::size_t digits = 4;
  if (!page.may_have_mark(U'(')) return;
  for (const std::size_t at : page.figures()) {
    if (at < page.first() + 2 || !page.is_digits(at) || page.tokens().raw(at).size() != digits || page.is_taken(at))
      continue;
    if (!page.is_mark(at - 1, U'(') || !page.is_mark(at + 1, U')')) continue;
    const std::size_t stop = page.is_mark(at - 2, U'.') ? at - 3 : at - 2;
    const bool has_others = page.has(stop) && page.is_in(WordSet::others, stop);
    const bool is_cited = page.is_mark(at + 2, U',') || page.is_mark(at + 2, U':');
    const Found label = is_cited ? page.find(WordKind::label, at + 3) : Found{};
    const std::size_t number = label && page.is_mark(label.next, U'.') ? label.next + 1 : label.next;
    if (has_others || (label && page.is_digits(number))) page.reject(at, at + 1, "citation");
  }
}

// "Region, 2024, № 1 (55)", "Вестник. 2008. № 9. С. 105": the year of a journal stands before the number of its issue.
void reject_issues(Page& page) {
  if (!page.may_have_mark(0x2116)) return;
  for (const std::size_t at : page.figures()) {
    constexpr std::size_t digits = 4;
    if (at < page.first() + 2 || !page.is_digits(at) || page.tokens().raw(at).size() != digits || page.is_taken(at))
      continue;
    const auto parts = [&](std::size_t mark) { return page.is_mark(mark, U'.') || page.is_mark(mark, U','); };
    const bool is_apart = parts(at - 1) && page.is_word(at - 2) && parts(at + 1);
    const bool has_issue = page.is_mark(at + 2, 0x2116) && page.is_digits(at + 3);
    if (is_apart && has_issue) page.reject(at, at + 1, "citation");
  }
}

// "10s. 6d.": no label of what follows.
bool is_stuck_to_digits(const Page& page, std::size_t at) {
  return at > page.first() && page.is_glued(at) && page.is_digits(at - 1);
}

// "tel. 1890 313 414": the groups of a number behind a label, unless a word follows that they count.
std::size_t behind_groups(const Page& page, std::size_t end) {
  const auto counts = [&](std::size_t at) {
    return (page.is_word(at) && page.tokens()[at].gap != Gap::line) || is_amount(page, at);
  };
  while (page.is_digits(end) && page.tokens()[end].gap != Gap::line && !counts(end + 1)) ++end;
  return end;
}

// "a section 165 m long", "зал 400 мест": a whole word, no abbreviation, before a number with its unit or with what it
// counts labels nothing.
bool is_measured(const Page& page, std::size_t before, std::size_t end) {
  constexpr std::size_t least_letters = 5;
  constexpr std::size_t least_before_word = 3;  // "зал 830 м²"
  if (!page.is_word(before) || (!page.find(WordKind::unit, end) && !page.find(WordKind::counted, end))) return false;
  const std::size_t letters = utf8::length(page.tokens().raw(before));
  return letters >= least_letters || (letters >= least_before_word && utf8::length(page.tokens().raw(end)) > 1);
}

void reject_labelled(Page& page) {
  const bool has_sign = page.may_have_mark(0x2116) || page.may_have_mark(U'#') || page.may_have_mark(0xA7);
  if ((!has_sign && !page.may_find_anywhere(bits_of(WordKind::label))) || page.figures().empty()) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (page.is_taken(at)) continue;
    std::size_t behind = 0;
    if (page.is_mark(at, 0x2116) || page.is_mark(at, U'#') || page.is_mark(at, 0xA7))
      behind = at + 1;
    else if (const Found label = page.find(WordKind::label, at); label && !is_stuck_to_digits(page, at))
      behind = label.next;
    if (behind == 0) continue;
    if (page.is_mark(behind, U'.')) ++behind;
    if (page.is_mark(behind, U'+')) ++behind;  // "code +7 3955"
    if (page.is_mark(behind, U':') && page.is_digits(behind + 1) && !page.find(WordKind::unit, behind + 2)) ++behind;
    if (!page.is_digits(behind) || read_numeric_date(page, behind)) continue;
    const std::size_t end = end_of_labelled(page, behind);
    if (!is_amount(page, end) && !is_measured(page, behind - 1, end))
      page.reject(behind, behind_groups(page, end), "label");
  }
}

// "2-индикатор", "27-сұхбат": where numerals before their noun are bare, a hyphen makes an ordinal of the number.
bool is_numbered_noun(const Page& page, std::size_t noun) {
  constexpr auto others =
      bits_of(WordKind::year, WordKind::decade, WordKind::quarter, WordKind::half, WordKind::century, WordKind::rank,
              WordKind::unit, WordKind::money, WordKind::percent, WordKind::times, WordKind::month, WordKind::power,
              WordKind::modifier_after, WordKind::number);
  if (!page.language().has_bare_numerals() || page.has_kind(noun, others)) return false;
  constexpr std::size_t shortest = 6;  // bytes of three letters
  return page.tokens().word(noun).size() >= shortest && !page.is_ending(noun) &&
         !page.is_in(WordSet::ordinal_endings, noun);
}

// "5-кесте", "14-үй", "3-бап": a hyphen and the label behind the number.
void reject_labelled_behind(Page& page) {
  if (!page.language().has_bare_numerals() && !page.may_have_mark(U'-')) return;
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at)) continue;
    if (page.language().has_bare_numerals() && page.is_word(at + 1) && page.is_in(WordSet::contact, at + 1) &&
        !page.find(WordKind::counted, at + 1))
      page.reject(at, at + 1, "telephone");  // "109 нөміріне", but not "1250 телефон"
    if (!page.is_mark(at + 1, U'-') || !page.is_glued(at + 1)) continue;
    const std::size_t behind = std::max(after_ordinal(page, at + 1), at + 2);
    if (!page.is_glued(at + 2) || !page.is_word(at + 2)) continue;
    if (!page.find(WordKind::label, behind) && !is_numbered_noun(page, at + 2)) continue;
    const bool is_last = at >= page.first() + 2 && page.is_mark(at - 1, U'-') && page.is_digits(at - 2);  // "15–19-пп."
    page.reject(is_last && page.is_glued(at) && !page.is_taken(at - 2) ? at - 2 : at, at + 1, "label");
  }
}

// "частиною 5 статті 191": a number before another label and its number.
void reject_parts_of_labelled(Page& page) {
  if (!page.may_find_anywhere(bits_of(WordKind::label))) return;
  for (const std::size_t at : page.figures()) {
    if (page.is_taken(at) || at == page.first() || !page.is_word(at - 1) || !page.is_digits(at)) continue;
    const Found label = page.find(WordKind::label, at + 1);
    const bool is_small = page.has_kind(at - 1, bits_of(WordKind::in, WordKind::and_, WordKind::stop));
    if (label && !is_small && page.is_digits(label.next) && !read_unit(page, at + 1))  // "9s. 3d."
      page.reject(at, at + 1, "label");
  }
}

}  // namespace

void reject_labels(Page& page) {
  reject_page_number(page);
  reject_page_number_behind(page);
  reject_page_lines(page);
  reject_citations(page);
  reject_years_of_books(page);
  reject_issues(page);
  reject_labelled(page);
  reject_labelled_behind(page);
  reject_parts_of_labelled(page);
  reject_list_numbers(page);
}

}  // namespace ecumene::evidence_internal
