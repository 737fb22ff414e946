// Means of rows and columns, also over the years that have a figure.
#include <algorithm>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/mean_relations.hpp"

namespace ecumene::auditing {
namespace {

std::string_view in_words(Treatment treatment) {
  switch (treatment) {
    case Treatment::present:
      return "leaves them out";
    case Treatment::nil_as_zero:
      return "counts them as zero";
    case Treatment::all:
      return "counts absent figures as zero, too";
  }
  return "";
}

// Lines whose mean only follows under one reading of its nil parts.
const Edit* line_with(const TableWork& table, std::size_t relation, Treatment treatment) {
  for (const auto& edit : table.edits) {
    if (edit.relation != relation || edit.treatment != treatment || edit.verdict == Verdict::conflict) continue;
    if (treatment != Treatment::present) return &edit;
    const auto& whole = table.relations[relation];
    const auto line = edit.terms.front().cell / table.figures.columns();
    const auto column = edit.terms.front().cell % table.figures.columns();
    const auto axis = table.axis(whole.direction);
    const auto tally = tally_line(axis, whole, whole.direction == Direction::across ? line : column);
    if (tally.nil > 0 && tally.nonzero > 0) return &edit;
  }
  return nullptr;
}

void note_mixed_treatment(Work& work, TableWork& table, std::size_t relation) {
  const auto* left_out = line_with(table, relation, Treatment::present);
  const auto* as_zero = line_with(table, relation, Treatment::nil_as_zero);
  if (left_out == nullptr || as_zero == nullptr) return;
  const auto first = table.place(left_out->terms.front().cell), second = table.place(as_zero->terms.front().cell);
  Finding finding{.code = "mean-treatment-mixed"};
  finding.severity = Severity::note;
  finding.verdict = Verdict::open;
  finding.what = "means of one column treat nil figures differently: " + quoted(first.row_label) + " (" + first.text +
                 ") " + std::string(in_words(Treatment::present)) + ", " + quoted(second.row_label) + " (" +
                 second.text + ") " + std::string(in_words(Treatment::nil_as_zero));
  finding.way_out = "compare these means only after taking all of them over the same years";
  finding.places = {first, second};
  work.report(std::move(finding));
}

void look_along(Work& work, TableWork& table, const std::vector<Relation>& relations) {
  for (const auto& relation : relations) {
    if (!relation.stated && is_mean_of_ranks(table, relation)) continue;
    const auto index = table.relations.size();
    add_edits(table, "means", relation);
    note_mixed_treatment(work, table, index);
  }
}

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("means", table->table())) {
      look_along(work, *table, work.stated("means", *table, Whole::mean));
      continue;
    }
    for (const auto direction : {Direction::down, Direction::across})
      look_along(work, *table, mean_relations(*table, direction));
  }
}

Finding finding(Verdict verdict) {
  if (verdict == Verdict::conflict) return Finding{.code = "means-conflict"};
  return Finding{.code = "means-open"};
}

}  // namespace

const CheckDescriptor means{
    .name = "means",
    .title = "Means follow from the figures they are taken over",
    .formula =
        "|Σ parts - k × mean| <= k × half of the mean's last digit + Σ half of the parts' last digits, k parts present",
    .source =
        "Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8 (GRIM: a mean of k figures is a k-th of their sum)",
    .example = "tests/cases/audit-innovation-types.case",
    .turn = 2,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
