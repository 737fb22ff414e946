#include <doctest/doctest.h>

#include "ecumene/base/finding.hpp"
#include "ecumene/base/period.hpp"

using namespace ecumene;

namespace {
std::string message_for(std::string_view text) {
  try {
    Period::parse_or_throw(text);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}
}  // namespace

TEST_CASE("a refusal names the part that failed and what to type") {
  const auto expected = [](const char* what, const char* way_out) {
    return std::string("error: period-not-understood: ") + what + "\n    way out: " + way_out;
  };
  CHECK(message_for("1943-02-30") ==
        expected("1943-02 has no day 30", "type a day from 01 to 28, or 1943-02 for the whole month"));
  CHECK(message_for("1943-13") ==
        expected("there is no month, season, quarter or half-year 13 in \"1943-13\"",
                 "type 01 to 12 for a month, 21 to 24 for a season, 33 to 36 for a quarter, 40 or 41 for a half-year"));
  CHECK(message_for("[1920,1921]") ==
        expected("\"[1920,1921]\" is a set of dates, not one period",
                 "type the interval that holds them, as 1920/1921, or give each date a row of its own"));
  CHECK(message_for("1920/") == expected("\"1920/\" does not say where the interval ends",
                                         "type 1920/.. if it is open, or the date that is meant"));
  CHECK(message_for("/1920") == expected("\"/1920\" does not say where the interval begins",
                                         "type ../1920 if it is open, or the date that is meant"));
  CHECK(message_for("1945/1943") == expected("the interval \"1945/1943\" ends before it begins", "type 1943/1945"));
  CHECK(message_for("1943-08-23T05:00") ==
        expected("\"1943-08-23T05:00\" holds a time of day; periods are whole days", "type 1943-08-23"));
  CHECK(message_for("1943-XX") ==
        expected("\"1943-XX\" leaves a part open that only a decade (194X) or a century (19XX) may leave open",
                 "type the whole that is meant: 1943"));
  CHECK(message_for("1944-26") ==
        expected("\"1944-26\" names a season of one hemisphere", "type 21 (spring) to 24 (winter) after the year"));
  CHECK(message_for("war") ==
        expected("\"war\" does not begin with a year",
                 "type a year of four digits, as 1943 (-0044 before the year 0000, Y12345 beyond four digits)"));
  CHECK(message_for("") == expected("the period is empty", "type a year, as 1943, or ../.. for no bounds"));
}

TEST_CASE("a period written as tables write it is refused with its EDTF form") {
  const auto proposal = [](std::string_view text) {
    const std::string message = message_for(text);
    const std::size_t at = message.rfind("type ");
    return at == std::string::npos ? message : message.substr(at + 5);
  };
  CHECK(proposal("1920-1921") == "1920/1921");
  CHECK(proposal("1920\u20131921") == "1920/1921");
  CHECK(proposal("2005/06") == "2005/2006");
  CHECK(proposal("23.08.1943") == "1943-08-23");
  CHECK(proposal("08.1943") == "1943-08");
  CHECK(proposal("1943-8") == "1943-08");
  CHECK(proposal("19430823") == "1943-08-23");
  CHECK(proposal("1944-Q3") == "1944-35");
  CHECK(proposal("1944H2") == "1944-41");
  CHECK(proposal("1940s") == "194X");
  CHECK(proposal("1940-е") == "194X");
  CHECK(proposal("1943 г.") == "1943");
  CHECK(proposal("1943 рік") == "1943");
  CHECK(proposal(" 1943 ") == "1943");
  CHECK(message_for("31.02.1943").find("31.02.1943") != std::string::npos);
}
