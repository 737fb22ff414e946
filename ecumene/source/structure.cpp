#include "ecumene/source/structure.hpp"

#include <utility>

namespace ecumene {
namespace {

// "data/regions.2010.csv" -> "regions.2010".
std::string stem_of(const std::string& source) {
  std::string stem = source.substr(source.find_last_of("/\\") + 1);
  const std::size_t dot = stem.rfind('.');
  if (dot != std::string::npos && dot > 0) stem.resize(dot);
  return stem;
}

std::string name_of(const Grid& grid, std::size_t number) {
  std::string name = stem_of(grid.source);
  if (!grid.sheet.empty()) name += '-' + grid.sheet;
  if (number > 1) name += '#' + std::to_string(number);
  return name;
}

}  // namespace

std::vector<Table> take_tables(Grid& grid, const ReadOptions& options, std::vector<Finding>& findings,
                               std::vector<RejectedRow>& rejected) {
  for (auto& row : grid.rows) {
    for (Cell& cell : row) clean_cell(cell);
  }
  std::vector<Table> tables;
  for (const Region& region : find_regions(grid, options)) {
    tables.push_back(build_table(grid, region, options, name_of(grid, tables.size() + 1), {findings, rejected}));
  }
  return tables;
}

std::vector<Table> find_tables(const Grid& grid, const ReadOptions& options, std::vector<Finding>& findings) {
  Grid copy = grid;
  std::vector<RejectedRow> rejected;
  return take_tables(copy, options, findings, rejected);
}

}  // namespace ecumene
