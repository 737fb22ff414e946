// The definition of the command line, for the parser and for what is generated from it. Internal to arguments.cpp and
// completion.cpp, the only two files that see CLI11.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>

#include "apps/cli/arguments.hpp"

namespace ecumene::cli {

std::unique_ptr<CLI::App> command_line(Arguments& arguments);

}  // namespace ecumene::cli
