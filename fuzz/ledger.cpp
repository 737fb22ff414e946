// Any bytes taken for a ledger are read to their end, and hold only if every line is canonical and follows from the
// one before; a ledger that is written from any text holds, and no longer holds with one of its bytes changed.
// Input: one byte for what to do, two for a place, then the bytes of a ledger or of a text.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>

#include "ecumene/evidence/anchor.hpp"
#include "ecumene/evidence/ledger.hpp"
#include "ecumene/evidence/verify.hpp"

namespace {

using namespace ecumene;

void require(bool law) {
  if (!law) std::abort();
}

bool holds(const std::string& ledger) {
  std::istringstream in(ledger);
  const Verification result = verify_lines(in, "fuzz", [](const SourceLines& lines) {
    for (const JsonFields& fields : lines.statements) passage_of(fields);
  });
  for (const Finding& finding : result.findings) require(!finding.code.empty() && !finding.way_out.empty());
  return result.holds();
}

// The lines of a ledger that are read must be written the same way again.
void check_lines(const std::string& ledger) {
  std::istringstream in(ledger);
  for (std::string line; std::getline(in, line);)
    if (const auto fields = canonical_fields(line)) require(canonical_json(*fields) == line);
  holds(ledger);
}

void check_written(const std::string& text, std::size_t place) {
  const Document document = Document::of_text(text, "fuzz");
  const std::vector<Statement> statements = statements_of(document, read_text(document.text()));
  std::ostringstream out;
  LedgerWriter writer(out);
  writer.begin_source(source_record(document, "fuzz", "", "fuzz"), statements.size());
  for (const Statement& statement : statements) writer.statement(statement.fields);
  writer.close();
  std::string ledger = out.str();
  require(holds(ledger));
  ledger[place % ledger.size()] ^= 1;
  require(!holds(ledger));
  std::vector<Passage> passages;
  for (const Statement& statement : statements) passages.push_back(passage_of(statement.fields));
  for (const Anchor& anchor : anchors_in(document.text(), passages)) require(anchor.kind == AnchorKind::exact);
  const std::string half(document.text().substr(document.text().size() / 2));
  for (const Anchor& anchor : anchors_in(half, passages))
    require(anchor.begin <= anchor.end && anchor.end <= half.size() && anchor.distance <= 64);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 3) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
  if (data[0] % 2 == 0) {
    check_lines(bytes);
  } else {
    try {
      check_written(bytes, data[1] * 256U + data[2]);
    } catch (const Error& error) {
      require(!error.finding().code.empty());
    }
  }
  return 0;
}
