#include "ecumene/numeric/hierarchy/spanning_tree_kd_buffer_internal.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace ecumene::internal {
namespace {

constexpr std::size_t alignment = 64;
constexpr std::size_t large_page = std::size_t{2} << 20U;  // bytes
constexpr std::size_t very_long = 2 * large_page;
constexpr std::size_t paged_from = large_page / 8;
constexpr std::size_t most_pieces = large_page / paged_from + 1;  // free ones, of a page
constexpr std::size_t spare_pages = 2;                            // wholly free, yet kept

// Of memory from the heap or within a page.
std::size_t whole_of(std::size_t bytes) {
  return (bytes + alignment - 1) / alignment * alignment;
}

void* heap_memory(std::size_t bytes) {
  void* const memory = std::aligned_alloc(alignment, whole_of(bytes));
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

// From the start of a large page on: the system itself sees to that for whole large pages only, and a long array would
// begin and end with hundreds of small ones.
char* mapped(std::size_t bytes) {
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const std::size_t whole = (bytes + page - 1) / page * page;
  const std::size_t more = bytes < large_page ? 0 : large_page;
  void* const memory = mmap(nullptr, whole + more, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  char* const begin = static_cast<char*>(memory);
  if (more == 0) return begin;
  const std::size_t before = (large_page - reinterpret_cast<std::uintptr_t>(memory) % large_page) % large_page;
  if (before > 0) munmap(begin, before);
  if (before < more) munmap(begin + before + whole, more - before);
#ifdef MADV_HUGEPAGE
  madvise(begin + before, whole, MADV_HUGEPAGE);  // where the system has such pages; nothing depends on it
#endif
  return begin + before;
}

}  // namespace

KdMemory::~KdMemory() {
  for (char* const page : pages_) munmap(page, large_page);
}

void* KdMemory::taken(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  if (bytes < paged_from) return heap_memory(bytes);
  is_long_ = is_long_ || bytes >= very_long;
  if (bytes < large_page && !is_long_) return taken_in_page(whole_of(bytes));
  return mapped(bytes);
}

void* KdMemory::taken_in_page(std::size_t wanted) {
  const auto tightest = [&] {
    auto best = free_.end();
    for (auto piece = free_.begin(); piece != free_.end(); ++piece)
      if (piece->bytes >= wanted && (best == free_.end() || piece->bytes < best->bytes)) best = piece;
    return best;
  };
  auto piece = tightest();
  if (piece == free_.end()) {
    add_page();
    piece = tightest();
  }
  char* const memory = piece->begin;
  *piece = {memory + wanted, piece->bytes - wanted};
  if (piece->bytes == 0) free_.erase(piece);
  return memory;
}

void KdMemory::give_back(void* memory, std::size_t bytes) {
  if (bytes < paged_from) {
    std::free(memory);
    return;
  }
  char* const begin = static_cast<char*>(memory);
  const auto holds_it = [begin](const char* page) { return page <= begin && begin < page + large_page; };
  if (std::any_of(pages_.begin(), pages_.end(), holds_it)) {
    give_back_in_page(begin, whole_of(bytes));
  } else {
    munmap(memory, bytes);
  }
}

void KdMemory::give_back_in_page(char* begin, std::size_t bytes) {
  auto after = std::find_if(free_.begin(), free_.end(), [&](const Piece& piece) { return piece.begin > begin; });
  auto piece = free_.insert(after, {begin, bytes});
  const auto is_page = [&](const char* at) { return std::find(pages_.begin(), pages_.end(), at) != pages_.end(); };
  const auto meets_next = [&](auto at) {
    return at + 1 != free_.end() && at->begin + at->bytes == (at + 1)->begin && !is_page((at + 1)->begin);
  };
  if (meets_next(piece)) {
    piece->bytes += (piece + 1)->bytes;
    free_.erase(piece + 1);
  }
  if (piece != free_.begin() && meets_next(piece - 1)) {
    (piece - 1)->bytes += piece->bytes;
    free_.erase(piece);
  }
  drop_pages_beyond(spare_pages);
}

void KdMemory::add_page() {
  pages_.reserve(pages_.size() + 1);
  free_.reserve(most_pieces * pages_.capacity());
  char* const page = mapped(large_page);
  pages_.push_back(page);
  const auto after = std::find_if(free_.begin(), free_.end(), [&](const Piece& piece) { return piece.begin > page; });
  free_.insert(after, {page, large_page});
}

void KdMemory::drop_pages_beyond(std::size_t spare) {
  const auto is_whole = [](const Piece& piece) { return piece.bytes == large_page; };
  while (static_cast<std::size_t>(std::count_if(free_.begin(), free_.end(), is_whole)) > spare) {
    const auto piece = std::find_if(free_.begin(), free_.end(), is_whole);
    munmap(piece->begin, large_page);
    pages_.erase(std::find(pages_.begin(), pages_.end(), piece->begin));
    free_.erase(piece);
  }
}

void* zeroed_memory(std::size_t bytes) {
  if (bytes == 0) return nullptr;
  return std::memset(heap_memory(bytes), 0, whole_of(bytes));
}

void free_zeroed_memory(void* memory) {
  std::free(memory);
}

}  // namespace ecumene::internal
