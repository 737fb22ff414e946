// What a file format gives: sheets of raw cells with their places, before anyone decides what is heading and what
// figure.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/table.hpp"
#include "ecumene/source/read.hpp"

namespace ecumene {

// Cells are ragged: a row holds as many as the file gives. A cell that the format itself knows to be a number (XLSX,
// ODS) comes with kind number and `raw` as displayed; every other non-empty cell comes as text.
struct Grid {
  std::string source{};
  std::string sheet{};
  bool hidden = false;
  std::vector<std::vector<Cell>> rows{};
};

struct GridResult {
  std::vector<Grid> grids{};
  std::vector<Finding> findings{};
  std::vector<RejectedRow> rejected{};
};

// One file format: source/formats/<format>.cpp ends in one of these; formats() lists them, sorted by name.
struct FormatDescriptor {
  std::string_view name;     // "csv"
  std::string_view title;    // "Comma-separated values (RFC 4180 and its relatives)"
  std::string_view endings;  // ".csv .txt"
  std::string_view source;   // the specification
  // True if the first bytes of a file show this format beyond doubt (magic numbers); text formats answer false.
  bool (*recognises)(std::string_view first_bytes);
  GridResult (*read)(std::string_view bytes, const std::string& name, const ReadOptions& options);
  bool is_text = false;  // no container: its bytes are characters in some encoding
};
std::span<const FormatDescriptor* const> formats();

// Grid -> tables: finds the blocks, their caption, heading lines, stub columns and notes (source/structure.cpp).
// Figures are still text where the format did not know better.
std::vector<Table> find_tables(const Grid& grid, const ReadOptions& options, std::vector<Finding>& findings);

// Reads the figures of a table column by column under the number format that the column's cells vote for
// (source/figures.cpp). A cell that is no figure under it stays text and gives a finding.
void read_figures(Table& table, const ReadOptions& options, std::vector<Finding>& findings);

// True for anything that could be a figure, a range of figures or a mark in place of one, in any number format.
bool looks_like_figure(std::string_view text);

}  // namespace ecumene
