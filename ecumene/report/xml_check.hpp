// A small checker of the XML that our builders write, for tests: balanced tags, quoted and unique attributes, known
// entities; and what the laws of a page are about: ids, links and anything that would fetch.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

struct XmlElement {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;  // values as written
  std::string attribute(std::string_view name) const;
};

struct XmlCheck {
  std::string fault;  // "" if well-formed
  std::vector<XmlElement> elements;
  std::string text;  // all text outside <style>, entities as written
};

XmlCheck check_xml(std::string_view document);

}  // namespace ecumene
