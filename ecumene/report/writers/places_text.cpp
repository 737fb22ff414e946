// Groups of places for a terminal.
#include <algorithm>
#include <cmath>
#include <ostream>
#include <string>

#include "ecumene/report/label.hpp"
#include "ecumene/report/places.hpp"
#include "ecumene/report/table_view.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_groups_shown = 30;
constexpr std::size_t most_indicators_shown = 6;

// What is not none and not all does not round to that.
std::string share_text(std::size_t part, std::size_t whole) {
  const std::string percent = fixed(100.0 * static_cast<double>(part) / static_cast<double>(whole), 1);
  if (part > 0 && percent == "0.0") return "<0.1 %";
  if (part < whole && percent == "100.0") return ">99.9 %";
  return percent + " %";
}

std::string made_by_linkage(const PlaceGrouping& grouping) {
  const PlaceOptions& options = grouping.options;
  std::string text = "distance euclidean, linkage " + std::string(descriptor(options.linkage).name) + ", scaling " +
                     scaling_name(options.scaling) + ", ";
  if (options.height) text += "cut at height " + exact(*options.height) + ": ";
  text += counted(grouping.profiles.size(), "group") + "\n";
  if (const std::size_t ties = grouping.tree.ties.size(); ties > 0) {
    text += counted(ties, "height is", "heights are") +
            " shared by several merges: the least members of the groups decide their order, not that of the rows\n";
  }
  if (const std::size_t inversions = grouping.tree.inversions.size(); inversions > 0) {
    text += counted(inversions, "merge is", "merges are") + " lower than a merge below\n";
  }
  return text;
}

std::string made_by_density(const PlaceGrouping& grouping) {
  const PlaceOptions& options = grouping.options;
  std::string text = "distance euclidean, scaling " + scaling_name(options.scaling) + "\n";
  text += options.height ? "density at distance " + exact(*options.height) + " (DBSCAN*)" : "density (HDBSCAN*)";
  text += ": neighbourhoods of " + counted(options.min_points, "place") + ", groups of " +
          grouped(options.min_group_size) + " or more";
  if (!options.height) text += ", selection by " + std::string(selection_name(options.selection));
  if (options.least_distance > 0) text += ", parted at " + exact(options.least_distance) + " or above";
  text += "\n" + counted(grouping.profiles.size(), "group") + "; noise: " + counted(grouping.noise, "place") + ", " +
          share_text(grouping.noise, grouping.places()) + "\n";
  return text;
}

std::string how_made(const PlaceGrouping& grouping) {
  std::string text = grouping.name + ": " + counted(grouping.places(), "place") + ", " +
                     counted(grouping.indicators.size(), "indicator") + "\n";
  if (!grouping.left_out.empty()) {
    text += "left out for missing figures: " + counted(grouping.left_out.size(), "place") + "\n";
  }
  const bool by_linkage = grouping.options.method == PlaceMethod::linkage;
  return text + (by_linkage ? made_by_linkage(grouping) : made_by_density(grouping));
}

// Who is where, as long as a reader can take it in: "1: Omsk, Tara".
std::string members_text(const PlaceGrouping& grouping, const PlaceTable& table) {
  constexpr std::size_t most_places = 100;
  constexpr std::size_t line_width = 100;
  if (!table.has_names() || grouping.places() > most_places) return {};
  std::vector<std::string> lines(grouping.profiles.size() + 1);  // the last: noise
  auto gap = grouping.left_out.begin();
  for (std::size_t row = 0; row < grouping.rows; ++row) {
    if (gap != grouping.left_out.end() && *gap == row) {
      ++gap;
      continue;
    }
    std::string& line = lines[std::min<std::size_t>(grouping.groups[row], grouping.profiles.size())];
    line += line.empty() ? "" : ", ";
    line += table.names[row].empty() ? "row " + std::to_string(row + 1) : std::string(table.names[row]);
  }
  std::string text = "\n";
  for (std::size_t group = 0; group < lines.size(); ++group) {
    if (lines[group].empty()) continue;
    const std::string name = group < grouping.profiles.size() ? std::to_string(group + 1) : "noise";
    std::string start = padded_left(name, 5) + "  ";
    for (const std::string& part : wrapped(lines[group], line_width, most_places)) {
      text += start + part + "\n";
      start.assign(7, ' ');
    }
  }
  return text;
}

std::string merges_text(const PlaceGrouping& grouping) {
  const std::vector<LastMerge> merges = last_merges(grouping.tree);
  TableView view{.caption = {},
                 .columns = {{.heading = "groups left", .full = {}},
                             {.heading = "height", .full = {}},
                             {.heading = "joins", .full = {}},
                             {.heading = "with", .full = {}}},
                 .rows = {},
                 .note = {}};
  double greatest = 0;
  for (const LastMerge& merge : merges) greatest = std::max(greatest, merge.height);
  const int decimals = decimals_for(greatest);
  for (const LastMerge& merge : merges) {
    view.rows.push_back({{.text = grouped(merge.groups)},
                         {.text = fixed(merge.height, decimals)},
                         {.text = counted(merge.larger, "place")},
                         {.text = counted(merge.smaller, "place")}});
  }
  const std::string table = aligned_text(view);
  return table.empty() ? table : "\nthe last merges\n" + table;
}

// The columns of the table of groups, filled row after row.
class GroupTable {
 public:
  explicit GroupTable(const PlaceGrouping& grouping)
      : grouping_(grouping), indicators_(std::min(grouping.indicators.size(), most_indicators_shown)) {
    add_column("group");
    add_column("places");
    add_column("share");
    if (has_strengths()) add_column("mean strength");
    if (has_strengths()) add_column("stability");
    for (std::size_t j = 0; j < indicators_; ++j) {
      add_column(shortened(grouping.indicators[j], 24));
      add_column("sd");
      decimals_.push_back(
          decimals_for(std::max(std::abs(grouping.figures[j].least), std::abs(grouping.figures[j].greatest))));
    }
  }

  std::string text() {
    const std::size_t shown = std::min(grouping_.profiles.size(), most_groups_shown);
    for (std::size_t group = 0; group < shown; ++group) add_group(group);
    if (grouping_.noise > 0) add_row("noise", grouping_.noise);
    add_row("all", grouping_.places());
    add_figures(grouping_.figures);
    return "\n" + aligned_text(view_) + rest_text(shown);
  }

 private:
  bool has_strengths() const { return !grouping_.strengths.empty(); }

  void add_column(std::string heading) { view_.columns.push_back({.heading = std::move(heading), .full = {}}); }

  void add_row(std::string name, std::size_t places) {
    auto& row = view_.rows.emplace_back(view_.columns.size());
    row[0].text = std::move(name);
    row[1].text = grouped(places);
    row[2].text = share_text(places, grouping_.places());
  }

  void add_figures(const std::vector<FigureSummary>& figures) {
    auto& row = view_.rows.back();
    const std::size_t first = has_strengths() ? 5 : 3;
    for (std::size_t j = 0; j < indicators_ && j < figures.size(); ++j) {
      row[first + 2 * j].text = fixed(figures[j].mean, decimals_[j]);
      row[first + 2 * j + 1].text = fixed(figures[j].standard_deviation, decimals_[j]);
    }
  }

  void add_group(std::size_t group) {
    const PlaceGroup& profile = grouping_.profiles[group];
    add_row(std::to_string(group + 1), profile.places);
    if (has_strengths()) {
      view_.rows.back()[3].text = fixed(profile.mean_strength, 3);
      view_.rows.back()[4].text = fixed(profile.stability.value_or(NAN), 3);
    }
    add_figures(profile.figures);
  }

  std::string rest_text(std::size_t shown) const {
    std::string text = "means and standard deviations (sd, n - 1) of the figures as given\n";
    if (const std::size_t more = grouping_.profiles.size() - shown; more > 0) {
      std::size_t places = 0;
      for (std::size_t group = shown; group < grouping_.profiles.size(); ++group) {
        places += grouping_.profiles[group].places;
      }
      text += "and " + counted(more, "more group", "more groups") + " with " + counted(places, "place") +
              ", the largest of " + grouped(grouping_.profiles[shown].places) + "\n";
    }
    if (grouping_.indicators.size() > indicators_) {
      text += "and " + counted(grouping_.indicators.size() - indicators_, "more indicator", "more indicators") +
              ": see --format json\n";
    }
    return text;
  }

  const PlaceGrouping& grouping_;
  std::size_t indicators_;
  std::vector<int> decimals_;
  TableView view_{};
};

}  // namespace

std::vector<LastMerge> last_merges(const Dendrogram& tree, std::size_t most) {
  const auto size = [&](std::uint32_t node) {
    return node < tree.leaves ? std::size_t{1} : std::size_t{tree.merges[node - tree.leaves].size};
  };
  std::vector<LastMerge> last;
  for (std::size_t k = tree.merges.size(); k-- > 0 && last.size() < most;) {
    const Merge& merge = tree.merges[k];
    const auto [smaller, larger] = std::minmax({size(merge.left), size(merge.right)});
    last.push_back({.groups = tree.merges.size() - k, .height = merge.height, .larger = larger, .smaller = smaller});
  }
  return last;
}

std::string_view selection_name(DensitySelection selection) {
  return selection == DensitySelection::leaves ? "leaf" : "stability";
}

void write_places_text(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table) {
  out << how_made(grouping) << merges_text(grouping) << GroupTable(grouping).text() << members_text(grouping, table);
}

}  // namespace ecumene
