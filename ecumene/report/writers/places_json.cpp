// Groups of places as JSON.
#include <algorithm>
#include <ostream>

#include "ecumene/base/json.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/places.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

void write_method(JsonWriter& json, const PlaceGrouping& grouping) {
  const PlaceOptions& options = grouping.options;
  json.member("distance", "euclidean").member("scaling", scaling_name(options.scaling));
  if (options.method == PlaceMethod::linkage) {
    json.member("method", "linkage").member("linkage", descriptor(options.linkage).name);
  } else {
    json.member("method", "density").member("min_points", std::uint64_t{options.min_points});
    json.member("min_group_size", std::uint64_t{options.min_group_size});
    json.member("selection", selection_name(options.selection)).member("least_distance", options.least_distance);
  }
  json.key("height");
  if (options.height) {
    json.value(*options.height);
  } else {
    json.null();
  }
}

void write_tree_summary(JsonWriter& json, const Dendrogram& tree) {
  json.key("last_merges").begin_array();
  for (const LastMerge& merge : last_merges(tree)) {
    json.begin_object().member("groups", std::uint64_t{merge.groups}).member("height", merge.height);
    json.member("larger", std::uint64_t{merge.larger}).member("smaller", std::uint64_t{merge.smaller}).end_object();
  }
  json.end_array().member("ties", std::uint64_t{tree.ties.size()});
  json.member("inversions", std::uint64_t{tree.inversions.size()});
}

void write_figures(JsonWriter& json, const std::vector<FigureSummary>& figures, const PlaceGrouping& grouping) {
  json.key("figures").begin_array();
  for (std::size_t j = 0; j < figures.size(); ++j) {
    json.begin_object().member("indicator", grouping.indicators[j]).member("mean", figures[j].mean);
    json.member("standard_deviation", figures[j].standard_deviation).member("least", figures[j].least);
    json.member("greatest", figures[j].greatest).end_object();
  }
  json.end_array();
}

void write_groups(JsonWriter& json, const PlaceGrouping& grouping) {
  json.key("groups").begin_array();
  const std::size_t shown = std::min(grouping.profiles.size(), described_groups_limit);
  for (std::size_t group = 0; group < shown; ++group) {
    const PlaceGroup& profile = grouping.profiles[group];
    json.begin_object().member("group", std::uint64_t{group} + 1).member("places", std::uint64_t{profile.places});
    json.member("share", static_cast<double>(profile.places) / static_cast<double>(grouping.places()));
    if (!grouping.strengths.empty()) json.member("mean_strength", profile.mean_strength);
    if (profile.stability) json.member("stability", *profile.stability);
    write_figures(json, profile.figures, grouping);
    json.end_object();
  }
  json.end_array();
}

class ArrayWriter {
 public:
  ArrayWriter(JsonWriter& json, const PlaceGrouping& grouping, const WritingProgress& progress)
      : json_(json), grouping_(grouping), progress_(progress) {}

  // `write(row, point)` for each row that took part; null for the others.
  template <class Write>
  void write(std::string_view name, const Write& write) {
    json_.key(name).begin_array();
    auto gap = grouping_.left_out.begin();
    std::size_t point = 0;
    for (std::size_t row = 0; row < grouping_.rows; ++row) {
      if (gap != grouping_.left_out.end() && *gap == row) {
        ++gap;
        json_.null();
      } else {
        write(row, point++);
      }
      constexpr std::size_t rows_a_call = 65536;
      if (progress_ && row % rows_a_call == 0) {
        progress_(static_cast<double>(row) / static_cast<double>(grouping_.rows));
      }
    }
    json_.end_array();
  }

 private:
  JsonWriter& json_;
  const PlaceGrouping& grouping_;
  const WritingProgress& progress_;
};

void write_arrays(JsonWriter& json, const PlaceGrouping& grouping, const PlaceTable& table,
                  const WritingProgress& progress) {
  ArrayWriter arrays(json, grouping, progress);
  arrays.write("membership", [&](std::size_t row, std::size_t) {
    if (grouping.groups[row] == in_no_group) {
      json.null();
    } else {
      json.value(std::uint64_t{grouping.groups[row]} + 1);
    }
  });
  if (!grouping.strengths.empty()) {
    arrays.write("strengths", [&](std::size_t, std::size_t point) { json.value(grouping.strengths[point]); });
    arrays.write("outliers", [&](std::size_t, std::size_t point) { json.value(grouping.outlier_scores[point]); });
  }
  if (table.has_names()) {
    json.key("names").begin_array();
    for (std::size_t row = 0; row < grouping.rows; ++row) json.value(table.names[row]);
    json.end_array();
  }
}

}  // namespace

void write_places_json(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table, PlaceArrays arrays,
                       const WritingProgress& progress) {
  JsonWriter json(out);
  json.begin_object().member("name", grouping.name).member("source", grouping.source);
  json.member("rows", std::uint64_t{grouping.rows}).member("places", std::uint64_t{grouping.places()});
  json.member("left_out", std::uint64_t{grouping.left_out.size()}).key("indicators").begin_array();
  for (const std::string& indicator : grouping.indicators) json.value(indicator);
  json.end_array();
  write_method(json, grouping);
  json.member("noise", std::uint64_t{grouping.noise});
  write_tree_summary(json, grouping.tree);
  json.member("group_count", std::uint64_t{grouping.profiles.size()});
  write_figures(json, grouping.figures, grouping);
  write_groups(json, grouping);
  if (arrays == PlaceArrays::all) write_arrays(json, grouping, table, progress);
  json.end_object();
  out << '\n';
}

}  // namespace ecumene
