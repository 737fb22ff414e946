// The summary: each sentence says one thing, with the figures it rests on, as one would sign it.
#include <algorithm>
#include <cmath>

#include "ecumene/report/label.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

SummarySentence material_sentence(const Page& page) {
  const ReportInput& input = page.input;
  if (input.tables.empty()) return {"No table was read, so nothing could be recomputed.", {}};
  std::size_t figures = 0;
  for (const Table& table : input.tables) {
    figures += static_cast<std::size_t>(
        std::count_if(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.is_numeric(); }));
  }
  std::string text = counted(input.tables.size(), "table") + " with " + counted(figures, "figure") + " " +
                     (input.tables.size() == 1 ? "was" : "were") + " read";
  if (!input.sources.empty()) text += " from " + counted(input.sources.size(), "source");
  return {text + ".", {"sources"}};
}

std::string verb(std::size_t count, std::string_view singular, std::string_view plural) {
  return grouped(count) + " " + std::string(count == 1 ? singular : plural);
}

SummarySentence recomputation_sentence(const Page& page) {
  const CheckCount total = total_of(page.input.audit.counts);
  const std::size_t all = total.holds + total.rounding + total.conflict + total.open;
  if (all == 0) return {"No relation between printed figures was found that could be recomputed.", {"findings"}};
  std::string text = "Of " + counted(all, "relation") + " between printed figures, " +
                     verb(total.holds, "holds", "hold") + ", " + verb(total.rounding, "agrees", "agree") +
                     " within the rounding of the printed digits, " + verb(total.conflict, "conflicts", "conflict");
  text += total.open == 0 ? "." : " and " + grouped(total.open) + " cannot be decided from what is printed.";
  return {text, {"findings"}};
}

// "Omsk Oblast, Mean rating (printed 4.9, recomputed 4.3)".
std::string named(const Finding& finding) {
  const Place place = finding.places.empty() ? Place{} : finding.places.front();
  const std::size_t last_part = place.column_label.rfind(" / ");
  const std::string column =
      last_part == std::string::npos ? place.column_label : place.column_label.substr(last_part + 3);
  std::string name = place.row_label;
  if (!column.empty()) name += (name.empty() ? "" : ", ") + column;
  if (name.empty()) name = to_string(place);
  return name + " (printed " + finding.printed + ", recomputed " + finding.recomputed + ")";
}

std::vector<SummarySentence> contradiction_sentences(const Page& page) {
  constexpr std::size_t most_named = 6;
  std::vector<std::string> names;
  std::vector<std::string> ids;
  for (const NumberedFinding& numbered : page.contradictions) {
    const Finding& finding = *numbered.finding;
    if (finding.verdict != Verdict::conflict || finding.printed.empty() || finding.recomputed.empty()) continue;
    names.push_back(named(finding));
    if (ids.size() < most_named && numbered.number <= Page::most_findings) ids.push_back(numbered.id());
  }
  std::vector<SummarySentence> sentences;
  if (names.size() == 1) {
    sentences.push_back({"One printed figure does not follow from the others: " + names.front() + ".", ids});
  } else if (!names.empty()) {
    sentences.push_back(
        {grouped(names.size()) + " printed figures do not follow from the others: " + listed(names, most_named) + ".",
         ids});
  }
  for (const NumberedFinding& numbered : page.contradictions) {
    const Finding& finding = *numbered.finding;
    if (finding.verdict != Verdict::conflict || (!finding.printed.empty() && !finding.recomputed.empty())) continue;
    if (sentences.size() <= most_named && numbered.number <= Page::most_findings)
      sentences.push_back({finding.what, {numbered.id()}});
  }
  return sentences;
}

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

SummarySentence rating_sentence(const Rating& rating, std::size_t number) {
  const std::string id = "rating-" + std::to_string(number);
  const std::size_t activities = rating.activities.size();
  std::string text = "By the mean of " + counted(activities, "activity", "activities") + " (" + rating.name + ") ";
  std::vector<std::string> first;
  std::vector<std::string> last;
  double worst = 0;
  for (const RankRange& rank : rating.overall) worst = std::fmax(worst, rank.high);
  for (std::size_t i = 0; i < rating.overall.size() && i < rating.regions.size(); ++i) {
    if (rating.overall[i].low <= 1) first.push_back(rating.regions[i]);
    if (rating.overall[i].high >= worst) last.push_back(rating.regions[i]);
  }
  if (first.empty()) return {"No region of " + rating.name + " has a place.", {id}};
  text += listed(first, 4) + (first.size() == 1 ? " stands" : " stand") + " first";
  if (first.size() < rating.regions.size()) text += " and " + listed(last, 4) + " last";
  text += concordance_words(rating.concordance);
  std::size_t certain = 0;
  for (const RankRange& range : rating.rank_interval) certain += range.low == range.high ? 1 : 0;
  if (!rating.variants.empty()) {
    text += ". Leaving out any one activity or choosing another mean leaves " + grouped(certain) + " of " +
            counted(rating.regions.size(), "region") + " in place";
  }
  return {text + ".", {id}};
}

SummarySentence printed_sentence(const PrintedRating& rating, std::size_t number) {
  std::vector<std::string> moved;
  for (std::size_t i = 0; i < rating.regions.size(); ++i) {
    const bool known = i < rating.printed_rank.size() && i < rating.recomputed_rank.size();
    if (known && rank_text(rating.printed_rank[i]) != rank_text(rating.recomputed_rank[i]))
      moved.push_back(rating.regions[i]);
  }
  const auto wrong = std::count(rating.differs.begin(), rating.differs.end(), true);
  std::string text = rating.name + ": " + grouped(static_cast<std::size_t>(wrong)) + " of " +
                     counted(rating.regions.size(), "printed figure") + " differ" + (wrong == 1 ? "s" : "") +
                     " from the recomputed";
  text += moved.empty() ? "; the order of the regions stays the same."
                        : "; corrected, " + listed(moved, 6) + (moved.size() == 1 ? " changes" : " change") + " place.";
  return {text, {"printed-" + std::to_string(number)}};
}

SummarySentence comparison_sentence(const RatingComparison& comparison, std::size_t number) {
  std::vector<std::string> certain;
  for (const RatingGap& gap : comparison.gaps) {
    if (gap.certain) certain.push_back(gap.region + " (" + signed_text(gap.gap, 1) + ")");
  }
  std::string text = comparison.first_name + " and " + comparison.second_name + " place " +
                     counted(comparison.gaps.size(), "region") +
                     " with Spearman's ρ = " + fixed(comparison.spearman, 2) + " and " +
                     brief(comparison.mean_shift, 1) + " places apart on average";
  if (!certain.empty()) text += "; furthest apart, whatever the ties, are " + listed(certain, 3);
  return {text + ".", {"comparison-" + std::to_string(number)}};
}

// Kaufman & Rousseeuw (1990), table 4: above .70 strong, .51-.70 reasonable, .26-.50 weak, below none.
std::string structure_words(double silhouette) {
  if (silhouette > 0.70) return "a strong structure";
  if (silhouette > 0.50) return "a reasonable structure";
  if (silhouette > 0.25) return "a weak structure that could be artificial";
  return "no substantial structure";
}

SummarySentence typology_sentence(const TypologySection& section, std::size_t number) {
  const Typology& typology = section.typology;
  std::vector<std::string> sizes;
  for (const GroupProfile& profile : typology.profiles) sizes.push_back(grouped(profile.members.size()));
  std::string text = "The typology of " + typology.name + " (linkage " +
                     std::string(descriptor(typology.options.linkage).name) + ", distance " +
                     std::string(descriptor(typology.options.distance).name) + ") divides " +
                     counted(typology.regions.size(), "region") + " into " + counted(typology.profiles.size(), "group");
  if (sizes.size() > 1) text += " of " + listed(sizes, 8);
  if (!std::isnan(typology.mean_silhouette) && sizes.size() > 1) {
    text += "; the mean silhouette of " + fixed(typology.mean_silhouette, 2) + " speaks for " +
            structure_words(typology.mean_silhouette);
  }
  for (const Agreement& agreement : section.agreements) {
    text +=
        ". Against " + agreement.published + " (adjusted Rand index " + fixed(agreement.adjusted_rand_index, 2) + ") ";
    text += agreement.differing.empty() ? "no region is placed otherwise"
                                        : listed(agreement.differing, 4) +
                                              (agreement.differing.size() == 1 ? " is" : " are") + " placed otherwise";
  }
  return {text + ".", {"typology-" + std::to_string(number)}};
}

}  // namespace

std::vector<SummarySentence> summary_of(const Page& page) {
  const ReportInput& input = page.input;
  std::vector<SummarySentence> sentences{material_sentence(page)};
  if (!input.tables.empty()) sentences.push_back(recomputation_sentence(page));
  for (SummarySentence& sentence : contradiction_sentences(page)) sentences.push_back(std::move(sentence));
  for (std::size_t i = 0; i < input.printed_ratings.size(); ++i)
    sentences.push_back(printed_sentence(input.printed_ratings[i], i + 1));
  for (std::size_t i = 0; i < input.ratings.size(); ++i) sentences.push_back(rating_sentence(input.ratings[i], i + 1));
  for (std::size_t i = 0; i < input.comparisons.size(); ++i)
    sentences.push_back(comparison_sentence(input.comparisons[i], i + 1));
  for (std::size_t i = 0; i < input.typologies.size(); ++i)
    sentences.push_back(typology_sentence(input.typologies[i], i + 1));
  return sentences;
}

std::vector<std::string> summary_sentences(const ReportInput& input) {
  std::vector<std::string> texts;
  for (const SummarySentence& sentence : summary_of(Page(input))) {
    std::string text = sentence.text;
    for (std::size_t i = 0; i < sentence.ids.size(); ++i) text += (i == 0 ? " [" : ", ") + sentence.ids[i];
    texts.push_back(sentence.ids.empty() ? text : text + "]");
  }
  return texts;
}

}  // namespace ecumene
