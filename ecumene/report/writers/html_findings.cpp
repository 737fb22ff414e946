#include <algorithm>
#include <numeric>

#include "ecumene/report/headline.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_rows = 8;
constexpr std::size_t most_columns = 8;    // of a table that stands whole
constexpr std::size_t around_columns = 3;  // beside those concerned, of a wider one

std::string tone(const Finding& finding) {
  switch (finding.severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::note:
      return "noted";
  }
  return "noted";
}

std::string badge(const Finding& finding) {
  if (finding.verdict == Verdict::conflict) return "Conflict";
  if (finding.verdict == Verdict::open) return "Open";
  if (finding.severity == Severity::error) return "Error";
  return finding.severity == Severity::warning ? "Warning" : "Note";
}

void write_link(Html& html, const Page& page, const Place& place) {
  const std::string href = page.href(place);
  if (href.empty()) {
    html.element("code", to_string(place));
  } else {
    html.open("a", {{"href", href}}).element("code", to_string(place)).close();
  }
}

// The rows and columns of one table that a finding touches, with enough around them to be understood.
struct Passage {
  std::size_t table = 0;
  std::vector<std::ptrdiff_t> rows;
  std::vector<std::ptrdiff_t> columns;
};

void add_once(std::vector<std::ptrdiff_t>& numbers, std::ptrdiff_t number) {
  if (number >= 0 && std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
}

std::vector<Passage> passages_of(const Page& page, const std::map<CellPosition, Touch>& touched) {
  std::vector<Passage> passages;
  for (const auto& [position, touch] : touched) {
    if (passages.empty() || passages.back().table != position.table) passages.push_back({position.table, {}, {}});
    add_once(passages.back().rows, position.row);
    add_once(passages.back().columns, position.column);
  }
  for (Passage& passage : passages) {
    const Table& table = page.input.tables[passage.table];
    const auto columns = static_cast<std::ptrdiff_t>(table.columns.size());
    // A narrow table stands whole; a wide one with what is touched and its first columns.
    const bool narrow = table.columns.size() <= most_columns;
    const std::size_t enough = narrow ? table.columns.size() : std::max(passage.columns.size(), around_columns + 1);
    for (std::ptrdiff_t column = 0; column < columns && passage.columns.size() < enough; ++column)
      add_once(passage.columns, column);
    if (passage.rows.empty() && !table.rows.empty()) passage.rows.push_back(0);
    std::sort(passage.rows.begin(), passage.rows.end());
    std::sort(passage.columns.begin(), passage.columns.end());
  }
  return passages;
}

// The words at a place; in a document their sentence, with them marked.
void write_quotation(Html& html, const Page& page, const Place& place) {
  const Claim* claim = page.passages.claim_at(place);
  const std::size_t at = claim == nullptr ? std::string::npos : claim->sentence.find(place.text);
  html.open("blockquote");
  if (at == std::string::npos) {
    html.text(place.text);
  } else {
    html.text(claim->sentence.substr(0, at)).element("mark", place.text);
    html.text(claim->sentence.substr(at + place.text.size()));
  }
  html.close();
}

void write_passages(Html& html, const Page& page, const Finding& finding) {
  const std::map<CellPosition, Touch> touched = touched_cells(finding, page.cells);
  html.open("div", {{"class", "passages"}});
  for (Passage& passage : passages_of(page, touched)) {
    const Table& table = page.input.tables[passage.table];
    std::string caption = table_title(table);
    if (passage.rows.size() > most_rows) {
      caption += "; the first " + grouped(most_rows) + " of " + grouped(passage.rows.size()) + " rows concerned";
      passage.rows.resize(most_rows);
    }
    html.open("figure")
        .add(excerpt_table(page, {passage.table, passage.rows, passage.columns, touched, caption}))
        .close();
  }
  std::size_t quoted = 0;
  for (const Place& place : finding.places) {
    if (page.cells.locate(place) || place.text.empty() || quoted == most_rows) continue;
    html.open("figure");
    write_quotation(html, page, place);
    html.open("figcaption");
    write_link(html, page, place);
    html.close().close();
    ++quoted;
  }
  html.close().line();
}

void write_entry(Html& html, const std::string& name, const std::string& text) {
  if (!text.empty()) html.element("dt", name).element("dd", text).line();
}

std::string repair_text(const Finding& finding) {
  const Repair& repair = finding.repair;
  if (repair.cells.empty()) return "";
  std::vector<std::string> changes;
  for (const Replacement& cell : repair.cells) {
    std::string where;
    // The one figure the finding is about needs no address.
    if (repair.cells.size() > 1 || cell.place != finding.places.front()) {
      where = cell.place.row_label.empty() ? to_string(cell.place) : cell.place.row_label;
      if (!cell.place.column_label.empty()) where += ", " + last_part(cell.place.column_label);
      where = " (" + where + ")";
    }
    changes.push_back("“" + cell.printed + "” → “" + cell.replacement + "”" + where);
  }
  std::string text = listed(changes, 6);
  if (repair.alternatives == 1) text += "; one other repair changes as few cells";
  if (repair.alternatives > 1) text += "; " + grouped(repair.alternatives) + " other repairs change as few cells";
  return text;
}

void write_place(Html& html, const Page& page, const Finding& finding) {
  html.element("dt", "Where").open("dd");
  if (!finding.places.empty()) write_link(html, page, finding.places.front());
  html.text(" ").element("code", finding.code, {{"class", "no"}}).close().line();
}

void write_finding(Html& html, const Page& page, const NumberedFinding& numbered) {
  const Finding& finding = *numbered.finding;
  const Headline headline = headline_of(finding);
  html.open(
      "article",
      {{"class", "finding " + tone(finding)}, {"id", numbered.id()}, {"aria-labelledby", numbered.id() + "-what"}});
  html.open("h3", {{"id", numbered.id() + "-what"}}).element("span", badge(finding), {{"class", "badge"}});
  html.text(std::to_string(numbered.number) + ". " + headline.text).close().line();
  if (!headline.detail.empty()) html.element("p", headline.detail).line();
  for (const Finding* companion : numbered.companions) html.element("p", as_sentence(companion->what)).line();
  write_passages(html, page, finding);
  html.open("dl", {{"class", "verdict"}});
  if (headline.detail.empty()) {
    write_entry(html, "Printed", finding.printed);
    write_entry(html, "Recomputed", finding.recomputed);
  }
  write_entry(html, "Smallest repair", repair_text(finding));
  write_entry(html, "Its effect", as_sentence(finding.repair.effect));
  write_entry(html, "Way out", as_sentence(finding.way_out));
  write_place(html, page, finding);
  html.close().close().line();
}

void write_remark(Html& html, const Page& page, const NumberedFinding& numbered) {
  const Finding& finding = *numbered.finding;
  html.open("li", {{"id", numbered.id()}, {"class", tone(finding)}});
  html.element("span", badge(finding), {{"class", "badge"}}).text(as_sentence(finding.what));
  if (!finding.way_out.empty())
    html.text(" ").element("span", "Way out: " + as_sentence(finding.way_out), {{"class", "note"}});
  html.text(" ");
  if (!finding.places.empty()) write_link(html, page, finding.places.front());
  html.text(" ").element("code", finding.code, {{"class", "no"}}).close().line();
}

void write_rest(Html& html, std::size_t count) {
  if (count <= Page::most_findings) return;
  html.element("p",
               grouped(count - Page::most_findings) + " more are left out of this page; findings.json holds them all.",
               {{"class", "note"}});
}

// "412 recomputations: 396 hold, 9 within rounding, 5 conflict, 2 open", as a list.
void write_counts(Html& html, const CheckCount& total, std::size_t open_in_analyses) {
  const std::size_t all = total.holds + total.rounding + total.conflict + total.open;
  if (all == 0) return;
  html.open("ul", {{"class", "counts"}, {"aria-label", "What was recomputed"}});
  const auto item = [&](std::size_t count, const std::string& word) {
    html.open("li").element("b", grouped(count)).text(" " + word).close();
  };
  item(all, all == 1 ? "recomputation" : "recomputations");
  item(total.holds, "hold");
  item(total.rounding, "within rounding");
  item(total.conflict, "conflict");
  item(total.open, "open");
  if (open_in_analyses > 0) item(open_in_analyses, "open in the analyses");
  html.close().line();
}

}  // namespace

Markup findings_section(const Page& page) {
  Html html;
  write_counts(html, total_of(page.input.audit.counts), page.open_in_analyses);
  if (page.contradictions.empty()) {
    html.element("p", page.input.audit.counts.empty()
                          ? "No relation between figures was found that could be recomputed."
                          : "Every figure that could be recomputed follows from the others.");
  }
  for (const NumberedFinding& numbered : page.contradictions) {
    if (numbered.number <= Page::most_findings) write_finding(html, page, numbered);
  }
  write_rest(html, page.contradictions.size());
  html.add(html_table(counts_view(page.input.audit.counts), page.cells));
  if (!page.remarks.empty()) {
    html.element("h3", "What else had to be said about reading and methods").open("ol", {{"class", "remarks"}}).line();
    for (std::size_t i = 0; i < std::min(page.remarks.size(), Page::most_findings); ++i)
      write_remark(html, page, page.remarks[i]);
    html.close().line();
    write_rest(html, page.remarks.size());
  }
  return html.finish();
}

namespace {

// "finding 2, 3, 4, printed 1": what a number counts is said once.
void write_references(Html& html, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  html.text(" ").open("span", {{"class", "refs"}});
  std::string kind;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::size_t dash = ids[i].rfind('-');
    const std::string name = ids[i].substr(0, dash);
    const std::string number = dash == std::string::npos ? "" : ids[i].substr(dash + 1);
    html.text(i > 0 ? ", " : "");
    html.element("a",
                 number.empty() ? name
                 : name == kind ? number
                                : name + "\u00A0" + number,
                 {{"href", "#" + ids[i]}, {"aria-label", name + " " + number}});
    kind = name;
  }
  html.close();
}

}  // namespace

Markup summary_section(const Page& page) {
  Html html;
  html.open("ul", {{"class", "summary"}}).line();
  for (const SummarySentence& sentence : summary_of(page)) {
    html.open("li").text(sentence.text);
    write_references(html, sentence.ids);
    html.close().line();
  }
  html.close().line();
  return html.finish();
}

}  // namespace ecumene
