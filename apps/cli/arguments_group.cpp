// The options of `ecumene group`.
#include "apps/cli/arguments_internal.hpp"

namespace ecumene::cli {
namespace {

constexpr std::uint64_t most_places = 1'000'000'000;
constexpr std::uint64_t most_threads = 1024;

void add_density(CLI::App* app, Arguments& a) {
  const std::string group = "Groups by density (--method density)";
  app->add_option("--min-points", a.places.min_points,
                  "a place's core distance reaches so many places, itself included; 5 if not given")
      ->type_name("M")
      ->check(whole_number(1, most_places));
  app->add_option("--min-group-size", a.places.min_group_size, "smaller pieces are no groups; 5 if not given")
      ->type_name("S")
      ->check(whole_number(1, most_places));
  add_word<DensitySelection>(app, "--selection", a.places.selection,
                             {{"leaf", DensitySelection::leaves}, {"stability", DensitySelection::excess_of_mass}},
                             "which groups of the hierarchy; stability if not given");
  app->add_option("--epsilon", a.places.least_distance, "groups that part at smaller distances stay together")
      ->type_name("E")
      ->check(not_negative());
  const std::vector<std::string> flags{"--min-points", "--min-group-size", "--selection", "--epsilon"};
  for (const std::string& flag : flags) app->get_option(flag)->group(group);
  app->callback([app, &a, flags] {
    for (const std::string& flag : flags) {
      if (app->count(flag) == 0 || a.places.method == PlaceMethod::density) continue;
      throw CLI::ValidationError(flag, "goes with --method=density only");
    }
  });
}

void add_many(CLI::App* app, Arguments& a) {
  const std::string group = "Many places";
  app->add_flag("--places", a.many, "take even a small table as one of many places: no silhouettes, one line a group")
      ->group(group);
  app->add_option("--threads", a.places.threads, "how many to work with; all if not given; changes no digit")
      ->type_name("N")
      ->check(whole_number(1, most_threads))
      ->group(group);
  app->add_option("--tree", a.tree, "write the merges as SciPy's linkage matrix: .npy, or CSV under any other name")
      ->type_name("FILE")
      ->group(group);
  app->add_flag("--memberships", a.memberships, "with --format json: the group of every place too")->group(group);
}

void add_support(CLI::App* app, Arguments& a) {
  const std::string group = "Support of the clusters";
  app->add_option("--support", a.typology.support_draws,
                  "draw the indicators so often at each of ten scales, and say how often each cluster is found again")
      ->type_name("DRAWS")
      ->check(whole_number(1, most_support_draws))
      ->group(group);
  app->add_option("--seed", a.typology.support_seed, "of the draws; 1 if not given; the same seed, the same figures")
      ->type_name("N")
      ->check(whole_number(0, greatest_support_seed))
      ->needs("--support")
      ->group(group);
}

}  // namespace

void add_group(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "group", "Find groups of regions, or of millions of places, by hierarchical cluster analysis");
  add_tables(app, a, "a plain table, the first column naming the region; or a NumPy matrix (.npy), a row a place");
  app->get_option("TABLE")->expected(1);
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
  add_columns(app, a);
  add_choice(app, "--scaling", a.typology.scaling, "of the indicators");
  add_choice(app, "--distance", a.typology.distance, "between regions");
  add_choice(app, "--linkage", a.typology.linkage, "between groups");
  add_word<PlaceMethod>(app, "--method", a.places.method,
                        {{"density", PlaceMethod::density}, {"linkage", PlaceMethod::linkage}},
                        "by linkage, or groups denser than their surroundings (HDBSCAN*)");
  auto* groups = app->add_option("--groups", a.typology.groups, "cut into this many groups; by silhouette if not given")
                     ->type_name("K")
                     ->check(whole_number(1, most_places));
  app->add_option("--height", a.typology.height, "cut at this height; with --method density: DBSCAN* at this distance")
      ->type_name("H")
      ->excludes(groups);
  app->add_flag("--all-linkages", a.all_linkages, "compare the eight linkages");
  add_support(app, a);
  add_density(app, a);
  add_many(app, a);
}

}  // namespace ecumene::cli
