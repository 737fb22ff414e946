// Rows of figures that lost the form of a table: numbers by the hundred without a word.
#include <algorithm>
#include <string>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene {
namespace evidence_internal {
namespace {

constexpr std::string_view reason = "row-of-figures";

// Runs of digits. Lists in prose have some dozens of numbers at most, each of up to three runs ("1,093,000"), and name
// what they count at least once; what is longer is a matrix, a row of a table, a dump.
constexpr std::size_t most_without_word = 200;

bool goes_on(const Page& page, std::size_t first, std::size_t next) {
  for (std::size_t at = first; at < next; ++at)
    if (page.is_word(at) || page.is_taken(at)) return false;
  return true;
}

}  // namespace

void reject_figure_rows(Page& page) {
  const std::vector<std::uint32_t>& figures = page.figures();
  for (std::size_t first = 0; first + most_without_word < figures.size();) {
    std::size_t next = first + 1;
    while (next < figures.size() && goes_on(page, figures[next - 1], figures[next])) ++next;
    const bool is_row = next > first + most_without_word;
    if (is_row) page.reject(figures[first], figures[next - 1] + 1, reason);
    first = next;
  }
}

}  // namespace evidence_internal

namespace {

// Runs of digits in a text.
std::size_t figures_in(std::string_view text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t figures = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    figures += is_digit(text[at]) && (at == 0 || !is_digit(text[at - 1])) ? 1 : 0;
  return figures;
}

Place place_of(const Document& document, const Mention& row) {
  const std::string_view before = document.text().substr(0, row.begin);
  const std::size_t line = before.rfind('\n') + 1;  // npos + 1 is 0
  const Origin origin = document.origin(row.begin, row.end);
  return {.source = document.name(),
          .sheet = origin.page != 0 ? "page " + std::to_string(origin.page) : std::string(origin.part),
          .line = static_cast<std::uint64_t>(std::ranges::count(before, '\n')) + 1,
          .column = static_cast<std::uint32_t>(utf8::length(before.substr(line))) + 1};
}

}  // namespace

std::vector<Finding> reading_findings(const Document& document, const Reading& reading) {
  constexpr std::size_t most_places = 5;
  std::size_t rows = 0;
  std::size_t figures = 0;
  std::vector<Place> places;
  for (const Mention& mention : reading.mentions) {
    if (mention.rule != evidence_internal::reason) continue;
    ++rows;
    figures += figures_in(document.text().substr(mention.begin, mention.end - mention.begin));
    if (places.size() < most_places) places.push_back(place_of(document, mention));
  }
  if (rows == 0) return {};
  return {{.code = "figures-without-words",
           .severity = Severity::warning,
           .what = std::to_string(figures) + " runs of digits stand " +
                   (rows == 1 ? "in a row" : "in " + std::to_string(rows) + " rows") +
                   " without a word among them; they were taken for rows of a table, not for statements",
           .way_out = "part the columns by tabs or pipes (Markdown), or give the table as a CSV file",
           .places = std::move(places)}};
}

}  // namespace ecumene
