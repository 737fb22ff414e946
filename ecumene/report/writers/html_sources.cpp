#include <algorithm>
#include <numeric>

#include "ecumene/report/label.hpp"
#include "ecumene/report/methods.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

void write_citation(Html& html, const SourceCitation& source) {
  html.open("li");
  if (!source.citation.empty()) html.text(source.citation + " ");
  html.element("code", source.file);
  if (source.bytes > 0) html.text(", " + counted(source.bytes, "byte"));
  if (!source.licence.empty()) html.text(", licence: " + source.licence);
  if (!source.sha256.empty()) html.text(", SHA-256 ").element("span", source.sha256, {{"class", "hash"}});
  html.close().line();
}

SourceExcerpt whole_table(const Page& page, std::size_t table) {
  SourceExcerpt excerpt;
  excerpt.table = table;
  excerpt.anchors = Anchors::ids;
  const Table& source = page.input.tables[table];
  for (std::size_t row = 0; row < source.rows.size(); ++row) {
    const auto index = static_cast<std::ptrdiff_t>(row);
    if (page.cells.is_shown(table, index)) excerpt.rows.push_back(index);
  }
  excerpt.columns.resize(source.columns.size());
  std::iota(excerpt.columns.begin(), excerpt.columns.end(), std::ptrdiff_t{0});
  excerpt.caption = counted(source.rows.size(), "row") + " as read from " + file_name(source.source);
  if (!source.sheet.empty()) excerpt.caption += ", sheet " + source.sheet;
  return excerpt;
}

// Back from the table to every finding that is about one of its cells or was computed with one.
void write_findings_of(Html& html, const Page& page, std::size_t table) {
  std::vector<const NumberedFinding*> findings;
  for (const NumberedFinding& numbered : page.contradictions) {
    if (numbered.number > Page::most_findings) break;
    const auto touched = touched_cells(*numbered.finding, page.cells);
    const bool here =
        std::any_of(touched.begin(), touched.end(), [&](const auto& t) { return t.first.table == table; });
    if (here) findings.push_back(&numbered);
  }
  if (findings.empty()) return;
  html.open("p", {{"class", "note"}})
      .text(findings.size() == 1 ? "Finding about this table: " : "Findings about this table: ");
  for (std::size_t i = 0; i < findings.size(); ++i) {
    html.text(i > 0 ? ", " : "");
    html.element("a", std::to_string(findings[i]->number), {{"href", "#" + findings[i]->id()}});
  }
  html.text(".").close().line();
}

void write_table(Html& html, const Page& page, std::size_t table) {
  const Table& source = page.input.tables[table];
  const std::string id = "table-" + page.cells.table_id(table);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", source.title.empty() ? file_name(source.name) : source.title, {{"id", id + "-heading"}}).line();
  const SourceExcerpt excerpt = whole_table(page, table);
  html.add(excerpt_table(page, excerpt));
  write_findings_of(html, page, table);
  for (const Cell& note : source.notes) {
    if (!note.raw.empty()) html.element("p", note.raw, {{"class", "note"}}).line();
  }
  if (excerpt.rows.size() < source.rows.size()) {
    html.element(
        "p",
        grouped(source.rows.size() - excerpt.rows.size()) + " of " + counted(source.rows.size(), "row") +
            " are left out of this page: it shows the first and those that a finding is about. The file holds all.",
        {{"class", "note"}});
  }
  html.close().line();
}

}  // namespace

Markup methods_section(const Page& page) {
  const std::vector<MethodNote> notes = method_notes(page.input);
  if (notes.empty()) return {};
  Html html;
  html.open("dl", {{"class", "methods"}}).line();
  for (const MethodNote& note : notes) {
    html.element("dt", note.name).open("dd").text(note.words);
    if (!note.source.empty()) html.text(" ").element("span", note.source + ".", {{"class", "note"}});
    html.close().line();
  }
  html.close().line();
  return html.finish();
}

Markup sources_section(const Page& page) {
  Html html;
  if (page.input.sources.empty() && page.input.tables.empty()) html.element("p", "No source was read.");
  if (!page.input.sources.empty()) {
    html.open("ul").line();
    for (const SourceCitation& source : page.input.sources) write_citation(html, source);
    html.close().line();
  }
  if (!page.input.tables.empty()) {
    html.element("p",
                 "Every table as it was read. A marked cell is one that a finding is about; the small number leads to "
                 "it. Figures elsewhere in this report lead here: a printed one to its cell, a computed one to the row "
                 "or the column it was computed from.",
                 {{"class", "note"}});
  }
  for (std::size_t table = 0; table < page.input.tables.size(); ++table) write_table(html, page, table);
  return html.finish();
}

}  // namespace ecumene
