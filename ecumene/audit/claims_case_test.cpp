// Worked cases of the audit of texts: tests/cases/claims-*.case.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ecumene/audit/claims.hpp"
#include "ecumene/audit/table_text_internal.hpp"
#include "ecumene/panel/claims_for_tests.hpp"

namespace ecumene {
namespace {

struct Case {
  std::string title, source;
  for_tests::ClaimText text;
  std::vector<Table> tables;
  std::vector<DocumentDate> written;
  std::vector<std::vector<std::string>> expected;  // code | first passage | second passage | recomputed
  std::vector<std::string> counts;                 // "claim-parts holds 2"
};

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '|');) cells.emplace_back(utf8::trimmed(cell));
  cells.resize(std::max<std::size_t>(cells.size(), 4));
  return cells;
}

std::string after(const std::string& line) {
  return std::string(utf8::trimmed(std::string_view(line).substr(line.find(':') + 1)));
}

// `table: NAME` begins a table, which ends at an empty line.
void take_table(Case& c, std::ifstream& file, const std::string& name) {
  std::string text;
  for (std::string line; std::getline(file, line) && !line.empty();) text += line + "\n";
  c.tables.push_back(testing::table_from_text(text, 1, name));
  c.tables.back().source = name;
  for (auto& column : c.tables.back().columns) column.unit = unit_in_heading(column.label);
}

Case read_case(const std::filesystem::path& path) {
  std::ifstream file(path);
  Case c;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.starts_with("note:") || c.text.take(line)) continue;
    if (line.starts_with("case:"))
      c.title = after(line);
    else if (line.starts_with("source:"))
      c.source = after(line);
    else if (line.starts_with("written:"))
      c.written.push_back({.source = cells_of(after(line))[0], .edtf = cells_of(after(line))[1]});
    else if (line.starts_with("table:"))
      take_table(c, file, after(line));
    else if (line.starts_with("expect:"))
      c.expected.push_back(cells_of(after(line)));
    else if (line.starts_with("count:"))
      c.counts.push_back(after(line));
    else
      FAIL("not understood: " << line);
  }
  return c;
}

std::string text_of(const Finding& finding) {
  std::string text = finding.code;
  for (std::size_t i = 0; i < 2; ++i) text += " | " + (i < finding.places.size() ? finding.places[i].text : "");
  return text + " | " + finding.recomputed;
}

std::string joined(const std::vector<std::string>& cells) {
  return cells[0] + " | " + cells[1] + " | " + cells[2] + " | " + cells[3];
}

std::vector<std::string> texts_of(const ClaimAudit& audit) {
  std::vector<std::string> texts;
  for (const auto& finding : audit.findings) texts.push_back(text_of(finding));
  std::sort(texts.begin(), texts.end());
  return texts;
}

std::vector<std::string> count_texts(const ClaimAudit& audit) {
  std::vector<std::string> texts;
  for (const auto& c : audit.counts)
    for (const auto& [name, n] : {std::pair{"holds", c.holds}, {"rounding", c.rounding}, {"open", c.open}})
      if (n > 0) texts.push_back(c.check + " " + name + " " + std::to_string(n));
  return texts;
}

std::string lines(const std::vector<std::string>& texts) {
  std::string all;
  for (const auto& text : texts) all += text + "\n";
  return all;
}

}  // namespace

TEST_CASE("texts give exactly the findings and counts that their worked cases state") {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator(ECUMENE_SOURCE_DIR "/tests/cases")) {
    const auto name = entry.path().filename().string();
    if (!name.starts_with("claims-") || !name.ends_with(".case")) continue;
    ++cases;
    const auto c = read_case(entry.path());
    CAPTURE(name);
    CHECK_MESSAGE(!c.source.empty(), "a worked case cites its source");
    ClaimAuditOptions options;
    options.tables = c.tables;
    options.written = c.written;
    const auto audit = audit_claims(c.text.claims, options);
    std::vector<std::string> expected;
    for (const auto& cells : c.expected) expected.push_back(joined(cells));
    std::sort(expected.begin(), expected.end());
    CHECK(lines(texts_of(audit)) == lines(expected));
    CHECK(lines(count_texts(audit)) == lines(c.counts));
  }
  CHECK(cases == 9);
}

}  // namespace ecumene
