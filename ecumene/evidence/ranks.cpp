// Places in a ranking: "third place", "он үшінші орын", "19th of 80".
#include <algorithm>

#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t reach = 40;  // tokens of a sentence that lists ranks

// A full stop, not that of "5 г." which is taken. A list of ranks goes on over semicolons, unlike a series of figures
// (sentence_ends_between).
bool ends_sentence(const Page& page, std::size_t at) {
  return page.is_mark(at, U'.') && !page.is_glued(at + 1) && (!page.is_word(at + 1) || !page.is_taken(at));
}

// The last quantity before a token that is a rank of the same sentence; nullptr if there is none near. Quantities are
// taken one after another, so that it is one of the last taken.
const Taken* rank_before(const Page& page, std::size_t at) {
  constexpr std::size_t most = 16;
  const auto& mentions = page.mentions();
  const std::size_t first = mentions.size() - std::min(mentions.size(), most);
  const Taken* rank = nullptr;
  for (std::size_t index = mentions.size(); index-- > first && rank == nullptr;) {
    const Taken& taken = mentions[index];
    if (taken.type != MentionType::quantity || taken.end > at) continue;
    if (taken.end + reach < at) return nullptr;
    if (taken.kind == QuantityKind::rank) rank = &taken;
  }
  for (std::size_t between = rank == nullptr ? at : rank->end; between < at; ++between)
    if (ends_sentence(page, between)) return nullptr;
  return rank;
}

// No noun stands behind that an ordinal before `behind` could number: a mark, a small word.
bool numbers_nothing(const Page& page, std::size_t behind) {
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::in, WordKind::and_, WordKind::to, WordKind::per);
  return !page.is_word(behind) || page.has_kind(behind, small_words);
}

bool is_verb(const Page& page, std::size_t at) {
  if (!page.is_word(at)) return false;
  return page.has_ending(EndingSort::past, at) || page.has_ending(EndingSort::verb, at);
}

// "с седьмого места на второе", "Полтава заняла второе место, Сумы — третье", "first place went to Lesna, second to
// Brod", "друге посіла Лісна": the word for ranks stands with another of the sentence.
bool goes_on_from_rank(const Page& page, std::size_t at, std::size_t behind) {
  const Taken* rank = at == page.first() ? nullptr : rank_before(page, at);
  if (rank == nullptr) return false;
  constexpr std::size_t near = 16;  // tokens
  const bool is_led =
      page.is_mark(at - 1, U'-') || page.has_kind(at - 1, bits_of(WordKind::in, WordKind::to, WordKind::per));
  if (is_led && rank->end + near >= at) return numbers_nothing(page, behind);
  const Found article = page.find_before(WordKind::article, at);
  const std::size_t first = article ? at - article.sense->words.size() : at;
  const bool begins_clause =
      page.is_mark(first - 1, U',') || page.is_mark(first - 1, U';') || page.find_before(WordKind::and_, first);
  if (begins_clause)
    return page.is_mark(behind, U'-') || is_verb(page, behind) ||
           (page.is_word(behind) && numbers_nothing(page, behind));
  return page.is_word(first - 1) && is_capitalised(page.tokens().raw(first - 1)) && numbers_nothing(page, behind);
}

// "с 68-го на 47-е и с 5-го на 3-е места", "7–8-е (Brod), 24-е (Lesna) места": the word for ranks in the sentence, and
// nothing else that the ordinal could number.
bool is_in_list_of_ranks(const Page& page, std::size_t at, std::size_t behind) {
  if (!page.has_kind_anywhere(bits_of(WordKind::rank)) || !numbers_nothing(page, behind)) return false;
  for (std::size_t next = behind; next < behind + reach && page.has(next) && !ends_sentence(page, next); ++next)
    if (page.find(WordKind::rank, next)) return true;
  for (std::size_t word = at; word > page.first() && word + reach > at && !ends_sentence(page, word - 1); --word)
    if (page.find(WordKind::rank, word - 1)) return true;
  return false;
}

// Behind the ordinal a mark or "in" and the name of the field: ", second in the region,".
bool ends_as_rank(const Page& page, std::size_t behind) {
  constexpr std::size_t longest = 3;  // words
  if (!page.is_word(behind)) return true;
  const Found in = page.find(WordKind::in, behind);
  if (!in || !page.is_word(in.next) || page.has_kind(in.next, bits_of(WordKind::month, WordKind::number))) return false;
  for (std::size_t at = in.next; at <= in.next + longest; ++at)
    if (!page.is_word(at)) return !page.is_digits(at);
  return false;
}

// "за этим показателем Лесна была восемнадцатой", "мы вторые в области": second or farther behind no
// preposition, and nothing that it numbers, in a sentence that tells by what the ranks go.
bool is_said_of_subject(const Page& page, std::size_t at, const NumberRead& ordinal) {
  if (!page.has_anywhere(WordSet::graded_by) || at == page.first() || !page.is_word(at - 1)) return false;
  if (ordinal.value < Decimal(2) || !ends_as_rank(page, ordinal.next)) return false;
  constexpr auto leads = bits_of(WordKind::in, WordKind::from, WordKind::to, WordKind::and_, WordKind::per,
                                 WordKind::of, WordKind::early, WordKind::label);
  if (page.has_kind(at - 1, leads)) return false;
  constexpr auto lead = bits_of(WordKind::in, WordKind::per);
  for (std::size_t word = at - 1; word > page.first() && word + reach > at && !ends_sentence(page, word); --word)
    if (page.is_in(WordSet::graded_by, word) && (page.has_kind(word - 1, lead) || page.has_kind(word - 2, lead)))
      return true;  // "за цим показником"
  return false;
}

// "third place", "он үшінші орынға", "ranks second": the ordinal alone is the quote.
std::optional<QuantityRead> read_spelled_rank(const Page& page, std::size_t at) {
  const auto ordinal = spelled_ordinal(page, at);
  if (!ordinal) return std::nullopt;
  if (!is_ranking(page, at, ordinal->next) && !goes_on_from_rank(page, at, ordinal->next) &&
      !is_said_of_subject(page, at, *ordinal))
    return std::nullopt;
  QuantityRead read{.begin = at, .next = ordinal->next, .is_spelled = true};
  read.mention.low = read.mention.high = ordinal->value;
  read.mention.kind = QuantityKind::rank;
  return read;
}

// "19th of 80", "12 место".
std::optional<QuantityRead> read_rank_in_digits(const Page& page, std::size_t at) {
  const auto number = digits_number(page, at);
  if (!number) return std::nullopt;
  const std::size_t behind = after_ordinal(page, number->next);
  const bool is_rank = behind > number->next ? is_ranking(page, at, behind) : bool(page.find(WordKind::rank, behind));
  if (!is_rank) return std::nullopt;
  QuantityRead read{.begin = at, .next = number->next};
  read.mention.low = read.mention.high = number->value;
  read.mention.kind = QuantityKind::rank;
  return read;
}

// "с 4-го на 17-е место", "четвёртое и пятое места", "25-те, місце": the token where the word for ranks can stand.
std::size_t behind_next_ordinal(const Page& page, std::size_t at) {
  const bool is_mark = page.is_mark(at, U',') || page.is_mark(at, U'-');
  const bool is_joint = page.has_kind(at, bits_of(WordKind::and_, WordKind::to, WordKind::in, WordKind::per));
  if (!is_mark && !is_joint) return at;
  if (const auto ordinal = spelled_ordinal(page, at + 1)) return ordinal->next;
  return page.is_digits(at + 1) ? after_ordinal(page, at + 2) : page.is_mark(at, U',') ? at + 1 : at;
}

// "the third largest town", "the 2nd-highest", "третий по величине город".
bool is_before_superlative(const Page& page, std::size_t behind) {
  if (page.is_mark(behind, U'-') && page.is_glued(behind)) ++behind;
  if (page.is_in(WordSet::graded, behind)) return true;
  return page.has_kind(behind, bits_of(WordKind::per, WordKind::in)) && page.is_in(WordSet::graded_by, behind + 1);
}

}  // namespace

bool is_ranking(const Page& page, std::size_t at, std::size_t behind) {
  if (is_before_superlative(page, behind)) return true;
  if (page.find(WordKind::rank, behind)) return true;
  // "вышел на первое": behind a verb and its preposition only where nothing stands behind that it numbers.
  const Found before = page.find_before(WordKind::rank, at);
  if (before &&
      (before.sense->words.size() == 1 || page.language().has_paired_years() || numbers_nothing(page, behind)))
    return true;
  if (page.find(WordKind::rank, behind_next_ordinal(page, behind))) return true;
  if (page.is_digits(at) && is_in_list_of_ranks(page, at, behind)) return true;
  const Found of = page.find(WordKind::of, behind);
  return of && page.is_digits(of.next) && page.is_digits(at);
}

std::optional<QuantityRead> read_rank(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::rank, WordKind::of, WordKind::ordinal))) return std::nullopt;
  return page.is_digits(at) ? read_rank_in_digits(page, at) : read_spelled_rank(page, at);
}

}  // namespace ecumene::evidence_internal
