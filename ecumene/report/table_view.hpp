// A result as a table for reading, made once and written as HTML, Markdown or aligned text. Every figure taken from a
// source keeps its place, so that a page can link it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"

namespace ecumene {

enum class Mark : std::uint8_t { none, flagged, muted };

struct ViewCell {
  std::string text;
  const Place* place = nullptr;  // the source cell it came from; lives as long as the result shown
  Mark mark = Mark::none;
  int group = -1;  // shows the colour of this group, 0-based
  // Where a page leads from a figure that was computed, "#row-...": the row or column it was computed from.
  std::string origin = {};
};

enum class Align : std::uint8_t { left, right, unbroken };  // unbroken: left, never over two lines

struct ViewColumn {
  std::string heading;
  Align align = Align::right;
  std::string full;  // the whole heading where `heading` is cut
};

struct TableView {
  std::string caption;
  std::vector<ViewColumn> columns;          // the first names the row
  std::vector<std::vector<ViewCell>> rows;  // each as long as `columns`
  std::string note;                         // what was left out, what marks mean
};

// Pages and Markdown show this many rows and say how many more there are; CSV and JSON hold them all.
inline constexpr std::size_t most_rows_shown = 2'000;
// Note of the view and, where rows are left out, how many.
std::string note_of(const TableView& view);

// Columns padded to the display width of their widest cell, a line under the headings; "" without rows.
std::string aligned_text(const TableView& view);
// A GitHub table; cells escaped.
std::string markdown_table(const TableView& view);
// Text in which no character means anything to Markdown.
std::string markdown_escaped(const std::string& text);

}  // namespace ecumene
