// The mean of tied ranks: half-integers, so that the printed mean of k of them is a multiple of 1/(2k), rounded once.
#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/mean_relations.hpp"

namespace ecumene::auditing {
namespace {

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("mean-of-ranks", table->table())) {
      for (const auto& relation : work.stated("mean-of-ranks", *table, Whole::mean))
        add_edits(*table, "mean-of-ranks", relation);
      continue;
    }
    for (const auto& relation : mean_relations(*table, Direction::across))
      if (is_mean_of_ranks(*table, relation)) add_edits(*table, "mean-of-ranks", relation);
  }
}

Finding finding(Verdict verdict) {
  if (verdict == Verdict::conflict) return Finding{.code = "mean-of-ranks-conflict"};
  return Finding{.code = "mean-of-ranks-open"};
}

}  // namespace

const CheckDescriptor mean_of_ranks{
    .name = "mean-of-ranks",
    .title = "The mean of tied ranks follows from the ranks",
    .formula = "mean = (1/k) Σ (low + high)/2, a multiple of 1/(2k) rounded to the printed digits",
    .source = "Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8 (GRIM, here for half-integers)",
    .example = "tests/cases/audit-tied-ranks.case",
    .turn = 2,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
