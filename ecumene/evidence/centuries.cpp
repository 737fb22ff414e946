// Centuries, their quarters, and decades that name their century.
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

void take_quarter(DateParts& parts, int quarter) {
  parts.years = 25;
  parts.year = *parts.year + (quarter - 1) * parts.years;
  parts.is_century = false;
}

// "last quarter", "вторая четверть", "соңғы ширегінде": which one, and the token behind.
std::optional<int> quarter_of_century(const Page& page, std::size_t at, std::size_t& next) {
  if (!page.has_kind_anywhere(bits_of(WordKind::century))) return std::nullopt;
  std::size_t behind = at + 1;
  const auto ordinal = page.is_in(WordSet::closing, at) ? std::optional(last_quarter) : ordinal_value(page, at, behind);
  if (!ordinal || *ordinal < 1 || *ordinal > last_quarter) return std::nullopt;
  const Found quarter = page.find(WordKind::quarter, behind);
  const Found part = page.find(WordKind::fraction, behind);
  const bool is_fourth = part && part.sense->value == 1 && part.sense->denominator == last_quarter;
  if (!quarter && !is_fourth) return std::nullopt;
  next = quarter ? quarter.next : part.next;
  return ordinal;
}

}  // namespace

bool take_quarter_of_century(const Page& page, std::size_t at, DateParts& parts, std::size_t& next) {
  const auto quarter = quarter_of_century(page, at, next);
  if (quarter) take_quarter(parts, *quarter);
  return quarter.has_value();
}

// The token behind "of" and "the", each or none.
std::size_t behind_of(const Page& page, std::size_t at) {
  if (const Found of = page.find(WordKind::of, at)) at = of.next;
  if (const Found article = page.find(WordKind::article, at)) at = article.next;
  return at;
}

std::optional<DateRead> read_century(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::century))) return std::nullopt;
  std::size_t next = at;
  const auto ordinal = ordinal_value(page, at, next);
  if (!ordinal || *ordinal < 1 || *ordinal > 30) return std::nullopt;
  const bool has_joint = (page.is_mark(next, U'-') && page.is_glued(next)) || is_stop_of_ordinal(page, next);
  const Found century = page.find(WordKind::century, has_joint ? next + 1 : next);
  if (!century) return std::nullopt;
  DateRead read{.parts = {.year = (*ordinal - 1) * 100, .is_century = true}, .next = century.next};
  take_part(page, read.next, read.parts, read.next);
  return read;
}

// "the last quarter of the 19th century", "в первой четверти XX века".
std::optional<DateRead> read_quarter_of_century(const Page& page, std::size_t at) {
  std::size_t next = at;
  const auto quarter = quarter_of_century(page, at, next);
  auto century = quarter ? read_century(page, behind_of(page, next)) : std::nullopt;
  if (!century || !century->parts.is_century) return std::nullopt;
  take_quarter(century->parts, *quarter);
  return century;
}

std::optional<DateRead> read_decade_of_century(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::century))) return std::nullopt;
  auto first = read_decade(page, at);
  if (!first) first = read_century(page, at);
  if (!first) return std::nullopt;
  const std::size_t behind = behind_of(page, first->next);
  const auto second = first->parts.is_decade ? read_century(page, behind) : read_decade(page, behind);
  if (!second) return std::nullopt;
  const auto& decade = first->parts.is_decade ? first : second;
  const auto& century = first->parts.is_decade ? second : first;
  DateParts parts = decade->parts;
  parts.year = *century->parts.year + *decade->parts.year % 100;
  parts.is_short = false;
  return DateRead{.parts = parts, .next = second->next};
}

}  // namespace ecumene::evidence_internal
