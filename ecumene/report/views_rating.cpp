#include <algorithm>
#include <cmath>
#include <numeric>

#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

// Regions with the best place first; those without one last, in table order.
std::vector<std::size_t> by_place(const std::vector<RankRange>& ranks, std::size_t regions) {
  std::vector<std::size_t> order(regions);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto place = [&](std::size_t i) {
    const double mid = i < ranks.size() ? ranks[i].mid() : NAN;
    return std::isnan(mid) ? INFINITY : mid;
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  return order;
}

const Place* place_at(const std::vector<std::vector<Place>>& places, std::size_t activity, std::size_t region) {
  if (activity >= places.size() || region >= places[activity].size()) return nullptr;
  return &places[activity][region];
}

void add_headings(TableView& view, const Rating& rating) {
  std::vector<std::string> headings;
  for (const Activity& activity : rating.activities) headings.push_back(activity.indicator);
  const std::vector<std::string> parts = distinct_parts(headings);
  view.columns.push_back({"Region", Align::left, {}});
  for (std::size_t i = 0; i < parts.size(); ++i) view.columns.push_back({parts[i], Align::right, headings[i]});
  view.columns.push_back({"Mean rank", Align::right, {}});
  view.columns.push_back({"Place", Align::right, {}});
  if (!rating.rank_interval.empty())
    view.columns.push_back({"over variants", Align::right, "Place over the variants of the mean"});
  if (!rating.tie_interval.empty())
    view.columns.push_back({"over ties", Align::right, "Place however ties are broken"});
  if (!rating.score.empty()) {
    view.columns.push_back({"Score", Align::right, {}});
    view.columns.push_back({"Place by score", Align::right, {}});
    if (!rating.score_interval.empty()) view.columns.push_back({"score, over variants", Align::right, {}});
  }
}

std::vector<ViewCell> rating_row(const Rating& rating, std::size_t region) {
  const auto rank = [region](const std::vector<RankRange>& ranks) {
    return ViewCell{region < ranks.size() ? rank_text(ranks[region]) : std::string(missing_mark)};
  };
  // The region's name leads to its row in the source: what the means were computed from.
  std::vector<ViewCell> row{{rating.regions[region], place_at(rating.places, 0, region)}};
  for (std::size_t activity = 0; activity < rating.activities.size(); ++activity) {
    ViewCell cell = activity < rating.ranks.size() ? rank(rating.ranks[activity]) : ViewCell{std::string(missing_mark)};
    cell.place = place_at(rating.places, activity, region);
    row.push_back(std::move(cell));
  }
  row.push_back({region < rating.mean_rank.size() ? fixed(rating.mean_rank[region], 2) : std::string(missing_mark)});
  row.push_back(rank(rating.overall));
  if (!rating.rank_interval.empty()) row.push_back(rank(rating.rank_interval));
  if (!rating.tie_interval.empty()) row.push_back(rank(rating.tie_interval));
  if (!rating.score.empty()) {
    row.push_back({region < rating.score.size() ? fixed(rating.score[region], 3) : std::string(missing_mark)});
    row.push_back(rank(rating.score_rank));
    if (!rating.score_interval.empty()) row.push_back(rank(rating.score_interval));
  }
  return row;
}

}  // namespace

std::string normalisation_name(Normalisation method) {
  switch (method) {
    case Normalisation::none:
      return "none";
    case Normalisation::min_max:
      return "minmax";
    case Normalisation::z_score:
      return "zscore";
    case Normalisation::rank:
      return "rank";
    case Normalisation::percentile:
      return "percentile";
    case Normalisation::target:
      return "target";
  }
  return "";
}

std::string mean_name(Mean mean) {
  switch (mean) {
    case Mean::arithmetic:
      return "arithmetic";
    case Mean::geometric:
      return "geometric";
    case Mean::harmonic:
      return "harmonic";
  }
  return "";
}

TableView rating_view(const Rating& rating) {
  TableView view;
  view.caption = "Places of " + counted(rating.regions.size(), "region") + " on " +
                 counted(rating.activities.size(), "activity", "activities") + " and on their mean: " + rating.name;
  add_headings(view, rating);
  for (const std::size_t region : by_place(rating.overall, rating.regions.size()))
    view.rows.push_back(rating_row(rating, region));
  return view;
}

TableView variants_view(const Rating& rating) {
  // Printed places have no score, so all their variants are of the mean rank: then the column says nothing.
  const bool two_bases = !rating.score.empty();
  TableView view{"The same rating made in other ways", {{"Variant", Align::left, {}}}, {}, {}};
  if (two_bases) view.columns.push_back({"Of", Align::left, "Which of the two places it varies"});
  const std::vector<ViewColumn> figures{{"Spearman", Align::right, "Correlation with the rating above"},
                                        {"Mean shift", Align::right, "Mean change of place"},
                                        {"Regions that move", Align::right, {}},
                                        {"Moves most", Align::left, {}},
                                        {"by", Align::right, "Positive: a worse place in the variant"}};
  view.columns.insert(view.columns.end(), figures.begin(), figures.end());
  for (const RatingVariant& variant : rating.variants) {
    std::vector<ViewCell> row{{variant.name}};
    if (two_bases) row.push_back({variant.basis == RatingBasis::score ? "score" : "mean rank"});
    if (!variant.defined) {
      row.push_back({"not defined", nullptr, Mark::muted});
      row.resize(view.columns.size());
    } else {
      const bool moves = variant.moved > 0;
      row.push_back({fixed(variant.spearman, 2)});
      row.push_back({fixed(variant.mean_shift, 2)});
      row.push_back({grouped(variant.moved)});
      row.push_back({moves ? variant.most_moved : ""});
      row.push_back({moves ? signed_text(variant.largest_shift, 1) : ""});
    }
    view.rows.push_back(std::move(row));
  }
  return view;
}

TableView printed_rating_view(const PrintedRating& rating) {
  TableView view{"Printed against recomputed: " + rating.name,
                 {{"Region", Align::left, {}},
                  {"Printed", Align::right, {}},
                  {"Recomputed", Align::right, {}},
                  {"Place as printed", Align::right, {}},
                  {"Place recomputed", Align::right, {}}},
                 {},
                 {}};
  const auto text_at = [](const std::vector<std::string>& texts, std::size_t i) {
    return i < texts.size() ? texts[i] : "";
  };
  const auto rank_at = [](const std::vector<RankRange>& ranks, std::size_t i) {
    return i < ranks.size() ? rank_text(ranks[i]) : std::string(missing_mark);
  };
  for (const std::size_t i : by_place(rating.recomputed_rank, rating.regions.size())) {
    const Place* place = i < rating.places.size() ? &rating.places[i] : nullptr;
    const bool differs = i < rating.differs.size() && rating.differs[i];
    const bool moves = rank_at(rating.printed_rank, i) != rank_at(rating.recomputed_rank, i);
    view.rows.push_back({{rating.regions[i], place},
                         {text_at(rating.printed, i), place, differs ? Mark::flagged : Mark::none},
                         {text_at(rating.recomputed, i)},
                         {rank_at(rating.printed_rank, i)},
                         {rank_at(rating.recomputed_rank, i), nullptr, moves ? Mark::flagged : Mark::none}});
  }
  if (std::find(rating.differs.begin(), rating.differs.end(), true) != rating.differs.end()) {
    view.note = "Marked: a printed figure that does not follow from the others, and the places this changes.";
  }
  return view;
}

TableView comparison_view(const RatingComparison& comparison) {
  TableView view{"Gaps between " + comparison.first_name + " and " + comparison.second_name,
                 {{"Region", Align::left, {}},
                  {comparison.first_name, Align::right, {}},
                  {comparison.second_name, Align::right, {}},
                  {"Gap", Align::right, {}},
                  {"Could ties alone explain it?", Align::left, {}}},
                 {},
                 {}};
  for (const RatingGap& gap : comparison.gaps) {
    view.rows.push_back({{gap.region},
                         {rank_text(gap.first)},
                         {rank_text(gap.second)},
                         {signed_text(gap.gap, 1)},
                         {gap.gap == 0  ? ""
                          : gap.certain ? "no"
                                        : "yes",
                          nullptr, gap.certain ? Mark::none : Mark::muted}});
  }
  view.note = "A positive gap: the region stands better in " + comparison.first_name + " than in " +
              comparison.second_name + ".";
  return view;
}

}  // namespace ecumene
