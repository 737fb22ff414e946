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
  const std::string_view unit = scene[figure].mention->unit;
  const bool is_duration =
      unit == "year" || unit == "mo" || unit == "d" || unit == "wk" || unit == "h" || unit == "min";
  constexpr std::size_t word = 1;
  return is_duration && scene.is_tie(figure + 1, Tie::ago) && scene.distance(figure, figure + 1) <= word;
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

// The story goes on over one empty line, not over two. A text of one year tells of that year.
void take_told(const Told& told, Mention& mention) {
  constexpr std::size_t farthest = 1;
  if (told.period.empty()) return;
  const bool goes_on = told.paragraphs <= farthest;
  mention.period = goes_on ? told.period : told.document_year;
  if (mention.period.empty()) return;
  mention.period_from = goes_on ? PeriodFrom::narrative : PeriodFrom::document;
}

}  // namespace

void read_periods(Scene& scene, const Told& told) {
  for (PartIndex at = 0; at < scene.size(); ++at) {
    if (!scene.is(at, PartKind::quantity) || is_elapsed(scene, at)) continue;
    Mention& mention = *scene[at].mention;
    PartIndex date = base_of_start(scene, at);
    if (date == no_part) date = date_of(scene, at);
    if (date == no_part && told.period.empty()) date = scene[at].date_behind;
    if (date == no_part) {
      take_told(told, mention);
      continue;
    }
    if (scene[date].edtf.empty()) continue;
    mention.period = at_its_end(scene, at, period_of(scene, date));
    mention.period_from = closeness(scene, at, date).breaks == 0 || scene[at].own_date == date ? PeriodFrom::clause
                                                                                               : PeriodFrom::sentence;
  }
}

namespace {

// An event's word close to a date: "liberated on August 23, 1943", "the war (1941-1945)". The first date stays.
void take_events(const Scene& scene, const Part& date, Told& told) {
  constexpr std::size_t close = 5;  // tokens
  const std::size_t begin = date.first > scene.first() + close ? date.first - close : scene.first();
  const std::size_t end = std::min(date.next + close, scene.last());
  for (std::size_t at = begin; at < end; ++at)
    if (const Found event = scene.page().find(WordKind::event, at))
      told.events.emplace(event_key(*event.sense), date.edtf);
}

}  // namespace

void take_dates(const Scene& scene, Told& told) {
  for (PartIndex at = 0; at < scene.size(); ++at) {
    const Part& part = scene[at];
    if (part.kind != PartKind::date) continue;
    if (!part.is_near && part.role != DateRole::base && part.role != DateRole::level) take_events(scene, part, told);
    const bool is_century = part.edtf.size() == 4 && part.edtf.ends_with("XX");
    if (part.role != DateRole::stands || is_century || part.edtf.empty()) continue;
    told.period = part.edtf;
    told.paragraphs = 0;
  }
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
  const std::string last = last_of_interval(edtf);
  if (last.size() < year_digits || !is_year(std::string_view(last).substr(0, year_digits))) return {};
  if (unit == "year") return moved_years(last.substr(0, year_digits), step);
  if (last.size() < month_digits || last[year_digits + 1] > '1') return {};
  return moved_month(last.substr(0, month_digits), step);
}

}  // namespace ecumene::evidence_internal
