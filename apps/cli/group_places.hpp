// The part of `ecumene group` for many places.
#pragma once

#include <functional>
#include <string>

#include "apps/cli/arguments.hpp"
#include "apps/cli/terminal.hpp"

namespace ecumene::cli {

// More rows than a typology is meant for, an .npy file, groups by density, or asked for.
bool are_many_places(const Arguments& arguments);
int group_places_command(const Arguments& arguments);
int group_places_command(const Arguments& arguments, const RegionsRead& read);

// Writes the merges aside, as .npy if the name ends so, else as CSV; then does `then`; then puts the file in its place.
void write_tree_file(const std::string& path, const Dendrogram& tree, const std::function<void()>& then);

}  // namespace ecumene::cli
