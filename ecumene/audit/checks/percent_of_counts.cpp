// Percentages against the counts they come from: a share of another column, a share of the column's total, the growth
// between two columns.
#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "ecumene/audit/checks/descriptors.hpp"
#include "ecumene/audit/search.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t most_columns = 24;  // triples of columns are tried
constexpr std::size_t most_sampled_rows = 200;

// percent = multiplier × part / base - offset
struct Form {
  int multiplier;
  int offset;
  const char* words;
};
constexpr Form forms[] = {{100, 0, "100 × "},   {100, 100, "growth in % of "}, {1, 0, ""},
                          {1000, 0, "1000 × "}, {10000, 0, "10000 × "},        {100000, 0, "100000 × "}};

struct Candidate {
  std::size_t percent = 0, part = 0, base = 0;
  std::optional<std::size_t> base_row{};  // the base is this row of column `base`, not the row's own figure
  Form form = {};
  std::size_t hits = 0, misses = 0;
  double score = 0;        // parts and bases rounded like any figure
  double exact_score = 0;  // parts and bases taken as printed: counts
};

double distance(const Figure& a, const Figure& b) {
  return std::abs(static_cast<double>(a.mid) - static_cast<double>(b.mid));
}

bool positive(const Figure& figure) {
  return figure.state == State::figure && !figure.range && figure.mid > 0;
}

class PercentSearch {
 public:
  explicit PercentSearch(TableWork& table) : table_(table), figures_(table.figures) {
    for (std::size_t column = 0; column < figures_.columns(); ++column)
      if (table.figure_columns[column] && !table.rank_columns[column]) columns_.push_back(column);
  }

  void run() {
    if (columns_.size() < 2 || columns_.size() > most_columns) return;
    const auto rows = std::min(figures_.rows(), most_sampled_rows);
    for (std::size_t i = 0; i < rows; ++i) rows_.push_back(i * figures_.rows() / rows);
    std::vector<Candidate> found;
    for (const auto percent : columns_)
      if (const auto best = best_for(percent)) found.push_back(*best);
    // The same three columns read in another order are the same relation: the reading that determines most comes first.
    const auto rank = [&](const Candidate& c) {
      const auto& label = table_.column_cues[c.percent];
      return std::pair(label.share || label.growth ? 1 : 0, c.score);
    };
    std::stable_sort(found.begin(), found.end(),
                     [&](const Candidate& a, const Candidate& b) { return rank(a) > rank(b); });
    std::set<std::set<std::size_t>> seen;
    for (const auto& candidate : found)
      if (seen.insert({candidate.percent, candidate.part, candidate.base}).second) add(candidate);
  }

 private:
  std::optional<Candidate> best_for(std::size_t percent) {
    std::optional<Candidate> best;
    const auto n = static_cast<double>(columns_.size());
    const auto needed = 3 + std::log10(n * n * std::size(forms));
    if (!find_median(percent)) return best;
    const auto offer = [&](Candidate candidate) {
      weigh(candidate);
      const bool enough = candidate.hits >= 2 && candidate.hits * 10 >= (candidate.hits + candidate.misses) * 6 &&
                          candidate.score >= needed;
      if (enough && (!best || candidate.score > best->score)) best = candidate;
    };
    for (const auto& form : forms)
      for (const auto part : columns_) {
        if (part == percent) continue;
        for (const auto base : columns_)
          if (base != percent && base != part &&
              worth_trying({.percent = percent, .part = part, .base = base, .form = form}))
            offer({.percent = percent, .part = part, .base = base, .form = form});
        if (const auto row = whole_row(percent, part, form); row && form.offset == 0 && form.multiplier <= 100)
          offer({.percent = percent, .part = part, .base = part, .base_row = row, .form = form});
      }
    return best;
  }

  // False if the column says nothing: all its figures are equal.
  bool find_median(std::size_t column) {
    std::vector<Units> values;
    for (const auto row : rows_)
      if (figures_.at(row, column).state == State::figure) values.push_back(figures_.at(row, column).mid);
    if (values.empty()) return false;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    median_ = static_cast<double>(*middle);
    return std::any_of(values.begin(), values.end(), [&](Units value) { return value != *middle; });
  }

  // The row whose percentage is the whole: 100 (or 1) is printed there.
  std::optional<std::size_t> whole_row(std::size_t percent, std::size_t part, const Form& form) const {
    std::optional<std::size_t> found;
    for (std::size_t row = 0; row < figures_.rows(); ++row) {
      if (figures_.at(row, percent).mid != form.multiplier * figures_.one() || !positive(figures_.at(row, percent)) ||
          !positive(figures_.at(row, part)))
        continue;
      if (found && !table_.row_cues[row].total) continue;
      found = row;
    }
    return found;
  }

  // Counts and their percentages are positive: rows of other figures do not help to find a relation.
  std::optional<Edit> positive_edit(const Candidate& candidate, std::size_t row) const {
    auto edit = edit_of_row(candidate, row);
    if (!edit || !positive(figures_[edit->terms[1].cell]) || !positive(figures_[edit->terms[2].cell]))
      return std::nullopt;
    const auto& percent = figures_[edit->terms[0].cell];
    if (percent.mid + edit->offset - percent.half < 0) return std::nullopt;
    return edit;
  }

  // A minus that stands alone in its column is a misprint if the row does not hold; where more stand, the figures are
  // signed, and what a percentage of them means is not known.
  bool is_signed(std::size_t column, const Candidate& candidate) const {
    if (column == candidate.percent && candidate.form.offset != 0) return false;
    std::size_t negative = 0;
    for (std::size_t row = 0; row < figures_.rows(); ++row)
      if (figures_.at(row, column).mid < 0) ++negative;
    return negative > 1;
  }

  std::optional<Edit> edit_of_row(const Candidate& candidate, std::size_t row) const {
    const auto base_row = candidate.base_row.value_or(row);
    const auto& percent = figures_.at(row, candidate.percent);
    const auto& part = figures_.at(row, candidate.part);
    const auto& base = figures_.at(base_row, candidate.base);
    const auto is_figure = [](const Figure& figure) { return figure.state == State::figure && !figure.range; };
    if (!is_figure(percent) || !is_figure(part) || !is_figure(base) || base.mid == 0) return std::nullopt;
    if (candidate.base_row && row == base_row) return std::nullopt;
    Edit edit;
    edit.kind = EditKind::ratio;
    edit.has_target = true;
    const auto cell = [&](std::size_t r, std::size_t c) {
      return static_cast<std::uint32_t>(r * figures_.columns() + c);
    };
    edit.terms = {
        {cell(row, candidate.percent), 1}, {cell(row, candidate.part), 1}, {cell(base_row, candidate.base), 1}};
    edit.multiplier = candidate.form.multiplier * figures_.one();
    edit.offset = candidate.form.offset * figures_.one();
    return edit;
  }

  Values values_of(const Edit& edit) const {
    Values values(figures_.rows() * figures_.columns());
    for (const auto& term : edit.terms) values[term.cell] = figures_[term.cell].mid;
    return values;
  }

  // Most candidates fail in floating point already; only the rest are recomputed exactly.
  bool worth_trying(const Candidate& candidate) const {
    std::size_t close = 0, far = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(rows_.size(), 12); ++i) {
      const auto row = rows_[i];
      const auto& percent = figures_.at(row, candidate.percent);
      const auto& part = figures_.at(row, candidate.part);
      const auto& base = figures_.at(row, candidate.base);
      if (percent.state != State::figure || !positive(part) || !positive(base)) continue;
      const auto one = static_cast<double>(figures_.one());
      const auto value = candidate.form.multiplier * (static_cast<double>(part.mid) / static_cast<double>(base.mid)) -
                         candidate.form.offset;
      const auto relative = static_cast<double>(part.half) / static_cast<double>(part.mid) +
                            static_cast<double>(base.half) / static_cast<double>(base.mid);
      const auto room =
          (static_cast<double>(percent.half) / one + (value + candidate.form.offset) * relative) * 1.5 + 1e-9;
      (std::abs(value - static_cast<double>(percent.mid) / one) <= room ? close : far) += 1;
    }
    return close >= 2 && close * 2 >= far;
  }

  void weigh(Candidate& candidate) const {
    for (const auto row : rows_) {
      const auto edit = positive_edit(candidate, row);
      if (!edit) continue;
      const auto& percent = figures_.at(row, candidate.percent);
      const auto range = solved(*edit, edit->terms[0].cell, values_of(*edit), figures_);
      if (range && range->contains(percent.mid)) {
        ++candidate.hits;
        // A percentage that hardly differs from its part, its base or the other percentages says nothing: it may just
        // be the same index again.
        const auto base = candidate.base_row.value_or(row);
        const auto news = std::min({distance(percent, figures_.at(row, candidate.part)),
                                    distance(percent, figures_.at(base, candidate.base)),
                                    2.5 * std::abs(static_cast<double>(percent.mid) - median_)});
        const auto room = static_cast<double>(range->high - range->low) + 2;
        const auto step = figures_.last_digit(percent.decimals);
        const bool strict = nearest_value(*edit, edit->terms[0].cell, values_of(*edit), step) == percent.mid;
        const auto evidence = [&](double tolerance) {
          return std::clamp(std::log10(std::max(news, 1.0) / tolerance), 0.0, 4.0);
        };
        candidate.score += evidence(room);
        candidate.exact_score += strict ? evidence(static_cast<double>(step)) : -1.3;
      } else {
        ++candidate.misses;
        candidate.score -= 1.3;
        candidate.exact_score -= 1.3;
      }
    }
    candidate.score = std::max(candidate.score, candidate.exact_score);
  }

  std::string words(const Candidate& candidate) const {
    const auto& columns = table_.table().columns;
    const auto part = quoted(columns[candidate.part].label), base = quoted(columns[candidate.base].label);
    if (candidate.base_row)
      return std::string(candidate.form.words) + part + " / its figure in row " +
             quoted(table_.table().rows[*candidate.base_row].label());
    if (candidate.form.offset != 0) return "the growth from " + base + " to " + part + " in %";
    return std::string(candidate.form.words) + part + " / " + base;
  }

  void add(const Candidate& candidate) {
    const auto relation = table_.relations.size();
    Relation placeholder{.direction = Direction::across};
    placeholder.target = candidate.percent;
    table_.relations.push_back(std::move(placeholder));
    const bool has_signs = is_signed(candidate.percent, candidate) || is_signed(candidate.part, candidate) ||
                           is_signed(candidate.base, candidate);
    for (std::size_t row = 0; row < figures_.rows(); ++row) {
      auto edit = has_signs ? positive_edit(candidate, row) : edit_of_row(candidate, row);
      if (!edit) continue;
      const auto values = values_of(*edit);
      const auto cell = edit->terms[0].cell;
      const auto step = figures_.last_digit(figures_[cell].decimals);
      edit->fits_strictly = nearest_value(*edit, cell, values, step) == figures_[cell].mid;
      edit->verdict = edit->fits_strictly                  ? Verdict::holds
                      : satisfied(*edit, values, figures_) ? Verdict::rounding
                                                           : Verdict::conflict;
      edit->check = "percent-of-counts";
      edit->relation = relation;
      edit->formula = words(candidate);
      table_.edits.push_back(std::move(*edit));
    }
  }

  TableWork& table_;
  const Figures& figures_;
  std::vector<std::size_t> columns_, rows_;
  double median_ = 0;
};

void look(Work& work) {
  for (auto& table : work.tables) PercentSearch(*table).run();
}

Finding finding(Verdict) {
  return Finding{.code = "percent-of-counts-conflict"};
}

}  // namespace

const CheckDescriptor percent_of_counts{
    .name = "percent-of-counts",
    .title = "Percentages follow from their counts",
    .formula =
        "(percent + c) × base = m × part within the intervals of all three printed figures; share c = 0, growth c = "
        "100",
    .source = "Brown & Heathers 2017, Soc. Psychol. Personal. Sci. 8 (percent against counts)",
    .example = "tests/cases/audit-percent-of-counts.case",
    .turn = 6,
    .look = look,
    .finding = finding};

}  // namespace ecumene::auditing
