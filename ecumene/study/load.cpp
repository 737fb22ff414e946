#include <algorithm>
#include <filesystem>

#include "ecumene/base/period.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/study/file.hpp"
#include "ecumene/study/study.hpp"
#include "ecumene/study/study_names_internal.hpp"
#include "ecumene/study/toml_table.hpp"

namespace ecumene {

namespace {

void read_marks(TomlTable& toml, std::vector<Mark>& marks) {
  for (const auto& [mark, meaning] : toml.text_map("marks")) {
    if (meaning == "nil") {
      marks.push_back({mark, CellKind::nil, ObservationStatus::normal});
    } else if (const std::optional<ObservationStatus> status = parse_status(meaning)) {
      const bool is_figure = *status == ObservationStatus::not_significant;
      marks.push_back({mark, is_figure ? CellKind::number : CellKind::absent, *status});
    } else {
      toml.refuse("marks", "'" + meaning + "' is neither \"nil\" nor an SDMX status code such as \"O\" (missing)");
    }
  }
}

std::optional<std::size_t> count(TomlTable& toml, std::string_view key) {
  const std::optional<std::int64_t> value = toml.integer(key);
  if (!value) return std::nullopt;
  if (*value < 0 || *value > 1'000'000) toml.refuse(key, "a count from 0 to 1,000,000 is expected here");
  return static_cast<std::size_t>(*value);
}

void read_reading(TomlTable& toml, ReadOptions& reading) {
  reading.format = toml.text("format").value_or("");
  reading.encoding = toml.text("encoding").value_or("");
  reading.sheet = toml.text("sheet").value_or("");
  if (const std::optional<std::string> delimiter = toml.text("delimiter")) {
    if (delimiter->size() != 1) toml.refuse("delimiter", "one character is expected, such as \";\" or \"\\t\"");
    reading.delimiter = delimiter->front();
  }
  reading.header_lines = count(toml, "header-lines");
  reading.stub_columns = count(toml, "stub-columns");
  toml.option("decimal", reading.decimal);
  toml.option("thousands", reading.thousands);
  read_marks(toml, reading.marks);
}

// A period of study.toml; refuses what is none.
std::string period_text(TomlTable& toml, std::string_view key) {
  std::string period = toml.text(key).value_or("");
  if (!period.empty() && !Period::parse(period))
    toml.refuse(key, "'" + period + "' is no EDTF period such as \"2010\" or \"2010-03\"");
  return period;
}

StudySource read_source(TomlTable& toml, StudyNames& names) {
  StudySource source;
  source.file = toml.required_text("file");
  source.place = toml.place("file");
  source.name = toml.text("name").value_or(std::filesystem::path(source.file).stem().string());
  names.give("source", source.name, toml.place("name"));
  source.title = toml.text("title").value_or("");
  source.citation = toml.text("citation").value_or("");
  source.licence = toml.text("licence").value_or("");
  toml.option("layout", source.layout);
  source.region = toml.text("region").value_or("");
  source.indicator = toml.text("indicator").value_or("");
  source.period = period_text(toml, "period");
  source.unit = toml.text("unit").value_or("");
  source.table = toml.text("table").value_or("");
  if (!source.unit.empty() && !parse_unit(source.unit)) {
    toml.refuse("unit", "'" + source.unit + "' is no unit code such as \"%\", \"t\" or \"RUB\"");
  }
  if (source.layout == Layout::indicator_by_period && source.region.empty()) {
    toml.refuse("layout", "indicator-by-period needs to know the region: add region = \"...\"");
  }
  read_reading(toml, source.reading);
  toml.finish();
  return source;
}

StudyDocument read_document(TomlTable& toml, StudyNames& names) {
  StudyDocument document;
  document.file = toml.required_text("file");
  document.place = toml.place("file");
  document.name = toml.text("name").value_or(std::filesystem::path(document.file).stem().string());
  names.give("document", document.name, toml.place("name"));
  document.title = toml.text("title").value_or("");
  document.citation = toml.text("citation").value_or("");
  document.licence = toml.text("licence").value_or("");
  document.encoding = toml.text("encoding").value_or("");
  document.language = toml.text("language").value_or("");
  if (!document.language.empty() && language(document.language) == nullptr)
    toml.refuse("language", "'" + document.language + "' is none of the languages that are read: be, en, kk, ru, uk");
  document.written = period_text(toml, "written");
  toml.finish();
  return document;
}

RatingPlan read_rating(TomlTable& toml, StudyNames& names) {
  RatingPlan plan;
  plan.name = toml.required_text("name");
  names.give("rating", plan.name, toml.place("name"));
  plan.title = toml.text("title").value_or(plan.name);
  plan.source = toml.required_text("source");
  names.use("source", plan.source, "rating '" + plan.name + "'", toml.place("source"));
  plan.where = toml.text_map("where");
  plan.printed_mean = toml.text("printed-mean").value_or("");
  toml.option("input", plan.options.input);
  toml.option("normalisation", plan.options.normalisation);
  toml.option("mean", plan.options.mean);
  for (TomlTable& activity_toml : toml.tables("activity")) {
    Activity activity;
    activity.indicator = activity_toml.required_text("indicator");
    activity_toml.option("better", activity.better);
    activity.weight = activity_toml.number("weight").value_or(1);
    activity.target = activity_toml.number("target").value_or(0);
    activity_toml.finish();
    plan.options.activities.push_back(activity);
  }
  toml.finish();
  return plan;
}

ComparisonPlan read_comparison(TomlTable& toml, StudyNames& names) {
  ComparisonPlan plan;
  plan.rating = toml.required_text("rating");
  plan.other_rating = toml.text("with-rating").value_or("");
  plan.source = toml.text("source").value_or("");
  plan.column = toml.text("column").value_or("");
  if (plan.other_rating.empty() == plan.source.empty()) {
    toml.refuse("rating", "give either with-rating = \"...\" or source = \"...\" and column = \"...\"");
  }
  if (!plan.source.empty() && plan.column.empty())
    toml.refuse("source", "add column = \"...\": the heading of its ranks");
  if (plan.source.empty() && !plan.column.empty()) toml.refuse("column", "add source = \"...\": whose column this is");
  names.use("rating", plan.rating, "a comparison", toml.place("rating"));
  if (!plan.other_rating.empty()) names.use("rating", plan.other_rating, "a comparison", toml.place("with-rating"));
  if (!plan.source.empty()) names.use("source", plan.source, "a comparison", toml.place("source"));
  toml.finish();
  return plan;
}

// The draws and the seed of the support of a typology's clusters.
void read_support(TomlTable& toml, TypologyOptions& options) {
  const std::optional<std::int64_t> draws = toml.integer("support");
  const std::optional<std::int64_t> seed = toml.integer("seed");
  if (draws && (*draws < 1 || *draws > static_cast<std::int64_t>(most_support_draws)))
    toml.refuse("support", "a number of draws from 1 to 1,000,000 is expected here, such as 1000");
  if (seed && !draws) toml.refuse("seed", "it goes with support = 1000 or another number of draws");
  if (seed && (*seed < 0 || *seed > static_cast<std::int64_t>(greatest_support_seed)))
    toml.refuse("seed", "a number from 0 to 4,294,967,295 is expected here");
  if (draws) options.support_draws = static_cast<std::size_t>(*draws);
  if (seed) options.support_seed = static_cast<std::uint64_t>(*seed);
}

TypologyPlan read_typology(TomlTable& toml, StudyNames& names) {
  TypologyPlan plan;
  plan.name = toml.required_text("name");
  names.give("typology", plan.name, toml.place("name"));
  plan.title = toml.text("title").value_or(plan.name);
  plan.source = toml.required_text("source");
  const std::string who = "typology '" + plan.name + "'";
  names.use("source", plan.source, who, toml.place("source"));
  plan.where = toml.text_map("where");
  plan.indicators = toml.texts("indicators");
  plan.without = toml.texts("without");
  toml.option("scaling", plan.options.scaling);
  toml.option("distance", plan.options.distance);
  toml.option("linkage", plan.options.linkage);
  plan.options.groups = count(toml, "groups");
  plan.options.height = toml.number("height");
  if (plan.options.groups && plan.options.height) toml.refuse("height", "give groups or height, not both");
  read_support(toml, plan.options);
  plan.published = toml.texts("published");
  for (const std::string& published : plan.published) names.use("source", published, who, toml.place("published"));
  toml.finish();
  return plan;
}

void must_be_check(TomlTable& toml, std::string_view key, const std::string& name) {
  std::vector<std::string> known;
  for (const CheckDescriptor* check : checks()) known.emplace_back(check->name);
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  const std::optional<std::string> near = nearest_name(name, known);
  toml.refuse(key, "there is no check '" + name + "'" +
                       (near ? "; did you mean '" + *near + "'?" : "; `ecumene list checks` prints those there are"));
}

void read_audit(TomlTable& toml, AuditOptions& audit, StudyNames& names) {
  audit.checks = toml.texts("checks");
  audit.without = toml.texts("without");
  audit.regions = toml.texts("regions");
  for (const std::string& name : audit.checks) must_be_check(toml, "checks", name);
  for (const std::string& name : audit.without) must_be_check(toml, "without", name);
  for (TomlTable& relation_toml : toml.tables("relation")) {
    StatedRelation relation;
    relation.check = relation_toml.required_text("check");
    must_be_check(relation_toml, "check", relation.check);
    relation.table = relation_toml.text("source").value_or("");
    if (!relation.table.empty())
      names.use("source", relation.table, "an audit relation", relation_toml.place("source"));
    relation.target = relation_toml.text("target").value_or("");
    relation.parts = relation_toml.texts("parts");
    relation.rule = relation_toml.text("rule").value_or("");
    relation_toml.finish();
    audit.relations.push_back(relation);
  }
  toml.finish();
}

void read_recovery(TomlTable& toml, RecoveryOptions& recovery) {
  recovery.base_period = period_text(toml, "base-period");
  recovery.place = toml.text("place").value_or("");
  toml.finish();
}

SharePlan read_shares(TomlTable& toml, StudyNames& names) {
  SharePlan plan;
  plan.title = toml.text("title").value_or("");
  plan.source = toml.required_text("source");
  names.use("source", plan.source, "[[shares]]", toml.place("source"));
  plan.parts = toml.texts("parts");
  toml.finish();
  return plan;
}

void read_heading(TomlTable& toml, Study& study) {
  study.title = toml.required_text("title");
  study.subtitle = toml.text("subtitle").value_or("");
  study.language = toml.text("language").value_or("en");
  if (study.language != "en") toml.refuse("language", "reports are written in English so far: \"en\"");
}

[[noreturn]] void refuse_without_sources(const Place& place) {
  throw Error(Finding{
      .code = "study-value-missing",
      .severity = Severity::error,
      .what = "the study has no [[source]] and no [[document]]",
      .way_out = "add the lines [[source]] and file = \"...\" for each of its tables, [[document]] for each text",
      .places = {place}});
}

}  // namespace

Study load_study(const std::string& path) {
  const std::string file = study_file(path);
  TomlTable toml = TomlTable::parse(read_file(file), file);
  Study study;
  StudyNames names;
  study.folder = std::filesystem::path(file).parent_path().string();
  read_heading(toml, study);
  for (TomlTable& table : toml.tables("source")) study.sources.push_back(read_source(table, names));
  for (TomlTable& table : toml.tables("document")) study.documents.push_back(read_document(table, names));
  if (std::optional<TomlTable> audit = toml.table("audit")) read_audit(*audit, study.audit, names);
  if (std::optional<TomlTable> recovery = toml.table("recovery")) read_recovery(*recovery, study.recovery);
  for (TomlTable& table : toml.tables("rating")) study.ratings.push_back(read_rating(table, names));
  for (TomlTable& table : toml.tables("comparison")) study.comparisons.push_back(read_comparison(table, names));
  for (TomlTable& table : toml.tables("typology")) study.typologies.push_back(read_typology(table, names));
  for (TomlTable& table : toml.tables("shares")) study.shares.push_back(read_shares(table, names));
  toml.finish();
  names.check();
  if (study.sources.empty() && study.documents.empty()) refuse_without_sources(toml.place());
  return study;
}

}  // namespace ecumene
