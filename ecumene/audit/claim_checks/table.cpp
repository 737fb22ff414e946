// A figure of the text against the cell of a table in the same document that it repeats.
#include <algorithm>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/audit/claims_tables.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-table";

// The only figure of its unit in its sentence; otherwise the words do not say which cell belongs to which figure.
bool is_alone(const ClaimWork& work, std::size_t claim) {
  const auto is_rival = [&](std::size_t other) {
    return work.claims[other].type == ClaimType::quantity && work.claims[other].unit == work.claims[claim].unit;
  };
  for (auto other = claim; other-- > 0 && work.share_sentence(other, claim);)
    if (is_rival(other)) return false;
  for (auto other = claim + 1; other < work.claims.size() && work.share_sentence(other, claim); ++other)
    if (is_rival(other)) return false;
  return true;
}

std::vector<std::uint64_t> words_of(const Claim& claim) {
  return significant_words(claim.sentence + " " + claim.subject + " " + claim.place);
}

Verdict verdict_for(const Claim& claim, const Interval& values) {
  const auto printed = claim_bounds(claim);
  if (!printed) return Verdict::none;
  const Bounds cell{values.low, values.high};
  return verdict_of(*printed, {.close = cell, .wide = cell}, hedge_of(claim, claim));
}

void report(ClaimWork& work, std::size_t claim, const CellMatch& match, const Interval& values) {
  const auto& own = work.claims[claim];
  const auto kind = slip(own.low, Bounds{values.low, values.high});
  const bool is_sure = kind != Misprint::none && digits_in(own.low) >= 3;
  Finding finding{.code = "claim-table-conflict"};
  finding.severity = Severity::warning;
  if (!is_sure) {
    finding.code = "claim-table-open";
    finding.severity = Severity::note;
  }
  finding.printed = shown(own);
  finding.recomputed = match.cell().raw;
  finding.what = "the text says " + shown(own) + ", the table of the same document " + match.cell().raw + " for " +
                 quoted_words(match.table->rows[match.row].label()) + ", " +
                 quoted_words(match.table->columns[match.column].label);
  if (kind != Misprint::none) finding.what += " (" + std::string(in_words(kind)) + ")";
  finding.way_out = "compare both with the source; if the text means another figure, no label of the table is its name";
  finding.places.push_back(own.passage);
  finding.places.push_back(match.table->place(match.row, match.column));
  work.judge(check, is_sure ? Verdict::conflict : Verdict::open, std::move(finding), {});
}

void look_at(ClaimWork& work, const TableIndex& index, std::size_t claim) {
  const auto& own = work.claims[claim];
  if (!work.is_level(claim) || !is_alone(work, claim)) return;
  auto matches = index.cells(own.passage.source, words_of(own), own.period);
  std::erase_if(matches, [&](const CellMatch& m) { return cell_unit(m) != own.unit || !cell_values(m); });
  if (matches.empty()) return;
  for (const auto& match : matches)
    if (verdict_for(own, *cell_values(match)) != Verdict::conflict) return work.count(check, Verdict::holds);
  if (matches.size() > 1) return work.count(check, Verdict::open);
  report(work, claim, matches.front(), *cell_values(matches.front()));
}

void look(ClaimWork& work) {
  const TableIndex index(work.options.tables);
  if (index.empty()) return;
  for (std::size_t i = 0; i < work.claims.size(); ++i) look_at(work, index, i);
}

}  // namespace

const ClaimCheck claim_table{
    .name = "claim-table",
    .title = "Text and table of a document say the same",
    .rule =
        "the only figure of its unit in a sentence that has all significant words of one row label and one column "
        "heading (a year: the figure's period) meets that cell within printed digits",
    .source =
        "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits); McNamee & Mayfield 2004, Information Retrieval 7 (words "
        "by their first letters)",
    .example = "tests/cases/claims-table.case",
    .look = look};

}  // namespace ecumene::auditing
