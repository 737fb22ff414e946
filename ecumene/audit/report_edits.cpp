#include "ecumene/audit/report_edits.hpp"

#include <algorithm>

#include "ecumene/audit/effect.hpp"
#include "ecumene/audit/repair.hpp"

namespace ecumene::auditing {
namespace {

const CheckDescriptor& descriptor(std::string_view name) {
  const auto all = checks();
  return **std::find_if(all.begin(), all.end(), [&](const CheckDescriptor* check) { return check->name == name; });
}

int most_decimals(const TableWork& table, const Edit& edit) {
  int decimals = 0;
  for (const auto& term : edit.terms) decimals = std::max(decimals, table.figures[term.cell].decimals);
  return decimals;
}

// What the parts of an edit add up to, or average, as the table would print it.
std::string recomputed_text(const TableWork& table, const Edit& edit) {
  const auto& figures = table.figures;
  Values values(table.table().cells.size());
  for (const auto& term : edit.terms) values[term.cell] = figures[term.cell].mid;
  if (!edit.has_target) return figures.text(edit.residual - edit.constant, most_decimals(table, edit));
  const auto cell = edit.terms.front().cell;
  const auto decimals = figures[cell].decimals;
  return figures.text(nearest_value(edit, cell, values, figures.last_digit(decimals)), decimals);
}

std::string whole_text(const Edit& edit) {
  return edit.whole == Whole::one ? "1" : "100";
}

std::vector<Place> places_of(const TableWork& table, const Edit& edit, std::uint32_t first) {
  std::vector<Place> places{table.place(first)};
  for (const auto& term : edit.terms)
    if (term.cell != first) places.push_back(table.place(term.cell));
  for (const auto& choice : edit.choices)
    if (choice.cell != first &&
        std::none_of(places.begin(), places.end(), [&](const Place& p) { return p == table.place(choice.cell); }))
      places.push_back(table.place(choice.cell));
  return places;
}

std::string statement_of(const TableWork& table, const Edit& edit) {
  if (edit.kind == EditKind::choice) return edit.formula;
  if (edit.has_target) return edit.formula + " is " + recomputed_text(table, edit);
  return edit.formula + " is " + recomputed_text(table, edit) + ", not " + whole_text(edit);
}

class Reporter {
 public:
  Reporter(Work& work, TableWork& table) : work_(work), table_(table) {}

  void run() {
    for (const auto& edit : table_.edits) {
      work_.count(edit.check, edit.weak && edit.verdict == Verdict::conflict ? Verdict::open : edit.verdict);
      if (edit.verdict == Verdict::open) report_open(edit);
      if (edit.verdict == Verdict::holds || edit.verdict == Verdict::rounding) report_holding(edit);
    }
    auto localised = localise(table_);
    for (const auto& localisation : localised)
      for (const auto& cell : localisation.cells) all_repairs_.push_back(cell);
    for (const auto& localisation : localised) report(localisation);
  }

 private:
  void report_holding(const Edit& edit) {
    if (!work_.options.list_holding) return;
    const auto first = edit.terms.front().cell;
    auto what = statement_of(table_, edit);
    if (edit.has_target) what = quoted(table_.cell(first).raw) + " follows: " + what;
    work_.report_holding(edit.check, edit.verdict, std::move(what), places_of(table_, edit, first));
  }

  void report_open(const Edit& edit) {
    if (edit.unknown.empty()) return;
    const auto& figures = table_.figures;
    const auto decimals = most_decimals(table_, edit);
    const auto missing = -edit.residual;
    const auto low = std::max<Units>(missing - edit.slack, 0), high = std::max<Units>(missing + edit.slack, 0);
    auto finding = descriptor(edit.check).finding(Verdict::open);
    finding.severity = Severity::note;
    finding.verdict = Verdict::open;
    const auto count = edit.unknown.size();
    finding.recomputed = figures.text(std::max<Units>(missing, 0), decimals);
    finding.what = std::to_string(count) +
                   (count == 1 ? " missing figure must be " : " missing figures must hold together ") +
                   finding.recomputed + " (" + figures.text(low, decimals + 1) + " to " +
                   figures.text(high, decimals + 1) + ") for " + edit.formula +
                   (edit.has_target ? " to give " + quoted(table_.cell(edit.terms.front().cell).raw)
                                    : " to give " + whole_text(edit));
    finding.way_out = "look the missing figures up; what they must hold is known within rounding";
    finding.printed = table_.cell(edit.unknown.front()).raw;
    for (const auto cell : edit.unknown) finding.places.push_back(table_.place(cell));
    for (const auto& term : edit.terms) finding.places.push_back(table_.place(term.cell));
    work_.report(std::move(finding));
  }

  void report(const Localisation& localisation) {
    auto remaining = localisation.edits;
    for (const auto& repair : localisation.cells) {
      std::vector<std::size_t> hit;
      for (const auto index : remaining)
        if (table_.edits[index].names(repair.cell)) hit.push_back(index);
      if (hit.empty()) continue;
      std::erase_if(remaining, [&](auto index) { return std::find(hit.begin(), hit.end(), index) != hit.end(); });
      report_fault(localisation, repair, hit);
    }
    for (const auto index : remaining) report_unlocalised(table_.edits[index]);
  }

  void report_fault(const Localisation& localisation, const CellRepair& repair, const std::vector<std::size_t>& hit) {
    const auto own = std::find_if(hit.begin(), hit.end(), [&](auto index) {
      const auto& edit = table_.edits[index];
      return edit.has_target && edit.terms.front().cell == repair.cell;
    });
    const auto& main = table_.edits[own == hit.end() ? hit.front() : *own];
    auto finding = conflict(main);
    finding.places = places_of(table_, main, repair.cell);
    finding.printed = table_.cell(repair.cell).raw;
    finding.recomputed = repair.removed ? "" : repair.replacement;
    describe(finding, main, repair, hit, localisation);
    for (const auto index : hit)
      for (auto& place : places_of(table_, table_.edits[index], repair.cell))
        if (std::find(finding.places.begin(), finding.places.end(), place) == finding.places.end())
          finding.places.push_back(place);
    for (const auto& cell : localisation.cells) {
      finding.repair.cells.push_back({table_.place(cell.cell), table_.cell(cell.cell).raw, cell.replacement});
      table_.reported[cell.cell] = true;
    }
    finding.repair.alternatives = localisation.alternatives;
    const bool orders = main.kind == EditKind::linear && main.has_target && main.terms.front().cell == repair.cell &&
                        table_.relations[main.relation].direction == Direction::across;
    if (orders)
      finding.repair.effect = effect_on_order(table_, repair.cell, all_repairs_,
                                              main.check == "mean-of-ranks" ? Best::lowest : Best::highest);
    work_.report(std::move(finding));
  }

  void describe(Finding& finding, const Edit& main, const CellRepair& repair, const std::vector<std::size_t>& hit,
                const Localisation& localisation) const {
    const auto raw = quoted(table_.cell(repair.cell).raw);
    const bool ambiguous =
        !main.has_target && localisation.alternatives > 0 && hit.size() == 1 && main.kind == EditKind::linear;
    finding.what = ambiguous ? statement_of(table_, main) : raw + " does not fit: " + statement_of(table_, main);
    for (const auto index : hit)
      if (&table_.edits[index] != &main) finding.what += "; " + statement_of(table_, table_.edits[index]);
    if (repair.slip != Misprint::none) finding.what += " (" + std::string(in_words(repair.slip)) + ")";
    if (ambiguous) {
      finding.printed = recomputed_text(table_, main);
      finding.recomputed = whole_text(main);
    }
    finding.way_out = repair.removed
                          ? "leave the figure out: everything then follows; or look up its partner"
                          : "check " + raw + " against the source; " + repair.replacement +
                                (localisation.alternatives == 0
                                     ? " is the only smallest change with which everything follows"
                                     : " in its place is one of the smallest changes with which everything follows");
  }

  void report_unlocalised(const Edit& edit) {
    auto finding = conflict(edit);
    const auto first = edit.kind == EditKind::choice ? edit.choices.front().cell : edit.terms.front().cell;
    finding.places = places_of(table_, edit, first);
    finding.printed = edit.has_target ? table_.cell(first).raw : recomputed_text(table_, edit);
    finding.recomputed = edit.has_target ? recomputed_text(table_, edit) : whole_text(edit);
    finding.what =
        (edit.has_target ? quoted(finding.printed) + " does not follow: " : std::string()) + statement_of(table_, edit);
    finding.way_out = "check these figures against the source; no small change makes all of them follow";
    table_.reported[first] = true;
    work_.report(std::move(finding));
  }

  static Finding conflict(const Edit& edit) {
    auto finding = descriptor(edit.check).finding(edit.weak ? Verdict::open : Verdict::conflict);
    finding.severity = edit.weak ? Severity::warning : Severity::error;
    finding.verdict = edit.weak ? Verdict::open : Verdict::conflict;
    return finding;
  }

  Work& work_;
  TableWork& table_;
  std::vector<CellRepair> all_repairs_;
};

}  // namespace

void report_edits(Work& work, TableWork& table) {
  Reporter(work, table).run();
}

}  // namespace ecumene::auditing
