#include "ecumene/numeric/hierarchy/spanning_tree_kd_buffer_internal.hpp"

#include <sys/mman.h>

#include <cstdlib>
#include <cstring>
#include <new>

namespace ecumene::internal {
namespace {

constexpr std::size_t alignment = 64;
constexpr std::size_t mapped_from = std::size_t{1} << 20U;  // bytes

}  // namespace

void* zeroed_memory(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  if (bytes < mapped_from) {
    const std::size_t whole = (bytes + alignment - 1) / alignment * alignment;
    void* const memory = std::aligned_alloc(alignment, whole);
    if (memory == nullptr) throw std::bad_alloc();
    return std::memset(memory, 0, whole);
  }
  void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
#ifdef MADV_HUGEPAGE
  madvise(memory, bytes, MADV_HUGEPAGE);  // fewer page faults where the system has such pages; nothing depends on it
#endif
  return memory;
}

void free_zeroed_memory(void* memory, std::size_t bytes) {
  if (bytes < mapped_from) {
    std::free(memory);
  } else {
    munmap(memory, bytes);
  }
}

}  // namespace ecumene::internal
