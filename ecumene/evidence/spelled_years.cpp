// Years in words: "в сорок первом".
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr int century_meant = 1900;
constexpr std::int64_t thousands = 3;  // their power of ten

// Does a word that an ordinal before it can describe stand here: a noun, not a small word and no verb?
bool is_described(const Page& page, std::size_t at) {
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::and_, WordKind::in, WordKind::to);
  return page.is_word(at) && page.tokens()[at].gap != Gap::line && !page.has_kind(at, small_words) &&
         !page.has_ending(EndingSort::verb, at);
}

// "тысяча девятьсот сорок первого", "дві тисячі двадцятого": all of a year in words.
std::optional<NumberRead> full_year_in_words(const Page& page, std::size_t at) {
  if (page.find_before(WordKind::number, at)) return std::nullopt;
  const Found count = page.find(WordKind::number, at);
  const Found power = page.find(WordKind::power, count ? count.next : at);
  if (!power || power.sense->value != thousands || (count && count.sense->value > 2)) return std::nullopt;
  std::int64_t year = (count ? count.sense->value : 1) * 1000;
  std::size_t next = power.next;
  const Found hundreds = page.find(WordKind::number, next);
  if (hundreds && hundreds.sense->value >= 100 && hundreds.sense->value % 100 == 0) {
    year += hundreds.sense->value;
    next = hundreds.next;
  }
  const auto rest = spelled_ordinal(page, next);
  constexpr int century = 100;
  if (!rest || !(rest->value < Decimal(century)) || page.find_before(WordKind::number, rest->next)) return std::nullopt;
  return NumberRead{.value = Decimal(year) + rest->value, .next = rest->next, .is_spelled = true};
}

// "nineteen forty-five": the century and the years of it, where the language says years so.
std::optional<DateRead> year_in_pairs(const Page& page, std::size_t at) {
  if (!page.language().has_paired_years()) return std::nullopt;
  const auto hundreds = spelled_number(page, at);
  if (!hundreds || hundreds->has_power) return std::nullopt;
  const bool is_joined = page.is_mark(hundreds->next, U'-') && page.is_glued(hundreds->next);
  const auto rest = spelled_number(page, is_joined ? hundreds->next + 1 : hundreds->next);
  constexpr int least = 10;
  constexpr int most = 20;
  constexpr int century = 100;
  const bool is_century = Decimal(least) < hundreds->value && !(Decimal(most) < hundreds->value);
  if (!rest || !is_century || rest->value < Decimal(least) || !(rest->value < Decimal(century))) return std::nullopt;
  const Decimal year = hundreds->value * Decimal(century) + rest->value;
  return DateRead{.parts = {.year = static_cast<int>(year.to_double())}, .next = rest->next};
}

// "in fifty-three", "January of forty-two", "in two thousand and four": as people say it, tens and ones, and nothing
// behind that they could count.
std::optional<DateRead> year_as_said(const Page& page, std::size_t at) {
  if (!page.language().has_paired_years() || at == page.first()) return std::nullopt;
  const Found of = page.find_before(WordKind::of, at);
  const bool is_behind_month = of && page.find_before(WordKind::month, at - of.sense->words.size());
  if (!is_behind_month && !page.find_before(WordKind::month, at) && !page.is_in(WordSet::spoken_in, at - 1))
    return std::nullopt;
  const auto first = spelled_number(page, at);
  if (!first) return std::nullopt;
  const Found thousand = page.find(WordKind::power, first->next);
  constexpr int century = 100;
  if (thousand && thousand.sense->value == thousands && first->value == Decimal(2)) {
    const Found joint = page.find(WordKind::and_, thousand.next);
    const auto rest = spelled_number(page, joint ? joint.next : thousand.next);
    if (!rest || !(rest->value < Decimal(century)) || is_described(page, rest->next)) return std::nullopt;
    return DateRead{.parts = {.year = 2000 + static_cast<int>(rest->value.to_double())}, .next = rest->next};
  }
  constexpr int least = 20;
  const bool is_of_two = first->next == at + 3 && page.is_mark(at + 1, U'-');
  if (thousand || !is_of_two || is_described(page, first->next) || first->value < Decimal(least) ||
      !(first->value < Decimal(century)))
    return std::nullopt;
  return DateRead{.parts = {.year = century_meant + static_cast<int>(first->value.to_double()), .is_short = true},
                  .next = first->next};
}

// "Отца убили в девятнадцатом.": of one word where the clause ends behind it.
bool ends_clause_as_year(const Page& page, std::size_t at, const NumberRead& ordinal) {
  constexpr int least = 14;
  constexpr std::u32string_view ends = U".,;)!?";
  const Found by = page.has_kind_anywhere(bits_of(WordKind::rank)) ? page.find_before(WordKind::tie, at) : Found{};
  if (by && by.sense->value == static_cast<std::int64_t>(Tie::by)) return false;  // "з сорокової сходинки на двадцяту."
  if (ordinal.value < Decimal(least) || page.language().has_bare_years() || page.language().has_paired_years())
    return false;
  if (!page.has(ordinal.next)) return true;
  return !page.is_word(ordinal.next) && ends.find(page.tokens()[ordinal.next].mark()) != std::u32string_view::npos;
}

}  // namespace

// "в пятидесятом году", "в тысяча девятьсот сорок первом году": an ordinal from twenty on with the word for a year,
// singular; one of two words anywhere ("перепись тридцать девятого года"). Behind a month, an event ("в июле сорок
// первого", "голод сорок седьмого") or a preposition ("после пятьдесят третьего") one of two words needs none, if
// nothing stands behind that it could describe.
std::optional<DateRead> read_spelled_year(const Page& page, std::size_t at) {
  if (!page.may_find(at, bits_of(WordKind::number, WordKind::ordinal, WordKind::power))) return std::nullopt;
  const bool is_behind_month = page.find_before(WordKind::month, at) || page.find_before(WordKind::season, at) ||
                               page.find_before(WordKind::event, at);
  const bool is_in = page.language().has_bare_years() || page.find_before(WordKind::in, at);
  if (is_behind_month || is_in)
    if (const auto pair = year_in_pairs(page, at)) return pair;
  if (const auto said = year_as_said(page, at)) return said;
  const auto full = full_year_in_words(page, at);
  const auto ordinal = full ? full : spelled_ordinal(page, at);
  constexpr int least = 20;
  constexpr int century = 100;
  if (!ordinal) return std::nullopt;
  const bool is_last = is_in && ends_clause_as_year(page, at, *ordinal);
  if (!full && ((ordinal->value < Decimal(least) && !is_last) || !(ordinal->value < Decimal(century))))
    return std::nullopt;
  if (page.find(WordKind::decade, ordinal->next)) return std::nullopt;
  const Found word = page.find(WordKind::year, ordinal->next);
  const bool is_of_two = ordinal->next > at + 1 && page.find(WordKind::number, at);
  if (!is_behind_month && !is_in && !(word && is_of_two)) return std::nullopt;
  const bool is_alone = is_behind_month || !is_described(page, ordinal->next);
  if (!word && !full && !is_last && (!is_of_two || !is_alone || page.language().has_bare_years())) return std::nullopt;
  const int year = static_cast<int>(ordinal->value.to_double());
  return DateRead{.parts = {.year = full ? year : century_meant + year}, .next = word ? word.next : ordinal->next};
}

}  // namespace ecumene::evidence_internal
