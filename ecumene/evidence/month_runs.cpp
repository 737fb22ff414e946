// Months of a year that are counted: "the first nine months of 2024", "девять месяцев 2025 г.", "2024 жылдың 9 айы".
#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct MonthCount {
  int months = 0;
  bool is_opening = false;  // "the first nine"
  bool is_closing = false;  // "the last nine"
  std::size_t next = 0;
};

std::optional<MonthCount> read_count(const Page& page, std::size_t at) {
  MonthCount count;
  count.is_opening = page.is_in(WordSet::opening, at);
  const std::size_t number = count.is_opening || page.is_in(WordSet::closing, at)
                                 ? at + 1
                                 : at;  // at the word for "last" no date begins, but where the year stands before it
  count.is_closing = number > page.first() && page.is_in(WordSet::closing, number - 1);
  const auto read = page.is_digits(number) ? digits_number(page, number) : spelled_number(page, number);
  constexpr int fewest = 2;
  constexpr int most = 11;
  if (!read || read->value < Decimal(fewest) || Decimal(most) < read->value) return std::nullopt;
  const Found unit = page.find(WordKind::unit, after_ordinal_ending(page, read->next));
  if (!unit || unit.sense->code != "mo") return std::nullopt;
  count.months = static_cast<int>(read->value.to_double());
  count.next = unit.next;
  return count;
}

RangeRead run_of(int year, const MonthCount& count, std::size_t next) {
  constexpr int months_of_year = 12;
  const int first = count.is_closing ? months_of_year + 1 - count.months : 1;
  return {{.year = year, .month = first}, {.year = year, .month = first + count.months - 1}, next};
}

// "2024 жылдың тоғыз айында": the year owns the months; "2024 жылы тоғыз ай" they only lie in it.
std::optional<RangeRead> read_run_behind_year(const Page& page, std::size_t at) {
  const auto year = read_year(page, at);
  if (!year || !year->is_sure || !page.is_word(year->next - 1)) return std::nullopt;
  const bool is_owner =
      page.has_ending(EndingSort::genitive, year->next - 1) || page.has_ending(EndingSort::attributive, year->next - 1);
  const auto count = is_owner ? read_count(page, year->next) : std::nullopt;
  return count ? std::optional(run_of(*year->parts.year, *count, count->next)) : std::nullopt;
}

}  // namespace

std::optional<RangeRead> read_month_run(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::unit))) return std::nullopt;
  if (page.language().has_bare_years()) return read_run_behind_year(page, at);
  const auto count = read_count(page, at);
  if (!count) return std::nullopt;
  const Found of = page.find(WordKind::of, count->next);
  // "six months of 1933" may be any six.
  if (of && !count->is_opening && !count->is_closing) return std::nullopt;
  const auto year = read_year(page, of ? of.next : count->next);
  const bool is_year = year && (year->is_sure || of || !page.is_word(year->next));
  return is_year ? std::optional(run_of(*year->parts.year, *count, year->next)) : std::nullopt;
}

}  // namespace ecumene::evidence_internal
