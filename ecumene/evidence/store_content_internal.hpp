// The content of a store as a ledger has it.
#pragma once

#include <functional>
#include <ostream>

#include "ecumene/evidence/ledger.hpp"
#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene::evidence_internal {

struct StoredSource {
  std::int64_t id = 0;
  SourceRecord source{};
  std::uint64_t statements = 0;
};
void each_source(const Database& database, const std::function<void(const StoredSource&)>& visit);

// The columns from `first_column` on are all_statement_fields() in order.
JsonFields fields_of_row(const Query& query, int first_column);
// "type", "low", ...: the columns for it, each with this in front ("s.").
std::string statement_field_columns(const std::string& table);

void write_ledger(const Database& database, std::ostream& out);

}  // namespace ecumene::evidence_internal
