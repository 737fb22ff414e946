// Recovery and growth as tables.
#include <string>

#include "ecumene/report/label.hpp"
#include "ecumene/report/passage_index.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

std::string link_of(const std::vector<std::size_t>& claims, const PassageIndex* passages) {
  return passages == nullptr || claims.empty() ? std::string() : passages->href_of(claims.front());
}

// The text of a level with this unit: a value that texts state has all its digits, ends of intervals as many as can be
// of use.
ViewCell level_cell(const std::optional<DerivedFigure>& level, const PassageIndex* passages, std::string_view unit) {
  constexpr int all_digits = 15;
  constexpr int digits_of_ends = 6;
  if (!level) return {};
  const bool is_value = level->bounds.low && level->bounds.high && *level->bounds.low == *level->bounds.high;
  return {.text = with_thousands_apart(to_string(level->bounds, is_value ? all_digits : digits_of_ends)) +
                  (unit == "1" ? "" : " " + std::string(unit)),
          .origin = link_of(level->claims, passages)};
}

// Of an index, a rate, a share.
ViewCell ratio_cell(const std::optional<DerivedFigure>& ratio, const PassageIndex* passages,
                    std::string_view behind = {}) {
  constexpr int digits = 4;
  if (!ratio) return {};
  return {.text = with_thousands_apart(to_string(ratio->bounds, digits)) + std::string(behind),
          .origin = link_of(ratio->claims, passages)};
}

std::string series_name(const RecoverySeries& series) {
  std::string name = series.subject.empty() ? series.head : series.subject;
  if (series.is_lost) name += ", lost";
  if (!series.whole.empty()) name += ", of " + series.whole;
  if (!series.speaker.empty()) name += " (" + series.speaker + ")";
  return name;
}

// The change that ends at this point; nullptr: none.
const RecoveryChange* change_to(const Recovery& recovery, std::size_t series, const std::string& period) {
  for (const RecoveryChange& change : recovery.changes)
    if (change.series == series && change.to == period) return &change;
  return nullptr;
}

ViewCell change_cell(const RecoveryChange* change, const PassageIndex* passages) {
  if (change == nullptr) return {};
  if (change->points) return ratio_cell(change->points, passages, " points");
  return ratio_cell(change->rate, passages, " % a year");
}

std::string fate_text(ClaimFate fate) {
  return fate == ClaimFate::none ? std::string() : std::string(to_string(fate));
}

}  // namespace

TableView timeline_view(const Recovery& recovery, const PassageIndex* passages) {
  TableView view{"What happened when",
                 {{"When", Align::unbroken, {}},
                  {"Place", Align::left, {}},
                  {"Topic", Align::left, {}},
                  {"", Align::left, {}},
                  {"Said by", Align::left, {}},
                  {"In the words of the source", Align::left, {}}},
                 {},
                 {}};
  for (const TimelineEntry& entry : recovery.timeline)
    view.rows.push_back({{.text = entry.period, .origin = link_of(entry.claims, passages)},
                         {entry.place},
                         {entry.topic},
                         {fate_text(entry.fate)},
                         {entry.speaker},
                         {entry.sentence}});
  return view;
}

TableView series_view(const Recovery& recovery, const PassageIndex* passages) {
  TableView view{"Levels, and what follows from them",
                 {{"Of what", Align::left, {}},
                  {"Place", Align::left, {}},
                  {"Period", Align::unbroken, {}},
                  {"Level", Align::right, {}},
                  {"", Align::left, {}},
                  {"Index", Align::right, {}},
                  {"Base", Align::unbroken, {}},
                  {"Change", Align::right, {}}},
                 {},
                 {}};
  for (std::size_t number = 0; number < recovery.series.size(); ++number) {
    const RecoverySeries& series = recovery.series[number];
    if (series.points.size() < 2) continue;
    for (const RecoveryPoint& point : series.points)
      view.rows.push_back({{series_name(series)},
                           {series.place},
                           {point.period},
                           level_cell(point.level, passages, series.unit),
                           {point.level && point.origin == FigureOrigin::implied ? "implied" : ""},
                           ratio_cell(point.index, passages),
                           {point.index ? series.base_period + " = 100" : ""},
                           change_cell(change_to(recovery, number, point.period), passages)});
  }
  return view;
}

TableView levels_reached_view(const Recovery& recovery, const PassageIndex* passages) {
  TableView view{"Level reached against the level before the damage",
                 {{"Of what", Align::left, {}},
                  {"Place", Align::left, {}},
                  {"When", Align::unbroken, {}},
                  {"Lost", Align::right, {}},
                  {"Restored", Align::right, {}},
                  {"Level reached", Align::right, {}},
                  {"Recovered of the loss", Align::right, {}}},
                 {},
                 {}};
  for (const LevelReached& level : recovery.levels) {
    view.rows.push_back({{level.subject},
                         {level.place},
                         {level.period.empty() ? "after the damage" : level.period},
                         level_cell(level.lost, passages, level.unit),
                         level_cell(level.restored, passages, level.unit),
                         ratio_cell(level.reached, passages, " %"),
                         ratio_cell(level.recovered, passages, " %")});
  }
  return view;
}

TableView returns_view(const Recovery& recovery) {
  TableView view{"In which order it came back",
                 {{"Topic", Align::left, {}},
                  {"First", Align::unbroken, {}},
                  {"Median", Align::unbroken, {}},
                  {"Entries", Align::right, {}}},
                 {},
                 {}};
  for (const TopicReturn& back : recovery.returns)
    view.rows.push_back({{back.topic}, {back.first}, {back.median}, {grouped(back.entries.size())}});
  return view;
}

}  // namespace ecumene
