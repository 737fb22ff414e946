// How long work is carried out. Results never depend on it.
#pragma once

#include <cstddef>
#include <functional>

namespace ecumene {

struct Execution {
  std::size_t threads = 1;  // 0: as many as the machine has
  // Called now and then from the calling thread with the share of the work that is behind, 0 to 1, never falling. An
  // exception thrown from it ends the work and reaches the caller; nothing is left behind.
  std::function<void(double)> progress{};
};

}  // namespace ecumene
