#include "ecumene/panel/claim.hpp"

#include <array>
#include <cstddef>

namespace ecumene {
namespace {

constexpr std::array kind_names{"count", "measure", "share", "money", "multiple", "rank", "age", "ordinal", "other"};
constexpr std::array modifier_names{"exact", "approx", "over", "under"};
constexpr std::array movement_names{"level", "rise", "fall"};
constexpr std::array tie_names{"none", "part", "span", "since", "before", "after", "within"};
constexpr std::array fate_names{"none", "lost", "restored"};

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

std::string_view to_string(ClaimTie tie) {
  return tie_names[static_cast<std::size_t>(tie)];
}

std::string_view to_string(ClaimFate fate) {
  return fate_names[static_cast<std::size_t>(fate)];
}

ClaimPlace::operator Place() const {
  return {.source = source,
          .sheet = sheet,
          .line = line,
          .column = column,
          .byte_begin = byte_begin,
          .byte_end = byte_end,
          .text = text};
}

}  // namespace ecumene
