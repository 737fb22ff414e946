// The ledger: every statement on a line of canonical JSON (ledger_json.hpp), each line with the SHA-256 of the line
// before, so that no line can be changed, taken out, put in or moved without showing.
//
//   {"hash":"sha-256","ledger":"ecumene-ledger-1","type":"heading"}
//   {"bytes":1204,"encoding":"utf-8","format":"text","previous":...,"program":...,"sha256":...,"source":...,
//    "statements":2,"type":"source"}                                          for each source, in order
//   {"exact":...,"previous":...,"sha256":...,"source":...,"type":"quantity",...}  for each of its statements
//   {"head":...,"sources":1,"statements":2,"type":"closing"}
//
// `previous` and `head` are the hash of the line before without its line end. The closing line shows a tail cut off.
// Sources are named relative to the folder of the ledger, so that the folder can be moved. The same input gives the
// same bytes: no clock, no host, no absolute path. docs/methods/evidence-ledger.md describes each member.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/ledger_json.hpp"
#include "ecumene/evidence/ledger_statement.hpp"

namespace ecumene {

// A source as it was read.
struct SourceRecord {
  std::string name{};  // relative to the folder of the ledger, with '/'
  std::string sha256{};
  std::uint64_t bytes = 0;
  std::string format{};    // "text", "html", "docx", "pdf"
  std::string encoding{};  // of a text or HTML
  std::string language{};  // if it was given
  std::string program{};   // "ecumene 0.1.0"

  friend bool operator==(const SourceRecord&, const SourceRecord&) = default;
};

std::string_view to_string(DocumentFormat format);

// `path` as seen from the folder in which `beside` lies; both as the user named them.
std::string source_name(const std::string& path, const std::string& beside);

SourceRecord source_record(const Document& document, std::string name, std::string language, std::string program);
JsonFields source_fields(const SourceRecord& source);
SourceRecord source_of(const JsonFields& fields);

class LedgerWriter {
 public:
  explicit LedgerWriter(std::ostream& out);  // writes the heading
  void begin_source(const SourceRecord& source, std::uint64_t statements);
  void statement(JsonFields fields);  // as statement_fields gives them
  void close();                       // writes the closing line

 private:
  void line(const JsonFields& fields);
  std::ostream& out_;
  std::string previous_{};
  std::string source_{};
  std::string sha256_{};
  std::string program_{};
  std::uint64_t sources_ = 0;
  std::uint64_t statements_ = 0;
};

// A whole ledger: written aside, then renamed to `path`.
struct SourceStatements {
  SourceRecord source{};
  std::vector<Statement> statements{};
};
void write_ledger(const std::string& path, const std::vector<SourceStatements>& sources);

}  // namespace ecumene
