// ecumene group TABLE: groups of regions by hierarchical cluster analysis.
#include <sstream>

#include "apps/cli/group_places.hpp"
#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene::cli {

int group_command(const Arguments& arguments) {
  if (are_many_places(arguments)) return group_places_command(arguments);
  const RegionsRead read = read_regions(arguments);
  if (read.table.regions.size() > typology_limit) return group_places_command(arguments, read);
  const std::string work = "grouping " + std::to_string(read.table.regions.size()) + " regions: ";
  const TypologyResult result = group(read.table, arguments.typology, [&](std::string_view stage, double fraction) {
    show_progress(work + std::string(stage), 0.2 + 0.8 * fraction);  // reading is behind
  });
  std::vector<Finding> findings = read.findings;
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
  if (arguments.tree.empty()) {
    print_result(out.str(), arguments);
  } else {
    write_tree_file(arguments.tree, result.typology.tree, [&] { print_result(out.str(), arguments); });
  }
  print_findings(result.findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
