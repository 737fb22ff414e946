#include "ecumene/evidence/series_internal.hpp"

#include <algorithm>
#include <iterator>

#include "ecumene/base/utf8.hpp"

namespace ecumene::evidence_internal {
namespace {

// The full stop of "г. Омск", "м. Полтава", "А. Петров"; not that of "1943 г." or "5 руб.", which is taken.
bool is_behind_short_word(const Page& page, std::size_t stop) {
  if (stop == page.first() || !page.is_word(stop - 1) || page.is_taken(stop - 1) || !page.is_glued(stop)) return false;
  const Found place = page.find(WordKind::place, stop - 1);
  const bool is_initial =
      is_capitalised(page.tokens().raw(stop - 1)) && utf8::length(page.tokens().word(stop - 1)) == 1;
  return is_initial || (place && place.sense->code == "city" && place.next == stop + 1);
}

}  // namespace

bool sentence_ends_between(const Page& page, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    if (!page.is_mark(at, U'.') && !page.is_mark(at, U';')) continue;
    if (page.is_mark(at, U'.') && is_behind_short_word(page, at)) continue;
    if (page.is_word(at + 1) && is_capitalised(page.tokens().raw(at + 1))) return true;
    if (page.is_mark(at + 2, U')') && page.tokens()[at + 1].gap == Gap::line) return true;  // "b) ..." on its own line
    const bool is_label = at > page.first() && page.find(WordKind::label, at - 1);          // "(табл. 2)"
    if (page.is_digits(at + 1) && !page.is_glued(at + 1) && !page.is_taken(at) && !is_label) return true;
  }
  return false;
}

bool is_bare(const Taken& taken) {
  return taken.type == MentionType::quantity && taken.unit == "1" &&
         (taken.kind == QuantityKind::count || taken.kind == QuantityKind::other);
}

bool ends_with_power(const Page& page, const Taken& taken) {
  return page.find_before(WordKind::power, taken.end) || page.is_mark(taken.end - 1, U'.');
}

int power_of(const Page& page, const Taken& taken) {
  for (std::size_t at = taken.begin; at < taken.end; ++at)
    if (const Found power = page.find(WordKind::power, at)) return static_cast<int>(power.sense->value);
  return 0;
}

bool is_in_date(const Page& page, std::size_t at) {
  const auto& mentions = page.mentions();
  const auto later = std::ranges::upper_bound(mentions, at, {}, [](const Taken& taken) { return taken.begin; });
  if (later == mentions.begin()) return false;
  const Taken& taken = *std::prev(later);
  return at < taken.end && taken.type == MentionType::date;
}

bool counts_nothing(const Page& page, std::size_t at) {
  if (!page.is_word(at) || page.tokens()[at].gap == Gap::line) return true;
  if (page.is_mark(at - 1, U'.') && is_capitalised(page.tokens().raw(at))) return true;
  constexpr auto small_words =
      bits_of(WordKind::stop, WordKind::in, WordKind::to, WordKind::from, WordKind::and_, WordKind::of);
  return page.has_kind(at, small_words) && (!page.is_digits(at + 1) || is_in_date(page, at + 1));
}

bool is_near(const Taken& here, const Taken& later) {
  constexpr std::size_t reach = 5;  // tokens between them
  return later.begin <= here.end + reach;
}

void infer(Taken& taken, const SharedText& unit, QuantityKind kind) {
  taken.unit = unit;
  taken.kind = kind;
  taken.is_unit_inferred = true;
}

std::int64_t parts_of(const Page& page, const Taken& taken) {
  std::int64_t parts = 1;
  for (std::size_t at = taken.begin; at < taken.end && taken.kind == QuantityKind::money; ++at)
    if (const Found money = page.find(WordKind::money, at)) parts = std::max(parts, money.sense->denominator);
  return parts;
}

void take_unit(const Page& page, Taken& here, const Taken& later) {
  for (std::size_t at = later.begin; at < later.end && later.kind == QuantityKind::money; ++at) {
    const Found money = page.find(WordKind::money, at);
    if (!money) continue;
    here.low = share_of_money(here.low, money.sense->denominator);
    here.high = share_of_money(here.high, money.sense->denominator);
    break;
  }
  infer(here, later.unit, later.kind);
}

}  // namespace ecumene::evidence_internal
