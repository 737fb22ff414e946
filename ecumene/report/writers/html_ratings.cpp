#include <algorithm>
#include <utility>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/origins.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

std::string input_words(const Rating& rating) {
  if (rating.input == RatingInput::ranks)
    return "Made from the printed places, which are taken as they stand; 1 is best.";
  return "Made from the printed figures, which are ranked; 1 is best. Score: " +
         normalisation_name(rating.normalisation) + " normalisation, " + mean_name(rating.mean) + " mean.";
}

void write_rating(Html& html, const Page& page, const Rating& rating, std::size_t number) {
  const std::string id = "rating-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", title_of(page, rating.name), {{"id", id + "-heading"}}).line();
  html.element("p", input_words(rating), {{"class", "note"}}).line();
  TableView places = rating_view(rating);
  lead_rows(places, [&](const std::string& region) { return region_origin(page, region); });
  html.add(html_table(places, page.cells));
  html.add(figure(bump_chart(rating, id + "-bump"),
                  {"Places over the activities",
                   "Each line is a region; follow it from its place in the first activity to its place by the mean. In "
                   "colour: the first three regions (whole lines) and the three others that change most (dashed); a "
                   "thick bar is a tie."}));
  html.add(figure(rank_interval_chart(rating, id + "-intervals"),
                  {"How certain the places are",
                   "The longer a region’s lines, the less its place (dot) can be trusted. Thick line: its places when "
                   "each activity in turn is left out or another mean is taken; thin line with ends: its places "
                   "however ties are broken."}));
  TableView variants = variants_view(rating);
  lead_figures(variants, rating_origin(page, rating));
  html.add(html_table(variants, page.cells));
  html.close().line();
}

void write_printed(Html& html, const Page& page, const PrintedRating& rating, std::size_t number) {
  const std::string id = "printed-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", rating.name + ": printed against recomputed", {{"id", id + "-heading"}}).line();
  TableView view = printed_rating_view(rating);
  lead_rows(view, [&](const std::string& region) { return region_origin(page, region); });
  html.add(html_table(view, page.cells)).close().line();
}

// A place that a column prints leads to its cell, one that was computed to the row of its region.
TableView linked_comparison(const Page& page, const RatingComparison& comparison) {
  TableView view = comparison_view(comparison);
  for (std::size_t i = 0; i < std::min(view.rows.size(), most_rows_shown); ++i) {
    const std::string& region = view.rows[i].front().text;
    for (const auto& [column, name] : {std::pair{1, comparison.first_name}, std::pair{2, comparison.second_name}}) {
      if (const auto cell = page.cells.find(region, name))
        view.rows[i][static_cast<std::size_t>(column)].origin = page.cells.href(*cell);
    }
  }
  lead_rows(view, [&](const std::string& region) { return region_origin(page, region); });
  return view;
}

void write_comparison(Html& html, const Page& page, const RatingComparison& comparison, std::size_t number) {
  const std::string id = "comparison-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", comparison.first_name + " against " + comparison.second_name, {{"id", id + "-heading"}}).line();
  std::string text = "Spearman’s ρ = " + fixed(comparison.spearman, 2) +
                     ", Kendall’s τ-b = " + fixed(comparison.kendall_tau_b, 2) + "; the places differ by " +
                     brief(comparison.mean_shift, 2) + " on average.";
  if (comparison.reranked) text += " Places are those among the regions that both ratings hold.";
  html.element("p", text).line();
  html.add(
      figure(slope_chart(comparison, id + "-slope"),
             {"From one rating to the other",
              "Each line is a region; the steeper it is, the more its two places differ. Strong lines: the largest "
              "gaps that no way of breaking the ties would close; dashed, where the region stands better on the "
              "left, whole, where it stands better on the right."}));
  html.add(html_table(linked_comparison(page, comparison), page.cells));
  if (!comparison.unmatched.empty()) {
    html.element("p", "In one of the two only: " + listed(comparison.unmatched, 20) + ".", {{"class", "note"}});
  }
  html.close().line();
}

}  // namespace

Markup ratings_section(const Page& page) {
  Html html;
  for (std::size_t i = 0; i < page.input.ratings.size(); ++i) write_rating(html, page, page.input.ratings[i], i + 1);
  for (std::size_t i = 0; i < page.input.printed_ratings.size(); ++i) {
    write_printed(html, page, page.input.printed_ratings[i], i + 1);
  }
  return html.finish();
}

Markup comparisons_section(const Page& page) {
  Html html;
  for (std::size_t i = 0; i < page.input.comparisons.size(); ++i) {
    write_comparison(html, page, page.input.comparisons[i], i + 1);
  }
  return html.finish();
}

}  // namespace ecumene
