#include <algorithm>

#include "ecumene/report/headline.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/methods.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_merges = 60;

std::string heading(int level, const std::string& text) {
  return std::string(static_cast<std::size_t>(level), '#') + " " + markdown_escaped(text) + "\n\n";
}

std::string item(const std::string& text) {
  return "- " + markdown_escaped(text) + "\n";
}

std::string emphasised(const Finding& finding) {
  const bool judged = finding.verdict != Verdict::none;
  const std::string_view word = judged ? to_string(finding.verdict) : to_string(finding.severity);
  return "**" + std::string(word) + "** ";
}

std::string finding_item(const NumberedFinding& numbered) {
  const Finding& finding = *numbered.finding;
  const Headline headline = headline_of(finding);
  std::vector<std::string> sentences{as_sentence(headline.text), headline.detail};
  if (headline.detail.empty() && !finding.printed.empty() && !finding.recomputed.empty())
    sentences.push_back("Printed " + finding.printed + ", recomputed " + finding.recomputed + ".");
  for (const Finding* companion : numbered.companions) sentences.push_back(as_sentence(companion->what));
  sentences.push_back(as_sentence(finding.repair.effect));
  std::string text = "- " + emphasised(finding);
  for (const std::string& sentence : sentences) text += sentence.empty() ? "" : markdown_escaped(sentence) + " ";
  if (!finding.way_out.empty()) text += "*Way out:* " + markdown_escaped(as_sentence(finding.way_out)) + " ";
  if (!finding.places.empty()) text += "(" + markdown_escaped(to_string(finding.places.front())) + ")";
  return text + "\n";
}

std::string findings_part(const Page& page) {
  std::string text = heading(2, "What does not add up");
  text += markdown_table(counts_view(page.input.audit.counts));
  for (const NumberedFinding& numbered : page.contradictions) text += finding_item(numbered);
  if (page.contradictions.empty()) text += "Nothing that could be recomputed contradicts itself.\n";
  if (!page.remarks.empty()) {
    text += "\n" + heading(3, "What else had to be said about reading and methods");
    for (const NumberedFinding& numbered : page.remarks) text += finding_item(numbered);
  }
  return text + "\n";
}

std::string ratings_part(const ReportInput& input) {
  std::string text;
  if (!input.ratings.empty() || !input.printed_ratings.empty()) text += heading(2, "Ratings");
  for (const Rating& rating : input.ratings) {
    text += heading(3, rating.name) + markdown_table(rating_view(rating)) + markdown_table(variants_view(rating));
  }
  for (const PrintedRating& rating : input.printed_ratings) {
    text += heading(3, rating.name + ": printed against recomputed") + markdown_table(printed_rating_view(rating));
  }
  if (!input.comparisons.empty()) text += heading(2, "One rating against another");
  for (const RatingComparison& comparison : input.comparisons) {
    text += heading(3, comparison.first_name + " against " + comparison.second_name) +
            markdown_table(comparison_view(comparison));
  }
  return text;
}

std::string typologies_part(const ReportInput& input) {
  std::string text;
  if (!input.typologies.empty()) text += heading(2, "Typologies");
  for (const TypologySection& section : input.typologies) {
    const Typology& typology = section.typology;
    text += heading(3, typology.name) + markdown_table(membership_view(typology)) +
            (typology.support.empty() ? "" : markdown_table(support_view(typology))) +
            markdown_table(profile_view(typology)) + markdown_table(contrast_view(typology)) +
            markdown_table(group_count_view(typology)) + markdown_table(linkages_view(section.linkages, typology)) +
            markdown_table(agreement_view(section.agreements)) + markdown_table(schedule_view(typology, most_merges));
  }
  return text;
}

std::string documents_part(const Page& page) {
  const ReportInput& input = page.input;
  std::string text;
  if (input.recovery) {
    text += heading(2, "Recovery and growth") + markdown_table(levels_reached_view(*input.recovery, nullptr)) +
            markdown_table(returns_view(*input.recovery)) + markdown_table(series_view(*input.recovery, nullptr)) +
            markdown_table(timeline_view(*input.recovery, nullptr));
  }
  if (!input.documents.empty()) text += heading(2, "What the documents say");
  for (std::size_t i = 0; i < input.documents.size(); ++i) {
    const DocumentSection& document = input.documents[i];
    text += heading(3, document.title.empty() ? document.name : document.title) +
            markdown_table(statements_view(document, i, page.passages));
  }
  return text;
}

std::string sources_part(const ReportInput& input) {
  std::string text;
  const std::vector<MethodNote> notes = method_notes(input);
  if (!notes.empty()) text += heading(2, "How it was computed");
  for (const MethodNote& note : notes) {
    text += "- **" + markdown_escaped(note.name) + "** " + markdown_escaped(note.words);
    text += note.source.empty() ? "\n" : " *" + markdown_escaped(note.source) + "*\n";
  }
  if (!input.sources.empty()) text += (notes.empty() ? "" : "\n") + heading(2, "Sources");
  for (const SourceCitation& source : input.sources) {
    std::string line = source.citation.empty() ? source.file : source.citation + " " + source.file;
    if (!source.licence.empty()) line += ", licence: " + source.licence;
    if (!source.sha256.empty()) line += ", SHA-256 " + source.sha256;
    text += item(line);
  }
  return text;
}

}  // namespace

std::string markdown_report(const ReportInput& input) {
  const Page page(input);
  std::string text = heading(1, input.title.empty() ? "Report" : input.title);
  if (!input.subtitle.empty()) text += markdown_escaped(input.subtitle) + "\n\n";
  text += heading(2, "Summary");
  for (const SummarySentence& sentence : summary_of(page)) text += item(sentence.text);
  return text + "\n" + findings_part(page) + ratings_part(input) + typologies_part(input) + documents_part(page) +
         sources_part(input);
}

}  // namespace ecumene
