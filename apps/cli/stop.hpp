// Ctrl-C (SIGINT) and SIGTERM during long work: a wish that the work looks for, so that nothing is left half-written.
#pragma once

#include <exception>

namespace ecumene::cli {

class Stopped : public std::exception {
 public:
  const char* what() const noexcept override { return "stopped"; }
};

// From now on the signals only leave a note.
void watch_for_stop();

// Throws Stopped if one has come. Called wherever progress is shown.
void stop_if_asked();

}  // namespace ecumene::cli
