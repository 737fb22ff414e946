// Is a number that stands alone a year?
#include "ecumene/evidence/dates_internal.hpp"
#include "ecumene/evidence/digit_groups_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "1000 до 1500 человек", "between 1500 and 1600 people"; but "from 38 percent in 2016 to 83 percent".
bool is_counted_with_next(const Page& page, std::size_t at) {
  Found joint = page.find(WordKind::to, at + 1);
  if (!joint && page.find_before(WordKind::between, at)) joint = page.find(WordKind::and_, at + 1);
  if (!joint || !page.is_digits(joint.next) || !is_counting(page, joint.next + 1)) return false;
  const auto last = digits_number(page, joint.next);
  return last && Decimal(*year_number(page, at)) < last->value;
}

// "1926, 1939 и 1959 гг.": rising years, the last of them with its word.
bool is_before_years(const Page& page, std::size_t at) {
  constexpr std::size_t longest = 8;
  auto year = year_number(page, at);
  for (std::size_t count = 0; count < longest && year; ++count) {
    const Found joint = page.find(WordKind::and_, at + 1);
    if (!joint && !page.is_mark(at + 1, U',')) return false;
    at = joint ? joint.next : at + 2;
    const auto last = read_year(page, at);
    if (!last || *last->parts.year <= *year) return false;
    if (last->is_sure) return true;
    year = last->parts.year;
  }
  return false;
}

// "1932, 1933 и 1934 годов": a bare number right behind a date and before another year.
bool is_in_list_of_years(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 2;
  if (is_before_years(page, at)) return true;
  if (at < page.first() + reach || !page.is_mark(at - 1, U',') || !page.is_taken(at - reach)) return false;
  const Found joint = page.find(WordKind::and_, at + 1);
  const std::size_t behind = joint ? joint.next : page.is_mark(at + 1, U',') ? at + reach : 0;
  return behind != 0 && year_number(page, behind) && *year_number(page, behind) > *year_number(page, at);
}

// "реєстр 1629 засвідчив", "инвентарь 1789 упоминал": between a noun that is not counted and its verb.
bool is_between_noun_and_verb(const Page& page, std::size_t at) {
  constexpr auto others = bits_of(WordKind::stop, WordKind::in, WordKind::tie, WordKind::modifier, WordKind::number,
                                  WordKind::counted, WordKind::person, WordKind::unit, WordKind::label,
                                  WordKind::modifier_after, WordKind::power, WordKind::money);
  if (at == page.first() || !page.is_word(at - 1) || !page.has_ending(EndingSort::past, at + 1)) return false;
  if (page.has_ending(EndingSort::neuter_past, at + 1)) return false;  // "жінок 1629 працювало"
  return !page.has_kind(at - 1, others) && !page.has_ending(EndingSort::verb, at - 1) &&
         !page.has_ending(EndingSort::past, at - 1) && !page.has_ending(EndingSort::adjective, at - 1) &&
         !page.is_in(WordSet::inverted, at - 1) && !page.has_ending(EndingSort::participle, at + 1);
}

// "1869 пущено колію", "который 1905 закончил", "за переписом 1897 у місті": years that open a clause before its verb,
// or stand behind a census or a war and before a preposition, where years have a preposition elsewhere.
bool is_before_verb(const Page& page, std::size_t at) {
  if (page.language().has_capital_months() || page.language().has_bare_years() || !page.is_word(at + 1)) return false;
  if (page.find_before(WordKind::event, at)) return page.has_kind(at + 1, bits_of(WordKind::in));
  const bool opens_clause = page.find_before(WordKind::aside, at) || page.is_mark(at - 1, U',') ||
                            page.is_mark(at - 1, U':') || page.is_mark(at - 1, U';');
  return (opens_clause && page.has_ending(EndingSort::past, at + 1)) || is_between_noun_and_verb(page, at);
}

// "In 1901 women formed 43 per cent": a sentence does not begin with so many women, unless a comma ends them.
bool opens_sentence_as_year(const Page& page, std::size_t at) {
  constexpr int earliest = 1700;
  if (*year_number(page, at) < earliest || !page.find(WordKind::counted, at + 1) || page.is_mark(at + 2, U','))
    return false;
  const Found in = page.find_before(WordKind::in, at);
  const std::size_t lead = in ? at - in.sense->words.size() : at;
  return in && is_capitalised(page.tokens().raw(lead)) && (lead == page.first() || page.is_mark(lead - 1, U'.'));
}

}  // namespace

bool is_year_like(const Page& page, std::size_t at) {
  if (!year_number(page, at)) return false;
  if (opens_sentence_as_year(page, at)) return true;
  const bool is_hyphened = at >= page.first() + 2 && page.is_mark(at - 1, U'-') && page.is_glued(at);
  if (is_hyphened && page.is_glued(at - 1) && small_number(page, at - 2, 1, 2)) return false;  // "ЭҚЖЖ 05-2019"
  if (is_hyphened && page.is_glued(at - 1) && page.is_word(at - 2) && !page.find_before(WordKind::month, at - 1))
    return false;  // "КВЕД-2010"
  const std::size_t behind = at + 1;
  if (is_group(page, behind) && is_group(page, behind + 1)) return false;  // "1800 198 231"
  if (is_counting(page, behind) || is_counted_with_next(page, at)) return false;
  if (const Found modifier = page.find_before(WordKind::modifier, at)) {
    // "in about 1890 by them"
    const bool is_before_noun = page.is_word(behind) && !page.has_kind(behind, bits_of(WordKind::stop, WordKind::in));
    if (page.find_before(WordKind::in, at - modifier.sense->words.size()) && !is_before_noun)
      return modifier.sense->code == "approx";
    // "around 1700 the fort": the same word leads to a year where nothing stands behind that could be counted.
    const Found in = page.find_before(WordKind::in, at);
    return in && in.sense->words == modifier.sense->words &&
           (!page.is_word(behind) || page.find(WordKind::article, behind));
  }
  constexpr int earliest_before_noun = 1300;  // "на 1000 мужчин" is no year
  if (*year_number(page, at) < earliest_before_noun && page.is_word(behind)) return false;
  if (at > page.first() && (page.find_before(WordKind::in, at) || page.find_before(WordKind::early, at) ||
                            page.find_before(WordKind::from, at) || page.find_before(WordKind::to, at) ||
                            page.find_before(WordKind::of, at)))
    return true;
  constexpr int earliest_bare = 1500;
  if (*year_number(page, at) < earliest_bare) return false;
  if (is_in_list_of_years(page, at)) return true;
  // A sentence does not begin with a count in digits.
  if (at == page.first() || page.is_mark(at - 1, U'.') || page.is_mark(at - 1, U'(')) return true;
  // "the 1940 level", "a 1921 census".
  if (at > page.first() && page.find_before(WordKind::article, at) && page.is_word(behind)) return true;
  if (page.find_before(WordKind::compare, at) || page.is_in(WordSet::dated, behind) || is_before_verb(page, at))
    return true;
  // A noun behind it is counted by it, where the language puts the noun behind and years behind a preposition.
  return page.language().has_bare_years() || !page.is_word(behind) || page.tokens()[behind].gap == Gap::line;
}

bool is_about(const Page& page, std::size_t at) {
  const auto is_approx = [&](std::size_t behind) {
    const Found modifier = page.find_before(WordKind::modifier, behind);
    return modifier && modifier.sense->code == "approx";
  };
  const Found in = page.find_before(WordKind::in, at);
  return is_approx(at) || (in && is_approx(at - in.sense->words.size()));
}

}  // namespace ecumene::evidence_internal
