#include <string>
#include <vector>

#include "ecumene/report/csv.hpp"
#include "ecumene/report/writers/csv_line_internal.hpp"

namespace ecumene {
namespace {

// What every line says of the thing measured.
struct Row {
  std::string kind{};
  std::string subject{};
  std::string whole{};
  std::string place{};
  std::string unit{};
  std::string speaker{};
  std::string topic{};
  std::string period{};
  std::string from{};
  std::string origin{};
  std::string base_period{};
  std::string fate{};
  std::string sentence{};
};

class Lines {
 public:
  explicit Lines(const ReportInput& report) : report_(report) {
    text_ = csv_line({"kind", "subject", "whole", "place", "unit", "speaker", "topic", "period", "from", "low", "high",
                      "origin", "base_period", "fate", "sentence", "passages"});
  }

  void add(const Row& row, const Bounds& bounds, const std::vector<std::size_t>& claims) {
    std::string passages;
    for (const std::size_t claim : claims)
      passages += (passages.empty() ? "" : "; ") + to_string(claim_at(report_, claim).passage);
    text_ += csv_line({row.kind, row.subject, row.whole, row.place, row.unit, row.speaker, row.topic, row.period,
                       row.from, bounds.low ? bounds.low->to_string() : "", bounds.high ? bounds.high->to_string() : "",
                       row.origin, row.base_period, row.fate, row.sentence, passages});
  }
  void add(Row row, std::string_view kind, const std::optional<DerivedFigure>& figure) {
    if (!figure) return;
    row.kind = kind;
    add(row, figure->bounds, figure->claims);
  }
  std::string text() && { return std::move(text_); }

 private:
  const ReportInput& report_;
  std::string text_{};
};

void add_series(Lines& lines, const Recovery& recovery) {
  for (std::size_t number = 0; number < recovery.series.size(); ++number) {
    const RecoverySeries& series = recovery.series[number];
    Row row{.subject = series.subject,
            .whole = series.whole,
            .place = series.place,
            .unit = series.unit,
            .speaker = series.speaker,
            .topic = series.topic,
            .base_period = series.base_period,
            .fate = series.is_lost ? std::string(to_string(ClaimFate::lost)) : std::string()};
    for (const RecoveryPoint& point : series.points) {
      row.period = point.period;
      row.origin = point.origin == FigureOrigin::implied ? "implied" : "stated";
      lines.add(row, "level", point.level);
      row.unit = "%";
      lines.add(row, "index", point.index);
      row.unit = series.unit;
    }
    row.origin.clear();
    for (const RecoveryChange& change : recovery.changes) {
      if (change.series != number) continue;
      row.from = change.from;
      row.period = change.to;
      row.unit = "%";
      lines.add(row, "rate", change.rate);
      lines.add(row, "points", change.points);
    }
  }
}

}  // namespace

std::string recovery_csv(const ReportInput& report) {
  const Recovery& recovery = *report.recovery;
  Lines lines(report);
  add_series(lines, recovery);
  for (const LevelReached& level : recovery.levels) {
    Row row{.subject = level.subject,
            .place = level.place,
            .unit = level.unit,
            .topic = level.topic,
            .period = level.period};
    lines.add(row, "lost", level.lost);
    lines.add(row, "restored", level.restored);
    row.unit = "%";
    lines.add(row, "reached", level.reached);
    lines.add(row, "recovered", level.recovered);
  }
  for (const TimelineEntry& entry : recovery.timeline)
    lines.add({.kind = "entry",
               .place = entry.place,
               .speaker = entry.speaker,
               .topic = entry.topic,
               .period = entry.period,
               .fate = entry.fate == ClaimFate::none ? std::string() : std::string(to_string(entry.fate)),
               .sentence = entry.sentence},
              {}, entry.claims);
  return std::move(lines).text();
}

}  // namespace ecumene
