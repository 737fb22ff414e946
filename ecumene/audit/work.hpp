// What the checks share while a call of audit() runs: exact figures, the edits found so far, and what to report.
#pragma once

#include <array>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/edit.hpp"
#include "ecumene/audit/figures.hpp"
#include "ecumene/audit/labels.hpp"
#include "ecumene/audit/rank_column.hpp"
#include "ecumene/audit/relation.hpp"

namespace ecumene::auditing {

struct TableWork {
  explicit TableWork(const Table& source);
  TableWork(const TableWork&) = delete;
  TableWork& operator=(const TableWork&) = delete;

  const Table& table() const { return figures.table(); }
  Axis axis(Direction direction) const {
    return {&figures, direction, direction == Direction::down ? &row_novelty : &column_novelty};
  }
  const std::vector<Cue>& cues(Direction direction) const {
    return direction == Direction::down ? row_cues : column_cues;
  }
  const std::vector<bool>& figure_items(Direction direction) const {
    return direction == Direction::down ? figure_rows : figure_columns;
  }
  Place place(std::uint32_t cell) const;
  const Cell& cell(std::uint32_t index) const { return table().cells[index]; }

  Figures figures;
  std::vector<double> row_novelty, column_novelty;  // for relations between rows, between columns
  std::vector<Cue> row_cues, column_cues;
  std::vector<bool> figure_rows, figure_columns;  // items with at least one figure
  std::vector<RankColumn> ranks;                  // found before any check looks
  std::vector<bool> rank_columns;                 // by column: its figures are places, and exact
  std::vector<bool> total_rows;                   // rows that add up or average others, or name a country
  std::vector<Edit> edits;
  std::vector<Relation> relations;  // Edit::relation points here
  std::vector<bool> reported;       // by cell: an error names it
};

class Work {
 public:
  Work(std::span<const Table> tables, const AuditOptions& options, AuditResult& result);

  std::vector<std::unique_ptr<TableWork>> tables;
  const AuditOptions& options;

  void count(std::string_view check, Verdict verdict, std::size_t times = 1);
  void report(Finding finding) { result_->findings.push_back(std::move(finding)); }
  // A hold or a rounding is only reported where the user asked for the list.
  void report_holding(std::string_view check, Verdict verdict, std::string what, std::vector<Place> places);

  bool is_stated(std::string_view check, const Table& table) const;
  // The relations the user stated for this check and table, with labels resolved; an unknown label is a finding.
  std::vector<Relation> stated(std::string_view check, const TableWork& table, Whole whole);

 private:
  AuditResult* result_;
};

// Adds one edit a line for the relation, decides how the table rounds, and counts nothing yet.
void add_edits(TableWork& work, std::string_view check, const Relation& relation);

// "the sum of 3 rows ("A", "B", "C")".
std::string formula(const Axis& axis, const Relation& relation);

// Some labels quoted and joined: first and last of many.
std::string listed(const std::vector<std::string>& labels);
std::string quoted(std::string_view text);

}  // namespace ecumene::auditing
