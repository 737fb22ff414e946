// The worked text of the tests of recovery: levels, a growth rate and a multiple of one network. For tests only.
#pragma once

namespace ecumene::for_tests {

inline constexpr auto network = R"(
document: growth.txt
place: Karaganda
sentence: In 1928 the network had 4,387 km of railways.
figure: 4,387 km | value=4387; unit=km; kind=measure; subject=network of railways; head=railway; period=1928
sentence: By 1940 the network of railways had grown by 50 % to 6,581 km.
figure: 50 % | value=50; unit=%; movement=rise; subject=network; head=network; period=1940; base=1928
figure: 6,581 km | value=6581; unit=km; kind=measure; subject=network of railways; head=railway; period=1940
sentence: In 1943 it was 3 times the network of 1928.
figure: 3 times | value=3; kind=multiple; subject=network of railways; head=railway; period=1943; base=1928
)";

}  // namespace ecumene::for_tests
