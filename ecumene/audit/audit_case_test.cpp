// Worked cases from published tables: tests/cases/audit-*.case, read as people read them.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/table_text_internal.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::stringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '|');) cells.emplace_back(utf8::trimmed(cell));
  cells.resize(std::max<std::size_t>(cells.size(), 6));
  return cells;
}

struct Case {
  std::string title;
  std::string source;
  std::vector<Table> tables;
  AuditOptions options;
  std::vector<std::vector<std::string>> expected;           // code | row | column | printed | recomputed | effect
  std::vector<std::pair<std::string, std::string>> counts;  // "holds", "ranks 6"
  std::string errors;
};

std::string after(const std::string& line, std::string_view key) {
  return std::string(utf8::trimmed(std::string_view(line).substr(key.size())));
}

void take_table(Case& c, const std::string& name, std::size_t stubs, std::string& text) {
  if (!text.empty()) c.tables.push_back(testing::table_from_text(text, stubs, name));
  text.clear();
}

Case read_case(const std::filesystem::path& path) {
  std::ifstream file(path);
  Case c;
  std::string name, text;
  std::size_t stubs = 1;
  bool expecting = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("case:")) {
      c.title = after(line, "case:");
    } else if (line.starts_with("source:")) {
      c.source = after(line, "source:");
    } else if (line.starts_with("note:")) {
    } else if (line.starts_with("regions:")) {
      for (const auto& region : cells_of(after(line, "regions:")))
        if (!region.empty()) c.options.regions.push_back(region);
    } else if (line.starts_with("rule:")) {
      const auto parts = cells_of(after(line, "rule:"));  // check | target | rule
      c.options.relations.push_back(
          {.check = parts[0], .table = {}, .target = parts[1], .parts = {}, .rule = parts[2]});
    } else if (line.starts_with("table:")) {
      take_table(c, name, stubs, text);
      name = after(line, "table:");
    } else if (line.starts_with("labels:")) {
      stubs = static_cast<std::size_t>(std::stoul(after(line, "labels:")));
    } else if (line.starts_with("expect:")) {
      take_table(c, name, stubs, text);
      expecting = true;
    } else if (line.starts_with("errors:")) {
      c.errors = after(line, "errors:");
    } else if (line.starts_with("holds:") || line.starts_with("rounding:") || line.starts_with("open:") ||
               line.starts_with("conflict:")) {
      const auto colon = line.find(':');
      c.counts.emplace_back(line.substr(0, colon), after(line, line.substr(0, colon + 1)));
    } else if (expecting && !line.empty()) {
      c.expected.push_back(cells_of(line));
    } else if (!name.empty()) {
      text += line + "\n";
    }
  }
  return c;
}

bool meets(const Finding& finding, const std::vector<std::string>& expected) {
  if (finding.code != expected[0]) return false;
  const Place place = finding.places.empty() ? Place{} : finding.places.front();
  if (!expected[1].empty() && place.row_label.find(expected[1]) == std::string::npos) return false;
  if (!expected[2].empty() && place.column_label != expected[2]) return false;
  if (!expected[3].empty() && finding.printed != expected[3]) return false;
  if (!expected[4].empty() && finding.recomputed != expected[4]) return false;
  return expected[5].empty() || finding.repair.effect == expected[5] ||
         finding.what.find(expected[5]) != std::string::npos;
}

std::size_t count_of(const AuditResult& result, const std::string& verdict, const std::string& check) {
  for (const auto& count : result.counts)
    if (count.check == check)
      return verdict == "holds"      ? count.holds
             : verdict == "rounding" ? count.rounding
             : verdict == "open"     ? count.open
                                     : count.conflict;
  return 0;
}

std::string all_of(const AuditResult& result) {
  std::string text;
  for (const auto& finding : result.findings) text += to_string(finding) + "\n";
  for (const auto& count : result.counts)
    text += count.check + ": holds " + std::to_string(count.holds) + " rounding " + std::to_string(count.rounding) +
            " conflict " + std::to_string(count.conflict) + " open " + std::to_string(count.open) + "\n";
  return text;
}

void check_case(const Case& c) {
  CHECK_MESSAGE(!c.source.empty(), "a worked case cites its source");
  const auto result = audit(c.tables, c.options);
  INFO("findings:\n" << all_of(result));
  for (const auto& expected : c.expected) {
    INFO("expected: " << expected[0] << " | " << expected[1] << " | " << expected[2] << " | " << expected[3] << " | "
                      << expected[4]);
    CHECK(std::any_of(result.findings.begin(), result.findings.end(),
                      [&](const Finding& f) { return meets(f, expected); }));
  }
  const auto errors = std::count_if(result.findings.begin(), result.findings.end(),
                                    [](const Finding& f) { return f.severity == Severity::error; });
  if (!c.errors.empty()) CHECK(std::to_string(errors) == c.errors);
  for (const auto& [verdict, text] : c.counts) {
    const auto space = text.find(' ');
    INFO(verdict << " " << text);
    CHECK(std::to_string(count_of(result, verdict, text.substr(0, space))) == text.substr(space + 1));
  }
}

}  // namespace

TEST_CASE("published tables give the findings that their worked cases state") {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(ECUMENE_SOURCE_DIR "/tests/cases")) {
    const auto name = entry.path().filename().string();
    if (name.starts_with("audit-") && name.ends_with(".case")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  REQUIRE(!paths.empty());
  for (const auto& path : paths) {
    const auto c = read_case(path);
    CAPTURE(path.filename().string());
    CAPTURE(c.title);
    check_case(c);
  }
}

}  // namespace ecumene
