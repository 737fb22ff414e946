#include "ecumene/report/headline.hpp"

#include <doctest/doctest.h>

namespace ecumene {
namespace {

Place place(const std::string& row, const std::string& column, const std::string& text) {
  Place place;
  place.source = "table.csv";
  place.row_label = row;
  place.column_label = column;
  place.text = text;
  return place;
}

}  // namespace

TEST_CASE("a figure that does not follow is called by its region and the two figures") {
  Finding finding;
  finding.verdict = Verdict::conflict;
  finding.what = "\"4.9\" does not fit: the mean of 5 columns is 4.3";
  finding.printed = "4.9";
  finding.recomputed = "4.3";
  finding.places = {place("Omsk Oblast", "Economic activities / Mean", "4.9"), place("Omsk Oblast", "Mining", "5")};
  const Headline headline = headline_of(finding);
  CHECK(headline.text == "Omsk Oblast: printed 4.9, recomputed 4.3");
  CHECK(headline.detail == "Mean: \"4.9\" does not fit: the mean of 5 columns is 4.3.");
}

TEST_CASE("a figure without a recomputed one is called by its region, column and what is said of it") {
  Finding finding;
  finding.verdict = Verdict::conflict;
  finding.what = "\"1.2\" does not fit";
  finding.printed = "1.2";
  finding.places = {place("Buryatia", "2005", "1.2"), place("Buryatia", "Mean", "35.6")};
  CHECK(headline_of(finding).text == "Buryatia, 2005: \"1.2\" does not fit.");
  CHECK(headline_of(finding).detail.empty());
}

TEST_CASE("an open finding is called by the column that its places share") {
  Finding finding;
  finding.verdict = Verdict::open;
  finding.what = "2 missing figures must hold together 2.7";
  finding.places = {place("Federal budget", "2009", "..."), place("Other funds", "2009", "16.8")};
  CHECK(headline_of(finding).text == "2009: 2 missing figures must hold together 2.7.");
}

TEST_CASE("a finding without a place is called by what it says") {
  Finding finding;
  finding.what = "nothing could be read";
  CHECK(headline_of(finding).text == "Nothing could be read.");
}

}  // namespace ecumene
