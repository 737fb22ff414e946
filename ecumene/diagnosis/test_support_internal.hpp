// For the tests of this room: small tables, case files (tests/cases) and the CSV files of ../shared/verify.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "ecumene/panel/region_table.hpp"

namespace ecumene::test {

inline constexpr double missing = std::numeric_limits<double>::quiet_NaN();

// A table of single figures; row after row.
inline RegionTable table_of(std::vector<std::string> regions, std::vector<std::string> indicators,
                            std::vector<double> values) {
  RegionTable table;
  table.name = "test";
  table.regions = std::move(regions);
  table.indicators = std::move(indicators);
  table.value = values;
  table.low = values;
  table.high = std::move(values);
  table.places.resize(table.value.size());
  REQUIRE(table.value.size() == table.regions.size() * table.indicators.size());
  return table;
}

inline std::vector<std::string> split(const std::string& line, char delimiter) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
    } else if (c == delimiter && !quoted) {
      fields.emplace_back();
    } else if (c != '\r') {
      fields.back() += c;
    }
  }
  return fields;
}

// Sets one figure: "7", "6-8", "" (missing).
inline void set_figure(RegionTable& table, std::size_t at, const std::string& text) {
  const std::size_t dash = text.find('-', 1);
  const bool interval = dash != std::string::npos && text.find('e') == std::string::npos;
  const bool absent = text.empty() || text == "NA";
  table.low[at] = absent ? missing : std::strtod(text.substr(0, interval ? dash : text.size()).c_str(), nullptr);
  table.high[at] = interval ? std::strtod(text.substr(dash + 1).c_str(), nullptr) : table.low[at];
  table.value[at] = (table.low[at] + table.high[at]) / 2;
  if (table.low[at] == table.high[at]) table.value[at] = table.low[at];
}

inline RegionTable table_of_text(const std::vector<std::vector<std::string>>& lines) {
  RegionTable table;
  table.name = "test";
  table.indicators.assign(lines.front().begin() + 1, lines.front().end());
  const std::size_t columns = table.indicators.size();
  const std::size_t cells = (lines.size() - 1) * columns;
  table.value.resize(cells);
  table.low.resize(cells);
  table.high.resize(cells);
  table.places.resize(cells);
  for (std::size_t i = 1; i < lines.size(); ++i) {
    REQUIRE(lines[i].size() == columns + 1);
    table.regions.push_back(lines[i].front());
    for (std::size_t j = 0; j < columns; ++j) set_figure(table, (i - 1) * columns + j, lines[i][j + 1]);
  }
  return table;
}

// `key: value` lines, then a tab-separated table; lines that start with # are comments.
struct CaseFile {
  std::map<std::string, std::string> settings;
  RegionTable table;
};

inline CaseFile read_case(const std::string& name) {
  std::ifstream file(std::string(ECUMENE_SOURCE_DIR) + "/tests/cases/" + name);
  REQUIRE_MESSAGE(file.is_open(), "no worked example tests/cases/" << name);
  CaseFile result;
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line.front() == '#') continue;
    const std::size_t colon = line.find(": ");
    if (lines.empty() && colon != std::string::npos) {
      result.settings[line.substr(0, colon)] = line.substr(colon + 2);
    } else {
      lines.push_back(split(line, '\t'));
    }
  }
  result.table = table_of_text(lines);
  return result;
}

inline std::string verify_path(const std::string& name) {
  return std::string(ECUMENE_SOURCE_DIR) + "/../shared/verify/" + name;
}

// False, with a message, where the verification data do not stand beside the repository.
inline bool has_verify(const std::string& name) {
  if (std::filesystem::exists(verify_path(name))) return true;
  MESSAGE("skipped: ../shared/verify/" << name << " is not there");
  return false;
}

inline std::vector<std::vector<std::string>> read_csv(const std::string& name) {
  std::ifstream file(verify_path(name));
  std::vector<std::vector<std::string>> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(split(line, ','));
  return lines;
}

// The table without some columns.
inline RegionTable without(const RegionTable& table, const std::vector<std::string>& names) {
  RegionTable rest;
  rest.name = table.name;
  rest.regions = table.regions;
  for (std::size_t at = 0; at < table.value.size(); ++at) {
    const std::string& indicator = table.indicators[at % table.indicators.size()];
    if (std::ranges::find(names, indicator) != names.end()) continue;
    if (at < table.indicators.size()) rest.indicators.push_back(indicator);
    rest.value.push_back(table.value[at]);
    rest.low.push_back(table.low[at]);
    rest.high.push_back(table.high[at]);
    rest.places.push_back(table.places[at]);
  }
  return rest;
}

// The Siberian table of tied ranks (see the case file), without the expected means.
inline RegionTable siberian_ranks() {
  return without(read_case("rating-mean-rank.case").table, {"expected"});
}

inline std::size_t count_of(const std::vector<Finding>& findings, const std::string& code) {
  return static_cast<std::size_t>(std::ranges::count(findings, code, &Finding::code));
}

inline const Finding& finding_of(const std::vector<Finding>& findings, const std::string& code) {
  const auto found = std::ranges::find(findings, code, &Finding::code);
  REQUIRE_MESSAGE(found != findings.end(), "no finding " << code);
  return *found;
}

// The message with which `action` refuses; empty if it does not.
template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

// The table with its regions in another order.
inline RegionTable reordered(const RegionTable& table, const std::vector<std::size_t>& order) {
  RegionTable result = table;
  const std::size_t columns = table.indicators.size();
  for (std::size_t i = 0; i < order.size(); ++i) {
    result.regions[i] = table.regions[order[i]];
    for (std::size_t j = 0; j < columns; ++j) {
      result.value[i * columns + j] = table.value[order[i] * columns + j];
      result.low[i * columns + j] = table.low[order[i] * columns + j];
      result.high[i * columns + j] = table.high[order[i] * columns + j];
      result.places[i * columns + j] = table.places[order[i] * columns + j];
    }
  }
  return result;
}

}  // namespace ecumene::test
