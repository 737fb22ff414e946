#include "ecumene/report/csv.hpp"

#include <cmath>
#include <vector>

#include "ecumene/report/label.hpp"
#include "ecumene/report/writers/csv_line_internal.hpp"

namespace ecumene {
namespace {

double at(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : NAN;
}

void add_rank(std::vector<std::string>& fields, const std::vector<RankRange>& ranks, std::size_t region) {
  const RankRange rank = region < ranks.size() ? ranks[region] : RankRange{NAN, NAN};
  fields.push_back(exact(rank.low));
  fields.push_back(exact(rank.high));
}

void add_rank_heading(std::vector<std::string>& fields, const std::string& name) {
  fields.push_back(name + "_low");
  fields.push_back(name + "_high");
}

void add_support(std::vector<std::string>& fields, const MultiscaleFit& fit) {
  for (const double figure : {fit.au, fit.au_error, fit.bp, fit.bp_error, fit.fit_p}) fields.push_back(exact(figure));
}

}  // namespace

std::string rating_csv(const Rating& rating) {
  std::vector<std::string> fields{"region"};
  for (const Activity& activity : rating.activities) {
    fields.push_back(activity.indicator + " low");
    fields.push_back(activity.indicator + " high");
  }
  fields.emplace_back("mean_rank");
  add_rank_heading(fields, "overall");
  add_rank_heading(fields, "rank_interval");
  add_rank_heading(fields, "tie_interval");
  fields.emplace_back("score");
  add_rank_heading(fields, "score_rank");
  std::string text = csv_line(fields);
  for (std::size_t region = 0; region < rating.regions.size(); ++region) {
    fields = {rating.regions[region]};
    for (const auto& ranks : rating.ranks) add_rank(fields, ranks, region);
    fields.push_back(exact(at(rating.mean_rank, region)));
    add_rank(fields, rating.overall, region);
    add_rank(fields, rating.rank_interval, region);
    add_rank(fields, rating.tie_interval, region);
    fields.push_back(exact(at(rating.score, region)));
    add_rank(fields, rating.score_rank, region);
    text += csv_line(fields);
  }
  return text;
}

std::string comparison_csv(const RatingComparison& comparison) {
  std::string text = csv_line({"region", "first_low", "first_high", "second_low", "second_high", "gap", "certain"});
  for (const RatingGap& gap : comparison.gaps) {
    text += csv_line({gap.region, exact(gap.first.low), exact(gap.first.high), exact(gap.second.low),
                      exact(gap.second.high), exact(gap.gap), gap.certain ? "true" : "false"});
  }
  return text;
}

std::string memberships_csv(const Typology& typology) {
  std::vector<std::size_t> place(typology.regions.size(), 0);
  for (std::size_t i = 0; i < typology.order.size(); ++i) {
    if (typology.order[i] < place.size()) place[typology.order[i]] = i + 1;
  }
  std::string text = csv_line({"region", "group", "silhouette", "leaf_place"});
  for (std::size_t region = 0; region < typology.regions.size(); ++region) {
    const bool grouped_region = region < typology.groups.size();
    text +=
        csv_line({typology.regions[region], grouped_region ? std::to_string(typology.groups[region] + 1) : "",
                  exact(at(typology.silhouettes, region)), place[region] == 0 ? "" : std::to_string(place[region])});
  }
  return text;
}

std::string merges_csv(const Typology& typology) {
  const bool supported = !typology.support.empty() && typology.support.size() == typology.tree.merges.size();
  std::vector<std::string> fields{"left", "right", "height", "size"};
  if (supported) fields.insert(fields.end(), {"au", "au_error", "bp", "bp_error", "fit_p"});
  std::string text = csv_line(fields);
  for (std::size_t k = 0; k < typology.tree.merges.size(); ++k) {
    const Merge& merge = typology.tree.merges[k];
    fields = {std::to_string(merge.left), std::to_string(merge.right), exact(merge.height), std::to_string(merge.size)};
    if (supported) add_support(fields, typology.support[k]);
    text += csv_line(fields);
  }
  return text;
}

std::string profiles_csv(const Typology& typology) {
  std::string text = csv_line({"group", "indicator", "regions", "mean", "variance", "standard_deviation"});
  for (const GroupProfile& profile : typology.profiles) {
    for (std::size_t i = 0; i < typology.indicators.size(); ++i) {
      text += csv_line({std::to_string(profile.group + 1), typology.indicators[i],
                        std::to_string(profile.members.size()), exact(at(profile.mean, i)),
                        exact(at(profile.variance, i)), exact(at(profile.standard_deviation, i))});
    }
  }
  return text;
}

}  // namespace ecumene
