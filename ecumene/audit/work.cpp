#include "ecumene/audit/work.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/aggregate_label.hpp"

namespace ecumene::auditing {
namespace {

Place heading_of(const Table& table) {
  Place place;
  place.source = table.source;
  place.sheet = table.sheet;
  return place;
}

// The item with this label; nullopt if there is none.
std::optional<std::size_t> item_named(const Axis& axis, std::string_view label) {
  const auto wanted = utf8::folded(label);
  for (std::size_t item = 0; item < axis.items(); ++item) {
    if (utf8::folded(axis.item_label(item)) == wanted) return item;
    if (axis.direction == Direction::down) {
      const auto& stub = axis.figures->table().rows[item].stub;
      for (const auto& cell : stub)
        if (utf8::folded(cell.raw) == wanted) return item;
    }
  }
  return std::nullopt;
}

std::optional<Relation> resolved(const Axis& axis, const StatedRelation& stated, Whole whole) {
  Relation relation{.direction = axis.direction, .whole = whole, .cued = true, .stated = true};
  for (const auto& label : stated.parts) {
    const auto item = item_named(axis, label);
    if (!item) return std::nullopt;
    relation.parts.push_back(*item);
  }
  if (relation.parts.empty()) return std::nullopt;
  if (stated.target.empty()) {
    relation.whole = stated.rule == "1" ? Whole::one : Whole::hundred;
    return relation;
  }
  relation.target = item_named(axis, stated.target);
  if (!relation.target) return std::nullopt;
  return relation;
}

}  // namespace

TableWork::TableWork(const Table& source)
    : figures(source),
      row_novelty(novelty({&figures, Direction::down})),
      column_novelty(novelty({&figures, Direction::across})),
      reported(source.cells.size()) {
  for (const auto& row : source.rows) {
    const auto label = row.label();
    row_cues.push_back(cue(label));
    total_rows.push_back(row_cues.back().country || is_aggregate_label(label));
  }
  for (const auto& column : source.columns) {
    column_cues.push_back(cue(column.label));
    if (column.unit && column.unit->dimension == Dimension::share) column_cues.back().share = true;
  }
  figure_rows.assign(source.rows.size(), false);
  figure_columns.assign(source.columns.size(), false);
  rank_columns.assign(source.columns.size(), false);
  for (std::size_t row = 0; row < source.rows.size(); ++row)
    for (std::size_t column = 0; column < source.columns.size(); ++column)
      if (figures.at(row, column).state == State::figure) figure_rows[row] = figure_columns[column] = true;
}

Place TableWork::place(std::uint32_t cell) const {
  const auto columns = table().columns.size();
  return table().place(cell / columns, cell % columns);
}

Work::Work(std::span<const Table> sources, const AuditOptions& audit_options, AuditResult& result)
    : options(audit_options), result_(&result) {
  for (const auto& table : sources) tables.push_back(std::make_unique<TableWork>(table));
}

void Work::count(std::string_view check, Verdict verdict, std::size_t times) {
  if (times == 0) return;
  auto& counts = result_->counts;
  auto found =
      std::find_if(counts.begin(), counts.end(), [&](const CheckCount& count) { return count.check == check; });
  if (found == counts.end()) {
    counts.push_back({.check = std::string(check)});
    found = counts.end() - 1;
  }
  switch (verdict) {
    case Verdict::holds:
      found->holds += times;
      break;
    case Verdict::rounding:
      found->rounding += times;
      break;
    case Verdict::conflict:
      found->conflict += times;
      break;
    case Verdict::open:
      found->open += times;
      break;
    case Verdict::none:
      break;
  }
}

void Work::report_holding(std::string_view check, Verdict verdict, std::string what, std::vector<Place> places) {
  if (!options.list_holding) return;
  Finding finding;
  if (verdict == Verdict::holds)
    finding = Finding{.code = "recomputation-holds"};
  else
    finding = Finding{.code = "recomputation-rounding"};
  finding.severity = Severity::note;
  finding.verdict = verdict;
  finding.what = std::string(check) + ": " + std::move(what);
  finding.places = std::move(places);
  report(std::move(finding));
}

bool Work::is_stated(std::string_view check, const Table& table) const {
  return std::any_of(options.relations.begin(), options.relations.end(), [&](const StatedRelation& relation) {
    return relation.check == check && (relation.table.empty() || relation.table == table.name);
  });
}

std::vector<Relation> Work::stated(std::string_view check, const TableWork& work, Whole whole) {
  std::vector<Relation> relations;
  for (const auto& stated : options.relations) {
    if (stated.check != check || (!stated.table.empty() && stated.table != work.table().name)) continue;
    auto relation = resolved(work.axis(Direction::across), stated, whole);
    if (!relation) relation = resolved(work.axis(Direction::down), stated, whole);
    if (relation) {
      relations.push_back(std::move(*relation));
      continue;
    }
    if (stated.table.empty()) continue;  // it may be meant for another table
    Finding finding{.code = "relation-label-unknown"};
    finding.severity = Severity::error;
    finding.what = "the stated relation \"" + stated.check + "\" of " + quoted(stated.target) +
                   " names labels that table " + quoted(work.table().name) +
                   " does not have together in its headings or in its rows";
    finding.way_out = "write target and parts as they are printed in the table";
    finding.places.push_back(heading_of(work.table()));
    report(std::move(finding));
  }
  return relations;
}

std::string quoted(std::string_view text) {
  return "\"" + std::string(text) + "\"";
}

std::string listed(const std::vector<std::string>& labels) {
  constexpr std::size_t most_listed = 4;
  std::string text;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels.size() > most_listed && i == 1) {
      text += " ... " + quoted(labels.back());
      break;
    }
    text += (i == 0 ? "" : ", ") + quoted(labels[i]);
  }
  return text;
}

std::string formula(const Axis& axis, const Relation& relation) {
  std::vector<std::string> labels;
  for (const auto part : relation.parts) labels.push_back(axis.item_label(part));
  const std::string items = axis.direction == Direction::down ? " rows (" : " columns (";
  return std::string(relation.whole == Whole::mean ? "the mean of " : "the sum of ") + std::to_string(labels.size()) +
         items + listed(labels) + ")";
}

}  // namespace ecumene::auditing
