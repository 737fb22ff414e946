#include "ecumene/audit/claims_tables.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

constexpr int most_digits = 15;
constexpr int most_multiplier = 12;

bool is_year(std::string_view text) {
  return text.size() == 4 && (text[0] == '1' || text[0] == '2') &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<Interval> cell_values(const CellMatch& match) {
  const auto& cell = match.cell();
  if (!cell.is_numeric() || digits_in(cell.low) > most_digits || digits_in(cell.high) > most_digits)
    return std::nullopt;
  const auto& unit = match.table->columns[match.column].unit;
  const int multiplier = unit ? unit->multiplier : 0;
  if (multiplier > most_multiplier || multiplier < -most_multiplier) return std::nullopt;
  if (abs(cell.high) > Decimal(1, -most_digits)) return std::nullopt;
  const Decimal factor(1, -multiplier);
  return Interval{printed_interval(cell.low * factor).low, printed_interval(cell.high * factor).high};
}

std::string cell_unit(const CellMatch& match) {
  if (match.cell().percent) return "%";
  const auto& unit = match.table->columns[match.column].unit;
  return unit ? unit->code : "1";
}

bool TableIndex::Label::fits(const std::vector<std::uint64_t>& said, const std::string& period) const {
  if (words.empty() && year.empty()) return false;
  return is_part_of(words, said) && (year.empty() || year == period);
}

TableIndex::Label TableIndex::label_of(const std::string& text) {
  Label label{.words = significant_words(text)};
  for (const auto word : utf8::words(text))
    if (is_year(word)) label.year = word;
  return label;
}

TableIndex::TableIndex(std::span<const Table> tables) {
  for (const auto& table : tables) {
    Labels labels{.table = &table};
    for (const auto& column : table.columns) labels.columns.push_back(label_of(column.label));
    for (const auto& row : table.rows) {
      const auto number = labels.rows.size();
      labels.rows.push_back(row.stub.empty() ? Label{} : label_of(row.label()));
      if (!labels.rows.back().words.empty())
        labels.rows_by_word[labels.rows.back().words.front()].push_back(number);
      else if (!labels.rows.back().year.empty())
        labels.rows_by_year.push_back(number);
    }
    labels_[table.source].push_back(std::move(labels));
  }
}

std::vector<std::size_t> TableIndex::fitting_rows(const Labels& labels, const std::vector<std::uint64_t>& words,
                                                  const std::string& period) {
  std::vector<std::size_t> fitting;
  for (const auto word : words) {
    const auto found = labels.rows_by_word.find(word);
    if (found == labels.rows_by_word.end()) continue;
    for (const auto row : found->second)
      if (labels.rows[row].fits(words, period)) fitting.push_back(row);
  }
  for (const auto row : labels.rows_by_year)
    if (labels.rows[row].fits(words, period)) fitting.push_back(row);
  return most_specific(labels.rows, std::move(fitting));
}

std::vector<std::size_t> TableIndex::most_specific(const std::vector<Label>& labels, std::vector<std::size_t> fitting) {
  constexpr std::size_t most = 32;  // more say that the sentence speaks of the table as a whole
  if (fitting.size() > most) return {};
  std::vector<std::size_t> kept;
  for (const auto one : fitting) {
    const bool gives_way = std::any_of(fitting.begin(), fitting.end(), [&](std::size_t other) {
      return labels[other].words.size() > labels[one].words.size() &&
             is_part_of(labels[one].words, labels[other].words);
    });
    if (!gives_way) kept.push_back(one);
  }
  std::sort(kept.begin(), kept.end());
  return kept;
}

std::vector<CellMatch> TableIndex::cells(const std::string& source, const std::vector<std::uint64_t>& words,
                                         const std::string& period) const {
  std::vector<CellMatch> found;
  const auto of_source = labels_.find(source);
  if (of_source == labels_.end()) return found;
  for (const auto& labels : of_source->second) {
    const auto rows = fitting_rows(labels, words, period);
    if (rows.empty()) continue;
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < labels.columns.size(); ++column)
      if (labels.columns[column].fits(words, period)) columns.push_back(column);
    for (const auto row : rows)
      for (const auto column : most_specific(labels.columns, columns)) found.push_back({labels.table, row, column});
  }
  return found;
}

}  // namespace ecumene::auditing
