#include <filesystem>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "ecumene/base/delimited.hpp"
#include "ecumene/panel/sdmx_columns.hpp"
#include "ecumene/panel/sdmx_csv.hpp"
#include "ecumene/panel/sdmx_fields.hpp"

namespace ecumene {
namespace {

constexpr std::size_t rejected_shown = 20;

// The number of a text in a dictionary; only the last one is remembered, the dictionary knows the others.
template <class Id>
class LastId {
 public:
  template <class Find>
  Id operator()(std::string_view text, Find find) {
    if (!known_ || text != text_) {
      id_ = find(text);
      text_ = text;
      known_ = true;
    }
    return id_;
  }

 private:
  std::string text_;
  Id id_{};
  bool known_ = false;
};

class Reading {
 public:
  Reading(DelimitedReader reader, std::string name) : reader_(std::move(reader)), name_(std::move(name)) {}

  // file_bytes: how long the input is, if that is known, to take the memory at once.
  SdmxCsvResult run(std::uint64_t file_bytes) {
    bool first = true;
    while (const DelimitedGroup* group = reader_.next_group()) {
      if (first && group->size() > 0) reserve(*group, file_bytes);
      first = false;
      for (const DelimitedRow row : *group) read(row);
    }
    if (!columns_) refuse_empty();
    finish();
    return std::move(result_);
  }

 private:
  void reserve(const DelimitedGroup& group, std::uint64_t file_bytes) {
    const std::uint64_t bytes = group[group.size() - 1].byte_end();
    if (bytes == 0 || bytes >= file_bytes) return;
    const double rows =
        static_cast<double>(file_bytes) / static_cast<double>(bytes) * static_cast<double>(group.size());
    result_.panel.reserve(static_cast<std::size_t>(rows * 1.02) + 1);
  }

  [[noreturn]] void refuse_empty() const {
    throw Error({.code = "file-empty",
                 .severity = Severity::error,
                 .what = "the file holds no line",
                 .way_out = "tidy SDMX-CSV begins with a line of headings: ref_area,time_period,indicator,...",
                 .places = {Place{.source = name_}}});
  }

  void read(const DelimitedRow& row) {
    if (row.blank()) return;
    if (!columns_) {
      columns_.emplace(row, name_);
      fields_.emplace(*columns_);
      return;
    }
    try {
      result_.panel.add(parsed(row));
    } catch (Rejection& rejection) {
      note(row, std::move(rejection));
    }
  }

  PanelRow parsed(const DelimitedRow& row) {
    // Everything that can be refused comes before the dictionaries: a rejected row leaves no trace in them.
    fields_->refuse_unusable(row);
    const Period period = fields_->period(row);
    const int multiplier = fields_->multiplier(row);
    PanelRow result;
    result.value = fields_->value(row);
    result.status = fields_->status(row, result.value);
    columns_->watch(row);
    Panel& panel = result_.panel;
    result.region =
        region_(columns_->text(row, SdmxColumn::ref_area), [&](auto text) { return panel.add_region(text); });
    result.indicator = indicator_(indicator_of(row), [&](auto text) { return panel.add_indicator(text); });
    result.period =
        period_(columns_->text(row, SdmxColumn::time_period), [&](auto) { return panel.add_period(period); });
    result.unit = unit_of(columns_->text(row, SdmxColumn::unit_measure), multiplier);
    result.source = source_(source_of(row), [&](auto text) { return panel.add_source(text); });
    result.passage = passage_of(row);
    return result;
  }

  std::string_view indicator_of(const DelimitedRow& row) const {
    return columns_->has(SdmxColumn::indicator) ? columns_->text(row, SdmxColumn::indicator) : "obs_value";
  }

  UnitId unit_of(std::string_view code, int multiplier) {
    return unit_[multiplier](code, [&](std::string_view seen) {
      Unit unit;
      if (const auto known = parse_unit(seen)) {
        unit = *known;
      } else if (!seen.empty()) {
        unit.code = seen;
        unit.dimension = Dimension::other;
        unknown_units_.intern(seen);
      }
      unit.multiplier = multiplier;
      return result_.panel.add_unit(unit);
    });
  }

  // A file that does not say where its figures come from is itself their source.
  bool is_own_source() const { return !columns_->has(SdmxColumn::source) && !columns_->has(SdmxColumn::passage); }

  std::string_view source_of(const DelimitedRow& row) const {
    return is_own_source() ? std::string_view(name_) : columns_->text(row, SdmxColumn::source);
  }

  std::string_view passage_of(const DelimitedRow& row) {
    if (!is_own_source()) return columns_->text(row, SdmxColumn::passage);
    const auto field =
        columns_->field(columns_->has(SdmxColumn::obs_value) ? SdmxColumn::obs_value : SdmxColumn::obs_low);
    const Place place = place_of(row, field);
    passage_text_ = std::to_string(place.line) + ':' + std::to_string(place.column);
    return passage_text_;
  }

  Place place_of(const DelimitedRow& row, std::optional<std::size_t> field) const {
    Place place{.source = name_, .line = row.line(), .column = 1, .row = static_cast<std::uint32_t>(row.number())};
    place.byte_begin = row.byte_begin();
    place.byte_end = row.byte_end();
    if (!field || *field >= row.size()) return place;
    const DelimitedField at = row[*field];
    const auto position = advanced({row.line(), 1}, row.raw().substr(0, at.byte_begin - row.byte_begin()));
    place.line = position.line;
    place.column = position.column;
    place.field = static_cast<std::uint32_t>(*field + 1);
    place.byte_begin = at.byte_begin;
    place.byte_end = at.byte_end;
    place.column_label = columns_->heading(*field);
    place.text = at.text;
    return place;
  }

  void note(const DelimitedRow& row, Rejection rejection) {
    if (result_.rejected.size() < rejected_shown) {
      rejection.finding.places = {place_of(row, rejection.field)};
      result_.findings.push_back(rejection.finding);
    }
    result_.rejected.push_back({.line = row.line(),
                                .byte_begin = row.byte_begin(),
                                .byte_end = row.byte_end(),
                                .raw = std::string(row.raw()),
                                .reason = std::move(rejection.finding.code)});
  }

  void finish() {
    std::vector<Finding>& findings = result_.findings;
    for (std::uint32_t i = 0; i < unknown_units_.size(); ++i) {
      findings.push_back({.code = "unit-unknown",
                          .severity = Severity::note,
                          .what = "unit " + quoted(unknown_units_.at(i)) +
                                  " is not known; its figures are kept as they "
                                  "are and are not converted",
                          .way_out = "if it should be converted, use a UCUM code (t, km, kW.h, %) or a currency (RUB)",
                          .places = {Place{.source = name_}}});
    }
    for (Finding& finding : columns_->findings()) findings.push_back(std::move(finding));
    for (Finding& finding : reader_.findings()) findings.push_back(std::move(finding));
    if (result_.rejected.size() > rejected_shown) {
      findings.push_back({.code = "rows-rejected",
                          .severity = Severity::error,
                          .what = std::to_string(result_.rejected.size()) + " rows are rejected; the first " +
                                  std::to_string(rejected_shown) + " are listed one by one",
                          .way_out = "write the rejected rows out, correct them and read them again",
                          .places = {Place{.source = name_}}});
    }
  }

  DelimitedReader reader_;
  std::string name_;
  SdmxCsvResult result_;
  std::optional<SdmxColumns> columns_;
  std::optional<SdmxFields> fields_;
  LastId<RegionId> region_;
  LastId<IndicatorId> indicator_;
  LastId<SourceId> source_;
  Lookup<PeriodId> period_;
  std::map<int, Lookup<UnitId>> unit_;  // by multiplier
  TextPool unknown_units_;
  std::string passage_text_;
};

}  // namespace

SdmxCsvResult read_sdmx_csv(const std::string& path, const SdmxCsvOptions& options) {
  DelimitedReader reader = DelimitedReader::open(path, {.delimiter = options.delimiter});
  std::error_code unknown;
  const std::uintmax_t bytes = std::filesystem::file_size(path, unknown);
  return Reading(std::move(reader), path).run(unknown ? 0 : bytes);
}

SdmxCsvResult read_sdmx_csv(std::string_view bytes, const std::string& name, const SdmxCsvOptions& options) {
  return Reading(DelimitedReader::from_bytes(bytes, name, {.delimiter = options.delimiter}), name).run(bytes.size());
}

}  // namespace ecumene
