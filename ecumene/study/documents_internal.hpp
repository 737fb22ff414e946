// From a document to what the report shows of it: its claims, its tables, its words. Internal to the study room.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/ledger.hpp"
#include "ecumene/panel/claim.hpp"
#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/table.hpp"
#include "ecumene/report/report.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

struct DocumentRead {
  DocumentSection section{};
  std::vector<Table> tables{};  // in its running text, named "<name>#1", ...
  std::vector<Finding> findings{};
  SourceStatements statements{};  // for the ledger; the source is named by its path
  std::string sha256{};
  std::uint64_t bytes = 0;
};

// Reads FOLDER/document.file. Throws as Document::of_file does.
DocumentRead read_document(const std::string& folder, const StudyDocument& document);

// The table of a document that its caption or a StudySource numbers: "2", "list-1". Throws Error "table-not-found",
// naming those there are.
Table table_of_document(const DocumentRead& document, const StudySource& source);

// What the texts say, held against itself, against one another and against the tables in the texts: added to the audit
// of the report.
void audit_documents(const Study& study, std::span<const Table> text_tables, ReportInput& report);

// Recovery and growth from the claims of all documents, into the report.
void recover_documents(const Study& study, ReportInput& report);

// Adds the levels that have subject, place and period as observations: indicator = subject, region = place; a figure
// that the text calls approximate has status E, and the source of a speaker's figure names the speaker. A finding tells
// how many figures stay statements only, and why.
std::vector<Finding> add_observations(std::span<const Claim> claims, Panel& panel);

}  // namespace ecumene
