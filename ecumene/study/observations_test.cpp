#include <doctest/doctest.h>

#include "ecumene/panel/passage.hpp"
#include "ecumene/source/read.hpp"
#include "ecumene/study/observations_internal.hpp"

namespace ecumene {

namespace {

struct Made {
  Panel panel;
  std::vector<Finding> findings;
};

Made made_of(const std::string& bytes, const StudySource& source) {
  const ReadResult read = read_tables(bytes, "table.csv", source.reading);
  Made made;
  for (const Table& table : read.tables) {
    for (const Finding& finding : add_observations(table, source, made.panel)) made.findings.push_back(finding);
  }
  return made;
}

// "Altai | Output | 2010 | t | 3.5", one line an observation.
std::string lines_of(const Panel& panel) {
  std::string lines;
  for (std::size_t row = 0; row < panel.size(); ++row) {
    const Observation o = panel.at(row);
    lines += o.region + " | " + o.indicator + " | " + o.period.to_string() + " | " + to_string(o.unit) + " | " +
             value_text(o.value) + "\n";
  }
  return lines;
}

// The bytes that an observation's passage names are the figure itself.
void check_passages(const std::string& bytes, const Panel& panel) {
  for (std::size_t row = 0; row < panel.size(); ++row) {
    const Place place = passage_place(panel.name(panel.source(row)), panel.passage(row));
    CAPTURE(panel.passage(row));
    CHECK(place.source == "table.csv");
    REQUIRE(place.byte_begin < place.byte_end);
    REQUIRE(place.byte_end <= bytes.size());
    const std::string raw = bytes.substr(place.byte_begin, place.byte_end - place.byte_begin);
    if (panel.has_value(row)) CHECK(raw == value_text(panel.value(row)));
    if (!panel.has_value(row)) CHECK(raw == "...");
    CHECK(place.line > 1);
  }
}

}  // namespace

TEST_CASE("rows are regions and columns indicators of one period") {
  const std::string bytes = "Region,\"Output, t\",Jobs\nAltai,3.5,20\nTomsk,6-8,...\n";
  StudySource source;
  source.period = "2010";
  const Made made = made_of(bytes, source);
  CHECK(lines_of(made.panel) ==
        "Altai | Output, t | 2010 | t | 3.5\nAltai | Jobs | 2010 | 1 | 20\n"
        "Tomsk | Output, t | 2010 | t | 6-8\nTomsk | Jobs | 2010 | 1 | no value\n");
  check_passages(bytes, made.panel);
  CHECK(made.panel.status(3) == ObservationStatus::missing);
}

TEST_CASE("rows are regions and columns periods of one indicator") {
  const std::string bytes = "Region,2009,2010,Average value\nAltai,3.5,20.1,11.8\nTomsk,1.5,...,1.5\n";
  StudySource source;
  source.layout = Layout::region_by_period;
  source.indicator = "output";
  source.unit = "%";
  const Made made = made_of(bytes, source);
  CHECK(lines_of(made.panel) ==
        "Altai | output | 2009 | % | 3.5\nAltai | output | 2010 | % | 20.1\n"
        "Tomsk | output | 2009 | % | 1.5\nTomsk | output | 2010 | % | no value\n");
  check_passages(bytes, made.panel);
  REQUIRE(made.findings.size() == 1);
  CHECK(made.findings[0].code == "column-without-period");
}

TEST_CASE("a second label column is part of the indicator where it splits a region's rows") {
  const std::string bytes =
      "Region,Kind,2009,2010\nAltai,product,3.5,2.5\nAltai,process,1.5,0.5\nTomsk,product,4.5,5.5\nTomsk,process,7,8\n";
  StudySource source;
  source.layout = Layout::region_by_period;
  source.indicator = "costs";
  const Made made = made_of(bytes, source);
  CHECK(lines_of(made.panel).starts_with("Altai | product / costs | 2009 | 1 | 3.5\n"));
  CHECK(made.panel.size() == 8);
  CHECK(made.panel.indicator_count() == 2);
  check_passages(bytes, made.panel);
}

TEST_CASE("rows are indicators of one region and columns periods") {
  const std::string bytes = "Source,2009,2010\nOwn funds,73.1,70.2\nBudget,26.9,...\nTotal,100,100\n";
  StudySource source;
  source.layout = Layout::indicator_by_period;
  source.region = "The North";
  source.unit = "%";
  const Made made = made_of(bytes, source);
  CHECK(lines_of(made.panel) ==
        "The North | Own funds | 2009 | % | 73.1\nThe North | Own funds | 2010 | % | 70.2\n"
        "The North | Budget | 2009 | % | 26.9\nThe North | Budget | 2010 | % | no value\n");
  check_passages(bytes, made.panel);
  REQUIRE(made.findings.size() == 1);
  CHECK(made.findings[0].code == "aggregate-row-left-out");
}

TEST_CASE("memberships and texts are no observations") {
  for (const Layout layout : {Layout::membership, Layout::text}) {
    StudySource source;
    source.layout = layout;
    const Made made = made_of("Region,Clusters,Number\nAltai,tourism,3\nTomsk,timber,4\n", source);
    CHECK(made.panel.size() == 0);
    CHECK(made.findings.empty());
  }
}

TEST_CASE("figures without labels are told and not lost in silence") {
  StudySource source;
  source.reading.stub_columns = 0;
  const Made made = made_of("2009,2010\n3.5,4.5\n1.5,2.5\n", source);
  CHECK(made.panel.size() == 0);
  REQUIRE(made.findings.size() == 1);
  CHECK(made.findings[0].code == "observations-without-labels");
}

TEST_CASE("tables of several sources stand one after the other in one panel") {
  StudySource source;
  source.period = "2010";
  Panel panel;
  for (const char* bytes : {"Region,Output\nAltai,1\nTomsk,2\n", "Region,Jobs\nTomsk,3\nAltai,4\n"}) {
    for (const Table& table : read_tables(std::string_view(bytes), "table.csv", {}).tables) {
      add_observations(table, source, panel);
    }
  }
  CHECK(lines_of(panel) ==
        "Altai | Output | 2010 | 1 | 1\nTomsk | Output | 2010 | 1 | 2\nTomsk | Jobs | 2010 | 1 | 3\n"
        "Altai | Jobs | 2010 | 1 | 4\n");
  CHECK(panel.region_count() == 2);
}

}  // namespace ecumene
