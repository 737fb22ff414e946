// Random numbers of the generated tables, the same on every platform, and figures as they are printed.
#pragma once

#include <cstdint>
#include <cstdio>
#include <random>
#include <string>

namespace ecumene::testing {

using Random = std::mt19937_64;

inline int integer(Random& random, int low, int high) {
  return low + static_cast<int>(random() % static_cast<std::uint64_t>(high - low + 1));
}
inline double unit(Random& random) {
  return static_cast<double>(random() >> 11) / 9007199254740992.0;
}
inline bool chance(Random& random, double p) {
  return unit(random) < p;
}

inline std::string print(double value, int decimals) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, value);
  return text;
}

}  // namespace ecumene::testing
