// The parts of an XLSX workbook beside its worksheets, and its XML. Internal to the XLSX reader.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/source/formats/archive.hpp"
#include "ecumene/source/formats/number_display.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace ecumene::xlsx_internal {

// Names of elements and attributes are compared without their namespace prefix: writers differ in whether they print
// "x:". A child or attribute that is missing is an empty node, an empty text.
std::string_view local_name(const char* name);
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);
const char* attribute(const pugi::xml_node& node, std::string_view name);

void for_each_child(const pugi::xml_node& node, std::string_view name,
                    const std::function<void(const pugi::xml_node&)>& action);
bool is_true(const char* text);

// Throws Error "workbook-damaged" where the part is missing or no well-formed XML.
pugi::xml_document required_part(const Archive& archive, const std::string& path);

// The text of a string item: its runs joined, without phonetic guides.
std::string item_text(const pugi::xml_node& item);

// What of styles.xml matters here: format code and boldness per cell style.
struct Style {
  std::string code = "General";
  bool bold = false;
};

struct SheetEntry {
  std::string name;
  std::string path;
  bool hidden = false;
};

struct Workbook {
  std::vector<SheetEntry> sheets;
  std::vector<std::string> strings;
  std::vector<Style> styles;
  DateSystem dates = DateSystem::from_1900;
};

// Throws Error "workbook-damaged".
Workbook read_workbook(const Archive& archive);

}  // namespace ecumene::xlsx_internal
