#include "ecumene/report/style.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>

namespace ecumene {
namespace {

using Palette = std::map<std::string, std::string>;

// The custom properties from `from` to `to` in the sheet.
Palette properties(std::string_view sheet) {
  Palette palette;
  for (std::size_t at = sheet.find("--"); at != std::string_view::npos; at = sheet.find("--", at + 2)) {
    const std::size_t colon = sheet.find(':', at);
    palette.emplace(sheet.substr(at + 2, colon - at - 2), sheet.substr(colon + 1, 7));
  }
  return palette;
}

// Relative luminance and contrast ratio of WCAG 2.2.
double luminance(const std::string& colour) {
  double sum = 0;
  const double weights[] = {0.2126, 0.7152, 0.0722};
  for (std::size_t i = 0; i < 3; ++i) {
    const double c = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
    sum += weights[i] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(const std::string& a, const std::string& b) {
  const double x = luminance(a);
  const double y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

void check_palette(const Palette& palette) {
  for (const char* text : {"ink", "muted", "link", "error", "warning", "note", "holds"}) {
    CAPTURE(text);
    CHECK(contrast(palette.at(text), palette.at("paper")) >= 4.5);
    CHECK(contrast(palette.at(text), palette.at("panel")) >= 4.5);
  }
  CHECK(contrast(palette.at("ink"), palette.at("mark")) >= 4.5);
  CHECK(contrast(palette.at("strong"), palette.at("paper")) >= 3);
  for (std::size_t i = 0; i < group_colours; ++i) {
    CAPTURE(i);
    // Group numbers are text on paper; figures inside parts are paper on the colour.
    CHECK(contrast(palette.at(group_class(i)), palette.at("paper")) >= 4.5);
  }
  for (std::size_t i = 0; i < heat_steps; ++i) {
    CAPTURE(i);
    for (const std::string scale : {"s", "d"}) {
      CHECK(contrast(palette.at(scale + std::to_string(i)), palette.at(scale + "t" + std::to_string(i))) >= 4.5);
    }
  }
}

}  // namespace

TEST_CASE("black on white has the contrast WCAG gives it") {
  CHECK(contrast("#000000", "#ffffff") == doctest::Approx(21));
}

TEST_CASE("text and meaningful colours stand out from what they stand on, in light and dark") {
  const std::string_view sheet = palette_style();
  const std::size_t dark = sheet.find("@media");
  REQUIRE(dark != std::string_view::npos);
  check_palette(properties(sheet.substr(0, dark)));
  check_palette(properties(sheet.substr(dark)));
}

TEST_CASE("the style sheet fetches nothing") {
  for (const char* word : {"@import", "url(", "http", "src"})
    CHECK(report_style().find(word) == std::string_view::npos);
}

}  // namespace ecumene
