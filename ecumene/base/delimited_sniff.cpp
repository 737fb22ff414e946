// Which delimiter a text has.
#include <algorithm>
#include <array>
#include <map>

#include "ecumene/base/delimited.hpp"

namespace ecumene {

namespace {

constexpr std::size_t sample_bytes = std::size_t{256} << 10;
constexpr std::size_t sample_records = 200;
// In the order in which they win where they split equally well.
constexpr std::array candidates = {'\t', ';', '|', ','};
// Two delimiters whose shares of evenly split records differ by less than this cannot be told apart by them.
constexpr double clear_lead = 0.1;

struct Split {
  char delimiter = ',';
  std::size_t fields = 1;        // in most of the records that have two or more; the fewest where several numbers tie
  double even_share = 0;         // of the records with that many fields
  std::size_t first_fields = 0;  // of the first record
  bool between_digits = true;    // the delimiter stands between digits everywhere: a decimal comma, perhaps
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool all_between_digits(std::string_view record, char delimiter) {
  for (std::size_t at = record.find(delimiter); at != std::string_view::npos; at = record.find(delimiter, at + 1)) {
    if (at == 0 || at + 1 == record.size() || !is_digit(record[at - 1]) || !is_digit(record[at + 1])) return false;
  }
  return true;
}

Split split_with(std::string_view sample, char delimiter) {
  Split split{.delimiter = delimiter};
  std::map<std::size_t, std::size_t> records_with;
  std::size_t records = 0;
  DelimitedReader reader = DelimitedReader::from_bytes(sample, {}, {.delimiter = delimiter});
  const DelimitedGroup* const group = reader.next_group();
  for (std::size_t i = 0; group != nullptr && i < group->size() && records < sample_records; ++i) {
    const DelimitedRow row = (*group)[i];
    if (row.blank() || row.raw().starts_with('#')) continue;
    if (records++ == 0) split.first_fields = row.size();
    if (row.size() < 2) continue;
    ++records_with[row.size()];
    split.between_digits = split.between_digits && all_between_digits(row.raw(), delimiter);
  }
  std::size_t most = 0;
  for (const auto& [fields, count] : records_with) {
    if (count <= most) continue;
    most = count;
    split.fields = fields;
  }
  if (records > 0) split.even_share = static_cast<double>(most) / static_cast<double>(records);
  return split;
}

// The first bytes of the text without the record that the cut goes through.
std::string_view whole_records(std::string_view text) {
  if (text.size() <= sample_bytes) return text;
  const std::size_t line_end = text.substr(0, sample_bytes).find_last_of("\r\n");
  return text.substr(0, line_end == std::string_view::npos ? sample_bytes : line_end + 1);
}

}  // namespace

DelimiterGuess sniff_delimiter(std::string_view sample) {
  sample = whole_records(sample);
  std::vector<Split> splits;
  for (const char delimiter : candidates) {
    const Split split = split_with(sample, delimiter);
    if (split.fields >= 2) splits.push_back(split);
  }
  if (splits.empty()) return {};
  std::stable_sort(splits.begin(), splits.end(),
                   [](const Split& a, const Split& b) { return a.even_share > b.even_share; });
  const Split& best = splits.front();
  DelimiterGuess guess{.delimiter = best.delimiter, .fields = best.fields};
  // A heading of one field over "1,5" and "2,5" is one column of decimals; nothing but the heading tells.
  if (best.delimiter == ',' && best.between_digits && best.first_fields == 1) {
    return {.delimiter = ';', .certain = false, .fields = 1, .runner_up = ',', .runner_up_fields = best.fields};
  }
  for (const Split& other : splits) {
    const bool decimal_comma = other.delimiter == ',' && other.between_digits;
    if (&other == &best || decimal_comma || best.even_share - other.even_share >= clear_lead) continue;
    guess.certain = false;
    guess.runner_up = other.delimiter;
    guess.runner_up_fields = other.fields;
    break;
  }
  return guess;
}

}  // namespace ecumene
