// Tables from a few lines of text for tests, and their labels as plain words.
#pragma once

#include <string>
#include <vector>

#include "ecumene/source/read.hpp"

namespace ecumene::structure_testing {

inline ReadResult read(const std::string& text, const ReadOptions& options = {}) {
  return read_tables(text, "data/regions.csv", options);
}

inline std::vector<std::string> labels(const Table& table) {
  std::vector<std::string> labels;
  for (const TableColumn& column : table.columns) labels.push_back(column.label);
  return labels;
}

inline std::vector<std::string> row_labels(const Table& table) {
  std::vector<std::string> labels;
  for (const TableRow& row : table.rows) labels.push_back(row.label());
  return labels;
}

inline std::vector<std::string> notes(const Table& table) {
  std::vector<std::string> notes;
  for (const Cell& note : table.notes) notes.push_back(note.raw);
  return notes;
}

inline std::vector<std::string> codes(const ReadResult& result) {
  std::vector<std::string> codes;
  for (const Finding& finding : result.findings) codes.push_back(finding.code);
  return codes;
}

using Words = std::vector<std::string>;

}  // namespace ecumene::structure_testing
