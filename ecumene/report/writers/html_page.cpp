#include <algorithm>
#include <array>

#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

struct Entry {
  std::string id;
  std::string title;
};

struct Section {
  std::string id;
  std::string title;
  Markup markup;
  std::vector<Entry> entries;  // shown in the contents where there is room for them
};

constexpr std::size_t most_entries = 12;

// "rating-1", "rating-2", ... with the titles that `title` gives.
template <typename Values, typename Title>
std::vector<Entry> entries_of(const Values& values, const std::string& kind, const Title& title) {
  std::vector<Entry> entries;
  if (values.size() < 2) return entries;
  for (std::size_t i = 0; i < std::min(values.size(), most_entries); ++i)
    entries.push_back({kind + "-" + std::to_string(i + 1), title(values[i])});
  return entries;
}

std::vector<Entry> table_entries(const Page& page) {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < std::min(page.input.tables.size(), most_entries); ++i)
    entries.push_back({"table-" + page.cells.table_id(i), file_name(page.input.tables[i].name)});
  if (entries.size() < 2) entries.clear();
  return entries;
}

std::vector<Entry> document_entries(const ReportInput& input, const std::string& kind) {
  return entries_of(input.documents, kind, [](const DocumentSection& document) {
    return document.title.empty() ? file_name(document.name) : document.title;
  });
}

std::vector<Section> sections_of(const Page& page) {
  std::vector<Section> sections;
  const auto add = [&](std::string id, std::string title, Markup markup, std::vector<Entry> entries = {}) {
    if (!markup.is_empty())
      sections.push_back({std::move(id), std::move(title), std::move(markup), std::move(entries)});
  };
  const ReportInput& input = page.input;
  add("summary", "Summary", summary_section(page));
  add("findings", "What does not add up", findings_section(page));
  add("ratings", "Ratings", ratings_section(page),
      entries_of(input.ratings, "rating", [](const auto& rating) { return rating.name; }));
  add("comparisons", "One rating against another", comparisons_section(page));
  add("typologies", "Typologies", typologies_section(page),
      entries_of(input.typologies, "typology", [](const auto& section) { return section.typology.name; }));
  add("shares", "Shares over the years", shares_section(page),
      entries_of(input.shares, "shares", [](const auto& shares) { return shares.title; }));
  add("recovery", "Recovery and growth", recovery_section(page));
  add("documents", "What the documents say", documents_section(page), document_entries(input, "document"));
  add("methods", "How it was computed", methods_section(page));
  add("sources", "Sources and their tables", sources_section(page), table_entries(page));
  add("texts", "The documents", texts_section(page), document_entries(input, "text"));
  return sections;
}

void write_head(Html& html, const ReportInput& input) {
  html.open("head").line();
  html.empty("meta", {{"charset", "utf-8"}}).line();
  html.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}).line();
  html.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}}).line();
  if (!input.program_version.empty()) {
    html.empty("meta", {{"name", "generator"}, {"content", "Ecumene " + input.program_version}}).line();
  }
  html.element("title", input.title.empty() ? "Report" : input.title).line();
  html.style(report_style()).close().line();
}

void write_fact(Html& html, const std::string& name, std::size_t count) {
  html.open("div").element("dt", name).element("dd", grouped(count)).close().line();
}

void write_masthead(Html& html, const Page& page) {
  const ReportInput& input = page.input;
  html.open("header").line();
  html.element("h1", input.title.empty() ? "Report" : input.title).line();
  if (!input.subtitle.empty()) html.element("p", input.subtitle, {{"class", "subtitle"}}).line();
  const CheckCount total = total_of(input.audit.counts);
  const auto plural = [](std::size_t count, const std::string& word) { return count == 1 ? word : word + "s"; };
  html.open("dl", {{"class", "facts"}});
  write_fact(html, plural(input.sources.size(), "source"), input.sources.size());
  write_fact(html, plural(input.tables.size(), "table"), input.tables.size());
  write_fact(html, "relations recomputed", total.holds + total.rounding + total.conflict + total.open);
  write_fact(html, plural(total.conflict, "conflict"), total.conflict);
  write_fact(html, "open", total.open + page.open_in_analyses);
  html.close().line().close().line();
}

void write_contents(Html& html, const std::vector<Section>& sections) {
  html.open("nav", {{"aria-label", "Contents"}}).open("ol");
  for (const Section& section : sections) {
    html.open("li").element("a", section.title, {{"href", "#" + section.id}});
    if (!section.entries.empty()) html.open("ul");
    for (const Entry& entry : section.entries)
      html.open("li").element("a", entry.title, {{"href", "#" + entry.id}}).close();
    if (!section.entries.empty()) html.close();
    html.close().line();
  }
  html.close().close().line();
}

void write_footer(Html& html, const ReportInput& input) {
  html.open("footer");
  html.element("p",
               "Written by Ecumene" + (input.program_version.empty() ? "" : " " + input.program_version) +
                   ". This page is complete in itself: it fetches nothing, and the same input gives the same bytes.");
  html.close().line();
}

}  // namespace

std::string html_report(const ReportInput& input) {
  const Page page(input);
  const std::vector<Section> sections = sections_of(page);
  Html html;
  html.open("html", {{"lang", "en"}}).line();
  write_head(html, input);
  html.open("body").line();
  html.element("a", "Skip to the summary", {{"class", "skip"}, {"href", "#summary"}}).line();
  write_masthead(html, page);
  write_contents(html, sections);
  html.open("main", {{"id", "main"}}).line();
  for (const Section& section : sections) {
    html.open("section", {{"id", section.id}, {"aria-labelledby", section.id + "-heading"}}).line();
    html.element("h2", section.title, {{"id", section.id + "-heading"}}).line();
    html.add(section.markup).close().line();
  }
  html.close().line();
  write_footer(html, input);
  html.close().line().close().line();
  return "<!doctype html>\n" + html.finish().text();
}

}  // namespace ecumene
