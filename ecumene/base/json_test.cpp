#include "ecumene/base/json.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>
#include <sstream>

using namespace ecumene;

namespace {
template <class Action>
std::string written(Action action, JsonStyle style = JsonStyle::compact) {
  std::ostringstream out;
  {
    JsonWriter json(out, style);
    action(json);
  }
  return out.str();
}

std::string number_text(double value) {
  return written([&](JsonWriter& json) { json.value(value); });
}
}  // namespace

TEST_CASE("values are written as RFC 8259 wants them") {
  const std::string text = written([](JsonWriter& json) {
    json.begin_object()
        .member("name", "Омск \"1\"\n")
        .member("count", 3)
        .member("big", std::uint64_t{18446744073709551615U});
    json.key("list").begin_array().value(true).null().value(-0.5).value(std::int64_t{-7}).end_array();
    json.key("empty").begin_object().end_object().end_object();
  });
  CHECK(text ==
        R"({"name":"Омск \"1\"\n","count":3,"big":18446744073709551615,"list":[true,null,-0.5,-7],"empty":{}})");
}

TEST_CASE("indented JSON has two spaces a level") {
  const std::string text =
      written([](JsonWriter& json) { json.begin_object().key("a").begin_array().value(1).end_array().end_object(); },
              JsonStyle::indented);
  CHECK(text == "{\n  \"a\": [\n    1\n  ]\n}");
}

TEST_CASE("a double is the shortest text that reads back as it, and what JSON cannot say is null") {
  CHECK(number_text(0.1) == "0.1");
  CHECK(number_text(1e300) == "1e+300");
  CHECK(number_text(std::numeric_limits<double>::quiet_NaN()) == "null");
  CHECK(number_text(-std::numeric_limits<double>::infinity()) == "null");
  constexpr unsigned seed = 1;
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  for (int i = 0; i < 2000; ++i) {
    const double value = std::ldexp(static_cast<double>(random()) - 9e18, static_cast<int>(random() % 400) - 200);
    REQUIRE(std::stod(number_text(value)) == value);
  }
}

TEST_CASE("a decimal keeps its printed decimals") {
  const auto text = [](const Decimal& value) { return written([&](JsonWriter& json) { json.value(value); }); };
  CHECK(text(Decimal(160, 2)) == "1.60");
  CHECK(text(Decimal(-5, 1)) == "-0.5");
  CHECK(text(Decimal(3, -3)) == "3000");
  CHECK(text(*Decimal::parse("1e4000")) == "1e4000");
}

TEST_CASE("ill-formed bytes become replacement characters, never broken JSON") {
  CHECK(written([](JsonWriter& json) { json.value("a\xFF\xC0z"); }) == "\"a\uFFFD\uFFFDz\"");
  CHECK(written([](JsonWriter& json) { json.value(std::string_view("\0\x1f", 2)); }) == "\"\\u0000\\u001F\"");
}

TEST_CASE("a finding has the members of the findings.json contract") {
  Finding finding{.code = "mean-does-not-follow",
                  .severity = Severity::error,
                  .verdict = Verdict::conflict,
                  .what = "the printed mean is 1.6",
                  .way_out = "print 1.4",
                  .places = {Place{.source = "t.csv",
                                   .line = 2,
                                   .row = 2,
                                   .field = 3,
                                   .byte_begin = 5,
                                   .byte_end = 8,
                                   .row_label = "Красноярский край",
                                   .text = "1.6"}},
                  .printed = "1.6",
                  .recomputed = "1.4"};
  finding.repair = {.cells = {Replacement{.place = {.source = "t.csv"}, .printed = "1.6", .replacement = "1.4"}},
                    .alternatives = 2,
                    .effect = "the order stays"};
  const std::string text = written([&](JsonWriter& json) { write_json(json, finding); });
  CHECK(text ==
        R"({"code":"mean-does-not-follow","severity":"error","verdict":"conflict","what":"the printed mean is 1.6",)"
        R"("way_out":"print 1.4","places":[{"source":"t.csv","line":2,"row":2,"field":3,"cell":"C2","byte_begin":5,)"
        R"("byte_end":8,"row_label":"Красноярский край","text":"1.6"}],"printed":"1.6","recomputed":"1.4",)"
        R"("repair":{"cells":[{"place":{"source":"t.csv"},"printed":"1.6","replacement":"1.4"}],"alternatives":2,)"
        R"("effect":"the order stays"}})");
}

TEST_CASE("what a finding lacks is null") {
  const std::string text = written(
      [](JsonWriter& json) {
        json.begin_array();
        write_json(json, Finding{.code = "a", .what = "b"});
        json.end_array();
      },
      JsonStyle::indented);
  CHECK(text == R"([
  {
    "code": "a",
    "severity": "warning",
    "verdict": null,
    "what": "b",
    "way_out": "",
    "places": [],
    "printed": null,
    "recomputed": null,
    "repair": null
  }
])");
}

TEST_CASE("a complete value stands in the stream before the writer ends, so that a line end can follow it") {
  std::ostringstream out;
  JsonWriter json(out, JsonStyle::compact);
  json.begin_array().value(1);
  json.end_array();
  CHECK(out.str() == "[1]");
}

TEST_CASE("long output comes in order and whole") {
  std::string expected = "[";
  const std::string text = written([&](JsonWriter& json) {
    json.begin_array();
    for (int i = 0; i < 30000; ++i) {
      json.value(i);
      expected += (i > 0 ? "," : "") + std::to_string(i);
    }
    json.end_array();
  });
  CHECK(text == expected + "]");
}
