#include "ecumene/base/large_pages.hpp"

#ifdef __linux__
#include <sys/mman.h>

#include <cstdint>
#endif

namespace ecumene {

void prefer_large_pages([[maybe_unused]] const void* begin, [[maybe_unused]] std::size_t bytes) {
#if defined(__linux__) && defined(MADV_HUGEPAGE)
  constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20U;
  constexpr std::uintptr_t page = 4096;
  if (bytes < 2 * large_page) return;
  const std::uintptr_t before =
      (page - reinterpret_cast<std::uintptr_t>(begin) % page) % page;  // to the first whole one
  const std::size_t whole = (bytes - before) / page * page;
  (void)madvise(const_cast<char*>(static_cast<const char*>(begin)) + before, whole, MADV_HUGEPAGE);
#endif
}

}  // namespace ecumene
