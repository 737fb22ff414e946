// Which cells of the appendix a computed figure rests on: the row of its region, the column of its indicator, or the
// whole table.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/report/page.hpp"
#include "ecumene/report/table_view.hpp"

namespace ecumene {

// The cells behind a typology. A typology keeps figures, not places: its table is the one with its indicators as
// headings and, for each region, a row that holds the very figures used. Where no table does, every link is "".
class TypologyOrigins {
 public:
  TypologyOrigins(const Page& page, const Typology& typology);
  std::optional<CellPosition> cell(std::size_t region, std::size_t indicator) const;
  std::string row(std::size_t region) const;
  std::string row(const std::string& region) const;
  std::string column(std::size_t indicator) const;  // its heading, which marks the column
  std::string table() const;
  std::string table_name() const;  // its title for a sentence, "" if there is none

 private:
  const Page& page_;
  std::optional<std::size_t> table_;
  std::vector<std::ptrdiff_t> columns_;              // of the indicators
  std::vector<std::optional<std::ptrdiff_t>> rows_;  // of the regions
  std::map<std::string, std::size_t> region_;
};

// The row of a region that a rating or a table knows; "" if none does.
std::string region_origin(const Page& page, const std::string& region);
// The appendix's table with this name, title or file; "" if there is none.
std::string table_origin(const Page& page, const std::string& name);

// Gives each row's name and its figures without a place of their own the link of the row; `row_link` takes the name.
template <typename RowLink>
void lead_rows(TableView& view, const RowLink& row_link) {
  for (std::size_t i = 0; i < view.rows.size() && i < most_rows_shown; ++i) {
    auto& row = view.rows[i];
    if (row.empty()) continue;
    const std::string link = row_link(row.front().text);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const bool figure = k == 0 || view.columns[k].align == Align::right;
      if (figure && row[k].origin.empty() && row[k].place == nullptr) row[k].origin = link;
    }
  }
}

// Gives every figure that has no link yet the one of the table it rests on as a whole.
inline void lead_figures(TableView& view, const std::string& link) {
  for (auto& row : view.rows) {
    for (std::size_t k = 0; k < row.size(); ++k) {
      const bool figure = view.columns[k].align == Align::right && !row[k].text.empty();
      if (figure && row[k].origin.empty() && row[k].place == nullptr) row[k].origin = link;
    }
  }
}
// The table a rating was made from; "" if it is not shown.
std::string rating_origin(const Page& page, const Rating& rating);

}  // namespace ecumene
