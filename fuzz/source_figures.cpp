// Figures and tables from any bytes: a figure that reads has ends in order and reads the same from its own digits;
// every cell of a table keeps its place in the rectangle of rows and columns.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "ecumene/source/figures.hpp"
#include "ecumene/source/grid.hpp"
#include "ecumene/source/read.hpp"

namespace {

void require(bool law) {
  if (!law) std::abort();
}

void check_figure(std::string_view text) {
  using namespace ecumene;
  const auto figure = take_apart(text);
  if (!figure) return;
  for (const MarkMeaning comma : {MarkMeaning::undecided, MarkMeaning::decimal, MarkMeaning::thousands}) {
    const FigureValue value = figure_value(*figure, {comma, MarkMeaning::decimal});
    if (value.trouble != FigureTrouble::none) continue;
    require(value.low <= value.high);
    if (figure->high || value.low.decimals() < 0) continue;
    const auto again = take_apart(value.low.to_string());
    require(again.has_value());
    require(figure_value(*again, {MarkMeaning::thousands, MarkMeaning::decimal}).low == value.low);
  }
}

void check_tables(std::string_view text) {
  using namespace ecumene;
  try {
    for (const Table& table : read_tables(text, "fuzz.csv", {.format = "csv", .encoding = "utf-8"}).tables) {
      require(table.cells.size() == table.rows.size() * table.columns.size());
      for (const TableRow& row : table.rows) require(row.stub.size() == table.stub_headings.size());
      for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
          const Cell& cell = table.at(row, column);
          require(!cell.is_numeric() || cell.low <= cell.high);
          require(cell.byte_end <= text.size());
        }
      }
    }
  } catch (const Error& error) {
    require(!error.finding().code.empty());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (size <= 256) check_figure(text);
  check_tables(text);
  return 0;
}
