#include "apps/cli/stop.hpp"

#include <csignal>

namespace ecumene::cli {

namespace {
volatile std::sig_atomic_t stop_asked = 0;

extern "C" void note_stop(int) {
  stop_asked = 1;
}
}  // namespace

void watch_for_stop() {
  struct sigaction action {};
  action.sa_handler = note_stop;
  sigemptyset(&action.sa_mask);
  action.sa_flags = SA_RESTART;
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

void stop_if_asked() {
  if (stop_asked != 0) throw Stopped();
}

}  // namespace ecumene::cli
