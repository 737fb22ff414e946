#include "ecumene/base/large_pages.hpp"

#include <doctest/doctest.h>

#include <cstdint>

namespace ecumene {
namespace {

TEST_CASE("a list in large pages has its room at once and holds what is written to it") {
  for (const std::size_t count : {0U, 1U, 1'000U, 3'000'000U}) {
    std::vector<std::uint32_t> list;
    reserve(list, count);
    const std::uint32_t* const room = list.data();
    for (std::size_t at = 0; at < count; ++at) list.push_back(static_cast<std::uint32_t>(at));
    CHECK(list.data() == room);
    bool is_kept = true;
    for (std::size_t at = 0; at < count; ++at) is_kept &= list[at] == at;
    CHECK(is_kept);
  }
}

}  // namespace
}  // namespace ecumene
