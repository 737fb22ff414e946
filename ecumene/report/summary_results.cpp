#include <algorithm>
#include <cmath>

#include "ecumene/report/label.hpp"
#include "ecumene/report/summary_parts.hpp"

namespace ecumene {
namespace {

// Schmidt (1997), Decision Sciences 28(3), reads W of .1, .3, .5, .7, .9 as very weak, weak, moderate, strong and
// unusually strong agreement.
std::string concordance_words(double w) {
  if (std::isnan(w)) return "";
  const std::string value = " (Kendall's W = " + fixed(w, 2) + ")";
  if (w >= 0.7) return "; the activities agree strongly" + value;
  if (w >= 0.5) return "; the activities agree moderately" + value;
  if (w >= 0.3) return "; the activities agree weakly" + value;
  return "; the activities hardly agree" + value;
}

// "Of 12 places 5 stay the same when any one activity is left out or another mean is taken; the least certain is North
// Carolina (31–49)."
std::string certainty_words(const Rating& rating) {
  std::size_t certain = 0;
  std::size_t ranked = 0;
  double widest = 0;
  for (const RankRange& range : rating.rank_interval) {
    if (std::isnan(range.mid())) continue;
    ++ranked;
    certain += range.low == range.high ? 1 : 0;
    widest = std::max(widest, range.high - range.low);
  }
  if (rating.variants.empty() || ranked == 0) return "";
  const std::string when = " when any one activity is left out or another mean is taken";
  if (certain == ranked) return " Every region keeps its place" + when + ".";
  std::vector<std::string> least;
  for (std::size_t i = 0; i < rating.rank_interval.size() && i < rating.regions.size(); ++i) {
    const RankRange& range = rating.rank_interval[i];
    if (range.high - range.low >= widest) least.push_back(rating.regions[i] + " (" + rank_text(range) + ")");
  }
  return " Of " + grouped(ranked) + " places, " +
         (certain == 0 ? "none stays" : grouped(certain) + (certain == 1 ? " stays" : " stay")) + " the same" + when +
         "; the least certain " + (least.size() == 1 ? "is " : "are ") + listed(least, 3) + ".";
}

SummarySentence rating_sentence(const Page& page, std::size_t index) {
  const Rating& rating = page.input.ratings[index];
  const std::string id = "rating-" + std::to_string(index + 1);
  std::vector<std::string> first;
  std::vector<std::string> last;
  double worst = 0;
  for (const RankRange& rank : rating.overall) worst = std::fmax(worst, rank.high);
  for (std::size_t i = 0; i < rating.overall.size() && i < rating.regions.size(); ++i) {
    if (rating.overall[i].low <= 1) first.push_back(rating.regions[i]);
    if (rating.overall[i].high >= worst) last.push_back(rating.regions[i]);
  }
  const std::string name = page.input.ratings.size() == 1 ? "" : "“" + rating.name + "”: ";
  if (first.empty()) return {name + "no region has a place.", {id}};
  const std::size_t activities = rating.activities.size();
  std::string text = name + (name.empty() ? "By" : "by") + " the " +
                     (activities == 1 ? std::string("rank") : "mean rank over " + grouped(activities) + " activities") +
                     " " + listed(first, 4) + (first.size() == 1 ? " stands" : " stand") + " first";
  if (first.size() < rating.regions.size()) text += " and " + listed(last, 4) + " last";
  return {text + concordance_words(rating.concordance) + "." + certainty_words(rating), {id}};
}

SummarySentence comparison_sentence(const RatingComparison& comparison, std::size_t number) {
  std::vector<std::string> certain;
  for (const RatingGap& gap : comparison.gaps) {
    if (!gap.certain) continue;
    certain.push_back(gap.region + (certain.empty() ? " (place " : " (") + rank_text(gap.first) + " against " +
                      rank_text(gap.second) + ")");
  }
  std::string text = "“" + comparison.first_name + "” and “" + comparison.second_name + "” order " +
                     counted(comparison.gaps.size(), "region") + " with a Spearman correlation of " +
                     fixed(comparison.spearman, 2) + "; a region's two places lie " + brief(comparison.mean_shift, 1) +
                     " apart on average.";
  if (!certain.empty()) text += " The largest gaps that ties cannot explain: " + listed(certain, 3) + ".";
  return {text, {"comparison-" + std::to_string(number)}};
}

// Kaufman & Rousseeuw (1990), table 4: above .70 strong, .51-.70 reasonable, .26-.50 weak, below none.
std::string structure_words(double silhouette) {
  if (silhouette > 0.70) return "a strong structure";
  if (silhouette > 0.50) return "a reasonable structure";
  if (silhouette > 0.25) return "a weak structure that could be artificial";
  return "no substantial structure";
}

// Whether other linkages give the same groups.
std::string linkage_words(const TypologySection& section) {
  std::vector<std::string> same;
  std::vector<std::string> others;
  for (const LinkageSummary& summary : section.linkages) {
    if (summary.linkage == section.typology.options.linkage) continue;
    (summary.adjusted_rand_index > 1 - 1e-9 ? same : others).emplace_back(descriptor(summary.linkage).name);
  }
  if (same.empty() && others.empty()) return "";
  if (others.empty()) return "every other linkage gives the same groups";
  if (same.empty()) return "no other linkage gives the same groups";
  const std::string all = " of the " + grouped(same.size() + others.size()) + " other linkages ";
  return grouped(same.size()) + all + (same.size() == 1 ? "gives" : "give") + " the same groups";
}

// The indicator without which the groups change most, if they do. Steinley (2004), Psychological Methods 9, reads an
// adjusted Rand index below 0.65 as poor recovery.
std::string indicator_words(const Typology& typology) {
  const std::vector<double>& without = typology.stability_without_indicator;
  std::size_t least = without.size();
  for (std::size_t i = 0; i < without.size(); ++i) {
    if (!std::isnan(without[i]) && (least == without.size() || without[i] < without[least])) least = i;
  }
  if (least == without.size() || least >= typology.indicators.size() || without[least] >= 0.65) return "";
  return " Without “" + last_part(typology.indicators[least]) + "” " +
         (without[least] <= 0.2 ? "hardly anything of them remains" : "they change much") + " (adjusted Rand index " +
         fixed(without[least], 2) + ").";
}

std::string tie_words(const Typology& typology) {
  std::vector<std::string> unsettled;
  for (std::size_t i = 0; i < typology.membership_stability.size() && i < typology.regions.size(); ++i) {
    if (typology.membership_stability[i] < 1) unsettled.push_back(typology.regions[i]);
  }
  if (unsettled.empty()) return "";
  return " The order in which equally near regions are joined decides the group of " + listed(unsettled, 5) + ".";
}

std::string method_words(const Typology& typology) {
  return std::string(descriptor(typology.options.linkage).name) + " linkage, " +
         std::string(descriptor(typology.options.distance).title) + " distance";
}

SummarySentence typology_sentence(const Page& page, std::size_t index) {
  const TypologySection& section = page.input.typologies[index];
  const Typology& typology = section.typology;
  std::vector<std::string> sizes;
  for (const GroupProfile& profile : typology.profiles) sizes.push_back(grouped(profile.members.size()));
  std::string text = page.input.typologies.size() == 1 ? "The typology" : "“" + typology.name + "”";
  text += " (" + method_words(typology) + ") has " + counted(typology.profiles.size(), "group");
  if (sizes.size() > 1) text += " of " + listed(sizes, 12) + " regions";
  text += ".";
  std::string trust;
  if (!std::isnan(typology.mean_silhouette) && sizes.size() > 1) {
    trust = "The mean silhouette of " + fixed(typology.mean_silhouette, 2) + " speaks for " +
            structure_words(typology.mean_silhouette);
  }
  const std::string linkages = linkage_words(section);
  if (!linkages.empty()) trust += (trust.empty() ? "" : "; ") + linkages;
  if (!trust.empty()) text += " " + as_sentence(trust);
  return {text + indicator_words(typology) + tie_words(typology), {"typology-" + std::to_string(index + 1)}};
}

// Steinley (2004), Psychological Methods 9: above 0.90 excellent, 0.80 good, 0.65 moderate, below poor recovery.
std::string recovery_words(double index) {
  if (index > 1 - 1e-9) return "is reproduced exactly";
  if (index >= 0.9) return "is reproduced almost wholly";
  if (index >= 0.8) return "is reproduced well";
  if (index >= 0.65) return "is reproduced moderately";
  if (index > 0.2) return "is reproduced poorly";
  return "cannot be reproduced: the agreement is hardly better than chance";
}

std::string best_words(const TypologySection& section, std::size_t index) {
  if (index >= section.best_linkages.size()) return "";
  const BestLinkage& best = section.best_linkages[index];
  const double own = section.agreements[index].adjusted_rand_index;
  if (best.linkage == section.typology.options.linkage || !(best.adjusted_rand_index > own + 0.005))
    return " No other linkage comes nearer.";
  return " Nearest comes " + std::string(descriptor(best.linkage).name) + " linkage (" +
         fixed(best.adjusted_rand_index, 2) + ").";
}

SummarySentence agreement_sentence(const TypologySection& section, std::size_t index, std::size_t number) {
  const Agreement& agreement = section.agreements[index];
  const Typology& typology = section.typology;
  const std::string id = "typology-" + std::to_string(number);
  const std::string list = "“" + agreement.published + "” ";
  if (std::isnan(agreement.adjusted_rand_index)) return {list + "shares no region with the typology.", {id}};
  std::string text = list + recovery_words(agreement.adjusted_rand_index) + " (adjusted Rand index " +
                     fixed(agreement.adjusted_rand_index, 2) + ", " + method_words(typology) + " on “" + typology.name +
                     "”).";
  if (!agreement.differing.empty()) {
    text += " Placed otherwise: " + listed(agreement.differing, 6) + ".";
  }
  return {text + best_words(section, index), {id}};
}

}  // namespace

std::vector<SummarySentence> rating_sentences(const Page& page) {
  std::vector<SummarySentence> sentences;
  for (std::size_t i = 0; i < page.input.ratings.size(); ++i) sentences.push_back(rating_sentence(page, i));
  for (std::size_t i = 0; i < page.input.comparisons.size(); ++i)
    sentences.push_back(comparison_sentence(page.input.comparisons[i], i + 1));
  return sentences;
}

std::vector<SummarySentence> typology_sentences(const Page& page) {
  std::vector<SummarySentence> sentences;
  for (std::size_t i = 0; i < page.input.typologies.size(); ++i) sentences.push_back(typology_sentence(page, i));
  return sentences;
}

std::vector<SummarySentence> agreement_sentences(const Page& page) {
  std::vector<SummarySentence> sentences;
  for (std::size_t i = 0; i < page.input.typologies.size(); ++i) {
    const TypologySection& section = page.input.typologies[i];
    for (std::size_t k = 0; k < section.agreements.size(); ++k)
      sentences.push_back(agreement_sentence(section, k, i + 1));
  }
  return sentences;
}

}  // namespace ecumene
