// Room for long lists that are written from end to end: in large pages where the system has them on request. A list of
// a hundred megabytes touches 50 of those instead of 25,000 small ones, each of which costs a microsecond when it is
// first written.
#pragma once

#include <cstddef>
#include <vector>

namespace ecumene {

// Asks the system for large pages inside these bytes. Nothing but the time depends on the answer.
void prefer_large_pages(const void* begin, std::size_t bytes);

// list.reserve(count), in large pages where it is long. What is reserved and never written may cost up to one of them.
template <class Value, class Allocator>
void reserve(std::vector<Value, Allocator>& list, std::size_t count) {
  list.reserve(count);
  prefer_large_pages(list.data(), list.capacity() * sizeof(Value));
}

// Room for one more, as push_back makes it, in large pages where the list is long.
template <class Value>
void make_room(std::vector<Value>& list) {
  constexpr std::size_t least = 8;
  if (list.size() == list.capacity()) reserve(list, list.empty() ? least : 2 * list.size());
}

}  // namespace ecumene
