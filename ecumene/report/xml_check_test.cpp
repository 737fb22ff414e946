#include "ecumene/report/xml_check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace ecumene {
namespace {

bool is_name_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == ':' || c == '_';
}

std::string entity_fault(std::string_view text) {
  constexpr std::array<std::string_view, 5> known{"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at);
    if (std::none_of(known.begin(), known.end(), [&](std::string_view e) { return rest.starts_with(e); })) {
      return "unknown entity at " + std::string(rest.substr(0, 20));
    }
  }
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r') return "control character";
  }
  return "";
}

class Reader {
 public:
  explicit Reader(std::string_view document) : rest_(document) {}

  XmlCheck read() {
    for (const std::string_view head : {"<!doctype html>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"}) {
      if (rest_.starts_with(head)) rest_.remove_prefix(head.size());
    }
    while (!rest_.empty() && check_.fault.empty()) {
      if (rest_.front() == '<') {
        read_tag();
      } else {
        read_text();
      }
    }
    if (check_.fault.empty() && !open_.empty()) check_.fault = "not closed: " + open_.back();
    return std::move(check_);
  }

 private:
  void read_text() {
    const std::string_view text = rest_.substr(0, rest_.find('<'));
    rest_.remove_prefix(text.size());
    if (!open_.empty() && open_.back() == "style") return;
    check_.fault = entity_fault(text);
    if (text.find('>') != std::string_view::npos) check_.fault = "bare '>' in text";
    check_.text += text;
  }

  std::string name() {
    std::string result;
    while (!rest_.empty() && is_name_character(rest_.front())) {
      result += rest_.front();
      rest_.remove_prefix(1);
    }
    return result;
  }

  void read_tag() {
    rest_.remove_prefix(1);
    if (rest_.starts_with("/")) {
      rest_.remove_prefix(1);
      const std::string closed = name();
      if (open_.empty() || open_.back() != closed) {
        check_.fault = "closes " + closed + " inside " + (open_.empty() ? "nothing" : open_.back());
        return;
      }
      open_.pop_back();
      return expect(">");
    }
    XmlElement element{name(), {}};
    if (element.name.empty()) check_.fault = "'<' that opens nothing before " + std::string(rest_.substr(0, 20));
    while (check_.fault.empty() && rest_.starts_with(" ") && !rest_.starts_with(" />")) read_attribute(element);
    if (rest_.starts_with(" />")) {
      rest_.remove_prefix(3);
    } else {
      open_.push_back(element.name);
      expect(">");
    }
    check_.elements.push_back(std::move(element));
  }

  void read_attribute(XmlElement& element) {
    rest_.remove_prefix(1);
    const std::string attribute = name();
    expect("=\"");
    const std::size_t end = rest_.find('"');
    if (attribute.empty() || end == std::string_view::npos) {
      check_.fault = "attribute of " + element.name + " not understood";
      return;
    }
    const std::string value(rest_.substr(0, end));
    rest_.remove_prefix(end + 1);
    if (value.find('<') != std::string::npos) check_.fault = "'<' in an attribute";
    if (const std::string fault = entity_fault(value); !fault.empty()) check_.fault = fault;
    if (!element.attribute(attribute).empty()) check_.fault = "attribute twice: " + attribute;
    element.attributes.emplace_back(attribute, value);
  }

  void expect(std::string_view text) {
    if (!rest_.starts_with(text)) {
      check_.fault = "expected " + std::string(text) + " before " + std::string(rest_.substr(0, 20));
      return;
    }
    rest_.remove_prefix(text.size());
  }

  std::string_view rest_;
  std::vector<std::string> open_;
  XmlCheck check_;
};

}  // namespace

std::string XmlElement::attribute(std::string_view wanted) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == wanted; });
  return found == attributes.end() ? "" : found->second;
}

XmlCheck check_xml(std::string_view document) {
  return Reader(document).read();
}

TEST_CASE("the checker of markup finds what it is there to find") {
  CHECK(check_xml("<!doctype html><a id=\"x\">t &amp; u<b /></a>").fault == "");
  CHECK(check_xml("<a><b></a></b>").fault == "closes a inside b");
  CHECK(check_xml("<a>").fault == "not closed: a");
  CHECK(check_xml("<a>&nbsp;</a>").fault != "");
  CHECK(check_xml("<a x=\"1\" x=\"2\"></a>").fault == "attribute twice: x");
  CHECK(check_xml("<a x=1></a>").fault != "");
  CHECK(check_xml("<a>1 < 2</a>").fault != "");
}

}  // namespace ecumene
