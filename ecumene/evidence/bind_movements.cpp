// Is a figure a level, or that by which something rose or fell?
#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

Movement movement_of(Tie tie) {
  switch (tie) {
    case Tie::rise:
    case Tie::more:
      return Movement::rise;
    case Tie::fall:
    case Tie::less:
      return Movement::fall;
    default:
      return Movement::level;
  }
}

// A word of this kind right before the figure, or before its modifier.
template <class IsIt>
bool stands_before(const Scene& scene, PartIndex figure, IsIt is_it) {
  constexpr std::size_t modifier = 2;  // tokens: "by about 5 %", "by more than 5 %"
  for (PartIndex at = figure; at-- > 0 && scene.distance(at, figure) <= modifier;)
    if (is_it(at)) return true;
  return false;
}

bool has_by(const Scene& scene, PartIndex figure) {
  return stands_before(scene, figure, [&](PartIndex at) { return scene.is_tie(at, Tie::by); });
}

bool has_to(const Scene& scene, PartIndex figure) {
  return stands_before(scene, figure, [&](PartIndex at) { return scene.is(at, PartKind::to); });
}

bool has_from(const Scene& scene, PartIndex figure) {
  return stands_before(scene, figure, [&](PartIndex at) { return scene.is(at, PartKind::from); });
}

// "12.5 % more", "a 7 % rise": right behind the figure.
PartIndex tie_right_behind(const Scene& scene, PartIndex figure) {
  constexpr std::size_t word = 1;
  const PartIndex tie = figure + 1;
  return scene.is(tie, PartKind::tie) && scene.distance(figure, tie) <= word ? tie : no_part;
}

// The nearest word of movement in the same part of the sentence, before the figure rather than behind it.
Movement movement_around(const Scene& scene, PartIndex figure) {
  for (const PartIndex tie : {scene[figure].tie_before, scene[figure].tie_behind}) {
    if (tie == no_part || scene[tie].hard_breaks != scene[figure].hard_breaks) continue;
    if (const Movement movement = movement_of(scene[tie].tie); movement != Movement::level) return movement;
  }
  return Movement::level;
}

bool is_relative(const Mention& mention) {
  return mention.kind == QuantityKind::multiple || mention.unit == "%" || mention.unit == "[pp]";
}

// A verb that stands before its figures.
Movement movement_behind_verb(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  const PartIndex behind = tie_right_behind(scene, figure);
  if (behind != no_part && (is_relative(*part.mention) || has_by(scene, figure)))
    if (const Movement movement = movement_of(scene[behind].tie); movement != Movement::level) return movement;
  if (has_by(scene, figure)) return movement_around(scene, figure);
  if (has_to(scene, figure) || has_from(scene, figure) || part.tie_before == no_part) return Movement::level;
  const Part& tie = scene[part.tie_before];
  const bool is_same_clause = tie.quantities == part.quantities && tie.hard_breaks == part.hard_breaks;
  if (!is_same_clause || !is_relative(*part.mention)) return Movement::level;
  if (part.mention->kind == QuantityKind::multiple) return movement_of(tie.tie);
  constexpr std::size_t words = 2;
  if (scene.distance(part.tie_before, figure) <= words) return movement_of(tie.tie);
  return Movement::level;
}

// A verb that stands behind them: the first one behind the figure decides, but "up to" makes a level.
Movement movement_before_verb(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  const bool is_bracketed = figure > 0 && scene.is_mark(figure - 1, U'(') && scene.is_mark(figure + 1, U')');
  if (part.is_from || is_bracketed || part.tie_behind == no_part) return Movement::level;
  const Part& tie = scene[part.tie_behind];
  if (tie.quantities != part.quantities + 1) return Movement::level;
  for (PartIndex at = figure + 1; at < part.tie_behind; ++at)
    if (scene.is(at, PartKind::to) || scene.is_mark(at, U'(') || scene.is_mark(at, U';')) return Movement::level;
  const bool is_comparison = tie.tie == Tie::more || tie.tie == Tie::less;
  if (is_comparison && !is_relative(*part.mention)) return Movement::level;
  return movement_of(tie.tie);
}

// "5 мыңнан 7 мыңға": the ending of the first figure says "from".
bool ends_in_from(const Scene& scene, PartIndex figure) {
  if (scene.page().find(WordKind::modifier_after, scene[figure].next)) return false;  // "жартысынан көбі": over a half
  const std::size_t last = scene[figure].next - 1;
  const bool is_behind_hyphen = scene.tokens()[last].begin >= scene[figure].mention->end;
  if (!scene.page().is_word(last)) return false;
  const std::string_view word = scene.tokens().word(last);
  return scene.language().has_ending(EndingSort::ablative, is_behind_hyphen ? "xx" + std::string(word) : word);
}

void read_ends(Scene& scene, PartIndex figure) {
  constexpr std::uint32_t near_by = 12;  // tokens between the two figures
  Part& part = scene[figure];
  const PartIndex next = part.quantity_behind;
  const bool is_pair = next != no_part && scene.distance(figure, next) <= near_by;
  if (scene.language().has_verbs_last()) {
    part.is_from = is_pair && ends_in_from(scene, figure);
    part.is_to = part.quantity_before != no_part && scene[part.quantity_before].is_from;
  } else {
    if (!scene.page().may_find_anywhere(bits_of(WordKind::to, WordKind::until))) return;
    part.is_from = is_pair && has_from(scene, figure) && has_to(scene, next);
    part.is_to = has_to(scene, figure);
  }
}

}  // namespace

void read_movements(Scene& scene) {
  const bool has_movement =
      scene.has_tie(Tie::rise) || scene.has_tie(Tie::fall) || scene.has_tie(Tie::more) || scene.has_tie(Tie::less);
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::quantity)) continue;
    read_ends(scene, at);
    if (!has_movement) continue;
    scene[at].mention->movement =
        scene.language().has_verbs_last() ? movement_before_verb(scene, at) : movement_behind_verb(scene, at);
  }
}

}  // namespace ecumene::evidence_internal
