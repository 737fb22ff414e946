#include <algorithm>

#include "ecumene/audit/table_text_internal.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene::testing {
namespace {

std::vector<std::string> split(std::string_view line, char mark) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const auto end = line.find(mark, begin);
    parts.emplace_back(utf8::trimmed(line.substr(begin, end == std::string_view::npos ? end : end - begin)));
    if (end == std::string_view::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

Cell cell_from_text(std::string_view text) {
  Cell cell;
  if (text.size() > 4 && text.starts_with("**") && text.ends_with("**")) {
    cell.emphasised = true;
    text = text.substr(2, text.size() - 4);
  }
  cell.raw = std::string(text);
  if (text.empty()) return cell;
  if (text == "...") {
    cell.kind = CellKind::absent;
    cell.status = ObservationStatus::missing;
    return cell;
  }
  if (text == "-") {
    cell.kind = CellKind::nil;
    return cell;
  }
  if (const auto number = Decimal::parse(text)) {
    cell.kind = CellKind::number;
    cell.low = cell.high = *number;
    return cell;
  }
  const auto dash = text.find('-', 1);
  const auto low = dash == std::string_view::npos ? std::nullopt : Decimal::parse(text.substr(0, dash));
  const auto high = dash == std::string_view::npos ? std::nullopt : Decimal::parse(text.substr(dash + 1));
  cell.kind = CellKind::text;
  if (low && high && *low < *high) {
    cell.kind = CellKind::interval;
    cell.low = *low;
    cell.high = *high;
  }
  return cell;
}

Table table_from_text(std::string_view text, std::size_t stubs, const std::string& name) {
  Table table;
  table.source = table.name = name;
  std::uint32_t row = 0;
  for (const auto& line : split(text, '\n')) {
    if (line.empty()) continue;
    ++row;
    auto parts = split(line, '|');
    if (row == 1) {
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i < stubs) {
          table.stub_headings.push_back(parts[i]);
          continue;
        }
        TableColumn column;
        column.label = parts[i];
        column.field = static_cast<std::uint32_t>(i + 1);
        table.columns.push_back(column);
      }
      continue;
    }
    parts.resize(stubs + table.columns.size());
    TableRow labels;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      auto cell = cell_from_text(parts[i]);
      cell.row = row;
      cell.field = static_cast<std::uint32_t>(i + 1);
      cell.line = row;
      if (i < stubs) {
        if (cell.raw.empty() && !table.rows.empty()) {
          cell.raw = table.rows.back().stub[i].raw;
          cell.merged = true;
        }
        labels.stub.push_back(cell);
      } else {
        table.cells.push_back(cell);
      }
    }
    table.rows.push_back(labels);
  }
  return table;
}

}  // namespace ecumene::testing
