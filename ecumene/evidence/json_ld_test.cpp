// Statements as W3C Web Annotations.
#include "ecumene/evidence/json_ld.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "ecumene/base/sha256.hpp"

using namespace ecumene;

namespace {

std::string annotations(const Document& document) {
  std::ostringstream out;
  write_json_ld(out, {{.source = source_record(document, document.name(), "", "ecumene 0.0.0"),
                       .statements = statements_of(document, read_text(document.text()))}});
  return out.str();
}

bool has(const std::string& text, const std::string& piece) {
  return text.find(piece) != std::string::npos;
}

}  // namespace

TEST_CASE("selectors have the members and the counting of the Web Annotation Data Model's examples 23 to 25") {
  // Example 24: a TextPositionSelector's start is the first character, from 0, and its end the one behind the last;
  // example 25: a DataPositionSelector counts bytes in the same way.
  const std::string page = annotations(Document::of_text("Ещё 5 км пути.", "a b.txt", "utf-8"));
  CHECK(has(page, "\"@context\": \"http://www.w3.org/ns/anno.jsonld\""));
  CHECK(has(page, "\"type\": \"AnnotationPage\""));
  CHECK(has(page, "\"source\": \"a%20b.txt\""));
  CHECK(has(page,
            "\"type\": \"TextQuoteSelector\",\n            \"exact\": \"5 км\",\n            \"prefix\": \"Ещё "
            "\",\n            \"suffix\": \" пути.\""));
  CHECK(has(page, "\"type\": \"TextPositionSelector\",\n            \"start\": 4,\n            \"end\": 8"));
  CHECK(has(page, "\"type\": \"DataPositionSelector\",\n            \"start\": 7,\n            \"end\": 13"));
  CHECK(has(page, "\"format\": \"application/json\""));
  CHECK(has(page, R"(\"low\":\"5\")"));
}

TEST_CASE("identifiers are names of content as in RFC 6920, and the same statement has the same everywhere") {
  // RFC 6920, section 8.1.
  CHECK(name_of_content(sha256("Hello World!")) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk");
  const std::string page = annotations(Document::of_text("It is 5 km.", "a.txt", "utf-8"));
  CHECK(has(page, "\"id\": \"ni:///sha-256;"));
  CHECK(page == annotations(Document::of_text("It is 5 km.", "a.txt", "utf-8")));
}

TEST_CASE("a part of a container has no bytes of the file") {
  const Document document = Document::of_html("<p>It is <b>5</b> km.</p>", "a.html");
  CHECK(has(annotations(document), "DataPositionSelector"));
  SourceStatements source{.source = source_record(document, "a.docx", "", "ecumene 0.0.0"),
                          .statements = statements_of(document, read_text(document.text()))};
  for (Statement& statement : source.statements) statement.fields["part"] = std::string("word/document.xml");
  std::ostringstream out;
  write_json_ld(out, {source});
  CHECK_FALSE(has(out.str(), "DataPositionSelector"));
}
