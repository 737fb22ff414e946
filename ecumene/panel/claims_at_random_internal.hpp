// Claims with anything in their fields, for tests that nothing breaks on them.
#pragma once

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "ecumene/panel/claim.hpp"

namespace ecumene::for_tests {

inline std::vector<Claim> claims_at_random(std::uint64_t seed, std::size_t count) {
  std::mt19937_64 random(seed);
  const auto pick = [&](const auto& of) { return of[random() % of.size()]; };
  const std::array<std::string, 9> figures{"0",           "-5",     "1e18", "99999999999999", "1e-9",
                                           "0.000000001", "1e3000", "615",  "190000"};
  const std::array<std::string, 8> units{"1", "%", "t", "kg", "km", "year", "kW", "\xFF"};
  const std::array<std::string, 9> periods{"",     "1913",    "1943-08-23", "1928/1940", "1940/1928",
                                           "194X", "../1945", "no",         "1943~"};
  const std::array<std::string, 5> words{"", "coal raised", "уголь", "\xC3(", "urban residents of the town"};
  std::vector<Claim> claims(count);
  for (std::size_t i = 0; i < count; ++i) {
    auto& claim = claims[i];
    claim.type = static_cast<ClaimType>(random() % 8 == 0);
    claim.low = *Decimal::parse(pick(figures));
    claim.high = random() % 4 == 0 ? *Decimal::parse(pick(figures)) : claim.low;
    claim.unit = pick(units);
    claim.kind = static_cast<QuantityKind>(random() % 9);
    claim.modifier = static_cast<Modifier>(random() % 4);
    claim.movement = static_cast<Movement>(random() % 3);
    claim.subject = pick(words);
    claim.head = pick(words);
    claim.base = random() % 2 == 0 ? pick(periods) : pick(words);
    claim.period = pick(periods);
    claim.edtf = pick(periods);
    claim.place = random() % 2 == 0 ? "Omsk" : "";
    claim.tie = static_cast<ClaimTie>(random() % 7);
    claim.tied_to = static_cast<std::int32_t>(random() % 9) - 4;
    claim.fate = static_cast<ClaimFate>(random() % 3);
    claim.refers_back = random() % 5 == 0;
    claim.noun_dimension = random() % 9 == 0 ? "length" : "";
    claim.passage.source = i < count / 2 ? "a.txt" : "b.txt";
    claim.passage.text = random() % 3 == 0 ? "" : "615";
    claim.passage.byte_begin = random() % 1000;
    claim.passage.byte_end = claim.passage.byte_begin + random() % 4;
    claim.sentence = "615 of 615 (615)";
    claim.sentence_number = static_cast<std::uint32_t>(i / 3);
  }
  return claims;
}

}  // namespace ecumene::for_tests
