#include <algorithm>

#include "ecumene/report/label.hpp"
#include "ecumene/report/summary_parts.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_named = 6;
constexpr std::size_t most_statements = 8;

bool is_figure(const std::string& text) {
  return text.find_first_of("0123456789") != std::string::npos;
}

// A figure of a table that follows differently from the others; what texts say is told in the finding's own words.
bool gives_figures(const Page& page, const Finding& finding) {
  return finding.verdict == Verdict::conflict && is_figure(finding.printed) && is_figure(finding.recomputed) &&
         !finding.places.empty() && page.passages.href(finding.places.front()).empty();
}

// How a sentence names the table a place stands in: "Table 1", or the file.
std::string table_words(const Page& page, const Place& place) {
  const auto position = page.cells.locate(place);
  return position ? short_title(page.input.tables[position->table]) : "“" + file_name(place.source) + "”";
}

// Findings about printed figures of one column of one table.
struct ColumnOfFindings {
  std::string table;
  std::string heading;
  std::vector<const NumberedFinding*> findings;
};

std::vector<ColumnOfFindings> columns_of(const Page& page) {
  std::vector<ColumnOfFindings> columns;
  for (const NumberedFinding& numbered : page.contradictions) {
    if (!gives_figures(page, *numbered.finding)) continue;
    const Place& place = numbered.finding->places.front();
    const std::string table = table_words(page, place);
    auto column = std::find_if(columns.begin(), columns.end(), [&](const ColumnOfFindings& other) {
      return other.table == table && other.heading == place.column_label;
    });
    if (column == columns.end()) column = columns.insert(columns.end(), {table, place.column_label, {}});
    column->findings.push_back(&numbered);
  }
  return columns;
}

// "Omsk Oblast 4.9 (recomputed 4.3)"; the word is said once.
std::vector<std::string> figures_of(const ColumnOfFindings& column) {
  std::vector<std::string> figures;
  for (const NumberedFinding* numbered : column.findings) {
    const Finding& finding = *numbered->finding;
    const std::string& row = finding.places.front().row_label;
    figures.push_back((row.empty() ? "" : row + " ") + finding.printed + (figures.empty() ? " (recomputed " : " (") +
                      finding.recomputed + ")");
  }
  return figures;
}

// The printed rating whose figures stand where the finding is.
std::optional<std::size_t> printed_rating_of(const Page& page, const Finding& finding) {
  for (std::size_t i = 0; i < page.input.printed_ratings.size(); ++i) {
    const auto& places = page.input.printed_ratings[i].places;
    if (std::find(places.begin(), places.end(), finding.places.front()) != places.end()) return i;
  }
  return std::nullopt;
}

std::string moves_of(const PrintedRating& rating) {
  std::vector<std::string> moves;
  for (std::size_t i = 0; i < rating.regions.size(); ++i) {
    if (i >= rating.printed_rank.size() || i >= rating.recomputed_rank.size()) continue;
    const std::string before = rank_text(rating.printed_rank[i]);
    const std::string after = rank_text(rating.recomputed_rank[i]);
    if (before == after) continue;
    moves.push_back(rating.regions[i] + (moves.empty() ? " moves from place " : " from ") + before + " to " + after);
  }
  if (moves.empty()) return "Corrected, the order of the regions stays the same.";
  return "Corrected, " + listed(moves, most_named) + ".";
}

// Without a rating printed as such: what each repair does, said once.
std::string effects_of(const ColumnOfFindings& column) {
  std::vector<std::string> effects;
  for (const NumberedFinding* numbered : column.findings) {
    const std::string effect = as_sentence(numbered->finding->repair.effect);
    if (!effect.empty() && std::find(effects.begin(), effects.end(), effect) == effects.end() &&
        effects.size() < most_named)
      effects.push_back(effect);
  }
  std::string text;
  for (const std::string& effect : effects) text += (text.empty() ? "Corrected: " : " ") + effect;
  return text;
}

SummarySentence column_sentence(const Page& page, const ColumnOfFindings& column) {
  const std::size_t count = column.findings.size();
  const std::string heading = column.heading.empty() ? "" : " of “" + last_part(column.heading) + "”";
  SummarySentence sentence;
  sentence.text = column.table + ": " + (count == 1 ? "one printed figure" : grouped(count) + " printed figures") +
                  heading + (count == 1 ? " does" : " do") +
                  " not follow from the others: " + listed(figures_of(column), most_named) + ".";
  for (std::size_t i = 0; i < std::min(count, most_named); ++i) {
    if (column.findings[i]->number <= Page::most_findings) sentence.ids.push_back(column.findings[i]->id());
  }
  const auto printed = printed_rating_of(page, *column.findings.front()->finding);
  const std::string effect = printed ? moves_of(page.input.printed_ratings[*printed]) : effects_of(column);
  if (!effect.empty()) sentence.text += " " + effect;
  if (printed) sentence.ids.push_back("printed-" + std::to_string(*printed + 1));
  return sentence;
}

SummarySentence other_sentence(const Page& page, const NumberedFinding& numbered) {
  const Finding& finding = *numbered.finding;
  const Place place = finding.places.empty() ? Place{} : finding.places.front();
  std::string text = place.source.empty() ? "" : table_words(page, place);
  if (finding.code == "partition-member-twice") {
    const std::size_t times = finding.places.size();
    text += " names " + finding.printed + (times == 2 ? " twice" : " " + grouped(times) + " times");
    if (!finding.recomputed.empty()) {
      text += " and leaves out " + finding.recomputed;
      text += ", which one of the " + (times == 2 ? std::string("two") : grouped(times)) + " probably means";
    }
  } else if (finding.code == "partition-member-missing") {
    text += " puts " + finding.recomputed + " in none of its groups";
  } else {
    const bool named = place.row_label.empty() || finding.what.find(place.row_label) != std::string::npos;
    if (!named) text += (text.empty() ? "" : ", ") + place.row_label;
    text += (text.empty() ? "" : ": ") + finding.what;
  }
  return {as_sentence(text), {numbered.id()}};
}

SummarySentence printed_sentence(const PrintedRating& rating, std::size_t number) {
  const auto wrong = static_cast<std::size_t>(std::count(rating.differs.begin(), rating.differs.end(), true));
  return {"“" + rating.name + "”: " + grouped(wrong) + " of " + counted(rating.regions.size(), "printed figure") +
              (wrong == 1 ? " differs" : " differ") + " from the recomputed. " + moves_of(rating),
          {"printed-" + std::to_string(number)}};
}

}  // namespace

std::vector<SummarySentence> figure_sentences(const Page& page) {
  std::vector<SummarySentence> sentences;
  std::vector<std::size_t> said;  // printed ratings a sentence about their column has covered
  const std::vector<ColumnOfFindings> columns = columns_of(page);
  for (const ColumnOfFindings& column : columns) {
    if (sentences.size() == most_statements) break;
    sentences.push_back(column_sentence(page, column));
    if (const auto printed = printed_rating_of(page, *column.findings.front()->finding)) said.push_back(*printed);
  }
  std::size_t others = 0;
  for (const NumberedFinding& numbered : page.contradictions) {
    if (numbered.finding->verdict != Verdict::conflict || gives_figures(page, *numbered.finding)) continue;
    if (++others <= most_statements && numbered.number <= Page::most_findings)
      sentences.push_back(other_sentence(page, numbered));
  }
  const std::size_t left_out =
      columns.size() - std::min(columns.size(), most_statements) + others - std::min(others, most_statements);
  if (left_out > 0)
    sentences.push_back({counted(left_out, "more contradiction") + " of this kind stand below.", {"findings"}});
  for (std::size_t i = 0; i < page.input.printed_ratings.size(); ++i) {
    const PrintedRating& rating = page.input.printed_ratings[i];
    const bool differs = std::find(rating.differs.begin(), rating.differs.end(), true) != rating.differs.end();
    if (differs && std::find(said.begin(), said.end(), i) == said.end())
      sentences.push_back(printed_sentence(rating, i + 1));
  }
  return sentences;
}

}  // namespace ecumene
