// Markup (HTML, XHTML, XML) as a stream of tags and texts that all point into the original buffer.
//
// No tree is built: one pass, linear time, constant memory however deep tags are nested, and every character keeps its
// byte. What is no markup stays text: a lone '<', a tag that is cut off by the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

enum class MarkupKind : std::uint8_t { text, open, close, empty };  // empty: <br/>

struct MarkupPiece {
  MarkupKind kind = MarkupKind::text;
  std::string_view name{};        // of the tag, as written
  std::string_view attributes{};  // what stands behind the name
  std::size_t begin = 0;          // bytes of the buffer
  std::size_t end = 0;
};

class MarkupScanner {
 public:
  explicit MarkupScanner(std::string_view markup) : markup_(markup) {}
  // Comments, declarations and processing instructions are passed over; the content of a CDATA section is text.
  std::optional<MarkupPiece> next();
  // Passes over everything up to the closing tag of this name, or to the end: scripts and styles are no markup.
  void skip_to_close(std::string_view name);
  std::size_t at() const { return at_; }

 private:
  bool passed_over();
  std::optional<MarkupPiece> tag();

  std::string_view markup_;
  std::size_t at_ = 0;
  std::size_t no_close_from_ = std::string_view::npos;  // behind this place there is no '>' any more
};

// The value of an attribute as written, without its quotes; nullopt: not there. Names compare without case.
std::optional<std::string_view> attribute(std::string_view attributes, std::string_view name);

// Names of tags compare without case.
bool same_name(std::string_view a, std::string_view b);

// The character that a reference stands for ("&amp;", "&#160;", "&laquo;"), and the bytes it takes. nullopt: the
// ampersand at `at` begins none that is known (HTML 4.01, XML 1.0).
struct CharacterReference {
  char32_t character = 0;
  std::size_t size = 0;
};
std::optional<CharacterReference> character_reference(std::string_view markup, std::size_t at);

}  // namespace ecumene
