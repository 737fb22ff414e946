// What a quantity counts or measures, in the words of the source, and its head noun.
#include "ecumene/evidence/binder_phrases.hpp"
#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

// "1.5 times more steel": the noun right behind the comparison.
Phrase compared_behind(const Scene& scene, PartIndex figure) {
  const bool is_more = scene.is_tie(figure + 1, Tie::more) || scene.is_tie(figure + 1, Tie::less);
  if (!is_more || scene.distance(figure, figure + 1) > 1) return {};
  return phrase_behind(scene, scene[figure + 1].next);
}

// "Industry reached 61 % and agriculture 82.9 %": the verb is said once, and the noun stands right before the figure.
Phrase gapped_before(const Scene& scene, PartIndex figure) {
  constexpr std::size_t farthest = 4;  // words from "and" or the comma
  const Part& part = scene[figure];
  if (scene.language().has_verbs_last() || part.quantity_before == no_part || part.mention->unit == "1") return {};
  const Part& former = scene[part.quantity_before];
  const bool has_verb = part.tie_before != no_part && scene[part.tie_before].first > former.first;
  const bool is_noun = scene.part_at(part.first - 1) == nullptr && !ends_phrase(scene, part.first - 1) &&
                       !scene.page().find_before(WordKind::modifier, part.first);
  if (has_verb || !is_noun) return {};
  for (std::size_t at = part.first - 1; at > former.next && part.first - at <= farthest; --at) {
    const Part* before = scene.part_at(at - 1);
    if (before == nullptr) continue;
    const bool is_joint = before->kind == PartKind::and_ || (before->kind == PartKind::mark && before->mark == U',');
    return is_joint ? noun_before(scene, figure) : Phrase{};
  }
  return {};
}

// "52 % of them women", "52 % из них - женщины".
Phrase phrase_of_them(const Scene& scene, PartIndex them) {
  const std::size_t next = scene[them].next;
  return phrase_behind(scene, scene.page().is_mark(next, U'-') ? next + 1 : next);
}

// Shares and counts name what stands behind them; what moved, and measures alone, are told by the clause.
Phrase subject_of(const Scene& scene, PartIndex figure) {
  const Mention& mention = *scene[figure].mention;
  const bool is_moved = mention.movement != Movement::level || mention.kind == QuantityKind::multiple;
  if (const Phrase gapped = gapped_before(scene, figure)) return gapped;
  const Phrase clause = subject_before(scene, figure);
  if (const Phrase more = compared_behind(scene, figure)) return more;
  if (is_moved && clause) return clause;
  if (scene.is_tie(figure + 1, Tie::them) && scene.distance(figure, figure + 1) <= 1) {
    if (const Phrase among = phrase_of_them(scene, figure + 1)) return among;
  }
  if (mention.kind == QuantityKind::share) {
    const bool is_verb_last = scene.language().has_verbs_last();
    const Phrase whole = is_verb_last ? genitive_before(scene, scene[figure].first) : Phrase{};
    const Phrase part = mention.unit == "1" ? counted_behind(scene, figure) : Phrase{};  // "a quarter of the houses"
    if (whole || part) return whole ? whole : part;
    if (!is_verb_last && clause) return clause;
  } else if (scene[figure].whole != no_part) {  // "51 of the 126 mills"
    if (const Phrase whole = counted_behind(scene, scene[figure].whole)) return whole;
  }
  const Phrase behind = counted_behind(scene, figure);
  if (!behind) return clause ? clause : noun_before(scene, figure);
  return clause && is_person(scene, behind.head) ? clause : behind;
}

}  // namespace

void read_subjects(Scene& scene, Told& told) {
  bool is_first = true;
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::quantity)) continue;
    Mention& mention = *scene[at].mention;
    const Phrase subject = subject_of(scene, at);
    // A series names its subject once; "its share" goes on from the sentence before.
    const bool is_person_in_series = !is_first && subject && is_person(scene, subject.head) && !told.head.empty();
    const bool is_pronoun = scene[at].tie_before != no_part && mention.kind == QuantityKind::share;  // "it was 71 %"
    const bool is_told = subject ? is_amount(scene, subject.head) || is_person_in_series : !is_first || is_pronoun;
    if (!is_told || told.head.empty()) {
      told.subject = text_of(scene, subject);
      told.head = head_of(scene, subject);
    }
    mention.subject = told.subject;
    mention.head = told.head;
    is_first = false;
  }
}

}  // namespace ecumene::evidence_internal
