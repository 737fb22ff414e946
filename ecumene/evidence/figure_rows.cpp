// Rows of figures that lost the form of a table: numbers by the hundred with hardly a word.
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

// Of a table the rows may have names. Prose has a word between any five numbers that white space parts; dates, spans of
// dates and telephones are fewer.
constexpr std::size_t least_columns = 5;
constexpr std::size_t longest_name = 4;  // words

// Figures first .. next-1 of a page.
struct Row {
  std::size_t first = 0;
  std::size_t next = 0;
  bool has_columns = false;
};

class FigureRows {
 public:
  explicit FigureRows(Page& page) : page_(page), figures_(page.figures()) {}

  void reject() {
    if (figures_.size() <= most_without_word) return;
    Row table = row_from(0);  // rows with names, or one row
    while (table.next < figures_.size()) {
      const Row row = row_from(table.next);
      if (table.has_columns && row.has_columns && is_name(figures_[table.next - 1], figures_[row.first])) {
        table.next = row.next;
      } else {
        reject(table);
        table = row;
      }
    }
    reject(table);
  }

 private:
  void reject(const Row& row) {
    if (row.next - row.first > most_without_word) page_.reject(figures_[row.first], figures_[row.next - 1] + 1, reason);
  }

  // As far as no word stands between.
  Row row_from(std::size_t first) const {
    Row row{.first = first, .next = first + 1};
    std::size_t columns = 1;
    for (; row.next < figures_.size() && goes_on(figures_[row.next - 1], figures_[row.next]); ++row.next)
      columns += is_apart(figures_[row.next - 1], figures_[row.next]) ? 1U : 0U;
    row.has_columns = columns >= least_columns;
    return row;
  }
  bool goes_on(std::size_t first, std::size_t next) const {
    for (std::size_t at = first; at < next; ++at)
      if (page_.is_word(at) || page_.is_taken(at)) return false;
    return true;
  }
  // Does white space part two figures?
  bool is_apart(std::size_t first, std::size_t next) const {
    for (std::size_t at = first + 1; at <= next; ++at)
      if (!page_.is_glued(at)) return true;
    return false;
  }
  bool is_name(std::size_t first, std::size_t next) const {
    std::size_t words = 0;
    for (std::size_t at = first; at < next && words <= longest_name; ++at) {
      if (page_.is_taken(at)) return false;
      words += page_.is_word(at) ? 1U : 0U;
    }
    return words <= longest_name;
  }

  Page& page_;
  const std::vector<std::uint32_t>& figures_;
};

}  // namespace

void reject_figure_rows(Page& page) {
  FigureRows(page).reject();
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
                   " with hardly a word among them; they were taken for rows of a table, not for statements",
           .way_out = "part the columns by tabs or pipes (Markdown), or give the table as a CSV file",
           .places = std::move(places)}};
}

}  // namespace ecumene
