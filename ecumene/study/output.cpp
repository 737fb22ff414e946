// Writing the results of a study: every file whole or not at all.
#include <algorithm>
#include <sstream>

#include "ecumene/base/json.hpp"
#include "ecumene/base/write_file.hpp"
#include "ecumene/panel/sdmx_csv.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/source/rejected.hpp"
#include "ecumene/study/run.hpp"

namespace ecumene {

namespace {

std::string findings_json(const std::vector<Finding>& findings) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_array();
    for (const Finding& finding : findings) write_json(json, finding);
    json.end_array();
  }
  return out.str() + "\n";
}

// At most 120 bytes and no part of a letter.
std::string shortened(const std::string& name) {
  std::size_t end = std::min<std::size_t>(name.size(), 120);
  while (end < name.size() && end > 0 && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) --end;
  return name.substr(0, end);
}

// A file name from a title: letters, digits and '-' only; never empty.
std::string file_name(const std::string& title) {
  std::string name;
  for (const char c : title) {
    const bool keeps = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (keeps) {
      name += c;
    } else if (!name.empty() && name.back() != '-') {
      name += '-';
    }
  }
  while (!name.empty() && name.back() == '-') name.pop_back();
  return name.empty() ? "result" : shortened(name);
}

// One file name for each title; titles that differ only in signs are told apart by a number: "a-b", "a-b-2".
std::vector<std::string> file_names(const std::vector<std::string>& titles) {
  std::vector<std::string> names;
  for (const std::string& title : titles) {
    const std::string first = file_name(title);
    std::string name = first;
    for (int n = 2; std::find(names.begin(), names.end(), name) != names.end(); ++n) {
      name = first + "-" + std::to_string(n);
    }
    names.push_back(name);
  }
  return names;
}

class Folder {
 public:
  explicit Folder(std::string path) : path_(std::move(path)) {}

  void add(const std::string& name, const std::string& content) {
    write_file(path_ + "/" + name, content);
    names_.push_back(name);
  }
  // Sources are named from the folder that the ledger lies in.
  void add_ledger(std::vector<SourceStatements> statements) {
    const std::string path = path_ + "/ledger.jsonl";
    for (SourceStatements& source : statements) source.source.name = source_name(source.source.name, path);
    write_ledger(path, statements);
    names_.emplace_back("ledger.jsonl");
  }
  std::vector<std::string> names() && { return std::move(names_); }

 private:
  std::string path_;
  std::vector<std::string> names_;
};

}  // namespace

std::vector<std::string> write_results(const StudyResult& result, const std::string& folder) {
  const ReportInput& report = result.report;
  Folder out(folder);
  out.add("report.html", html_report(report));
  out.add("report.md", markdown_report(report));
  out.add("report.json", json_report(report));
  out.add("findings.json", findings_json(all_findings(report)));
  out.add("observations.csv", to_sdmx_csv(result.observations));
  if (!report.documents.empty()) out.add("statements.csv", statements_csv(report.documents));
  if (!result.statements.empty()) out.add_ledger(result.statements);
  if (report.recovery) out.add("recovery.csv", recovery_csv(report));
  out.add("rejected.csv", rejected_csv(result.rejected));
  const std::vector<std::string> ratings = file_names(result.rating_names);
  const std::vector<std::string> typologies = file_names(result.typology_names);
  for (std::size_t i = 0; i < report.ratings.size(); ++i) {
    out.add("rating-" + ratings[i] + ".csv", rating_csv(report.ratings[i]));
  }
  for (std::size_t i = 0; i < report.typologies.size(); ++i) {
    const Typology& typology = report.typologies[i].typology;
    out.add("groups-" + typologies[i] + ".csv", memberships_csv(typology));
    out.add("merges-" + typologies[i] + ".csv", merges_csv(typology));
    out.add("profiles-" + typologies[i] + ".csv", profiles_csv(typology));
  }
  return std::move(out).names();
}

}  // namespace ecumene
