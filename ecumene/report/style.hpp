// The style sheets of reports and charts: light and dark, screen, phone and A4. Nothing is fetched: system fonts only.
//
// Colours are custom properties with a light and a dark value. Text has a contrast of at least 4.5:1 on what it stands
// on, lines and fills that mean something at least 3:1 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes both.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ecumene {

std::string_view palette_style();  // the custom properties
std::string_view chart_style();    // palette and charts: for an SVG of its own
std::string_view report_style();   // palette, charts and page

inline constexpr std::size_t group_colours = 8;
inline constexpr std::size_t heat_steps = 9;

// "g1".."g8" for group 0, 1, ...; more groups begin again, their numbers tell them apart.
std::string group_class(std::size_t group);

}  // namespace ecumene
