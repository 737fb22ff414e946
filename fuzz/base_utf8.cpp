// UTF-8: decoding and encoding give well-formed text back byte for byte; folding, lowering and trimming are idempotent.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "ecumene/base/utf8.hpp"

namespace {
namespace utf8 = ecumene::utf8;

void require(bool law) {
  if (!law) std::abort();
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto invalid = utf8::first_invalid(text);
  std::string copy;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < text.size(); ++count) utf8::append(copy, utf8::next(text, offset));
  require(!utf8::first_invalid(copy).has_value());
  require((copy == text) == !invalid.has_value());
  require(utf8::length(text) == count && utf8::length(copy) == count);
  if (invalid) require(*invalid < size && !utf8::first_invalid(text.substr(0, *invalid)));

  require(utf8::lowered(utf8::lowered(text)) == utf8::lowered(text));
  require(utf8::trimmed(utf8::trimmed(text)) == utf8::trimmed(text));
  const std::string folded = utf8::folded(text);
  require(utf8::folded(folded) == folded);
  if (!invalid) {
    require(!utf8::first_invalid(folded) && !utf8::first_invalid(utf8::lowered(text)));
    require(utf8::display_width(text) <= 2 * count);
  }
  std::string joined;
  for (const std::string_view word : utf8::words(text)) {
    require(!word.empty());
    joined += word;
  }
  require(joined.size() <= size);
  return 0;
}
