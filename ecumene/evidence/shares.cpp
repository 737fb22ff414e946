// Shares written as fractions.
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr int fraction_places = 12;

// "3/4 пуда", "1/2 mile", "half a per cent", "пів копійки": a noun of a measure, of money or per cent right behind a
// fraction, no letter alone.
void take_measure(const Page& page, QuantityRead& read) {
  const auto unit = read_unit(page, read.next);
  const bool is_letter = page.is_word(read.next) && utf8::length(page.tokens().raw(read.next)) == 1;
  const bool is_part = unit && (unit->kind == QuantityKind::measure || unit->kind == QuantityKind::money ||
                                (unit->code == "%" && page.is_word(read.next)));
  if (!is_part || is_letter) return;
  const std::size_t last = unit->next - 1;
  const Found whole = page.find(WordKind::unit, last);  // "жарты келі" has the letters of an adjective
  const bool is_form = whole && whole.sense->words.back() == page.tokens().word(last);
  if (is_form || !page.has_ending(EndingSort::adjective, last)) take_unit(page, read);
}

// "3/4": a fraction below one with a small denominator.
std::optional<QuantityRead> read_slash(const Page& page, std::size_t at) {
  if (!page.is_digits(at) || !page.is_mark(at + 1, U'/') || !page.is_glued(at + 1)) return std::nullopt;
  if (!page.is_digits(at + 2) || !page.is_glued(at + 2) || page.is_mark(at + 3, U'/')) return std::nullopt;
  const auto above = Decimal::parse(page.tokens().raw(at));
  const auto below = Decimal::parse(page.tokens().raw(at + 2));
  if (!above || !below || !(*above < *below) || !(*below <= Decimal(100)) || above->is_zero()) return std::nullopt;
  QuantityRead read{.begin = at, .next = at + 3};
  read.mention.low = read.mention.high = quotient(*above, *below, fraction_places);
  read.mention.kind = QuantityKind::share;
  take_measure(page, read);
  return read;
}

QuantityRead share_of_one(std::size_t begin, std::size_t next, const Decimal& parts) {
  QuantityRead read{.begin = begin, .next = next, .is_spelled = true};
  read.mention.low = read.mention.high = quotient(Decimal(1), parts, fraction_places);
  read.mention.kind = QuantityKind::share;
  return read;
}

// "десятой части", "одна пятая часть".
std::optional<QuantityRead> read_named_part(const Page& page, std::size_t at) {
  if (!page.has_anywhere(WordSet::parts)) return std::nullopt;
  const Found one = page.find(WordKind::number, at);
  if (one && one.sense->value != 1) return std::nullopt;
  const auto parts = spelled_ordinal(page, one ? one.next : at);
  if (!parts || !(Decimal(2) < parts->value) || !page.is_in(WordSet::parts, parts->next)) return std::nullopt;
  return share_of_one(at, parts->next + 1, parts->value);
}

std::optional<QuantityRead> read_fraction(const Page& page, std::size_t at) {
  const Found fraction = page.find(WordKind::fraction, at);
  if (!fraction || page.find_before(WordKind::ordinal, at)) return std::nullopt;
  const bool is_joined = page.is_mark(fraction.next, U'-') && page.is_glued(fraction.next);
  if (is_joined && page.is_glued(fraction.next + 1) && !read_unit(page, fraction.next))
    return std::nullopt;  // "half-timer"
  QuantityRead read{.begin = at, .next = fraction.next, .is_spelled = true};
  read.mention.low = read.mention.high =
      quotient(Decimal(fraction.sense->value), Decimal(fraction.sense->denominator), fraction_places);
  read.mention.kind = QuantityKind::share;
  const Found article = page.find(WordKind::article, fraction.next);    // "a quarter of a million"
  if (const Found scale = page.find(WordKind::scale, fraction.next)) {  // "півтори сотні"
    read.mention.low = read.mention.high = (read.mention.low * Decimal(scale.sense->value)).rounded(6);
    read.next = scale.next;
  }
  if (const Found power = page.find(WordKind::power, article ? article.next : read.next)) {
    const Decimal factor(1, -static_cast<int>(power.sense->value));
    read.mention.low = read.mention.high = (read.mention.low * factor).rounded(6);
    read.next = power.next;
  }
  if (read.mention.low < Decimal(1)) {
    take_measure(page, read);  // "half a ton", "пів пуда", but not "три чверті річного стоку"
  } else if (Decimal(1) < read.mention.low) {
    const bool is_multiple = fraction.sense->denominator == 1;  // twofold
    read.mention.kind = is_multiple ? QuantityKind::multiple : QuantityKind::count;
    if (!is_multiple) take_unit(page, read);
  }
  return read;
}

// "every third", "каждый пятый".
std::optional<QuantityRead> read_every(const Page& page, std::size_t at) {
  const Found each = page.find(WordKind::each, at);
  if (!each) return std::nullopt;
  const auto ordinal = spelled_ordinal(page, each.next);
  if (!ordinal || !(Decimal(1) < ordinal->value)) return std::nullopt;
  return share_of_one(at, ordinal->next, ordinal->value);
}

// "one in three", "one Sunday in three", spelled. "48 out of 305" and "nine out of ten" are two counts.
std::optional<QuantityRead> read_one_in(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::ratio))) return std::nullopt;
  const auto one = spelled_number(page, at);
  if (!one || one->value != Decimal(1)) return std::nullopt;
  Found ratio = page.find(WordKind::ratio, one->next);
  constexpr std::size_t longest_noun = 3;  // words
  for (std::size_t word = one->next; !ratio && word < one->next + longest_noun && page.is_word(word); ++word)
    if (!page.has_kind(word, bits_of(WordKind::stop))) ratio = page.find(WordKind::ratio, word + 1);
  if (!ratio) return std::nullopt;
  const auto parts = spelled_number(page, ratio.next);
  if (!parts || !(Decimal(1) < parts->value)) return std::nullopt;
  if (page.find(WordKind::power, parts->next) || page.find(WordKind::unit, parts->next)) return std::nullopt;
  return share_of_one(at, parts->next, parts->value);
}

// "две пятых", "дві п'яті": a small number and the ordinal of the parts.
std::optional<QuantityRead> read_spelled_parts(const Page& page, std::size_t at) {
  const Found some = page.find(WordKind::number, at);
  const Found parts = some ? page.find(WordKind::ordinal, some.next) : Found{};
  constexpr int most_parts = 100;
  if (!parts || some.sense->value < 1 || parts.sense->value < 3 || parts.sense->value > most_parts ||
      some.sense->value >= parts.sense->value || page.find(WordKind::rank, parts.next))
    return std::nullopt;
  QuantityRead read = share_of_one(at, parts.next, Decimal(parts.sense->value));
  read.mention.low = read.mention.high =
      quotient(Decimal(some.sense->value), Decimal(parts.sense->value), fraction_places);
  return read;
}

// "трьох чвертях", "двумя третями": a small number and the noun of the parts.
std::optional<QuantityRead> read_counted_parts(const Page& page, std::size_t at) {
  const Found some = page.find(WordKind::number, at);
  const Found part = some ? page.find(WordKind::fraction, some.next) : Found{};
  if (!part || part.sense->value != 1 || part.sense->denominator < 3) return std::nullopt;
  if (some.sense->value < 1 || some.sense->value >= part.sense->denominator) return std::nullopt;
  QuantityRead read = share_of_one(at, part.next, Decimal(part.sense->denominator));
  read.mention.low = read.mention.high =
      quotient(Decimal(some.sense->value), Decimal(part.sense->denominator), fraction_places);
  return read;
}

}  // namespace

std::optional<QuantityRead> read_share(const Page& page, std::size_t at) {
  if (page.is_digits(at)) return read_slash(page, at);
  for (const auto read :
       {read_named_part, read_fraction, read_every, read_one_in, read_counted_parts, read_spelled_parts})
    if (auto share = read(page, at)) return share;
  return std::nullopt;
}

}  // namespace ecumene::evidence_internal
