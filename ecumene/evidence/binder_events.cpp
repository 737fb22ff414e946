#include "ecumene/evidence/binder_events.hpp"

#include <algorithm>
#include <iterator>

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t farthest = 5;  // tokens between an event and its date

// Another clause, or another relation in time, begins here.
bool parts(const Page& page, std::size_t at, char32_t bracket) {
  constexpr std::u32string_view transparent = U"\"-";
  const Tokens& tokens = page.tokens();
  if (tokens[at].kind == TokenKind::mark)
    return tokens[at].mark() != bracket && transparent.find(tokens[at].mark()) == std::u32string_view::npos;
  const Found tie = page.find(WordKind::tie, at);
  if (!tie) return false;
  const auto sort = static_cast<Tie>(tie.sense->value);
  return sort == Tie::before || sort == Tie::after || sort == Tie::against;
}

bool is_parted(const Page& page, std::size_t first, std::size_t next, char32_t bracket) {
  for (std::size_t at = first; at < next; ++at)
    if (parts(page, at, bracket)) return true;
  return false;
}

// "The first two years of the war (1941-1943)", "the beginning of the war": the date is not that of the whole event.
bool is_part_of_event(const Page& page, std::size_t event) {
  constexpr std::size_t words = 6;
  constexpr std::uint64_t counts = bits_of(WordKind::number, WordKind::ordinal);
  constexpr std::uint64_t times = bits_of(WordKind::year, WordKind::unit, WordKind::half);
  for (std::size_t at = event; at-- > page.first() && event - at <= words;) {
    const bool is_count = page.is_digits(at) || page.has_kind(at, counts);
    if (is_count && page.has_kind(at + 1, times)) return true;
    if (const Found early = page.find(WordKind::early, at); early && early.next <= event) return true;
  }
  return false;
}

// The event a date of which is asked for: "war" stands for any kind of war.
std::string any_kind(std::string_view event) {
  return std::string(event.substr(0, event.find('.'))) + ".any";
}

}  // namespace

EventDates::EventDates(const Story& story, const std::vector<Mention>& mentions) {
  const Tokens& tokens = story.tokens;
  auto sentence = story.sentences.begin();
  std::optional<SentencePage> page;
  for (const Mention& mention : mentions) {
    if (mention.type != MentionType::date) continue;
    const auto before = sentence;
    while (tokens[sentence->last - 1].end <= mention.begin) ++sentence;
    if (!page || sentence != before) page.emplace(SentencePage{tokens, *sentence});
    take(*page, mention);
  }
}

void EventDates::consider(const Page& page, const Near& near, Near& nearest) {
  if (nearest.event && nearest.distance <= near.distance) return;
  nearest = near;
  nearest.event = page.find(WordKind::event, near.at);
}

void EventDates::take(SentencePage& whole, const Mention& date) {
  const Tokens& tokens = whole.tokens;
  const Sentence& sentence = whole.sentence;
  Lexicon& lexicon = *sentence.stretch->lexicon;
  const std::size_t first = token_at(tokens, date.begin);
  const std::size_t next = std::min(token_at(tokens, date.end), sentence.last);
  const std::size_t begin = first > sentence.first + farthest ? first - farthest : sentence.first;
  const std::size_t end = std::min(next + farthest, sentence.last);
  const auto may_be_event = [&](std::size_t at) {
    return tokens.is_word(at) && (lexicon.kinds(tokens[at].word) & bits_of(WordKind::event)) != 0;
  };
  bool is_any = false;
  for (std::size_t at = begin; at < end && !is_any; ++at) is_any = may_be_event(at);
  if (!is_any) return;
  const Page& page = whole.page();
  Near nearest;
  for (std::size_t at = begin; at < first; ++at) {
    const Found event = may_be_event(at) ? page.find(WordKind::event, at) : Found{};
    if (!event || event.next > first || is_parted(page, event.next, first, U'(')) continue;
    if (is_part_of_event(page, at)) continue;
    const std::size_t distance = first - event.next;
    consider(page, {.at = at, .distance = distance, .is_attached = distance <= 1}, nearest);
  }
  const Found year = page.find(WordKind::year, next);
  const std::size_t behind = year ? year.next : next;
  for (std::size_t at = behind; at < end; ++at) {
    if (!may_be_event(at) || !page.find(WordKind::event, at) || is_parted(page, behind, at, U'"')) continue;
    const std::size_t distance = at - behind;
    consider(page, {.at = at, .distance = distance, .is_attached = distance == 0}, nearest);
  }
  if (nearest.event) add(nearest.event.sense->code, {nearest.at, std::string(date.edtf)}, nearest.is_attached);
}

void EventDates::add(const std::string& event, const Told& told, bool is_attached) {
  for (const std::string& name : {event, any_kind(event)}) {
    Dates& dates = dates_[name];
    (is_attached ? dates.attached : dates.loose).push_back(told);
  }
}

std::string_view EventDates::date(std::string_view event, std::size_t token) const {
  if (event.find('.') == std::string_view::npos) return date_of(any_kind(event), token);
  const std::string_view own = date_of(event, token);
  return !own.empty() || dates_.contains(event) ? own : date_of(event.substr(0, event.find('.')), token);
}

std::string_view EventDates::date_of(std::string_view event, std::size_t token) const {
  const auto found = dates_.find(event);
  if (found == dates_.end()) return {};
  const auto& [attached, loose] = found->second;
  const auto behind = std::ranges::lower_bound(attached, token, {}, &Told::token);
  const auto loose_behind = std::ranges::lower_bound(loose, token, {}, &Told::token);
  const bool has_own = (behind != attached.end() && behind->token == token) ||
                       (loose_behind != loose.end() && loose_behind->token == token);
  if (has_own) return {};
  if (behind != attached.begin()) return std::prev(behind)->edtf;
  if (loose_behind != loose.begin()) return loose.front().edtf;
  if (behind != attached.end()) return behind->edtf;
  return loose_behind == loose.end() ? std::string_view() : std::string_view(loose_behind->edtf);
}

}  // namespace ecumene::evidence_internal
