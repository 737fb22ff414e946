#include "ecumene/base/json.hpp"

#include <array>
#include <cassert>
#include <charconv>
#include <cmath>
#include <ostream>
#include <vector>

#include "ecumene/base/utf8.hpp"

namespace ecumene {

// Text is gathered and handed to the stream in pieces; when the outermost value is complete nothing is held back.
struct JsonWriter::State {
  struct Level {
    bool is_object = false;
    bool is_empty = true;
  };

  State(std::ostream& stream, JsonStyle json_style) : out(stream), style(json_style) {}

  void flush() {
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }

  void new_line() {
    if (style == JsonStyle::compact) return;
    text += '\n';
    text.append(2 * levels.size(), ' ');
  }

  // The comma and the line before an element or a key.
  void separate() {
    if (!levels.back().is_empty) text += ',';
    levels.back().is_empty = false;
    new_line();
  }

  void begin_value() {
    assert((levels.empty() || !levels.back().is_object || after_key) && "a member of an object needs its key");
    if (!levels.empty() && !after_key) separate();
    after_key = false;
  }

  void end_value() {
    constexpr std::size_t piece = 65536;
    if (levels.empty() || text.size() > piece) flush();
  }

  void scalar(std::string_view written) {
    begin_value();
    text += written;
    end_value();
  }

  void open(char bracket) {
    begin_value();
    text += bracket;
    levels.push_back({.is_object = bracket == '{'});
  }

  void close(char bracket) {
    assert(!levels.empty() && levels.back().is_object == (bracket == '}') && !after_key && "brackets do not match");
    const bool was_empty = levels.back().is_empty;
    levels.pop_back();
    if (!was_empty) new_line();
    text += bracket;
    end_value();
  }

  void quoted(std::string_view value);

  std::ostream& out;
  JsonStyle style;
  std::string text{};
  std::vector<Level> levels{};
  bool after_key = false;
};

namespace {
std::string well_formed(std::string_view text) {
  std::string clean;
  for (std::size_t offset = 0; offset < text.size();) utf8::append(clean, utf8::next(text, offset));
  return clean;
}

void append_escaped(std::string& text, char c) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view special = "\"\\\b\f\n\r\t";
  constexpr std::string_view letters = "\"\\bfnrt";
  if (const std::size_t at = special.find(c); at != std::string_view::npos) {
    text += '\\';
    text += letters[at];
  } else if (const auto code = static_cast<unsigned char>(c); code < 0x20) {
    text += "\\u00";
    text += digits[code >> 4U];
    text += digits[code & 0xFU];
  } else {
    text += c;
  }
}
}  // namespace

void JsonWriter::State::quoted(std::string_view value) {
  std::string clean;
  if (utf8::first_invalid(value)) {
    clean = well_formed(value);
    value = clean;
  }
  text += '"';
  for (const char c : value) append_escaped(text, c);
  text += '"';
}

JsonWriter::JsonWriter(std::ostream& out, JsonStyle style) : state_(std::make_unique<State>(out, style)) {}
JsonWriter::~JsonWriter() {
  state_->flush();
}

JsonWriter& JsonWriter::begin_object() {
  state_->open('{');
  return *this;
}
JsonWriter& JsonWriter::end_object() {
  state_->close('}');
  return *this;
}
JsonWriter& JsonWriter::begin_array() {
  state_->open('[');
  return *this;
}
JsonWriter& JsonWriter::end_array() {
  state_->close(']');
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!state_->levels.empty() && state_->levels.back().is_object && !state_->after_key && "no place for a key");
  state_->separate();
  state_->quoted(name);
  state_->text += state_->style == JsonStyle::compact ? ":" : ": ";
  state_->after_key = true;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  state_->begin_value();
  state_->quoted(text);
  state_->end_value();
  return *this;
}

JsonWriter& JsonWriter::value(double number) {
  if (!std::isfinite(number)) return null();
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number).ptr;
  state_->scalar({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  state_->scalar(std::to_string(number));
  return *this;
}
JsonWriter& JsonWriter::value(std::uint64_t number) {
  state_->scalar(std::to_string(number));
  return *this;
}
JsonWriter& JsonWriter::value(bool truth) {
  state_->scalar(truth ? "true" : "false");
  return *this;
}
JsonWriter& JsonWriter::value(const Decimal& number) {
  state_->scalar(number.to_string());
  return *this;
}
JsonWriter& JsonWriter::null() {
  state_->scalar("null");
  return *this;
}

namespace {
void optional_text(JsonWriter& json, std::string_view name, const std::string& text) {
  if (!text.empty()) json.member(name, std::string_view(text));
}
void optional_number(JsonWriter& json, std::string_view name, std::uint64_t number) {
  if (number > 0) json.member(name, number);
}
void text_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_repair(JsonWriter& json, const Repair& repair) {
  if (repair.cells.empty()) {
    json.null();
    return;
  }
  json.begin_object().key("cells").begin_array();
  for (const Replacement& cell : repair.cells) {
    json.begin_object().key("place");
    write_json(json, cell.place);
    json.member("printed", std::string_view(cell.printed));
    json.member("replacement", std::string_view(cell.replacement));
    json.end_object();
  }
  json.end_array();
  json.member("alternatives", static_cast<std::uint64_t>(repair.alternatives));
  text_or_null(json, "effect", repair.effect);
  json.end_object();
}
}  // namespace

void write_json(JsonWriter& json, const Place& place) {
  json.begin_object();
  json.member("source", std::string_view(place.source));
  optional_text(json, "sheet", place.sheet);
  optional_number(json, "line", place.line);
  optional_number(json, "column", place.column);
  optional_number(json, "row", place.row);
  optional_number(json, "field", place.field);
  optional_text(json, "cell", cell_address(place.row, place.field));
  if (place.byte_end > place.byte_begin) {
    json.member("byte_begin", place.byte_begin).member("byte_end", place.byte_end);
  }
  optional_text(json, "row_label", place.row_label);
  optional_text(json, "column_label", place.column_label);
  optional_text(json, "text", place.text);
  json.end_object();
}

void write_json(JsonWriter& json, const Finding& finding) {
  json.begin_object();
  json.member("code", std::string_view(finding.code));
  json.member("severity", to_string(finding.severity));
  text_or_null(json, "verdict", to_string(finding.verdict));
  json.member("what", std::string_view(finding.what));
  json.member("way_out", std::string_view(finding.way_out));
  json.key("places").begin_array();
  for (const Place& place : finding.places) write_json(json, place);
  json.end_array();
  text_or_null(json, "printed", finding.printed);
  text_or_null(json, "recomputed", finding.recomputed);
  json.key("repair");
  write_repair(json, finding.repair);
  json.end_object();
}

}  // namespace ecumene
