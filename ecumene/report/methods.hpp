// What was computed and from which publication, for the methods that a report's results used.
#pragma once

#include <string>
#include <vector>

#include "ecumene/report/report.hpp"

namespace ecumene {

struct MethodNote {
  std::string name;
  std::string words;  // the formula in plain words
  std::string source;
};

std::vector<MethodNote> method_notes(const ReportInput& input);

}  // namespace ecumene
