// Parts of tables for analyses: rows by stub, published groups, shares, columns of ranks.
#include <algorithm>
#include <limits>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/aggregate_label.hpp"
#include "ecumene/panel/table_rows.hpp"
#include "ecumene/source/structure.hpp"
#include "ecumene/study/analyse_internal.hpp"
#include "ecumene/study/names.hpp"

namespace ecumene {

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

bool same_text(const std::string& a, const std::string& b) {
  return utf8::folded(a) == utf8::folded(b);
}

std::size_t stub_index(const Table& table, const std::string& heading) {
  for (std::size_t i = 0; i < table.stub_headings.size(); ++i) {
    if (same_text(table.stub_headings[i], heading)) return i;
  }
  std::string list;
  for (const std::string& h : table.stub_headings) list += (list.empty() ? "'" : "', '") + h;
  throw Error(Finding{.code = "stub-unknown",
                      .severity = Severity::error,
                      .what = "'" + table.name + "' has no label column '" + heading + "'",
                      .way_out = table.stub_headings.empty() ? "this table has no label columns"
                                                             : "its label columns are " + list + "'",
                      .places = {{.source = table.source, .sheet = table.sheet}}});
}

// The value a reader's own sums would use; absent and empty cells are missing.
double counted_number(const Cell& cell) {
  const std::optional<Interval> value = counted_value(cell);
  return value ? midpoint_number(*value) : missing;
}

void keep_row(const Table& from, std::size_t row, Table& to) {
  to.rows.push_back(from.rows[row]);
  for (std::size_t j = 0; j < from.columns.size(); ++j) to.cells.push_back(from.at(row, j));
}

bool is_part(const Table& table, std::size_t row, const SharePlan& plan) {
  const std::string label = table.rows[row].label();
  if (plan.parts.empty()) return !is_aggregate_label(label);
  return std::any_of(plan.parts.begin(), plan.parts.end(),
                     [&](const std::string& part) { return same_text(part, label); });
}

}  // namespace

std::size_t column_of(const Table& table, const std::string& heading) {
  for (std::size_t j = 0; j < table.columns.size(); ++j) {
    if (same_text(table.columns[j].label, heading)) return j;
  }
  std::string list;
  for (const TableColumn& column : table.columns) list += (list.empty() ? "'" : "', '") + column.label;
  throw Error(
      Finding{.code = "column-unknown",
              .severity = Severity::error,
              .what = "'" + table.name + "' has no column '" + heading + "'",
              .way_out = list.empty() ? "this table has no columns of figures" : "its columns are " + list + "'",
              .places = {{.source = table.source, .sheet = table.sheet}}});
}

std::vector<std::string> as_headed(const Table& table, std::vector<std::string> names) {
  for (std::string& name : names) {
    for (const TableColumn& column : table.columns) {
      if (!same_text(column.label, name)) continue;
      name = column.label;
      break;
    }
  }
  return names;
}

Table filtered(const Table& table, const RowFilter& where) {
  if (where.empty()) return table;
  std::vector<std::pair<std::size_t, std::string>> wanted;
  for (const auto& [heading, text] : where) wanted.emplace_back(stub_index(table, heading), text);
  Table result = table;
  result.rows.clear();
  result.cells.clear();
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::vector<Cell>& stub = table.rows[i].stub;
    const bool matches = std::all_of(wanted.begin(), wanted.end(), [&](const auto& condition) {
      return condition.first < stub.size() && same_text(stub[condition.first].raw, condition.second);
    });
    if (matches) keep_row(table, i, result);
  }
  if (!result.rows.empty()) return result;
  std::string conditions;
  for (const auto& [heading, text] : where)
    conditions += (conditions.empty() ? "" : " and ") + heading + " = '" + text + "'";
  throw Error(Finding{
      .code = "selection-empty",
      .severity = Severity::error,
      .what = "no row of '" + table.name + "' has " + conditions,
      .way_out = "correct where = { ... } in the study; `ecumene read " + table.source + "` shows the label columns",
      .places = {{.source = table.source, .sheet = table.sheet}}});
}

namespace {

// Lists side by side, their first one taken for labels; a heading such as "Region" says that it does label the rows.
bool starts_with_list(const Table& table) {
  return table.stub_headings.size() == 1 && table.columns.size() > 1 && !table.stub_headings.front().empty() &&
         !heads_labels(table.stub_headings.front());
}

void add_member(const Cell& cell, const std::string& group, const Place& place, PublishedGroups& groups) {
  if (cell.kind == CellKind::empty || utf8::trimmed(cell.raw).empty()) return;
  groups.regions.emplace_back(utf8::trimmed(cell.raw));
  groups.groups.push_back(group);
  groups.places.push_back(place);
}

}  // namespace

PublishedGroups published_groups(const Table& table) {
  PublishedGroups groups;
  groups.name = table.title.empty() ? table.name : table.title;
  const bool has_list_before = starts_with_list(table);
  const bool is_lists = table.stub_headings.empty() || has_list_before;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const std::vector<Cell>& stub = table.rows[i].stub;
    if (has_list_before && !stub.empty()) {
      add_member(stub.front(), table.stub_headings.front(), table.row_place(i), groups);
    }
    for (std::size_t j = 0; is_lists && j < table.columns.size(); ++j) {
      add_member(table.at(i, j), table.columns[j].label, table.place(i, j), groups);
    }
    const bool has_group = !is_lists && !stub.empty() && !table.columns.empty();
    if (has_group && table.at(i, 0).kind != CellKind::empty) {
      add_member(stub.front(), table.at(i, 0).raw, table.place(i, 0), groups);
    }
  }
  return groups;
}

namespace {

void refuse_unknown_parts(const Table& table, const std::vector<std::string>& parts) {
  std::vector<std::string> labels;
  for (const TableRow& row : table.rows) labels.push_back(row.label());
  for (const std::string& part : parts) {
    if (std::any_of(labels.begin(), labels.end(), [&](const std::string& label) { return same_text(label, part); })) {
      continue;
    }
    const std::optional<std::string> near = nearest_name(part, labels);
    throw Error(Finding{.code = "row-unknown",
                        .severity = Severity::error,
                        .what = "'" + table.name + "' has no row '" + part + "'",
                        .way_out = near ? "write '" + *near + "'" : "write the row's label as the table prints it",
                        .places = {{.source = table.source, .sheet = table.sheet}}});
  }
}

}  // namespace

ShareSeries share_series(const SharePlan& plan, const Table& table) {
  refuse_unknown_parts(table, plan.parts);
  ShareSeries series;
  series.title = plan.title.empty() ? table.title : plan.title;
  series.table = table.name;
  for (const TableColumn& column : table.columns) series.periods.push_back(column.label);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    if (!is_part(table, i, plan)) continue;
    series.parts.push_back(table.rows[i].label());
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      series.values.push_back(counted_number(table.at(i, j)));
      series.places.push_back(table.place(i, j));
    }
  }
  const auto is_figure = [](double value) { return value == value; };
  if (std::any_of(series.values.begin(), series.values.end(), is_figure)) return series;
  throw Error(Finding{.code = "table-without-figures",
                      .severity = Severity::error,
                      .what = "'" + table.name + "' has no row with a figure to take a share of",
                      .way_out = "name a source whose rows are the parts and whose columns are the periods",
                      .places = {{.source = table.source, .sheet = table.sheet}}});
}

NamedRanks ranks_of_column(const Table& table, const std::string& column) {
  const std::size_t j = column_of(table, column);
  NamedRanks ranks;
  ranks.name = table.columns[j].label;
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const Cell& cell = table.at(i, j);
    if (table.rows[i].stub.empty() || is_aggregate_label(table.rows[i].region())) continue;
    ranks.regions.push_back(table.rows[i].region());
    ranks.ranks.push_back(cell.is_numeric() ? RankRange{cell.low.to_double(), cell.high.to_double()}
                                            : RankRange{missing, missing});
  }
  return ranks;
}

}  // namespace ecumene
