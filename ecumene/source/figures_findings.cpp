#include "ecumene/source/figures_findings.hpp"

#include <utility>

namespace ecumene {
namespace {

// A cell may hold a whole page; a message shows its beginning.
std::string quoted(std::string_view text) {
  constexpr std::size_t most = 60;
  if (text.size() <= most) return "'" + std::string(text) + "'";
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return "'" + std::string(text.substr(0, end)) + "...'";
}

std::string column_name(const Table& table, std::size_t column) {
  return "column \"" + table.columns[column].label + "\"";
}

std::string cell_name(const Table& table, CellIndex cell) {
  std::string name = quoted(table.at(cell.row, cell.column).raw) + " in " + column_name(table, cell.column);
  const std::string label = table.rows[cell.row].label();
  if (!label.empty()) name += " (row \"" + label + "\")";
  return name;
}

Finding about(const Table& table, CellIndex cell) {
  Finding finding;
  finding.severity = Severity::error;
  finding.places = {table.place(cell.row, cell.column)};
  finding.printed = table.at(cell.row, cell.column).raw;
  return finding;
}

Finding about_cells(const Table& table, std::size_t column, const CellList& cells) {
  Finding finding;
  for (std::size_t row : cells.rows) finding.places.push_back(table.place(row, column));
  return finding;
}

// "1,234" with its comma taken out or made a point.
std::string reading(std::string_view printed, MarkMeaning meaning) {
  std::string_view rest = printed;
  while (!rest.empty() && (rest.front() < '0' || rest.front() > '9')) rest.remove_prefix(1);
  const auto number = take_number(rest);
  if (!number) return std::string(printed);
  if (meaning == MarkMeaning::thousands) return number->digits;
  const std::size_t whole = number->digits.size() - number->last_group;
  return number->digits.substr(0, whole) + '.' + number->digits.substr(whole);
}

std::string more_cells(std::size_t count) {
  if (count == 0) return {};
  return " and " + std::to_string(count) + (count == 1 ? " more cell" : " more cells");
}

}  // namespace

Finding figure_not_understood(const Table& table, CellIndex cell) {
  Finding finding = about(table, cell);
  finding.code = "number-not-understood";
  finding.what = cell_name(table, cell) + " is no figure in any number format; it is kept as text";
  finding.way_out = "correct the cell, or explain the mark in a line under the table, such as: " + finding.printed +
                    " - no data available";
  if (finding.printed.size() > 12) finding.way_out = "correct the cell, or leave it empty if there is no figure";
  return finding;
}

Finding figure_in_trouble(const Table& table, CellIndex cell, FigureTrouble trouble) {
  Finding finding = about(table, cell);
  const std::string name = cell_name(table, cell);
  if (trouble == FigureTrouble::too_large) {
    finding.code = "number-too-large";
    finding.what = name + " has more digits before the decimal mark than exact sums can hold (30); it is kept as text";
    finding.way_out = "check the figure; if it is right, print it in a larger unit";
  } else if (trouble == FigureTrouble::too_fine) {
    finding.code = "number-too-fine";
    finding.what = name + " has more decimals than exact sums can hold (30, or 38 digits in all); it is kept as text";
    finding.way_out = "round the figure to the digits that were measured";
  } else {
    finding.code = "number-not-understood";
    finding.what = name + " looks like a range, but its first end is above its second; it is kept as text";
    finding.way_out = "print the smaller figure first";
  }
  return finding;
}

Finding figure_of_machine(const Table& table, CellIndex cell, MachineValue value) {
  Finding finding = about(table, cell);
  finding.severity = Severity::warning;
  const std::string name = cell_name(table, cell);
  if (value == MachineValue::not_finite) {
    finding.code = "cell-not-finite";
    finding.what = name + " is the trace of a division by zero or an overflow, no figure; it is taken as missing";
    finding.way_out = "put the figure in, or the mark of the table for missing data";
  } else if (value == MachineValue::formula_error) {
    finding.code = "value-formula-error";
    finding.what = name + " is the error of a spreadsheet formula, no figure; it is taken as missing";
    finding.way_out = "correct the formula and save the table again";
  } else {
    finding.code = "value-not-a-number";
    finding.what = name + " is what a program writes for an undefined result; it is taken as missing";
    finding.way_out = "put the figure in, or the mark of the table for missing data";
  }
  return finding;
}

Finding figure_in_other_unit(const Table& table, CellIndex cell, const std::string& unit, const std::string& usual) {
  Finding finding = about(table, cell);
  finding.code = "unit-differs-in-cell";
  const std::string rest =
      usual.empty() ? "most of its column names no unit" : "most of its column is in \"" + usual + "\"";
  const std::string own = unit.empty() ? "names no unit" : "is in \"" + unit + "\"";
  finding.what = cell_name(table, cell) + ' ' + own + ", while " + rest + "; it is kept as text";
  finding.way_out = "print the whole column in one unit and name the unit in its heading";
  return finding;
}

Finding grouping_irregular(const Table& table, CellIndex cell, const Decimal& value) {
  Finding finding = about(table, cell);
  finding.severity = Severity::warning;
  finding.code = "grouping-irregular";
  finding.what = cell_name(table, cell) + " has four digits before its first space; it is read as " + value.to_string();
  finding.way_out = "print it with groups of three digits, or separate the two figures if there are two";
  return finding;
}

Finding format_ambiguous(const Table& table, std::size_t column, const CellList& cells, MarkMeaning meaning) {
  Finding finding = about_cells(table, column, cells);
  const std::string printed = table.at(cells.rows.front(), column).raw;
  const std::string mark = printed.find(',') != std::string::npos ? "comma" : "point";
  finding.code = "number-format-ambiguous";
  finding.severity = Severity::warning;
  finding.printed = printed;
  finding.what = cell_name(table, {cells.rows.front(), column}) + more_cells(cells.count - 1) +
                 " can be read in two ways and nothing in the table decides; it is read as " +
                 reading(printed, meaning);
  finding.way_out = "say what the " + mark + " is: --decimal=" + mark + " (reads " +
                    reading(printed, MarkMeaning::decimal) + ") or --thousands=" + mark + " (reads " +
                    reading(printed, MarkMeaning::thousands) + ")";
  return finding;
}

Finding format_mixed(const Table& table, std::size_t column, const CellList& cells, std::size_t figures) {
  Finding finding = about_cells(table, column, cells);
  finding.code = "number-format-mixed";
  finding.severity = Severity::warning;
  finding.printed = table.at(cells.rows.front(), column).raw;
  finding.what =
      cell_name(table, {cells.rows.front(), column}) + more_cells(cells.count - 1) + " of " + std::to_string(figures) +
      " figures is printed in another number format than the rest of its column; " + "it is read by its own marks";
  finding.way_out = "check these figures, and print the column in one number format";
  return finding;
}

Finding column_kept_as_text(const Table& table, std::size_t column, const TextColumnCount& count) {
  Finding finding;
  finding.code = "column-kept-as-text";
  finding.severity = Severity::note;
  finding.places = {table.column_place(column)};
  finding.what = column_name(table, column) + " is kept as text: " + std::to_string(count.words) + " of its " +
                 std::to_string(count.cells) + " cells are no figures in any number format";
  if (count.figures > 0) finding.what += ", and " + std::to_string(count.figures) + " that are were not read";
  finding.way_out = "if the column holds figures, correct the cells that do not read";
  return finding;
}

Finding unit_taken_from_cells(const Table& table, std::size_t column, const std::string& unit) {
  Finding finding;
  finding.code = "unit-taken-from-cells";
  finding.severity = Severity::note;
  finding.places = {table.column_place(column)};
  finding.what = "the figures of " + column_name(table, column) + " carry the unit \"" + unit +
                 "\" and its heading names none; " + "the unit is taken for the whole column";
  finding.way_out = "name the unit in the heading";
  return finding;
}

void CappedFindings::add(Finding finding) {
  Count& count = counts_[finding.code];
  if (++count.seen > most) return;
  count.last = kept_.size();
  kept_.push_back(std::move(finding));
}

void CappedFindings::move_to(std::vector<Finding>& findings, const std::string& where) {
  for (const auto& [code, count] : counts_) {
    if (count.seen <= most) continue;
    Finding& last = kept_[count.last];
    last.what += "; " + std::to_string(count.seen - most) + " more in " + where + " are the same case";
  }
  for (Finding& finding : kept_) findings.push_back(std::move(finding));
  kept_.clear();
  counts_.clear();
}

}  // namespace ecumene
