#include "ecumene/base/shared_text.hpp"

#include <doctest/doctest.h>

#include <random>
#include <thread>
#include <vector>

namespace ecumene {
namespace {

TEST_CASE("a shared text says what it was made of, whatever its length") {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text;
    for (std::size_t at = 0; at < size; ++at) text += static_cast<char>('a' + at % 26);
    const SharedText shared(text);
    CHECK(shared == text);
    CHECK(shared.size() == size);
    CHECK(shared.empty() == (size == 0));
    const SharedText copy = shared;
    CHECK(copy == shared);
    CHECK(copy.str() == text);
  }
  static_assert(sizeof(SharedText) == 8);
}

TEST_CASE("bytes of every value stand in short and long texts") {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string three(3, static_cast<char>(byte));
    const std::string nine(9, static_cast<char>(byte));
    CHECK(SharedText(three) == three);
    CHECK(SharedText(nine) == nine);
  }
}

TEST_CASE("a copy outlives its source, and the text moved from can be used again") {
  SharedText copy;
  {
    SharedText source("a sentence of some length");
    copy = source;
    const SharedText moved = std::move(source);
    source = "another sentence of some length";
    CHECK(moved == "a sentence of some length");
    CHECK(source == "another sentence of some length");
  }
  CHECK(copy == "a sentence of some length");
  SharedText& same = copy;
  copy = same;
  CHECK(copy == "a sentence of some length");
}

// The twin: std::string under the same operations.
TEST_CASE("shared texts compare and change as strings do") {
  constexpr std::uint32_t seed = 4;
  CAPTURE(seed);
  std::mt19937 random(seed);
  std::vector<SharedText> shared(20);
  std::vector<std::string> strings(20);
  for (int step = 0; step < 3000; ++step) {
    const std::size_t to = random() % 20;
    const std::size_t from = random() % 20;
    if (random() % 2 == 0) {
      strings[to] = std::string(random() % 12, static_cast<char>('a' + random() % 3));
      shared[to] = strings[to];
    } else {
      strings[to] = strings[from];
      shared[to] = shared[from];
    }
    REQUIRE(shared[to] == strings[to]);
    REQUIRE((shared[to] == shared[from]) == (strings[to] == strings[from]));
    REQUIRE((shared[to] < shared[from]) == (strings[to] < strings[from]));
    REQUIRE(shared[to] + shared[from] == strings[to] + strings[from]);
  }
}

TEST_CASE("threads may copy and drop one text at the same time") {
  const SharedText text("the same sentence in every thread");
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread)
    threads.emplace_back([text] {
      for (int step = 0; step < 2000; ++step) std::vector<SharedText>(5, text);
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(text == "the same sentence in every thread");
}

}  // namespace
}  // namespace ecumene
