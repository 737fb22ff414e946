// A published table as observations: every body cell becomes one, with its passage.
//
// Columns are indicators (then one period holds for the table) or periods (then one indicator does; years as headings:
// "2005", "2005 г.", "2005 рік", "2005 жыл", "2005–2010"). Where further stub columns split a
// region's rows, they become part of the indicator's name: "product / share". An empty cell becomes an observation
// without value, status O; nil ("-") becomes 0; a negligible zero has status N. Totals and means among the rows are
// left out, as in region_table.hpp; so are columns that name no period where the others do ("column-without-period").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

// detect: periods if at least two headings, and more than half of them, name one.
enum class ColumnMeaning : std::uint8_t { detect, indicators, periods };

struct TableMapping {
  std::size_t region_stub = 0;                     // which stub column names the region
  std::optional<std::size_t> indicator_stub = {};  // which one names the indicator, if one does
  std::optional<std::size_t> period_stub = {};     // which one names the period, if one does
  ColumnMeaning columns = ColumnMeaning::detect;
  std::string indicator = {};     // where columns are periods; empty: the table's title, or its name
  Period period = {};             // where no column or stub names one; default: no period in particular
  std::optional<Unit> unit = {};  // of every figure; none: from heading and percent sign, else "1"
};

// Throws Error "mapping-wrong" where the mapping names a stub column that the table has not.
PanelResult observations(const Table& table, const TableMapping& mapping = {});

// The period a heading names, or nullopt.
std::optional<Period> period_in_label(std::string_view label);

}  // namespace ecumene
