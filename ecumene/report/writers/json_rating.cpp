#include <string>

#include "ecumene/report/json.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

void write_rank_members(JsonWriter& json, const RankRange& rank) {
  json.member("low", rank.low).member("mid", rank.mid()).member("high", rank.high);
}

void write_rank(JsonWriter& json, std::string_view name, const std::vector<RankRange>& ranks, std::size_t region) {
  if (region >= ranks.size()) return;
  json.key(name).begin_object();
  write_rank_members(json, ranks[region]);
  json.end_object();
}

void write_activities(JsonWriter& json, const Rating& rating) {
  json.key("activities").begin_array();
  for (const Activity& activity : rating.activities) {
    json.begin_object().member("indicator", activity.indicator);
    json.member("better", activity.better == Better::higher ? "higher" : "lower");
    json.member("weight", activity.weight).member("target", activity.target).end_object();
  }
  json.end_array();
}

void write_region(JsonWriter& json, const Rating& rating, std::size_t region) {
  json.begin_object().member("region", rating.regions[region]).key("activities").begin_object();
  for (std::size_t i = 0; i < rating.ranks.size() && i < rating.activities.size(); ++i) {
    json.key(rating.activities[i].indicator).begin_object();
    write_rank_members(json, rating.ranks[i][region]);
    if (i < rating.dense.size()) json.member("dense", rating.dense[i][region]);
    json.end_object();
  }
  json.end_object();
  if (region < rating.mean_rank.size()) json.member("mean_rank", rating.mean_rank[region]);
  write_rank(json, "overall", rating.overall, region);
  write_rank(json, "rank_interval", rating.rank_interval, region);
  write_rank(json, "tie_interval", rating.tie_interval, region);
  if (region < rating.score.size()) json.member("score", rating.score[region]);
  write_rank(json, "score_rank", rating.score_rank, region);
  write_rank(json, "score_interval", rating.score_interval, region);
  json.end_object();
}

void write_variant(JsonWriter& json, const RatingVariant& variant) {
  json.begin_object().member("name", variant.name);
  json.member("basis", variant.basis == RatingBasis::score ? "score" : "mean-rank").member("defined", variant.defined);
  if (variant.defined) {
    json.member("spearman", variant.spearman).member("mean_shift", variant.mean_shift);
    json.member("moved", std::uint64_t{variant.moved}).member("most_moved", variant.most_moved);
    json.member("largest_shift", variant.largest_shift);
  }
  json.end_object();
}

}  // namespace

void write_rating_json(JsonWriter& json, const Rating& rating) {
  json.begin_object().member("name", rating.name);
  json.member("input", rating.input == RatingInput::ranks ? "ranks" : "values");
  if (!rating.score.empty()) {
    json.member("normalisation", normalisation_name(rating.normalisation)).member("mean", mean_name(rating.mean));
  }
  json.member("concordance", rating.concordance);
  write_activities(json, rating);
  json.key("regions").begin_array();
  for (std::size_t region = 0; region < rating.regions.size(); ++region) write_region(json, rating, region);
  json.end_array().key("variants").begin_array();
  for (const RatingVariant& variant : rating.variants) write_variant(json, variant);
  json.end_array().end_object();
}

void write_comparison_json(JsonWriter& json, const RatingComparison& comparison) {
  json.begin_object().member("first", comparison.first_name).member("second", comparison.second_name);
  json.member("spearman", comparison.spearman).member("kendall_tau_b", comparison.kendall_tau_b);
  json.member("mean_shift", comparison.mean_shift).member("reranked", comparison.reranked);
  json.key("gaps").begin_array();
  for (const RatingGap& gap : comparison.gaps) {
    json.begin_object().member("region", gap.region).key("first").begin_object();
    write_rank_members(json, gap.first);
    json.end_object().key("second").begin_object();
    write_rank_members(json, gap.second);
    json.end_object().member("gap", gap.gap).member("certain", gap.certain).end_object();
  }
  json.end_array().key("unmatched").begin_array();
  for (const std::string& region : comparison.unmatched) json.value(region);
  json.end_array().end_object();
}

}  // namespace ecumene
