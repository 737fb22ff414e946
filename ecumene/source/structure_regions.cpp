// Which rows of a grid belong together: blocks between blank lines become tables with their captions and notes.
#include <algorithm>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

struct Block {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t first_column = 0;
  std::size_t end_column = 0;
  std::size_t widest = 0;  // most filled cells in one row
};

std::size_t first_filled(const Grid& grid, std::size_t row) {
  const auto& cells = grid.rows[row];
  return static_cast<std::size_t>(std::distance(cells.begin(), std::find_if_not(cells.begin(), cells.end(), is_blank)));
}

std::size_t end_filled(const Grid& grid, std::size_t row) {
  const auto& cells = grid.rows[row];
  return static_cast<std::size_t>(
      std::distance(std::find_if_not(cells.rbegin(), cells.rend(), is_blank), cells.rend()));
}

std::vector<Block> split_at_blank_rows(const Grid& grid) {
  std::vector<Block> blocks;
  bool open = false;
  for (std::size_t row = 0; row < grid.rows.size(); ++row) {
    const std::size_t end = end_filled(grid, row);
    if (end == 0) {
      open = false;
      continue;
    }
    if (!open) blocks.push_back({row, row, grid.rows[row].size(), 0, 0});
    open = true;
    Block& block = blocks.back();
    block.end = row + 1;
    block.first_column = std::min(block.first_column, first_filled(grid, row));
    block.end_column = std::max(block.end_column, end);
    block.widest = std::max(block.widest, filled_cells(grid, row, 0, end));
  }
  return blocks;
}

std::size_t filled(const Grid& grid, std::size_t row) {
  return filled_cells(grid, row, 0, grid.rows[row].size());
}

const std::string& line_text(const Grid& grid, std::size_t row) {
  return cell_at(grid, row, first_filled(grid, row)).raw;
}

// A line that stands alone at the left edge, or is merged over the table.
bool is_single_line(const Grid& grid, std::size_t row, std::size_t first_column) {
  return filled(grid, row) == 1 && first_filled(grid, row) == first_column;
}

bool has_figures(const Grid& grid, std::size_t row, std::size_t first_column) {
  for (std::size_t column = first_column + 1; column < grid.rows[row].size(); ++column) {
    const CellLook cell = look(grid.rows[row][column]);
    if (cell != CellLook::blank && cell != CellLook::word) return true;
  }
  return false;
}

// A note that holds delimiters was cut into fields: "* Calculated according to [5, p. 90; 6, p. 107]".
bool is_cut_note(const Grid& grid, std::size_t row, std::size_t first_column) {
  if (first_filled(grid, row) != first_column) return false;
  const std::string& first = cell_at(grid, row, first_column).raw;
  if (filled(grid, row) == 1) return reads_as_note(first);
  return look(cell_at(grid, row, first_column)) != CellLook::year && reads_as_note(first) && utf8::length(first) > 1 &&
         !has_figures(grid, row, first_column);
}

bool is_cut_legend(const Grid& grid, std::size_t row, std::size_t first_column) {
  std::string joined;
  for (std::size_t column = first_column; column < end_filled(grid, row); ++column) {
    joined += (column > first_column ? "," : "") + cell_at(grid, row, column).raw;
  }
  return filled(grid, row) <= 3 && joined.size() < 200 && !has_figures(grid, row, first_column) &&
         reads_as_note(joined) && joined.find(' ') != std::string::npos &&
         look(cell_at(grid, row, first_column)) != CellLook::word;
}

// Where the notes of rows [begin, end) start: behind the last row that cannot be a note.
std::size_t notes_begin(const Grid& grid, std::size_t begin, std::size_t end, std::size_t first_column) {
  std::size_t at = end;
  std::size_t start = end;
  while (at > begin + 1) {
    --at;
    if (is_cut_note(grid, at, first_column) || is_cut_legend(grid, at, first_column)) {
      start = at;
    } else if (!is_single_line(grid, at, first_column) || grid.rows[at].size() > 1) {
      break;
    }
  }
  return start;
}

class RegionFinder {
 public:
  RegionFinder(const Grid& grid, const ReadOptions& options) : grid_(grid), options_(options) {}

  std::vector<Region> run() {
    const std::vector<Block> blocks = split_at_blank_rows(grid_);
    const bool one_column = std::all_of(blocks.begin(), blocks.end(), [](const Block& b) { return b.widest <= 1; });
    if (one_column) return list_of(blocks);
    for (const Block& block : blocks) {
      if (block.widest <= 1) {
        for (std::size_t row = block.begin; row < block.end; ++row) lines_.push_back(row);
      } else {
        add_table(block);
      }
    }
    if (!regions_.empty()) std::move(lines_.begin(), lines_.end(), std::back_inserter(regions_.back().notes));
    return std::move(regions_);
  }

 private:
  // A grid of one column is a list, unless it is prose.
  std::vector<Region> list_of(const std::vector<Block>& blocks) {
    Region region;
    std::size_t sentences = 0;
    for (const Block& block : blocks) {
      if (region.rows.empty()) region.first_column = block.first_column;
      region.first_column = std::min(region.first_column, block.first_column);
      region.end_column = std::max(region.end_column, block.end_column);
      for (std::size_t row = block.begin; row < block.end; ++row) {
        region.rows.push_back(row);
        if (utf8::length(line_text(grid_, row)) > 60) ++sentences;
      }
    }
    if (region.rows.empty() || sentences * 2 >= region.rows.size()) return {};
    return {region};
  }

  void add_table(const Block& block) {
    std::size_t begin = block.begin;
    while (begin < block.end && is_single_line(grid_, begin, block.first_column)) ++begin;
    const std::size_t notes = notes_begin(grid_, begin, block.end, block.first_column);
    if (continues_last(block, begin, notes)) {
      append(block.begin, notes, block.end);
      return;
    }
    Region region;
    share_lines(region);
    for (std::size_t row = block.begin; row < begin; ++row) region.captions.push_back(row);
    for (std::size_t row = begin; row < notes; ++row) region.rows.push_back(row);
    for (std::size_t row = notes; row < block.end; ++row) region.notes.push_back(row);
    fit_columns(region, block);
    for (Region& part : side_by_side(region)) regions_.push_back(std::move(part));
  }

  void fit_columns(Region& region, const Block& block) const {
    region.first_column = block.end_column;
    for (std::size_t row : region.rows) {
      region.first_column = std::min(region.first_column, first_filled(grid_, row));
      region.end_column = std::max(region.end_column, end_filled(grid_, row));
    }
  }

  // A page break inside a table: the block has no heading of its own and figures where the table has them.
  bool continues_last(const Block& block, std::size_t begin, std::size_t end) const {
    if (regions_.empty() || !lines_.empty() || begin >= end) return false;
    const Region& last = regions_.back();
    if (!last.notes.empty() || block.first_column < last.first_column || block.end_column > last.end_column)
      return false;
    if (begin > block.begin && reads_as_caption(line_text(grid_, block.begin))) return false;
    const std::size_t tail = std::min<std::size_t>(last.rows.size(), 5);
    if (std::none_of(last.rows.end() - static_cast<std::ptrdiff_t>(tail), last.rows.end(),
                     [&](std::size_t row) { return has_figures(grid_, row, last.first_column); })) {
      return false;
    }
    Region probe;
    for (std::size_t row = begin; row < end; ++row) probe.rows.push_back(row);
    probe.first_column = block.first_column;
    probe.end_column = block.end_column;
    return heading_lines(grid_, probe) == 0;
  }

  void append(std::size_t begin, std::size_t notes, std::size_t end) {
    Region& last = regions_.back();
    for (std::size_t row = begin; row < notes; ++row) last.rows.push_back(row);
    for (std::size_t row = notes; row < end; ++row) last.notes.push_back(row);
  }

  // Lines between two tables: notes of the one above, except those from the last caption on; without a caption, the
  // last run of lines that do not read as notes heads the table below.
  std::size_t first_caption() const {
    for (std::size_t i = lines_.size(); i > 0; --i) {
      if (reads_as_caption(line_text(grid_, lines_[i - 1]))) return i - 1;
    }
    std::size_t first = lines_.size();
    while (first > 0 && !reads_as_note(line_text(grid_, lines_[first - 1]))) {
      if (first < lines_.size() && lines_[first - 1] + 1 != lines_[first]) break;
      --first;
    }
    return first;
  }

  void share_lines(Region& below) {
    const std::size_t first = regions_.empty() ? 0 : first_caption();
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      (i < first ? regions_.back().notes : below.captions).push_back(lines_[i]);
    }
    lines_.clear();
  }

  bool column_is_blank(const Region& region, std::size_t column) const {
    return std::all_of(region.rows.begin(), region.rows.end(),
                       [&](std::size_t row) { return is_blank(cell_at(grid_, row, column)); });
  }

  // Splits at blank columns if every part is a table of its own: labels first, figures behind them.
  std::vector<Region> side_by_side(const Region& region) const {
    if (region.end_column - region.first_column > 200 || options_.stub_columns) return {region};
    std::vector<Region> parts;
    std::size_t begin = region.first_column;
    for (std::size_t column = begin; column <= region.end_column; ++column) {
      if (column < region.end_column && !column_is_blank(region, column)) continue;
      if (column > begin) parts.push_back(part_of(region, begin, column));
      begin = column + 1;
    }
    const bool all = std::all_of(parts.begin(), parts.end(), [&](const Region& part) { return stands_alone(part); });
    if (parts.size() < 2 || !all) return {region};
    parts.front().captions = region.captions;
    parts.back().notes = region.notes;
    return parts;
  }

  Region part_of(const Region& region, std::size_t begin, std::size_t end) const {
    Region part;
    part.first_column = begin;
    part.end_column = end;
    for (std::size_t row : region.rows) {
      if (filled_cells(grid_, row, begin, end) > 0) part.rows.push_back(row);
    }
    return part;
  }

  bool stands_alone(const Region& part) const {
    if (part.width() < 2 || part.rows.size() < 2) return false;
    std::size_t figures = 0;
    std::size_t words = 0;
    for (std::size_t row : part.rows) {
      if (look(cell_at(grid_, row, part.first_column)) == CellLook::word) ++words;
      for (std::size_t column = part.first_column + 1; column < part.end_column; ++column) {
        const CellLook cell = look(cell_at(grid_, row, column));
        if (cell != CellLook::word && cell != CellLook::blank) ++figures;
      }
    }
    return figures > 0 && words * 2 > part.rows.size();
  }

  const Grid& grid_;
  const ReadOptions& options_;
  std::vector<Region> regions_;
  std::vector<std::size_t> lines_;  // single lines since the last table
};

}  // namespace

const Cell& cell_at(const Grid& grid, std::size_t row, std::size_t column) {
  static const Cell blank;
  return column < grid.rows[row].size() ? grid.rows[row][column] : blank;
}

std::size_t filled_cells(const Grid& grid, std::size_t row, std::size_t first_column, std::size_t end_column) {
  std::size_t count = 0;
  for (std::size_t column = first_column; column < std::min(end_column, grid.rows[row].size()); ++column) {
    const Cell& cell = grid.rows[row][column];
    const bool repeat = cell.merged && column > first_column && grid.rows[row][column - 1].raw == cell.raw;
    if (!is_blank(cell) && !repeat) ++count;
  }
  return count;
}

std::vector<Region> find_regions(const Grid& grid, const ReadOptions& options) {
  return RegionFinder(grid, options).run();
}

}  // namespace ecumene
