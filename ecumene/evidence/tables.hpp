// Tables that stand in running text: rows of cells apart by tabs, Markdown rows between pipes, or columns apart by runs
// of spaces (aligned_internal.hpp says in numbers which lines are such a table).
//
// A table begins with its caption ("Table 2. ...") where it has one and goes on over an empty line in its middle; the
// legend below it says what its marks mean. Headings that slipped by a column are put back (finding "heading-shifted").
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

struct TextRange {
  std::size_t begin = 0;  // bytes of the text
  std::size_t end = 0;
};

// The lines of each table, without caption and legend.
std::vector<TextRange> table_ranges(std::string_view text);

struct TextTable {
  Table table{};         // byte places are those of the text
  TextRange range{};     // its lines
  std::string number{};  // of the caption: "2"; empty: none
};

struct TextTables {
  std::vector<TextTable> tables{};
  std::vector<Finding> findings{};
  std::map<std::string, std::string> codes{};  // of a row's name where one of the tables gives it: "Omsk Oblast": "P11"
};
TextTables tables_in(std::string_view text, const std::string& name);

// Turns the byte places of a table's cells from those of the document's text into those of its file.
void place_in_file(const Document& document, Table& table);

// One line of JSON a cell that is not empty: table (number of the caption, else "list-1"...), title, column, row,
// row_code, further labels under the name of their heading (with label_printed, label_start, label_end), printed,
// value or low and high, items of a list within a cell, status (ok, no_data, not_applicable, minor), bold, unit,
// start and end in code points, byte_begin and byte_end as in jsonl(document, reading).
std::string tables_jsonl(const Document& document, const TextTables& tables);

}  // namespace ecumene
