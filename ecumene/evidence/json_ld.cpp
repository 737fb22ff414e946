#include "ecumene/evidence/json_ld.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "ecumene/base/json.hpp"
#include "ecumene/base/sha256.hpp"

namespace ecumene {
namespace {

// A relative path as a reference of RFC 3986.
std::string reference(std::string_view path) {
  constexpr std::string_view plain = "-._~/!$&'()*+,;=@";
  constexpr std::string_view hex = "0123456789ABCDEF";
  std::string result;
  for (const char c : path) {
    const auto code = static_cast<unsigned char>(c);
    const bool is_alphanumeric =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || plain.find(c) != plain.npos;
    if (is_alphanumeric) {
      result += c;
    } else {
      result += '%';
      result += hex[code >> 4U];
      result += hex[code & 15U];
    }
  }
  return result;
}

void write_positions(JsonWriter& json, const char* type, std::uint64_t start, std::uint64_t end) {
  json.begin_object().member("type", type).member("start", start).member("end", end).end_object();
}

void write_selectors(JsonWriter& json, const Passage& passage) {
  json.key("selector").begin_array();
  json.begin_object().member("type", "TextQuoteSelector").member("exact", std::string_view(passage.exact));
  json.member("prefix", std::string_view(passage.prefix)).member("suffix", std::string_view(passage.suffix));
  json.end_object();
  write_positions(json, "TextPositionSelector", passage.start, passage.end);
  if (passage.page > 0) {
    std::string fragment = "page=" + std::to_string(passage.page) + "&viewrect=";
    const std::array<double, 4>& box = passage.box;
    for (const double number : {box[0], box[1], box[2] - box[0], box[3] - box[1]})
      fragment += (fragment.back() == '=' ? "" : ",") + canonical_number(std::round(1000 * number) / 1000);
    json.begin_object().member("type", "FragmentSelector").member("conformsTo", "http://tools.ietf.org/rfc/rfc3778");
    json.member("value", std::string_view(fragment)).end_object();
  } else if (passage.part.empty()) {
    write_positions(json, "DataPositionSelector", passage.byte_begin, passage.byte_end);
  }
  json.end_array();
}

// What the statement says, without where it stands.
JsonFields said(const JsonFields& fields) {
  constexpr std::array<std::string_view, 13> places{"exact",     "prefix",     "suffix",  "start",      "end",
                                                    "part",      "page",       "box_top", "box_bottom", "box_left",
                                                    "box_right", "byte_begin", "byte_end"};
  JsonFields result = fields;
  for (const std::string_view name : places)
    if (const auto found = result.find(name); found != result.end()) result.erase(found);
  return result;
}

std::string identity(const SourceRecord& source, const JsonFields& fields) {
  return name_of_content(sha256(source.sha256 + canonical_json(fields)));
}

void write_annotation(JsonWriter& json, const SourceRecord& source, const JsonFields& fields) {
  const std::string value = canonical_json(said(fields));
  json.begin_object().member("id", std::string_view(identity(source, fields))).member("type", "Annotation");
  json.member("motivation", "describing");
  json.key("generator").begin_object().member("type", "Software");
  json.member("name", std::string_view(source.program)).end_object();
  json.key("body").begin_object().member("type", "TextualBody").member("format", "application/json");
  json.member("value", std::string_view(value)).end_object();
  json.key("target").begin_object().member("source", std::string_view(reference(source.name)));
  write_selectors(json, passage_of(fields));
  json.end_object().end_object();
}

}  // namespace

std::string name_of_content(const std::string& sha256) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string name = "ni:///sha-256;";
  unsigned bits = 0;
  int count = 0;
  for (const char c : sha256) {
    bits = bits << 4U | static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    name += digits[bits >> static_cast<unsigned>(count) & 63U];
    bits &= (1U << static_cast<unsigned>(count)) - 1;
  }
  if (count > 0) name += digits[bits << static_cast<unsigned>(6 - count) & 63U];
  return name;
}

void write_json_ld(std::ostream& out, const std::vector<SourceStatements>& sources) {
  std::string identities;
  for (const auto& [source, statements] : sources)
    for (const Statement& statement : statements) identities += identity(source, statement.fields);
  JsonWriter json(out);
  json.begin_object().member("@context", "http://www.w3.org/ns/anno.jsonld");
  json.member("id", std::string_view(name_of_content(sha256(identities)))).member("type", "AnnotationPage");
  json.key("items").begin_array();
  for (const auto& [source, statements] : sources)
    for (const Statement& statement : statements) write_annotation(json, source, statement.fields);
  json.end_array().end_object();
  out << '\n';
}

}  // namespace ecumene
