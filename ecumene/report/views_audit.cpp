#include <string>

#include "ecumene/audit/claims.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

std::string title_of(const std::string& check) {
  for (const CheckDescriptor* descriptor : checks()) {
    if (descriptor->name == check) return std::string(descriptor->title);
  }
  for (const ClaimCheck* descriptor : claim_checks()) {
    if (descriptor->name == check) return std::string(descriptor->title);
  }
  return check;
}

std::size_t relations(const CheckCount& count) {
  return count.holds + count.rounding + count.conflict + count.open;
}

std::vector<ViewCell> count_row(const std::string& name, const CheckCount& count) {
  const auto cell = [](std::size_t number) {
    return ViewCell{grouped(number), nullptr, number == 0 ? Mark::muted : Mark::none};
  };
  ViewCell conflicts = cell(count.conflict);
  if (count.conflict > 0) conflicts.mark = Mark::flagged;
  return {{name}, cell(relations(count)), cell(count.holds), cell(count.rounding), conflicts, cell(count.open)};
}

}  // namespace

CheckCount total_of(std::span<const CheckCount> counts) {
  CheckCount total{.check = "all"};
  for (const CheckCount& count : counts) {
    total.holds += count.holds;
    total.rounding += count.rounding;
    total.conflict += count.conflict;
    total.open += count.open;
  }
  return total;
}

TableView counts_view(std::span<const CheckCount> counts) {
  TableView view{"What was recomputed",
                 {{"Check", Align::left, {}},
                  {"Relations", Align::right, {}},
                  {"hold", Align::right, {}},
                  {"within rounding", Align::right, {}},
                  {"conflict", Align::right, {}},
                  {"open", Align::right, {}}},
                 {},
                 {}};
  for (const CheckCount& count : counts) view.rows.push_back(count_row(title_of(count.check), count));
  if (counts.size() > 1) view.rows.push_back(count_row("All checks", total_of(counts)));
  return view;
}

}  // namespace ecumene
