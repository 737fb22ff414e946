// How often the audit cries wolf, and how often it sleeps: measured on random tables that are right by construction.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/generated_tables_internal.hpp"

namespace ecumene {
namespace {

constexpr std::uint64_t seed = 19760317;
constexpr int tables = 1000;

std::size_t checks_made(const AuditResult& result) {
  std::size_t sum = 0;
  for (const auto& count : result.counts) sum += count.holds + count.rounding + count.conflict + count.open;
  return sum;
}

bool is_alarm(const Finding& finding) {
  return finding.severity != Severity::note;
}

bool names(const Finding& finding, const testing::Spot& spot) {
  for (const auto& place : finding.places)
    if (place.row == spot.row + 2 && place.field == spot.column + 2) return true;
  return false;
}

struct Tally {
  std::size_t tables = 0, checks = 0, alarms = 0, injected = 0, found = 0, located = 0;
};

// Environment variable ECUMENE_AUDIT_SHOW=1 prints every false alarm and every error missed.
bool shows() {
  return std::getenv("ECUMENE_AUDIT_SHOW") != nullptr;
}

void show(const char* what, const testing::Generated& table, const testing::Spot* spot, const AuditResult& result) {
  if (!shows()) return;
  std::string text = std::string(what) + " (" + table.kind + ")";
  if (spot != nullptr)
    text += " at row " + std::to_string(spot->row + 2) + ", field " + std::to_string(spot->column + 2);
  for (const auto& label : table.column_labels) text += " | " + label;
  for (std::size_t i = 0; i < table.cells.size(); ++i) {
    text += "\n" + table.row_labels[i];
    for (const auto& cell : table.cells[i]) text += " | " + cell;
  }
  for (const auto& finding : result.findings)
    if (is_alarm(finding)) text += "\n" + to_string(finding);
  MESSAGE(text);
}

}  // namespace

TEST_CASE("correct tables raise at most one false alarm in 100 checks, and errors beyond rounding are found") {
  std::mt19937_64 random(seed);
  std::array<Tally, testing::kinds> by_kind{};
  std::array<std::string, testing::kinds> names_of_kinds;
  Tally all;
  for (int i = 0; i < tables; ++i) {
    auto generated = testing::generated(i, random);
    auto& tally = by_kind[static_cast<std::size_t>(i % testing::kinds)];
    names_of_kinds[static_cast<std::size_t>(i % testing::kinds)] = generated.kind;
    const std::array correct{generated.table()};
    const auto calm = audit(correct);
    std::size_t alarms = 0;
    for (const auto& finding : calm.findings) alarms += is_alarm(finding) ? 1 : 0;
    if (alarms > 0) show("false alarm", generated, nullptr, calm);
    tally.alarms += alarms;
    tally.checks += checks_made(calm);
    ++tally.tables;
    testing::Spot where;
    if (!testing::inject(generated, random, where)) continue;
    ++tally.injected;
    const std::array wrong{generated.table()};
    const auto result = audit(wrong);
    bool found = false, located = false;
    for (const auto& finding : result.findings) {
      if (finding.severity != Severity::error || !names(finding, where)) continue;
      found = true;
      const auto& first = finding.places.front();
      located = located || (first.row == where.row + 2 && first.field == where.column + 2);
    }
    tally.found += found ? 1 : 0;
    tally.located += located ? 1 : 0;
    if (!found) show("missed", generated, &where, result);
  }
  for (std::size_t k = 0; k < by_kind.size(); ++k) {
    const auto& t = by_kind[k];
    MESSAGE(names_of_kinds[k] << ": " << t.checks << " checks, " << t.alarms << " false alarms; found " << t.found
                              << " of " << t.injected << " errors, " << t.located << " of them at the very cell");
    all.checks += t.checks;
    all.alarms += t.alarms;
    all.injected += t.injected;
    all.found += t.found;
  }
  MESSAGE("seed " << seed << ", " << tables
                  << " tables: " << 100.0 * static_cast<double>(all.alarms) / static_cast<double>(all.checks)
                  << " false alarms per 100 checks; "
                  << 100.0 * static_cast<double>(all.found) / static_cast<double>(all.injected)
                  << " % of errors found");
  CHECK(all.alarms * 100 <= all.checks);
  CHECK(all.found * 100 >= all.injected * 97);
}

}  // namespace ecumene
