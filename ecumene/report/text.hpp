// Results for a terminal: plain UTF-8 text in aligned columns, each ending in a line end. No colours, no cursor moves;
// widths are display widths, so Cyrillic and East Asian names line up.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "ecumene/report/report.hpp"

namespace ecumene {

// The summary of a report as a list for a terminal: "- " before each statement, lines of at most `columns` columns
// (longer only where a word is), without the ids that summary_sentences adds.
std::string summary_text(const ReportInput& input, std::size_t columns = 100);

// Every finding as to_string gives it, worst first; those that hold are only counted. The last line is the counts.
std::string findings_text(std::span<const Finding> findings);
std::string findings_text(const AuditResult& audit);

// "412 recomputations: 396 hold, 9 within rounding, 5 conflict, 2 open".
std::string counts_line(std::span<const CheckCount> counts);

std::string rating_text(const Rating& rating);
std::string comparison_text(const RatingComparison& comparison);

// How it was made, the dendrogram in line-drawing characters, membership, profiles and what distinguishes the groups.
std::string typology_text(const Typology& typology);

// The figures and dates of a document in text order: line, words, value, and what the text says of it.
std::string statements_text(const DocumentSection& document);

// What was reached, in which order it came back, the series, and the timeline.
std::string recovery_text(const Recovery& recovery);

// The tree alone: one line a region (above `most_rows` the highest branches), `width` columns for the heights.
struct TreeTextOptions {
  std::size_t width = 60;
  std::size_t most_rows = 60;
};
std::string dendrogram_text(const Typology& typology, const TreeTextOptions& options = {});

}  // namespace ecumene
