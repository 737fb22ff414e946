// Writing JSON (RFC 8259), value after value, so that a table of ten million rows never stands in memory as a tree.
//
// Numbers: a double is written as the shortest text that reads back as the same double; NaN and infinities as null
// (JSON has none). Text must be UTF-8; ill-formed bytes become U+FFFD. The writer checks nesting with assertions.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>

#include "ecumene/base/decimal.hpp"
#include "ecumene/base/finding.hpp"

namespace ecumene {

enum class JsonStyle : std::uint8_t { compact, indented };

class JsonWriter {
 public:
  explicit JsonWriter(std::ostream& out, JsonStyle style = JsonStyle::indented);
  ~JsonWriter();
  JsonWriter(const JsonWriter&) = delete;
  JsonWriter& operator=(const JsonWriter&) = delete;

  JsonWriter& begin_object();
  JsonWriter& end_object();
  JsonWriter& begin_array();
  JsonWriter& end_array();
  JsonWriter& key(std::string_view name);

  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(double number);
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(std::uint64_t number);
  JsonWriter& value(int number) { return value(static_cast<std::int64_t>(number)); }
  JsonWriter& value(bool truth);
  JsonWriter& value(const Decimal& number);  // as a JSON number with its printed decimals: 1.60
  JsonWriter& null();

  // key(name) and value(v) in one.
  template <class T>
  JsonWriter& member(std::string_view name, const T& v) {
    return key(name).value(v);
  }

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The contract of findings.json: {code, severity, verdict, what, way_out, places, printed, recomputed, repair}; a place
// is {source, sheet, line, column, row, field, cell, byte_begin, byte_end, row_label, column_label, text} without the
// members that do not apply; verdict, printed, recomputed are null where there is none; repair is null or
// {cells: [{place, printed, replacement}], alternatives, effect}.
void write_json(JsonWriter& json, const Place& place);
void write_json(JsonWriter& json, const Finding& finding);

}  // namespace ecumene
