// read_figures: counts what the cells of each column are, lets them vote for a number format, then reads them under it.
#include <algorithm>
#include <map>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_findings.hpp"
#include "ecumene/source/figures_marks.hpp"
#include "ecumene/source/figures_votes.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene {
namespace {

struct CommonLength {
  std::size_t length = 0;
  bool same = true;
  void add(std::size_t other) {
    same = same && (length == 0 || length == other);
    length = other;
  }
};

bool is_code(std::string_view text) {
  return text.size() > 1 && text.front() == '0' && text.find_first_not_of("0123456789") == std::string_view::npos;
}

struct ColumnScan {
  std::size_t figures = 0;
  std::size_t marks = 0;
  std::size_t words = 0;
  std::size_t year_ranges = 0;    // "2005-2010": periods, not figures
  std::size_t digits_unread = 0;  // words made of digits and marks alone, dates aside: "12,51)"
  std::size_t percents = 0;
  std::size_t by_format = 0;   // numbers that the file format knew
  std::size_t zero_codes = 0;  // "0254700000"
  CommonLength code_length;    // of those, and of the whole figures beside them
  FormatVotes votes;
  std::map<std::string, std::size_t> units;

  // Digits of one length, some with a leading zero: codes of places or budgets, although most look like figures.
  bool holds_codes() const { return zero_codes > 0 && zero_codes == words && code_length.same && by_format == 0; }
  bool holds_figures() const {
    return figures > 0 && figures + marks >= words && year_ranges < figures && !holds_codes();
  }
};

struct ColumnReading {
  bool figures = false;
  NumberFormat format;
  NumberFormat asked;  // undecided where nothing but the default decided
  std::string unit;    // that most figures carry; empty: none
  CellList mixed;
  CellList ambiguous_comma;
  CellList ambiguous_point;
  CappedFindings findings;
};

bool is_digits_and_marks(std::string_view text) {
  const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 'A'; });
  const bool date = text.find_first_not_of("0123456789.-/:") == std::string_view::npos;
  return plain && !date && text.front() >= '0' && text.front() <= '9';
}

bool is_cyrillic(std::string_view text) {
  std::size_t cyrillic = 0;
  std::size_t latin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = utf8::next(text, at);
    if (c >= 0x400 && c <= 0x52F) ++cyrillic;
    if ((c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z')) ++latin;
  }
  return cyrillic > latin;
}

// The number format of the language that the table speaks, for want of evidence: Russian, Ukrainian and Kazakh print a
// decimal comma; others a decimal point and, between thousands, a comma.
NumberFormat customary_format(const Table& table) {
  std::string text = table.title;
  for (const std::string& heading : table.stub_headings) text += heading;
  for (const TableColumn& column : table.columns) text += column.label;
  for (std::size_t row = 0; row < std::min<std::size_t>(table.rows.size(), 50); ++row) text += table.rows[row].label();
  return {is_cyrillic(text) ? MarkMeaning::decimal : MarkMeaning::thousands, MarkMeaning::decimal};
}

NumberFormat filled(NumberFormat format, const NumberFormat& otherwise) {
  if (format.comma == MarkMeaning::undecided) format.comma = otherwise.comma;
  if (format.point == MarkMeaning::undecided) format.point = otherwise.point;
  return format;
}

class FigureReader {
 public:
  FigureReader(Table& table, const ReadOptions& options, std::vector<Finding>& findings)
      : table_(table),
        findings_(findings),
        marks_(options.marks, table.notes),
        given_(format_of(options)),
        customary_(customary_format(table)),
        scans_(table.columns.size()),
        readings_(table.columns.size()) {}

  void run() {
    for_every_cell([this](std::size_t row, std::size_t column) { scan(table_.at(row, column), scans_[column]); });
    for (const ColumnScan& scan : scans_) {
      if (scan.holds_figures()) table_votes_ += scan.votes;
    }
    for (std::size_t column = 0; column < scans_.size(); ++column) decide(scans_[column], readings_[column]);
    for_every_cell([this](std::size_t row, std::size_t column) { read(row, column); });
    for (std::size_t column = 0; column < scans_.size(); ++column) conclude(column);
  }

 private:
  template <class Visit>
  void for_every_cell(const Visit& visit) {
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      for (std::size_t column = 0; column < table_.columns.size(); ++column) visit(row, column);
    }
  }

  void scan(const Cell& cell, ColumnScan& scan) const {
    if (cell.is_numeric()) {
      ++scan.figures;
      ++scan.by_format;
      return;
    }
    const std::string_view text = utf8::trimmed(cell.raw);
    if (text.empty()) return;
    if (marks_.find(text)) {
      ++scan.marks;
    } else if (const auto figure = take_apart(text)) {
      ++scan.figures;
      if (figure->high && is_year(*figure)) ++scan.year_ranges;
      if (figure->percent) ++scan.percents;
      scan.votes.count(*figure);
      scan.code_length.add(text.size());
      if (!figure->unit.empty()) ++scan.units[figure->unit];
    } else {
      ++scan.words;
      if (is_digits_and_marks(text)) ++scan.digits_unread;
      if (!is_code(text)) return;
      ++scan.zero_codes;
      scan.code_length.add(text.size());
    }
  }

  void decide(const ColumnScan& scan, ColumnReading& reading) const {
    reading.figures = scan.holds_figures();
    NumberFormat format = with_strong_votes(given_, scan.votes);
    format = with_strong_votes(format, table_votes_);
    reading.asked = with_weak_votes(format, scan.votes);
    reading.format = filled(reading.asked, customary_);
    // The unit that most carry; none wins a tie, and the map's order decides between two units.
    std::size_t most = scan.figures - scan.by_format;
    for (const auto& [unit, count] : scan.units) most -= count;
    for (const auto& [unit, count] : scan.units) {
      if (count > most) {
        most = count;
        reading.unit = unit;
      }
    }
  }

  void read(std::size_t row, std::size_t column) {
    Cell& cell = table_.at(row, column);
    ColumnReading& reading = readings_[column];
    if (cell.is_numeric()) {
      if (cell.kind == CellKind::number) explain_zero(cell);
      return;
    }
    const std::string_view text = utf8::trimmed(cell.raw);
    if (text.empty()) {
      cell.kind = CellKind::empty;
      return;
    }
    cell.kind = CellKind::text;
    if (!reading.figures && !is_symbolic_mark(text) && scans_[column].words > 0) return;
    if (const auto mark = marks_.find(text)) {
      cell.kind = mark->kind;
      cell.status = mark->status;
      if (mark->machine != MachineValue::none) {
        reading.findings.add(figure_of_machine(table_, {row, column}, mark->machine));
      }
      return;
    }
    if (reading.figures) read_figure({row, column}, text, reading);
  }

  void read_figure(CellIndex at, std::string_view text, ColumnReading& reading) {
    auto figure = take_apart(text);
    if (!figure) return reading.findings.add(figure_not_understood(table_, at));
    if (figure->unit != reading.unit) {
      return reading.findings.add(figure_in_other_unit(table_, at, figure->unit, reading.unit));
    }
    const FigureValue value = figure_value(*figure, reading.format);
    if (value.trouble != FigureTrouble::none) {
      return reading.findings.add(figure_in_trouble(table_, at, value.trouble));
    }
    Cell& cell = table_.at(at.row, at.column);
    cell.kind = value.low == value.high ? CellKind::number : CellKind::interval;
    cell.low = value.low;
    cell.high = value.high;
    cell.percent = figure->percent;
    cell.footnote += figure->footnote;
    if (figure->status != ObservationStatus::normal) cell.status = figure->status;
    if (cell.kind == CellKind::number) explain_zero(cell);
    note_format(*figure, at, reading);
    if (figure->low.irregular) reading.findings.add(grouping_irregular(table_, at, value.low));
  }

  static void note_format(const PrintedFigure& figure, CellIndex at, ColumnReading& reading) {
    if (contradicts(figure, reading.format)) reading.mixed.add(at.row);
    const auto ambiguous = [&](NumberMark mark) {
      return figure.low.ambiguous == mark || (figure.high && figure.high->ambiguous == mark);
    };
    if (ambiguous(NumberMark::comma)) reading.ambiguous_comma.add(at.row);
    if (ambiguous(NumberMark::point)) reading.ambiguous_point.add(at.row);
  }

  void explain_zero(Cell& cell) const {
    if (!marks_.negligible(cell.low)) return;
    cell.negligible = true;
    if (cell.status == ObservationStatus::normal) cell.status = ObservationStatus::not_significant;
  }

  void conclude(std::size_t column) {
    const ColumnScan& scan = scans_[column];
    ColumnReading& reading = readings_[column];
    if (!reading.figures) {
      const bool expected = scan.year_ranges < scan.figures || (scan.digits_unread * 2 > scan.words);
      if (expected && scan.words > 0 && !scan.holds_codes()) {
        findings_.push_back(column_kept_as_text(
            table_, column,
            {.words = scan.words, .figures = scan.figures, .cells = scan.words + scan.figures + scan.marks}));
      }
    } else {
      name_unit(column, scan, reading);
      say_ambiguous(column, reading.ambiguous_comma, reading.asked.comma, reading.format.comma);
      say_ambiguous(column, reading.ambiguous_point, reading.asked.point, reading.format.point);
      if (reading.mixed.count > 0) {
        findings_.push_back(format_mixed(table_, column, reading.mixed, scan.figures));
      }
    }
    reading.findings.move_to(findings_, "column \"" + table_.columns[column].label + "\"");
  }

  void say_ambiguous(std::size_t column, const CellList& cells, MarkMeaning asked, MarkMeaning read_as) {
    if (cells.count == 0 || asked != MarkMeaning::undecided) return;
    findings_.push_back(format_ambiguous(table_, column, cells, read_as));
  }

  void name_unit(std::size_t column, const ColumnScan& scan, const ColumnReading& reading) {
    std::optional<Unit>& unit = table_.columns[column].unit;
    if (unit) return;
    if (scan.percents > 0 && scan.percents == scan.figures) unit = parse_unit("%");
    if (reading.unit.empty()) return;
    unit = unit_in_heading(", " + reading.unit);
    findings_.push_back(unit_taken_from_cells(table_, column, reading.unit));
  }

  Table& table_;
  std::vector<Finding>& findings_;
  Marks marks_;
  NumberFormat given_;
  NumberFormat customary_;
  FormatVotes table_votes_;
  std::vector<ColumnScan> scans_;
  std::vector<ColumnReading> readings_;
};

}  // namespace

void read_figures(Table& table, const ReadOptions& options, std::vector<Finding>& findings) {
  FigureReader(table, options, findings).run();
}

}  // namespace ecumene
