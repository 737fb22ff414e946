#include "ecumene/study/version.hpp"

namespace ecumene {

// Kept equal to project(VERSION) in the top CMakeLists by tests/cli.
std::string_view version() {
  return "0.1.0";
}

}  // namespace ecumene
