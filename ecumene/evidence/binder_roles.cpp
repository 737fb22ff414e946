// What the dates of a sentence are for its figures.
#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t near_by = 6;  // tokens: "compared with the level of 1913", "the Decree on Land of 1917"
constexpr PartIndex few = 4;        // parts looked over on one side

// No quantity, date or punctuation lies between two parts.
bool is_one_phrase(const Scene& scene, PartIndex before, PartIndex behind) {
  for (PartIndex at = before + 1; at < behind; ++at)
    if (scene.is(at, PartKind::quantity) || scene.is(at, PartKind::date) || scene.is(at, PartKind::mark)) return false;
  return scene.distance(before, behind) <= near_by;
}

// The nearest part of this tie in one phrase with a date, on its left.
bool has_tie_before(const Scene& scene, PartIndex date, Tie tie) {
  for (PartIndex at = date; at-- > 0 && date - at <= few;)
    if (scene.is_tie(at, tie)) return is_one_phrase(scene, at, date);
  return false;
}

bool has_tie_behind(const Scene& scene, PartIndex date, Tie tie) {
  for (PartIndex at = date + 1; at < scene.size() && at - date <= few; ++at)
    if (scene.is_tie(at, tie)) return is_one_phrase(scene, date, at);
  return false;
}

// "the 1917 decree", "1917 жылғы декрет": the date describes the noun behind it.
bool is_attributive(const Scene& scene, PartIndex date) {
  const Page& page = scene.page();
  if (page.find_before(WordKind::article, scene[date].first)) return true;
  const std::size_t last = scene[date].next - 1;
  return page.has_ending(EndingSort::attributive, last);
}

// "1926 жылмен (14,2 %) салыстырғанда": the figure in brackets right behind a date.
PartIndex bracketed_behind(const Scene& scene, PartIndex date) {
  const bool is_bracketed = scene.is_mark(date + 1, U'(') && scene.is(date + 2, PartKind::quantity) &&
                            scene.is_mark(date + 3, U')') && scene.distance(date, date + 1) == 0;
  return is_bracketed ? date + 2 : no_part;
}

// "against 5.4 % in 1922": the figure between the word of comparison and the date.
PartIndex compared_before(const Scene& scene, PartIndex date) {
  for (PartIndex at = date; at-- > 0 && date - at <= few;) {
    if (!scene.is(at, PartKind::quantity)) continue;
    for (PartIndex before = at; before-- > 0 && at - before <= few;)
      if (scene.is_tie(before, Tie::against)) return is_one_phrase(scene, before, at) ? at : no_part;
    return no_part;
  }
  return no_part;
}

// "1926 жылғы 53,7 %-ға қарағанда": date, figure, word of comparison.
PartIndex compared_behind(const Scene& scene, PartIndex date) {
  const PartIndex figure = date + 1;
  if (!scene.is(figure, PartKind::quantity) || scene.distance(date, figure) > 1) return no_part;
  for (PartIndex behind = figure + 1; behind < scene.size() && behind - figure <= few; ++behind)
    if (scene.is_tie(behind, Tie::against)) return is_one_phrase(scene, figure, behind) ? figure : no_part;
  return no_part;
}

// "107.2 % to December 2020" of an index.
bool is_to_right_behind_figure(const Scene& scene, PartIndex date) {
  constexpr std::size_t words = 1;
  if (date == 0) return false;
  const Found at = scene.page().find(WordKind::place, scene[date].first - 1);
  const bool has_to = scene.is(date - 1, PartKind::to) ||
                      (scene.page().find(WordKind::in, scene[date].first - 1) && !(at && at.sense->code == "at"));
  const PartIndex figure = scene.is(date - 1, PartKind::quantity) ? date - 1 : date - 2;
  return has_to && date >= 2 && scene.is(figure, PartKind::quantity) && scene.distance(figure, date) <= words;
}

bool is_tie_right_behind(const Scene& scene, PartIndex date, Tie tie) {
  return scene.is_tie(date + 1, tie) && scene.distance(date, date + 1) == 0;
}

// "санақтың деректері бойынша", "соғыс кезінде": figures hold at the time of the event that ends before this token.
bool is_moment_of_figures(const Scene& scene, std::size_t next) {
  constexpr std::size_t words = 3;
  for (std::size_t at = next; at < scene.last() && at < next + words && scene.page().is_word(at); ++at) {
    const Found tie = scene.page().find(WordKind::tie, at);
    if (tie && static_cast<Tie>(tie.sense->value) == Tie::moment)
      return !scene.page().has_ending(EndingSort::attributive, tie.next - 1);
  }
  return false;
}

// "1941–1945 жылдардағы соғыс": the date tells the event apart from others, and no figure holds then.
bool has_event_behind(const Scene& scene, PartIndex date) {
  constexpr std::size_t words = 4;
  for (std::size_t at = scene[date].next; at < scene.last() && at < scene[date].next + words; ++at)
    if (const Found event = scene.page().find(WordKind::event, at)) return !is_moment_of_figures(scene, event.next);
  return false;
}

DateRole role_behind_words(const Scene& scene, PartIndex date) {
  if (has_tie_before(scene, date, Tie::act) || (is_attributive(scene, date) && has_tie_behind(scene, date, Tie::act)))
    return DateRole::name;
  if (is_attributive(scene, date) && has_event_behind(scene, date)) return DateRole::aside;
  if (has_tie_before(scene, date, Tie::level) || has_tie_behind(scene, date, Tie::level)) return DateRole::level;
  if (scene.has_tie(Tie::index) && is_to_right_behind_figure(scene, date)) return DateRole::base;
  if (!scene.language().has_verbs_last() && has_tie_before(scene, date, Tie::against)) return DateRole::base;
  if (scene[date].is_event) return DateRole::stands;  // "after the war" told when that was
  const bool is_start = scene.language().has_verbs_last() ? is_tie_right_behind(scene, date, Tie::after)
                                                          : has_tie_before(scene, date, Tie::after);
  return is_start ? DateRole::aside : DateRole::stands;
}

// With postpositions the word of comparison stands behind.
DateRole role_of(Scene& scene, PartIndex date) {
  const bool is_postposed = scene.language().has_verbs_last();
  const DateRole role = role_behind_words(scene, date);
  if (role != DateRole::stands) return role;
  const PartIndex bracketed = bracketed_behind(scene, date);
  if (is_postposed && bracketed != no_part && scene.is_tie(bracketed + 2, Tie::against)) {
    scene[bracketed].own_date = date;
    return DateRole::base;
  }
  if (is_postposed && has_tie_behind(scene, date, Tie::against)) return DateRole::base;
  const PartIndex figure = is_postposed ? compared_behind(scene, date) : compared_before(scene, date);
  if (figure == no_part) {  // "a year earlier" behind a figure is what it is compared with
    const bool is_compared = scene[date].is_earlier && scene[date].quantities > 0;
    return is_compared ? DateRole::base : DateRole::stands;
  }
  scene[figure].own_date = date;
  return DateRole::local;
}

// Dates behind ", which ..." up to the next comma hold for the figures there and no others.
void read_asides(Scene& scene) {
  bool is_aside = false;
  PartIndex date = no_part;
  for (PartIndex at = 0; at < scene.size(); ++at) {
    Part& part = scene[at];
    if (part.kind == PartKind::mark) {
      constexpr std::size_t preposition = 1;  // ", in which"
      is_aside = part.mark == U',' && scene.is(at + 1, PartKind::aside) && scene.distance(at, at + 1) <= preposition;
      date = no_part;
    } else if (is_aside && part.kind == PartKind::date && part.role == DateRole::stands) {
      part.role = DateRole::aside;
      date = at;
    } else if (is_aside && part.kind == PartKind::quantity && date != no_part && part.own_date == no_part) {
      part.own_date = date;
    }
  }
}

// An event that opens the sentence gives way to any other date.
void read_faint(Scene& scene) {
  bool is_dated = false;
  for (PartIndex at = 0; at < scene.size(); ++at)
    is_dated |= scene.is(at, PartKind::date) && !scene[at].is_faint && scene[at].role == DateRole::stands;
  for (PartIndex at = 0; at < scene.size() && is_dated; ++at)
    if (scene.is(at, PartKind::date) && scene[at].is_faint) scene[at].role = DateRole::aside;
}

// Parts of one kind with nothing but commas and conjunctions between them.
struct Run {
  std::vector<PartIndex> parts{};
};

std::vector<Run> runs_of(const Scene& scene, PartKind kind) {
  std::vector<Run> runs;
  constexpr std::size_t close = 4;  // tokens
  bool is_open = false;
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (scene.is(at, kind)) {
      if (!is_open || scene.distance(runs.back().parts.back(), at) > close) runs.emplace_back();
      runs.back().parts.push_back(at);
      is_open = true;
    } else if (!scene.is(at, PartKind::and_) && !scene.is_mark(at, U',')) {
      is_open = false;
    }
  }
  std::erase_if(runs, [](const Run& run) { return run.parts.size() < 2; });
  return runs;
}

// "5 and 7 t in 1926 and 1927 respectively": one list of dates and one as long of figures belong together in order.
void read_lists(Scene& scene) {
  const auto dates = runs_of(scene, PartKind::date);
  if (dates.empty()) return;
  const auto figures = runs_of(scene, PartKind::quantity);
  if (dates.size() != 1 || figures.size() != 1 || dates[0].parts.size() != figures[0].parts.size()) return;
  for (std::size_t at = 0; at < dates[0].parts.size(); ++at) scene[figures[0].parts[at]].own_date = dates[0].parts[at];
}

}  // namespace

void read_roles(Scene& scene) {
  for (PartIndex at = 0; at < scene.size(); ++at)
    if (scene.is(at, PartKind::date)) scene[at].role = role_of(scene, at);
  read_faint(scene);
  read_asides(scene);
  read_lists(scene);
  scene.link();
}

}  // namespace ecumene::evidence_internal
