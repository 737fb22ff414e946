// Complements: a + b = 100 in every line, product and process innovation, urban and rural.
#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/constant_sums.hpp"

namespace ecumene::auditing {
namespace {

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("complement", table->table())) {
      for (const auto& relation : work.stated("complement", *table, Whole::item))
        add_edits(*table, "complement", relation);
      continue;
    }
    for (const auto direction : {Direction::down, Direction::across}) {
      std::vector<bool> taken(table->axis(direction).items());
      for (const auto& relation : relations_to_printed_whole(*table, direction))
        for (const auto part : relation.parts) taken[part] = true;
      for (const auto& relation : relations_to_constant(*table, direction, taken))
        if (relation.parts.size() == 2) add_edits(*table, "complement", relation);
    }
  }
}

Finding finding(Verdict verdict) {
  if (verdict == Verdict::conflict) return Finding{.code = "complement-conflict"};
  return Finding{.code = "complement-open"};
}

}  // namespace

const CheckDescriptor complement{
    .name = "complement",
    .title = "Complementary figures add to 100",
    .formula =
        "|a + b - 100| <= half of the last digit of a + half of the last digit of b; a missing one is 100 - the other",
    .source =
        "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (edits); Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8 "
        "(printed digits as intervals)",
    .example = "tests/cases/audit-innovation-types.case",
    .turn = 4,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
