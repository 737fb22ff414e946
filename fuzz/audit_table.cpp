// Any table of cells may be audited: nothing crashes, hangs or overflows, and every finding has a place or says why
// not.
#include <cstddef>
#include <cstdint>
#include <string>

#include "ecumene/audit/audit.hpp"

namespace {

using namespace ecumene;

Cell cell_of(std::uint8_t kind, std::uint8_t a, std::uint8_t b) {
  Cell cell;
  cell.emphasised = (kind & 0x80) != 0;
  cell.percent = (kind & 0x40) != 0;
  switch (kind % 8) {
    case 0:
      return cell;
    case 1:
      cell.kind = CellKind::absent;
      cell.raw = "...";
      return cell;
    case 2:
      cell.kind = CellKind::nil;
      cell.raw = "-";
      return cell;
    case 3:
      cell.kind = CellKind::text;
      cell.raw = std::string(1 + a % 5, static_cast<char>('a' + b % 26));
      return cell;
    case 4:
      cell.kind = CellKind::interval;
      cell.low = Decimal(a);
      cell.high = Decimal(a + 1 + b);
      break;
    default:
      cell.kind = CellKind::number;
      cell.low = cell.high =
          Decimal(static_cast<std::int64_t>(a) * 256 + b - (kind % 8 == 5 ? 40000 : 0), (kind / 8) % 8 - 1);
  }
  cell.raw = cell.low.to_string();
  return cell;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2 || size > 3000) return 0;
  static const char* const labels[] = {"Total", "Average", "Rank", "Share, %", "including", "Region", "Итого", "Место"};
  Table table;
  table.name = table.source = "fuzz";
  const std::size_t columns = 1 + data[0] % 9;
  for (std::size_t i = 0; i < columns; ++i)
    table.columns.push_back({.label = labels[(data[1] + i * 3) % 8], .unit = {}, .field = 0, .heading = {}});
  for (std::size_t at = 2; at + 3 * columns <= size; at += 3 * columns) {
    TableRow row;
    Cell stub;
    stub.raw = labels[(data[at] / 8) % 8];
    row.stub.push_back(stub);
    table.rows.push_back(row);
    for (std::size_t i = 0; i < columns; ++i)
      table.cells.push_back(cell_of(data[at + 3 * i], data[at + 3 * i + 1], data[at + 3 * i + 2]));
  }
  const Table tables[] = {table};
  const auto result =
      audit(tables, {.checks = {}, .without = {}, .relations = {}, .regions = {}, .list_holding = true});
  for (const auto& finding : result.findings)
    if (finding.code.empty() || finding.what.empty()) __builtin_trap();
  return 0;
}
