// Results -> something a person reads: one self-contained HTML file, Markdown, JSON, CSV and SVG charts.
//
// The report room computes nothing: it arranges what the other rooms found. Every figure shown carries the address of
// the source cell it came from or was computed from; the appendix shows each source table with its cells marked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/audit.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/recovery.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/panel/claim.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

// A source as the report cites it.
struct SourceCitation {
  std::string file;      // as tables name it
  std::string citation;  // "Tyuleneva N. (2012) ..."
  std::string licence;
  std::string sha256;  // of the bytes read, hex
  std::uint64_t bytes = 0;
};

// Parts of a whole over the columns of a table (years), drawn as stacked shares.
struct ShareSeries {
  std::string title;
  std::string table;                 // name of the table
  std::vector<std::string> parts;    // row labels
  std::vector<std::string> periods;  // column labels
  std::vector<double> values;        // parts × periods, NaN missing
  std::vector<Place> places;         // one per value
};

// A rating as printed beside the one recomputed.
struct PrintedRating {
  std::string name;
  std::vector<std::string> regions;
  std::vector<std::string> printed;  // printed mean or rank
  std::vector<std::string> recomputed;
  std::vector<RankRange> printed_rank;     // order by the printed figures
  std::vector<RankRange> recomputed_rank;  // order by the recomputed ones
  std::vector<bool> differs;
  std::vector<Place> places;  // of the printed figures
};

// The linkage whose groups, as many as the typology has, come nearest to a published list.
struct BestLinkage {
  Linkage linkage = Linkage::single;
  double adjusted_rand_index = 0;
};

struct TypologySection {
  Typology typology;
  std::vector<Agreement> agreements;
  std::vector<LinkageSummary> linkages;         // the same distances under every linkage; empty: not compared
  std::vector<BestLinkage> best_linkages = {};  // one an agreement; empty: not sought
};

// A document as it was read: its text, and what it says.
struct DocumentSection {
  struct Span {
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
  };
  struct Rejection {
    std::string reason{};  // "footnote-mark", "page", ...
    std::size_t runs = 0;
  };
  std::string name{};  // as the passages of its claims name it
  std::string title{};
  std::string text{};                    // UTF-8
  std::vector<std::string> languages{};  // their English names, those of most paragraphs first
  std::vector<Span> paragraphs{};
  std::vector<Claim> claims{};  // in text order
  std::vector<Span> spans{};    // of each claim
  std::size_t digit_runs = 0;   // all of them are quantities, dates, or rejected for a reason
  std::vector<Rejection> rejections{};
};

struct ReportInput {
  std::string title;
  std::string subtitle;
  std::string program_version;
  std::string language = "en";  // of the report's own words: "en" is written so far
  std::vector<SourceCitation> sources;
  std::vector<Table> tables;
  std::vector<DocumentSection> documents = {};
  std::optional<Recovery> recovery = {};  // of the claims of all documents, one document behind the other
  AuditResult audit;
  std::vector<Finding> findings;  // of reading and of the methods, beside those of the audit
  std::vector<PrintedRating> printed_ratings;
  std::vector<Rating> ratings;
  std::vector<RatingComparison> comparisons;
  std::vector<TypologySection> typologies;
  std::vector<ShareSeries> shares;
};

// The claim with this number among those of all documents, one document behind the other.
const Claim& claim_at(const ReportInput& input, std::size_t number);

std::string html_report(const ReportInput& input);
std::string markdown_report(const ReportInput& input);
std::string json_report(const ReportInput& input);

// What was found, in sentences; each ends with the ids of the findings or results it rests on: "... [finding-1,
// rating-1]".
std::vector<std::string> summary_sentences(const ReportInput& input);

}  // namespace ecumene
