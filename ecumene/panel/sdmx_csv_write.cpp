#include <ostream>
#include <sstream>

#include "ecumene/base/delimited.hpp"
#include "ecumene/panel/sdmx_csv.hpp"

namespace ecumene {
namespace {

constexpr std::size_t buffer_bytes = std::size_t{1} << 20;

// Every text of a dictionary, quoted once and not once a row.
template <class Id>
std::vector<std::string> fields_of(const Panel& panel, std::size_t count) {
  std::vector<std::string> fields(count);
  for (std::uint32_t i = 0; i < count; ++i) fields[i] = delimited_field(panel.name(Id{i}));
  return fields;
}

// "RUB,6"
std::vector<std::string> unit_fields(const Panel& panel) {
  std::vector<std::string> fields(panel.unit_count());
  for (std::uint32_t i = 0; i < fields.size(); ++i) {
    const Unit& unit = panel.get(UnitId{i});
    fields[i] = delimited_field(to_string(unit)) + ',' + std::to_string(unit.multiplier);
  }
  return fields;
}

// The figure as a reader of its text has it: "3e5" becomes 300000 with no digit behind the point.
Decimal as_read(const Decimal& figure) {
  return Decimal::parse(figure.to_string()).value_or(figure);
}

// The same text whether the ends are as computed or as read back. Empty where the exact middle needs more digits than a
// decimal has; the ends then say all.
std::string middle(const Interval& value) {
  try {
    return midpoint({as_read(value.low), as_read(value.high)}).to_string();
  } catch (const Error&) {
    return {};
  }
}

// True if the ends of the value are different texts: 3e5 and 300000 are one figure to a reader.
bool prints_interval(const Panel& panel, std::size_t row) {
  if (!panel.is_interval(row)) return false;
  const Interval value = *panel.value(row);
  return value.low.to_string() != value.high.to_string();
}

bool has_intervals(const Panel& panel) {
  for (std::size_t row = 0; row < panel.size(); ++row) {
    if (prints_interval(panel, row)) return true;
  }
  return false;
}

class Writing {
 public:
  explicit Writing(const Panel& panel)
      : panel_(panel),
        regions_(fields_of<RegionId>(panel, panel.region_count())),
        periods_(fields_of<PeriodId>(panel, panel.period_count())),
        indicators_(fields_of<IndicatorId>(panel, panel.indicator_count())),
        sources_(fields_of<SourceId>(panel, panel.source_count())),
        units_(unit_fields(panel)),
        intervals_(has_intervals(panel)) {}

  void run(std::ostream& out) {
    text_ = "ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,obs_status,source,passage";
    text_ += intervals_ ? ",obs_low,obs_high\n" : "\n";
    for (std::size_t row = 0; row < panel_.size(); ++row) {
      append(row);
      if (text_.size() >= buffer_bytes) flush(out);
    }
    flush(out);
  }

 private:
  void append(std::size_t row) {
    const auto value = panel_.value(row);
    const bool interval = intervals_ && prints_interval(panel_, row);
    field(regions_[panel_.region(row).index]);
    field(periods_[panel_.period(row).index]);
    field(indicators_[panel_.indicator(row).index]);
    field(units_[panel_.unit(row).index]);
    field(!value ? std::string() : interval ? middle(*value) : value->low.to_string());
    field(code(panel_.status(row)));
    field(sources_[panel_.source(row).index]);
    text_ += delimited_field(panel_.passage(row));
    if (intervals_) {
      text_ += interval ? ',' + value->low.to_string() + ',' + value->high.to_string() : ",,";
    }
    text_ += '\n';
  }

  void field(std::string_view text) {
    text_ += text;
    text_ += ',';
  }

  void flush(std::ostream& out) {
    out.write(text_.data(), static_cast<std::streamsize>(text_.size()));
    text_.clear();
  }

  const Panel& panel_;
  std::vector<std::string> regions_;
  std::vector<std::string> periods_;
  std::vector<std::string> indicators_;
  std::vector<std::string> sources_;
  std::vector<std::string> units_;
  bool intervals_;
  std::string text_;
};

}  // namespace

void write_sdmx_csv(const Panel& panel, std::ostream& out) {
  Writing(panel).run(out);
}

std::string to_sdmx_csv(const Panel& panel) {
  std::ostringstream out;
  write_sdmx_csv(panel, out);
  return std::move(out).str();
}

}  // namespace ecumene
