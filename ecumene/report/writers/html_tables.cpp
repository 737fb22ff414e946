#include <algorithm>

#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

void write_view_cell(Html& html, const ViewCell& cell, const ViewColumn& column, const CellIndex& cells) {
  if (cell.group >= 0) {
    const std::string key = "key k" + group_class(static_cast<std::size_t>(cell.group)).substr(1);
    html.element("span", "", {{"class", key}, {"aria-hidden", "true"}});
  }
  const bool printed = cell.origin.empty();
  const std::string href = !printed ? cell.origin : cell.place == nullptr ? "" : cells.href(*cell.place);
  // A region's name can run from right to left: <bdi> keeps it from turning its neighbours.
  const bool name = column.align != Align::right;
  if (!href.empty()) html.open("a", {{"href", href}, {"class", printed || name ? "" : "made"}});
  if (name) html.open("bdi");
  html.text(cell.text);
  if (name) html.close();
  if (!href.empty()) html.close();
}

enum class First : std::uint8_t { no, yes };

std::string cell_class(const ViewCell& cell, const ViewColumn& column, First first) {
  std::string style = column.align == Align::right ? "n" : column.align == Align::unbroken ? "u" : "";
  if (first == First::yes && style.empty()) style = "name";
  if (cell.group >= 0) style = "grp";
  if (cell.mark == Mark::flagged) style += style.empty() ? "flag" : " flag";
  if (cell.mark == Mark::muted) style += style.empty() ? "no" : " no";
  return style;
}

constexpr std::size_t rows_of_short_table = 24;
constexpr std::size_t rows_of_tall_table = 40;

// A container that scrolls by itself, reached by keyboard; a table of few rows is not broken between printed pages, one
// of many rows has a height of its own on the screen.
void open_scroll(Html& html, std::size_t rows, const std::string& label) {
  const std::string size = rows <= rows_of_short_table ? " short" : rows > rows_of_tall_table ? " tall" : "";
  html.open("div", {{"class", "scroll" + size}, {"tabindex", "0"}, {"role", "group"}, {"aria-label", label}});
}

// The caption stays in view when its table scrolls to the side.
void write_caption(Html& html, const std::string& caption) {
  html.open("caption").element("span", caption).close().line();
}

struct SourceWriter {
  const Page& page;
  const SourceExcerpt& excerpt;
  Html& html;

  const Table& table() const { return page.input.tables[excerpt.table]; }

  std::string id(const CellPosition& position) const {
    return excerpt.anchors == Anchors::ids ? page.cells.id(position) : std::string();
  }
  std::string touch_class(const CellPosition& position) const {
    const auto touched = excerpt.touched.find(position);
    if (touched != excerpt.touched.end()) return touched->second == Touch::about ? "flag" : "used";
    return excerpt.anchors == Anchors::ids && page.about.contains(position) ? "flag" : "";
  }

  void write_content(const Cell& cell, const CellPosition& position) const {
    const bool link = excerpt.anchors == Anchors::links;
    if (link) html.open("a", {{"href", page.cells.href(position)}});
    if (cell.emphasised) html.open("strong");
    html.element("bdi", cell.raw);
    if (cell.emphasised) html.close();
    if (link) html.close();
    if (!cell.footnote.empty()) html.element("sup", cell.footnote);
    const auto numbers = page.about.find(position);
    if (link || numbers == page.about.end()) return;
    for (const std::size_t number : numbers->second) {
      const std::string name = std::to_string(number);
      html.open("sup").element("a", name, {{"href", "#finding-" + name}, {"aria-label", "finding " + name}}).close();
    }
  }

  std::string stub_class(const CellPosition& position, std::size_t k) const {
    const std::string touch = touch_class(position);
    return k > 0 ? touch : touch.empty() ? "name" : "name " + touch;
  }

  void write_stub(std::ptrdiff_t row) const {
    const std::vector<Cell>& stub = table().rows[static_cast<std::size_t>(row)].stub;
    for (std::size_t k = 0; k < stub_columns(); ++k) {
      const CellPosition position{excerpt.table, row, -1 - static_cast<std::ptrdiff_t>(k)};
      html.open("th", {{"scope", "row"}, {"id", id(position)}, {"class", stub_class(position, k)}});
      if (k < stub.size()) write_content(stub[k], position);
      html.close();
    }
  }

  void write_row(std::ptrdiff_t row) const {
    const bool whole = excerpt.anchors == Anchors::ids;
    html.open("tr", {{"id", whole ? page.cells.row_id({excerpt.table, row, -1}) : ""}});
    write_stub(row);
    for (const std::ptrdiff_t column : excerpt.columns) {
      const CellPosition position{excerpt.table, row, column};
      const Cell& cell = table().at(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
      std::string style = cell.kind == CellKind::text ? "" : "n";
      if (const std::string touch = touch_class(position); !touch.empty()) style += (style.empty() ? "" : " ") + touch;
      html.open("td",
                {{"id", id(position)},
                 {"class", style},
                 {"title", title_of(cell)},
                 {"data-heading",
                  is_stacked() ? last_part(table().columns[static_cast<std::size_t>(column)].label) : std::string()}});
      write_content(cell, position);
      html.close();
    }
    html.close().line();
  }

  void write_headings() const {
    std::vector<std::string> labels;
    for (const TableColumn& column : table().columns) labels.push_back(column.label);
    const std::vector<std::string> parts = excerpt.anchors == Anchors::ids ? labels : last_parts(labels);
    html.open("thead").open("tr");
    for (std::size_t k = 0; k < stub_columns(); ++k) {
      const CellPosition position{excerpt.table, CellPosition::heading_row, -1 - static_cast<std::ptrdiff_t>(k)};
      const bool named = k < table().stub_headings.size();
      html.element("th", named ? table().stub_headings[k] : "", {{"scope", "col"}, {"id", id(position)}});
    }
    for (const std::ptrdiff_t column : excerpt.columns) {
      const CellPosition position{excerpt.table, CellPosition::heading_row, column};
      const std::string touch = touch_class(position);
      const std::string style = (holds_words(column) ? "" : "n") + (touch.empty() ? "" : " " + touch);
      html.open("th", {{"scope", "col"},
                       {"class", style},
                       {"id", id(position)},
                       {"title", parts[static_cast<std::size_t>(column)] == labels[static_cast<std::size_t>(column)]
                                     ? ""
                                     : labels[static_cast<std::size_t>(column)]}});
      html.element("bdi", parts[static_cast<std::size_t>(column)]).close();
    }
    html.close().close().line();
  }

  // On a phone, a passage of a few long rows is shown as a list of heading and figure.
  bool is_stacked() const {
    return excerpt.anchors == Anchors::links && excerpt.rows.size() <= 3 && excerpt.columns.size() > 3;
  }

  bool holds_words(std::ptrdiff_t column) const {
    return std::any_of(excerpt.rows.begin(), excerpt.rows.end(), [&](std::ptrdiff_t row) {
      return table().at(static_cast<std::size_t>(row), static_cast<std::size_t>(column)).kind == CellKind::text;
    });
  }

  std::size_t stub_columns() const {
    std::size_t size = table().stub_headings.size();
    for (const TableRow& row : table().rows) size = std::max(size, row.stub.size());
    return size;
  }

  static std::string title_of(const Cell& cell) {
    std::string title;
    const auto add = [&](std::string_view text) { title.append(title.empty() ? "" : "; ").append(text); };
    if (cell.kind == CellKind::absent) add(ecumene::title(cell.status));
    if (cell.kind == CellKind::nil) add("the phenomenon does not occur");
    if (cell.negligible) add("less than half the unit of the last digit");
    if (cell.hidden) add("hidden in the source");
    if (cell.merged) add("a merged cell in the source");
    return title;
  }
};

}  // namespace

std::string table_title(const Table& table) {
  const std::string where = file_name(table.source) + (table.sheet.empty() ? "" : ", sheet " + table.sheet);
  const std::string title = file_name(table.title.empty() ? table.name : table.title);
  return title == where ? title : title + " (" + where + ")";
}

Markup html_table(const TableView& view, const CellIndex& cells) {
  if (view.rows.empty()) return {};
  Html html;
  open_scroll(html, view.rows.size(), view.caption);
  html.open("table");
  write_caption(html, view.caption);
  html.open("thead").open("tr");
  for (const ViewColumn& column : view.columns) {
    html.element("th", column.heading,
                 {{"scope", "col"}, {"class", column.align == Align::right ? "n" : ""}, {"title", column.full}});
  }
  html.close().close().line().open("tbody").line();
  for (std::size_t k = 0; k < std::min(view.rows.size(), most_rows_shown); ++k) {
    const auto& row = view.rows[k];
    html.open("tr");
    for (std::size_t i = 0; i < row.size(); ++i) {
      html.open(i == 0 ? "th" : "td",
                {{"scope", i == 0 ? "row" : ""},
                 {"class", cell_class(row[i], view.columns[i], i == 0 ? First::yes : First::no)}});
      write_view_cell(html, row[i], view.columns[i], cells);
      html.close();
    }
    html.close().line();
  }
  html.close().close().close().line();
  if (const std::string note = note_of(view); !note.empty()) html.element("p", note, {{"class", "note"}}).line();
  return html.finish();
}

Markup excerpt_table(const Page& page, const SourceExcerpt& excerpt) {
  Html html;
  const SourceWriter writer{page, excerpt, html};
  open_scroll(html, excerpt.rows.size(), excerpt.caption);
  html.open("table", {{"class", writer.is_stacked() ? "stacked" : ""}});
  write_caption(html, excerpt.caption);
  writer.write_headings();
  html.open("tbody").line();
  for (const std::ptrdiff_t row : excerpt.rows) writer.write_row(row);
  html.close().close().close().line();
  return html.finish();
}

Markup figure(const Markup& chart, const Caption& caption) {
  if (chart.is_empty()) return {};
  Html html;
  html.open("figure");
  open_scroll(html, 0, "Chart: " + caption.title);
  html.add(chart).close();
  html.open("figcaption").element("b", caption.title + ".").text(" " + caption.reading).close().close().line();
  return html.finish();
}

Markup side_by_side(const Markup& first, const Markup& second) {
  Html html;
  const bool both = !first.is_empty() && !second.is_empty();
  if (both) html.open("div", {{"class", "pair"}}).open("div");
  html.add(first);
  if (both) html.close().open("div");
  html.add(second);
  if (both) html.close().close().line();
  return html.finish();
}

}  // namespace ecumene
