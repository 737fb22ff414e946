// Printed classes against the rule that makes them: bold figures above a threshold, stated or inferred.
#include <algorithm>
#include <optional>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t fewest_of_a_class = 5;
constexpr std::size_t fewest_figures = 16;

enum class Operator { above, at_least, below, at_most };

struct Rule {
  Operator op = Operator::above;
  Units threshold = 0;
  bool applies(Units value) const {
    switch (op) {
      case Operator::above:
        return value > threshold;
      case Operator::at_least:
        return value >= threshold;
      case Operator::below:
        return value < threshold;
      case Operator::at_most:
        return value <= threshold;
    }
    return false;
  }
};

std::string_view in_words(Operator op) {
  switch (op) {
    case Operator::above:
      return "more than ";
    case Operator::at_least:
      return "at least ";
    case Operator::below:
      return "less than ";
    case Operator::at_most:
      return "at most ";
  }
  return "";
}

std::vector<std::uint32_t> figure_cells(const TableWork& table, std::optional<std::size_t> only_column) {
  std::vector<std::uint32_t> cells;
  const auto columns = table.figures.columns();
  for (std::size_t cell = 0; cell < table.table().cells.size(); ++cell)
    if (table.figures[cell].state == State::figure && !table.figures[cell].range &&
        (!only_column || cell % columns == *only_column))
      cells.push_back(static_cast<std::uint32_t>(cell));
  return cells;
}

// Figures of rows and columns printed bold throughout are bold for what they are, not for their size.
void drop_bold_structure(const TableWork& table, std::vector<std::uint32_t>& cells) {
  const auto columns = table.figures.columns();
  std::vector<std::size_t> row_plain(table.figures.rows()), column_plain(columns);
  for (const auto cell : cells)
    if (!table.cell(cell).emphasised) {
      ++row_plain[cell / columns];
      ++column_plain[cell % columns];
    }
  std::erase_if(cells, [&](auto cell) { return row_plain[cell / columns] == 0 || column_plain[cell % columns] == 0; });
}

struct Split {
  std::size_t exceptions = 0;
  Operator op = Operator::above;
  Units low = 0;   // the largest figure on the lower side
  Units high = 0;  // the smallest on the upper side
};

// The cut between sorted figures that leaves fewest figures in the wrong class; the first of equals.
Split best_split(const TableWork& table, std::vector<std::uint32_t> cells) {
  std::stable_sort(cells.begin(), cells.end(),
                   [&](auto a, auto b) { return table.figures[a].mid < table.figures[b].mid; });
  const auto bold = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](auto c) { return table.cell(c).emphasised; }));
  Split best{.exceptions = cells.size()};
  std::size_t bold_below = 0;
  for (std::size_t i = 0; i + 1 < cells.size(); ++i) {
    if (table.cell(cells[i]).emphasised) ++bold_below;
    const auto low = table.figures[cells[i]].mid, high = table.figures[cells[i + 1]].mid;
    if (low == high) continue;
    const auto plain_above = (cells.size() - i - 1) - (bold - bold_below);
    const auto wrong = bold_below + plain_above;
    if (wrong < best.exceptions) best = {wrong, Operator::above, low, high};
    if (cells.size() - wrong < best.exceptions) best = {cells.size() - wrong, Operator::below, low, high};
  }
  return best;
}

// The roundest number from low to high: the threshold an author would have in mind.
Units roundest(const Figures& figures, Units low, Units high) {
  for (int decimals = -15; decimals <= 18; ++decimals) {
    const auto step = figures.last_digit(decimals);
    if (step <= 0) break;
    auto multiple = low / step * step;
    if (multiple < low) multiple += step;
    if (multiple <= high && (multiple != 0 || low <= 0)) return multiple;
    if (step <= 2) break;
  }
  return low;
}

Rule rule_of(const Figures& figures, const Split& split) {
  const auto threshold = roundest(figures, split.low, split.high);
  if (split.op == Operator::above) return {threshold == split.high ? Operator::at_least : Operator::above, threshold};
  return {threshold == split.low ? Operator::at_most : Operator::below, threshold};
}

std::string text_of(const Figures& figures, Units value) {
  int decimals = 0;
  while (decimals < 18 && figures.rounded(value, decimals) != value) ++decimals;
  return figures.text(value, decimals);
}

void report_exception(Work& work, TableWork& table, std::uint32_t cell, const Rule& rule, Severity severity) {
  const bool bold = table.cell(cell).emphasised;
  Finding finding{.code = "classification-conflict"};
  finding.severity = severity;
  finding.verdict = Verdict::conflict;
  finding.printed = table.cell(cell).raw;
  finding.what = quoted(finding.printed) +
                 (bold ? " is printed bold although it is not " : " is not printed bold although it is ") +
                 std::string(in_words(rule.op)) + text_of(table.figures, rule.threshold) +
                 ", as the other bold figures are";
  finding.way_out = "check the figure, or its emphasis, against the source";
  finding.places.push_back(table.place(cell));
  table.reported[cell] = true;
  work.report(std::move(finding));
}

void report_threshold(Work& work, TableWork& table, const std::vector<std::uint32_t>& at_threshold, const Rule& rule) {
  if (at_threshold.empty()) return;
  const auto threshold = text_of(table.figures, rule.threshold);
  Finding finding{.code = "classification-near-miss"};
  finding.severity = Severity::note;
  finding.verdict = Verdict::holds;
  finding.printed = table.cell(at_threshold.front()).raw;
  finding.what = "figures are printed bold where they are " + std::string(in_words(rule.op)) + threshold + "; " +
                 std::to_string(at_threshold.size()) +
                 (at_threshold.size() == 1 ? " figure stands" : " figures stand") + " exactly at " + threshold +
                 " and " + (table.cell(at_threshold.front()).emphasised ? "are bold" : "are not bold");
  finding.way_out = "say in the text to which class figures at the threshold belong";
  for (const auto cell : at_threshold) finding.places.push_back(table.place(cell));
  work.report(std::move(finding));
}

void apply(Work& work, TableWork& table, const std::vector<std::uint32_t>& cells, const Rule& rule, Severity severity) {
  std::vector<std::uint32_t> at_threshold;
  std::size_t exceptions = 0;
  for (const auto cell : cells) {
    const auto value = table.figures[cell].mid;
    if (rule.applies(value) != table.cell(cell).emphasised) {
      ++exceptions;
      if (!table.reported[cell]) report_exception(work, table, cell, rule, severity);
    } else {
      if (value == rule.threshold) at_threshold.push_back(cell);
      if (work.options.list_holding)
        work.report_holding("classification", Verdict::holds,
                            quoted(table.cell(cell).raw) + (table.cell(cell).emphasised ? " is bold" : " is not bold") +
                                "; bold is " + std::string(in_words(rule.op)) + text_of(table.figures, rule.threshold),
                            {table.place(cell)});
    }
  }
  work.count("classification", Verdict::holds, cells.size() - exceptions);
  work.count("classification", Verdict::conflict, exceptions);
  report_threshold(work, table, at_threshold, rule);
}

bool infer(Work& work, TableWork& table, const std::vector<std::uint32_t>& cells) {
  const auto bold = static_cast<std::size_t>(
      std::count_if(cells.begin(), cells.end(), [&](auto c) { return table.cell(c).emphasised; }));
  if (cells.size() < fewest_figures || bold < fewest_of_a_class || cells.size() - bold < fewest_of_a_class)
    return false;
  const auto split = best_split(table, cells);
  if (split.exceptions * 20 > cells.size() || split.exceptions * 3 > std::min(bold, cells.size() - bold)) return false;
  apply(work, table, cells, rule_of(table.figures, split),
        cells.size() >= 20 && split.exceptions <= 3 ? Severity::error : Severity::warning);
  return true;
}

// "value > 50", "> 50", "value >= 50"; nullopt if it is anything else.
std::optional<Rule> parsed_rule(const Figures& figures, std::string_view text) {
  const auto sign = text.find_first_of("<>");
  if (sign == std::string_view::npos) return std::nullopt;
  const bool equal = sign + 1 < text.size() && text[sign + 1] == '=';
  const auto number = Decimal::parse(utf8::trimmed(text.substr(sign + (equal ? 2 : 1))));
  const Decimal limit(1, -15);
  if (!number || number->decimals() > 18 || *number > limit || *number < -limit) return std::nullopt;
  const auto shown = number->rounded(std::max(number->decimals(), 0));
  Rule rule;
  rule.op = text[sign] == '>' ? (equal ? Operator::at_least : Operator::above)
                              : (equal ? Operator::at_most : Operator::below);
  Units scale = figures.one();
  for (int i = 0; i < shown.decimals() && scale % 10 == 0; ++i) scale /= 10;
  rule.threshold = shown.units() * scale;
  return rule;
}

void apply_stated(Work& work, TableWork& table) {
  for (const auto& stated : work.options.relations) {
    if (stated.check != "classification" || (!stated.table.empty() && stated.table != table.table().name)) continue;
    const auto rule = parsed_rule(table.figures, stated.rule);
    if (!rule) {
      Finding finding{.code = "relation-rule-unknown"};
      finding.severity = Severity::error;
      finding.what = "the rule " + quoted(stated.rule) + " of a stated classification was not understood";
      finding.way_out = "write it as \"value > 50\" with one of > >= < <=";
      work.report(std::move(finding));
      continue;
    }
    std::optional<std::size_t> column;
    for (std::size_t i = 0; i < table.figures.columns(); ++i)
      if (!stated.target.empty() && utf8::folded(table.table().columns[i].label) == utf8::folded(stated.target))
        column = i;
    if (!stated.target.empty() && !column) continue;
    apply(work, table, figure_cells(table, column), *rule, Severity::error);
  }
}

void look(Work& work) {
  for (auto& table : work.tables) {
    if (work.is_stated("classification", table->table())) {
      apply_stated(work, *table);
      continue;
    }
    auto cells = figure_cells(*table, std::nullopt);
    if (infer(work, *table, cells)) continue;
    drop_bold_structure(*table, cells);
    if (infer(work, *table, cells)) continue;
    for (std::size_t column = 0; column < table->figures.columns(); ++column)
      infer(work, *table, figure_cells(*table, column));
  }
}

Finding finding(Verdict) {
  return Finding{.code = "classification-conflict"};
}

}  // namespace

const CheckDescriptor classification{
    .name = "classification",
    .title = "Printed classes follow their rule",
    .formula =
        "bold if and only if the figure is beyond the threshold; inferred where at most 5 % of the figures disagree",
    .source = "Fellegi & Holt 1976, J. Am. Stat. Assoc. 71 (conditional edits)",
    .example = "tests/cases/audit-innovation-types.case",
    .turn = 14,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
