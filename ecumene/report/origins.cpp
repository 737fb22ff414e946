#include "ecumene/report/origins.hpp"

#include <algorithm>
#include <cmath>

#include "ecumene/report/label.hpp"

namespace ecumene {
namespace {

double figure(const Cell& cell) {
  if (cell.kind == CellKind::nil) return 0;
  if (!cell.is_numeric()) return NAN;
  return cell.stored ? cell.stored->to_double() : cell.mid().to_double();
}

bool is_same(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::abs(a - b) <= 1e-9 * std::max({1.0, std::abs(a), std::abs(b)});
}

// The columns headed by the indicators; empty if one is missing.
std::vector<std::ptrdiff_t> columns_of(const Table& table, const std::vector<std::string>& indicators) {
  std::map<std::string_view, std::ptrdiff_t> by_label;
  for (std::size_t j = 0; j < table.columns.size(); ++j)
    by_label.emplace(table.columns[j].label, static_cast<std::ptrdiff_t>(j));
  std::vector<std::ptrdiff_t> columns;
  for (const std::string& indicator : indicators) {
    const auto found = by_label.find(indicator);
    if (found == by_label.end()) return {};
    columns.push_back(found->second);
  }
  return columns;
}

// Whether the row holds the figures that the typology used for the region.
bool holds(const Table& table, std::size_t row, const std::vector<std::ptrdiff_t>& columns, const double* figures) {
  for (std::size_t k = 0; k < columns.size(); ++k) {
    if (!is_same(figure(table.at(row, static_cast<std::size_t>(columns[k]))), figures[k])) return false;
  }
  return true;
}

using Rows = std::vector<std::optional<std::ptrdiff_t>>;

Rows rows_of(const Table& table, const std::vector<std::ptrdiff_t>& columns, const Typology& typology) {
  std::multimap<std::string, std::size_t, std::less<>> named;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const std::string label = table.rows[row].label();
    named.emplace(label, row);
    if (!table.rows[row].stub.empty() && table.rows[row].region() != label)
      named.emplace(table.rows[row].region(), row);
  }
  Rows rows(typology.regions.size());
  for (std::size_t i = 0; i < typology.regions.size(); ++i) {
    const auto [first, last] = named.equal_range(typology.regions[i]);
    for (auto at = first; at != last && !rows[i]; ++at) {
      if (holds(table, at->second, columns, typology.values.data() + i * columns.size()))
        rows[i] = static_cast<std::ptrdiff_t>(at->second);
    }
  }
  return rows;
}

}  // namespace

TypologyOrigins::TypologyOrigins(const Page& page, const Typology& typology)
    : page_(page), rows_(typology.regions.size()) {
  for (std::size_t i = 0; i < typology.regions.size(); ++i) region_.emplace(typology.regions[i], i);
  if (typology.values.size() != typology.regions.size() * typology.indicators.size()) return;
  std::ptrdiff_t most = 0;
  for (std::size_t table = 0; table < page.input.tables.size(); ++table) {
    const auto columns = columns_of(page.input.tables[table], typology.indicators);
    if (columns.empty()) continue;
    Rows rows = rows_of(page.input.tables[table], columns, typology);
    const auto found = std::count_if(rows.begin(), rows.end(), [](const auto& row) { return row.has_value(); });
    if (found <= most) continue;
    most = found;
    table_ = table;
    columns_ = columns;
    rows_ = std::move(rows);
  }
}

std::optional<CellPosition> TypologyOrigins::cell(std::size_t region, std::size_t indicator) const {
  if (!table_ || region >= rows_.size() || !rows_[region] || indicator >= columns_.size()) return std::nullopt;
  return CellPosition{*table_, *rows_[region], columns_[indicator]};
}

std::string TypologyOrigins::row(std::size_t region) const {
  const auto position = cell(region, 0);
  return position ? page_.cells.row_href(*position) : "";
}

std::string TypologyOrigins::row(const std::string& region) const {
  const auto found = region_.find(region);
  return found == region_.end() ? "" : row(found->second);
}

std::string TypologyOrigins::column(std::size_t indicator) const {
  if (!table_ || indicator >= columns_.size()) return "";
  return page_.cells.href(CellPosition{*table_, CellPosition::heading_row, columns_[indicator]});
}

std::string TypologyOrigins::table() const {
  return table_ ? "#table-" + page_.cells.table_id(*table_) : "";
}

std::string TypologyOrigins::table_name() const {
  return table_ ? short_title(page_.input.tables[*table_]) : "";
}

std::string region_origin(const Page& page, const std::string& region) {
  for (const Rating& rating : page.input.ratings) {
    if (rating.places.empty()) continue;
    const auto found = std::find(rating.regions.begin(), rating.regions.end(), region);
    const auto index = static_cast<std::size_t>(found - rating.regions.begin());
    if (found == rating.regions.end() || index >= rating.places.front().size()) continue;
    if (const auto position = page.cells.locate(rating.places.front()[index])) return page.cells.row_href(*position);
  }
  const auto position = page.cells.find_row(region);
  return position ? page.cells.row_href(*position) : "";
}

std::string rating_origin(const Page& page, const Rating& rating) {
  if (rating.places.empty() || rating.places.front().empty()) return "";
  const auto position = page.cells.locate(rating.places.front().front());
  return position ? "#table-" + page.cells.table_id(position->table) : "";
}

std::string table_origin(const Page& page, const std::string& name) {
  for (std::size_t i = 0; i < page.input.tables.size(); ++i) {
    const Table& table = page.input.tables[i];
    if (table.name == name || table.title == name || table.source == name) return "#table-" + page.cells.table_id(i);
  }
  return "";
}

}  // namespace ecumene
