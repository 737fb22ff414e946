// Which leading columns name the row.
#include <algorithm>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

constexpr std::size_t sample_rows = 5000;

struct ColumnLooks {
  std::size_t words = 0;
  std::size_t figures = 0;
  std::size_t years = 0;
  std::size_t marks = 0;

  bool is_text() const { return words > figures + years; }
  bool is_blank() const { return words + figures + years + marks == 0; }
  bool is_years() const { return years > 0 && words + figures == 0; }
  bool has_figures() const { return figures + years > 0 && !is_text(); }
};

class ColumnFinder {
 public:
  ColumnFinder(const Grid& grid, const Region& region, std::size_t lines, const std::vector<std::string>& labels)
      : grid_(grid), region_(region), begin_(lines), labels_(labels), looks_(region.width()) {
    end_ = std::min(region.rows.size(), begin_ + sample_rows);
    for (std::size_t index = begin_; index < end_; ++index) {
      for (std::size_t column = 0; column < looks_.size(); ++column) count(look(cell(index, column)), looks_[column]);
    }
  }

  Columns run() const {
    Columns columns;
    if (numbers_rows()) {
      columns.numbering = 0;
      columns.first = 1;
    }
    const bool figures = std::any_of(looks_.begin() + static_cast<std::ptrdiff_t>(columns.first) + 1, looks_.end(),
                                     [](const ColumnLooks& column) { return column.has_figures(); });
    if (looks_.size() == columns.first + 1) {
      columns.stub = 0;  // one column: a list
    } else if (!figures) {
      columns.stub = has_figures_or_marks() || !is_list(columns.first) ? 1 : 0;
    } else {
      columns.stub = leading_labels(columns.first);
    }
    return columns;
  }

 private:
  const Cell& cell(std::size_t index, std::size_t column) const {
    return cell_at(grid_, region_.rows[index], region_.first_column + column);
  }

  static void count(CellLook look, ColumnLooks& column) {
    if (look == CellLook::word) ++column.words;
    if (look == CellLook::figure) ++column.figures;
    if (look == CellLook::year) ++column.years;
    if (look == CellLook::mark) ++column.marks;
  }

  bool has_figures_or_marks() const {
    return std::any_of(looks_.begin() + 1, looks_.end(), [](const ColumnLooks& c) { return c.marks > c.words; });
  }

  std::size_t leading_labels(std::size_t first) const {
    std::size_t end = first + 1;
    while (end + 1 < looks_.size() && is_label(end)) ++end;
    while (end > first + 1 && looks_[end - 1].is_blank()) --end;
    return end - first;
  }

  bool is_label(std::size_t column) const {
    if (looks_[column].is_years()) return heads_periods(labels_[column]);
    return looks_[column].is_text() || (looks_[column].is_blank() && labels_[column].empty());
  }

  // A row number of up to nine digits; nullopt for anything else.
  static std::optional<std::size_t> row_number(std::string_view raw) {
    if (!raw.empty() && raw.back() == '.') raw.remove_suffix(1);
    if (raw.empty() || raw.size() > 9) return std::nullopt;
    std::size_t number = 0;
    for (char c : raw) {
      if (c < '0' || c > '9') return std::nullopt;
      number = number * 10 + static_cast<std::size_t>(c - '0');
    }
    return number;
  }

  // 1..n or 0..n-1, in any order, before a column of words: row numbers and no labels.
  bool numbers_rows() const {
    if (looks_.size() < 2 || !looks_[1].is_text()) return false;
    const std::size_t rows = region_.rows.size() - begin_;
    std::vector<bool> seen(rows + 1, false);
    std::size_t numbered = 0;
    std::size_t highest = 0;
    for (std::size_t index = begin_; index < region_.rows.size(); ++index) {
      if (is_blank(cell(index, 0))) continue;
      const auto number = row_number(cell(index, 0).raw);
      if (!number || *number > rows || seen[*number]) return false;
      seen[*number] = true;
      highest = std::max(highest, *number);
      ++numbered;
    }
    if (numbered == 0 || highest + (seen.front() ? 1 : 0) != numbered) return false;
    return (numbered > 1 && numbered == rows) || heads_numbering(labels_.front());
  }

  // "Cluster 1", "Cluster 2": the columns are lists and none of them labels the others.
  bool is_list(std::size_t first) const { return headings_count_up(first) || shares_vocabulary(first); }

  static bool is_counter(std::string_view word) {
    const bool digits = std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool roman = word.find_first_not_of("ivxlc") == std::string_view::npos;
    return digits || roman || utf8::length(word) == 1;
  }

  // The heading without its number; empty if it has none.
  static std::string without_counter(const std::string& label) {
    const std::string folded = utf8::folded(label);
    std::string rest;
    bool found = false;
    for (std::string_view word : utf8::words(folded)) {
      while (!word.empty() && (word.back() == '.' || word.back() == ':' || word.back() == ')')) word.remove_suffix(1);
      if (!found && !word.empty() && is_counter(word)) {
        found = true;
        continue;
      }
      rest += std::string(word) + ' ';
    }
    return found ? rest : std::string();
  }

  bool headings_count_up(std::size_t first) const {
    const std::string pattern = without_counter(labels_[first]);
    if (pattern.empty()) return false;
    return std::all_of(labels_.begin() + static_cast<std::ptrdiff_t>(first), labels_.end(),
                       [&](const std::string& label) { return label.empty() || without_counter(label) == pattern; });
  }

  // Every column speaks of the same kind of thing: most of its cells hold a word ("oblast", "krai") that also stands in
  // another column, in another row.
  bool shares_vocabulary(std::size_t first) const {
    constexpr std::size_t most_columns = 40;  // nobody sets more lists side by side
    if (heads_labels(labels_[first]) || looks_.size() > most_columns) return false;
    struct Seen {
      std::size_t column;
      std::size_t index;
    };
    std::map<std::string, std::vector<Seen>> words;
    for (std::size_t index = begin_; index < std::min(end_, begin_ + 200); ++index) {
      for (std::size_t column = first; column < looks_.size(); ++column) {
        const std::string folded = utf8::folded(cell(index, column).raw);
        for (std::string_view word : utf8::words(folded)) words[std::string(word)].push_back({column, index});
      }
    }
    const auto shared = [&](const std::string& word, std::size_t column, std::size_t index) {
      const auto& places = words[word];
      return std::any_of(places.begin(), places.end(),
                         [&](const Seen& s) { return s.column != column && s.index != index; });
    };
    for (std::size_t column = first; column < looks_.size(); ++column) {
      std::size_t with = 0;
      std::size_t all = 0;
      for (std::size_t index = begin_; index < std::min(end_, begin_ + 200); ++index) {
        const std::string folded = utf8::folded(cell(index, column).raw);
        if (folded.empty()) continue;
        ++all;
        const auto parts = utf8::words(folded);
        if (std::any_of(parts.begin(), parts.end(),
                        [&](std::string_view word) { return shared(std::string(word), column, index); })) {
          ++with;
        }
      }
      if (with * 3 < all * 2 || all == 0) return false;
    }
    return true;
  }

  const Grid& grid_;
  const Region& region_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  const std::vector<std::string>& labels_;
  std::vector<ColumnLooks> looks_;
};

}  // namespace

Columns find_columns(const Grid& grid, const Region& region, std::size_t lines,
                     const std::vector<std::string>& labels) {
  return ColumnFinder(grid, region, lines, labels).run();
}

}  // namespace ecumene
