// The noun that a clause says its figures of.
#include "ecumene/evidence/binder_phrases.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t farthest_back = 24;  // tokens from a verb back to its subject

// Where the words that may hold the subject begin: behind the comma, date or figure before them.
std::size_t clause_words_first(const Scene& scene, std::size_t next) {
  std::size_t at = next;
  while (at > scene.first() && next - at < farthest_back) {
    const Part* part = scene.part_at(at - 1);
    const bool is_border = part != nullptr && (part->kind == PartKind::date || part->kind == PartKind::quantity ||
                                               part->kind == PartKind::mark || part->kind == PartKind::aside);
    if (is_border || (!scene.page().is_word(at - 1) && !is_joining_hyphen(scene, at - 1))) break;
    --at;
  }
  return at;
}

// The comma or conjunction in a list of dates.
bool is_between_dates(const Scene& scene, const Part& part) {
  const auto at = static_cast<PartIndex>(&part - &scene[0]);
  const bool is_joint = part.kind == PartKind::and_ || (part.kind == PartKind::mark && part.mark == U',');
  return is_joint && at > 0 && scene.is(at - 1, PartKind::date) && scene.is(at + 1, PartKind::date);
}

// Over auxiliaries, dates and words of comparison between the subject and its verb or figure.
std::size_t skipped_back(const Scene& scene, std::size_t next) {
  std::size_t at = next;
  while (at > scene.first() && next - at < farthest_back) {
    const Part* part = scene.part_at(at - 1);
    if (part != nullptr && (part->kind == PartKind::date || is_between_dates(scene, *part))) {
      at = part->first;
    } else if (scene.page().is_word(at - 1) && ends_phrase(scene, at - 1)) {
      --at;
    } else if (part != nullptr && part->kind == PartKind::tie && is_verb_tie(part->tie)) {
      at = part->first;
    } else {
      break;
    }
  }
  return at;
}

// "In the district the number of ...": the place told first is not the subject where another noun follows.
std::size_t after_adverbial(const Scene& scene, std::size_t first, std::size_t next) {
  const Page& page = scene.page();
  if (!page.find(WordKind::in, first) || !page.find(WordKind::stop, first)) return first;
  std::size_t at = first;
  while (at < next && ends_phrase(scene, at)) ++at;
  if (at == next) return first;
  const Phrase adverbial = phrase_behind(scene, at);
  std::size_t behind = adverbial.head + 1;
  while (behind < next && ends_phrase(scene, behind)) ++behind;
  return behind < next ? behind : first;
}

// No noun phrase goes on over this token, nor over a verb that its ending tells.
bool ends_noun(const Scene& scene, std::size_t at) {
  return ends_phrase(scene, at) || scene.page().has_ending(EndingSort::verb, at);
}

// The subject in tokens first .. next-1 of a language whose nouns come before what describes them.
Phrase subject_from_front(const Scene& scene, std::size_t first, std::size_t next) {
  std::size_t at = after_adverbial(scene, first, next);
  while (at < next && ends_noun(scene, at)) ++at;
  for (int links = 0; links < 2 && at < next; ++links) {
    std::size_t end = at;
    while (end < next && !ends_noun(scene, end)) ++end;
    const bool is_plural_language = scene.language().heads() == HeadPlace::plural;
    const std::size_t head = is_plural_language ? end - 1 : first_head(scene, at, end);
    if (!is_amount(scene, head)) return {.first = at, .next = end, .head = head};
    std::size_t behind = head + 1;
    while (behind < next && ends_noun(scene, behind)) ++behind;
    if (behind >= next) return {.first = at, .next = end, .head = head};
    at = behind;
  }
  return {};
}

// The same where the head is the last noun: "қала халқының саны".
Phrase subject_from_end(const Scene& scene, std::size_t first, std::size_t next) {
  const std::size_t at = phrase_first(scene, first, next);
  if (at == next || has_ending(scene, EndingSort::locative, next - 1)) return {};  // where, not what
  std::size_t head = noun_at(scene, next - 1);
  if (head > at && is_amount(scene, head)) --head;
  if (head > at && scene.page().is_word(head) && is_amount(scene, head)) --head;
  return {.first = at, .next = next, .head = head};
}

// Behind a verb that stands before its subject: "увеличилась добыча угля на 5 %".
Phrase subject_behind_verb(const Scene& scene, const Part& verb, const Part& figure) {
  const Phrase phrase = phrase_behind(scene, verb.next);
  return phrase && phrase.next <= figure.first ? phrase : Phrase{};
}

}  // namespace

Phrase subject_before(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  const bool is_verb_last = scene.language().has_verbs_last();
  if (!is_verb_last && part.tie_before == no_part) return {};
  const std::size_t verb = is_verb_last ? part.first : scene[part.tie_before].first;
  const std::size_t next = skipped_back(scene, verb);
  const std::size_t first = clause_words_first(scene, next);
  Phrase phrase;
  if (first < next)
    phrase = is_verb_last ? subject_from_end(scene, first, next) : subject_from_front(scene, first, next);
  if (!phrase && !is_verb_last) phrase = subject_behind_verb(scene, scene[part.tie_before], part);
  return phrase;
}

Phrase noun_before(const Scene& scene, PartIndex figure) {
  const Page& page = scene.page();
  std::size_t next = scene[figure].first;
  constexpr std::size_t farthest = 6;  // tokens: prepositions, modifiers, dates and marks between
  while (next > scene.first() && scene[figure].first - next < farthest) {
    const Part* part = scene.part_at(next - 1);
    const bool is_skipped = part != nullptr
                                ? part->kind != PartKind::quantity
                                : page.find_before(WordKind::modifier, next) || ends_phrase(scene, next - 1);
    if (!is_skipped) break;
    next = part != nullptr ? part->first : next - 1;
  }
  const std::size_t first = clause_words_first(scene, next);
  if (first >= next) return {};
  if (scene.language().has_verbs_last()) return subject_from_end(scene, first, next);
  // Behind a colon or dash a heading; else the noun closest to the figure is the one.
  const Part* behind = scene.part_at(next);
  const bool is_heading = behind != nullptr && behind->kind == PartKind::mark;
  if (is_heading || scene.language().heads() == HeadPlace::plural) return subject_from_front(scene, first, next);
  std::size_t head = next - 1;
  while (head > first && (ends_noun(scene, head) || has_ending(scene, EndingSort::adjective, head))) --head;
  if (ends_noun(scene, head)) return {};
  return {.first = head, .next = head + 1, .head = head};
}

}  // namespace ecumene::evidence_internal
