#include "ecumene/panel/region_layout.hpp"

#include <algorithm>
#include <set>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/table_rows.hpp"

namespace ecumene {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void require_known(const Table& table, const std::vector<std::string>& asked) {
  std::vector<std::string> labels;
  for (const TableColumn& column : table.columns) labels.push_back(column.label);
  for (const std::string& name : asked) {
    if (holds(labels, name)) continue;
    throw Error({.code = "indicator-unknown",
                 .severity = Severity::error,
                 .what = "there is no column \"" + name + "\" in table \"" + table.name + '"',
                 .way_out = "name one of: " + listed(labels),
                 .places = {Place{.source = table.source, .sheet = table.sheet}}});
  }
}

// A column of words may hold a stray figure; it becomes an indicator where words are not the rule.
bool has_figures(const Table& table, std::size_t column) {
  std::size_t figures = 0;
  std::size_t words = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const Cell& cell = table.at(r, column);
    figures += cell.is_numeric() ? 1 : 0;
    words += cell.kind == CellKind::text ? 1 : 0;
  }
  return figures > 0 && figures >= words;
}

Finding not_numeric(const Table& table, std::size_t column, Severity severity) {
  bool empty = true;
  for (std::size_t r = 0; r < table.rows.size(); ++r) empty &= table.at(r, column).kind == CellKind::empty;
  return {.code = "column-not-numeric",
          .severity = severity,
          .what = "column \"" + table.columns[column].label + "\" holds " +
                  (empty ? "nothing" : "words or marks instead of figures") + " and is left out",
          .way_out = "if it should hold figures, say how they are printed (--decimal, --thousands); otherwise leave it",
          .places = {table.column_place(column)}};
}

std::vector<std::size_t> figure_columns(const Table& table, const RegionTableOptions& options,
                                        std::vector<Finding>& findings) {
  require_known(table, options.indicators);
  require_known(table, options.without);
  std::vector<std::size_t> candidates;
  for (std::size_t c = 0; options.indicators.empty() && c < table.columns.size(); ++c) candidates.push_back(c);
  for (const std::string& name : options.indicators) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].label == name) candidates.push_back(c);
    }
  }
  std::vector<std::size_t> chosen;
  for (const std::size_t c : candidates) {
    if (holds(options.without, table.columns[c].label)) continue;
    if (has_figures(table, c)) {
      chosen.push_back(c);
    } else {
      findings.push_back(not_numeric(table, c, options.indicators.empty() ? Severity::note : Severity::error));
    }
  }
  return chosen;
}

// A reader takes "Omsk Oblast" and "Omsk  oblast" for the same region.
std::string region_key(const TableRow& row) {
  return utf8::folded(row.region());
}

// Regions repeat because further stub columns split them, not by mistake: some region has rows with different splits.
bool is_split_by_stub(const Table& table, const std::vector<std::size_t>& rows) {
  std::set<std::string> regions;
  std::set<std::pair<std::string, std::string>> splits;
  for (const std::size_t r : rows) {
    regions.insert(region_key(table.rows[r]));
    splits.emplace(region_key(table.rows[r]), label_without(table.rows[r], 0));
  }
  return splits.size() > regions.size();
}

Finding repeated_region(const Table& table, std::size_t row, std::size_t first) {
  return {.code = "region-repeated",
          .severity = Severity::error,
          .what = "region \"" + table.rows[row].label() + "\" stands twice in table \"" + table.name +
                  "\"; its second row is left out",
          .way_out = "delete one of the rows, or correct the name of the region in one of them",
          .places = {table.row_place(row), table.row_place(first)}};
}

// Numbers regions in the order of their first row; gives the splits in the order of theirs.
std::vector<std::string> place_rows(const Table& table, const std::vector<std::size_t>& rows, RegionLayout& layout) {
  const bool split = is_split_by_stub(table, rows);
  std::vector<std::string> splits;
  std::map<std::string, std::size_t> region_of_key;
  for (const std::size_t r : rows) {
    const TableRow& row = table.rows[r];
    const std::string part = split ? label_without(row, 0) : std::string();
    const auto [region, is_new] = region_of_key.try_emplace(region_key(row), layout.regions.size());
    if (is_new) layout.regions.push_back(row.region());
    if (!holds(splits, part)) splits.push_back(part);
    const auto [first, taken] = layout.row_of.try_emplace({region->second, part}, r);
    if (!taken) layout.findings.push_back(repeated_region(table, r, first->second));
  }
  return splits;
}

std::string indicator_name(const Table& table, std::size_t column, const std::string& split) {
  std::string name = table.columns[column].label;
  if (utf8::trimmed(name).empty()) name = "column " + std::to_string(column + 1);
  return split.empty() ? name : split + " / " + name;
}

Finding repeated_indicator(const Table& table, std::size_t column, const std::string& name, const std::string& unique) {
  return {.code = "indicator-repeated",
          .severity = Severity::warning,
          .what = "two columns are headed \"" + name + "\"; the later one is called \"" + unique + "\" here",
          .way_out = "give each column a heading of its own",
          .places = {table.column_place(column)}};
}

void name_indicators(const Table& table, RegionLayout& layout) {
  std::set<std::string> seen;
  for (IndicatorColumn& indicator : layout.indicators) {
    const std::string name = indicator_name(table, indicator.column, indicator.split);
    indicator.name = name;
    for (int n = 2; !seen.insert(indicator.name).second; ++n) indicator.name = name + " (" + std::to_string(n) + ')';
    if (indicator.name != name) {
      layout.findings.push_back(repeated_indicator(table, indicator.column, name, indicator.name));
    }
  }
}

}  // namespace

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + '"';
  return text;
}

RegionLayout region_layout(const Table& table, const RegionTableOptions& options) {
  RegionLayout layout;
  const std::vector<std::size_t> columns = figure_columns(table, options, layout.findings);
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (auto reason = reason_to_leave_out(table, r)) {
      layout.findings.push_back(std::move(*reason));
    } else {
      rows.push_back(r);
    }
  }
  for (const std::string& split : place_rows(table, rows, layout)) {
    for (const std::size_t c : columns) layout.indicators.push_back({c, split, {}});
  }
  name_indicators(table, layout);
  return layout;
}

}  // namespace ecumene
