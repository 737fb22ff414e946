// Tables for tests, written as people read them: cells between bars, one row a line.
//
//   Region | 2009 | 2010      first line the headings; the leading label columns are counted by `stubs`
//   Omsk   | 6-8  | **50.9**  ranges, bold; "..." absent, "-" nil, nothing: blank
#pragma once

#include <string>
#include <string_view>

#include "ecumene/panel/table.hpp"

namespace ecumene::testing {

Table table_from_text(std::string_view text, std::size_t stubs = 1, const std::string& name = "table");
Cell cell_from_text(std::string_view text);

}  // namespace ecumene::testing
