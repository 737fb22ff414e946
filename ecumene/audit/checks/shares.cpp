// Shares: parts that should add to a whole, with what missing parts must hold together.
#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/constant_sums.hpp"

namespace ecumene::auditing {
namespace {

void look_along(TableWork& table, Direction direction) {
  std::vector<bool> taken(table.axis(direction).items());
  for (const auto& relation : relations_to_printed_whole(table, direction)) {
    for (const auto part : relation.parts) taken[part] = true;
    add_edits(table, "shares", relation);
  }
  for (const auto& relation : relations_to_constant(table, direction, taken))
    if (relation.parts.size() >= 3) add_edits(table, "shares", relation);
}

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("shares", table->table())) {
      for (const auto& relation : work.stated("shares", *table, Whole::item)) add_edits(*table, "shares", relation);
      continue;
    }
    look_along(*table, Direction::down);
    look_along(*table, Direction::across);
  }
}

Finding finding(Verdict verdict) {
  if (verdict == Verdict::conflict) return Finding{.code = "shares-conflict"};
  return Finding{.code = "shares-open"};
}

}  // namespace

const CheckDescriptor shares{
    .name = "shares",
    .title = "Parts add to the whole",
    .formula = "|Σ parts - 100| <= Σ half of the last printed digit; missing parts hold 100 - Σ of the others together",
    .source =
        "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits); Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8 "
        "(printed digits as intervals)",
    .example = "tests/cases/audit-funding-shares.case",
    .turn = 3,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
