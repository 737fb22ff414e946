// A study: a folder with study.toml and its sources. What the file says, as plain values; docs/study.md is its manual.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/audit/audit.hpp"
#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/recovery.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/source/read.hpp"

namespace ecumene {

// What the rows and the columns of a source stand for.
enum class Layout : std::uint8_t {
  region_by_indicator,  // rows are regions, columns are indicators
  region_by_period,     // rows are regions (a second stub column may name the indicator), columns are periods
  indicator_by_period,  // rows are indicators of one region, columns are periods
  membership,           // columns are groups, cells are the regions in them
  text,                 // words only; shown in the report, audited as a list, no observations
};

struct StudySource {
  std::string file{};  // relative to the study's folder
  std::string name{};  // by which analyses refer to it
  std::string title{};
  std::string citation{};
  std::string licence{};
  Layout layout = Layout::region_by_indicator;
  std::string region{};     // the region of an indicator_by_period source
  std::string indicator{};  // of a region_by_period source whose stub names none
  std::string period{};     // EDTF; of a region_by_indicator source
  std::string unit{};       // code, see base/unit.hpp
  std::string table{};      // of a document: the number of the table's caption in it ("2"), or "list-1"
  ReadOptions reading{};
  Place place{};  // of its `file` in study.toml; empty for tables that no study names
};

// A text whose figures and dates are read as claims.
struct StudyDocument {
  std::string file{};  // relative to the study's folder
  std::string name{};  // by which the report's files call it
  std::string title{};
  std::string citation{};
  std::string licence{};
  std::string language{};  // code; empty: found for each paragraph
  std::string encoding{};  // empty: found
  std::string written{};   // EDTF: when it was written, for "80 years ago"
  Place place{};
};

// Rows of a table are taken where each named stub column holds the given text.
using RowFilter = std::map<std::string, std::string>;

struct RatingPlan {
  std::string name{};
  std::string title{};
  std::string source{};
  RowFilter where{};
  std::string printed_mean{};  // heading of the column that prints the mean this rating recomputes
  RatingOptions options{};
};

// A rating against another rating of the study, or against a column of ranks.
struct ComparisonPlan {
  std::string rating{};
  std::string other_rating{};  // or
  std::string source{};
  std::string column{};
};

struct TypologyPlan {
  std::string name{};
  std::string title{};
  std::string source{};
  RowFilter where{};
  std::vector<std::string> indicators{};
  std::vector<std::string> without{};
  TypologyOptions options{};
  std::vector<std::string> published{};  // names of membership sources to hold it against
};

struct SharePlan {
  std::string title{};
  std::string source{};
  std::vector<std::string> parts{};  // row labels; empty: every row of figures but totals
};

struct Study {
  std::string folder{};
  std::string title{};
  std::string subtitle{};
  std::string language = "en";
  std::vector<StudySource> sources{};
  std::vector<StudyDocument> documents{};
  AuditOptions audit{};
  RecoveryOptions recovery{};  // of the documents
  std::vector<RatingPlan> ratings{};
  std::vector<ComparisonPlan> comparisons{};
  std::vector<TypologyPlan> typologies{};
  std::vector<SharePlan> shares{};
};

// Reads FOLDER/study.toml, or the file itself. Throws Error with file, line and column: "study-not-found",
// "study-not-toml", "study-key-unknown" (with the nearest known key), "study-value-wrong" (with what is possible),
// "study-value-missing", "study-name-unknown" (an analysis names a source or rating that is not there),
// "study-name-repeated".
Study load_study(const std::string& path);

// A study made of plain tables and documents, for the commands that take files: every table audited, rated and grouped
// by default options, every document read.
Study study_of_tables(const std::vector<std::string>& files, const ReadOptions& reading);

}  // namespace ecumene
