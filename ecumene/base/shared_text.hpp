// A text that never changes and costs eight bytes: up to seven bytes stand in the object itself, a longer text is kept
// once for all its copies. For records by the million whose fields mostly repeat: names, units, periods, sentences.
//
// It is a value: copies may outlive the one they came from and may be used in different threads. As with std::string a
// view of a short text is valid only while this object lives and stays in its place.
#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

namespace ecumene {

class SharedText {
 public:
  static constexpr std::size_t most_inside = 7;  // bytes of a text that needs no memory of its own

  SharedText() = default;
  // REQUIRES fewer than 4 GiB.
  SharedText(std::string_view text) {
    if (text.size() <= most_inside) {
      bytes_[tag] = static_cast<char>(text.size() << 1U | 1U);
      if (!text.empty()) std::memcpy(bytes_.data() + inside, text.data(), text.size());
    } else {
      keep(text);
    }
  }
  SharedText(const std::string& text) : SharedText(std::string_view(text)) {}
  SharedText(const char* text) : SharedText(std::string_view(text)) {}

  SharedText(const SharedText& other) : bytes_(other.bytes_) {
    if (is_kept()) hold();
  }
  SharedText(SharedText&& other) noexcept : bytes_(std::exchange(other.bytes_, nothing)) {}
  SharedText& operator=(const SharedText& other) {
    if (!is_kept() && !other.is_kept()) {  // as mostly
      bytes_ = other.bytes_;
      return *this;
    }
    SharedText copy(other);
    return *this = std::move(copy);
  }
  SharedText& operator=(SharedText&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  ~SharedText() {
    if (is_kept()) let_go();
  }

  std::string_view view() const {
    if (is_kept()) return kept_view();
    return {bytes_.data() + inside, static_cast<std::size_t>(bytes_[tag]) >> 1U};
  }
  std::string str() const { return std::string(view()); }
  operator std::string_view() const { return view(); }
  operator std::string() const { return str(); }

  bool empty() const { return bytes_[tag] == 1; }
  std::size_t size() const { return view().size(); }
  std::size_t find(std::string_view part, std::size_t from = 0) const { return view().find(part, from); }
  std::size_t find(char part, std::size_t from = 0) const { return view().find(part, from); }
  // REQUIRES at <= size(). A view of this object, see above.
  std::string_view substr(std::size_t at, std::size_t count = std::string_view::npos) const {
    return view().substr(at, count);
  }
  bool starts_with(std::string_view part) const { return view().starts_with(part); }
  bool starts_with(char part) const { return view().starts_with(part); }
  bool ends_with(std::string_view part) const { return view().ends_with(part); }
  bool ends_with(char part) const { return view().ends_with(part); }

  // By content, as std::string compares.
  friend bool operator==(const SharedText& a, const SharedText& b) {
    return a.bytes_ == b.bytes_ || a.view() == b.view();
  }
  friend bool operator==(const SharedText& a, std::string_view b) { return a.view() == b; }
  friend bool operator==(const SharedText& a, const char* b) { return a.view() == b; }
  friend bool operator==(const SharedText& a, const std::string& b) { return a.view() == b; }
  friend std::strong_ordering operator<=>(const SharedText& a, const SharedText& b) { return a.view() <=> b.view(); }

  friend std::string operator+(const SharedText& a, std::string_view b) { return a.str().append(b); }
  friend std::string operator+(const SharedText& a, const SharedText& b) { return a.str().append(b.view()); }
  friend std::string operator+(const SharedText& a, const std::string& b) { return a.str().append(b); }
  friend std::string operator+(const SharedText& a, const char* b) { return a.str().append(b); }
  friend std::string operator+(const char* a, const SharedText& b) { return std::string(a).append(b.view()); }
  friend std::string operator+(std::string a, const SharedText& b) { return std::move(a.append(b.view())); }

 private:
  // A pointer to the kept text, or its bytes and (in the byte that is even in every aligned pointer) 2 * size + 1.
  using Bytes = std::array<char, sizeof(void*)>;
  static_assert(sizeof(void*) == most_inside + 1);
  static constexpr std::size_t tag = std::endian::native == std::endian::little ? 0 : most_inside;
  static constexpr std::size_t inside = std::endian::native == std::endian::little ? 1 : 0;
  static constexpr Bytes nothing = [] {
    Bytes bytes{};
    bytes[tag] = 1;
    return bytes;
  }();

  struct Kept;
  bool is_kept() const { return (bytes_[tag] & 1U) == 0; }
  Kept* kept() const { return std::bit_cast<Kept*>(bytes_); }
  void keep(std::string_view text);
  void hold() const;
  void let_go() const;
  std::string_view kept_view() const;

  alignas(void*) Bytes bytes_ = nothing;
};

}  // namespace ecumene
