// ecumene rate TABLE: ranks per indicator, mean rank, composite score.
#include <algorithm>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/json.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene::cli {

int rate_command(const Arguments& arguments) {
  const RegionsRead read = read_regions(arguments);
  RatingOptions options = arguments.rating;
  for (const std::string& indicator : arguments.lower_is_better) read.table.indicator_index(indicator);  // refuses
  for (const std::string& indicator : read.table.indicators) {
    const auto& lower = arguments.lower_is_better;
    const bool is_lower = std::find(lower.begin(), lower.end(), indicator) != lower.end();
    options.activities.push_back({.indicator = indicator, .better = is_lower ? Better::lower : Better::higher});
  }
  const std::string work = "rating " + std::to_string(read.table.regions.size()) + " regions: ";
  const RatingResult result = rate(read.table, options, [&](std::string_view stage, double fraction) {
    show_progress(work + std::string(stage), 0.3 + 0.7 * fraction);  // reading is behind
  });
  std::vector<Finding> findings = read.findings;
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
  print_findings(result.findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
