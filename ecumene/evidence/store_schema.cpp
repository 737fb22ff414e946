#include <bit>
#include <cstdint>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/ledger_statement.hpp"
#include "ecumene/evidence/store_schema_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::int64_t geopackage = 0x47504B47;  // "GPKG"
constexpr std::int64_t geopackage_version = 10300;

// OGC 12-128r17, annex C; the definitions of reference systems as its clause 1.1.2.1 asks for them.
constexpr const char* geopackage_tables = R"sql(
CREATE TABLE gpkg_spatial_ref_sys(
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
 ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
 ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
 ('WGS 84 geodetic', 4326, 'EPSG', 4326,
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
  'longitude/latitude coordinates in decimal degrees on the WGS 84 spheroid');
CREATE TABLE gpkg_contents(
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns(
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
)sql";

// `passages` are the sentences that statements stand in; `search` is the full-text index over them and keeps no text of
// its own. Its column `keys` has a word for each place and each decade of the passage's statements.
constexpr const char* own_tables = R"sql(
CREATE TABLE store_state(
  id INTEGER PRIMARY KEY NOT NULL, form INTEGER NOT NULL, ledger_is_current BOOLEAN NOT NULL);
INSERT INTO store_state VALUES (1, 1, 0);
CREATE TABLE documents(
  id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL, bytes INTEGER NOT NULL,
  format TEXT NOT NULL, encoding TEXT, language TEXT, program TEXT NOT NULL, statements INTEGER NOT NULL);
CREATE TABLE places(
  id INTEGER PRIMARY KEY NOT NULL, geom POINT NOT NULL, place_id TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
  country TEXT NOT NULL, population INTEGER, longitude DOUBLE NOT NULL, latitude DOUBLE NOT NULL,
  statements INTEGER NOT NULL);
CREATE TABLE passages(
  id INTEGER PRIMARY KEY NOT NULL, document INTEGER NOT NULL, line INTEGER NOT NULL, start INTEGER NOT NULL,
  text TEXT NOT NULL, about TEXT NOT NULL, keys TEXT NOT NULL);
CREATE VIRTUAL TABLE search USING fts5(
  text, about, keys, content = '', tokenize = "unicode61 remove_diacritics 0");
)sql";

constexpr const char* own_layers = R"sql(
CREATE INDEX passages_of_document ON passages(document);
CREATE INDEX statements_of_document ON statements(document);
CREATE INDEX statements_of_passage ON statements(passage, place_row, first_day, last_day);
CREATE INDEX statements_of_place ON statements(place_row, first_day, last_day) WHERE place_row IS NOT NULL;
CREATE INDEX statements_of_period ON statements(first_day, last_day) WHERE first_day IS NOT NULL;
CREATE VIEW statements_at_places AS
  SELECT s.id AS OGC_FID, p.geom AS geom, p.name AS place, s.exact AS quote, s.low, s.high, s.unit, s.kind, s.modifier,
         s.movement, s.subject, s.period, s.base, s.speaker, s.note, t.text AS passage, d.name AS document, t.line
  FROM statements s JOIN places p ON p.id = s.place_row JOIN passages t ON t.id = s.passage
       JOIN documents d ON d.id = s.document;
)sql";

void require(bool is_store, const std::string& path) {
  if (is_store) return;
  throw Error(Finding{.code = "store-not-understood",
                      .severity = Severity::error,
                      .what = "the file is not a store of statements of this form",
                      .way_out = "name a file that `ecumene read --store` wrote, or a name that is free",
                      .places = {{.source = path}}});
}

std::int64_t single(const Database& database, std::string_view sql) {
  Query query(database, sql);
  return query.step() ? query.integer(0) : 0;
}

std::string statements_table() {
  std::string sql =
      "CREATE TABLE statements(id INTEGER PRIMARY KEY NOT NULL, document INTEGER NOT NULL, passage INTEGER NOT NULL, "
      "place_row INTEGER, first_day INTEGER, last_day INTEGER";
  for (const StatementField& field : all_statement_fields()) {
    sql += ", \"" + std::string(field.name) + "\" ";
    const bool is_box = field.name.starts_with("box_");
    sql += field.kind == StatementField::Kind::text    ? "TEXT"
           : field.kind == StatementField::Kind::truth ? "BOOLEAN"
           : is_box                                    ? "DOUBLE"
                                                       : "INTEGER";
  }
  return sql + ")";
}

void register_layers(Database& database) {
  struct Layer {
    const char* table;
    const char* type;
    const char* description;
  };
  constexpr Layer layers[] = {
      {"places", "features", "Places that statements hold for, with how many do"},
      {"statements_at_places", "features", "Statements with a place, at that place"},
      {"statements", "attributes", "All statements, as their ledger has them"},
      {"passages", "attributes", "Sentences that statements stand in"},
      {"documents", "attributes", "Documents as they were read"},
      {"store_state", "attributes", "The form of this file"},
  };
  Query contents(database,
                 "INSERT INTO gpkg_contents(table_name, data_type, identifier, description, last_change, srs_id) "
                 "VALUES(?1, ?2, ?1, ?3, ?4, ?5)");
  for (const Layer& layer : layers) {
    const bool has_geometry = std::string_view(layer.type) == "features";
    contents.bind(1, layer.table).bind(2, layer.type).bind(3, layer.description).bind(4, store_date);
    has_geometry ? contents.bind(5, std::int64_t{4326}) : contents.bind_null(5);
    contents.run();
  }
  database.execute(
      "INSERT INTO gpkg_geometry_columns VALUES('places', 'geom', 'POINT', 4326, 0, 0),"
      "('statements_at_places', 'geom', 'POINT', 4326, 0, 0)");
}

}  // namespace

void require_store(const Database& database) {
  require(single(database, "PRAGMA application_id") == geopackage &&
              single(database, "SELECT count(*) FROM sqlite_master WHERE name = 'store_state'") == 1 &&
              single(database, "SELECT form FROM store_state") == 1 &&
              single(database, "SELECT count(*) FROM pragma_table_info('statements')") ==
                  statement_columns + static_cast<std::int64_t>(all_statement_fields().size()),
          database.path());
}

void prepare_store(Database& database) {
  if (single(database, "SELECT count(*) FROM sqlite_master") > 0) return require_store(database);
  database.execute("PRAGMA page_size = 4096");
  database.execute("BEGIN IMMEDIATE");
  database.execute(("PRAGMA application_id = " + std::to_string(geopackage)).c_str());
  database.execute(("PRAGMA user_version = " + std::to_string(geopackage_version)).c_str());
  database.execute(geopackage_tables);
  database.execute(own_tables);
  database.execute(statements_table().c_str());
  database.execute(own_layers);
  register_layers(database);
  database.execute("COMMIT");
}

std::string point_geometry(double longitude, double latitude) {
  std::string bytes("GP\0\x01", 4);  // version 1; little-endian, no envelope
  const auto append = [&](std::uint64_t number, int size) {
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
  };
  append(4326, 4);
  append(1, 1);  // WKB, little-endian
  append(1, 4);  // point
  append(std::bit_cast<std::uint64_t>(longitude), 8);
  append(std::bit_cast<std::uint64_t>(latitude), 8);
  return bytes;
}

std::string statement_insertion() {
  std::string columns = "id, document, passage, place_row, first_day, last_day";
  for (const StatementField& field : all_statement_fields()) columns += ", \"" + std::string(field.name) + "\"";
  std::string values;
  const std::size_t count = statement_columns + all_statement_fields().size();
  for (std::size_t i = 1; i <= count; ++i) values += (i == 1 ? "?" : ", ?") + std::to_string(i);
  return "INSERT INTO statements(" + columns + ") VALUES(" + values + ")";
}

}  // namespace ecumene::evidence_internal
