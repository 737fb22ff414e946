// The tables of a store: a GeoPackage 1.3 (OGC 12-128r17) whose layers are the places and the statements at them.
#pragma once

#include <string>

#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene::evidence_internal {

// Every date of the file is this one, so that the same documents give the same bytes.
inline constexpr const char* store_date = "2000-01-01T00:00:00.000Z";

// Makes the tables in an empty file, in one transaction. Throws Error "store-not-understood" if the file is another
// program's, or of another form.
void prepare_store(Database& database);

// Throws as above; the file must be a store already.
void require_store(const Database& database);

// A point as a GeoPackage keeps it (WGS 84).
std::string point_geometry(double longitude, double latitude);

// "INSERT INTO statements(...) VALUES(?1, ...)": the columns of the store, then all_statement_fields() in order.
inline constexpr int statement_columns = 6;  // id, document, passage, place_row, first_day, last_day
std::string statement_insertion();

}  // namespace ecumene::evidence_internal
