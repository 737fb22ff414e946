// The list of finding codes a room can give. Each room lists its own, sorted by code, in <room>/finding_codes.cpp;
// `ecumene --explain CODE` and docs/findings.md are printed from these lists, and tools/check_findings.py fails if the
// source gives a code that no list explains or lists one that nothing gives.
#pragma once

#include <string_view>

namespace ecumene {

struct FindingCode {
  std::string_view code;
  std::string_view title;        // "A figure could not be read"
  std::string_view explanation;  // one paragraph: when it is given, what it means for the results
  std::string_view way_out;      // what the user can do, with the option or the edit to type
};

}  // namespace ecumene
