// iconv, closed when it goes out of scope. glibc's own: nothing to link.
#pragma once

#include <iconv.h>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

namespace ecumene {

class Iconv {
 public:
  enum class Outcome : std::uint8_t { converted, incomplete, wrong };

  explicit Iconv(const std::string& name);  // to UTF-8
  ~Iconv();
  Iconv(const Iconv&) = delete;
  Iconv& operator=(const Iconv&) = delete;

  bool known() const { return descriptor_ != unknown(); }
  // All of `from`, at most a few characters.
  Outcome convert(std::string_view from, std::string& to);
  void reset();

 private:
  static iconv_t unknown() { return std::bit_cast<iconv_t>(std::intptr_t{-1}); }
  iconv_t descriptor_ = unknown();
};

}  // namespace ecumene
