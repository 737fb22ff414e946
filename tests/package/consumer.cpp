// Uses the installed library as its users would: reads a table, audits and rates it.
#include <ecumene/audit/audit.hpp>
#include <ecumene/diagnosis/rating.hpp>
#include <ecumene/panel/region_table.hpp>
#include <ecumene/source/read.hpp>

#include <cstdio>

int main() {
  const char* csv = "Region,Output,Jobs\nA,3.5,20\nB,1.5,30\nC,2.5,10\n";
  const ecumene::ReadResult read = ecumene::read_tables(csv, "regions.csv", {});
  const ecumene::AuditResult audited = ecumene::audit(read.tables);
  const ecumene::RatingResult rated = ecumene::rate(ecumene::region_table(read.tables.at(0)).table);
  for (std::size_t i = 0; i < rated.rating.regions.size(); ++i) {
    std::printf("%s %s\n", rated.rating.regions[i].c_str(), ecumene::printed(rated.rating.ranks.at(0)[i]).c_str());
  }
  const bool right =
      rated.rating.regions.size() == 3 && rated.rating.ranks.at(0)[0].low == 1 && audited.findings.empty();
  return right ? 0 : 1;
}
