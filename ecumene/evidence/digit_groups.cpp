#include <algorithm>

#include "ecumene/evidence/digit_groups_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// `first`: where the number begins. In a language that groups by commas many write spaces too; there "May 15 300 people
// came" is a day.
bool joins_group(const Page& page, std::size_t first, std::size_t at) {
  if (!is_group(page, at)) return false;
  const Gap gap = page.tokens()[at].gap;
  if (gap == Gap::narrow) return true;
  return gap == Gap::space && (page.language().groups_by_space() || !page.find_before(WordKind::month, first));
}

// No quantity has more; without a limit a page of groups would be read anew from each of them.
constexpr std::size_t most_groups = 8;

// "1,093,000": separators of one kind, each before three digits. Returns the token behind, `at` + 1 if there are none.
std::size_t separated_groups(const Page& page, std::size_t at, char32_t separator) {
  std::size_t next = at + 1;
  while (page.is_mark(next, separator) && page.is_glued(next) && is_group(page, next + 1) && page.is_glued(next + 1) &&
         next < at + 2 * most_groups)
    next += 2;
  return next;
}

// "8,43,750": lakhs and crores in groups of two digits, thousands in one of three. Returns the token behind, `at` if it
// is none.
std::size_t indian_groups(const Page& page, std::size_t at) {
  const auto is_separated = [&](std::size_t mark, std::size_t digits) {
    return page.is_mark(mark, U',') && page.is_glued(mark) && page.is_digits(mark + 1) && page.is_glued(mark + 1) &&
           page.tokens().raw(mark + 1).size() == digits;
  };
  if (page.tokens().raw(at).size() > 2) return at;
  std::size_t next = at + 1;
  while (is_separated(next, 2) && next < at + 2 * most_groups) next += 2;
  return next > at + 1 && is_separated(next, 3) ? next + 2 : at;
}

// Is what is taken at a token a quantity, not a date or a time of day? Quantities are taken in the order of the text.
bool is_in_quantity(const Page& page, std::size_t at) {
  constexpr std::size_t farthest = 8;  // mentions
  const auto& mentions = page.mentions();
  for (std::size_t count = 0; count < std::min(farthest, mentions.size()); ++count) {
    const auto& taken = mentions[mentions.size() - 1 - count];
    if (taken.begin <= at && at < taken.end) return taken.type == MentionType::quantity;
  }
  return false;
}

// "2.5 млн": are numbers near here written with a decimal point, where the language has a comma?
bool has_decimal_point_near(const Page& page, std::size_t at) {
  constexpr std::size_t reach = 48;  // tokens
  const std::size_t first = at > page.first() + reach ? at - reach : page.first();
  for (std::size_t mark = first + 1; mark < at + reach && page.has(mark + 1); ++mark) {
    if (!page.is_mark(mark, U'.') || !page.is_glued(mark) || !page.is_glued(mark + 1)) continue;
    if (!page.is_digits(mark - 1) || !page.is_digits(mark + 1) || (page.is_taken(mark) && !is_in_quantity(page, mark)))
      continue;
    const bool is_one_of_many = page.is_mark(mark + 2, U'.') || (mark > first + 1 && page.is_mark(mark - 2, U'.'));
    if (!is_group(page, mark + 1) && !is_one_of_many) return true;
  }
  return false;
}

}  // namespace

bool is_group(const Page& page, std::size_t at) {
  return page.is_digits(at) && page.tokens().raw(at).size() == 3;
}

Groups grouped_digits(const Page& page, std::size_t at) {
  const auto raw = page.tokens().raw(at);
  Groups groups{std::string(raw), at + 1, 0};
  if (raw.size() > 3 || raw.front() == '0') return groups;
  while (joins_group(page, at, groups.next) && groups.next < at + most_groups)
    groups.digits += page.tokens().raw(groups.next++);
  if (groups.next > at + 1) return groups;
  if (const std::size_t next = indian_groups(page, at); next > at) {
    for (std::size_t group = at + 2; group < next; group += 2) groups.digits += page.tokens().raw(group);
    return {groups.digits, next, U','};
  }
  for (const char32_t separator : {U',', U'.', U'\''}) {
    const std::size_t next = separated_groups(page, at, separator);
    const std::size_t count = (next - at - 1) / 2;
    // One group alone can be a decimal fraction: in the language of decimal commas "1,093" is one, "1.093" in the
    // other; in either, where the text has decimals of that mark.
    const bool is_decimal = separator == (page.language().decimal_comma() ? U',' : U'.') ||
                            (separator == U'.' && count == 1 && has_decimal_point_near(page, at));
    if (count == 0 || (count == 1 && is_decimal)) continue;
    for (std::size_t group = at + 2; group < next; group += 2) groups.digits += page.tokens().raw(group);
    groups.next = next;
    groups.separator = separator;
    break;
  }
  return groups;
}

}  // namespace ecumene::evidence_internal
