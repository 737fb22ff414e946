#include "ecumene/base/shared_text.hpp"

#include <atomic>
#include <new>

namespace ecumene {

// The bytes of the text follow.
struct SharedText::Kept {
  std::atomic<std::uint32_t> owners{1};
  std::uint32_t size = 0;
  const char* text() const { return reinterpret_cast<const char*>(this + 1); }
};

void SharedText::keep(std::string_view text) {
  void* const memory = ::operator new(sizeof(Kept) + text.size());
  auto* const kept = new (memory) Kept{.size = static_cast<std::uint32_t>(text.size())};
  std::memcpy(static_cast<char*>(memory) + sizeof(Kept), text.data(), text.size());
  bytes_ = std::bit_cast<Bytes>(kept);
}

void SharedText::hold() const {
  kept()->owners.fetch_add(1, std::memory_order_relaxed);
}

// The last owner sees all that the others did before it frees the text.
void SharedText::let_go() const {
  Kept* const last = kept();
  if (last->owners.fetch_sub(1, std::memory_order_acq_rel) != 1) return;
  last->~Kept();
  ::operator delete(last);
}

std::string_view SharedText::kept_view() const {
  return {kept()->text(), kept()->size};
}

}  // namespace ecumene
