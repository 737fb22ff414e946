// The columns of an SDMX-CSV file: which of them hold what, by their headings (inside the panel room).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/base/delimited.hpp"
#include "ecumene/base/finding.hpp"

namespace ecumene {

enum class SdmxColumn : std::size_t {
  ref_area,
  time_period,
  indicator,
  unit_measure,
  unit_mult,
  obs_value,
  obs_status,
  source,
  passage,
  obs_low,
  obs_high,
  action,  // SDMX-CSV 2.0: what to do with the row
};
constexpr std::size_t sdmx_column_count = 12;

class SdmxColumns {
 public:
  // Throws Error "column-missing" if there is no ref_area, or neither obs_value nor obs_low with obs_high.
  SdmxColumns(const DelimitedRow& header, const std::string& file);

  std::optional<std::size_t> field(SdmxColumn column) const { return field_[static_cast<std::size_t>(column)]; }
  bool has(SdmxColumn column) const { return field(column).has_value(); }
  // Empty where there is no such column. "A: Normal value" gives "A" where the heading is labelled like that too.
  std::string_view text(const DelimitedRow& row, SdmxColumn column) const;
  std::size_t count() const { return headings_.size(); }
  const std::string& heading(std::size_t field) const { return headings_[field]; }

  // Looks at the columns without a meaning here.
  void watch(const DelimitedRow& row);
  // "column-not-used" for each of those, "column-missing" (note) for what readers will wonder about.
  std::vector<Finding> findings() const;

 private:
  struct Unused {
    std::size_t field = 0;
    std::string first = {};  // its first value
    bool seen = false;
    bool varies = false;
  };
  Place heading_place(std::size_t field) const;

  std::string file_;
  std::uint64_t line_ = 1;
  std::vector<std::string> headings_;
  std::vector<char> labelled_;
  std::array<std::optional<std::size_t>, sdmx_column_count> field_;
  std::vector<Unused> unused_;
};

}  // namespace ecumene
