// The sections of the HTML report, in page order. A section without material is an empty Markup.
#pragma once

#include <string>

#include "ecumene/report/html.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/table_view.hpp"

namespace ecumene {

Markup summary_section(const Page& page);
Markup findings_section(const Page& page);
Markup ratings_section(const Page& page);
Markup comparisons_section(const Page& page);
Markup typologies_section(const Page& page);
Markup shares_section(const Page& page);
Markup documents_section(const Page& page);  // what they say
Markup recovery_section(const Page& page);   // timeline, levels, indices
Markup texts_section(const Page& page);      // their words, each figure and date with an id
Markup methods_section(const Page& page);
Markup sources_section(const Page& page);

// A result's table in a container that scrolls by itself; figures with a place link to their cell. "" without rows.
Markup html_table(const TableView& view, const CellIndex& cells);

// What a chart is and, in a sentence, how to read it.
struct Caption {
  std::string title;
  std::string reading;
};
// A chart with its caption; nothing for an empty chart.
Markup figure(const Markup& chart, const Caption& caption);

// The appendix shows a table once and carries the ids of its cells; an excerpt links to them.
enum class Anchors : std::uint8_t { links, ids };

// Rows of a source table: the body of the appendix and, in part, of the findings.
struct SourceExcerpt {
  std::size_t table = 0;
  std::vector<std::ptrdiff_t> rows;     // body rows, ascending
  std::vector<std::ptrdiff_t> columns;  // body columns, ascending
  std::map<CellPosition, Touch> touched;
  std::string caption;
  Anchors anchors = Anchors::links;
};
Markup excerpt_table(const Page& page, const SourceExcerpt& excerpt);

// Two tables beside one another where there is room.
Markup side_by_side(const Markup& first, const Markup& second);

// Title and file of a table, for captions.
std::string table_title(const Table& table);

}  // namespace ecumene
