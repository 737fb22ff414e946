// The arrays of the kd-tree engine.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>
#include <vector>

namespace ecumene::internal {

// Where the long arrays of one tree lie. Those that fill a large page come from the system itself and go back to it at
// once: the heap would keep what one step has given up beside what the next one asks for, which is half as much again
// at the peak. Shorter ones share large pages, and take the places of those that were given back: a small page costs a
// microsecond when it is first written, together a twelfth of the time of a tree of 100,000 points. What is shorter
// still is left to the heap, as large pages would cost more than they save. Where something very long was asked for,
// none are shared: what they leave empty would count at the peak. The threads that first write to the pages touch them
// first; only one at a time takes and gives back.
class KdMemory {
 public:
  KdMemory() = default;
  KdMemory(const KdMemory&) = delete;
  KdMemory& operator=(const KdMemory&) = delete;
  ~KdMemory();

  struct Piece {
    char* begin;
    std::size_t bytes;
  };

  // At a multiple of 64 bytes. Throws std::bad_alloc.
  void* taken(std::size_t bytes);
  void give_back(void* memory, std::size_t bytes);
  // To the system, too, what is free: before something long is asked of the heap.
  void drop_free_pages() { drop_pages_beyond(0); }

 private:
  void* taken_in_page(std::size_t wanted);
  void give_back_in_page(char* begin, std::size_t bytes);
  void add_page();
  void drop_pages_beyond(std::size_t spare);

  bool is_long_ = false;  // something very long was asked for
  std::vector<char*> pages_{};
  std::vector<Piece> free_{};  // of the pages, by address; no two meet
};

// Zeros from the heap, at a multiple of 64 bytes.
void* zeroed_memory(std::size_t bytes);
void free_zeroed_memory(void* memory);

template <class Value>
class Buffer {
  static_assert(std::is_trivially_copyable_v<Value>);

 public:
  Buffer() = default;
  // A short one: zeros.
  explicit Buffer(std::size_t size) : values_(static_cast<Value*>(zeroed_memory(size * sizeof(Value)))), size_(size) {}
  // A long one: what it holds is not said. REQUIRES that `memory` lives longer.
  Buffer(std::size_t size, KdMemory& memory)
      : values_(static_cast<Value*>(memory.taken(size * sizeof(Value)))), size_(size), memory_(&memory) {}
  Buffer(Buffer&& other) noexcept { *this = std::move(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    std::swap(values_, other.values_);
    std::swap(size_, other.size_);
    std::swap(memory_, other.memory_);
    return *this;
  }
  ~Buffer() {
    if (memory_ == nullptr) {
      free_zeroed_memory(values_);
    } else {
      memory_->give_back(values_, size_ * sizeof(Value));
    }
  }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Value* data() const { return values_; }
  Value& operator[](std::size_t at) const { return values_[at]; }

 private:
  Value* values_ = nullptr;
  std::size_t size_ = 0;
  KdMemory* memory_ = nullptr;
};

}  // namespace ecumene::internal
