// The store: statements of many documents in one SQLite file that is also a GeoPackage 1.3, so that a map program
// opens places with their statements, with a full-text index over the sentences around them.
//
// Writing is in transactions of whole documents: whenever a run is killed, the store has the documents of the
// transactions that ended, and nothing of others. Only the ledger is written beside it at the end, aside and renamed;
// the store knows whether that was done. A run that goes on after one that was killed gives the same bytes as one that
// was not (with the same version of SQLite).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/ledger.hpp"
#include "ecumene/evidence/verify.hpp"

namespace ecumene {

class StoreWriter {
 public:
  // Opens the store, or makes it. Throws Error "store-not-understood", "store-busy", "store-damaged",
  // "store-not-opened", "file-not-written".
  explicit StoreWriter(const std::string& path);
  ~StoreWriter();  // what was put and not committed is not in the store
  StoreWriter(const StoreWriter&) = delete;
  StoreWriter& operator=(const StoreWriter&) = delete;

  // The document of this name as it was read, and the passages of its statements.
  std::optional<SourceRecord> source(const std::string& name) const;
  std::vector<Passage> passages(const std::string& name) const;

  // Puts a document with its statements into the store, in place of the one of the same name.
  void put(const SourceRecord& source, const Document& document, const Reading& reading);
  void commit();

  // Commits, writes the ledger of all documents beside the store unless it is there already, and notes that.
  void finish();

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// "statements.ledger.jsonl" for "statements.gpkg".
std::string ledger_of_store(const std::string& store);

// Reads documents into a store, in the order given. A document of the same bytes, read before by the same program with
// the same options, is passed over; one that has changed is read again, and it is said where the passages of its old
// statements stand now. A document that cannot be read is reported, and the others are read.
struct StoreOptions {
  std::string store{};
  std::string encoding{};  // empty: found
  std::string language{};  // empty: found for each paragraph
  std::string program{};   // "ecumene 0.1.0"
  std::function<void(std::string_view stage, double fraction)> progress{};
};
struct StoreReading {
  std::size_t read = 0;       // for the first time
  std::size_t unchanged = 0;  // passed over
  std::size_t changed = 0;    // read again
  std::size_t refused = 0;
  std::vector<Finding> findings{};
};
StoreReading read_into_store(const std::vector<std::string>& files, const StoreOptions& options);

// Is the store as it was written: SQLite's own check; the ledger beside it is what its statements give, line for line;
// the ledger holds (verify_ledger); sentences stand in their documents, and places are those of the gazetteer.
Verification verify_store(const std::string& path, const std::string& head = {});

// A store by its first bytes (an SQLite file).
bool is_store(const std::string& path);

}  // namespace ecumene
