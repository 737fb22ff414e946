#include "ecumene/audit/rank_columns.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "ecumene/audit/rank_cover.hpp"

namespace ecumene::auditing {
namespace {

constexpr int most_places_repaired = 100;  // candidates × validity is cubic
constexpr int fewest_unlabelled = 5;

std::optional<int> whole_number(Units value, Units one) {
  if (value % one != 0 || value / one > 100000 || value < 0) return std::nullopt;
  return static_cast<int>(value / one);
}

// Reads the column; nullopt if its figures cannot be places.
std::optional<RankColumn> read_column(const TableWork& work, std::size_t column) {
  const auto one = work.figures.one();
  RankColumn result{.column = column};
  bool halves = false;
  for (std::size_t row = 0; row < work.figures.rows(); ++row) {
    const auto& figure = work.figures.at(row, column);
    if (work.total_rows[row]) continue;
    if (figure.state == State::absent) ++result.absent;
    if (figure.state != State::figure) continue;
    auto low = whole_number(figure.low, one), high = whole_number(figure.high, one);
    if (!low && !figure.range && figure.mid % (one / 2) == 0) {
      halves = true;
      low = whole_number(figure.low - one / 2, one);
      high = whole_number(figure.low + one / 2, one);
    }
    if (!low || !high) return std::nullopt;
    result.rows.push_back(row);
    result.places.push_back({*low, *high});
  }
  result.count = static_cast<int>(result.rows.size()) + result.absent;
  if (result.rows.size() < 3 || result.absent * 2 > result.count) return std::nullopt;
  int outside = 0;
  for (const auto& place : result.places)
    if (place.low < 1 || place.high > result.count) ++outside;
  if (outside > 1) return std::nullopt;
  if (halves) result.style = TieStyle::middle;
  return result;
}

bool has_ranges(const RankColumn& column) {
  return std::any_of(column.places.begin(), column.places.end(), [](auto p) { return p.low < p.high; });
}

bool has_ties(const RankColumn& column) {
  return has_ranges(column) ||
         std::set<PlaceRange>(column.places.begin(), column.places.end()).size() < column.places.size();
}

std::vector<TieStyle> own_styles(const RankColumn& column) {
  if (column.style == TieStyle::middle) return {TieStyle::middle};
  if (has_ranges(column)) return {TieStyle::range};
  return {TieStyle::first, TieStyle::last, TieStyle::middle};
}

// What the columns of a table tell about each other.
struct Company {
  std::optional<TieStyle> style{};  // how the table prints ties, if two columns with ties agree against at most one
  std::size_t plausible = 0;
  std::size_t valid = 0;
};

// The style of the table where it has one and the column does not print another outright.
std::vector<TieStyle> styles_of(const RankColumn& column, const Company& company) {
  const bool outright = column.style == TieStyle::middle || has_ranges(column);
  if (company.style && !outright) return {*company.style};
  return own_styles(column);
}

// Values a misprinted cell may have: a place given to nobody, or a printed place whose tie would reach one.
std::vector<PlaceRange> candidates(const RankColumn& column) {
  const auto ranges = tied(column.places, column.style);
  std::vector<bool> covered(static_cast<std::size_t>(column.count) + 2);
  for (const auto& range : ranges)
    for (int p = std::max(range.low, 1); p <= std::min(range.high, column.count); ++p)
      covered[static_cast<std::size_t>(p)] = true;
  const auto free_near = [&](PlaceRange place) {
    constexpr int widest_step = 4;  // beyond the printed place: ties are short
    for (int p = std::max(place.low - widest_step, 1); p <= std::min(place.high + widest_step, column.count); ++p)
      if (!covered[static_cast<std::size_t>(p)]) return true;
    return false;
  };
  std::set<PlaceRange> all;
  for (const auto& place : column.places)
    if (place.low < place.high || free_near(place)) all.insert(place);
  for (int p = 1; p <= column.count; ++p)
    if (!covered[static_cast<std::size_t>(p)]) all.insert({p, p});
  if (column.style == TieStyle::middle)
    for (int p = 1; p < column.count; ++p)
      if (free_near({p, p + 1})) all.insert({p, p + 1});
  return {all.begin(), all.end()};
}

// Cells of groups that are not as large as they are wide or share places with another group; a change elsewhere would
// break a group that is sound.
std::vector<bool> suspects(const RankColumn& column, TieStyle style) {
  const auto ranges = tied(column.places, style);
  std::vector<bool> suspect(column.places.size(), ranges.size() != column.places.size());
  std::map<PlaceRange, int> members;
  for (const auto& range : ranges) ++members[range];
  std::vector<int> groups(static_cast<std::size_t>(column.count) + 2);
  const auto each_place = [&](PlaceRange range, auto use) {
    for (int p = std::max(range.low, 1); p <= std::min(range.high, column.count); ++p)
      use(groups[static_cast<std::size_t>(p)]);
  };
  for (const auto& [range, size] : members) each_place(range, [](int& n) { ++n; });
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    const auto& range = ranges[i];
    bool shared = range.low < 1 || range.high > column.count || members[range] != range.high - range.low + 1;
    each_place(range, [&](int n) { shared = shared || n > 1; });
    suspect[i] = suspect[i] || shared;
  }
  return suspect;
}

void find_repairs(const TableWork& work, RankColumn& column, const std::vector<TieStyle>& styles) {
  if (column.count > most_places_repaired) return;
  for (const auto style : styles) {
    RankColumn styled = column;
    styled.style = style;
    const auto values = candidates(styled);
    const auto suspect = suspects(column, style);
    auto places = column.places;
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (!suspect[i]) continue;
      const auto printed = places[i];
      for (const auto& value : values) {
        places[i] = value;
        if (value == printed || !covers(places, style, column.count, column.absent)) continue;
        const auto cell = static_cast<std::uint32_t>(column.rows[i] * work.figures.columns() + column.column);
        const auto middle = static_cast<Units>(value.low + value.high) * work.figures.one() / 2;
        column.repairs.push_back({cell, middle, text_of(value, style)});
      }
      places[i] = printed;
    }
    if (!column.repairs.empty()) {
      column.style = style;
      return;
    }
  }
}

bool is_dense(const RankColumn& column) {
  std::set<PlaceRange> values(column.places.begin(), column.places.end());
  int next = 1;
  for (const auto& value : values)
    if (value.low != value.high || value.low != next++) return false;
  return values.size() < column.places.size();
}

// Chance that n integers drawn from 1..n miss exactly one place: C(n,2) n! / n^n.
double chance_of_one_fault(int n) {
  double log_chance = std::log10(static_cast<double>(n) * (n - 1) / 2);
  for (int i = 1; i <= n; ++i) log_chance += std::log10(static_cast<double>(i) / n);
  return std::pow(10, log_chance);
}

enum class Standing { no, valid, faulty };

std::optional<TieStyle> valid_style(const RankColumn& column, const std::vector<TieStyle>& styles) {
  for (const auto style : styles)
    if (covers(column.places, style, column.count, column.absent)) return style;
  return std::nullopt;
}

Company company_of(const std::vector<RankColumn>& columns) {
  Company company{.plausible = columns.size()};
  std::map<TieStyle, std::size_t> votes;
  for (const auto& column : columns)
    if (const auto style = valid_style(column, own_styles(column)); style && has_ties(column)) ++votes[*style];
  for (const auto& [style, count] : votes) {
    std::size_t others = 0;
    for (const auto& [other, its] : votes) others += other == style ? 0 : its;
    if (count >= 2 && others * 2 <= count) company.style = style;
  }
  for (const auto& column : columns)
    if (valid_style(column, styles_of(column, company))) ++company.valid;
  return company;
}

// Without a label: enough regions, or three columns of four.
bool is_believable(const RankColumn& column, const Company& company) {
  const auto n = static_cast<int>(column.rows.size());
  return has_ranges(column) || n >= fewest_unlabelled || (n == 4 && company.valid >= 3);
}

// Most of the columns that might be ranks are: scores from 1 to 5 look like ranks only here and there.
bool is_in_good_company(const Company& company) {
  const auto faulty = company.plausible - company.valid;
  return company.valid > 0 && faulty <= std::max<std::size_t>(1, company.plausible / 3);
}

bool is_nearly_covered(const RankColumn& column) {
  std::map<PlaceRange, int> members;
  for (const auto& place : column.places) ++members[place];
  int sound = 0;
  for (const auto& [place, size] : members)
    if (size == place.high - place.low + 1) sound += size;
  return sound * 3 >= static_cast<int>(column.places.size()) * 2;
}

Standing standing(const TableWork& work, RankColumn& column, const Company& company) {
  const auto n = static_cast<int>(column.rows.size());
  const bool labelled = work.column_cues[column.column].rank;
  if (const auto style = valid_style(column, styles_of(column, company))) {
    column.style = *style;
    column.valid = true;
    return labelled || is_believable(column, company) ? Standing::valid : Standing::no;
  }
  const bool in_company = is_in_good_company(company);
  const auto own = valid_style(column, own_styles(column));
  if (n < 4 || (is_dense(column) && !own)) return Standing::no;
  find_repairs(work, column, styles_of(column, company));
  if (!column.repairs.empty()) {
    const bool believable =
        labelled || (has_ranges(column) && n >= 5) || (in_company && n >= 6) || chance_of_one_fault(n) < 0.005;
    return believable ? Standing::faulty : Standing::no;
  }
  if (own) {  // more than a slip sets it apart from the other columns: its ties are printed in another way
    column.style = *own;
    column.valid = true;
    return labelled || is_believable(column, company) ? Standing::valid : Standing::no;
  }
  if (!labelled && !(has_ranges(column) && in_company)) return Standing::no;
  return is_nearly_covered(column) ? Standing::faulty : Standing::no;
}

}  // namespace

std::vector<RankColumn> rank_columns(const TableWork& work) {
  std::vector<RankColumn> plausible;
  for (std::size_t column = 0; column < work.figures.columns(); ++column)
    if (auto read = read_column(work, column)) plausible.push_back(std::move(*read));
  const auto company = company_of(plausible);
  std::vector<RankColumn> found;
  for (auto& column : plausible)
    if (standing(work, column, company) != Standing::no) found.push_back(std::move(column));
  return found;
}

}  // namespace ecumene::auditing
