#include "ecumene/evidence/binder_scene.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "ecumene/base/large_pages.hpp"

namespace ecumene::evidence_internal {
namespace {

std::int64_t to_value(Tie tie) {
  return static_cast<std::int64_t>(tie);
}

constexpr std::uint64_t word_kinds = bits_of(WordKind::tie, WordKind::near, WordKind::to, WordKind::from, WordKind::of,
                                             WordKind::and_, WordKind::aside, WordKind::until, WordKind::event);

// How much a part keeps apart what stands on its two sides.
std::uint32_t weight(const Part& part) {
  constexpr std::uint32_t conjunction = 1;
  constexpr std::uint32_t comma = 2;
  constexpr std::uint32_t full = 4;
  switch (part.kind) {
    case PartKind::and_:
    case PartKind::to:
    case PartKind::from:
      return conjunction;
    case PartKind::tie:
      return part.tie == Tie::against ? comma : part.tie == Tie::contrast ? full : 0;
    case PartKind::aside:
      return comma;
    case PartKind::mark:
      return part.mark == U',' ? comma : part.mark == U';' ? full : 1;
    default:
      return 0;
  }
}

bool is_hard(const Part& part) {
  return (part.kind == PartKind::mark && part.mark == U';') ||
         (part.kind == PartKind::tie && part.tie == Tie::contrast);
}

bool is_part_mark(char32_t mark) {
  constexpr std::u32string_view marks = U",;:()-\"";
  return marks.find(mark) != std::u32string_view::npos;
}

}  // namespace

Scene::Scene(const Page& page, const Sentence& sentence, std::vector<Mention>& mentions, std::size_t first_mention,
             std::size_t last_mention, const Told& told)
    : page_(page), first_(sentence.first), last_(sentence.last), part_of_(sentence.last - sentence.first, no_part) {
  reserve(parts_, last_mention - first_mention);
  std::size_t mention = first_mention;
  for (std::size_t at = first_; at < last_;) {
    while (mention < last_mention && mentions[mention].end <= tokens()[at].begin) ++mention;
    if (mention < last_mention && mentions[mention].begin <= tokens()[at].begin) {
      at = take_mention(at, mentions[mention]);
    } else if (page_.may_find(at, word_kinds)) {
      at = take_word(at, told);
    } else {
      const Token& token = tokens()[at];
      const bool is_hyphen = token.mark() == U'-' && token.gap == Gap::none;
      if (token.kind == TokenKind::mark && is_part_mark(token.mark()) && !is_hyphen)
        add(PartKind::mark, at, at + 1).mark = token.mark();
      ++at;
    }
  }
}

Part& Scene::add(PartKind kind, std::size_t first, std::size_t next) {
  for (std::size_t at = first; at < std::min(next, last_); ++at) part_of_[at - first_] = size();
  Part& part = parts_.emplace_back();
  part.kind = kind;
  part.first = static_cast<std::uint32_t>(first);
  part.next = static_cast<std::uint32_t>(next);
  if (size() > 1) {
    const Part& before = *std::prev(parts_.end(), 2);
    part.quantities = before.quantities + (before.kind == PartKind::quantity ? 1U : 0U);
    part.breaks = before.breaks + weight(before);
    part.hard_breaks = before.hard_breaks + (is_hard(before) ? 1U : 0U);
  }
  return part;
}

std::size_t Scene::take_mention(std::size_t at, Mention& mention) {
  std::size_t next = at + 1;
  while (next < last_ && tokens()[next].begin < mention.end) ++next;
  if (mention.type == MentionType::rejected) return next;
  const bool is_date = mention.type == MentionType::date;
  if (!is_date) next = page_.after_ending(next);
  if (const Found year = page_.find(WordKind::year, next); is_date && year) next = year.next;
  Part& part = add(is_date ? PartKind::date : PartKind::quantity, at, next);
  part.mention = &mention;
  if (is_date) {
    part.edtf = mention.edtf;
    latest_date_ = size() - 1;
  }
  return next;
}

// "the previous year": told by the last date before it, else by the narrative; "in these years": by the last interval.
bool Scene::take_near(std::size_t at, const Told& told) {
  const Found near = page_.find(WordKind::near, at);
  if (!near) return false;
  const bool is_span = near.sense->code.starts_with("span");
  const std::string& narrative = is_span ? told.time.span() : told.time.period();
  const bool has_own = !is_span && latest_date_ != no_part;
  std::string edtf =
      near_period(near.sense->code, has_own ? parts_[latest_date_].edtf.view() : std::string_view(narrative));
  constexpr std::size_t words = 1;  // "by the end of the period"
  const bool is_end = is_span && size() > 0 && is_tie(size() - 1, Tie::end) && at - parts_.back().next <= words;
  if (is_end) edtf = last_of_interval(edtf);
  if (edtf.empty()) return false;
  Part& part = add(PartKind::date, at, near.next);
  part.edtf = edtf;
  part.is_near = true;
  part.is_earlier = near.sense->code.find('-') != std::string::npos;
  return true;
}

// The word that ties an event to its time: before it, or behind it where verbs stand last.
std::optional<Tie> Scene::tie_of_event(std::size_t at, std::size_t next) const {
  constexpr std::size_t words = 2;  // "at the time of its liberation"
  if (language().has_verbs_last()) {
    const Found behind = page_.find(WordKind::tie, next);
    return behind ? std::optional(static_cast<Tie>(behind.sense->value)) : std::nullopt;
  }
  if (parts_.empty()) return std::nullopt;
  const Found before = page_.find(WordKind::tie, parts_.back().first);
  if (!before || at < before.next || at - before.next > words) return std::nullopt;
  return static_cast<Tie>(before.sense->value);
}

// "The census counted ...": the first word of the sentence, behind the article where the language has one.
bool Scene::opens(std::size_t at) const {
  const Found article = page_.find(WordKind::article, first_);
  return language().heads() == HeadPlace::plural ? article && article.next == at : at == first_;
}

// "at the time of liberation", "after the war", "by the end of the occupation": by the date that the text gives to the
// event.
bool Scene::take_event(std::size_t at, const Told& told) {
  const Found event = page_.find(WordKind::event, at);
  if (!event) return false;
  const std::optional<Tie> tie = tie_of_event(at, event.next);
  if (tie == Tie::before) {  // a time that the text does not tell
    add(PartKind::date, at, event.next).is_near = true;
    return true;
  }
  const bool is_told = tie == Tie::moment || tie == Tie::after || tie == Tie::end;
  if (!is_told && !opens(at)) return false;
  const std::string_view known = told.events.date(event.sense->code, at);
  if (known.empty()) return false;
  Part& part = add(PartKind::date, at, event.next);
  part.edtf = tie == Tie::after ? soon_after(known) : tie == Tie::end ? last_of_interval(known) : std::string(known);
  part.is_near = true;
  part.is_event = true;
  part.is_faint = !is_told;
  return true;
}

// "до", "дейін" stand before an event and at the end of a range.
bool Scene::is_end_of_range(std::size_t at) const {
  return page_.find(WordKind::to, at) || page_.find(WordKind::until, at);
}

// One part a word: the longest of its meanings, a tie before the others.
std::size_t Scene::take_word(std::size_t at, const Told& told) {
  if (take_near(at, told) || take_event(at, told)) return parts_.back().next;
  const Found tie = page_.find(WordKind::tie, at);
  if (tie && !(tie.sense->value == to_value(Tie::before) && is_end_of_range(at))) {
    Part& part = add(PartKind::tie, at, tie.next);
    part.tie = static_cast<Tie>(tie.sense->value);
    ties_ |= std::uint64_t{1} << static_cast<unsigned>(part.tie);
    return tie.next;
  }
  constexpr std::array kinds{std::pair{WordKind::aside, PartKind::aside}, std::pair{WordKind::to, PartKind::to},
                             std::pair{WordKind::until, PartKind::to},    std::pair{WordKind::from, PartKind::from},
                             std::pair{WordKind::of, PartKind::of},       std::pair{WordKind::and_, PartKind::and_}};
  for (const auto& [word, kind] : kinds) {
    if (const Found found = page_.find(word, at)) {
      add(kind, at, found.next);
      return found.next;
    }
  }
  const Found event = page_.find(WordKind::event, at);  // "the Great Patriotic War" is no "patriotic war"
  return event ? event.next : at + 1;
}

namespace {

bool leads(const Part& part) {
  return part.kind == PartKind::date && part.role == DateRole::stands;
}

bool compares(const Part& part) {
  return part.kind == PartKind::date && (part.role == DateRole::base || part.role == DateRole::level);
}

bool moves(const Part& part) {
  return part.kind == PartKind::tie &&
         (is_movement(part.tie) || part.tie == Tie::reach || part.tie == Tie::more || part.tie == Tie::less);
}

}  // namespace

const Part* Scene::part_at(std::size_t token) const {
  if (token < first_ || parts_.empty()) return nullptr;
  // The last part may go on over the end of the sentence.
  if (token >= last_) return token < parts_.back().next ? &parts_.back() : nullptr;
  const PartIndex part = part_of_[token - first_];
  return part == no_part ? nullptr : &parts_[part];
}

void Scene::link() {
  Part seen;  // what has been seen so far, in the fields of that name
  for (PartIndex at = 0; at < size(); ++at) {
    Part& part = parts_[at];
    part.date_before = seen.date_before;
    part.base_before = seen.base_before;
    part.quantity_before = seen.quantity_before;
    part.tie_before = seen.tie_before;
    if (leads(part)) seen.date_before = at;
    if (compares(part)) seen.base_before = at;
    if (part.kind == PartKind::quantity) seen.quantity_before = at;
    if (moves(part)) seen.tie_before = at;
  }
  for (PartIndex at = size(); at-- > 0;) {
    Part& part = parts_[at];
    part.date_behind = seen.date_behind;
    part.base_behind = seen.base_behind;
    part.quantity_behind = seen.quantity_behind;
    part.tie_behind = seen.tie_behind;
    if (leads(part)) seen.date_behind = at;
    if (compares(part)) seen.base_behind = at;
    if (part.kind == PartKind::quantity) seen.quantity_behind = at;
    if (moves(part)) seen.tie_behind = at;
  }
}

}  // namespace ecumene::evidence_internal
