// Running a study: the only place that knows every room.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/ledger.hpp"
#include "ecumene/panel/panel.hpp"
#include "ecumene/report/report.hpp"
#include "ecumene/source/read.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

struct RunOptions {
  // Called between stages with what comes next and the share of the work that is done.
  std::function<void(std::string_view stage, double fraction)> progress{};
};

struct StudyResult {
  ReportInput report{};
  Panel observations{};
  std::vector<RejectedRow> rejected{};
  std::vector<SourceStatements> statements{};  // of the documents, each source named by its path
  // The study's names of the ratings and typologies in the report, in its order; their files are called by them.
  std::vector<std::string> rating_names{};
  std::vector<std::string> typology_names{};
};

// Reads, audits, analyses. An analysis that cannot be done becomes a finding of severity error in the report; a source
// that cannot be read throws. Same study, same result, whatever the machine.
StudyResult run_study(const Study& study, const RunOptions& options = {});

// Writes report.html, report.md, report.json, findings.json, observations.csv, rejected.csv, where there are
// documents statements.csv, recovery.csv and ledger.jsonl, and one CSV a rating and typology into `folder`; returns
// their names. Each file is written aside and renamed.
std::vector<std::string> write_results(const StudyResult& result, const std::string& folder);

// Findings of reading, audit and methods together, in display order.
std::vector<Finding> all_findings(const ReportInput& report);

}  // namespace ecumene
