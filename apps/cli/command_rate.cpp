// ecumene rate TABLE: ranks per indicator, mean rank, composite score.
#include <algorithm>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/panel/region_table.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene::cli {

int rate_command(const Arguments& arguments) {
  const TablesRead read = read_named_tables(arguments);
  const RegionTableResult table =
      region_table(first_table(read), {.indicators = arguments.indicators, .without = arguments.without});
  RatingOptions options = arguments.rating;
  for (const std::string& indicator : arguments.lower_is_better) table.table.indicator_index(indicator);  // refuses
  for (const std::string& indicator : table.table.indicators) {
    const auto& lower = arguments.lower_is_better;
    const bool is_lower = std::find(lower.begin(), lower.end(), indicator) != lower.end();
    options.activities.push_back({.indicator = indicator, .better = is_lower ? Better::lower : Better::higher});
  }
  show_progress("rating", 0.5);
  const RatingResult result = rate(table.table, options);
  std::vector<Finding> findings = read.findings;
  findings.insert(findings.end(), table.findings.begin(), table.findings.end());
  findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  std::ostringstream out;
  if (arguments.format == Format::json) {
    JsonWriter json(out);
    write_rating_json(json, result.rating);
    out << '\n';
  } else {
    out << (arguments.format == Format::csv ? rating_csv(result.rating) : rating_text(result.rating));
  }
  print_result(out.str(), arguments);
  print_findings(findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
