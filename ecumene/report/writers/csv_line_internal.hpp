// One line of CSV.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ecumene/base/delimited.hpp"

namespace ecumene {

inline std::string csv_line(const std::vector<std::string>& fields) {
  std::string text;
  for (std::size_t i = 0; i < fields.size(); ++i) text += (i == 0 ? "" : ",") + delimited_field(fields[i]);
  return text + "\n";
}

}  // namespace ecumene
