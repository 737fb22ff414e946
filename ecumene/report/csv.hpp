// Results as CSV (RFC 4180, UTF-8, line feeds): one line of headings, then one line a row. Figures are the shortest
// text that reads back as the same double; a missing figure is an empty field; a tied place gives its low and high end.
#pragma once

#include <span>
#include <string>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/report/report.hpp"

namespace ecumene {

// region, then per activity "<indicator> low", "... high", then mean_rank, overall_low, overall_high, the intervals,
// score.
std::string rating_csv(const Rating& rating);
std::string comparison_csv(const RatingComparison& comparison);

// region, group (from 1), silhouette, place in the leaf order (from 1).
std::string memberships_csv(const Typology& typology);
// SciPy's linkage matrix: left, right, height, size; nodes 0..n-1 are the regions in the order of memberships_csv.
// Where the support of the clusters was computed also au, au_error, bp, bp_error, fit_p, as shares of 1
// (multiscale_fit.hpp).
std::string merges_csv(const Typology& typology);
// group, indicator, regions, mean, variance, standard_deviation.
std::string profiles_csv(const Typology& typology);

// What documents say, one line a figure or date: document, line, column, byte_begin, byte_end, type, quote, value, low,
// high, edtf, modifier, movement, unit, unit_inferred, kind, subject, place, place_id, period, base, speaker, note,
// topic, language, sentence. Of a figure either value, or low and high.
std::string statements_csv(std::span<const DocumentSection> documents);

// Figures that follow from documents, one line each: kind (level, index, rate, points, lost, restored, reached,
// recovered, entry), subject, whole, place, unit, speaker, topic, period, from (of a change), low, high (empty: no
// bound), origin (stated, implied), base_period, fate, sentence (of an entry), passages ("file:line:column; ...").
// REQUIRES report.recovery.
std::string recovery_csv(const ReportInput& report);

}  // namespace ecumene
