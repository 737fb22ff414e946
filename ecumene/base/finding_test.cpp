#include "ecumene/base/finding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>
#include <vector>

#include "ecumene/base/finding_codes.hpp"

using namespace ecumene;

TEST_CASE("a cell has the address that a spreadsheet shows") {
  CHECK(cell_address(1, 1) == "A1");
  CHECK(cell_address(7, 2) == "B7");
  CHECK(cell_address(1, 26) == "Z1");
  CHECK(cell_address(1, 27) == "AA1");
  CHECK(cell_address(1, 52) == "AZ1");
  CHECK(cell_address(1, 53) == "BA1");
  CHECK(cell_address(9, 702) == "ZZ9");
  CHECK(cell_address(9, 703) == "AAA9");
  CHECK(cell_address(1048576, 16384) == "XFD1048576");  // the last cell of an XLSX sheet
  CHECK(cell_address(0, 1).empty());
  CHECK(cell_address(1, 0).empty());
}

TEST_CASE("every address reads back as its column") {
  std::set<std::string> seen;
  for (std::uint32_t field = 1; field <= 20000; ++field) {
    const std::string address = cell_address(1, field);
    std::uint32_t column = 0;
    for (const char c : address.substr(0, address.size() - 1))
      column = column * 26 + static_cast<std::uint32_t>(c - 'A') + 1;
    REQUIRE(column == field);
    seen.insert(address);
  }
  CHECK(seen.size() == 20000);
}

TEST_CASE("a place is named as an editor or a spreadsheet names it") {
  CHECK(to_string(Place{.source = "regions.csv"}) == "regions.csv");
  CHECK(to_string(Place{.source = "regions.csv", .line = 14}) == "regions.csv:14");
  CHECK(to_string(Place{.source = "regions.csv", .line = 14, .column = 7}) == "regions.csv:14:7");
  CHECK(to_string(Place{.source = "book.xlsx", .sheet = "Sheet1", .row = 14, .field = 3}) == "book.xlsx:Sheet1!C14");
  CHECK(to_string(Place{.source = "book.xlsx", .sheet = "Sheet1"}) == "book.xlsx:Sheet1");
  CHECK(to_string(Place{.source = "table.csv", .row = 14, .field = 3}) == "table.csv:C14");
}

TEST_CASE("a finding is told as place, severity, code, what and way out") {
  const Finding finding{
      .code = "number-not-understood",
      .severity = Severity::error,
      .what = "'1,234' in column \"output, mln\" (row \"Томск\")",
      .way_out = "say what the comma is: --decimal=comma (reads 1.234) or --thousands=comma (reads 1234)",
      .places = {Place{.source = "regions.csv", .line = 14, .column = 7}}};
  CHECK(to_string(finding) ==
        "regions.csv:14:7: error: number-not-understood: '1,234' in column \"output, mln\" (row \"Томск\")\n"
        "    way out: say what the comma is: --decimal=comma (reads 1.234) or --thousands=comma (reads 1234)");
  CHECK(std::string(Error(finding).what()) == to_string(finding));
  CHECK(Error(finding).finding() == finding);
  CHECK(to_string(Finding{.code = "note", .severity = Severity::note, .what = "seen"}) == "note: note: seen");
}

TEST_CASE("people see errors first, then conflicts, then the order of the source") {
  const auto make = [](Severity severity, Verdict verdict, std::string source, std::uint64_t line) {
    return Finding{.code = "c",
                   .severity = severity,
                   .verdict = verdict,
                   .what = "w",
                   .places = {Place{.source = std::move(source), .line = line}}};
  };
  const std::vector<Finding> ordered{
      make(Severity::error, Verdict::none, "b", 9),       make(Severity::warning, Verdict::conflict, "b", 1),
      make(Severity::warning, Verdict::open, "a", 1),     make(Severity::warning, Verdict::none, "a", 2),
      make(Severity::warning, Verdict::none, "a", 3),     make(Severity::warning, Verdict::none, "b", 1),
      make(Severity::warning, Verdict::rounding, "a", 1), make(Severity::warning, Verdict::holds, "a", 1),
      make(Severity::note, Verdict::conflict, "a", 1),
  };
  std::vector<Finding> shuffled(ordered.rbegin(), ordered.rend());
  std::sort(shuffled.begin(), shuffled.end(), [](const auto& a, const auto& b) { return display_order(a, b) < 0; });
  CHECK(shuffled == ordered);
  CHECK(display_order(Finding{}, Finding{}) == std::weak_ordering::equivalent);
}

TEST_CASE("every verdict and severity has its word") {
  CHECK(to_string(Severity::note) == "note");
  CHECK(to_string(Severity::error) == "error");
  CHECK(to_string(Verdict::none).empty());
  CHECK(to_string(Verdict::holds) == "holds");
  CHECK(to_string(Verdict::conflict) == "conflict");
  CHECK(to_string(Verdict::open) == "open");
}

TEST_CASE("the codes are listed in order, each explained") {
  const auto codes = base_finding_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
  for (const FindingCode& code : codes) {
    CAPTURE(code.code);
    CHECK_FALSE(code.title.empty());
    CHECK(code.explanation.size() > 20);
    CHECK_FALSE(code.way_out.empty());
  }
}
