// How long reading tells where it stands.
#pragma once

#include <functional>

namespace ecumene {

// Called now and then with the share that is read, 0 to 1; an exception thrown from it ends the reading.
using ReadingProgress = std::function<void(double)>;

}  // namespace ecumene
