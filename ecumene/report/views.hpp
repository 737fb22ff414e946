// The tables of a report, one function a table; table_view.hpp writes them. They arrange results and compute nothing.
// The results must outlive the views, which point at their places.
#pragma once

#include <cstddef>
#include <span>

#include "ecumene/report/passage_index.hpp"
#include "ecumene/report/report.hpp"
#include "ecumene/report/table_view.hpp"

namespace ecumene {

// Relations recomputed: one row a check, and their sum.
TableView counts_view(std::span<const CheckCount> counts);
CheckCount total_of(std::span<const CheckCount> counts);

// Regions by their overall place: place per activity, mean rank, place, its ranges, composite score.
TableView rating_view(const Rating& rating);
TableView variants_view(const Rating& rating);
TableView printed_rating_view(const PrintedRating& rating);
TableView comparison_view(const RatingComparison& comparison);

// Groups are numbered from 1 everywhere a reader or a program sees them; Typology::groups counts from 0.
TableView membership_view(const Typology& typology);
TableView profile_view(const Typology& typology);   // per indicator and group: mean, variance, standard deviation
TableView contrast_view(const Typology& typology);  // what distinguishes the groups, largest eta squared first
// How far the groups, and the clusters that are made of them, hang on the choice of indicators; no rows where that was
// not computed. Its note says what the figures mean and how far they can be trusted.
TableView support_view(const Typology& typology);
// AU of 95 percent or more, as it is printed, usually taken for strong support; and a law that fits, p >= 0.01.
bool is_strong(const MultiscaleFit& fit);
// The scale: which merge joined what at which height, and with which support if that was computed; the last `most`
// merges.
TableView schedule_view(const Typology& typology, std::size_t most);
TableView group_count_view(const Typology& typology);  // mean silhouette by number of groups
TableView linkages_view(std::span<const LinkageSummary> linkages, const Typology& typology);
TableView agreement_view(std::span<const Agreement> agreements);

// A claim's figure or date: "about 2,800,000 m2", "rise of 2.5 times", "rank 3", "1943-08-23". Values of more than six
// decimals, which no text prints, are rounded to four.
std::string claim_text(const Claim& claim);
// The quantities of a document in text order; `number` is its place among the documents.
TableView statements_view(const DocumentSection& document, std::size_t number, const PassageIndex& passages);

// Recovery: the dated entries in order of time; levels, indices and rates of a series; what was reached of the level
// before the damage; in which order the topics came back. `passages` may be null: then nothing is linked.
TableView timeline_view(const Recovery& recovery, const PassageIndex* passages);
TableView series_view(const Recovery& recovery, const PassageIndex* passages);
TableView levels_reached_view(const Recovery& recovery, const PassageIndex* passages);
TableView returns_view(const Recovery& recovery);

// The name of a node of the tree: the region, or "merge 7".
std::string node_name(const Typology& typology, std::uint32_t node);
std::string scaling_name(Scaling scaling);  // "none", "zscore", "minmax", "rank", as on the command line
std::string normalisation_name(Normalisation method);
std::string mean_name(Mean mean);

}  // namespace ecumene
