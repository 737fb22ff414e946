// Ranks against the figures they order: sorted by rank, the figures rise or fall throughout.
#include <algorithm>
#include <cmath>
#include <optional>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/rank_columns.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t most_rows = 400;  // quadratic
constexpr double needed_evidence = 4;   // powers of ten, before the number of columns tried

struct Entry {
  std::size_t row = 0;
  Units place = 0;
  Units low = 0, high = 0;  // of the figure, rounding included; negated where large figures come first
};

struct Order {
  std::size_t column = 0;
  std::vector<Entry> entries;
  std::vector<std::size_t> outliers;  // rows
};

std::vector<Entry> entries_of(const TableWork& table, const RankColumn& ranks, std::size_t column, bool descending) {
  std::vector<Entry> entries;
  for (const auto row : ranks.rows) {
    const auto& figure = table.figures.at(row, column);
    if (figure.state != State::figure || figure.range) continue;
    const auto low = figure.mid - figure.half, high = figure.mid + figure.half;
    entries.push_back(
        {row, table.figures.at(row, ranks.column).mid, descending ? -high : low, descending ? -low : high});
  }
  std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    return a.place != b.place ? a.place < b.place : a.low < b.low;
  });
  return entries;
}

// Rows to leave out so that the rest is in order: all but a longest non-falling chain. Figures equal within rounding
// may stand either way, and so may figures of tied regions.
std::vector<std::size_t> out_of_order(const std::vector<Entry>& entries) {
  const auto n = entries.size();
  std::vector<std::size_t> length(n, 1), before(n, n);
  std::size_t best = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (entries[j].low <= entries[i].high && length[j] + 1 > length[i]) length[i] = length[j] + 1, before[i] = j;
    if (length[i] > length[best]) best = i;
  }
  std::vector<bool> kept(n);
  for (auto i = best; i < n; i = before[i]) kept[i] = true;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < n; ++i)
    if (!kept[i]) rows.push_back(entries[i].row);
  return rows;
}

// Rows that share a place although their figures are apart: of two, the one whose own place is given to nobody, which
// is the better of those tied at the last place of the tie, else the worse.
std::vector<std::size_t> falsely_tied(const std::vector<Entry>& entries, TieStyle style) {
  std::vector<std::size_t> rows;
  for (std::size_t begin = 0, end = 0; begin < entries.size(); begin = end) {
    for (end = begin; end < entries.size() && entries[end].place == entries[begin].place;) ++end;
    for (auto i = begin + 1; i < end; ++i)
      if (entries[i - 1].high < entries[i].low)
        rows.push_back(style == TieStyle::last ? entries[i - 1].row : entries[i].row);
  }
  return rows;
}

double evidence(std::size_t n, std::size_t outliers) {
  return std::lgamma(static_cast<double>(n) + 1) / std::log(10.0) -
         2 * static_cast<double>(outliers) * std::log10(static_cast<double>(n));
}

std::optional<Order> ordered_figures(const TableWork& table, const RankColumn& ranks) {
  std::optional<Order> best;
  const auto needed = needed_evidence + std::log10(2 * static_cast<double>(table.figures.columns()));
  for (std::size_t column = 0; column < table.figures.columns(); ++column) {
    if (table.rank_columns[column] || !table.figure_columns[column]) continue;
    for (const bool descending : {true, false}) {
      auto entries = entries_of(table, ranks, column, descending);
      if (entries.size() < 6 || entries.size() > most_rows) continue;
      auto outliers = out_of_order(entries);
      if (evidence(entries.size(), outliers.size()) < needed) continue;
      for (const auto row : falsely_tied(entries, ranks.style))
        if (std::find(outliers.begin(), outliers.end(), row) == outliers.end()) outliers.push_back(row);
      if (outliers.size() > std::max<std::size_t>(1, entries.size() / 12)) continue;
      if (!best || outliers.size() < best->outliers.size())
        best = Order{column, std::move(entries), std::move(outliers)};
    }
  }
  return best;
}

void report(Work& work, TableWork& table, const RankColumn& ranks, const Order& order, std::size_t row) {
  const auto& columns = table.table().columns;
  const auto rank = table.table().place(row, ranks.column), figure = table.table().place(row, order.column);
  Finding finding{.code = "rank-order-conflict"};
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.printed = rank.text;
  finding.what = "place " + quoted(rank.text) + " does not fit the figure " + quoted(figure.text) + ": in all but " +
                 std::to_string(order.outliers.size()) + " of " + std::to_string(order.entries.size()) + " rows " +
                 quoted(columns[ranks.column].label) + " follows the order of " + quoted(columns[order.column].label);
  finding.way_out = "check both figures against the source; one of them, or that of a neighbour in the order, is wrong";
  finding.places = {rank, figure};
  work.report(std::move(finding));
}

void report_in_order(Work& work, const TableWork& table, const RankColumn& ranks, const Order& order) {
  for (const auto& entry : order.entries) {
    if (std::find(order.outliers.begin(), order.outliers.end(), entry.row) != order.outliers.end()) continue;
    work.count("rank-order", Verdict::holds);
    if (!work.options.list_holding) continue;
    const auto rank = table.table().place(entry.row, ranks.column);
    const auto figure = table.table().place(entry.row, order.column);
    work.report_holding("rank-order", Verdict::holds,
                        "place " + quoted(rank.text) + " is in the order of the figure " + quoted(figure.text),
                        {rank, figure});
  }
}

bool is_explained(const TableWork& table, const RankColumn& ranks, const Order& order) {
  const auto columns = table.figures.columns();
  for (const auto& entry : order.entries)
    if (table.reported[entry.row * columns + ranks.column] || table.reported[entry.row * columns + order.column])
      return true;
  return false;
}

void look(Work& work) {
  for (auto& table : work.tables)
    for (const auto& ranks : table->ranks) {
      if (!ranks.valid) continue;
      const auto order = ordered_figures(*table, ranks);
      if (!order) continue;
      const bool silent = is_explained(*table, ranks, *order);
      report_in_order(work, *table, ranks, *order);
      if (silent) continue;
      work.count("rank-order", Verdict::conflict, order->outliers.size());
      for (const auto row : order->outliers) report(work, *table, ranks, *order, row);
    }
}

Finding finding(Verdict) {
  return Finding{.code = "rank-order-conflict"};
}

}  // namespace

const CheckDescriptor rank_order{
    .name = "rank-order",
    .title = "Ranks follow the figures they order",
    .formula =
        "sorted by place, the figures rise (or fall) but for rounding; rows outside a longest such chain, and "
        "equal places of figures that are not, are conflicts",
    .source = "Schensted 1961, Canad. J. Math. 13: 179-191 (longest increasing subsequences)",
    .example = "tests/cases/audit-rank-order.case",
    .turn = 10,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
