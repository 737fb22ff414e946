#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <utility>

#include "ecumene/source/formats/xlsx_internal.hpp"

namespace ecumene::xlsx_internal {

using pugi::xml_node;

namespace {

pugi::xml_document parse_part(const Archive& archive, const std::string& path, const std::string& content) {
  pugi::xml_document document;
  const pugi::xml_parse_result result =
      document.load_buffer(content.data(), content.size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
  if (!result)
    damaged_workbook(archive.name(), "the part '" + path + "' is no well-formed XML: " + result.description());
  return document;
}

std::optional<pugi::xml_document> optional_part(const Archive& archive, const std::string& path) {
  const std::optional<std::string> content = archive.part(path);
  if (!content) return std::nullopt;
  return parse_part(archive, path, *content);
}

std::vector<Style> read_styles(const Archive& archive) {
  std::vector<Style> styles;
  const std::optional<pugi::xml_document> document = optional_part(archive, "xl/styles.xml");
  if (!document) return styles;
  const xml_node sheet = document->document_element();
  std::map<int, std::string> codes;
  for_each_child(child(sheet, "numFmts"), "numFmt", [&](const xml_node& format) {
    codes[std::atoi(attribute(format, "numFmtId"))] = attribute(format, "formatCode");
  });
  std::vector<bool> bold;
  for_each_child(child(sheet, "fonts"), "font", [&](const xml_node& font) {
    const xml_node b = child(font, "b");
    const std::string_view value = attribute(b, "val");
    bold.push_back(b && value != "0" && value != "false");
  });
  for_each_child(child(sheet, "cellXfs"), "xf", [&](const xml_node& xf) {
    const int id = std::atoi(attribute(xf, "numFmtId"));
    const std::size_t font = static_cast<std::size_t>(std::max(0, std::atoi(attribute(xf, "fontId"))));
    const auto own = codes.find(id);
    styles.push_back(
        {own != codes.end() ? own->second : std::string(builtin_format(id)), font < bold.size() && bold[font]});
  });
  return styles;
}

// Relationship targets are relative to the folder of the part, or absolute.
std::string target_path(const std::string& target) {
  return target.starts_with('/') ? target.substr(1) : "xl/" + target;
}

}  // namespace

std::string_view local_name(const char* name) {
  const std::string_view full(name);
  const std::size_t colon = full.find(':');
  return colon == std::string_view::npos ? full : full.substr(colon + 1);
}

xml_node child(const xml_node& node, std::string_view name) {
  for (const xml_node& c : node.children()) {
    if (local_name(c.name()) == name) return c;
  }
  return {};
}

void for_each_child(const xml_node& node, std::string_view name, const std::function<void(const xml_node&)>& action) {
  for (const xml_node& c : node.children()) {
    if (local_name(c.name()) == name) action(c);
  }
}

const char* attribute(const xml_node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes()) {
    if (local_name(a.name()) == name) return a.value();
  }
  return "";
}

bool is_true(const char* text) {
  return std::string_view(text) == "1" || std::string_view(text) == "true";
}

pugi::xml_document required_part(const Archive& archive, const std::string& path) {
  std::optional<pugi::xml_document> document = optional_part(archive, path);
  if (!document) damaged_workbook(archive.name(), "the workbook has no part '" + path + "'");
  return std::move(*document);
}

std::string item_text(const xml_node& item) {
  std::string text;
  for_each_child(item, "t", [&](const xml_node& t) { text += t.text().get(); });
  for_each_child(item, "r", [&](const xml_node& run) { text += child(run, "t").text().get(); });
  return text;
}

Workbook read_workbook(const Archive& archive) {
  Workbook book;
  const pugi::xml_document document = required_part(archive, "xl/workbook.xml");
  const pugi::xml_document relations = required_part(archive, "xl/_rels/workbook.xml.rels");
  std::map<std::string, std::string> targets;
  for_each_child(relations.document_element(), "Relationship",
                 [&](const xml_node& r) { targets[attribute(r, "Id")] = target_path(attribute(r, "Target")); });
  const xml_node root = document.document_element();
  if (is_true(attribute(child(root, "workbookPr"), "date1904"))) book.dates = DateSystem::from_1904;
  for_each_child(child(root, "sheets"), "sheet", [&](const xml_node& sheet) {
    const auto target = targets.find(attribute(sheet, "id"));
    const std::string_view state = attribute(sheet, "state");
    if (target != targets.end())
      book.sheets.push_back({attribute(sheet, "name"), target->second, state == "hidden" || state == "veryHidden"});
  });
  if (const std::optional<pugi::xml_document> strings = optional_part(archive, "xl/sharedStrings.xml")) {
    for_each_child(strings->document_element(), "si",
                   [&](const xml_node& item) { book.strings.push_back(item_text(item)); });
  }
  book.styles = read_styles(archive);
  return book;
}

}  // namespace ecumene::xlsx_internal
