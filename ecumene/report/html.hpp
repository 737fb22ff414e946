// Builds HTML (and the SVG inside it) that is safe and well-formed by construction: every text and attribute is
// escaped, every element that was opened is closed, in order. Ill-formed UTF-8 and control characters become U+FFFD.
//
// Only Markup enters unescaped, and only these builders make Markup. The result is also well-formed XML, apart from the
// doctype line.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

// & < > " ' as entities.
std::string escaped(std::string_view text);

// Finished, balanced elements.
class Markup {
 public:
  Markup() = default;
  const std::string& text() const { return text_; }
  bool is_empty() const { return text_.empty(); }

 private:
  friend class Html;
  explicit Markup(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

struct Attribute {
  std::string_view name;  // a literal of ours, never from the material
  std::string value;      // an attribute with an empty value is left out
};
using Attributes = std::initializer_list<Attribute>;

class Html {
 public:
  Html& open(std::string_view tag, Attributes attributes = {});
  Html& close();  // the innermost open element; REQUIRES one
  Html& element(std::string_view tag, std::string_view text, Attributes attributes = {});
  Html& empty(std::string_view tag, Attributes attributes = {});  // <meta ... />
  Html& text(std::string_view text);
  Html& add(const Markup& markup);
  // A style sheet of our own, written as it stands; REQUIRES no "<" or "&" in it.
  Html& style(std::string_view sheet);
  Html& line();  // a line break in the source, for those who read or compare it

  Markup finish();  // REQUIRES everything closed

 private:
  void start(std::string_view tag, Attributes attributes);
  std::string out_;
  std::vector<std::string> open_;
};

}  // namespace ecumene
