// A table as JSON: what `ecumene read --format json` prints.
#pragma once

#include "ecumene/base/json.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

// {name, source, sheet, title, stub, columns: [{label, unit, multiplier}], rows: [{stub, cells: [{text, kind,
// value | low, high, status, line, column, cell, byte_begin, byte_end}]}], notes}
void write_json(JsonWriter& json, const Table& table);

}  // namespace ecumene
