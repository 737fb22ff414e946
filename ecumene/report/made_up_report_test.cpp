#include <cmath>

#include "ecumene/panel/region_table.hpp"
#include "ecumene/report/demo_report.hpp"

namespace ecumene {

ReportInput hostile_report() {
  const std::string script = "<script>alert('1')</script>";
  const std::string right_to_left = "منطقة \"الشمال\" & co";
  const std::string overridden = "\u202Etfel ot thgir\u202C";
  const std::string longest = "Карачаево-Черкесская Республика и ещё одно очень длинное название, которого не бывает";
  const std::string damaged = "Tomsk\xFF\x01 Oblast";
  ReportInput input;
  input.title = "</title>" + script;
  input.subtitle = "\"quoted\" & 'quoted' <b>";
  input.tables = {demo_table("<t>\"'&", "Title " + script,
                             {{"Region", "x\" onmouseover=\"alert(1)", "y | z `code` *b*"},
                              {script, "1", "5"},
                              {right_to_left, "2", "3"},
                              {overridden, "4", "4"},
                              {longest, "8", "1"},
                              {damaged, "16", "2"}})};
  const RegionTable regions = region_table(input.tables[0]).table;
  input.ratings = {rate(regions).rating};
  input.comparisons = {compare(activity_ranks(input.ratings[0], 0), activity_ranks(input.ratings[0], 1))};
  input.typologies.push_back({group(regions, {}).typology, {}, {}});
  Finding finding;
  finding.code = "demo-hostile";
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.what = script;
  finding.way_out = "]]> --> " + script;
  finding.printed = "<1>";
  finding.recomputed = "&amp;";
  finding.places = {input.tables[0].place(0, 0)};
  finding.places.push_back(
      {.source = "notes \"<.txt", .sheet = {}, .line = 3, .row_label = {}, .column_label = {}, .text = script});
  input.audit.findings = {finding};
  input.audit.counts = {{script, 0, 0, 1, 0}};
  input.shares = {{script, "t", {script, right_to_left}, {"<2005>", "&"}, {40, 50, std::nan(""), 50}, {}}};
  return input;
}

ReportInput large_report(std::size_t regions) {
  std::vector<std::vector<std::string>> rows{{"Region", "a", "b", "c"}};
  std::uint64_t state = 12345;  // Knuth's MMIX generator: the same figures everywhere
  const auto figure = [&] {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    return std::to_string((state >> 33) % 10000);
  };
  for (std::size_t i = 0; i < regions; ++i) {
    std::vector<std::string> row{"Region " + std::to_string(i + 1)};
    for (int k = 0; k < 3; ++k) row.push_back(figure());
    rows.push_back(std::move(row));
  }
  ReportInput input;
  input.title = "Many regions";
  input.tables = {demo_table("large", "", rows)};
  const RegionTable table = region_table(input.tables[0]).table;
  input.ratings = {rate(table).rating};
  TypologyOptions options;
  options.scaling = Scaling::z_score;
  options.linkage = Linkage::ward_d2;
  options.groups = 5;
  options.optimal_order = false;
  input.typologies.push_back({group(table, options).typology, {}, {}});
  return input;
}

}  // namespace ecumene
