#include "ecumene/report/html.hpp"

#include <cassert>
#include <utility>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

constexpr char32_t replacement = U'\uFFFD';

// XML 1.0 allows no control characters but tab and line ends; HTML would show the others as nothing.
bool is_forbidden(char32_t c) {
  const bool control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F);
  return control || c == 0xFFFE || c == 0xFFFF;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = utf8::next(text, offset);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        utf8::append(out, is_forbidden(c) ? replacement : c);
    }
  }
  return out;
}

void Html::start(std::string_view tag, Attributes attributes) {
  out_.append("<").append(tag);
  for (const Attribute& attribute : attributes) {
    if (attribute.value.empty()) continue;
    out_.append(" ").append(attribute.name).append("=\"").append(escaped(attribute.value)).append("\"");
  }
}

Html& Html::open(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  out_ += '>';
  open_.emplace_back(tag);
  return *this;
}

Html& Html::close() {
  assert(!open_.empty());
  out_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

Html& Html::element(std::string_view tag, std::string_view text, Attributes attributes) {
  return open(tag, attributes).text(text).close();
}

Html& Html::empty(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  out_ += " />";
  return *this;
}

Html& Html::text(std::string_view text) {
  out_ += escaped(text);
  return *this;
}

Html& Html::add(const Markup& markup) {
  out_ += markup.text();
  return *this;
}

Html& Html::style(std::string_view sheet) {
  assert(sheet.find_first_of("<&") == std::string_view::npos);
  out_.append("<style>").append(sheet).append("</style>");
  return *this;
}

Html& Html::line() {
  out_ += '\n';
  return *this;
}

Markup Html::finish() {
  assert(open_.empty());
  return Markup(std::exchange(out_, {}));
}

}  // namespace ecumene
