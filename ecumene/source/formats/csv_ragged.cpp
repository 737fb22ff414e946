// Rows that have more or fewer fields than their neighbours.
#include <algorithm>
#include <map>

#include "ecumene/source/formats/csv_internal.hpp"

namespace ecumene {

namespace {

constexpr std::size_t listed_findings = 20;
using Rows = std::span<const std::vector<Cell>>;

std::size_t filled(const std::vector<Cell>& row) {
  std::size_t size = row.size();
  while (size > 0 && row[size - 1].kind == CellKind::empty) --size;
  return size;
}

bool is_caption(const std::vector<Cell>& row) {
  return std::count_if(row.begin(), row.end(), [](const Cell& c) { return c.kind != CellKind::empty; }) <= 1 &&
         row.front().kind != CellKind::empty;
}

// The number of fields that most rows have; where two numbers tie, that of the row that comes first.
std::size_t expected_fields(Rows block) {
  std::map<std::size_t, std::size_t> rows_with;
  for (const auto& row : block) {
    if (!is_caption(row)) ++rows_with[row.size()];
  }
  std::size_t expected = 0;
  std::size_t most = 0;
  for (const auto& row : block) {
    if (is_caption(row) || rows_with[row.size()] <= most) continue;
    most = rows_with[row.size()];
    expected = row.size();
  }
  return expected;
}

std::string fields_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " field" : " fields");
}

Finding ragged(const Grid& grid, const std::vector<Cell>& row, std::size_t expected, char delimiter) {
  const bool longer = row.size() > expected;
  const std::string mark = delimiter == '\t' ? "a tab" : std::string("a ") + delimiter_name(delimiter);
  std::string line;
  for (const Cell& cell : row) {
    if (line.size() > 200) break;
    line += (line.empty() ? "" : " | ") + cell.raw;
  }
  return {.code = "row-ragged",
          .severity = Severity::warning,
          .what = "this row has " + fields_in_words(row.size()) + ", most rows here have " + std::to_string(expected),
          .way_out = longer ? "put quotes around the field that has " + mark +
                                  " in its text, or name another delimiter: --delimiter"
                            : "add the fields that are missing, as empty ones if there is nothing to say",
          .places = {{.source = grid.source,
                      .sheet = grid.sheet,
                      .line = row.front().line,
                      .column = row.front().column,
                      .row = row.front().row,
                      .byte_begin = row.front().byte_begin,
                      .byte_end = row.back().byte_end,
                      .row_label = row.front().raw,
                      .text = std::move(line)}}};
}

}  // namespace

void report_ragged_rows(const Grid& grid, char delimiter, std::vector<Finding>& findings) {
  std::size_t given = 0;
  const Rows rows(grid.rows);
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end + 1) {
    for (end = begin; end < rows.size() && !rows[end].empty();) ++end;
    const Rows block = rows.subspan(begin, end - begin);
    const std::size_t expected = expected_fields(block);
    for (const auto& row : block) {
      const bool only_empty_ones_more = row.size() > expected && filled(row) <= expected;
      if (row.size() == expected || is_caption(row) || only_empty_ones_more) continue;
      if (++given <= listed_findings) findings.push_back(ragged(grid, row, expected, delimiter));
    }
  }
  if (given > listed_findings)
    findings.back().what += " (and so in " + std::to_string(given - listed_findings) + " more rows)";
}

}  // namespace ecumene
