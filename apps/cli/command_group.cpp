// ecumene group TABLE: groups of regions by hierarchical cluster analysis.
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/panel/region_table.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene::cli {

int group_command(const Arguments& arguments) {
  const TablesRead read = read_named_tables(arguments);
  const RegionTableResult table =
      region_table(first_table(read), {.indicators = arguments.indicators, .without = arguments.without});
  show_progress("grouping " + std::to_string(table.table.regions.size()) + " regions", 0.3);
  const TypologyResult result = group(table.table, arguments.typology);
  std::vector<Finding> findings = read.findings;
  findings.insert(findings.end(), table.findings.begin(), table.findings.end());
  findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  std::ostringstream out;
  if (arguments.format == Format::json) {
    JsonWriter json(out);
    write_typology_json(json, result.typology);
    out << '\n';
  } else {
    out << (arguments.format == Format::csv ? memberships_csv(result.typology) : typology_text(result.typology));
  }
  if (arguments.all_linkages && arguments.format == Format::text) {
    out << '\n' << linkages_text(compare_linkages(result.typology), result.typology);
  }
  print_result(out.str(), arguments);
  print_findings(findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
