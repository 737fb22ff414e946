// Small tables and panels for the tests of this room, written as they would be printed.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ecumene/panel/panel.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene::for_tests {

// "11-12" is an interval, "-" nil, "..." absent (O), "" empty, "1.5" a number, anything else words.
inline Cell cell(std::string_view text) {
  Cell result;
  result.raw = text;
  const std::size_t dash = text.find('-', 1);
  if (text.empty()) return result;
  if (text == "-") {
    result.kind = CellKind::nil;
  } else if (text == "...") {
    result.kind = CellKind::absent;
    result.status = ObservationStatus::missing;
  } else if (const auto number = Decimal::parse(text)) {
    result.kind = CellKind::number;
    result.low = result.high = *number;
  } else if (const auto low = Decimal::parse(text.substr(0, dash)),
             high = dash == std::string_view::npos ? std::nullopt : Decimal::parse(text.substr(dash + 1));
             low && high) {
    result.kind = CellKind::interval;
    result.low = *low;
    result.high = *high;
  } else {
    result.kind = CellKind::text;
  }
  return result;
}

// The first line holds the headings. Lines and fields are counted as in a CSV file of these rows.
inline Table table(std::size_t stubs, const std::vector<std::vector<std::string>>& lines) {
  Table result;
  result.source = "regions.csv";
  result.name = "regions";
  for (std::uint32_t line = 1; line <= lines.size(); ++line) {
    TableRow row;
    for (std::uint32_t field = 1; field <= lines[line - 1].size(); ++field) {
      Cell here = cell(lines[line - 1][field - 1]);
      here.line = here.row = line;
      here.field = here.column = field;
      const bool is_stub = field <= stubs;
      if (line == 1 && is_stub) result.stub_headings.push_back(here.raw);
      if (line == 1 && !is_stub) result.columns.push_back({.label = here.raw, .field = field, .heading = here});
      if (line > 1 && is_stub) row.stub.push_back(here);
      if (line > 1 && !is_stub) result.cells.push_back(here);
    }
    if (line > 1) result.rows.push_back(row);
  }
  return result;
}

inline Interval figure(std::string_view text) {
  const Cell read = cell(text);
  return {read.low, read.high};
}

inline Observation observation(std::string region, std::string indicator, int year, std::string_view value) {
  Observation result;
  result.region = std::move(region);
  result.indicator = std::move(indicator);
  result.period = Period::year(year);
  if (value.empty()) {
    result.status = ObservationStatus::missing;
  } else {
    result.value = figure(value);
  }
  result.source = "yearbook.pdf";
  return result;
}

inline Panel panel(const std::vector<Observation>& observations) {
  Panel result;
  for (const Observation& observation : observations) result.add(observation);
  return result;
}

inline std::vector<std::string> codes(const std::vector<Finding>& findings) {
  std::vector<std::string> result;
  for (const Finding& finding : findings) result.push_back(finding.code);
  return result;
}

// What an Error says, or "" if `call` throws none.
template <class Call>
std::string refusal(Call call) {
  try {
    call();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace ecumene::for_tests
