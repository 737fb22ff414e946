// What a share is a part of, and what a movement or multiple is measured against.
#include <utility>

#include "ecumene/evidence/binder_phrases.hpp"
#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

bool is_same_clause(const Scene& scene, PartIndex a, PartIndex b) {
  return scene[a].hard_breaks == scene[b].hard_breaks;
}

// The date of comparison of a figure: behind it rather than before it.
PartIndex base_date(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  if (part.base_behind != no_part && is_same_clause(scene, figure, part.base_behind)) return part.base_behind;
  if (part.base_before != no_part && is_same_clause(scene, figure, part.base_before)) return part.base_before;
  return no_part;
}

// "growth from 1913 to 1940": against the first year, where the interval is one of years.
SharedText base_of_interval(std::string_view period) {
  constexpr std::size_t years = 9;  // 1913/1940
  return period.size() == years && period[4] == '/' ? SharedText(first_of_interval(period)) : SharedText();
}

// "compared with the pre-war level": no date, the words.
std::string_view compared_words(const Scene& scene, PartIndex figure) {
  for (PartIndex at = figure + 1; at < scene.size() && !scene.is(at, PartKind::quantity); ++at) {
    if (!scene.is_tie(at, Tie::against)) continue;
    if (scene.language().has_verbs_last()) return {};
    std::size_t begin = scene[at].next;
    const Found article = scene.page().find(WordKind::article, begin);
    if (article) begin = article.next;
    return text_of(scene, phrase_behind(scene, begin));
  }
  return {};
}

// "from 5 in 2014 to 3 in 2015, or by 40 %": the figure that it started from.
PartIndex start_before(const Scene& scene, PartIndex figure) {
  PartIndex before = scene[figure].quantity_before;
  for (int steps = 0; steps < 2 && before != no_part; ++steps, before = scene[before].quantity_before)
    if (scene[before].is_from) return before;
  return no_part;
}

SharedText base_of_movement(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  if (const PartIndex date = base_date(scene, figure); date != no_part) return scene[date].edtf;
  if (part.mention->movement != Movement::level)
    if (SharedText first = base_of_interval(part.mention->period); !first.empty()) return first;
  const PartIndex start = start_before(scene, figure);
  if (start != no_part && part.mention->movement != Movement::level) return scene[start].mention->period;
  return compared_words(scene, figure);
}

// A figure with what it counts: "126 mills".
std::string_view figure_words(const Scene& scene, PartIndex figure) {
  const Phrase counted = counted_behind(scene, figure);
  const Part& part = scene[figure];
  return text_of(scene, {.first = part.first, .next = counted ? counted.next : part.next, .head = part.first});
}

bool has_of_before(const Scene& scene, PartIndex figure) {
  constexpr std::size_t words = 3;  // "of the total 126"
  return figure > 0 && !scene.is_tie(figure - 1, Tie::them) &&
         scene.page().find(WordKind::of, scene[figure - 1].first) && scene.distance(figure - 1, figure) <= words;
}

bool is_clause_opening(const Scene& scene, std::size_t token) {
  return token == scene.first() || scene.tokens()[token - 1].kind == TokenKind::mark;
}

bool is_share(const Mention& mention) {
  return mention.kind == QuantityKind::share && mention.unit != "[pp]";
}

// "51 of the 126 mills", "of the 126 mills 51", "126 диірменнің 51-і".
PartIndex whole_among_figures(const Scene& scene, PartIndex figure) {
  const bool is_verb_last = scene.language().has_verbs_last();
  if (!is_verb_last && !scene.page().may_find_anywhere(bits_of(WordKind::of))) return no_part;
  const Part& part = scene[figure];
  constexpr std::size_t words_between = 6;
  const PartIndex behind = part.quantity_behind;
  if (behind != no_part && has_of_before(scene, behind) && scene.distance(figure, behind) <= words_between)
    return behind;
  const PartIndex before = part.quantity_before;
  if (before == no_part || scene.distance(before, figure) > words_between) return no_part;
  const bool is_opening = has_of_before(scene, before) && is_clause_opening(scene, scene[before - 1].first);
  const bool is_genitive = is_verb_last && scene.distance(before, figure) > 0 && has_genitive(scene, part.first - 1) &&
                           !is_share(*scene[before].mention);
  const bool is_close = part.breaks - scene[before].breaks == 0;
  return (is_opening || is_genitive) && is_close ? before : no_part;
}

// "of them": a part of the figure before.
bool is_part_of_them(const Scene& scene, PartIndex figure) {
  constexpr std::size_t words = 3;
  if (!scene.has_tie(Tie::them)) return false;
  if (figure > 0 && scene.is_tie(figure - 1, Tie::them) && scene.distance(figure - 1, figure) <= words) return true;
  return scene.is_tie(figure + 1, Tie::them) && scene.distance(figure, figure + 1) <= words;
}

// "Of this sum 40 %": at the beginning of a clause.
Phrase whole_in_front(const Scene& scene, PartIndex figure) {
  constexpr std::size_t words = 4;
  if (figure == 0 || scene.distance(figure - 1, figure) > words) return {};
  const Part& of = scene[figure - 1];
  if (!is_clause_opening(scene, of.first) || !scene.page().find(WordKind::of, of.first)) return {};
  std::size_t begin = of.next;
  while (begin < scene[figure].first && scene.page().find(WordKind::stop, begin)) ++begin;
  const Phrase whole = phrase_behind(scene, begin);
  return whole && whole.next == scene[figure].first ? whole : Phrase{};
}

// "40 % of exports", "40 % экспорта", "экспорттың 40 %-ы".
Phrase whole_beside(const Scene& scene, PartIndex figure) {
  if (scene.language().has_verbs_last()) return genitive_before(scene, scene[figure].first);
  if (const Phrase behind = counted_behind(scene, figure)) return behind;
  const std::size_t next = scene[figure].next;
  // "71 % от среднего уровня", "112 % к заданию", but not "до конца года"
  const Part* part = scene.part_at(next);
  const bool is_plain = part == nullptr || part->kind == PartKind::from || part->kind == PartKind::to;
  if (is_plain && scene.page().is_in(WordSet::of_whole, next))
    if (const Phrase whole = phrase_behind(scene, next + 1)) return whole;
  return whole_in_front(scene, figure);
}

// "112 % к заданию": more than all of it.
SharedText base_of_multiple(const Scene& scene, PartIndex figure) {
  if (SharedText compared = base_of_movement(scene, figure); !compared.empty()) return compared;
  const bool is_level = scene[figure].mention->unit == "%" && scene[figure].mention->movement == Movement::level;
  return is_level ? SharedText(text_of(scene, whole_beside(scene, figure))) : SharedText();
}

// "the share of X in Y": Y, or X where no Y is told.
Phrase whole_of_share(const Scene& scene, PartIndex figure) {
  const Page& page = scene.page();
  constexpr PartIndex farthest = 32;  // parts back
  for (PartIndex at = figure; at-- > 0 && figure - at <= farthest;) {
    if (!scene.is_tie(at, Tie::share)) continue;
    if (scene.language().has_verbs_last()) return genitive_before(scene, scene[at].first);
    std::size_t begin = scene[at].next;
    const Found of = page.find(WordKind::of, begin);
    if (of) begin = of.next;
    const Found article = page.find(WordKind::article, begin);
    const Phrase owner = phrase_behind(scene, article ? article.next : begin);
    if (!owner) return {};
    const Found in = page.find(WordKind::place, owner.next);
    if (!in || in.sense->code != "at") return owner;
    const Found second = page.find(WordKind::article, in.next);
    const Phrase whole = phrase_behind(scene, second ? second.next : in.next);
    return whole && whole.next <= scene[figure].first ? whole : owner;
  }
  return {};
}

SharedText base_of_share(const Scene& scene, PartIndex figure, const Told& told) {
  const Part& part = scene[figure];
  const PartIndex date = base_date(scene, figure);
  if (date != no_part && (scene[date].role == DateRole::level || scene.has_tie(Tie::index))) return scene[date].edtf;
  if (is_part_of_them(scene, figure)) return told.last_whole;
  if (const Phrase whole = whole_beside(scene, figure)) return text_of(scene, whole);
  if (scene.is_tie(figure + 1, Tie::against) && scene.distance(figure, figure + 1) == 0)
    if (const std::string_view compared = compared_words(scene, figure); !compared.empty()) return compared;
  if (scene.has_tie(Tie::share))
    if (const Phrase whole = whole_of_share(scene, figure)) return text_of(scene, whole);
  const PartIndex before = part.quantity_before;  // a series of shares has one whole
  if (before != no_part && is_share(*scene[before].mention)) return scene[before].mention->base;
  const bool is_pronoun = before == no_part && part.tie_before != no_part && !subject_before(scene, figure);
  return is_pronoun || scene.has_tie(Tie::share) ? told.share_base : SharedText();  // "it was 71 %"
}

SharedText base_of(const Scene& scene, PartIndex figure, const Told& told) {
  const Mention& mention = *scene[figure].mention;
  if (mention.kind == QuantityKind::rank && !mention.base.empty()) return mention.base;  // the place it is ranked in
  if (scene[figure].whole != no_part) return figure_words(scene, scene[figure].whole);
  if (mention.movement != Movement::level || mention.kind == QuantityKind::multiple)
    return base_of_multiple(scene, figure);
  if (is_share(mention)) return base_of_share(scene, figure, told);
  return is_part_of_them(scene, figure) ? told.last_whole : SharedText();
}

}  // namespace

void read_bases(Scene& scene, Told& told) {
  PartIndex whole = no_part;  // the last one, if its words are not told yet
  const auto tell_whole = [&] {
    if (whole != no_part) told.last_whole = figure_words(scene, std::exchange(whole, no_part));
  };
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::quantity)) continue;
    Mention& mention = *scene[at].mention;
    scene[at].whole = whole_among_figures(scene, at);
    const bool is_part = is_part_of_them(scene, at);
    if (is_part) tell_whole();
    mention.base = base_of(scene, at, told);
    const bool is_level = mention.kind != QuantityKind::share && mention.kind != QuantityKind::multiple &&
                          mention.movement == Movement::level;
    const bool is_whole = is_level && !is_part;
    if (is_whole) whole = at;
    if (!is_share(mention)) continue;
    told.share_base = mention.base;
    if (mention.base.empty()) continue;
    whole = no_part;
    told.last_whole = mention.base;
  }
  tell_whole();
}

}  // namespace ecumene::evidence_internal
