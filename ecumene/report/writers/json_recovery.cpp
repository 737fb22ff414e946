#include <stdexcept>
#include <string>

#include "ecumene/report/json.hpp"

namespace ecumene {

const Claim& claim_at(const ReportInput& input, std::size_t number) {
  for (const DocumentSection& document : input.documents) {
    if (number < document.claims.size()) return document.claims[number];
    number -= document.claims.size();
  }
  throw std::out_of_range("there is no claim with this number");
}

namespace {

class Writer {
 public:
  Writer(JsonWriter& json, const ReportInput& report) : json_(json), report_(report), recovery_(*report.recovery) {}

  void write() {
    json_.begin_object().key("series").begin_array();
    for (std::size_t number = 0; number < recovery_.series.size(); ++number) write_series(number);
    json_.end_array().key("timeline").begin_array();
    for (const TimelineEntry& entry : recovery_.timeline) write_entry(entry);
    json_.end_array().key("levels").begin_array();
    for (const LevelReached& level : recovery_.levels) write_level(level);
    json_.end_array().key("returns").begin_array();
    for (const TopicReturn& back : recovery_.returns) {
      json_.begin_object().member("topic", back.topic).member("first", back.first).member("median", back.median);
      json_.member("entries", std::uint64_t{back.entries.size()}).end_object();
    }
    json_.end_array().end_object();
  }

 private:
  void write_passages(const std::vector<std::size_t>& claims) {
    json_.key("passages").begin_array();
    for (const std::size_t claim : claims) json_.value(to_string(claim_at(report_, claim).passage));
    json_.end_array();
  }

  void write_end(std::string_view name, const std::optional<Decimal>& end) {
    json_.key(name);
    end ? json_.value(*end) : json_.null();
  }

  void write_figure(std::string_view name, const std::optional<DerivedFigure>& figure) {
    if (!figure) return;
    json_.key(name).begin_object();
    write_end("low", figure->bounds.low);
    write_end("high", figure->bounds.high);
    write_passages(figure->claims);
    json_.end_object();
  }

  void write_series(std::size_t number) {
    const RecoverySeries& series = recovery_.series[number];
    json_.begin_object().member("subject", series.subject).member("head", series.head);
    json_.member("whole", series.whole).member("place", series.place).member("unit", series.unit);
    json_.member("speaker", series.speaker).member("topic", series.topic);
    if (series.is_lost) json_.member("fate", to_string(ClaimFate::lost));
    json_.member("base_period", series.base_period).key("points").begin_array();
    for (const RecoveryPoint& point : series.points) {
      json_.begin_object().member("period", point.period);
      write_figure("level", point.level);
      write_figure("index", point.index);
      json_.member("origin", point.origin == FigureOrigin::implied ? "implied" : "stated").end_object();
    }
    json_.end_array().key("changes").begin_array();
    for (const RecoveryChange& change : recovery_.changes) {
      if (change.series != number) continue;
      json_.begin_object().member("from", change.from).member("to", change.to);
      write_figure("rate", change.rate);
      write_figure("points", change.points);
      json_.end_object();
    }
    json_.end_array().end_object();
  }

  void write_entry(const TimelineEntry& entry) {
    json_.begin_object().member("period", entry.period).member("place", entry.place).member("topic", entry.topic);
    json_.member("fate", to_string(entry.fate)).member("speaker", entry.speaker).member("sentence", entry.sentence);
    write_passages(entry.claims);
    json_.end_object();
  }

  void write_level(const LevelReached& level) {
    json_.begin_object().member("subject", level.subject).member("place", level.place).member("unit", level.unit);
    json_.member("topic", level.topic).member("period", level.period);
    write_figure("lost", level.lost);
    write_figure("restored", level.restored);
    write_figure("reached", level.reached);
    write_figure("recovered", level.recovered);
    json_.end_object();
  }

  JsonWriter& json_;
  const ReportInput& report_;
  const Recovery& recovery_;
};

}  // namespace

void write_recovery_json(JsonWriter& json, const ReportInput& report) {
  Writer(json, report).write();
}

}  // namespace ecumene
