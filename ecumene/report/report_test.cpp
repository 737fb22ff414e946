#include "ecumene/report/report.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "ecumene/report/demo_report.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/xml_check.hpp"

namespace ecumene {
namespace {

const ReportInput& demo() {
  static const ReportInput input = demo_report();
  return input;
}

std::vector<std::pair<std::string, ReportInput>> reports() {
  return {{"demo", demo()}, {"hostile", hostile_report()}, {"empty", ReportInput{}}, {"large", large_report(250)}};
}

// A chart's tooltip names what a reader sees; everything else must be found as text.
bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a report is well-formed, every link has its target and every id stands once") {
  for (const auto& [name, input] : reports()) {
    CAPTURE(name);
    const XmlCheck page = check_xml(html_report(input));
    REQUIRE(page.fault == "");
    std::set<std::string> ids;
    for (const XmlElement& element : page.elements) {
      const std::string id = element.attribute("id");
      if (!id.empty()) CHECK_MESSAGE(ids.insert(id).second, "id twice: " << id);
    }
    for (const XmlElement& element : page.elements) {
      const std::string href = element.attribute("href");
      if (href.empty()) continue;
      REQUIRE(href.starts_with("#"));
      CHECK_MESSAGE(ids.contains(href.substr(1)), "no target: " << href);
      const std::string labelled = element.attribute("aria-labelledby");
      if (!labelled.empty()) CHECK(ids.contains(labelled.substr(0, labelled.find(' '))));
    }
  }
}

TEST_CASE("a report fetches nothing and runs nothing") {
  for (const auto& [name, input] : reports()) {
    CAPTURE(name);
    const std::string text = html_report(input);
    CHECK_FALSE(holds(text, "@import"));
    CHECK_FALSE(holds(text, "url("));
    for (const XmlElement& element : check_xml(text).elements) {
      CHECK_FALSE(
          (element.name == "script" || element.name == "link" || element.name == "img" || element.name == "iframe"));
      for (const auto& [attribute, value] : element.attributes) {
        CHECK_FALSE(attribute.starts_with("on"));
        CHECK_FALSE((attribute == "src" || attribute == "style" || attribute == "action"));
        if (attribute != "title" && attribute != "aria-label" && attribute != "content")
          CHECK_FALSE(holds(value, "http"));
      }
    }
  }
}

TEST_CASE("names that look like markup are shown as they stand") {
  const ReportInput input = hostile_report();
  const XmlCheck page = check_xml(html_report(input));
  REQUIRE(page.fault == "");
  CHECK(holds(page.text, "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"));
  CHECK(holds(page.text, "منطقة &quot;الشمال&quot; &amp; co"));
  CHECK(holds(page.text, "Tomsk\uFFFD\uFFFD Oblast"));
  CHECK_FALSE(holds(markdown_report(input), "<script>"));
}

TEST_CASE("the same input gives the same bytes") {
  CHECK(html_report(demo()) == html_report(demo_report()));
  CHECK(markdown_report(demo()) == markdown_report(demo_report()));
  CHECK(json_report(demo()) == json_report(demo_report()));
}

TEST_CASE("headings go down one level at a time and landmarks are there") {
  for (const auto& [name, input] : reports()) {
    CAPTURE(name);
    const XmlCheck page = check_xml(html_report(input));
    int level = 0;
    std::map<std::string, int> landmarks;
    for (const XmlElement& element : page.elements) {
      ++landmarks[element.name];
      if (element.name.size() != 2 || element.name[0] != 'h' || element.name == "hr") continue;
      const int next = element.name[1] - '0';
      CHECK(next <= level + 1);
      level = next;
    }
    for (const char* landmark : {"header", "nav", "main", "footer", "h1"}) CHECK(landmarks[landmark] == 1);
    CHECK(landmarks["table"] == landmarks["caption"]);
    CHECK(page.elements.front().attribute("lang") == "en");
  }
}

TEST_CASE("every table heading says what it heads and every chart is an image with a name") {
  const XmlCheck page = check_xml(html_report(demo()));
  std::size_t charts = 0;
  for (const XmlElement& element : page.elements) {
    if (element.name == "th") CHECK_FALSE(element.attribute("scope").empty());
    if (element.name != "svg") continue;
    ++charts;
    CHECK(element.attribute("role") == "img");
    CHECK_FALSE(element.attribute("aria-labelledby").empty());
  }
  // Bump chart, rank intervals, slope chart; tree, heat map and silhouettes of two typologies; shares.
  CHECK(charts == 10);
}

TEST_CASE("the means of table 1 that do not follow are shown printed and recomputed, with their cells marked") {
  // Tyuleneva (2012), table 1: Krasnoyarsk Krai 1.6, its five ranks 1, 1, 1, 3, 1 have the mean 1.4.
  const std::string text = html_report(demo());
  const XmlCheck page = check_xml(text);
  CHECK(holds(page.text, "Krasnoyarsk Krai: printed 1.6, recomputed 1.4"));
  const auto marked = [&](const std::string& id) {
    return std::any_of(page.elements.begin(), page.elements.end(), [&](const XmlElement& element) {
      return element.attribute("id") == id && holds(element.attribute("class"), "flag");
    });
  };
  for (const char* id : {"cell-table-1-r8-c7", "cell-table-1-r12-c7", "cell-table-1-r13-c7"}) CHECK(marked(id));
  CHECK_FALSE(marked("cell-table-1-r2-c7"));
  CHECK(holds(page.text, "Omsk Oblast moves from place 6 to place 4."));
  CHECK(holds(text, "href=\"#cell-table-1-r8-c7\""));
}

TEST_CASE("every figure of a source stands in the appendix with an id of its own") {
  const XmlCheck page = check_xml(html_report(demo()));
  std::set<std::string> ids;
  for (const XmlElement& element : page.elements) ids.insert(element.attribute("id"));
  for (std::uint32_t row = 2; row <= 13; ++row) {
    for (std::uint32_t field = 1; field <= 8; ++field) {
      CHECK(ids.contains("cell-table-1-r" + std::to_string(row) + "-c" + std::to_string(field)));
    }
  }
}

TEST_CASE("the summary begins with the printed figures that do not follow and what this does to the order") {
  const std::vector<std::string> sentences = summary_sentences(demo());
  REQUIRE(sentences.size() >= 8);
  CHECK(sentences[0] ==
        "Table 1: 3 printed figures of “Mean rating” do not follow from the others: Krasnoyarsk Krai 1.6 (recomputed "
        "1.4), Omsk Oblast 4.9 (4.3) and Tomsk Oblast 4.6 (5.1). Corrected, Omsk Oblast moves from place 6 to 4 and "
        "Tomsk Oblast from 4 to 6. [finding-2, finding-3, finding-4, printed-1]");
  CHECK(sentences[sentences.size() - 2] ==
        "Of 19 relations between printed figures, 13 hold, 1 agrees within the rounding of the printed digits, 4 "
        "conflict and 1 cannot be decided from what is printed. [findings]");
  for (const std::string& sentence : sentences) CHECK(sentence.ends_with("]"));
}

TEST_CASE("a region named twice and the one left out for it are one statement") {
  ReportInput input;
  input.tables = {demo_table("groups", "Published groups",
                             {{"Group 1", "Group 2"}, {"Altai Republic", "Tomsk Oblast"}, {"Altai Republic", ""}})};
  Finding twice;
  twice.code = "partition-member-twice";
  twice.severity = Severity::error;
  twice.verdict = Verdict::conflict;
  twice.what = "\"Altai Republic\" is listed twice";
  twice.printed = "Altai Republic";
  twice.recomputed = "Altai Krai";
  twice.places = {input.tables[0].row_place(1), input.tables[0].row_place(0)};
  Finding missing = twice;
  missing.code = "partition-member-missing";
  missing.severity = Severity::warning;
  missing.what = "\"Altai Krai\" is in no group";
  missing.printed.clear();
  missing.places = {input.tables[0].row_place(0)};
  input.audit.findings = {twice, missing};
  const std::vector<std::string> sentences = summary_sentences(input);
  CHECK(sentences[0] ==
        "“Published groups” names Altai Republic twice and leaves out Altai Krai, which one of the two probably means. "
        "[finding-1]");
  const std::string page = html_report(input);
  CHECK(holds(page, "Altai Krai&quot; is in no group."));
  CHECK_FALSE(holds(page, "id=\"finding-2\""));
}

TEST_CASE("a computed figure leads to the row or the column it was computed from, a printed one to its cell") {
  const std::string text = html_report(demo());
  // Krasnoyarsk Krai stands in row 8 of table 1: its mean rank rests on that row, its silhouette too.
  CHECK(holds(text, "<a href=\"#row-table-1-r8\" class=\"made\">1.40</a>"));
  CHECK(holds(text, "<tr id=\"row-table-1-r8\">"));
  CHECK(holds(text, "<a href=\"#cell-table-1-r8-c2\">1</a>"));
  // Group profiles rest on a column, whose heading is the target.
  CHECK(holds(text, "<a href=\"#cell-table-1-r1-c2\" class=\"made\">"));
  CHECK(holds(text, "Findings about this table: "));
}

TEST_CASE("the same remark is made once") {
  ReportInput input = large_report(5);
  Finding remark;
  remark.code = "demo-remark";
  remark.what = "row \"Total\" is left out";
  input.findings = {remark, remark};
  CHECK(Page(input).remarks.size() == 1);
  CHECK(Page(input).remarks[0].number == 1);
}

TEST_CASE("what the analyses left open is counted at the head, beside what the audit did") {
  ReportInput input = demo_report();
  const std::size_t audited = total_of(input.audit.counts).open;
  Finding unclear;
  unclear.code = "demo-open";
  unclear.what = "two figures are not told apart";
  unclear.verdict = Verdict::open;
  CHECK_FALSE(holds(html_report(input), "open in the analyses"));
  input.findings = {unclear, unclear};
  CHECK(Page(input).open_in_analyses == 2);
  const std::string text = html_report(input);
  CHECK(holds(text, "<b>2</b> open in the analyses"));
  CHECK(holds(text, "<dt>open</dt><dd>" + std::to_string(audited + 2) + "</dd>"));
}

TEST_CASE("a report without material says so and is still a page") {
  const std::string text = html_report({});
  CHECK(holds(text, "No table was read, so nothing could be recomputed."));
  CHECK(holds(text, "No source was read."));
  CHECK_FALSE(holds(text, "id=\"ratings\""));
  CHECK(holds(markdown_report({}), "# Report"));
  CHECK_FALSE(json_report({}).empty());
}

TEST_CASE("groups are never called by the word that means two things") {
  std::string text = check_xml(html_report(demo())).text;
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  CHECK_FALSE(holds(text, "cluster"));
}

TEST_CASE("a thousand regions give a page of bearable size") {
  const ReportInput input = large_report(1000);
  const std::string text = html_report(input);
  CHECK(check_xml(text).fault == "");
  CHECK(text.size() < 4'000'000);
  CHECK(holds(text, "among them"));
}

}  // namespace ecumene
