// How long work tells where it stands.
#pragma once

#include <functional>
#include <string_view>

namespace ecumene {

// Called as each stage begins, and within long ones, with what is being done ("merging") and the share of all the work
// that is behind, about: from 0 to 1, never falling. Results do not depend on it; an exception thrown from it ends the
// work. Empty: nothing is called.
using Progress = std::function<void(std::string_view stage, double fraction)>;

}  // namespace ecumene
