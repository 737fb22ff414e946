// A total that is itself a rate, an index or a mean lies within the range of its parts.
#include <algorithm>

#include "ecumene/audit/checks/descriptors.hpp"

namespace ecumene::auditing {
namespace {

struct Span {
  Units least = 0, most = 0;  // of the parts, with their rounding
  Units sum = 0;
  std::uint32_t least_cell = 0, most_cell = 0;
  std::size_t parts = 0;
  bool differ = false;
};

Span span_of(const TableWork& table, std::size_t total, std::size_t column) {
  Span span;
  for (std::size_t row = 0; row < table.figures.rows(); ++row) {
    const auto& figure = table.figures.at(row, column);
    if (row == total || table.total_rows[row] || figure.state != State::figure || figure.range) continue;
    const auto cell = static_cast<std::uint32_t>(row * table.figures.columns() + column);
    const auto low = figure.mid - figure.half, high = figure.mid + figure.half;
    if (span.parts == 0 || low < span.least) span.least = low, span.least_cell = cell;
    if (span.parts == 0 || high > span.most) span.most = high, span.most_cell = cell;
    ++span.parts;
    span.sum += figure.mid;
  }
  span.differ = span.most_cell != span.least_cell;
  return span;
}

bool explained(const TableWork& table, std::uint32_t cell) {
  return std::any_of(table.edits.begin(), table.edits.end(), [&](const Edit& edit) {
    return edit.kind == EditKind::linear && edit.has_target && edit.terms.front().cell == cell && edit.is_decided();
  });
}

bool is_rate(const TableWork& table, std::size_t column) {
  const auto& label = table.column_cues[column];
  return label.share || label.growth || label.mean;
}

struct Line {
  std::size_t column = 0;
  Span span;
  bool within = false;
};

void report_within(Work& work, const TableWork& table, std::uint32_t cell, const Span& span) {
  work.count("range-of-parts", Verdict::holds);
  if (!work.options.list_holding) return;
  const auto least = table.place(span.least_cell), most = table.place(span.most_cell);
  work.report_holding("range-of-parts", Verdict::holds,
                      quoted(table.cell(cell).raw) + " lies among its " + std::to_string(span.parts) + " parts, " +
                          quoted(least.text) + " to " + quoted(most.text),
                      {table.place(cell), least, most});
}

// The parts of this column are as large as those of every other: the columns are years of one indicator.
bool like_the_others(const std::vector<Line>& lines, const Line& line) {
  return std::all_of(lines.begin(), lines.end(), [&](const Line& other) {
    return other.span.most <= 2 * line.span.most && line.span.most <= 2 * other.span.most;
  });
}

// Of the other sign than every part, or several times their size and yet not near their sum.
bool is_absurd(const TableWork& table, std::size_t total, const std::vector<Line>& lines, const Line& line) {
  constexpr Units times = 3;
  const auto value = table.figures.at(total, line.column).mid;
  const auto& span = line.span;
  if (line.within) return false;
  if ((span.least > 0 && value < 0) || (span.most < 0 && value > 0)) return true;
  if (span.least <= 0 || !like_the_others(lines, line)) return false;
  const auto off = value < span.sum ? span.sum - value : value - span.sum;
  return value * times < span.least || (value > span.most * times && off * 10 > span.sum);
}

std::vector<Line> lines_of(const TableWork& table, std::size_t total) {
  std::vector<Line> lines;
  for (std::size_t column = 0; column < table.figures.columns(); ++column) {
    const auto& figure = table.figures.at(total, column);
    const auto cell = static_cast<std::uint32_t>(total * table.figures.columns() + column);
    if (figure.state != State::figure || figure.range || table.rank_columns[column] || explained(table, cell)) continue;
    const auto span = span_of(table, total, column);
    if (span.parts < 4 || !span.differ) continue;
    lines.push_back({column, span, figure.mid + figure.half >= span.least && figure.mid - figure.half <= span.most});
  }
  return lines;
}

void report_outside(Work& work, TableWork& table, std::uint32_t cell, const Span& span) {
  const bool above = table.figures[cell].mid > span.most;
  const auto limit = above ? span.most_cell : span.least_cell;
  work.count("range-of-parts", Verdict::conflict);
  Finding finding{.code = "range-of-parts-conflict"};
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.printed = table.cell(cell).raw;
  finding.what = quoted(finding.printed) + (above ? " lies above the largest" : " lies below the smallest") +
                 " of its " + std::to_string(span.parts) + " parts, " + quoted(table.cell(limit).raw) +
                 ", although the row is a mean of its parts in the other columns";
  finding.way_out = "check the figure and its neighbours against the source";
  finding.places = {table.place(cell), table.place(limit)};
  table.reported[cell] = true;
  work.report(std::move(finding));
}

void check_total(Work& work, TableWork& table, std::size_t total) {
  const auto lines = lines_of(table, total);
  const auto within =
      static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.within; }));
  // Three columns in which the total lies among its parts, and three in four of all: it is a mean and no sum. Of three
  // columns, one may be out of range beyond doubt.
  const bool sure = within >= 3 && within * 4 >= lines.size() * 3;
  const bool but_one = within == 2 && std::any_of(lines.begin(), lines.end(), [&](const Line& line) {
                         return lines.size() == 3 && is_absurd(table, total, lines, line);
                       });
  if (!sure && !but_one) return;
  for (const auto& line : lines) {
    const auto cell = static_cast<std::uint32_t>(total * table.figures.columns() + line.column);
    const bool believed =
        but_one || is_rate(table, line.column) || (within + 1 == lines.size() && like_the_others(lines, line));
    if (line.within)
      report_within(work, table, cell, line.span);
    else if (believed && !table.reported[cell])
      report_outside(work, table, cell, line.span);
  }
}

void look(Work& work) {
  for (auto& table : work.tables)
    for (std::size_t row = 0; row < table->figures.rows(); ++row) {
      const auto& label = table->row_cues[row];
      if (label.total || label.mean || label.country) check_total(work, *table, row);
    }
}

Finding finding(Verdict) {
  return Finding{.code = "range-of-parts-conflict"};
}

}  // namespace

const CheckDescriptor range_of_parts{
    .name = "range-of-parts",
    .title = "A mean total lies among its parts",
    .formula = "min parts <= total <= max parts, each with half of its last printed digit",
    .source = "Hardy, Littlewood & Pólya 1934, Inequalities (a weighted mean lies between the extremes)",
    .example = "tests/cases/audit-range-of-parts.case",
    .turn = 11,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
