// The long arrays of the kd-tree engine.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace ecumene::internal {

// Zeros, at a multiple of 64 bytes. Long arrays come from the system itself and go back to it at once: the heap would
// keep what one step has given up beside what the next one asks for, which is half as much again at the peak. The
// threads that first write to the pages touch them first. Throws std::bad_alloc.
void* zeroed_memory(std::size_t bytes);
void free_zeroed_memory(void* memory, std::size_t bytes);

template <class Value>
class Buffer {
  static_assert(std::is_trivially_copyable_v<Value>);

 public:
  Buffer() = default;
  explicit Buffer(std::size_t size) : values_(static_cast<Value*>(zeroed_memory(size * sizeof(Value)))), size_(size) {}
  Buffer(Buffer&& other) noexcept { *this = std::move(other); }
  Buffer& operator=(Buffer&& other) noexcept {
    std::swap(values_, other.values_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Buffer() { free_zeroed_memory(values_, size_ * sizeof(Value)); }

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Value* data() const { return values_; }
  Value& operator[](std::size_t at) const { return values_[at]; }

 private:
  Value* values_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace ecumene::internal
