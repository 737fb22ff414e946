// Ranks with ties: every place from 1 to n is given once, a tied range to as many regions as it is wide.
#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/rank_columns.hpp"

namespace ecumene::auditing {
namespace {

std::string heading(const TableWork& table, const RankColumn& column) {
  return "places 1 to " + std::to_string(column.count) + " in column " +
         quoted(table.table().columns[column.column].label);
}

void report_irreparable(Work& work, TableWork& table, const RankColumn& column) {
  Finding finding{.code = "ranks-conflict"};
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.what = heading(table, column) + " are not covered once each: " + coverage_faults(column);
  finding.way_out = "check the ranks against the figures they order; more than one of them must change";
  finding.places.push_back(table.table().column_place(column.column));
  for (const auto row : column.rows) finding.places.push_back(table.table().place(row, column.column));
  work.report(std::move(finding));
}

void add_choice(TableWork& table, const RankColumn& column) {
  Edit edit;
  edit.check = "ranks";
  edit.kind = EditKind::choice;
  edit.verdict = Verdict::conflict;
  edit.choices = column.repairs;
  edit.relation = table.relations.size();
  edit.formula = heading(table, column) + " are not covered once each: " + coverage_faults(column);
  table.relations.push_back({.direction = Direction::across});
  table.edits.push_back(std::move(edit));
}

void look(Work& work) {
  for (auto& table : work.tables) {
    for (const auto& column : table->ranks) {
      if (column.valid) {
        work.count("ranks", Verdict::holds);
        if (work.options.list_holding)
          work.report_holding("ranks", Verdict::holds, heading(*table, column) + " are covered once each",
                              {table->table().column_place(column.column)});
      } else if (column.repairs.empty()) {
        work.count("ranks", Verdict::conflict);
        report_irreparable(work, *table, column);
      } else {
        add_choice(*table, column);
      }
    }
  }
}

Finding finding(Verdict) {
  return Finding{.code = "ranks-conflict"};
}

}  // namespace

const CheckDescriptor ranks{
    .name = "ranks",
    .title = "Ranks cover every place once",
    .formula = "a range low-high has high - low + 1 members; places 1..n are covered once; Σ (low + high)/2 = n(n+1)/2",
    .source = "Kendall 1945, Biometrika 33: 239-251 (tied ranks)",
    .example = "tests/cases/audit-tied-ranks.case",
    .turn = 1,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
