#include "ecumene/evidence/binder_scene.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "ecumene/base/utf8.hpp"

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
  std::size_t mention = first_mention;
  for (std::size_t at = first_; at < last_;) {
    while (mention < last_mention && mentions[mention].end <= tokens()[at].begin) ++mention;
    if (mention < last_mention && mentions[mention].begin <= tokens()[at].begin) {
      at = take_mention(at, mentions[mention]);
    } else if (page_.has_kind(at, word_kinds)) {
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
  Part part;
  part.kind = kind;
  part.first = static_cast<std::uint32_t>(first);
  part.next = static_cast<std::uint32_t>(next);
  if (!parts_.empty()) {
    const Part& before = parts_.back();
    part.quantities = before.quantities + (before.kind == PartKind::quantity ? 1U : 0U);
    part.breaks = before.breaks + weight(before);
    part.hard_breaks = before.hard_breaks + (is_hard(before) ? 1U : 0U);
  }
  for (std::size_t at = first; at < std::min(next, last_); ++at) part_of_[at - first_] = size();
  parts_.push_back(std::move(part));
  return parts_.back();
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

// "the previous year": told by the last date before it, else by the narrative.
bool Scene::take_near(std::size_t at, const Told& told) {
  const Found near = page_.find(WordKind::near, at);
  if (!near) return false;
  std::string edtf = near_period(near.sense->code, latest_date_ == no_part ? told.period : parts_[latest_date_].edtf);
  if (edtf.empty()) return false;
  Part& part = add(PartKind::date, at, near.next);
  part.edtf = std::move(edtf);
  part.is_near = true;
  part.is_earlier = near.sense->code.find('-') != std::string::npos;
  return true;
}

// "at the time of liberation": the date of an event told before.
bool Scene::take_event(std::size_t at, const Told& told) {
  constexpr std::size_t words = 2;  // "at the time of its liberation"
  const Found event = page_.find(WordKind::event, at);
  if (!event) return false;
  const Found behind = page_.find(WordKind::tie, event.next);
  const Found last_tie = parts_.empty() ? Found{} : page_.find(WordKind::tie, parts_.back().first);
  const bool is_before = last_tie && last_tie.sense->value == to_value(Tie::before) && at - last_tie.next <= words;
  const bool is_before_behind = language().has_verbs_last() && behind && behind.sense->value == to_value(Tie::before);
  if (is_before || is_before_behind) {  // a time that the text does not tell
    add(PartKind::date, at, event.next).is_near = true;
    return true;
  }
  const bool is_moment_behind = language().has_verbs_last() && behind && behind.sense->value == to_value(Tie::moment);
  const bool is_moment =
      is_moment_behind || (!parts_.empty() && is_tie(size() - 1, Tie::moment) && at - parts_.back().next <= words);
  const auto known = told.events.find(event_key(*event.sense));
  if (!is_moment || known == told.events.end()) return false;
  Part& part = add(PartKind::date, at, event.next);
  part.edtf = known->second;
  part.is_near = true;
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
  return at + 1;
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

std::string event_key(const Sense& event) {
  constexpr std::size_t letters = 5;
  const std::string& word = event.words.front();
  std::size_t end = 0;
  for (std::size_t letter = 0; letter < letters && end < word.size(); ++letter) utf8::next(word, end);
  return word.substr(0, end);
}

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
