#include <cmath>
#include <limits>
#include <utility>

#include "ecumene/base/decimal.hpp"
#include "ecumene/panel/region_table.hpp"
#include "ecumene/report/demo_report.hpp"

namespace ecumene {
namespace {

Cell demo_cell(const std::string& raw, std::uint32_t row, std::uint32_t field) {
  Cell cell;
  cell.raw = raw;
  cell.row = row;
  cell.field = field;
  cell.line = row;
  cell.kind = CellKind::text;
  const std::size_t dash = raw.find('-', 1);
  if (const auto number = Decimal::parse(raw)) {
    cell.kind = CellKind::number;
    cell.low = cell.high = *number;
  } else if (raw == "...") {
    cell.kind = CellKind::absent;
    cell.status = ObservationStatus::missing;
  } else if (raw.empty()) {
    cell.kind = CellKind::empty;
  } else if (dash != std::string::npos && Decimal::parse(raw.substr(0, dash)) && Decimal::parse(raw.substr(dash + 1))) {
    cell.kind = CellKind::interval;
    cell.low = *Decimal::parse(raw.substr(0, dash));
    cell.high = *Decimal::parse(raw.substr(dash + 1));
  }
  return cell;
}

const std::vector<std::vector<std::string>> ratings_by_activity = {
    {"Region", "Economic activities / Mining operations", "Economic activities / Manufacturing activity",
     "Economic activities / Transport and communication", "Economic activities / Financial activity",
     "Economic activities / Real estate, lease, provision of services", "Mean rating", "Innovation rating"},
    {"Altai Republic", "11-12", "11-12", "11-12", "12", "12", "11.7", "12"},
    {"Republic of Buryatia", "6-8", "9-10", "9", "7-8", "8-9", "8.3", "6-7"},
    {"Tyva Republic", "11-12", "11-12", "11-12", "11", "10-11", "11.2", "10-11"},
    {"Republic of Khakassia", "9", "6-8", "10", "10", "10-11", "9.3", "10-11"},
    {"Altai Krai", "10", "6-8", "8", "9", "8-9", "8.5", "3-4"},
    {"Zabaykalsky Krai", "6-8", "9-10", "5-7", "6", "7", "7.1", "8-9"},
    {"Krasnoyarsk Krai", "1", "1", "1", "3", "1", "1.6", "3-4"},
    {"Irkutsk Oblast", "3-4", "3-4", "3-4", "2", "3-5", "3.3", "6-7"},
    {"Kemerovo Oblast", "2", "5", "5-7", "4-5", "6", "4.7", "8-9"},
    {"Novosibirsk Oblast", "6-8", "3-4", "2", "1", "2", "3.1", "1-2"},
    {"Omsk Oblast", "5", "2", "5-7", "4-5", "3-5", "4.9", "5"},
    {"Tomsk Oblast", "3-4", "6-8", "3-4", "7-8", "3-5", "4.6", "1-2"}};

const std::vector<std::vector<std::string>> funding = {
    {"Funding source", "2005", "2006", "2007", "2008", "2009", "2010"},
    {"Own funds", "73.1", "74.0", "69.2", "85.1", "76.0", "78.3"},
    {"Federal budget", "4.4", "4.0", "4.8", "2.6", "4.5", "14.1"},
    {"Budget of the subject of the Russian Federation", "0.4", "0.8", "0.1", "0.3", "...", "0.0"},
    {"Extra-budgetary funds", "0.1", "0.0", "0.0", "0.1", "0.0", "0.0"},
    {"Foreign investments", "0.0", "0.0", "0.0", "0.0", "...", "0.1"},
    {"Other funds", "21.7", "21.0", "25.6", "11.6", "16.8", "7.5"},
    {"Total costs", "100", "100", "100", "100", "100", "100"}};

const std::vector<std::vector<std::string>> published_groups = {
    {"Region", "Group"},        {"Kemerovo Oblast", "1"},
    {"Krasnoyarsk Krai", "1"},  {"Tomsk Oblast", "2"},
    {"Omsk Oblast", "2"},       {"Irkutsk Oblast", "2"},
    {"Altai Republic", "3"},    {"Republic of Buryatia", "3"},
    {"Zabaykalsky Krai", "3"},  {"Republic of Khakassia", "3"},
    {"Tyva Republic", "3"},     {"Altai Republic", "3"},
    {"Novosibirsk Oblast", "3"}};

Finding mean_finding(const Table& table, std::size_t row, const std::string& recomputed, const std::string& effect) {
  Finding finding;
  finding.code = "demo-mean";
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.printed = table.at(row, 5).raw;
  finding.recomputed = recomputed;
  finding.what = "The mean rating of " + table.rows[row].label() + " is printed as " + finding.printed +
                 "; the five ratings beside it have the mean " + recomputed + ".";
  finding.way_out = "Check the printed source; if it is a misprint, correct the cell in the study.";
  finding.places.push_back(table.place(row, 5));
  for (std::size_t column = 0; column < 5; ++column) finding.places.push_back(table.place(row, column));
  finding.repair.cells.push_back({table.place(row, 5), finding.printed, recomputed});
  finding.repair.alternatives = 2;
  finding.repair.effect = effect;
  return finding;
}

Finding repeated_region(const Table& table) {
  Finding finding;
  finding.code = "demo-partition";
  finding.severity = Severity::error;
  finding.verdict = Verdict::conflict;
  finding.what = "The list of groups names Altai Republic twice, while Altai Krai stands in no group.";
  finding.way_out = "Read the second mention as Altai Krai, or ask the author.";
  finding.places = {table.row_place(5), table.row_place(10)};
  finding.printed = "Altai Republic";
  return finding;
}

Finding open_share(const Table& table) {
  Finding finding;
  finding.code = "demo-shares";
  finding.severity = Severity::warning;
  finding.verdict = Verdict::open;
  finding.what = "The shares of 2009 add up to 97.3; two parts have no figure and must hold 2.7 between them.";
  finding.way_out = "Nothing to do: the missing parts are shown as a gap.";
  for (std::size_t row = 0; row < 6; ++row) finding.places.push_back(table.place(row, 4));
  finding.printed = "100";
  return finding;
}

AuditResult demo_audit(const std::vector<Table>& tables) {
  AuditResult audit;
  audit.findings = {mean_finding(tables[0], 6, "1.4", "Krasnoyarsk Krai stays first."),
                    mean_finding(tables[0], 10, "4.3", "Omsk Oblast moves from place 6 to place 4."),
                    mean_finding(tables[0], 11, "5.1", "Tomsk Oblast moves from place 4 to place 6."),
                    repeated_region(tables[2]), open_share(tables[1])};
  audit.counts = {{"mean-of-columns", 9, 0, 3, 0}, {"partition", 0, 0, 1, 0}, {"shares", 4, 1, 0, 1}};
  return audit;
}

PrintedRating demo_printed_rating(const Table& table, const Rating& rating) {
  PrintedRating result;
  result.name = "Mean rating of table 1";
  std::vector<double> printed_values;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    result.regions.push_back(table.rows[row].label());
    result.printed.push_back(table.at(row, 5).raw);
    const Decimal tenths(static_cast<std::int64_t>(std::lround(rating.mean_rank[row] * 10)), 1);
    result.recomputed.push_back(tenths.to_string());
    result.differs.push_back(std::abs(rating.mean_rank[row] - table.at(row, 5).low.to_double()) > 0.0501);
    result.places.push_back(table.place(row, 5));
    printed_values.push_back(table.at(row, 5).low.to_double());
  }
  result.printed_rank = order_of(printed_values, Better::lower);
  result.recomputed_rank = rating.overall;
  return result;
}

NamedRanks column_ranks(const Table& table, std::size_t column, std::string name) {
  NamedRanks ranks{std::move(name), {}, {}};
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    ranks.regions.push_back(table.rows[row].label());
    ranks.ranks.push_back({table.at(row, column).low.to_double(), table.at(row, column).high.to_double()});
  }
  return ranks;
}

ShareSeries demo_shares(const Table& table) {
  ShareSeries shares{
      "Funding of innovative enterprises in the Siberian Federal District, %", table.name, {}, {}, {}, {}};
  for (const TableColumn& column : table.columns) shares.periods.push_back(column.label);
  for (std::size_t row = 0; row + 1 < table.rows.size(); ++row) {
    shares.parts.push_back(table.rows[row].label());
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const Cell& cell = table.at(row, column);
      shares.values.push_back(cell.is_numeric() ? cell.low.to_double() : std::numeric_limits<double>::quiet_NaN());
      shares.places.push_back(table.place(row, column));
    }
  }
  return shares;
}

TypologySection demo_typology(const RegionTable& regions, Linkage linkage, const PublishedGroups& published) {
  TypologyOptions options;
  options.linkage = linkage;
  options.groups = 3;
  TypologySection section;
  section.typology = group(regions, options).typology;
  section.agreements = {agreement(section.typology, published)};
  section.linkages = compare_linkages(section.typology);
  return section;
}

RegionTable activities_of(const Table& table) {
  RegionTableOptions options;
  options.without = {"Mean rating", "Innovation rating"};
  return region_table(table, options).table;
}

}  // namespace

Table demo_table(const std::string& name, const std::string& title, const std::vector<std::vector<std::string>>& rows) {
  Table table;
  table.source = name + ".csv";
  table.name = name;
  table.title = title;
  table.stub_headings = {rows.front().front()};
  for (std::size_t column = 1; column < rows.front().size(); ++column) {
    const auto field = static_cast<std::uint32_t>(column + 1);
    table.columns.push_back({rows.front()[column], std::nullopt, field, demo_cell(rows.front()[column], 1, field)});
  }
  for (std::size_t row = 1; row < rows.size(); ++row) {
    const auto number = static_cast<std::uint32_t>(row + 1);
    Cell stub = demo_cell(rows[row].front(), number, 1);
    stub.kind = CellKind::text;
    table.rows.push_back({{stub}});
    for (std::size_t column = 1; column < rows[row].size(); ++column) {
      table.cells.push_back(demo_cell(rows[row][column], number, static_cast<std::uint32_t>(column + 1)));
    }
  }
  return table;
}

ReportInput demo_report() {
  ReportInput input;
  input.title = "Regions of the Siberian Federal District";
  input.subtitle = "Ratings by economic activity, groups of regions and funding of innovation, 2005–2011";
  input.program_version = "0.1.0";
  input.tables = {demo_table("table-1", "Table 1. Ratings of the regions by economic activity", ratings_by_activity),
                  demo_table("table-2", "Table 2. Funding sources of innovative enterprises, %", funding),
                  demo_table("groups", "Groups by social and economic indicators", published_groups)};
  for (const Table& table : input.tables) {
    input.sources.push_back({table.source, "Tyuleneva N. (2012), European Review of Industrial Economics and Policy 5.",
                             "figures with citation", std::string(64, 'a'), 1234});
  }
  input.audit = demo_audit(input.tables);
  const RegionTable regions = activities_of(input.tables[0]);
  input.ratings = {rate(regions).rating};
  input.printed_ratings = {demo_printed_rating(input.tables[0], input.ratings[0])};
  NamedRanks by_mean = ranks_by_mean(input.ratings[0]);
  by_mean.name = "Mean of the activities";
  input.comparisons = {compare(by_mean, column_ranks(input.tables[0], 6, "Innovation rating"))};
  PublishedGroups published{"the published groups", {}, {}, {}};
  for (std::size_t row = 0; row < input.tables[2].rows.size(); ++row) {
    published.regions.push_back(input.tables[2].rows[row].label());
    published.groups.push_back(input.tables[2].at(row, 0).raw);
    published.places.push_back(input.tables[2].row_place(row));
  }
  input.typologies = {demo_typology(regions, Linkage::single, published),
                      demo_typology(regions, Linkage::ward_d2, published)};
  input.shares = {demo_shares(input.tables[1])};
  return input;
}

}  // namespace ecumene
