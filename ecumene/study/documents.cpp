#include <algorithm>
#include <filesystem>
#include <map>

#include "ecumene/audit/claims.hpp"
#include "ecumene/base/period.hpp"
#include "ecumene/base/sha256.hpp"
#include "ecumene/base/unit.hpp"
#include "ecumene/evidence/claim_ties.hpp"
#include "ecumene/evidence/claims.hpp"
#include "ecumene/evidence/concepts.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/panel/passage.hpp"
#include "ecumene/study/documents_internal.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene {
namespace {

// Names of the languages, that of most paragraphs first.
std::vector<std::string> languages_of(const Reading& reading) {
  std::map<std::string, std::size_t> paragraphs;
  for (const Paragraph& paragraph : reading.paragraphs)
    if (paragraph.language != nullptr) ++paragraphs[paragraph.language->name()];
  std::vector<std::string> names;
  for (const auto& [name, count] : paragraphs) names.push_back(name);
  std::ranges::stable_sort(names,
                           [&](const std::string& a, const std::string& b) { return paragraphs[a] > paragraphs[b]; });
  return names;
}

DocumentSection section_of(const Document& document, const Reading& reading) {
  DocumentSection section{.name = document.name(),
                          .text = std::string(document.text()),
                          .languages = languages_of(reading),
                          .claims = claims_of(document, reading)};
  tie_claims(section.claims);
  name_concepts(section.claims);
  for (const Paragraph& paragraph : reading.paragraphs) section.paragraphs.push_back({paragraph.begin, paragraph.end});
  for (const Mention& mention : reading.mentions)
    if (mention.type != MentionType::rejected) section.spans.push_back({mention.begin, mention.end});
  const Account balance = account(document, reading);
  section.digit_runs = balance.runs;
  for (std::size_t line = 2; line < balance.lines.size(); ++line)
    section.rejections.push_back({balance.lines[line].what, balance.lines[line].runs});
  return section;
}

std::vector<Claim> all_claims(const ReportInput& report) {
  std::vector<Claim> claims;
  for (const DocumentSection& section : report.documents)
    claims.insert(claims.end(), section.claims.begin(), section.claims.end());
  return claims;
}

// What keeps a figure from being an observation; empty: nothing.
std::string_view obstacle(const Claim& claim) {
  if (claim.movement != Movement::level || claim.kind == QuantityKind::multiple) return "no level";
  if (claim.modifier == Modifier::over || claim.modifier == Modifier::under) return "a bound only";
  if (claim.subject.empty()) return "no subject";
  if (claim.place.empty()) return "no place";
  if (claim.period.empty() || !Period::parse(claim.period)) return "no period";
  return {};
}

Observation observation_of(const Claim& claim) {
  const std::optional<Unit> unit = parse_unit(claim.unit);
  const bool is_estimate = claim.modifier == Modifier::approx || claim.is_unit_inferred;
  return {.region = claim.place,
          .indicator = claim.subject,
          .period = Period::parse_or_throw(claim.period),
          .unit = unit ? *unit : Unit{.code = claim.unit, .dimension = Dimension::other},
          .value = Interval{claim.low, claim.is_range ? claim.high : claim.low},
          .status = is_estimate ? ObservationStatus::estimated : ObservationStatus::normal,
          .source = claim.passage.source + (claim.speaker.empty() ? std::string() : " (" + claim.speaker + ")"),
          .passage = passage_text(claim.passage)};
}

}  // namespace

DocumentRead read_document(const std::string& folder, const StudyDocument& document) {
  const std::filesystem::path path = std::filesystem::path(folder) / document.file;
  const Document read = Document::of_file(path.string(), document.encoding, document.file);
  const Reading reading = read_text(read.text(), {.language = language(document.language)});
  const std::string program = "ecumene " + std::string(version());
  DocumentRead result{.section = section_of(read, reading),
                      .findings = read.findings(),
                      .statements = {.source = source_record(read, path.string(), document.language, program),
                                     .statements = statements_of(read, reading)},
                      .sha256 = sha256(read.bytes()),
                      .bytes = read.bytes().size()};
  const std::vector<Finding> left_out = reading_findings(read, reading);
  result.findings.insert(result.findings.end(), left_out.begin(), left_out.end());
  result.section.title = document.title;
  TextTables tables = tables_in(read.text(), read.name());
  result.findings.insert(result.findings.end(), tables.findings.begin(), tables.findings.end());
  std::size_t lists = 0;
  for (TextTable& table : tables.tables) {
    table.table.name = document.name + "#" + (table.number.empty() ? "list-" + std::to_string(++lists) : table.number);
    place_in_file(read, table.table);
    result.tables.push_back(std::move(table.table));
  }
  return result;
}

Table table_of_document(const DocumentRead& document, const StudySource& source) {
  std::string there;
  for (const Table& table : document.tables) {
    const std::string number = table.name.substr(table.name.rfind('#') + 1);
    if (number == source.table) return table;
    there += (there.empty() ? "" : ", ") + number;
  }
  throw Error({.code = "table-not-found",
               .severity = Severity::error,
               .what = source.file + " holds no table '" + source.table + "'",
               .way_out = there.empty() ? "its text has no tables; see `ecumene read --tables " + source.file + "`"
                                        : "its tables are: " + there,
               .places = {source.place}});
}

void audit_documents(const Study& study, std::span<const Table> text_tables, ReportInput& report) {
  if (report.documents.empty()) return;
  ClaimAuditOptions options;
  options.tables = text_tables;
  options.list_holding = study.audit.list_holding;
  for (const StudyDocument& read : study.documents)
    if (!read.written.empty()) options.written.push_back({.source = read.file, .edtf = read.written});
  const std::vector<Claim> claims = all_claims(report);
  const ClaimAudit audited = audit_claims(claims, options);
  AuditResult& all = report.audit;
  all.findings.insert(all.findings.end(), audited.findings.begin(), audited.findings.end());
  std::ranges::stable_sort(all.findings, [](const Finding& a, const Finding& b) { return display_order(a, b) < 0; });
  all.counts.insert(all.counts.end(), audited.counts.begin(), audited.counts.end());
}

void recover_documents(const Study& study, ReportInput& report) {
  if (report.documents.empty()) return;
  report.recovery = recovery_of(all_claims(report), study.recovery);
  const std::vector<Finding>& said = report.recovery->findings;
  report.findings.insert(report.findings.end(), said.begin(), said.end());
}

std::vector<Finding> add_observations(std::span<const Claim> claims, Panel& panel) {
  std::map<std::string_view, std::size_t> obstacles;
  std::size_t figures = 0;
  for (const Claim& claim : claims) {
    if (claim.type != ClaimType::quantity) continue;
    ++figures;
    const std::string_view why_not = obstacle(claim);
    if (why_not.empty()) {
      panel.add(observation_of(claim));
    } else {
      ++obstacles[why_not];
    }
  }
  if (obstacles.empty()) return {};
  std::string list;
  std::size_t left = 0;
  for (const auto& [why_not, count] : obstacles) {
    list += (list.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(why_not);
    left += count;
  }
  return {{.code = "claims-stay-statements",
           .severity = Severity::note,
           .what = std::to_string(left) + " of " + std::to_string(figures) +
                   " figures of this document are no observations: " + list,
           .way_out = "statements.csv holds all of them with what the text says",
           .places = {{.source = claims.front().passage.source}}}};
}

}  // namespace ecumene
