// Numbers that are the years of somebody's life.
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// "Ann Kessler, 52, said", "the retired nurse, 67, who lives there": between commas behind a name, or before "who" or a
// verb of speaking.
bool is_between_name_and_comma(const Page& page, const QuantityRead& read) {
  const std::size_t begin = read.begin;
  if (begin < page.first() + 2 || !page.is_mark(begin - 1, U',') || !page.is_mark(read.next, U',')) return false;
  if (!page.is_word(begin - 2) || !page.is_digits(begin) || page.find(WordKind::month, begin - 2)) return false;
  const bool is_named = begin > page.first() + 2 && page.is_word(begin - 3) &&
                        is_capitalised(page.tokens().raw(begin - 2)) && is_capitalised(page.tokens().raw(begin - 3)) &&
                        !page.is_digits(read.next + 1);
  const bool is_told_on = page.has_kind(read.next + 1, bits_of(WordKind::aside, WordKind::speech)) &&
                          !page.has_kind(begin - 2, bits_of(WordKind::counted, WordKind::unit));
  constexpr int youngest_who_speaks = 5;
  if (page.find_before(WordKind::person, begin - 1) && !page.has_ending(EndingSort::plural, begin - 2) &&
      !page.is_digits(read.next + 1))
    return true;  // "His daughter, 29, works there"
  return is_named || (is_told_on && Decimal(youngest_who_speaks) < read.mention.low);
}

// "said farmer Ann Kessler, 66.": at the end of words that name who speaks.
bool is_behind_speaker(const Page& page, const QuantityRead& read) {
  constexpr std::size_t reach = 6;  // tokens
  const std::size_t begin = read.begin;
  if (begin < page.first() + 3 || !page.is_mark(begin - 1, U',') || page.is_word(read.next) || !page.is_digits(begin))
    return false;
  if (!page.is_word(begin - 2) || !is_capitalised(page.tokens().raw(begin - 2))) return false;
  for (std::size_t at = begin - 2; at > page.first() && at + reach > begin && page.is_word(at - 1); --at)
    if (page.find(WordKind::speech, at - 1)) return true;
  return false;
}

// "62-летний Николай", "a 35-year-old woman".
bool describes_person(const Page& page, const QuantityRead& read) {
  if (!page.is_word(read.next) || page.tokens()[read.next].gap == Gap::line) return false;
  if (page.find(WordKind::person, read.next)) return true;
  const bool is_joined = read.next >= page.first() + 2 && page.is_mark(read.next - 2, U'-');
  return is_joined && is_capitalised(page.tokens().raw(read.next));
}

// "the average age of the workers is 47 years", "средний возраст — 44 года".
bool is_of_age_named_before(const Page& page, std::size_t begin) {
  constexpr std::size_t reach = 8;  // tokens
  for (std::size_t at = begin; at > page.first() && at + reach > begin && !ends_clause(page, at - 1); --at)
    if (page.find(WordKind::age, at - 1)) return true;
  return false;
}

// "At 83, she lives alone": a sentence that begins with it, and a person behind the comma.
bool opens_at_age(const Page& page, const QuantityRead& read) {
  constexpr int youngest = 5;
  const std::size_t lead = read.begin - 1;
  const bool begins = lead == page.first() || page.is_mark(lead - 1, U'.') || page.is_mark(lead - 1, U'"');
  if (!begins || !page.is_in(WordSet::at_age, lead) || !(Decimal(youngest) < read.mention.low)) return false;
  return page.is_mark(read.next, U'?') || (page.is_mark(read.next, U',') && page.find(WordKind::aged, read.next + 1));
}

// "taken on at thirteen and dismissed at eighteen, when they": above the hours of the day, and nothing that it counts.
bool is_spelled_at_age(const Page& page, const QuantityRead& read) {
  constexpr int last_hour = 12;
  constexpr int oldest = 99;
  constexpr auto small_words = bits_of(WordKind::and_, WordKind::aside);
  if (!read.is_spelled || read.begin == page.first() || !page.is_in(WordSet::at_age, read.begin - 1)) return false;
  if (!(Decimal(last_hour) < read.mention.low) || Decimal(oldest) < read.mention.high) return false;
  return !page.is_word(read.next) || page.has_kind(read.next, small_words);
}

// "Their median age was 31, though": the word for age a few words before, and nothing that is counted.
bool is_bare_behind_age(const Page& page, const QuantityRead& read) {
  constexpr std::size_t reach = 4;  // tokens
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in);
  if (!page.has_kind_anywhere(bits_of(WordKind::age))) return false;
  if (page.is_word(read.next) && !page.has_kind(read.next, small_words)) return false;
  for (std::size_t at = read.begin; at > page.first() && at + reach > read.begin && page.is_word(at - 1); --at)
    if (page.find(WordKind::age, at - 1)) return true;
  return false;
}

// "He left, at 63, for the coast", "I was that boy, at fourteen.": between two marks.
bool is_at_age(const Page& page, const QuantityRead& read) {
  constexpr int youngest = 5;
  const std::size_t at = read.begin;
  if (at > page.first() && opens_at_age(page, read)) return true;
  return at >= page.first() + 2 && page.is_word(at - 1) && page.is_mark(at - 2, U',') && !page.is_word(read.next) &&
         page.is_in(WordSet::at_age, at - 1) && !page.is_mark(read.next, U':') && Decimal(youngest) < read.mention.low;
}

// "died in 1841 at 77": a date stands between the verb and the age.
bool is_at_age_behind_date(const Page& page, const QuantityRead& read) {
  constexpr int last_hour = 12;
  constexpr std::size_t longest_date = 4;  // tokens
  if (read.begin < page.first() + 3 || !page.is_in(WordSet::at_age, read.begin - 1)) return false;
  if (!(Decimal(last_hour) < read.mention.low) || (page.is_word(read.next) && !page.find(WordKind::and_, read.next)))
    return false;
  std::size_t date = read.begin - 1;
  while (date > page.first() && date + longest_date >= read.begin && page.is_taken(date - 1)) --date;
  const Found in = page.find_before(WordKind::in, date);
  const std::size_t verb = in ? date - in.sense->words.size() : date;
  return in && verb > page.first() && page.has_kind(verb - 1, bits_of(WordKind::aged));
}

// "I was", "умер в", before the number of years of a life; "was" alone behind a name, where the clause ends behind the
// number in words: "Ann Kessler was thirty-one, and".
bool is_behind_word_of_life(const Page& page, const QuantityRead& read) {
  const Found aged = page.find_before(WordKind::aged, read.begin);
  if (!aged || aged.sense->words.size() > 1 || !page.find(WordKind::tie, read.begin - 1)) return bool(aged);
  constexpr int youngest = 5;
  constexpr auto others = bits_of(WordKind::stop, WordKind::month, WordKind::season, WordKind::place, WordKind::unit);
  const std::size_t name = read.begin - 2;
  if (!read.is_spelled || name <= page.first() || !page.is_word(name) || page.has_kind(name, others)) return false;
  std::size_t first = name;  // "for Brod was twelve" is none of a person
  while (first > page.first() && page.is_word(first - 1) && is_capitalised(page.tokens().raw(first - 1))) --first;
  const bool is_led = first > page.first() && page.has_kind(first - 1, bits_of(WordKind::in, WordKind::of));
  const bool is_name = is_capitalised(page.tokens().raw(name)) && !page.is_mark(name - 1, U'.') &&
                       !(is_led && !page.find_before(WordKind::and_, first));
  return is_name && read.mention.unit == "1" && !(read.mention.low < Decimal(youngest)) &&
         (page.is_mark(read.next, U',') || page.has_kind(read.next, bits_of(WordKind::stop)));
}

// "65 or older", "65 и старше".
bool is_or_older(const Page& page, std::size_t behind) {
  const Found after = page.find(WordKind::modifier_after, behind);
  return after && (after.sense->code == "older" || after.sense->code == "younger");
}

// "61-ге толған", "алпыс бірге толды": where the verb comes last.
bool is_before_word_of_life(const Page& page, const QuantityRead& read) {
  if (!page.language().has_verbs_last()) return false;
  const std::size_t behind = page.after_ending(read.next);
  return (behind > read.next || read.is_spelled) && page.find(WordKind::aged, behind);
}

// "women 15 to 44", "children 5–14": a range right behind persons, and no noun behind it.
bool is_range_behind_persons(const Page& page, const QuantityRead& read) {
  if (!read.mention.is_range || !page.find_before(WordKind::person, read.begin)) return false;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::in, WordKind::and_, WordKind::tie);
  return !page.is_word(read.next) || page.has_kind(read.next, small_words);
}

// "aged 12 years", "12 years of age", "over 60 years and older".
bool is_told_of_age(const Page& page, const QuantityRead& read, std::size_t lead, std::size_t behind) {
  return page.find(WordKind::age, behind) || page.find_before(WordKind::age, read.begin) ||
         page.find_before(WordKind::age, lead) || page.find_before(WordKind::older, read.begin) ||
         page.find_before(WordKind::older, lead) || is_or_older(page, behind);
}

bool begins_number(const Page& page, std::size_t at) {
  return page.is_digits(at) || page.may_find(at, bits_of(WordKind::number));
}

// "aged 8, 10 and 12", "lowered the age from 18 to 16": behind an age and "and" or "to"; behind a comma only where the
// list goes on.
bool goes_on_from_age(const Page& page, const QuantityRead& read) {
  const auto& mentions = page.mentions();
  if (mentions.empty() || mentions.back().kind != QuantityKind::age || mentions.back().end >= read.begin) return false;
  std::size_t at = mentions.back().end;
  const bool has_comma = page.is_mark(at, U',');
  if (has_comma) ++at;
  if (page.has_kind(at, bits_of(WordKind::and_, WordKind::to))) return at + 1 == read.begin;
  if (!has_comma || at != read.begin) return false;
  const std::size_t comma = page.is_mark(read.next, U',') ? read.next + 1 : read.next;
  const Found joint = page.find(WordKind::and_, comma);
  return (joint || comma > read.next) && begins_number(page, joint ? joint.next : comma);
}

// "a girl of 12", "boys of 8 and 9": a number that persons have, and no noun behind it.
bool is_behind_person_of(const Page& page, const QuantityRead& read) {
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::aside, WordKind::in);
  const bool is_before_noun = page.is_word(read.next) && !page.has_kind(read.next, small_words) &&
                              !page.has_ending(EndingSort::past, read.next);
  if (is_before_noun) return false;
  if (goes_on_from_age(page, read)) return true;
  if (!page.has_anywhere(WordSet::of_age)) return false;
  const std::size_t lead = before_lead(page, read.begin);  // "a boy of about ten"
  return lead > page.first() + 1 && page.is_in(WordSet::of_age, lead - 1) &&
         page.find_before(WordKind::person, lead - 1);
}

// "of them under 18" where persons are spoken of: an age of so many of them, and nothing that it counts.
bool is_bound_of_them(const Page& page, const QuantityRead& read, const Found& bound, std::size_t lead) {
  constexpr int youngest = 5;
  constexpr int oldest = 99;
  const Found them =
      bound.sense->code == "approx" || bound.sense->words.size() > 1 ? Found{} : page.find_before(WordKind::tie, lead);
  if (!them || them.sense->value != static_cast<std::int64_t>(Tie::them)) return false;
  if (read.mention.low < Decimal(youngest) || Decimal(oldest) < read.mention.high) return false;
  if (page.is_word(read.next) && !page.has_kind(read.next, bits_of(WordKind::and_, WordKind::in))) return false;
  return page.has_kind_anywhere(bits_of(WordKind::person, WordKind::counted));
}

// "persons over 60 made up", "children under fourteen"; in words only behind a bound, since "men, about fifty" are men.
bool is_bound_behind_persons(const Page& page, const QuantityRead& read, std::size_t lead) {
  const Found bound = lead < read.begin ? page.find_before(WordKind::modifier, read.begin) : Found{};
  if (!bound || (read.is_spelled && bound.sense->code == "approx")) return false;
  // "женщин не менее 80", "members: at least 20": so many of them.
  if (bound.sense->code == "over" && bound.sense->words.size() > 1) return false;
  if (is_bound_of_them(page, read, bound, lead)) return true;
  const bool is_behind_counted = !read.is_spelled && page.find_before(WordKind::counted, lead);
  return is_behind_counted || page.find_before(WordKind::person, lead);
}

}  // namespace

namespace {

// Has the paragraph anything by which is_age could tell one?
bool may_tell_ages(const Page& page) {
  constexpr auto words = bits_of(WordKind::age, WordKind::older, WordKind::aged, WordKind::person, WordKind::counted,
                                 WordKind::modifier_after);
  return page.has_kind_anywhere(words) || page.has_anywhere(WordSet::at_age) || page.has_anywhere(WordSet::of_age) ||
         page.may_have_mark(U',');
}

}  // namespace

bool is_age(const Page& page, const QuantityRead& read) {
  constexpr int oldest = 130;
  const bool is_of_years = read.mention.unit == "year";
  const bool is_bare = read.mention.unit == "1" && read.mention.kind == QuantityKind::count;
  if (!is_of_years && !is_bare) return false;
  const bool may_be_joined = is_of_years && page.may_have_mark(U'-');  // "62-летний Николай"
  if (!may_tell_ages(page) && !may_be_joined) return false;
  if (page.is_in(WordSet::collective, read.begin)) return false;  // "нас у матери пятеро"
  if (!(read.mention.high <= Decimal(oldest)) || !(Decimal(0) < read.mention.high)) return false;
  const std::size_t behind = page.is_mark(read.next, U'-') ? read.next + 1 : read.next;
  constexpr auto led = bits_of(WordKind::age, WordKind::older, WordKind::person, WordKind::counted);
  const std::size_t lead = page.has_kind_anywhere(led) ? before_lead(page, read.begin) : read.begin;
  if (is_of_years)
    return is_told_of_age(page, read, lead, behind) || is_behind_word_of_life(page, read) ||
           page.find_before(WordKind::age, read.next) || describes_person(page, read) ||
           is_of_age_named_before(page, read.begin);
  if (page.find_before(WordKind::age, read.begin) || page.find_before(WordKind::age, lead) ||
      page.find_before(WordKind::older, read.begin) || is_between_name_and_comma(page, read) ||
      is_behind_speaker(page, read) || is_at_age(page, read) || is_or_older(page, behind) ||
      is_range_behind_persons(page, read) || is_spelled_at_age(page, read) || is_bare_behind_age(page, read) ||
      is_at_age_behind_date(page, read) || is_before_word_of_life(page, read))
    return true;
  if (read.begin > page.first() && is_behind_person_of(page, read)) return true;
  // "I was seventeen.", "мне девяносто три"
  if (is_behind_word_of_life(page, read) &&
      (!page.is_word(read.next) || page.has_kind(read.next, bits_of(WordKind::stop))))
    return true;
  return is_bound_behind_persons(page, read, lead);
}

}  // namespace ecumene::evidence_internal
