// A number and its unit in one word, and the unit before its number.
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr int places = 6;

// What the code of a compound makes of the quantity: a multiplier, a multiple, a unit.
void take_code(const Page& page, const std::string& code, QuantityRead& read) {
  if (code.starts_with("10^")) {
    const Decimal factor(1, -std::stoi(code.substr(3)));
    read.mention.low = read.mention.high = read.mention.low * factor;
    take_unit(page, read);
  } else if (code == "times") {
    read.mention.kind = QuantityKind::multiple;
  } else {
    read.mention.unit = code;
    const bool is_money = code.size() == 3 && code.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == code.npos;
    read.mention.kind = code == "%" ? QuantityKind::share : is_money ? QuantityKind::money : QuantityKind::measure;
  }
}

bool is_number_word(const Page& page, std::size_t at) {
  constexpr auto kinds = bits_of(WordKind::number, WordKind::scale, WordKind::power, WordKind::fraction);
  return page.is_digits(at) || page.has_kind(at, kinds);
}

// Can the words before a noun that stands at `noun` say that it goes with them: "пять лет", "много лет", "прошлых лет"?
bool goes_with_words_before(const Page& page, std::size_t noun) {
  if (noun == page.first()) return false;
  const std::size_t before = noun - 1;
  if (is_number_word(page, before) || (page.is_mark(before, U'.') && noun > page.first() + 1 && page.is_glued(before) &&
                                       is_number_word(page, before - 1)))
    return true;
  if (!page.is_word(before)) return false;
  return page.is_in(WordSet::many, before) || (page.has_ending(EndingSort::adjective, before) &&
                                               !page.has_kind(before, bits_of(WordKind::stop, WordKind::in)));
}

// "тонны три, не больше", but not "в конце года два завода".
bool is_few_of_nothing_else(const Page& page, const QuantityRead& read) {
  constexpr int least = 2;
  constexpr int most = 4;
  if (read.mention.low < Decimal(least) || Decimal(most) < read.mention.high) return false;
  constexpr auto small_words = bits_of(WordKind::stop, WordKind::in, WordKind::to, WordKind::and_, WordKind::tie);
  return !page.is_word(read.next) || page.has_kind(read.next, small_words) ||
         page.has_ending(EndingSort::past, read.next);
}

// The noun right before a number, a preposition between them or none.
std::optional<std::size_t> noun_before(const Page& page, const QuantityRead& read) {
  if (!page.has_anywhere(WordSet::inverted) && !page.has_anywhere(WordSet::inverted_few)) return std::nullopt;
  const std::size_t begin = read.begin;
  if (begin == page.first() || page.tokens()[begin].gap == Gap::line) return std::nullopt;
  std::size_t noun = begin - 1;
  if (page.is_in(WordSet::over, noun) && noun > page.first()) --noun;
  const bool is_inverted = page.is_in(WordSet::inverted, noun) ||
                           (page.is_in(WordSet::inverted_few, noun) && is_few_of_nothing_else(page, read));
  return is_inverted && !page.is_taken(noun) ? std::optional(noun) : std::nullopt;
}

}  // namespace

std::optional<QuantityRead> read_compound(const Page& page, std::size_t at) {
  const Found compound = page.find(WordKind::compound, at);
  if (!compound) return std::nullopt;
  QuantityRead read{.begin = at, .next = compound.next, .is_spelled = true};
  read.mention.low = read.mention.high =
      quotient(Decimal(compound.sense->value), Decimal(compound.sense->denominator), places);
  take_code(page, compound.sense->code, read);
  return read;
}

void take_inversion(const Page& page, QuantityRead& read) {
  const auto noun = noun_before(page, read);
  if (!noun || goes_with_words_before(page, *noun)) return;
  if (const Found power = page.find(WordKind::power, *noun)) {
    const Decimal factor(1, -static_cast<int>(power.sense->value));
    read.mention.low = read.mention.low * factor;
    read.mention.high = read.mention.high * factor;
    read.begin = *noun;
  } else if (read.mention.unit != "1" || read.mention.kind != QuantityKind::count) {
    return;
  } else if (const auto unit = read_unit(page, *noun)) {
    read.mention.unit = unit->code;
    read.mention.kind = unit->kind;
    read.begin = *noun;
  }
  read.mention.modifier = Modifier::approx;
}

}  // namespace ecumene::evidence_internal
