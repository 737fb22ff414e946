#include "ecumene/panel/sdmx_columns.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

using namespace std::string_view_literals;

struct Heading {
  std::string_view name;
  SdmxColumn column;
};

constexpr std::array headings{
    Heading{"ref_area", SdmxColumn::ref_area},     Heading{"time_period", SdmxColumn::time_period},
    Heading{"indicator", SdmxColumn::indicator},   Heading{"unit_measure", SdmxColumn::unit_measure},
    Heading{"unit_mult", SdmxColumn::unit_mult},   Heading{"obs_value", SdmxColumn::obs_value},
    Heading{"obs_status", SdmxColumn::obs_status}, Heading{"source", SdmxColumn::source},
    Heading{"passage", SdmxColumn::passage},       Heading{"obs_low", SdmxColumn::obs_low},
    Heading{"obs_high", SdmxColumn::obs_high},     Heading{"action", SdmxColumn::action},
    Heading{"geo", SdmxColumn::ref_area},          Heading{"indic", SdmxColumn::indicator},
    Heading{"series", SdmxColumn::indicator},      Heading{"unit", SdmxColumn::unit_measure},
};

// "REF_AREA: Reference area" -> "ref_area"
std::string name_in(std::string_view heading) {
  return utf8::lowered(utf8::trimmed(heading.substr(0, heading.find(':'))));
}

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "\"" : ", \"") + name + '"';
  return text;
}

}  // namespace

SdmxColumns::SdmxColumns(const DelimitedRow& header, const std::string& file) : file_(file), line_(header.line()) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string_view heading = header.text(i);
    headings_.emplace_back(heading);
    labelled_.push_back(heading.find(": ") == std::string_view::npos ? 0 : 1);
    const std::string name = name_in(heading);
    const auto known = std::find_if(headings.begin(), headings.end(), [&](const Heading& h) { return h.name == name; });
    if (known != headings.end() && !has(known->column)) {
      field_[static_cast<std::size_t>(known->column)] = i;
    } else {
      unused_.push_back({.field = i});
    }
  }
  const bool has_value = has(SdmxColumn::obs_value) || (has(SdmxColumn::obs_low) && has(SdmxColumn::obs_high));
  if (has(SdmxColumn::ref_area) && has_value) return;
  throw Error({.code = "column-missing",
               .severity = Severity::error,
               .what = std::string("there is no column ") + (has(SdmxColumn::ref_area) ? "obs_value" : "ref_area") +
                       " among " + quoted_list(headings_),
               .way_out = "tidy SDMX-CSV begins with ref_area,time_period,indicator,unit_measure,unit_mult,obs_value,"
                          "obs_status; a table of regions and indicators is read as a table, not as SDMX-CSV",
               .places = {Place{.source = file_, .line = line_}}});
}

std::string_view SdmxColumns::text(const DelimitedRow& row, SdmxColumn column) const {
  const auto at = field(column);
  if (!at) return {};
  const std::string_view text = row.text(*at);
  return labelled_[*at] != 0 ? text.substr(0, text.find(": ")) : text;
}

void SdmxColumns::watch(const DelimitedRow& row) {
  for (Unused& column : unused_) {
    if (column.varies) continue;
    const std::string_view text = row.text(column.field);
    if (!column.seen) {
      column.first = text;
      column.seen = true;
    } else if (text != column.first) {
      column.varies = true;
    }
  }
}

Place SdmxColumns::heading_place(std::size_t field) const {
  Place place{.source = file_, .line = line_, .row = 1, .field = static_cast<std::uint32_t>(field + 1)};
  place.column_label = headings_[field];
  place.text = headings_[field];
  return place;
}

std::vector<Finding> SdmxColumns::findings() const {
  std::vector<Finding> result;
  for (const Unused& column : unused_) {
    const std::string held = column.varies ? "different values, the first is \"" + column.first + '"'
                                           : "\"" + column.first + "\" in every row";
    result.push_back(
        {.code = "column-not-used",
         .severity = column.varies ? Severity::warning : Severity::note,
         .what = "column \"" + headings_[column.field] + "\" is not read; it holds " + (column.seen ? held : "nothing"),
         .way_out = column.varies ? "if it tells observations apart, select one of its values first, or "
                                    "put it into the indicator"
                                  : "nothing needs to be done",
         .places = {heading_place(column.field)}});
  }
  for (const auto& [column, name, instead] :
       {std::tuple(SdmxColumn::time_period, "time_period", "every observation has the period ../.."),
        std::tuple(SdmxColumn::indicator, "indicator", "the indicator is called \"obs_value\"")}) {
    if (has(column)) continue;
    result.push_back({.code = "column-missing",
                      .severity = Severity::note,
                      .what = std::string("there is no column ") + name + "; " + instead,
                      .way_out = std::string("add a column ") + name,
                      .places = {Place{.source = file_, .line = line_}}});
  }
  return result;
}

}  // namespace ecumene
