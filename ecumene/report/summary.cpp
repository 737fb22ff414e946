// The summary: each statement says one thing, with the figures it rests on, as one would sign it. summary_figures.cpp
// and summary_results.cpp make the statements about printed figures and about what was computed.
#include <algorithm>

#include "ecumene/report/label.hpp"
#include "ecumene/report/page.hpp"
#include "ecumene/report/summary_parts.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

SummarySentence material_sentence(const Page& page) {
  const ReportInput& input = page.input;
  if (input.tables.empty() && !input.documents.empty())
    return {"All this rests on " + counted(input.documents.size(), "document") + ".", {"sources"}};
  if (input.tables.empty()) return {"No table was read, so nothing could be recomputed.", {}};
  std::size_t figures = 0;
  for (const Table& table : input.tables) {
    figures += static_cast<std::size_t>(
        std::count_if(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.is_numeric(); }));
  }
  std::string text = "All this rests on " + counted(input.tables.size(), "table") + " with " +
                     (figures == 0 ? "no figures" : counted(figures, "figure"));
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
  if (total.holds == all)
    return {"All " + counted(all, "relation") + " between printed figures that could be recomputed hold.",
            {"findings"}};
  std::vector<std::string> parts;
  if (total.holds > 0) parts.push_back(verb(total.holds, "holds", "hold"));
  if (total.rounding > 0)
    parts.push_back(verb(total.rounding, "agrees", "agree") + " within the rounding of the printed digits");
  if (total.conflict > 0) parts.push_back(verb(total.conflict, "conflicts", "conflict"));
  if (total.open > 0) parts.push_back(grouped(total.open) + " cannot be decided from what is printed");
  return {"Of " + counted(all, "relation") + " between printed figures, " + listed(parts) + ".", {"findings"}};
}

void add(std::vector<SummarySentence>& sentences, std::vector<SummarySentence> more) {
  for (SummarySentence& sentence : more) sentences.push_back(std::move(sentence));
}

}  // namespace

std::vector<SummarySentence> summary_of(const Page& page) {
  const bool is_empty = page.input.tables.empty() && page.input.documents.empty() && page.contradictions.empty();
  if (is_empty) return {material_sentence(page)};
  std::vector<SummarySentence> sentences = figure_sentences(page);
  const bool contradicted = !sentences.empty();
  if (!contradicted) sentences.push_back(recomputation_sentence(page));
  add(sentences, document_sentences(page));
  add(sentences, rating_sentences(page));
  add(sentences, typology_sentences(page));
  add(sentences, agreement_sentences(page));
  if (contradicted) sentences.push_back(recomputation_sentence(page));
  sentences.push_back(material_sentence(page));
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
