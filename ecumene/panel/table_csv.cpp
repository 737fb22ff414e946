#include "ecumene/panel/table_csv.hpp"

#include <algorithm>
#include <utility>

#include "ecumene/base/delimited.hpp"

namespace ecumene {
namespace {

std::string figure(const Cell& cell, FigureForm form) {
  const bool has_figure = cell.is_numeric();
  if (!has_figure || (form == FigureForm::printed && !cell.raw.empty())) return cell.raw;
  return cell.low == cell.high ? cell.low.to_string() : cell.low.to_string() + "-" + cell.high.to_string();
}

// The number of stub columns: rows may be ragged, and a table without headings still has labels.
std::size_t stub_width(const Table& table) {
  std::size_t width = table.stub_headings.size();
  for (const TableRow& row : table.rows) width = std::max(width, row.stub.size());
  return width;
}

class Lines {
 public:
  void field(std::string_view text) {
    if (!first_) text_ += ',';
    text_ += delimited_field(text);
    first_ = false;
  }
  void end() {
    text_ += '\n';
    first_ = true;
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
  bool first_ = true;
};

}  // namespace

std::string to_csv(const Table& table, FigureForm form) {
  const std::size_t stubs = stub_width(table);
  Lines lines;
  for (std::size_t i = 0; i < stubs; ++i) lines.field(i < table.stub_headings.size() ? table.stub_headings[i] : "");
  for (const TableColumn& column : table.columns) lines.field(column.label);
  lines.end();
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::vector<Cell>& stub = table.rows[r].stub;
    for (std::size_t i = 0; i < stubs; ++i) lines.field(i < stub.size() ? std::string_view(stub[i].raw) : "");
    for (std::size_t c = 0; c < table.columns.size(); ++c) lines.field(figure(table.at(r, c), form));
    lines.end();
  }
  return lines.take();
}

}  // namespace ecumene
