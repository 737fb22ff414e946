#include "ecumene/report/svg.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/report/xml_check.hpp"

namespace ecumene {

TEST_CASE("labels that would coincide are spread by the least that keeps them apart") {
  // Two points at 10 with a gap of 4: the pair stands around their common place.
  CHECK(spread(std::vector<double>{10, 10}, 4) == std::vector<double>{8, 12});
  CHECK(spread(std::vector<double>{0, 10, 20}, 4) == std::vector<double>{0, 10, 20});
  CHECK(spread(std::vector<double>{}, 4).empty());
}

TEST_CASE("spread labels keep their order, their gap and their centre") {
  constexpr unsigned seed = 7;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> wanted;
    for (auto i = random() % 30; i > 0; --i) wanted.push_back(static_cast<double>(random() % 100));
    std::sort(wanted.begin(), wanted.end());
    const std::vector<double> got = spread(wanted, 6);
    REQUIRE(got.size() == wanted.size());
    double shift = 0;
    for (std::size_t i = 0; i < got.size(); ++i) {
      if (i > 0) CHECK(got[i] - got[i - 1] >= 6 - 1e-9);
      shift += got[i] - wanted[i];
    }
    CHECK(shift == doctest::Approx(0).epsilon(1e-9));
  }
}

TEST_CASE("a chart names and describes itself, and its text stays text") {
  Svg svg({"c", "Title <1>", "Words", 100, 50});
  svg.label({1, 2}, "Карачаево-Черкесская Республика", 10, "end").line({0, -1.25}, {3, 4}, "axis");
  const XmlCheck check = check_xml(svg.finish().text());
  REQUIRE(check.fault == "");
  CHECK(check.elements[0].attribute("role") == "img");
  CHECK(check.elements[0].attribute("aria-labelledby") == "c-title c-desc");
  CHECK(check.elements[0].attribute("viewBox") == "0 0 100 50");
  CHECK(check.text.find("Title &lt;1&gt;") != std::string::npos);
  CHECK(check.text.find("Карачаево-Черкесская Республика") != std::string::npos);
  CHECK(check.elements.back().attribute("y1") == "-1.2");
}

TEST_CASE("a chart of its own carries its name space and style sheet") {
  Svg svg({"c", "T", "D", 10, 10});
  const std::string file = standalone(svg.finish());
  CHECK(check_xml(file).fault == "");
  CHECK(file.find("xmlns=\"http://www.w3.org/2000/svg\"") != std::string::npos);
  CHECK(file.find("<style>") != std::string::npos);
}

}  // namespace ecumene
