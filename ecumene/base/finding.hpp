// Findings: what Ecumene tells its user about the material, and the one error type.
//
// One shape for everything: a parser's complaint, an audit's verdict, a warning of a method. Trouble that can be worked
// around is returned beside the value; where nothing sensible is left, `throw Error(finding)`. Every `code` has a
// paragraph in docs/findings.md, which a test compares with the codes registered by ECUMENE_FINDING_CODES.
#pragma once

#include <compare>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

enum class Severity : std::uint8_t { note, warning, error };

// What recomputation says of a printed figure. `holds`: it follows; `rounding`: it differs by no more than the printed
// digits allow; `conflict`: no rounding explains it; `open`: the material does not decide (missing cells, two
// readings).
enum class Verdict : std::uint8_t { none, holds, rounding, conflict, open };

// Where something stands. Numbers are 1-based; 0 means "not applicable". `line` and `column` are those an editor shows
// (column in code points); `row` and `field` count the records and the fields of a table in its file or sheet.
// Byte offsets are those of the original file, before any decoding; end is one past the last byte.
struct Place {
  std::string source{};  // file as the user named it
  std::string sheet{};   // sheet of a workbook, or name of a table inside a source
  std::uint64_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t row = 0;
  std::uint32_t field = 0;
  std::uint64_t byte_begin = 0;
  std::uint64_t byte_end = 0;  // == byte_begin: no byte range is known
  std::string row_label{};     // the region or other label of the row, as printed
  std::string column_label{};  // heading of the column, as printed
  std::string text{};          // the raw text that stands there

  friend bool operator==(const Place&, const Place&) = default;
};

// "B7" for row 7, field 2: the address a spreadsheet shows. Empty if row or field is 0.
std::string cell_address(std::uint32_t row, std::uint32_t field);

// "regions.csv:14:7", "book.xlsx:Sheet1!C14", "regions.csv".
std::string to_string(const Place& place);

// One cell changed by a repair.
struct Replacement {
  Place place{};
  std::string printed{};
  std::string replacement{};
  friend bool operator==(const Replacement&, const Replacement&) = default;
};

// The fewest cells whose change makes all edits hold (Fellegi & Holt 1976). Empty `cells`: none was found or sought.
struct Repair {
  std::vector<Replacement> cells{};
  std::size_t alternatives = 0;  // how many other repairs change as few cells
  std::string effect{};          // what the repair does to the ranking, in words
  friend bool operator==(const Repair&, const Repair&) = default;
};

struct Finding {
  std::string code{};  // kebab-case, stable: "number-not-understood"
  Severity severity = Severity::warning;
  Verdict verdict = Verdict::none;
  std::string what{};           // one sentence, what was seen
  std::string way_out{};        // one sentence, what to do or type next
  std::vector<Place> places{};  // the first is the one the message starts with
  std::string printed{};        // the figure as it stands in the source
  std::string recomputed{};     // the figure that follows from the rest of the material
  Repair repair{};
  friend bool operator==(const Finding&, const Finding&) = default;
};

std::string_view to_string(Severity severity);
std::string_view to_string(Verdict verdict);

// "regions.csv:14:7: error: number-not-understood: ...\n    way out: ..." without a final newline.
std::string to_string(const Finding& finding);

// Orders findings for people: severity (errors first), verdict (conflict first), source, position, code.
std::weak_ordering display_order(const Finding& a, const Finding& b);

class Error : public std::exception {
 public:
  explicit Error(Finding finding);
  const Finding& finding() const noexcept { return finding_; }
  const char* what() const noexcept override { return message_.c_str(); }

 private:
  Finding finding_;
  std::string message_{};
};

}  // namespace ecumene
