#include "ecumene/evidence/binder_phrases.hpp"

namespace ecumene::evidence_internal {

bool is_verb_tie(Tie tie) {
  return is_movement(tie) || tie == Tie::reach || tie == Tie::against || tie == Tie::ago || tie == Tie::more ||
         tie == Tie::less;
}

bool ends_phrase(const Scene& scene, std::size_t at) {
  const Page& page = scene.page();
  if (at >= scene.last() || !page.is_word(at) || page.find(WordKind::stop, at)) return true;
  const Found tie = page.find(WordKind::tie, at);
  return tie && is_verb_tie(static_cast<Tie>(tie.sense->value));
}

bool has_ending(const Scene& scene, EndingSort sort, std::size_t word) {
  return scene.page().has_ending(sort, word);
}

bool is_joining_hyphen(const Scene& scene, std::size_t at) {
  return scene.page().is_mark(at, U'-') && scene.page().is_glued(at) && scene.page().is_glued(at + 1) &&
         scene.page().is_word(at + 1);
}

// "новых жилых домов": the first that is no adjective.
std::size_t first_head(const Scene& scene, std::size_t first, std::size_t next) {
  for (std::size_t at = first; at < next; ++at)
    if (scene.page().is_word(at) && !has_ending(scene, EndingSort::adjective, at) &&
        !has_ending(scene, EndingSort::verb, at))
      return at;
  return next - 1;
}

namespace {

constexpr std::size_t most_words = 8;  // of a phrase

// A mention begins here, so that no phrase goes on.
bool is_mention(const Scene& scene, std::size_t at) {
  const Part* found = scene.part_at(at);
  return found != nullptr && (found->kind == PartKind::date || found->kind == PartKind::quantity);
}

bool is_plural(const Scene& scene, std::size_t word) {
  if (scene.page().find(WordKind::plural, word)) return true;
  return has_ending(scene, EndingSort::plural, word) && !has_ending(scene, EndingSort::not_plural, word);
}

// "320 specialised trains": the first plural, or the last of several in a row; without any the last noun.
std::size_t plural_head(const Scene& scene, std::size_t first, std::size_t next) {
  std::size_t head = next;
  for (std::size_t at = first; at < next; ++at) {
    if (is_plural(scene, at)) {
      head = at;
    } else if (head != next) {
      return head;
    }
  }
  if (head != next) return head;
  for (std::size_t at = next; at-- > first;)
    if (scene.page().is_word(at) && !has_ending(scene, EndingSort::adjective, at)) return at;
  return next - 1;
}

// "май зауыты": the first noun, or the one it belongs to.
std::size_t possessed_head(const Scene& scene, std::size_t first, std::size_t next) {
  std::size_t head = first;
  while (head + 1 < next && has_ending(scene, EndingSort::adjective, head)) ++head;
  while (head + 1 < next && scene.page().is_word(head + 1) && has_ending(scene, EndingSort::possessed, head + 1))
    ++head;
  return head;
}

std::size_t head_behind(const Scene& scene, std::size_t first, std::size_t next) {
  switch (scene.language().heads()) {
    case HeadPlace::plural:
      return plural_head(scene, first, next);
    case HeadPlace::last:
      return possessed_head(scene, first, next);
    case HeadPlace::first:
      break;
  }
  return first_head(scene, first, next);
}

// Known by its ending; where verbs stand last, only at the end of its clause.
bool is_verb(const Scene& scene, std::size_t word) {
  if (!has_ending(scene, EndingSort::verb, word)) return false;
  return !scene.language().has_verbs_last() || !scene.page().is_word(word + 1);
}

}  // namespace

Phrase phrase_behind(const Scene& scene, std::size_t at) {
  Phrase phrase{.first = at, .next = at, .head = at};
  for (std::size_t words = 0; words < most_words && !is_mention(scene, phrase.next); ++words) {
    if (ends_phrase(scene, phrase.next)) break;
    if (is_verb(scene, phrase.next)) break;
    ++phrase.next;
    while (is_joining_hyphen(scene, phrase.next)) phrase.next += 2;
  }
  if (!phrase) return phrase;
  phrase.head = head_behind(scene, phrase.first, phrase.next);
  if (scene.language().heads() == HeadPlace::last) phrase.next = phrase.head + 1;
  return phrase;
}

namespace {

std::size_t after_article(const Scene& scene, std::size_t at) {
  const Found article = scene.page().find(WordKind::article, at);
  return article ? article.next : at;
}

}  // namespace

Phrase counted_behind(const Scene& scene, PartIndex figure) {
  const Page& page = scene.page();
  std::size_t at = scene[figure].next;
  const bool has_of = at > scene.first() && page.find(WordKind::of, at - 1);  // "half of"
  for (int words = 0; words < 2; ++words)
    if (const Found after = page.find(WordKind::modifier_after, at)) at = after.next;
  const bool has_articles = scene.language().heads() == HeadPlace::plural;
  const bool is_measure = scene[figure].mention->kind != QuantityKind::count;
  if (has_articles && is_measure) {  // "959 tons of flour"; without "of" nothing is counted
    const Found of = page.find(WordKind::of, at);
    const bool is_direct = scene[figure].mention->kind == QuantityKind::multiple || has_of;
    if (!of && !is_direct) return {};
    at = after_article(scene, of ? of.next : at);
  }
  return phrase_behind(scene, at);
}

bool is_amount(const Scene& scene, std::size_t word) {
  if (scene.page().is_in(WordSet::pointing, word)) return true;
  Found tie = scene.page().find(WordKind::tie, word);
  if (!tie) tie = scene.page().find_before(WordKind::tie, word + 1);  // "удельный вес"
  if (!tie) return false;
  const auto kind = static_cast<Tie>(tie.sense->value);
  return kind == Tie::amount || kind == Tie::share;
}

// "ЖІӨ-нің": an ending that a hyphen joins to its word.
bool has_genitive(const Scene& scene, std::size_t word) {
  if (!scene.page().is_word(word)) return false;
  if (has_ending(scene, EndingSort::genitive, word)) return true;
  return word > scene.first() && is_joining_hyphen(scene, word - 1) &&
         scene.language().has_ending(EndingSort::genitive, "xx" + std::string(scene.tokens().word(word)));
}

std::size_t noun_at(const Scene& scene, std::size_t word) {
  const bool is_joined = word > scene.first() + 1 && is_joining_hyphen(scene, word - 1);
  return is_joined && scene.page().is_ending(word) && scene.page().is_word(word - 2) ? word - 2 : word;
}

std::size_t phrase_first(const Scene& scene, std::size_t first, std::size_t next) {
  std::size_t at = next;
  while (at > first && next - at < most_words) {
    if (at > first + 1 && is_joining_hyphen(scene, at - 1) && scene.page().is_word(at - 2))
      at -= 1;
    else if (ends_phrase(scene, at - 1) || is_mention(scene, at - 1))
      break;
    --at;
  }
  return at;
}

Phrase genitive_before(const Scene& scene, std::size_t at) {
  std::size_t next = at;
  while (next > scene.first() && scene.page().find(WordKind::modifier, next - 1)) --next;
  if (next == scene.first() || ends_phrase(scene, next - 1) || !has_genitive(scene, next - 1)) return {};
  return {.first = phrase_first(scene, scene.first(), next), .next = next, .head = noun_at(scene, next - 1)};
}

bool is_person(const Scene& scene, std::size_t word) {
  const Found plural = scene.page().find(WordKind::plural, word);
  return plural && plural.sense->code == "person";
}

std::string_view text_of(const Scene& scene, const Phrase& phrase) {
  if (!phrase) return {};
  const Tokens& tokens = scene.tokens();
  const std::uint32_t begin = tokens[phrase.first].begin;
  return tokens.text.substr(begin, tokens[phrase.next - 1].end - begin);
}

std::string_view head_of(const Scene& scene, const Phrase& phrase) {
  if (!phrase) return {};
  const Found plural = scene.page().find(WordKind::plural, phrase.head);
  const std::string_view word = scene.tokens().word(phrase.head);
  if (plural && scene.language().heads() == HeadPlace::plural) return scene.language().stem(plural.sense->code);
  return scene.language().stem(word);
}

}  // namespace ecumene::evidence_internal
