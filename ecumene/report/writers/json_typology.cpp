#include <algorithm>
#include <string>

#include "ecumene/report/json.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  json.key(name).begin_array();
  for (const std::string& text : texts) json.value(text);
  json.end_array();
}

void write_numbers(JsonWriter& json, std::string_view name, const std::vector<double>& numbers) {
  json.key(name).begin_array();
  for (const double number : numbers) json.value(number);
  json.end_array();
}

void write_groups(JsonWriter& json, const std::vector<std::uint32_t>& groups) {
  json.key("groups").begin_array();
  for (const std::uint32_t group : groups) json.value(std::uint64_t{group} + 1);
  json.end_array();
}

void write_tree(JsonWriter& json, const Typology& typology) {
  json.key("merges").begin_array();
  for (const Merge& merge : typology.tree.merges) {
    json.begin_array().value(std::uint64_t{merge.left}).value(std::uint64_t{merge.right});
    json.value(merge.height).value(std::uint64_t{merge.size}).end_array();
  }
  json.end_array().key("order").begin_array();
  for (const std::uint32_t leaf : typology.order) json.value(std::uint64_t{leaf});
  json.end_array().member("cophenetic_correlation", typology.cophenetic_correlation);
  json.member("agglomerative_coefficient", typology.agglomerative_coefficient);
  json.key("inversions").begin_array();
  for (const std::size_t merge : typology.tree.inversions) json.value(std::uint64_t{merge});
  json.end_array().key("ties").begin_array();
  for (const TieGroup& tie : typology.tree.ties) {
    json.begin_object()
        .member("first_merge", std::uint64_t{tie.first_merge})
        .member("last_merge", std::uint64_t{tie.last_merge});
    json.member("height", tie.height).member("candidates", std::uint64_t{tie.candidates}).end_object();
  }
  json.end_array();
}

void write_profiles(JsonWriter& json, const Typology& typology) {
  json.key("profiles").begin_array();
  for (const GroupProfile& profile : typology.profiles) {
    json.begin_object().member("group", std::uint64_t{profile.group} + 1).key("members").begin_array();
    for (const std::size_t member : profile.members) {
      if (member < typology.regions.size()) json.value(typology.regions[member]);
    }
    json.end_array();
    write_numbers(json, "mean", profile.mean);
    write_numbers(json, "variance", profile.variance);
    write_numbers(json, "standard_deviation", profile.standard_deviation);
    json.member("mean_silhouette", profile.mean_silhouette).end_object();
  }
  json.end_array().key("contrasts").begin_array();
  for (std::size_t i = 0; i < std::min(typology.contrasts.size(), typology.indicators.size()); ++i) {
    json.begin_object().member("indicator", typology.indicators[i]).member("f_ratio", typology.contrasts[i].f_ratio);
    json.member("eta_squared", typology.contrasts[i].eta_squared).end_object();
  }
  json.end_array();
}

void write_support(JsonWriter& json, const Typology& typology) {
  if (typology.options.support_draws) json.member("support_draws", std::uint64_t{*typology.options.support_draws});
  json.member("support_seed", typology.options.support_seed).key("support").begin_array();
  for (const MultiscaleFit& fit : typology.support) {
    json.begin_object().member("au", fit.au).member("au_error", fit.au_error).member("bp", fit.bp);
    json.member("bp_error", fit.bp_error).member("si", fit.si).member("si_error", fit.si_error);
    json.member("v", fit.v).member("c", fit.c).member("fit_p", fit.fit_p).end_object();
  }
  json.end_array();
}

}  // namespace

void write_typology_json(JsonWriter& json, const Typology& typology) {
  json.begin_object().member("name", typology.name);
  write_texts(json, "labels", typology.regions);
  write_tree(json, typology);
  write_groups(json, typology.groups);
  json.member("k", std::uint64_t{typology.profiles.size()});
  json.member("distance", descriptor(typology.options.distance).name);
  json.member("linkage", descriptor(typology.options.linkage).name)
      .member("scaling", scaling_name(typology.options.scaling));
  write_numbers(json, "silhouettes", typology.silhouettes);
  json.member("mean_silhouette", typology.mean_silhouette).key("silhouette_by_k").begin_array();
  for (const auto& [count, silhouette] : typology.silhouette_by_k) {
    json.begin_object().member("k", std::uint64_t{count}).member("mean_silhouette", silhouette).end_object();
  }
  json.end_array();
  write_texts(json, "indicators", typology.indicators);
  write_profiles(json, typology);
  write_numbers(json, "membership_stability", typology.membership_stability);
  write_numbers(json, "stability_without_indicator", typology.stability_without_indicator);
  if (!typology.support.empty()) write_support(json, typology);
  write_texts(json, "left_out", typology.left_out);
  json.end_object();
}

void write_agreement_json(JsonWriter& json, const Agreement& agreement) {
  json.begin_object().member("published", agreement.published).member("typology", agreement.typology);
  json.member("adjusted_rand_index", agreement.adjusted_rand_index);
  json.member("variation_of_information", agreement.variation_of_information);
  write_texts(json, "compared", agreement.compared);
  write_texts(json, "differing", agreement.differing);
  write_texts(json, "only_published", agreement.only_published);
  write_texts(json, "only_computed", agreement.only_computed);
  write_texts(json, "repeated", agreement.repeated);
  json.end_object();
}

void write_linkages_json(JsonWriter& json, std::span<const LinkageSummary> linkages) {
  json.begin_array();
  for (const LinkageSummary& summary : linkages) {
    json.begin_object().member("linkage", descriptor(summary.linkage).name);
    json.member("cophenetic_correlation", summary.cophenetic_correlation);
    json.member("agglomerative_coefficient", summary.agglomerative_coefficient);
    json.member("mean_silhouette", summary.mean_silhouette).member("adjusted_rand_index", summary.adjusted_rand_index);
    json.member("inversions", std::uint64_t{summary.inversions})
        .member("tied_heights", std::uint64_t{summary.tied_heights});
    write_groups(json, summary.groups);
    json.end_object();
  }
  json.end_array();
}

}  // namespace ecumene
