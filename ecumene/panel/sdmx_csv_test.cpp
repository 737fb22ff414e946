#include "ecumene/panel/sdmx_csv.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <map>
#include <random>
#include <sstream>

#include "ecumene/base/delimited.hpp"
#include "ecumene/panel/finding_codes.hpp"
#include "ecumene/panel/sdmx_period.hpp"
#include "ecumene/panel/table_for_tests.hpp"

using namespace ecumene;
using for_tests::codes;
using for_tests::observation;
using for_tests::panel;

namespace {

using Names = std::vector<std::string>;

const std::string heading = "ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,obs_status,source,passage";

SdmxCsvResult read(const std::string& text) {
  return read_sdmx_csv(std::string_view(text), "panel.csv");
}

Panel random_panel(unsigned seed, std::size_t rows) {
  std::mt19937 random(seed);
  const Names regions{"Omsk", "Томск, обл.", "say \"so\"", " padded ", "two\nlines", "#hash", "ümlaut"};
  const Names values{"1.60", "0", "-0.05", "6-8", "1e-300", "12345678901234567890123456789012345678", "3e5", ""};
  const Names periods{"1943-08-23", "194X", "1944-21", "1944-33", "1920/1921", "1986~", "2005", "../1945", "../.."};
  const Names units{"RUB", "%", "{person}", "RUB{2010}", "own unit"};
  Panel result;
  const auto any = [&](const Names& names) { return names[random() % names.size()]; };
  for (std::size_t i = 0; i < rows; ++i) {
    Observation o = observation(any(regions), "indicator " + std::to_string(random() % 3), 2005, any(values));
    o.period = *Period::parse(any(periods));
    const std::string code = any(units);
    o.unit = parse_unit(code).value_or(Unit{.code = code, .dimension = Dimension::other});
    o.unit.multiplier = static_cast<int>(random() % 4) * 3;
    o.passage = i % 3 == 0 ? "C" + std::to_string(i + 1) : "page 3, \"quoted\"";
    result.add(o);
  }
  return result;
}

}  // namespace

TEST_CASE("an observation is one line of tidy SDMX-CSV") {
  Observation o = observation("Omsk Oblast", "output", 2010, "1.60");
  o.unit = *parse_unit("RUB");
  o.unit.multiplier = 6;
  o.passage = "C14";
  CHECK(to_sdmx_csv(panel({o})) == heading + "\nOmsk Oblast,2010,output,RUB,6,1.60,A,yearbook.pdf,C14\n");
  CHECK(to_sdmx_csv(Panel{}) == heading + "\n");
}

TEST_CASE("intervals add obs_low and obs_high, and obs_value is the middle") {
  const std::string text =
      to_sdmx_csv(panel({observation("Omsk", "rank", 2010, "6-8"), observation("Tomsk", "rank", 2010, "11-12"),
                         observation("Tyva", "rank", 2010, "1")}));
  CHECK(text == heading +
                    ",obs_low,obs_high\nOmsk,2010,rank,1,0,7,A,yearbook.pdf,,6,8\n"
                    "Tomsk,2010,rank,1,0,11.5,A,yearbook.pdf,,11,12\nTyva,2010,rank,1,0,1,A,yearbook.pdf,,,\n");
  CHECK(to_sdmx_csv(read(text).panel) == text);
}

TEST_CASE("what was written reads back the same and is written the same") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    CAPTURE(seed);
    const Panel p = random_panel(seed, 400);
    const std::string text = to_sdmx_csv(p);
    const auto back = read(text);
    CHECK(codes(back.findings) == Names{"unit-unknown"});
    CHECK(back.rejected.empty());
    CHECK(back.panel == p);
    CHECK(to_sdmx_csv(back.panel) == text);
  }
}

TEST_CASE("intervals whose ends print alike or hardly have a middle are written the same twice") {
  for (const char* ends : {"0e3999,0e39", "0e3999,2e3999", "3e5,300000", "1e-3999,1e3999", "3e5,5e5", "1.6,1.60"}) {
    CAPTURE(ends);
    const auto first = read("ref_area,time_period,indicator,obs_low,obs_high\nOmsk,2010,x," + std::string(ends) + "\n");
    REQUIRE(first.rejected.empty());
    const std::string text = to_sdmx_csv(first.panel);
    const auto second = read(text);
    CHECK(second.panel.value(0) == first.panel.value(0));
    CHECK(to_sdmx_csv(second.panel) == text);
  }
}

TEST_CASE("every status code of CL_OBS_STATUS goes in and out") {
  std::string text = heading + "\n";
  for (const char status : std::string("ABDEFGIKWOMPSLHQJNUV")) {
    text += std::string("Omsk,2010,x,1,0,5,") + status + ",s,C" + std::to_string(static_cast<int>(status)) + '\n';
  }
  const auto result = read(text);
  CHECK(result.findings.empty());
  CHECK(result.panel.size() == 20);
  CHECK(to_sdmx_csv(result.panel) == text);
}

TEST_CASE("the SDMX code list itself, as published, is understood") {
  std::ifstream file(ECUMENE_SOURCE_DIR "/../shared/verify/sdmx_CL_OBS_STATUS_2.2.csv");
  if (!file) {
    MESSAGE("skipped: the published code list is not here");
    return;
  }
  std::stringstream bytes;
  bytes << file.rdbuf();
  const std::string list = bytes.str();
  auto reader = DelimitedReader::from_bytes(list, "list");
  std::string text = heading + "\n";
  std::size_t count = 0;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      if (row.number() == 1) continue;
      text += "Omsk,2010,x,1,0,5," + std::string(row.text(0)) + ",s,p\n";
      ++count;
    }
  }
  CHECK(count == 20);
  CHECK(read(text).rejected.empty());
}

TEST_CASE("SDMX-CSV of other writers: upper case, labels, columns in another order, flow columns kept as notes") {
  const auto result = read(
      "DATAFLOW,FREQ,REF_AREA: Reference area,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS: "
      "Status,UNIT_MEASURE,DECIMALS\n"
      "ESTAT:X(1.0),A,FR: France,GDP,2010-Q2,12.5,P: Provisional value,EUR,1\n"
      "ESTAT:X(1.0),A,DE: Germany,GDP,2010-Q2,NaN,,EUR,2\n");
  REQUIRE(result.panel.size() == 2);
  const Observation france = result.panel.at(0);
  CHECK(france.region == "FR");
  CHECK(france.period == Period::parse("2010-34"));
  CHECK(france.status == ObservationStatus::provisional);
  CHECK(france.source == "panel.csv");
  CHECK(to_string(result.panel.place(0)) == "panel.csv:2:39");
  CHECK(result.panel.at(1).status == ObservationStatus::missing);
  CHECK_FALSE(result.panel.has_value(1));
  REQUIRE(codes(result.findings) == Names{"column-not-used", "column-not-used", "column-not-used"});
  CHECK(result.findings[0].what == "column \"DATAFLOW\" is not read; it holds \"ESTAT:X(1.0)\" in every row");
  CHECK(result.findings[0].severity == Severity::note);
  CHECK(result.findings[2].what == "column \"DECIMALS\" is not read; it holds different values, the first is \"1\"");
  CHECK(result.findings[2].severity == Severity::warning);
}

TEST_CASE("a row that cannot be read is rejected with its reason and its place, and the others stay") {
  const auto result = read(heading +
                           "\nOmsk,2010,x,1,0,\"1,234\",A,s,p\n"
                           "Omsk,soon,x,1,0,1,A,s,p\n"
                           "Omsk,2010,x,1,k,1,A,s,p\n"
                           "Omsk,2010,x,1,0,1,normal,s,p\n"
                           ",2010,x,1,0,1,A,s,p\n"
                           "Omsk,2010,x\n"
                           "Tomsk,2010,x,1,0,1,A,s,p\n");
  CHECK(result.panel.size() == 1);
  CHECK(result.panel.region_count() == 1);
  CHECK(codes(result.findings) == Names{"number-not-understood", "period-not-understood", "multiplier-not-understood",
                                        "status-unknown", "region-without-name", "row-ragged"});
  CHECK(
      to_string(result.findings[0]) ==
      "panel.csv:2:17: error: number-not-understood: \"1,234\" is no number\n    way out: write digits with a decimal "
      "point and without separators of thousands (1234.5); leave the field empty and say why in obs_status if there "
      "is no value");
  REQUIRE(result.rejected.size() == 6);
  CHECK(result.rejected[0].raw == "Omsk,2010,x,1,0,\"1,234\",A,s,p");
  CHECK(result.rejected[5].reason == "row-ragged");
  CHECK(result.rejected[5].line == 7);
}

TEST_CASE("intervals that do not fit are rejected") {
  const auto result = read(
      "ref_area,time_period,indicator,obs_value,obs_low,obs_high\n"
      "A,2010,x,7,8,6\nA,2010,x,7,6,\nA,2010,x,6,6,8\nA,2010,x,,6,8\n");
  CHECK(result.rejected.size() == 3);
  CHECK(codes(result.findings) ==
        Names{"interval-not-understood", "interval-not-understood", "interval-not-understood"});
  CHECK(result.findings[2].what == "obs_value 6 is not the middle of 6-8");
  REQUIRE(result.panel.size() == 1);
  CHECK(result.panel.number(0) == 7);
}

TEST_CASE("of many bad rows twenty are told one by one and all are kept") {
  std::string text = heading + "\n";
  for (int i = 0; i < 50; ++i) text += "Omsk,2010,x,1,0,bad,A,s,p\n";
  const auto result = read(text);
  CHECK(result.rejected.size() == 50);
  CHECK(result.findings.size() == 21);
  CHECK(result.findings.back().code == "rows-rejected");
  CHECK(result.findings.back().what == "50 rows are rejected; the first 20 are listed one by one");
}

TEST_CASE("a file that is no tidy SDMX-CSV is refused") {
  CHECK(
      for_tests::refusal([] { read("region,output\nOmsk,1\n"); }) ==
      "panel.csv:1: error: column-missing: there is no column ref_area among \"region\", \"output\"\n    way out: tidy "
      "SDMX-CSV begins with ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,obs_status; a table of "
      "regions and indicators is read as a table, not as SDMX-CSV");
  CHECK(for_tests::refusal([] { read(""); }).starts_with("panel.csv: error: file-empty: "));
  CHECK(for_tests::refusal([] { read("\n\n"); }).starts_with("panel.csv: error: file-empty: "));
  CHECK(for_tests::refusal([] {
          read_sdmx_csv(std::string("no/such/file.csv"));
        }).starts_with("no/such/file.csv: error: file-not-found: "));
}

TEST_CASE("a deletion of SDMX-CSV 2.0 is refused, an addition is read") {
  const auto result = read(
      "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,INDICATOR,OBS_VALUE\n"
      "dataflow,X,A,Omsk,2010,x,1\ndataflow,X,D,Omsk,2011,x,1\n");
  CHECK(result.panel.size() == 1);
  REQUIRE(result.rejected.size() == 1);
  CHECK(result.rejected[0].reason == "action-not-supported");
}

TEST_CASE("reporting periods of SDMX become the same days in EDTF") {
  const std::map<std::string, std::string> same{
      {"2010-A1", "2010"},
      {"2010-Q1", "2010-33"},
      {"2010-Q4", "2010-36"},
      {"2010-S2", "2010-41"},
      {"2010-M03", "2010-03"},
      {"2010-D032", "2010-02-01"},
      {"2010-T1", "2010-01/2010-04"},
      // ISO 8601: week 1 of 2010 began on Monday 4 January; 2009 had 53 weeks, the last into 2010.
      {"2010-W01", "2010-01-04/2010-01-10"},
      {"2009-W53", "2009-12-28/2010-01-03"},
      {"2012-D366", "2012-12-31"},
      {"1943-08-23", "1943-08-23"}};
  for (const auto& [sdmx, edtf] : same) {
    CAPTURE(sdmx);
    REQUIRE(sdmx_period(sdmx).has_value());
    CHECK(*sdmx_period(sdmx) == *Period::parse(edtf));
  }
  for (const char* text : {"2010-Q5", "2010-W53", "2010-D366", "2010-M13", "2010-S0", "10-Q1", "2010-Z1", "2010-Q", "",
                           "0000-W01", "2010-W1"}) {
    CAPTURE(text);
    CHECK_FALSE(sdmx_period(text).has_value());
  }
}

TEST_CASE("the room's finding codes are sorted and unique") {
  const auto list = panel_finding_codes();
  for (std::size_t i = 1; i < list.size(); ++i) {
    CAPTURE(list[i].code);
    CHECK(list[i - 1].code < list[i].code);
  }
}
