#include "ecumene/base/delimited_scan_internal.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace ecumene;

TEST_CASE("the wide scan and the portable one mark the same bytes") {
  std::mt19937 random(11);
  const delimited_scan::Specials specials{{',', '"', '\n', '\r'}};
  for (int round = 0; round < 500; ++round) {
    std::array<char, 64> block{};
    for (char& c : block) c = round % 2 == 0 ? static_cast<char>(random()) : ",\"\n\r\xac\x8d-"[random() % 7];
    std::uint64_t expected = 0;
    for (std::size_t i = 0; i < 64; ++i) {
      if (block[i] == ',' || block[i] == '"' || block[i] == '\n' || block[i] == '\r') expected |= std::uint64_t{1} << i;
    }
    REQUIRE(delimited_scan::special_bits(block.data(), specials) == expected);
    REQUIRE(delimited_scan::special_bits_portable(block.data(), specials) == expected);
    const std::size_t size = random() % 64;
    REQUIRE(delimited_scan::special_bits_of_tail(block.data(), size, specials) ==
            (expected & ((std::uint64_t{1} << size) - 1)));
  }
}
