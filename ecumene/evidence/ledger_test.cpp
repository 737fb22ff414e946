// The ledger: canonical lines, the chain of hashes, and what `verify` finds.
#include "ecumene/evidence/ledger.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/evidence/verify.hpp"

using namespace ecumene;
using tests::Folder;

namespace {

constexpr const char* report = "In 1943 about 190,000 people lived in Kharkiv.\n\nТогда работали 12 заводов.\n";

SourceStatements read_source(const Folder& folder, const std::string& name) {
  const Document document = Document::of_file(folder.file(name));
  const Reading reading = read_text(document.text());
  return {.source = source_record(document, name, "", "ecumene 0.0.0"), .statements = statements_of(document, reading)};
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

bool holds(const std::string& ledger) {
  std::istringstream in(ledger);
  return verify_lines(in, "x.jsonl").holds();
}

struct Small {
  Folder folder{};
  std::string ledger{};
  explicit Small(const char* text = report) {
    folder.write("a.txt", text);
    write_ledger(folder.file("a.jsonl"), {read_source(folder, "a.txt")});
    ledger = folder.read("a.jsonl");
  }
};

constexpr const char* one_statement = "It is 5 km.\n";

// Values put in place of a byte: all others in the full tests; else what is one bit away in the lowest and the highest
// bit and in that of the case of letters, and what means something in JSON or to a reader of lines.
std::vector<char> replacements(char byte) {
  std::vector<char> values;
  const bool is_full = std::getenv("ECUMENE_FULL_TESTS") != nullptr;
  for (int value = 0; value < 256; ++value) {
    const auto c = static_cast<char>(value);
    const int bits = static_cast<unsigned char>(c ^ byte);
    const bool is_chosen = bits == 1 || bits == 0x20 || bits == 0x80 || c == ' ' || c == '\n' || c == '"';
    if (c != byte && (is_full || is_chosen)) values.push_back(c);
  }
  return values;
}

}  // namespace

TEST_CASE("numbers are written as the samples of RFC 8785, annex B, have them") {
  const auto of_bits = [](std::uint64_t bits) { return canonical_number(std::bit_cast<double>(bits)); };
  CHECK(of_bits(0x0000000000000000) == "0");
  CHECK(of_bits(0x8000000000000000) == "0");
  CHECK(of_bits(0x0000000000000001) == "5e-324");
  CHECK(of_bits(0x8000000000000001) == "-5e-324");
  CHECK(of_bits(0x7fefffffffffffff) == "1.7976931348623157e+308");
  CHECK(of_bits(0x4340000000000000) == "9007199254740992");
  CHECK(of_bits(0xc340000000000000) == "-9007199254740992");
  CHECK(of_bits(0x4430000000000000) == "295147905179352830000");
  CHECK(of_bits(0x44b52d02c7e14af5) == "9.999999999999997e+22");
  CHECK(of_bits(0x44b52d02c7e14af6) == "1e+23");
  CHECK(of_bits(0x44b52d02c7e14af7) == "1.0000000000000001e+23");
  CHECK(of_bits(0x444b1ae4d6e2ef4e) == "999999999999999700000");
  CHECK(of_bits(0x444b1ae4d6e2ef4f) == "999999999999999900000");
  CHECK(of_bits(0x444b1ae4d6e2ef50) == "1e+21");
  CHECK(of_bits(0x3eb0c6f7a0b5ed8c) == "9.999999999999997e-7");
  CHECK(of_bits(0x3eb0c6f7a0b5ed8d) == "0.000001");
  CHECK(of_bits(0x41b3de4355555553) == "333333333.3333332");
  CHECK(of_bits(0x41b3de4355555557) == "333333333.33333343");
  CHECK(of_bits(0xbecbf647612f3696) == "-0.0000033333333333333333");
}

TEST_CASE("text is escaped as RFC 8785, 3.2.2.2, has it") {
  const JsonFields fields{{"string", "€$\x0f\nA'B\"\\\\\"/"}};
  CHECK(canonical_json(fields) == "{\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  CHECK(canonical_fields(canonical_json(fields)) == fields);
}

TEST_CASE("only canonical text is read: members in order, no space, one form of each number and letter") {
  CHECK(canonical_fields(R"({"a":1,"b":"x","c":true})"));
  for (const char* text : {R"({"b":1,"a":1})", R"({"a":1,"a":1})", R"({"a": 1})", R"({"a":1.0})", R"({"a":01})",
                           R"({"a":"\u0041"})", R"({"a":"\/"})", R"({"a":1}x)", R"({"a":1)", R"({"a":nan})", "{,}", "",
                           R"({"a":-0})", R"({"a":"\u000A"})", "{\"a\":\"\xff\"}", R"({"a":1e400})", R"({"ы":1})"})
    CHECK_MESSAGE(!canonical_fields(text), text);
}

TEST_CASE("a ledger has a heading, its sources with their statements, and a closing line, each with the hash before") {
  const Small small;
  const std::vector<std::string> lines = lines_of(small.ledger);
  REQUIRE(lines.size() == 6);
  CHECK(lines[0] == R"({"hash":"sha-256","ledger":"ecumene-ledger-1","type":"heading"})");
  CHECK(lines[1] == "{\"bytes\":" + std::to_string(std::string(report).size()) +
                        ",\"encoding\":\"utf-8\",\"format\":\"text\",\"previous\":\"" + sha256(lines[0]) +
                        "\",\"program\":\"ecumene 0.0.0\",\"sha256\":\"" + sha256(report) +
                        "\",\"source\":\"a.txt\",\"statements\":3,\"type\":\"source\"}");
  CHECK(lines[5] == "{\"head\":\"" + sha256(lines[4]) + "\",\"sources\":1,\"statements\":3,\"type\":\"closing\"}");
  const auto fields = canonical_fields(lines[3]);
  REQUIRE(fields);
  const Passage passage = passage_of(*fields);
  CHECK(passage.exact == "190,000");
  CHECK(passage.prefix == "In 1943 about ");
  CHECK(passage.suffix == " people lived in Kharkiv.\n\nТогда");
  CHECK(passage.start == 14);
  CHECK(std::string(report).substr(passage.byte_begin, passage.byte_end - passage.byte_begin) == "190,000");
  CHECK(text_field(*fields, "low") == "190000");
  CHECK(text_field(*fields, "previous") == sha256(lines[2]));
}

TEST_CASE("the same sources give the same bytes, and an untouched ledger holds") {
  const Small one;
  const Small other;
  CHECK(one.ledger == other.ledger);
  const Verification result = verify_ledger(one.folder.file("a.jsonl"));
  CHECK(result.findings.empty());
  CHECK(result.sources == 1);
  CHECK(result.sources_as_read == 1);
  CHECK(result.statements == 3);
  CHECK(result.head == sha256(lines_of(one.ledger)[4]));
}

TEST_CASE("a folder that is moved takes its ledger with it") {
  const Small small;
  std::filesystem::create_directory(small.folder.file("elsewhere"));
  for (const char* name : {"a.txt", "a.jsonl"})
    std::filesystem::rename(small.folder.file(name), small.folder.file("elsewhere/" + std::string(name)));
  CHECK(verify_ledger(small.folder.file("elsewhere/a.jsonl")).findings.empty());
  CHECK(source_name("data/x/../a.txt", "out/store.gpkg") == "../data/a.txt");
  CHECK(source_name("/r/a.txt", "/r/store.gpkg") == "a.txt");
}

TEST_CASE("every byte of a ledger that is changed shows") {
  const Small small(one_statement);
  std::size_t unseen = 0;
  for (std::size_t at = 0; at < small.ledger.size(); ++at) {
    std::string changed = small.ledger;
    for (const char c : replacements(small.ledger[at])) {
      changed[at] = c;
      unseen += holds(changed) ? 1 : 0;
    }
  }
  CHECK(unseen == 0);
}

TEST_CASE("every byte of a ledger taken out, put in, or exchanged with its neighbour shows") {
  const Small small(one_statement);
  REQUIRE(holds(small.ledger));
  std::size_t unseen = 0;
  for (std::size_t at = 0; at < small.ledger.size(); ++at) {
    std::string shorter = small.ledger;
    shorter.erase(at, 1);
    unseen += holds(shorter) ? 1 : 0;
    std::string longer = small.ledger;
    longer.insert(at, 1, at % 2 == 0 ? small.ledger[at] : '\n');
    unseen += holds(longer) ? 1 : 0;
    if (at + 1 == small.ledger.size() || small.ledger[at] == small.ledger[at + 1]) continue;
    std::string exchanged = small.ledger;
    std::swap(exchanged[at], exchanged[at + 1]);
    unseen += holds(exchanged) ? 1 : 0;
  }
  CHECK(unseen == 0);
  CHECK_FALSE(holds(small.ledger + "\n"));
  CHECK_FALSE(holds(small.ledger + small.ledger));
  CHECK_FALSE(holds(""));
}

TEST_CASE("every line of a ledger taken out, doubled, or exchanged with another shows, and any cut tail") {
  const Small small;
  const std::vector<std::string> lines = lines_of(small.ledger);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::vector<std::string> fewer = lines;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
    CHECK_FALSE(holds(joined(fewer)));
    std::vector<std::string> more = lines;
    more.insert(more.begin() + static_cast<std::ptrdiff_t>(i), lines[i]);
    CHECK_FALSE(holds(joined(more)));
    CHECK_FALSE(holds(joined({lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(i)})));
    for (std::size_t k = i + 1; k < lines.size(); ++k) {
      std::vector<std::string> exchanged = lines;
      std::swap(exchanged[i], exchanged[k]);
      CHECK_FALSE(holds(joined(exchanged)));
    }
  }
}

TEST_CASE("every byte of a source that is changed, taken out, put in or exchanged shows, with its file") {
  const Small small;
  const std::string source = report;
  std::vector<std::string> edited;
  for (std::size_t at = 0; at < source.size(); ++at) {
    for (const char c : {static_cast<char>(source[at] ^ 1), static_cast<char>(source[at] ^ 0x20), '7'}) {
      edited.push_back(source);
      edited.back()[at] = c;
    }
    edited.push_back(source);
    edited.back().erase(at, 1);
    edited.push_back(source);
    edited.back().insert(at, 1, source[at]);
    edited.push_back(source);
    if (at > 0) std::swap(edited.back()[at - 1], edited.back()[at]);
  }
  std::erase(edited, source);
  const std::vector<SourceLines> lines = [&] {
    std::vector<SourceLines> all;
    std::istringstream in(small.ledger);
    verify_lines(in, "a.jsonl", [&](const SourceLines& one) { all.push_back(one); });
    return all;
  }();
  REQUIRE(lines.size() == 1);
  CHECK(verify_source(lines[0], small.folder.file("a.jsonl")).empty());
  std::size_t unseen = 0;
  for (const std::string& bytes : edited) {
    small.folder.write("a.txt", bytes);
    const std::vector<Finding> findings = verify_source(lines[0], small.folder.file("a.jsonl"));
    unseen += findings.empty() || findings[0].code != "source-changed" ? 1 : 0;
  }
  CHECK(unseen == 0);
}

TEST_CASE("a file that is no ledger at all is told once, not line by line") {
  std::istringstream in("The town grew.\nIn 1943 it had 40 schools.\n");
  const Verification result = verify_lines(in, "town.txt");
  REQUIRE(result.findings.size() == 1);
  CHECK(
      to_string(result.findings.front()) ==
      "town.txt: error: ledger-broken: not one line is that of a ledger: this is another file, or it was changed as a "
      "whole\n    way out: take the ledger from a copy, or write it anew from the sources: ecumene read SOURCE... "
      "--ledger");
}

TEST_CASE("a source that is gone is named with its way out") {
  const Small small;
  std::filesystem::remove(small.folder.file("a.txt"));
  const Verification result = verify_ledger(small.folder.file("a.jsonl"));
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == "source-missing");
  CHECK(result.findings[0].what == "the source cannot be looked at: there is no such file");
  CHECK(result.findings[0].places[1].line == 2);
}

TEST_CASE(
    "a ledger written anew around other words is found by its passages, and any new one by a head kept elsewhere") {
  const Small small;
  SourceStatements forged = read_source(small.folder, "a.txt");
  forged.statements[1].fields["exact"] = std::string("910,000");
  forged.statements[1].fields["low"] = std::string("910000");
  const std::string head = verify_ledger(small.folder.file("a.jsonl")).head;
  write_ledger(small.folder.file("a.jsonl"), {forged});
  const Verification result = verify_ledger(small.folder.file("a.jsonl"), head);
  REQUIRE(result.findings.size() == 2);
  CHECK(result.findings[0].code == "passage-not-there");
  CHECK(result.findings[0].places[1].line == 4);
  CHECK(result.findings[1].code == "ledger-rewritten");
}

TEST_CASE("passages of a page in a code page are held against the bytes of the file") {
  const Folder folder;
  folder.write("a.html",
               "<p>\xC2 1943 \xE3\xEE\xE4\xF3 \xF0\xE0\xE1\xEE\xF2\xE0\xEB\xE8 12 \xE7\xE0\xE2\xEE\xE4\xEE\xE2.</p>");
  write_ledger(folder.file("a.jsonl"), {read_source(folder, "a.html")});
  const Verification result = verify_ledger(folder.file("a.jsonl"));
  CHECK(result.findings.empty());
  CHECK(result.statements == 2);
}
