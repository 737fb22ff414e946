#include "ecumene/evidence/store_content_internal.hpp"

namespace ecumene::evidence_internal {

void each_source(const Database& database, const std::function<void(const StoredSource&)>& visit) {
  Query query(database,
              "SELECT id, name, sha256, bytes, format, encoding, language, program, statements FROM documents "
              "ORDER BY id");
  while (query.step())
    visit({.id = query.integer(0),
           .source = {.name = query.text(1),
                      .sha256 = query.text(2),
                      .bytes = static_cast<std::uint64_t>(query.integer(3)),
                      .format = query.text(4),
                      .encoding = query.text(5),
                      .language = query.text(6),
                      .program = query.text(7)},
           .statements = static_cast<std::uint64_t>(query.integer(8))});
}

std::string statement_field_columns(const std::string& table) {
  std::string columns;
  for (const StatementField& field : all_statement_fields())
    columns += (columns.empty() ? "" : ", ") + table + "\"" + std::string(field.name) + "\"";
  return columns;
}

JsonFields fields_of_row(const Query& query, int first_column) {
  JsonFields fields;
  int column = first_column;
  for (const StatementField& field : all_statement_fields()) {
    if (!query.is_null(column)) {
      if (field.kind == StatementField::Kind::text) fields.emplace(field.name, query.text(column));
      if (field.kind == StatementField::Kind::number) fields.emplace(field.name, query.number(column));
      if (field.kind == StatementField::Kind::truth) fields.emplace(field.name, query.integer(column) != 0);
    }
    ++column;
  }
  return fields;
}

void write_ledger(const Database& database, std::ostream& out) {
  LedgerWriter ledger(out);
  Query rows(database, "SELECT " + statement_field_columns("") + " FROM statements WHERE document = ?1 ORDER BY id");
  each_source(database, [&](const StoredSource& stored) {
    ledger.begin_source(stored.source, stored.statements);
    rows.bind(1, stored.id);
    while (rows.step()) ledger.statement(fields_of_row(rows, 0));
    rows.reset();
  });
  ledger.close();
}

}  // namespace ecumene::evidence_internal
