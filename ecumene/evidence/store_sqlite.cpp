#include <filesystem>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct Refusal {
  const char* code;
  std::string what;
  const char* way_out;
};

Refusal refusal_of(int code, const std::string& message) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {"store-busy", "another program is writing to the store",
              "wait until it has ended (a map program may hold the file open), and try again"};
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return {"file-not-written", "the store could not be written: " + message,
              "make room on the disk, or name a file in a folder you may write to; the store is as it was"};
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return {"store-damaged", "the file is no intact store: " + message,
              "take the store from a copy, or make it anew: ecumene read DOCUMENT... --store NEW.gpkg"};
    default:
      return {"store-not-opened", "the store could not be used: " + message,
              "name a .gpkg file that `ecumene read --store` wrote, in a folder you may write to"};
  }
}

}  // namespace

Database::Database(const std::string& path, Access access) : path_(path) {
  std::error_code ignored;
  if (access == Access::read && !std::filesystem::exists(path, ignored))
    throw Error(Finding{.code = "file-not-found",
                        .severity = Severity::error,
                        .what = "there is no such store",
                        .way_out = "make one: ecumene read DOCUMENT... --store " + path,
                        .places = {{.source = path}}});
  // Also for reading alone, the journal of a run that was killed must be rolled back where the folder allows it.
  const int create = access == Access::write ? SQLITE_OPEN_CREATE : 0;
  sqlite3* handle = nullptr;
  int code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READWRITE | create, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK && access == Access::read) {
    code = sqlite3_open_v2(path.c_str(), &handle, SQLITE_OPEN_READONLY, nullptr);
    handle_.reset(handle);
  }
  if (code != SQLITE_OK) refuse();
  sqlite3_extended_result_codes(handle, 1);
}

void Database::refuse() const {
  const int code = handle_ ? sqlite3_errcode(handle_.get()) : SQLITE_NOMEM;
  Refusal refusal = refusal_of(code, handle_ ? sqlite3_errmsg(handle_.get()) : "no memory");
  throw Error(Finding{.code = refusal.code,
                      .severity = Severity::error,
                      .what = std::move(refusal.what),
                      .way_out = refusal.way_out,
                      .places = {{.source = path_}}});
}

void Database::execute(const char* sql) {
  if (sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) refuse();
}

Query::Query(const Database& database, std::string_view sql) : database_(&database) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Query::check(int code) const {
  if (code != SQLITE_OK) database_->refuse();
}

Query& Query::bind(int parameter, std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), parameter, text.data() == nullptr ? "" : text.data(), text.size(),
                            SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Query& Query::bind(int parameter, std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), parameter, number));
  return *this;
}

Query& Query::bind(int parameter, double number) {
  check(sqlite3_bind_double(statement_.get(), parameter, number));
  return *this;
}

Query& Query::bind_null(int parameter) {
  check(sqlite3_bind_null(statement_.get(), parameter));
  return *this;
}

Query& Query::bind_bytes(int parameter, std::string_view bytes) {
  check(sqlite3_bind_blob64(statement_.get(), parameter, bytes.data(), bytes.size(), SQLITE_STATIC));
  return *this;
}

Query& Query::bind_said(int parameter, std::string_view text) {
  return text.empty() ? bind_null(parameter) : bind(parameter, text);
}

bool Query::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) database_->refuse();
  return false;
}

void Query::run() {
  while (step()) {
  }
  reset();
}

void Query::reset() {
  sqlite3_reset(statement_.get());
}

std::string Query::text(int column) const {
  const auto* bytes = sqlite3_column_text(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {reinterpret_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

}  // namespace ecumene::evidence_internal
