// Numbers in addresses: of the web, on the map, of telephones and houses.
#include <algorithm>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The end of the run of tokens that no white space parts.
std::size_t end_of_run(const Page& page, std::size_t at) {
  std::size_t next = at + 1;
  while (page.has(next) && page.is_glued(next)) ++next;
  return next;
}

std::size_t begin_of_run(const Page& page, std::size_t at) {
  while (at > page.first() && page.is_glued(at)) --at;
  return at;
}

bool is_address_sign(const Page& page, std::size_t at) {
  if (page.is_mark(at, U'@')) return true;
  if (page.is_mark(at, U'/') && page.is_mark(at + 1, U'/') && page.is_glued(at + 1)) return true;
  return page.is_beside_address(at);
}

}  // namespace

void reject_web_addresses(Page& page) {
  if (!page.may_have_mark(U'@') && !page.may_have_mark(U'/') && !page.has_word_of_address()) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (page.is_taken(at) || !is_address_sign(page, at)) continue;
    const std::size_t begin = begin_of_run(page, at);
    std::size_t end = end_of_run(page, at);
    if (page.is_word(at) && end == at + 1 && page.is_digits(end))
      end = end_of_run(page, end);  // ORCID 0000-...
    else if (page.is_word(at) && page.is_mark(end - 1, U':') && page.has(end))
      end = end_of_run(page, end);
    const bool is_sign_alone = end == begin + 1 && !page.is_word(at);
    if (!is_sign_alone) page.reject(begin, end, "address");
    at = end - 1;
  }
}

namespace {

// "51°57′51.95″N", "51.9644306°N".
void reject_coordinates(Page& page) {
  constexpr char32_t degree = 0xB0;
  if (!page.may_have_mark(degree)) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_mark(at, degree)) continue;
    const bool is_temperature =
        page.is_word(at + 1) &&
        (page.tokens().raw(at + 1) == "C" || page.tokens().raw(at + 1) == "С" || page.tokens().raw(at + 1) == "F");
    if (is_temperature) continue;
    const std::size_t begin = begin_of_run(page, at);
    const std::size_t end = end_of_run(page, at);
    page.reject(begin, end, "coordinates");
    at = end - 1;
  }
}

// "51.9644": the token behind, or `at`.
std::size_t behind_fine_degrees(const Page& page, std::size_t at) {
  constexpr std::size_t least_decimals = 4;  // ten metres
  const bool is_fine = page.is_digits(at) && page.is_mark(at + 1, U'.') && page.is_glued(at + 1) &&
                       page.is_digits(at + 2) && page.is_glued(at + 2) && page.tokens().raw(at).size() == 2 &&
                       page.tokens().raw(at + 2).size() >= least_decimals;
  return is_fine ? at + 3 : at;
}

// "49.3496, 23.5061": a pair of degrees with decimals that no other pair goes with.
void reject_pairs_of_degrees(Page& page) {
  if (!page.may_have_mark(U'.') || !page.may_have_mark(U',')) return;
  for (const std::size_t at : page.figures()) {
    constexpr std::size_t digits = 2;
    if (page.tokens()[at].end - page.tokens()[at].begin != digits || page.is_taken(at)) continue;
    const std::size_t first = behind_fine_degrees(page, at);
    if (first == at || !page.is_mark(first, U',')) continue;
    const std::size_t last = behind_fine_degrees(page, first + 1);
    const bool is_list = (page.is_mark(last, U',') && page.is_digits(last + 1)) ||
                         (at >= page.first() + 2 && page.is_mark(at - 1, U',') && page.is_digits(at - 2));
    if (last > first + 1 && !is_list && page.is_free(at, last)) page.reject(at, last, "coordinates");
  }
}

// "+7 (3812) 73-15-67", "8 (7122) 32-15-40": a plus or a group in parentheses, and at least three groups of digits.
void reject_telephone(Page& page, std::size_t at) {
  constexpr std::size_t longest = 16;  // tokens
  const bool has_plus = page.is_mark(at, U'+') && page.is_digits(at + 1) && page.is_glued(at + 1);
  const bool has_code = page.is_digits(at) && page.is_mark(at + 1, U'(') && page.is_digits(at + 2) &&
                        page.is_mark(at + 3, U')') && page.is_digits(at + 4) && page.is_mark(at + 5, U'-');
  // "(8332) 64-91-12"
  const bool is_local = page.is_mark(at, U'(') && page.is_digits(at + 1) && page.is_mark(at + 2, U')') &&
                        page.is_digits(at + 3) && page.is_mark(at + 4, U'-') && page.is_digits(at + 5);
  if (!has_plus && !has_code && !is_local) return;
  std::size_t end = has_plus || is_local ? at + 1 : at;
  std::size_t groups = 0;
  std::size_t digits = 0;
  for (std::size_t next = end; page.has(next) && next < at + longest; ++next) {
    if (page.is_digits(next)) {
      ++groups;
      digits += page.tokens().raw(next).size();
      end = next + 1;
    } else if (!page.is_mark(next, U'-') && !page.is_mark(next, U'(') && !page.is_mark(next, U')')) {
      break;
    }
  }
  constexpr std::size_t least_digits = 9;
  if (groups >= 3 && digits >= least_digits) page.reject(at, end, "telephone");
}

void reject_telephones(Page& page) {
  if (!page.may_have_mark(U'+') && !page.may_have_mark(U'(')) return;
  for (const std::size_t at : page.figures()) {
    if (at > page.first()) reject_telephone(page, at - 1);
    reject_telephone(page, at);
  }
}

// "01437 555 017", "0 800 505 212": behind a leading zero further groups of digits, nine and more in all.
void reject_trunk_numbers(Page& page) {
  constexpr std::size_t least_digits = 9;
  constexpr std::size_t least_code = 3;
  for (const std::size_t at : page.figures()) {
    const auto code = page.tokens().raw(at);
    if (!page.is_digits(at) || page.is_taken(at) || code.front() != '0') continue;
    if (code.size() < least_code && code != "0") continue;
    std::size_t end = at;
    std::size_t digits = 0;
    for (; page.is_digits(end) && (end == at || page.tokens()[end].gap != Gap::line); ++end)
      digits += page.tokens().raw(end).size();
    if (end > at + 1 && digits >= least_digits && page.is_free(at, end)) page.reject(at, end, "telephone");
  }
}

// Can this mark stand inside a number of a telephone or code?
bool joins_groups(const Page& page, std::size_t at) {
  return page.is_mark(at, U'-') || page.is_mark(at, U'(') || page.is_mark(at, U')') || page.is_mark(at, U'+') ||
         page.is_mark(at, U',') || page.is_mark(at, U'/') || page.is_mark(at, U';');
}

// "1,91", "104.2": digits that a mark and more digits follow without a gap.
bool is_decimal(const Page& page, std::size_t at) {
  return (page.is_mark(at + 1, U',') || page.is_mark(at + 1, U'.')) && page.is_glued(at + 1) &&
         page.is_digits(at + 2) && page.is_glued(at + 2);
}

// The first digits behind a word such as "telephone" or "call", some words without digits between: "the Grower Line on
// 1800", "редакции: 2-84", "колл-центра прежний — 109". The end of the paragraph if there are none near.
std::size_t first_contact_digits(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 7;  // tokens
  for (std::size_t next = at; next < at + farthest && page.has(next); ++next) {
    if (page.is_digits(next)) return next;
    const bool goes_on =
        page.is_word(next) || page.is_mark(next, U':') || page.is_mark(next, U'.') || joins_groups(page, next);
    if (!goes_on || (next > at + 1 && page.is_mark(next, U'.'))) break;
  }
  return page.last();
}

// "Call 109.", "тел. редакции 067 220 14 55", "Телефон коды — 7222": the groups of digits behind such a word, unless a
// word follows that they count.
void reject_contacts(Page& page) {
  if (!page.has_anywhere(WordSet::contact) || page.figures().empty()) return;
  for (std::size_t at = page.first(); at < page.last(); ++at) {
    if (!page.is_in(WordSet::contact, at)) continue;
    const std::size_t begin = first_contact_digits(page, at + 1);
    if (begin == page.last() || page.is_taken(begin) || is_decimal(page, begin)) continue;
    std::size_t end = begin;
    std::size_t digits = 0;
    for (std::size_t next = begin; page.is_digits(next) || joins_groups(page, next); ++next) {
      if (page.is_digits(next)) {
        end = next + 1;
        digits += page.tokens().raw(next).size();
      }
      if (page.has(next + 1) && page.tokens()[next + 1].gap == Gap::line) break;
    }
    constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in, WordKind::to);
    const bool counts = page.is_mark(end, U'%') || page.find(WordKind::per, end) ||
                        (page.is_word(end) && page.tokens()[end].gap != Gap::line && !page.has_kind(end, small_words));
    constexpr std::size_t least_digits = 3;  // "109"
    if (!counts && digits >= least_digits && page.is_free(begin, end)) page.reject(begin, end, "telephone");
  }
}

bool is_capital_word(const Page& page, std::size_t at) {
  return page.is_word(at) && is_capitalised(page.tokens().raw(at));
}

bool is_counted(const Page& page, std::size_t at) {
  return page.find(WordKind::counted, at) || page.find(WordKind::unit, at) || page.find(WordKind::power, at);
}

// "ул. Ленина, 12": a street with a name, at most three words of its name, a comma or nothing, and no noun behind the
// number.
bool is_behind_street(const Page& page, std::size_t at) {
  std::size_t name = at;
  if (name > page.first() && page.is_mark(name - 1, U',')) --name;
  const bool has_comma = name < at;
  if (has_comma && is_counted(page, at + 1)) return false;
  bool has_capital = false;
  constexpr std::size_t longest_name = 4;  // words
  for (std::size_t words = 0; words <= longest_name && name > page.first(); ++words, --name) {
    const bool is_street = bool(page.find_before(WordKind::street, name));
    std::size_t street = name - 1;  // where its word begins: "к-сі" are three tokens
    while (is_street && page.find(WordKind::street, street).next != name) --street;
    // "Красной площади, 3", no "Посевные площади сократились с 5"
    const bool is_named = has_capital || (words == 0 && street > page.first() && is_capital_word(page, street - 1));
    if (is_street && !is_named) return false;
    if (is_street) return has_comma || !page.is_word(at + 1) || page.tokens()[at + 1].gap == Gap::line;
    const bool is_stop = page.is_mark(name - 1, U'.') && page.is_glued(name - 1);
    if (!page.is_word(name - 1) && !is_stop) return false;
    has_capital = has_capital || is_capital_word(page, name - 1);
  }
  return false;
}

// "12 Baker Street": capitalised words up to the street; "16 по улице Мира": one small word.
bool is_before_street(const Page& page, std::size_t at) {
  constexpr std::size_t longest_name = 3;  // words
  if (page.is_word(at + 1) && !is_capitalised(page.tokens().raw(at + 1)))
    return page.find(WordKind::street, at + 2) && page.find(WordKind::to, at + 1);
  for (std::size_t word = at + 1; word <= at + 1 + longest_name && page.is_word(word); ++word) {
    if (word > at + 1 && page.find(WordKind::street, word)) return true;
    if (!is_capitalised(page.tokens().raw(word))) return false;
  }
  return false;
}

// "ул. Ленина, 12", "Абай көшесі, 14", "12 Baker Street", "дом 16 по улице Мира": the number of a house.
void reject_houses(Page& page) {
  constexpr std::size_t longest_number = 3;  // digits
  if (!page.has_kind_anywhere(bits_of(WordKind::street))) return;
  for (const std::size_t at : page.figures()) {
    if (!page.is_digits(at) || page.is_taken(at) || page.tokens().raw(at).size() > longest_number ||
        is_decimal(page, at))
      continue;
    const bool is_day = bool(page.find(WordKind::month, at + 1));
    if (is_day || (!is_behind_street(page, at) && !is_before_street(page, at))) continue;
    const bool is_corner = page.is_mark(at + 1, U'/') && page.is_glued(at + 1) && page.is_digits(at + 2) &&
                           page.is_glued(at + 2);  // "вул. Лугова, 18/2"
    page.reject(at, is_corner ? at + 3 : at + 1, "house-number");
  }
}

bool is_city_word(const Page& page, const Found& place) {
  return place && place.sense->code == "city" && page.has(place.next);
}

// "MN 55802" behind a comma: two capital letters and five digits.
bool is_behind_state(const Page& page, std::size_t at) {
  if (at < page.first() + 2 || !page.is_mark(at - 2, U',') || !page.is_word(at - 1) || page.is_glued(at)) return false;
  const auto state = page.tokens().raw(at - 1);
  return state.size() == 2 && std::ranges::all_of(state, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// "14 Mill St., Lesna, 62481", "412780, с. Верхний Брод, ул. Школьная, 5": beside a comma or behind a colon, and a
// street near it in the line.
bool is_in_address(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 16;  // tokens
  if (!page.has_kind_anywhere(bits_of(WordKind::street)) || is_counted(page, at + 1)) return false;
  const bool is_first = page.is_mark(at + 1, U',') && (at == page.first() || !page.is_word(at - 1));
  const bool is_last = at > page.first() && page.is_mark(at - 1, U',') && !page.is_word(at + 1);
  const auto is_in_line = [&](std::size_t token) { return page.tokens()[token].gap != Gap::line; };
  for (std::size_t next = at + 1; is_first && page.has(next) && next < at + reach && is_in_line(next); ++next)
    if (page.find(WordKind::street, next)) return true;
  for (std::size_t word = at; is_last && word > page.first() && word + reach > at && is_in_line(word); --word)
    if (page.find(WordKind::street, word - 1)) return true;
  return false;
}

// "г. Вятка, 610000", "36014, м. Полтава": five or six digits beside the name of a town.
void reject_postal_codes(Page& page) {
  if (!page.may_have_mark(U',')) return;
  for (const std::size_t at : page.figures()) {
    const std::size_t digits = page.tokens().raw(at).size();
    if (!page.is_digits(at) || page.is_taken(at) || (digits != 5 && digits != 6)) continue;
    const bool is_before_town = page.is_mark(at + 1, U',') && is_city_word(page, page.find(WordKind::place, at + 2));
    const bool is_behind_name = at >= page.first() + 3 && page.is_mark(at - 1, U',') && is_capital_word(page, at - 2);
    if (is_before_town || is_in_address(page, at) || (digits == 5 && is_behind_state(page, at)) ||
        (is_behind_name && is_city_word(page, page.find_before(WordKind::place, at - 2))))
      page.reject(at, at + 1, "postal-code");
  }
}

}  // namespace

void reject_postal(Page& page) {
  reject_postal_codes(page);
  reject_coordinates(page);
  reject_pairs_of_degrees(page);
  reject_telephones(page);
  reject_trunk_numbers(page);
  reject_contacts(page);
  reject_houses(page);
}

}  // namespace ecumene::evidence_internal
