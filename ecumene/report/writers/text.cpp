#include "ecumene/report/text.hpp"

#include <algorithm>
#include <cmath>

#include "ecumene/base/utf8.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/table_view.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

std::string joined(std::span<const std::string> blocks) {
  std::string text;
  for (const std::string& block : blocks) {
    if (block.empty()) continue;
    if (!text.empty()) text += "\n";
    text += block;
  }
  return text;
}

bool is_listed(const Finding& finding) {
  return finding.verdict != Verdict::holds && finding.verdict != Verdict::rounding;
}

std::string severity_line(std::span<const Finding> findings) {
  const auto count = [&](Severity severity) {
    return static_cast<std::size_t>(std::count_if(findings.begin(), findings.end(), [&](const Finding& finding) {
      return finding.severity == severity && is_listed(finding);
    }));
  };
  return counted(count(Severity::error), "error") + ", " + counted(count(Severity::warning), "warning") + ", " +
         counted(count(Severity::note), "note") + "\n";
}

}  // namespace

std::string summary_text(const ReportInput& input, std::size_t columns) {
  std::string text;
  for (const SummarySentence& sentence : summary_of(Page(input))) {
    std::size_t width = 1;
    text += "-";
    for (const std::string_view word : utf8::words(sentence.text)) {
      const std::size_t length = utf8::display_width(word);
      const bool breaks = width > 1 && width + 1 + length > columns;
      text += breaks ? "\n  " : " ";
      text += word;
      width = (breaks ? 2 : width + 1) + length;
    }
    text += "\n";
  }
  return text;
}

std::string counts_line(std::span<const CheckCount> counts) {
  const CheckCount total = total_of(counts);
  const std::size_t all = total.holds + total.rounding + total.conflict + total.open;
  return counted(all, "recomputation") + ": " + grouped(total.holds) + " hold, " + grouped(total.rounding) +
         " within rounding, " + grouped(total.conflict) + " conflict, " + grouped(total.open) + " open";
}

std::string findings_text(std::span<const Finding> findings) {
  std::vector<const Finding*> shown;
  for (const Finding& finding : findings) {
    if (is_listed(finding)) shown.push_back(&finding);
  }
  std::stable_sort(shown.begin(), shown.end(),
                   [](const Finding* a, const Finding* b) { return display_order(*a, *b) < 0; });
  std::string text;
  for (const Finding* finding : shown) text += to_string(*finding) + "\n";
  if (!text.empty()) text += "\n";
  return text + severity_line(findings);
}

std::string findings_text(const AuditResult& audit) {
  return findings_text(std::span<const Finding>(audit.findings)) + counts_line(audit.counts) + "\n";
}

std::string rating_text(const Rating& rating) {
  std::string made =
      rating.input == RatingInput::ranks ? "printed places, taken as they stand" : "printed figures, ranked";
  if (!rating.score.empty())
    made += "; score: " + normalisation_name(rating.normalisation) + ", " + mean_name(rating.mean) + " mean";
  made += "\n";
  if (!std::isnan(rating.concordance))
    made += "concordance of the activities (Kendall's W): " + fixed(rating.concordance, 3) + "\n";
  const std::vector<std::string> blocks{aligned_text(rating_view(rating)), made, aligned_text(variants_view(rating))};
  return joined(blocks);
}

std::string comparison_text(const RatingComparison& comparison) {
  std::string figures = "Spearman " + fixed(comparison.spearman, 3) + ", Kendall tau-b " +
                        fixed(comparison.kendall_tau_b, 3) + ", mean shift " + brief(comparison.mean_shift, 2) + "\n";
  if (!comparison.unmatched.empty()) figures += "in one of the two only: " + listed(comparison.unmatched) + "\n";
  const std::vector<std::string> blocks{aligned_text(comparison_view(comparison)), figures};
  return joined(blocks);
}

std::string typology_text(const Typology& typology) {
  std::string made = typology.name + ": " + counted(typology.regions.size(), "region") + ", " +
                     counted(typology.indicators.size(), "indicator") + "\ndistance " +
                     std::string(descriptor(typology.options.distance).name) + ", linkage " +
                     std::string(descriptor(typology.options.linkage).name) + ", scaling " +
                     scaling_name(typology.options.scaling) + ", " + counted(typology.profiles.size(), "group") + "\n";
  made += "cophenetic correlation " + fixed(typology.cophenetic_correlation, 3) + ", agglomerative coefficient " +
          fixed(typology.agglomerative_coefficient, 3) + ", mean silhouette " + fixed(typology.mean_silhouette, 3) +
          "\n";
  if (!typology.left_out.empty()) made += "left out for missing values: " + listed(typology.left_out) + "\n";
  const std::vector<std::string> blocks{made,
                                        dendrogram_text(typology),
                                        aligned_text(membership_view(typology)),
                                        typology.support.empty() ? "" : aligned_text(support_view(typology)),
                                        aligned_text(profile_view(typology)),
                                        aligned_text(contrast_view(typology)),
                                        aligned_text(group_count_view(typology))};
  return joined(blocks);
}

}  // namespace ecumene
