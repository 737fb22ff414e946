// Documents of all formats: what a reader of the page sees, and the way back.
#include <doctest/doctest.h>

#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/evidence/turns.hpp"

using namespace ecumene;

namespace {

std::string bytes_of(const Document& document, const std::string& piece) {
  const std::size_t at = document.text().find(piece);
  REQUIRE(at != std::string_view::npos);
  const Origin origin = document.origin(at, at + piece.size());
  return document.bytes().substr(origin.byte_begin, origin.byte_end - origin.byte_begin);
}

std::string word(double left, double top, double bottom, const std::string& text) {
  return "<word xMin=\"" + std::to_string(left) + "\" yMin=\"" + std::to_string(top) + "\" xMax=\"" +
         std::to_string(left + 10) + "\" yMax=\"" + std::to_string(bottom) + "\">" + text + "</word>";
}

std::string line(double top, const std::string& words) {
  return "<line xMin=\"0\" yMin=\"" + std::to_string(top) + "\" xMax=\"100\" yMax=\"" + std::to_string(top + 12) +
         "\">" + words + "</line>";
}

}  // namespace

TEST_CASE("a page of HTML gives what its reader sees, and the bytes of each piece") {
  const auto document = Document::of_html(
      "<html><head><title>T</title><style>p{width:5px}</style></head><body><h1>Losses</h1>"
      "<p>About&nbsp;190&#44;000 hospitals.<sup>12</sup> <b>2.8</b> million\n   m<sup>2</sup></p>"
      "<script>var x = 77;</script><p>A<br>B</p></body></html>",
      "page.html");
  CHECK(document.text() == "Losses\n\nAbout\u00a0190,000 hospitals.\u00b9\u00b2 2.8 million m\u00b2\n\nA\nB\n\n");
  CHECK(bytes_of(document, "190,000") == "190&#44;000");
  CHECK(bytes_of(document, "2.8") == "2.8");
  CHECK(bytes_of(document, "2.8 million") == "2.8</b> million");
}

TEST_CASE("the bytes of a page in a code page are those of the file") {
  const auto document = Document::of_html("<p>\xC4\xEE\xEC 5 \xF2\xFB\xF1.</p>", "page.html", "windows-1251");
  CHECK(bytes_of(document, "Дом") == "\xC4\xEE\xEC");
  CHECK(bytes_of(document, "5 тыс.") == "5 \xF2\xFB\xF1.");
}

TEST_CASE("cells of an HTML table stay apart and spans keep the columns") {
  const auto document = Document::of_html(
      "<p>See</p><table><tr><th>Region<th>2005<th>2006</tr><tr><td>A<p>b</p></td><td>1.5</td><td>2</td></tr>"
      "<tr><td colspan=2>C</td><td>3</td></tr></table><p>End 7.</p>",
      "page.html");
  CHECK(document.text() == "See\n\nRegion\t2005\t2006\nA b\t1.5\t2\nC\t\t3\n\nEnd 7.\n\n");
  const Reading reading = read_text(document.text());
  CHECK(account(document, reading).runs == 7);
}

TEST_CASE("markup that is cut off, or nested a million deep, is read in one pass") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  CHECK(Document::of_html(deep + "x 5", "deep.html").text() == "x 5");
  CHECK(Document::of_html("<p>a < b <i", "cut.html").text() == "a < b <i");
  CHECK(Document::of_html("<!-- never closed 5", "cut.html").text().empty());
}

TEST_CASE("a .docx that is none is refused with a way out") {
  try {
    Document::of_docx("PK\x03\x04 and no more", "report.docx");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(std::string(error.what()) ==
          "report.docx: error: document-damaged: the document is no intact ZIP container, or a part of it is cut off\n"
          "    way out: open the document in a word processor, save it again as .docx, and read that copy");
  }
}

TEST_CASE("pages give paragraphs: divided words joined, ranges kept, marks raised, running heads left out") {
  std::string layout;
  for (int page = 1; page <= 3; ++page) {
    layout += "<page width=\"500\" height=\"700\"><flow><block>" +
              line(10, word(0, 10, 22, "Journal") + word(20, 10, 22, std::to_string(page))) + "</block>";
    if (page == 1) {
      layout += "<block>" + line(100, word(0, 100, 112, "орын-")) + line(114, word(0, 114, 126, "дарын")) +
                line(128, word(0, 128, 140, "190,000") + word(20, 127, 134, "5") + word(40, 128, 140, "тамыз-")) +
                line(142, word(0, 142, 154, "желтоқсан") + word(20, 142, 154, "1943-")) +
                line(156, word(0, 156, 168, "1945.")) + "</block>";
    } else {
      layout += "<block>" + line(100 + page, word(0, 100 + page, 112 + page, "Page text.")) + "</block>" + "<block>" +
                line(300, word(0, 300, 312, "More " + std::string(1, static_cast<char>('a' + page)))) +
                "</block><block>" + line(400, word(0, 400, 412, "and more.")) + "</block>";
    }
    layout += "</flow></page>";
  }
  const ExtractedText text = pdf_layout_text(layout, "a.pdf");
  CHECK(text.text() ==
        "орындарын 190,000\u2075 тамыз-желтоқсан 1943-1945.\n\nPage text.\n\nMore c and more.\n\nPage text.\n\nMore d "
        "and more.\n\n");
  REQUIRE(text.words().size() >= 3);
  CHECK(text.words()[2].page == 1);
  CHECK(text.words()[2].box[1] == doctest::Approx(128));
}

TEST_CASE("a table in running text is found with its caption and legend, and its digits are cells") {
  const std::string text =
      "In 1913 there were 12 plants.\n\n**Table 2. Funds, %**\n\nSource\t2005\t2006\nOwn\t73.1\t<b>74.0</b>\n"
      "Other\t...\t0.0\n\n... - no data available\n\n0,0 - minor value\n\nThen 5 more.\n";
  const auto document = Document::of_text(text, "a.txt");
  const TextTables found = tables_in(document.text(), "a.txt");
  REQUIRE(found.tables.size() == 1);
  CHECK(found.tables[0].number == "2");
  const std::string lines = tables_jsonl(document, found);
  CHECK(lines.find(
            R"("column":"2006","row":"Own","row_code":null,"printed":"74.0","value":74.0,"status":"ok","bold":true)") !=
        std::string::npos);
  CHECK(lines.find(R"("printed":"...","value":null,"status":"no_data")") != std::string::npos);
  CHECK(lines.find(R"("printed":"0.0","value":0.0,"status":"minor")") != std::string::npos);
  const Reading reading = read_text(document.text());
  std::size_t cells = 0;
  for (const auto& line : account(document, reading).lines)
    if (line.what == "table-cell") cells = line.runs;
  CHECK(cells == 8);
}

TEST_CASE("a number whose unit would be the first word of a table below it stays accounted for") {
  const auto document = Document::of_text("0\nС\t\n5\t!", "a.txt", "utf-8");
  const Account balance = account(document, read_text(document.text()));
  std::size_t accounted = 0;
  for (const auto& line : balance.lines) accounted += line.runs;
  CHECK(balance.runs == 2);
  CHECK(accounted == balance.runs);
}

TEST_CASE("a Markdown table gives the same cells as one with tabs") {
  const auto found = tables_in("| Region | 2005 |\n|:---|---:|\n| A | 1.5 |\n| B | 2 |\n", "a.md");
  REQUIRE(found.tables.size() == 1);
  CHECK(found.tables[0].table.at(1, 0).raw == "2");
  CHECK(tables_in("a\tb\nprose follows\n\n\tIndented prose.\n\tMore of it.\n", "a.txt").tables.empty());
}

TEST_CASE("turns: three labels in a long article make no transcript of it, where in a talk they do") {
  std::string text = "Anna Orlova: Covid-19 closed it.\n\nIvan Petrov: Indeed.\n\nAnna Orlova: We opened again.\n\n";
  CHECK(turns_in(text, "talk.txt").turns.size() == 3);
  for (int paragraph = 0; paragraph < 50; ++paragraph) text += "The plant worked.\n\n";
  CHECK(turns_in(text, "article.txt").turns.empty());
}

TEST_CASE("turns: labels with and without a space, narration, and a paraphrase with its speaker") {
  const std::string text =
      "Meeting\n\nMayor of Tomsk Ivan Petrov: Good day.\n\nWe begin.\n\n(In her remarks, Chair of the Board Anna "
      "Orlova recalled 37 children.)\n\nIvan Petrov:Thank you.\n\n(A film is shown.)\n\nOleg Orlov: I was 12.\n\n"
      "Ivan Petrov: Yes.\n\nIvan Petrov: No.\n";
  const Turns found = turns_in(text, "talk.txt");
  REQUIRE(found.turns.size() == 8);
  CHECK(found.turns[0].mode == TurnMode::narration);
  CHECK(found.turns[1].speaker == "Ivan Petrov");
  CHECK(text.substr(found.turns[1].begin, found.turns[1].end - found.turns[1].begin) == "Good day.\n\nWe begin.");
  CHECK(found.turns[2].mode == TurnMode::paraphrase);
  CHECK(found.turns[2].speaker == "Anna Orlova");
  CHECK(text.substr(found.turns[3].begin, 5) == "Thank");
  CHECK(found.turns[4].speaker.empty());
  REQUIRE(found.findings.size() == 1);
  CHECK(found.findings[0].code == "turn-without-speaker");
  CHECK(found.findings[0].places[0].line == 17);
  CHECK(turns_in("Note: one.\n\nResult: two.\n\nTotal: three.\n", "a.txt").turns.empty());
  CHECK(
      turns_in("HAL Id: hal-03469554\n\nText.\n\nURL: <http://a.org/1>\n\nURL: www.b.org/2\n", "a.txt").turns.empty());
}
