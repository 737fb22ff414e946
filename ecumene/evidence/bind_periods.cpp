// When a quantity holds.
#include <algorithm>

#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

// How far a date is from a figure: the figures and breaks between them. One behind stands back a little.
struct Closeness {
  std::size_t cost = 0;
  std::size_t breaks = 0;
  auto operator<=>(const Closeness&) const = default;
};

Closeness closeness(const Scene& scene, PartIndex figure, PartIndex date) {
  constexpr std::size_t figure_between = 2;
  const bool is_behind = figure < date;
  const Part& before = scene[is_behind ? figure : date];
  const Part& behind = scene[is_behind ? date : figure];
  const std::size_t figures = behind.quantities - before.quantities - (is_behind ? 1 : 0);
  const std::size_t breaks = behind.breaks - before.breaks;
  return {figures * figure_between + breaks + (is_behind ? 1 : 0), breaks};
}

PartIndex date_of(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  if (part.own_date != no_part) return part.own_date;
  PartIndex behind = part.date_behind;
  // Behind "while" and the like another time begins.
  if (behind != no_part && scene[behind].hard_breaks != part.hard_breaks) behind = no_part;
  if (part.date_before == no_part || behind == no_part) return part.date_before == no_part ? behind : part.date_before;
  return closeness(scene, figure, behind) < closeness(scene, figure, part.date_before) ? behind : part.date_before;
}

bool is_year(std::string_view edtf) {
  constexpr std::size_t digits = 4;
  return edtf.size() == digits && edtf.find_first_not_of("0123456789") == std::string_view::npos;
}

// "by the beginning of 1926" is about the turn of the year, not about all of it.
bool is_beginning(const Scene& scene, PartIndex date) {
  constexpr std::size_t word = 1;
  if (date > 0 && scene.is_tie(date - 1, Tie::beginning) && scene.distance(date - 1, date) <= word) return true;
  return scene.language().has_verbs_last() && scene.is_tie(date + 1, Tie::beginning) &&
         scene.distance(date, date + 1) <= word;
}

SharedText period_of(const Scene& scene, PartIndex date) {
  const SharedText& edtf = scene[date].edtf;
  return is_year(edtf) && is_beginning(scene, date) ? SharedText(edtf + "-01~") : edtf;
}

// "about 1902": its figures hold about then; the story stands in the plain year.
SharedText period_of_figures(const Scene& scene, PartIndex date) {
  const Mention* const mention = scene[date].mention;
  const bool is_about = mention != nullptr && mention->modifier == Modifier::approx;
  return is_about ? SharedText(scene[date].edtf + "~") : period_of(scene, date);
}

// A word of movement in the clause before that of the figure: "rose by half, reaching ...".
bool has_moved_before(const Scene& scene, PartIndex figure) {
  constexpr PartIndex few = 8;  // parts back
  for (PartIndex at = figure; at-- > 0 && figure - at <= few;)
    if (scene.is(at, PartKind::tie) && is_movement(scene[at].tie)) return scene[at].breaks < scene[figure].breaks;
  return false;
}

// "from 1928 to 1940 it rose by half, reaching 6,581 km": the level is that of the end.
SharedText at_its_end(const Scene& scene, PartIndex figure, SharedText period) {
  const Part& part = scene[figure];
  if (period.find('/') == std::string::npos || part.mention->movement != Movement::level) return period;
  if (!scene.has_tie(Tie::rise) && !scene.has_tie(Tie::fall)) return period;
  if (part.is_from) return first_of_interval(period);
  const PartIndex reach = scene.language().has_verbs_last() ? part.tie_behind : part.tie_before;
  const bool is_reached = reach != no_part && scene.is_tie(reach, Tie::reach) && has_moved_before(scene, figure);
  return part.is_to || is_reached ? SharedText(last_of_interval(period)) : period;
}

// "80 years ago": a time that has passed, of no time itself.
bool is_elapsed(const Scene& scene, PartIndex figure) {
  constexpr std::size_t word = 1;
  if (!scene.is_tie(figure + 1, Tie::ago) || scene.distance(figure, figure + 1) > word) return false;
  const std::string_view unit = scene[figure].mention->unit;
  return unit == "year" || unit == "mo" || unit == "d" || unit == "wk" || unit == "h" || unit == "min";
}

// The date of comparison is that of the figure something changed from: "compared with 1926 it rose from 6 to 8 %".
PartIndex base_of_start(const Scene& scene, PartIndex figure) {
  const Part& part = scene[figure];
  if (!part.is_from || part.own_date != no_part) return no_part;
  const PartIndex base = part.base_before == no_part ? part.base_behind : part.base_before;
  if (base == no_part) return no_part;
  const bool has_own = part.date_behind != no_part && scene[part.date_behind].quantities == part.quantities + 1;
  return has_own ? no_part : base;
}

}  // namespace

namespace {

// "In 1926 there were ..., in 1939 ... Growth came by 80 % from migration": a part of the growth between the two.
bool is_part_of_movement(const Scene& scene, const Mention& mention) {
  const bool is_moving = scene.has_tie(Tie::rise) || scene.has_tie(Tie::fall);
  return is_moving && scene.has_tie(Tie::through) && mention.unit == "%" && mention.movement == Movement::level;
}

void take_told(const Scene& scene, const Told& told, Mention& mention) {
  const bool is_between = !told.compared.empty() && is_part_of_movement(scene, mention);
  mention.period = is_between ? told.compared : told.time.period();
  mention.period_from = told.time.from();
}

}  // namespace

void read_periods(Scene& scene, const Told& told) {
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::quantity) || is_elapsed(scene, at)) continue;
    Mention& mention = *scene[at].mention;
    PartIndex date = base_of_start(scene, at);
    if (date == no_part) date = date_of(scene, at);
    if (date == no_part && told.time.period().empty()) date = scene[at].date_behind;
    if (date == no_part) {
      take_told(scene, told, mention);
      continue;
    }
    if (scene[date].edtf.empty()) continue;
    mention.period = at_its_end(scene, at, period_of_figures(scene, date));
    mention.period_from = closeness(scene, at, date).breaks == 0 || scene[at].own_date == date ? PeriodFrom::clause
                                                                                               : PeriodFrom::sentence;
  }
}

namespace {

// Does the story go on with it? Not with what another time or an event is held against.
bool leads_on(const Part& part) {
  const bool is_century = part.edtf.size() == 4 && part.edtf.ends_with("XX");
  return part.role == DateRole::stands && !is_century && !part.edtf.empty() && !part.is_earlier && !part.is_faint;
}

// The first and the last year that a sentence sets against each other; empty: no two years.
std::string compared_years(const Scene& scene) {
  std::string first, last;
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::date) || scene[at].role != DateRole::stands || !is_year(scene[at].edtf)) continue;
    if (first.empty() || scene[at].edtf < first) first = scene[at].edtf;
    if (scene[at].edtf > last) last = scene[at].edtf;
  }
  return first == last ? std::string() : first + '/' + last;
}

bool is_interval(std::string_view edtf) {
  return edtf.find('/') != std::string_view::npos;
}

}  // namespace

void take_dates(const Scene& scene, Told& told) {
  told.compared = compared_years(scene);
  constexpr std::size_t opening = 6;  // tokens: "Soon after the liberation ..."
  bool has_figures = false;
  for (PartIndex at = 0; at < scene.size(); ++at) has_figures |= scene.is(at, PartKind::quantity);
  const auto how = has_figures ? TimeNarrative::Told::with_figures : TimeNarrative::Told::of_event;
  for (PartIndex at = 0; at < scene.size(); ++at) {
    const Part& part = scene[at];
    if (part.kind != PartKind::date || !leads_on(part)) continue;
    if (part.is_event && !has_figures && part.first - scene.first() > opening) continue;
    const bool is_in_brackets = at > 0 && scene.is_mark(at - 1, U'(');
    const bool is_frame = !has_figures && !part.is_near && !is_in_brackets && is_interval(part.edtf);
    if (is_frame) told.time.set_frame(part.edtf);
    told.time.tell(period_of(scene, at), how);
  }
}

// Of several, an interval, else the last one.
std::string period_of_heading(const Scene& scene) {
  std::string period;
  for (PartIndex at = 0; at < scene.size(); ++at)
    if (scene.is(at, PartKind::date) && leads_on(scene[at]) && (!is_interval(period) || is_interval(scene[at].edtf)))
      period = scene[at].edtf;
  return period;
}

std::string first_of_interval(std::string_view edtf) {
  return std::string(edtf.substr(0, edtf.find('/')));
}

std::string last_of_interval(std::string_view edtf) {
  const std::size_t slash = edtf.find('/');
  return std::string(slash == std::string_view::npos ? edtf : edtf.substr(slash + 1));
}

namespace {

// The years of an EDTF period moved on; empty where a year is not of four digits.
std::string moved_years(std::string_view edtf, int years) {
  constexpr std::size_t digits = 4;
  std::string moved;
  while (true) {
    const std::string_view part = edtf.substr(0, edtf.find('/'));
    if (part.size() < digits || !is_year(part.substr(0, digits))) return {};
    moved += std::to_string(std::stoi(std::string(part.substr(0, digits))) + years);
    moved += part.substr(digits);
    if (part.size() == edtf.size()) return moved;
    moved += '/';
    edtf.remove_prefix(part.size() + 1);
  }
}

// A month moved on: 1943-12 and 1 is 1944-01.
std::string moved_month(std::string_view month, int months) {
  constexpr int months_a_year = 12;
  constexpr std::size_t year_digits = 4;
  const int number = std::stoi(std::string(month.substr(year_digits + 1))) - 1 + months;
  const int year = std::stoi(std::string(month.substr(0, year_digits))) + (number < 0 ? -1 : number / months_a_year);
  const int within = (number + months_a_year) % months_a_year + 1;
  return std::to_string(year) + (within < 10 ? "-0" : "-") + std::to_string(within);
}

}  // namespace

std::string near_period(std::string_view code, std::string_view edtf) {
  constexpr std::size_t year_digits = 4;
  constexpr std::size_t month_digits = 7;  // 1943-08
  const std::size_t sign = code.find_first_of("+-");
  const std::string_view unit = code.substr(0, sign);
  const int step = sign == std::string_view::npos ? 0 : (code[sign] == '-' ? -1 : 1) * (code[sign + 1] - '0');
  if (unit == "period") return moved_years(edtf, step);
  if (unit == "span") return step == 0 ? std::string(edtf) : last_of_interval(edtf);
  const std::string last = last_of_interval(edtf);
  if (last.size() < year_digits || !is_year(std::string_view(last).substr(0, year_digits))) return {};
  if (unit == "year") return moved_years(last.substr(0, year_digits), step);
  if (last.size() < month_digits || last[year_digits + 1] > '1') return {};
  return moved_month(last.substr(0, month_digits), step);
}

std::string soon_after(std::string_view edtf) {
  constexpr std::size_t month_digits = 7;
  std::string last = last_of_interval(edtf).substr(0, month_digits);
  if (!last.empty() && (last.back() == '~' || last.back() == '?' || last.back() == '%')) last.pop_back();
  return last.empty() || last == ".." ? std::string() : last + '~';
}

}  // namespace ecumene::evidence_internal
