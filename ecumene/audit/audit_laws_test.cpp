// Laws of the audit: what may not change what it finds, and what users can rely on.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/finding_codes.hpp"
#include "ecumene/audit/generated_tables_internal.hpp"
#include "ecumene/audit/table_text_internal.hpp"

namespace ecumene {
namespace {

using testing::table_from_text;

std::multiset<std::string> faults(const AuditResult& result) {
  std::multiset<std::string> all;
  for (const auto& finding : result.findings)
    if (finding.severity == Severity::error)
      all.insert(finding.code + " " + finding.places.front().row_label + "/" + finding.places.front().column_label);
  return all;
}

std::size_t errors(const AuditResult& result) {
  return faults(result).size();
}

void reorder_rows(testing::Generated& table, std::mt19937_64& random) {
  std::vector<std::size_t> order(table.row_labels.size());
  std::iota(order.begin(), order.end(), 0);
  std::shuffle(order.begin(), order.end(), random);
  auto copy = table;
  for (std::size_t i = 0; i < order.size(); ++i) {
    table.row_labels[i] = copy.row_labels[order[i]];
    table.cells[i] = copy.cells[order[i]];
  }
}

constexpr const char* balance = R"(Region | Industry | Services | Total
A | 120.4 | 34.5 | 154.9
B | 98.7 | 10.4 | 109.1
C | 231.5 | 49.8 | 281.3
D | 77.2 | 21.6 | 99.8
E | 45.0 | 12.3 | 57.3
F | 66.1 | 20.2 | 86.3
)";

std::string shifted(std::string text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '.' && i + 1 < text.size()) {
      result += text[i + 1];
      ++i;
    } else {
      result += text[i];
    }
  return result;
}

}  // namespace

TEST_CASE("reordering the regions of a table of ranks or means reorders the findings and changes nothing else") {
  constexpr std::uint64_t seed = 4711;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 30; ++i) {
    auto generated = testing::generated(i % 2 == 0 ? 5 : 6, random);
    testing::Spot where;
    if (!testing::inject(generated, random, where)) continue;
    const std::array before{generated.table()};
    reorder_rows(generated, random);
    const std::array after{generated.table()};
    CAPTURE(generated.kind);
    CHECK(faults(audit(before)) == faults(audit(after)));
  }
}

TEST_CASE("printing every figure ten times larger changes no verdict") {
  const std::array plain{table_from_text(balance)}, larger{table_from_text(shifted(balance))};
  const auto a = audit(plain), b = audit(larger);
  REQUIRE(errors(a) == 1);
  CHECK(faults(a) == faults(b));
  CHECK(a.findings.front().printed == "99.8");
  CHECK(a.findings.front().recomputed == "98.8");
  CHECK(b.findings.front().recomputed == "988");
}

TEST_CASE("a stated relation is checked where no figure would suggest it") {
  const std::array tables{table_from_text("Region | a | b | c\nA | 1 | 2 | 4\n")};
  CHECK(audit(tables).findings.empty());
  AuditOptions options;
  options.relations.push_back({.check = "totals", .table = {}, .target = "c", .parts = {"a", "b"}, .rule = {}});
  const auto result = audit(tables, options);
  REQUIRE(result.findings.empty());  // 4 against 3 is within the rounding of three printed integers
  options.relations.front().target = "a";
  options.relations.front().parts = {"b", "c"};
  const auto wrong = audit(tables, options);
  REQUIRE(wrong.findings.size() == 1);
  CHECK(wrong.findings.front().code == "totals-conflict");
  CHECK(wrong.findings.front().recomputed == "6");
}

TEST_CASE("a stated relation with a label that the table does not have is refused by name") {
  const std::array tables{table_from_text("Region | a | b\nA | 1 | 2\n", 1, "small")};
  AuditOptions options;
  options.relations.push_back({.check = "totals", .table = "small", .target = "sum", .parts = {"a", "b"}, .rule = {}});
  const auto result = audit(tables, options);
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings.front().code == "relation-label-unknown");
  CHECK(result.findings.front().what ==
        "the stated relation \"totals\" of \"sum\" names labels that table \"small\" does not have together in its "
        "headings or in its rows");
}

TEST_CASE("an unknown check is refused with the names there are") {
  AuditOptions options;
  options.checks = {"sums"};
  try {
    audit({}, options);
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.finding().code == "check-unknown");
    CHECK(error.finding().what == "there is no check called \"sums\"");
    CHECK(error.finding().way_out ==
          "use one of: classification complement duplicates mean-of-ranks means partition percent-of-counts "
          "range-of-parts rank-order "
          "ranks shares totals");
  }
}

TEST_CASE("checks run alone or left out as asked") {
  const std::array tables{table_from_text(balance)};
  AuditOptions options;
  options.without = {"totals"};
  CHECK(audit(tables, options).findings.empty());
  options.without.clear();
  options.checks = {"totals"};
  CHECK(errors(audit(tables, options)) == 1);
}

TEST_CASE("holding figures are listed on request, each with its parts") {
  const std::array tables{table_from_text(balance)};
  const auto result =
      audit(tables, {.checks = {}, .without = {}, .relations = {}, .regions = {}, .list_holding = true});
  std::size_t holding = 0;
  for (const auto& finding : result.findings)
    if (finding.code == "recomputation-holds") {
      ++holding;
      CHECK(finding.severity == Severity::note);
      CHECK(finding.places.size() == 3);
    }
  CHECK(holding == 5);
}

TEST_CASE("figures cut off instead of rounded are not called wrong") {
  // 1/3, 2/3 and so on cut to one decimal; the totals are cut from the exact sums.
  const std::array tables{table_from_text(R"(Region | a | b | c | d | e | f | Total
A | 10.3 | 20.6 | 30.3 | 40.6 | 50.6 | 60.6 | 213.6
B | 11.6 | 22.6 | 31.6 | 43.6 | 51.6 | 67.6 | 231.9
C | 15.9 | 25.9 | 35.8 | 45.9 | 55.9 | 65.9 | 245.9
D | 12.1 | 21.0 | 33.2 | 41.1 | 57.1 | 62.0 | 226.7
E | 17.9 | 28.9 | 38.9 | 47.8 | 58.9 | 61.9 | 254.9
)")};
  CHECK(errors(audit(tables)) == 0);
}

TEST_CASE("strange tables are audited without complaint") {
  CHECK(audit({}).findings.empty());
  const std::array tables{
      Table{},
      table_from_text("Region | a\n"),
      table_from_text("Region | a\nA | \n"),
      table_from_text("Region | a | b\nA | 1e308 | 1e-300\nB | 99999999999999999999999999999999999999 | 0\n"),
      table_from_text("Region | a | b | c\nA | 0 | 0 | 0\nB | 0 | 0 | 0\nC | - | - | -\n"),
      table_from_text("|\n|\n|\n", 0),
      table_from_text("Region | a | b\nTotal | ... | ...\nTotal | x | y\n")};
  CHECK(errors(audit(tables)) == 0);
}

TEST_CASE("checks are listed sorted, and every one says where it comes from and which worked case shows it") {
  const auto all = checks();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto* a, const auto* b) { return a->name < b->name; }));
  for (const auto* check : all) {
    CAPTURE(check->name);
    CHECK(!check->title.empty());
    CHECK(!check->formula.empty());
    CHECK(!check->source.empty());
    CHECK(check->example.starts_with("tests/cases/audit-"));
  }
  const auto codes = audit_finding_codes();
  CHECK(std::is_sorted(codes.begin(), codes.end(), [](const auto& a, const auto& b) { return a.code < b.code; }));
}

}  // namespace ecumene
