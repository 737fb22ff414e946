#include "ecumene/panel/text_pool.hpp"

#include <functional>
#include <limits>
#include <stdexcept>

namespace ecumene {
namespace {

constexpr std::size_t chunk_bits = 20;
constexpr std::size_t chunk_bytes = std::size_t{1} << chunk_bits;
constexpr std::uint64_t empty = std::numeric_limits<std::uint64_t>::max();

void append_length(std::string& bytes, std::size_t length) {
  while (length >= 0x80) {
    bytes += static_cast<char>((length & 0x7F) | 0x80);
    length >>= 7;
  }
  bytes += static_cast<char>(length);
}

}  // namespace

std::string_view TextPool::at(std::uint32_t index) const {
  const std::uint64_t begin = index == 0 ? 0 : ends_.at(index - 1);
  return std::string_view(bytes_).substr(begin, ends_.at(index) - begin);
}

// The slot that holds `text`, or the free one where it belongs. REQUIRES a free slot.
std::size_t TextPool::slot_of(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = std::hash<std::string_view>{}(text)&mask;
  while (slots_[slot] != 0 && at(slots_[slot] - 1) != text) slot = (slot + 1) & mask;
  return slot;
}

void TextPool::grow() {
  slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
  for (std::uint32_t index = 0; index < ends_.size(); ++index) slots_[slot_of(at(index))] = index + 1;
}

std::uint32_t TextPool::intern(std::string_view text) {
  if (2 * (ends_.size() + 1) > slots_.size()) grow();
  const std::size_t slot = slot_of(text);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  if (ends_.size() == std::numeric_limits<std::uint32_t>::max() - 1) {
    throw std::length_error("a panel holds at most 4,294,967,294 different texts of a kind");
  }
  bytes_ += text;
  ends_.push_back(bytes_.size());
  slots_[slot] = static_cast<std::uint32_t>(ends_.size());
  return slots_[slot] - 1;
}

std::optional<std::uint32_t> TextPool::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const std::uint32_t found = slots_[slot_of(text)];
  return found == 0 ? std::nullopt : std::optional(found - 1);
}

void TextColumn::push_back(std::string_view text) {
  if (text.empty()) {
    starts_.push_back(empty);
    return;
  }
  constexpr std::size_t longest_length = 10;
  if (chunks_.empty() || chunks_.back().size() + longest_length + text.size() > chunk_bytes) {
    // A small panel stays small: only the later chunks are taken whole.
    const bool whole = !chunks_.empty();
    chunks_.emplace_back();
    if (whole) chunks_.back().reserve(chunk_bytes);
  }
  std::string& chunk = chunks_.back();
  starts_.push_back((chunks_.size() - 1) << chunk_bits | chunk.size());
  append_length(chunk, text.size());
  chunk += text;
}

std::string_view TextColumn::operator[](std::size_t row) const {
  const std::uint64_t start = starts_[row];
  if (start == empty) return {};
  const std::string& chunk = chunks_[start >> chunk_bits];
  std::size_t at = start & (chunk_bytes - 1);
  std::size_t length = 0;
  for (unsigned shift = 0;; shift += 7) {
    const auto byte = static_cast<unsigned char>(chunk[at++]);
    length |= std::size_t{byte & 0x7FU} << shift;
    if (byte < 0x80) break;
  }
  return std::string_view(chunk).substr(at, length);
}

}  // namespace ecumene
