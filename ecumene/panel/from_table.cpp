#include "ecumene/panel/from_table.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/passage.hpp"
#include "ecumene/panel/table_rows.hpp"

namespace ecumene {
namespace {

using namespace std::string_view_literals;

bool is_word_for_year(std::string_view word) {
  static constexpr std::array words{"г"sv,    "г."sv, "год"sv, "года"sv, "гг."sv,  "гг"sv,
                                    "годы"sv, "р"sv,  "р."sv,  "рік"sv,  "рр."sv,  "року"sv,
                                    "ж"sv,    "ж."sv, "жыл"sv, "жж."sv,  "year"sv, "years"sv};
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "2005-2010", with the spaces already taken out.
std::optional<Period> year_span(const std::string& text) {
  if (text.size() != 9 || text[4] != '-' || !is_year(text.substr(0, 4)) || !is_year(text.substr(5)))
    return std::nullopt;
  return Period::parse(text.substr(0, 4) + '/' + text.substr(5));
}

Finding without_period(const Table& table, std::size_t column) {
  return {.code = "column-without-period",
          .severity = Severity::warning,
          .what = "column \"" + table.columns[column].label +
                  "\" names no period, as the other columns do, and is left out",
          .way_out =
              "write the period in the heading (2005, 2005-03, 2005/2010); means and totals over the periods are "
              "recomputed by the audit",
          .places = {table.column_place(column)}};
}

Finding row_without_period(const Table& table, std::size_t row, const std::string& seen) {
  return {.code = "period-not-understood",
          .severity = Severity::error,
          .what = "\"" + seen + "\" in row \"" + table.rows[row].label() + "\" is no period; the row is left out",
          .way_out = "write a year (2005), a month (2005-03), a day (2005-03-31) or a span (2005/2010)",
          .places = {table.row_place(row)}};
}

Finding words_in_cells(std::vector<Place> places) {
  const std::string count = std::to_string(places.size()) + (places.size() == 1 ? " cell holds" : " cells hold");
  return {.code = "value-not-numeric",
          .severity = Severity::warning,
          .what = count + " words instead of a figure and count as missing",
          .way_out = "correct the cell, or say what the mark means in the legend",
          .places = std::move(places)};
}

class Filling {
 public:
  Filling(const Table& table, const TableMapping& mapping) : table_(table), mapping_(mapping) {}

  PanelResult run() {
    check_mapping();
    choose_columns();
    split_ = is_split();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) add_row(row);
    if (!words_.empty()) result_.findings.push_back(words_in_cells(std::move(words_)));
    return std::move(result_);
  }

 private:
  struct Column {
    std::size_t index;
    std::optional<Period> period;
    std::string indicator;  // empty where the columns are periods
  };

  void check_mapping() const {
    std::size_t width = table_.stub_headings.size();
    for (const TableRow& row : table_.rows) width = std::max(width, row.stub.size());
    const std::size_t largest =
        std::max({mapping_.region_stub, mapping_.indicator_stub.value_or(0), mapping_.period_stub.value_or(0)});
    if (largest < width || table_.rows.empty()) return;
    throw Error({.code = "mapping-wrong",
                 .severity = Severity::error,
                 .what = "the mapping names label column " + std::to_string(largest + 1) + ", but table \"" +
                         table_.name + "\" has " + std::to_string(width),
                 .way_out = "count the label columns from the left; figures stand in the columns after them",
                 .places = {Place{.source = table_.source, .sheet = table_.sheet}}});
  }

  void choose_columns() {
    std::vector<std::optional<Period>> periods;
    for (const TableColumn& column : table_.columns) periods.push_back(period_in_label(column.label));
    const auto named = static_cast<std::size_t>(
        std::count_if(periods.begin(), periods.end(), [](const auto& period) { return period.has_value(); }));
    by_period_ = mapping_.columns == ColumnMeaning::periods ||
                 (mapping_.columns == ColumnMeaning::detect && named >= 2 && 2 * named > periods.size());
    std::set<std::string> seen;
    for (std::size_t c = 0; c < table_.columns.size(); ++c) {
      if (!by_period_) {
        columns_.push_back({c, std::nullopt, indicator_label(c, seen)});
      } else if (periods[c]) {
        columns_.push_back({c, periods[c], {}});
      } else {
        result_.findings.push_back(without_period(table_, c));
      }
    }
  }

  // As region_table names them, so that a table and its panel pivot to the same.
  std::string indicator_label(std::size_t column, std::set<std::string>& seen) const {
    std::string name = table_.columns[column].label;
    if (utf8::trimmed(name).empty()) name = "column " + std::to_string(column + 1);
    std::string unique = name;
    for (int n = 2; !seen.insert(unique).second; ++n) unique = name + " (" + std::to_string(n) + ')';
    return unique;
  }

  void add_row(std::size_t row) {
    if (auto reason = reason_to_leave_out(table_, row, mapping_.region_stub)) {
      result_.findings.push_back(std::move(*reason));
      return;
    }
    Period period = mapping_.period;
    if (mapping_.period_stub) {
      const std::string seen = stub_text(row, *mapping_.period_stub);
      const auto read = period_in_label(seen);
      if (!read) {
        result_.findings.push_back(row_without_period(table_, row, seen));
        return;
      }
      period = *read;
    }
    for (const Column& column : columns_) {
      add_cell(row, column, column.period.value_or(period));
    }
  }

  std::string stub_text(std::size_t row, std::size_t stub) const {
    const std::vector<Cell>& cells = table_.rows[row].stub;
    return stub < cells.size() ? std::string(utf8::trimmed(cells[stub].raw)) : std::string();
  }

  // The texts of the stub columns that the mapping gives no role.
  std::string further_stubs(std::size_t row) const {
    TableRow rest;
    for (std::size_t stub = 0; stub < table_.rows[row].stub.size(); ++stub) {
      if (stub == mapping_.region_stub || mapping_.indicator_stub == stub || mapping_.period_stub == stub) continue;
      rest.stub.push_back(table_.rows[row].stub[stub]);
    }
    return rest.label();
  }

  // True if the further stub columns tell rows of one region (and indicator, and period) apart; a district or a code
  // beside each region's name does not.
  bool is_split() const {
    std::set<std::array<std::string, 3>> keys;
    std::set<std::pair<std::array<std::string, 3>, std::string>> splits;
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (reason_to_leave_out(table_, row, mapping_.region_stub)) continue;
      std::array<std::string, 3> key{utf8::folded(stub_text(row, mapping_.region_stub))};
      if (mapping_.indicator_stub) key[1] = stub_text(row, *mapping_.indicator_stub);
      if (mapping_.period_stub) key[2] = stub_text(row, *mapping_.period_stub);
      keys.insert(key);
      splits.emplace(std::move(key), further_stubs(row));
    }
    return splits.size() > keys.size();
  }

  // "<further stubs> / <indicator>", where the indicator is the stub's, the column's or the mapping's.
  std::string indicator_name(std::size_t row, const Column& column) const {
    std::vector<std::string> parts;
    if (split_) parts.push_back(further_stubs(row));
    if (mapping_.indicator_stub) parts.push_back(stub_text(row, *mapping_.indicator_stub));
    // A single column beside a stub of indicators is only headed "value".
    if (!by_period_ && !(mapping_.indicator_stub && columns_.size() == 1)) parts.push_back(column.indicator);
    if (by_period_ && !mapping_.indicator_stub) parts.push_back(common_indicator());
    std::string name;
    for (const std::string& part : parts) {
      if (!part.empty()) name += (name.empty() ? "" : " / ") + part;
    }
    return name;
  }

  std::string common_indicator() const {
    if (!mapping_.indicator.empty()) return mapping_.indicator;
    return table_.title.empty() ? table_.name : table_.title;
  }

  void add_cell(std::size_t row, const Column& column, const Period& period) {
    const Cell& cell = table_.at(row, column.index);
    const Place place = table_.place(row, column.index);
    if (cell.kind == CellKind::text) words_.push_back(place);
    const auto value = counted_value(cell);
    result_.panel.add(Observation{.region = stub_text(row, mapping_.region_stub),
                                  .indicator = indicator_name(row, column),
                                  .period = period,
                                  .unit = unit_of(column.index, cell),
                                  .value = value,
                                  .status = status_of(cell, value.has_value()),
                                  .source = table_.source,
                                  .passage = passage_text(place)});
  }

  Unit unit_of(std::size_t column, const Cell& cell) const {
    if (mapping_.unit) return *mapping_.unit;
    if (table_.columns[column].unit) return *table_.columns[column].unit;
    if (!cell.percent) return Unit{};
    Unit percent;
    percent.code = "%";
    percent.dimension = Dimension::share;
    return percent;
  }

  static ObservationStatus status_of(const Cell& cell, bool has_value) {
    if (cell.negligible) return ObservationStatus::not_significant;
    if (has_value || cell.status != ObservationStatus::normal) return cell.status;
    return ObservationStatus::missing;
  }

  const Table& table_;
  const TableMapping& mapping_;
  PanelResult result_;
  std::vector<Column> columns_;
  std::vector<Place> words_;
  bool by_period_ = false;
  bool split_ = false;
};

}  // namespace

std::optional<Period> period_in_label(std::string_view label) {
  std::vector<std::string_view> words = utf8::words(utf8::trimmed(label));
  if (words.size() > 1 && is_word_for_year(utf8::folded(words.back()))) words.pop_back();
  std::string joined;
  for (const std::string_view word : words) joined += utf8::folded(word);
  if (const auto span = year_span(joined)) return span;
  // A short number is a code or a count, not a year of antiquity.
  if (words.size() != 1 || words.front().size() < 4) return std::nullopt;
  return Period::parse(words.front());
}

PanelResult observations(const Table& table, const TableMapping& mapping) {
  return Filling(table, mapping).run();
}

}  // namespace ecumene
