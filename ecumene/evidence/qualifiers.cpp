// How a quantity is hedged, and what kind it is.
#include <algorithm>
#include <array>

#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {

bool ends_clause(const Page& page, std::size_t at) {
  const bool is_in_number = at > page.first() && page.is_digits(at - 1) && page.is_glued(at) &&
                            page.is_digits(at + 1) && page.is_glued(at + 1);
  if (is_in_number) return false;
  return page.is_mark(at, U'.') || page.is_mark(at, U',') || page.is_mark(at, U';') || page.is_mark(at, U':') ||
         page.is_mark(at, U'(') || page.is_mark(at, U')');
}

std::size_t before_lead(const Page& page, std::size_t begin) {
  for (const auto kind : {WordKind::between, WordKind::from, WordKind::limit, WordKind::to, WordKind::modifier}) {
    const Found lead = page.find_before(kind, begin);
    if (lead && begin >= page.first() + lead.sense->words.size()) return begin - lead.sense->words.size();
  }
  return begin;
}

namespace {

Modifier modifier_of(const Sense& sense) {
  if (sense.code == "approx") return Modifier::approx;
  return sense.code == "over" || sense.code == "older" ? Modifier::over : Modifier::under;
}

Found tie(const Page& page, std::size_t at, std::initializer_list<Tie> ties) {
  const Found found = page.find(WordKind::tie, at);
  const bool is_wanted = found && std::ranges::any_of(ties, [&](Tie wanted) {
                           return static_cast<std::int64_t>(wanted) == found.sense->value;
                         });
  return is_wanted ? found : Found{};
}

bool is_movement(const Page& page, std::size_t at) {
  return tie(page, at, {Tie::rise, Tie::fall}) || page.find(WordKind::arriving, at);
}

// Does something rise, fall or arrive in the clause, a few words before the number or behind it?
bool has_movement(const Page& page, std::size_t begin, std::size_t next) {
  constexpr std::size_t before = 8;  // tokens
  constexpr std::size_t after = 3;
  for (std::size_t at = begin; at > page.first() && at + before > begin && !ends_clause(page, at - 1); --at)
    if (is_movement(page, at - 1)) return true;
  for (std::size_t at = next; page.has(at) && at < next + after && !ends_clause(page, at); ++at)
    if (is_movement(page, at)) return true;
  return false;
}

// "до 60 тонн" is a limit, "вырос до 60 тонн" and "с 20 до 60 тонн" tell where it arrived.
bool is_limited(const Page& page, const QuantityRead& read) {
  const Found limit = page.find_before(WordKind::limit, read.begin);
  if (!limit || read.mention.is_range) return false;
  const std::size_t begin = read.begin - limit.sense->words.size();
  const bool is_second = begin > page.first() && page.is_taken(begin - 1);
  // "зросла на 12,5 % — до 17 тис.", "вырос на 5 %, до 60 тонн": the mark parts what moved from where it arrived.
  const bool is_behind_mark = begin > page.first() && (page.is_mark(begin - 1, U'-') || page.is_mark(begin - 1, U','));
  return !is_second && !has_movement(page, is_behind_mark ? begin - 1 : begin, read.next);
}

bool is_approximate(const Page& page, const QuantityRead& read) {
  const std::size_t last = read.next - 1;
  if (!page.is_word(last) || !page.language().has_words_of(WordSet::approx_endings)) return false;
  const std::string_view word = page.tokens().word(last);
  const bool is_power = page.find_before(WordKind::power, read.next) || page.find_before(WordKind::number, read.next) ||
                        page.find_before(WordKind::scale, read.next);
  constexpr std::size_t ending = 6;  // bytes of three letters
  return is_power && word.size() > ending &&
         page.language().is_in(WordSet::approx_endings, word.substr(word.size() - ending));
}

// "12%-ға көп": more by 12 %, not more than 12 %.
bool is_difference(const Page& page, const QuantityRead& read) {
  const std::size_t last = page.after_ending(read.next) - 1;
  if (!page.is_word(last)) return false;
  const std::string_view word = page.tokens().word(last);
  constexpr std::size_t ending = 4;  // bytes of two letters
  return word.size() >= ending && page.language().is_in(WordSet::difference_endings, word.substr(word.size() - ending));
}

// "6-дан 8%-ға дейін": right behind the number from which it moved.
bool is_behind_start(const Page& page, const QuantityRead& read) {
  const auto& mentions = page.mentions();
  return !mentions.empty() && mentions.back().type == MentionType::quantity && mentions.back().end <= read.begin &&
         page.after_ending(mentions.back().end) == read.begin;
}

void take_modifier_behind(const Page& page, QuantityRead& read) {
  std::size_t behind = page.after_ending(read.next);
  if (page.is_mark(behind, U'-') && page.is_glued(behind) && page.find(WordKind::modifier_after, behind + 1))
    ++behind;                          // "sixty-odd"
  constexpr std::size_t farthest = 2;  // words between: "1,8 млн. адамнан асты"
  for (std::size_t words = 0; words <= farthest && page.is_word(behind); ++words, ++behind) {
    if (const Found after = page.find(WordKind::modifier_after, behind)) {
      const Modifier modifier = modifier_of(*after.sense);
      if (read.mention.kind == QuantityKind::multiple && tie(page, behind, {Tie::more, Tie::less})) return;
      if (modifier != Modifier::approx && !page.find(WordKind::until, behind) && is_difference(page, read)) return;
      const bool is_goal =
          page.find(WordKind::until, behind) && (has_movement(page, behind, after.next) || is_behind_start(page, read));
      if (!is_goal) read.mention.modifier = modifier;
      return;
    }
  }
}

// "0.7% on the quarter and 2.1% on the year", "by 48%, or 1.0% a year": the percentage before it told a movement.
bool goes_on_from_relative(const Page& page, const QuantityRead& read) {
  const auto& mentions = page.mentions();
  if (mentions.empty() || mentions.back().unit != "%") return false;
  if (mentions.back().kind != QuantityKind::multiple) return false;
  constexpr std::size_t farthest = 6;  // tokens
  const std::size_t end = mentions.back().end;
  if (read.begin < end || read.begin > end + farthest) return false;
  for (std::size_t at = end; at < read.begin; ++at)
    if (page.is_mark(at, U'.') || page.is_mark(at, U';') || tie(page, at, {Tie::reach, Tie::share})) return false;
  return true;
}

// A percentage that tells a movement or a level against another: "grew by 5%", "107,8% к 1913 году", "5% больше".
bool is_relative(const Page& page, const QuantityRead& read) {
  if (Decimal(100) < read.mention.high) return true;
  std::size_t behind = page.after_ending(read.next);
  if (page.is_mark(behind, U')')) ++behind;  // "на 36,2 млн грн (9,6 %) больше"
  if (tie(page, behind, {Tie::rise, Tie::fall})) return true;
  // Where verbs are last, the base itself stands before "against": "41,1%-ға қарағанда 58,9%".
  if (!page.language().has_verbs_last() && tie(page, behind, {Tie::against})) return true;
  if (read.mention.modifier == Modifier::exact && tie(page, behind, {Tie::more, Tie::less})) return true;
  if (goes_on_from_relative(page, read)) return true;
  constexpr std::size_t reach = 4;  // tokens
  for (std::size_t at = behind; page.has(at) && at < behind + reach && !ends_clause(page, at); ++at)
    if (tie(page, at, {Tie::level})) return true;
  if (read.begin > page.first() && tie(page, read.begin - 1, {Tie::level})) return true;
  const bool is_goal = page.find_before(WordKind::to, read.begin) || page.find_before(WordKind::from, read.begin);
  const bool is_by = bool(page.find_before(WordKind::tie, read.begin));
  for (std::size_t at = read.begin; at > page.first() && at + reach > read.begin; --at) {
    if (ends_clause(page, at - 1) || page.is_digits(at - 1)) break;
    if (at - 1 > page.first() && tie(page, at - 2, {Tie::reach}).next >= at) break;  // "made up"
    if (tie(page, at - 1, {Tie::index})) return true;
    if (tie(page, at - 1, {Tie::rise, Tie::fall}) && (!is_goal || is_by)) return true;
  }
  return false;
}

// "p < 0.05", "≥ 20", "~300".
std::optional<Modifier> sign_modifier(const Page& page, const QuantityRead& read) {
  if (read.begin == page.first() || page.tokens()[read.begin - 1].kind != TokenKind::mark) return std::nullopt;
  switch (page.tokens()[read.begin - 1].mark()) {
    case U'<':
    case 0x2264:
      return Modifier::under;
    case U'>':
    case 0x2265:
      return Modifier::over;
    case U'~':
    case 0x2248:
      return Modifier::approx;
    default:
      return std::nullopt;
  }
}

}  // namespace

void take_modifier(const Page& page, QuantityRead& read) {
  if (const auto sign = sign_modifier(page, read)) {
    read.mention.modifier = *sign;
    return;
  }
  for (const std::size_t at : {read.begin, before_lead(page, read.begin)}) {
    if (const Found before = page.find_before(WordKind::modifier, at)) {
      read.mention.modifier = modifier_of(*before.sense);
      return;
    }
  }
  if (is_limited(page, read)) {
    read.mention.modifier = Modifier::under;
  } else if (is_approximate(page, read)) {
    read.mention.modifier = Modifier::approx;
  } else {
    take_modifier_behind(page, read);
  }
}

namespace {

bool is_whole(const Decimal& value) {
  return value.decimals() <= 0 || value == value.rounded(0);
}

}  // namespace

void take_kind(const Page& page, QuantityRead& read) {
  const std::size_t behind = page.after_ending(read.next);
  const bool has_no_unit = read.mention.unit == "1";
  constexpr int lowest_rank = 1000;
  const std::size_t ordinal = after_ordinal(page, read.next);  // "7–8-е место"
  const bool is_rank = page.find(WordKind::rank, behind) ||
                       (ordinal > read.next && page.is_digits(read.begin) && is_ranking(page, read.begin, ordinal));
  if (is_rank && has_no_unit && read.mention.high < Decimal(lowest_rank)) read.mention.kind = QuantityKind::rank;
  if (!has_no_unit && read.mention.unit == "%" && is_relative(page, read)) read.mention.kind = QuantityKind::multiple;
  // A count is whole: "1,7 коровы", a coefficient of 0,218.
  if (has_no_unit && read.mention.kind == QuantityKind::count &&
      !(is_whole(read.mention.low) && is_whole(read.mention.high)))
    read.mention.kind = QuantityKind::other;
  if (is_age(page, read)) {
    read.mention.kind = QuantityKind::age;
    read.mention.unit = "year";
  }
}

}  // namespace ecumene::evidence_internal
