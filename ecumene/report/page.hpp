// What every part of a report needs to know of the whole: which cell stands where, which findings have which number,
// and which cells they mark.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "ecumene/report/cell_index.hpp"
#include "ecumene/report/passage_index.hpp"
#include "ecumene/report/report.hpp"

namespace ecumene {

struct NumberedFinding {
  const Finding* finding = nullptr;
  std::size_t number = 0;  // from 1
  // Other findings that say the same thing from the other side: "X is listed twice" and "Y, probably meant by one of
  // the two, is missing". They are shown with this one.
  std::vector<const Finding*> companions = {};
  std::string id() const { return "finding-" + std::to_string(number); }
};

// How a finding touches a cell: it is about it, or it computed with it.
enum class Touch : std::uint8_t { about, used };

struct Page {
  static constexpr std::size_t most_findings = 500;  // shown of each kind; the JSON report holds all

  explicit Page(const ReportInput& report);

  // Where the page shows a place: the cell of a table or the passage of a document; "" if nowhere.
  std::string href(const Place& place) const;

  const ReportInput& input;
  CellIndex cells;
  PassageIndex passages;
  std::vector<NumberedFinding> contradictions;             // verdict conflict or open, worst first
  std::vector<NumberedFinding> remarks;                    // of reading and of the methods
  std::size_t open_in_analyses = 0;                        // findings with this verdict that are not the audit's
  std::size_t holding = 0;                                 // listed findings that hold or are within rounding
  std::map<CellPosition, std::vector<std::size_t>> about;  // cell -> numbers of the contradictions about it
};

// The cells a finding is about: its first place, those its repair changes, and all of them where there are at most two.
std::map<CellPosition, Touch> touched_cells(const Finding& finding, const CellIndex& cells);

// The caption of the table with this name, or the name.
std::string title_of(const Page& page, const std::string& name);
// How a sentence names a table: "Table 1" where its caption begins so, else the caption or the file in quotes.
std::string short_title(const Table& table);

// One statement of the summary and the ids of what it rests on. First which printed figures do not follow, then the
// ratings, the typologies, how they agree with published ones, and what the whole rests on.
struct SummarySentence {
  std::string text;
  std::vector<std::string> ids;
};
std::vector<SummarySentence> summary_of(const Page& page);

}  // namespace ecumene
