// Texts of a panel in few bytes: a pool that keeps each different text once, and a column that keeps one text a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

// Different texts numbered 0, 1, 2, ... in the order of their first appearance. A text costs its bytes and about 16
// more; interning and finding are O(length). A view it gives is valid until the next `intern`.
class TextPool {
 public:
  std::uint32_t intern(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  std::string_view at(std::uint32_t index) const;
  std::size_t size() const { return ends_.size(); }

 private:
  std::size_t slot_of(std::string_view text) const;
  void grow();

  std::string bytes_;
  std::vector<std::uint64_t> ends_;   // text i is bytes_[ends_[i-1], ends_[i])
  std::vector<std::uint32_t> slots_;  // open addressing, a power of two; index + 1, or 0 where free
};

// One text a row, mostly different ones. A text costs its bytes and about 9 more, an empty one 8. Views stay valid
// while the column lives and is not assigned to.
class TextColumn {
 public:
  void push_back(std::string_view text);
  std::string_view operator[](std::size_t row) const;
  std::size_t size() const { return starts_.size(); }
  void reserve(std::size_t rows) { starts_.reserve(rows); }

 private:
  std::vector<std::string> chunks_;    // a text is its length (LEB128) and its bytes; no text crosses a chunk
  std::vector<std::uint64_t> starts_;  // chunk and offset of the text, or `empty`
};

}  // namespace ecumene
