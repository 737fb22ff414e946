// A statement as the ledger and the store keep it: what the text says, and the passage where it stands.
//
// A passage is found again by any of three selectors of the W3C Web Annotation Data Model: by its words with those
// before and behind (TextQuoteSelector), by code points of the text (TextPositionSelector), and by bytes of the file
// (DataPositionSelector), or of a page with its box.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/ledger_json.hpp"
#include "ecumene/evidence/reading.hpp"

namespace ecumene {

struct Passage {
  std::string exact{};
  std::string prefix{};     // at most passage_context code points before it
  std::string suffix{};     // and behind it
  std::uint64_t start = 0;  // code points of the text
  std::uint64_t end = 0;
  std::uint64_t byte_begin = 0;  // of the file or its part; both 0 in a PDF
  std::uint64_t byte_end = 0;
  std::string part{};           // of a container
  std::uint32_t page = 0;       // of a PDF, 1-based
  std::array<double, 4> box{};  // of a PDF, as Origin has it

  friend bool operator==(const Passage&, const Passage&) = default;
};

inline constexpr std::size_t passage_context = 32;  // code points

// Cuts passages out of one document; asked for in rising order of their beginnings, so that all are linear together.
class PassageCutter {
 public:
  explicit PassageCutter(const Document& document) : document_(document), text_(document.text()) {}
  Passage passage(std::size_t begin, std::size_t end);  // bytes of the text, at borders of code points

 private:
  std::uint64_t code_points(std::size_t place);
  const Document& document_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t count_ = 0;
};

// The fields of a mention and its passage under the names that a ledger line gives them: those of the annotation schema
// with `low` and `high` where it has `value` (equal unless the text gives a range), `note` for its `source`, and the
// selectors. Decimals are text with the digits printed. A field of which nothing is said is not there.
JsonFields statement_fields(const Mention& mention, const Passage& passage);
Passage passage_of(const JsonFields& fields);

// A field of statements, in the order of the names.
struct StatementField {
  enum class Kind : std::uint8_t { text, number, truth };
  std::string_view name;
  Kind kind;
};
const std::vector<StatementField>& all_statement_fields();

// The quantities and dates of a document, in text order.
struct Statement {
  JsonFields fields{};
  std::size_t begin = 0;  // bytes of the text
};
std::vector<Statement> statements_of(const Document& document, const Reading& reading);

}  // namespace ecumene
