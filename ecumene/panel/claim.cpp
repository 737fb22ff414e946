#include "ecumene/panel/claim.hpp"

#include <array>
#include <cstddef>

namespace ecumene {
namespace {

constexpr std::array kind_names{"count", "measure", "share", "money", "multiple", "rank", "age", "ordinal", "other"};
constexpr std::array modifier_names{"exact", "approx", "over", "under"};
constexpr std::array movement_names{"level", "rise", "fall"};

}  // namespace

std::string_view to_string(QuantityKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

std::string_view to_string(Modifier modifier) {
  return modifier_names[static_cast<std::size_t>(modifier)];
}

std::string_view to_string(Movement movement) {
  return movement_names[static_cast<std::size_t>(movement)];
}

}  // namespace ecumene
