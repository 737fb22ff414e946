#include "ecumene/report/methods.hpp"

#include <algorithm>
#include <set>

namespace ecumene {
namespace {

void add_checks(std::vector<MethodNote>& notes, const ReportInput& input) {
  if (input.audit.counts.empty()) return;
  notes.push_back(
      {"Recomputing printed figures",
       "A printed figure stands for every value that rounds to it: 1.6 is anything from 1.55 to 1.65. A relation holds "
       "if the figures fulfil it as printed, is within rounding if values inside those intervals do, and conflicts if "
       "none do. Where figures are missing and could decide, it stays open.",
       ""});
  notes.push_back({"Smallest repair",
                   "The fewest cells whose change makes all relations of a table hold, found by exact search.",
                   "Fellegi & Holt (1976), Journal of the American Statistical Association 71, 17–35"});
  for (const CheckDescriptor* check : checks()) {
    const bool used = std::any_of(input.audit.counts.begin(), input.audit.counts.end(),
                                  [&](const CheckCount& count) { return count.check == check->name; });
    if (used) notes.push_back({std::string(check->title), std::string(check->formula), std::string(check->source)});
  }
}

void add_ratings(std::vector<MethodNote>& notes, const ReportInput& input) {
  if (!input.ratings.empty() || !input.printed_ratings.empty()) {
    notes.push_back(
        {"Places with ties",
         "Place 1 is best. Regions with equal values share the places they take together: three that share places "
         "6, 7 and 8 are printed 6–8 and count as 7, so that the places of n regions always add up to n(n+1)/2.",
         "Kendall & Gibbons (1990), Rank Correlation Methods"});
    notes.push_back(
        {"Mean rank",
         "The weighted mean of a region’s places over the activities for which it has one; the least is best.", ""});
  }
  if (!input.ratings.empty()) {
    notes.push_back(
        {"Concordance",
         "Kendall’s W: 12 S divided by k²(n³ − n) − k Σ(t³ − t), S the sum of squared deviations of the rank sums of n "
         "regions over k activities, t the sizes of ties; 1 if all activities place the regions alike.",
         "Kendall & Gibbons (1990)"});
  }
  if (!input.comparisons.empty()) {
    notes.push_back({"One rating against another",
                     "Gap: the difference of the middles of the two places. Spearman’s ρ is the correlation of the "
                     "places; Kendall’s "
                     "τ-b counts pairs in the same order against pairs in the opposite one, corrected for ties. The "
                     "mean shift is the "
                     "mean of the absolute gaps.",
                     "Kendall & Gibbons (1990); Saisana, Saltelli & Tarantola (2005), Journal of the Royal Statistical "
                     "Society A 168"});
  }
}

void add_tree_methods(std::vector<MethodNote>& notes, const ReportInput& input) {
  std::set<std::string_view> named;
  for (const TypologySection& section : input.typologies) {
    const auto& distance = descriptor(section.typology.options.distance);
    const auto& linkage = descriptor(section.typology.options.linkage);
    if (named.insert(distance.name).second) {
      notes.push_back({std::string(distance.title), std::string(distance.formula), std::string(distance.source)});
    }
    if (named.insert(linkage.name).second) {
      notes.push_back({std::string(linkage.title), std::string(linkage.formula), std::string(linkage.source)});
    }
  }
}

MethodNote support_note() {
  return {
      "Support of clusters (AU and BP)",
      "The indicators are drawn with replacement, r times as many as there are, at ten scales r from 0.5 to 1.4, and "
      "from each draw a tree is grown; b(r) is the share of them that hold the cluster. The law −Φ⁻¹(b(r)) = v√r + "
      "c/√r is fitted by least squares weighted by the variances; AU = Φ(c − v), BP = Φ(−v − c). The fit is tested "
      "by the sum of the weighted squares: a small p-value says that the law does not hold, and neither do AU and "
      "BP.",
      "Shimodaira (2002), Systematic Biology 51, 492–508; Shimodaira (2004), Annals of Statistics 32, 2616–2641; "
      "Suzuki & Shimodaira (2006), Bioinformatics 22, 1540–1542"};
}

void add_typologies(std::vector<MethodNote>& notes, const ReportInput& input) {
  if (input.typologies.empty()) return;
  add_tree_methods(notes, input);
  notes.push_back(
      {"Cophenetic correlation",
       "The correlation of the distances between regions with the heights at which the tree joins them: how truly the "
       "tree draws the distances.",
       "Sokal & Rohlf (1962), Taxon 11, 33–40"});
  notes.push_back({"Agglomerative coefficient",
                   "The mean over the regions of 1 − height of their first merge / height of the last merge.",
                   "Kaufman & Rousseeuw (1990), Finding Groups in Data"});
  notes.push_back(
      {"Silhouette",
       "(b − a) / max(a, b): a is a region’s mean distance to its own group, b the least mean distance to another; 0 "
       "for a "
       "region alone in its group. Means above 0.70 speak for a strong structure, 0.51–0.70 for a reasonable one, "
       "0.26–0.50 for a weak one, below that for none.",
       "Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53–65; Kaufman & Rousseeuw (1990)"});
  notes.push_back({"What distinguishes the groups",
                   "F = (B/(k−1)) / (W/(n−k)) and η² = B/(B+W), B the sum of squares between and W within the k groups "
                   "of n regions. The "
                   "groups were made from these very indicators, so F is a description here, not a test.",
                   "Fisher (1925), Statistical Methods for Research Workers"});
  const bool supported = std::any_of(input.typologies.begin(), input.typologies.end(),
                                     [](const TypologySection& section) { return !section.typology.support.empty(); });
  if (supported) notes.push_back(support_note());
  const bool compared = std::any_of(
      input.typologies.begin(), input.typologies.end(),
      [](const TypologySection& section) { return !section.agreements.empty() || !section.linkages.empty(); });
  if (compared) {
    notes.push_back({"Agreement of two divisions into groups",
                     "Adjusted Rand index: the share of pairs of regions that both divisions treat alike, corrected "
                     "for chance; 1 for "
                     "the same groups, about 0 for unrelated ones. Variation of information: 0 for the same groups. A "
                     "region is placed "
                     "otherwise if it differs under the matching of groups that lets most regions agree.",
                     "Hubert & Arabie (1985), Journal of Classification 2, 193–218; Meilă (2007), Journal of "
                     "Multivariate Analysis 98"});
  }
}

}  // namespace

std::vector<MethodNote> method_notes(const ReportInput& input) {
  std::vector<MethodNote> notes;
  add_checks(notes, input);
  add_ratings(notes, input);
  add_typologies(notes, input);
  return notes;
}

}  // namespace ecumene
