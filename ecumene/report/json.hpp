// Results as JSON: the contract of `ecumene rate|group|audit --format json` and of the result files of a study.
//
// Groups are numbered from 1, as the report prints them. Nodes of merges are numbered from 0 as in SciPy's linkage
// matrix. A rank is {"low", "mid", "high"}; null stands for a missing figure.
#pragma once

#include <span>

#include "ecumene/base/json.hpp"
#include "ecumene/report/report.hpp"

namespace ecumene {

// [finding, ...] as base/json.hpp writes one; the content of findings.json.
void write_findings_json(JsonWriter& json, std::span<const Finding> findings);
// [{check, holds, rounding, conflict, open}, ...]
void write_counts_json(JsonWriter& json, std::span<const CheckCount> counts);

// {name, input, normalisation, mean, concordance, activities: [{indicator, better, weight, target}], regions: [{region,
// activities: {"<indicator>": {low, mid, high, dense}}, mean_rank, overall, rank_interval, tie_interval, and for
// measurements score, score_rank, score_interval}], variants: [...]}. Intervals stand only where they were computed.
void write_rating_json(JsonWriter& json, const Rating& rating);
void write_comparison_json(JsonWriter& json, const RatingComparison& comparison);

// {name, labels, merges: [[left, right, height, size]], order, cophenetic_correlation, groups (per label, from 1), k,
// distance, linkage, scaling, agglomerative_coefficient, inversions, ties, silhouettes, mean_silhouette,
// silhouette_by_k, indicators, profiles, contrasts, membership_stability, stability_without_indicator, left_out}; where
// it was computed also support_draws, support_seed and support: per merge {au, au_error, bp, bp_error, si, si_error, v,
// c, fit_p}.
void write_typology_json(JsonWriter& json, const Typology& typology);
void write_agreement_json(JsonWriter& json, const Agreement& agreement);
void write_linkages_json(JsonWriter& json, std::span<const LinkageSummary> linkages);

// {series: [{subject, head, whole, place, unit, speaker, topic, base_period, points: [{period, level, index, origin}],
// changes: [{from, to, rate, points}]}], timeline: [{period, place, topic, fate, speaker, sentence, passages}], levels:
// [{subject, place, unit, topic, period, lost, restored, reached, recovered}], returns: [{topic, first, median,
// entries}]}. A figure is {low, high, passages: ["file:line:column"]}; an end without bound is null. REQUIRES
// report.recovery.
void write_recovery_json(JsonWriter& json, const ReportInput& report);

}  // namespace ecumene
