// SQLite, opened and asked: the least that the store needs, with errors as findings.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "ecumene/evidence/ledger_json.hpp"

namespace ecumene::evidence_internal {

class Database {
 public:
  enum class Access : std::uint8_t { write, read };
  // Writing makes the file if need be. Throws Error "file-not-found", "store-not-opened".
  Database(const std::string& path, Access access);

  void execute(const char* sql);
  sqlite3* handle() const { return handle_.get(); }
  const std::string& path() const { return path_; }
  // What went wrong last: "store-busy", "store-damaged", "file-not-written", "store-not-opened".
  [[noreturn]] void refuse() const;

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  std::string path_;
  std::unique_ptr<sqlite3, Close> handle_;
};

// A prepared statement. Parameters and columns count from 1 and from 0, as SQLite counts them. Text that is bound must
// live until the next step.
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  Query& bind(int parameter, std::string_view text);
  Query& bind(int parameter, std::int64_t number);
  Query& bind(int parameter, double number);
  Query& bind_null(int parameter);
  Query& bind_bytes(int parameter, std::string_view bytes);
  // Empty text as NULL.
  Query& bind_said(int parameter, std::string_view text);

  bool step();  // true: there is a row
  void run();   // to its end, and ready for the next binding
  void reset();

  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  std::string text(int column) const;
  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  double number(int column) const { return sqlite3_column_double(statement_.get(), column); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  void check(int code) const;
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

}  // namespace ecumene::evidence_internal
