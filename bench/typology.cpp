// How long does a typology of n regions take, stage by stage?
//
// Regions are drawn around 20 centres, with 5 indicators; z-scores, Euclidean distances, average linkage unless another
// is named. First the silhouettes of 300 regions, all cuts in one pass, are checked against the definition, taken row
// by row and group by group. Then the ladder: seconds of processor time for each stage that `group` reports to its
// progress, and silhouettes of nine cuts in one pass beside nine passes. "distances" are those made first; made again
// for many regions, they count as "merging".
//
//   typology [largest n = 20000] [linkage = average]
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/diagnosis/typology.hpp"

namespace {

using namespace ecumene;
using Labels = std::vector<std::uint32_t>;

constexpr std::size_t indicators = 5;

double uniform(std::mt19937_64& random) {
  return static_cast<double>(random() >> 11) * 0x1p-53;
}

RegionTable regions(std::size_t n) {
  std::mt19937_64 random(20);
  std::vector<double> centres(20 * indicators);
  for (double& value : centres) value = 20 * uniform(random);
  RegionTable table;
  table.name = "drawn";
  for (std::size_t j = 0; j < indicators; ++j) table.indicators.push_back("indicator " + std::to_string(j + 1));
  for (std::size_t i = 0; i < n; ++i) {
    table.regions.push_back("region " + std::to_string(i + 1));
    const std::size_t centre = random() % 20;
    for (std::size_t j = 0; j < indicators; ++j) {
      double noise = -6;
      for (int term = 0; term < 12; ++term) noise += uniform(random);  // nearly normal, and the same everywhere
      table.value.push_back(centres[centre * indicators + j] + noise);
    }
  }
  table.low = table.value;
  table.high = table.value;
  table.places.resize(table.value.size());
  return table;
}

double seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

double naive_silhouette(const std::vector<double>& distances, const Labels& labels, std::size_t i) {
  const std::size_t n = labels.size();
  const std::size_t groups = *std::max_element(labels.begin(), labels.end()) + std::size_t{1};
  std::vector<double> sum(groups);
  std::vector<double> size(groups);
  for (std::size_t j = 0; j < n; ++j) {
    if (j == i) continue;
    sum[labels[j]] += distances[condensed_index(n, std::min(i, j), std::max(i, j))];
    size[labels[j]] += 1;
  }
  if (size[labels[i]] == 0) return 0;
  const double within = sum[labels[i]] / size[labels[i]];
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t g = 0; g < groups; ++g)
    if (g != labels[i]) nearest = std::min(nearest, sum[g] / size[g]);
  return (nearest - within) / std::max(nearest, within);
}

std::vector<Labels> cuts_of(const Dendrogram& tree) {
  std::vector<Labels> cuts;
  for (std::size_t k = 2; k <= 10; ++k) cuts.push_back(cut_by_count(tree, k));
  return cuts;
}

bool silhouettes_follow_the_definition() {
  const Typology typology = group(regions(300)).typology;
  const std::vector<Labels> cuts = cuts_of(typology.tree);
  const auto widths = silhouettes_of(typology.distances, cuts);
  for (std::size_t cut = 0; cut < cuts.size(); ++cut) {
    double total = 0;
    for (std::size_t i = 0; i < cuts[cut].size(); ++i) {
      const double naive = naive_silhouette(typology.distances, cuts[cut], i);
      if (widths[cut][i] != naive) return false;
      total += naive;
    }
    const double mean = total / static_cast<double>(cuts[cut].size());
    if (std::abs(mean - typology.silhouette_by_k[cut].second) > 1e-12) return false;
  }
  return true;
}

struct StageTime {
  std::string name;
  double begin;
};

Typology time_stages(const RegionTable& table, Linkage linkage) {
  std::vector<StageTime> stages;
  const double begin = seconds();
  const auto note = [&](std::string_view stage, double) {
    if (stages.empty() || stages.back().name != stage) stages.push_back({std::string(stage), seconds()});
  };
  Typology typology = group(table, {.scaling = Scaling::z_score, .linkage = linkage}, note).typology;
  const double end = seconds();
  std::printf("%6zu regions %8.2f s in all, %zu groups\n", table.regions.size(), end - begin, *typology.options.groups);
  for (std::size_t at = 0; at < stages.size(); ++at) {
    const double next = at + 1 < stages.size() ? stages[at + 1].begin : end;
    std::printf("    %-24s %8.2f s\n", stages[at].name.c_str(), next - stages[at].begin);
  }
  return typology;
}

void time_silhouettes(const Typology& typology) {
  const auto distances =
      pairwise_distances({typology.scaled, typology.regions.size(), indicators}, Distance::euclidean);
  const std::vector<Labels> cuts = cuts_of(typology.tree);
  const double begin = seconds();
  const auto together = silhouettes_of(distances, cuts);
  const double middle = seconds();
  std::vector<std::vector<double>> apart;
  for (const Labels& cut : cuts) apart.push_back(silhouettes(distances, cut));
  const double end = seconds();
  std::printf("    nine cuts: one pass %.2f s, nine passes %.2f s, %s\n", middle - begin, end - middle,
              together == apart ? "the same digits" : "DIFFERENT DIGITS");
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t largest = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 20000;
  const std::string name = argc > 2 ? argv[2] : "average";
  std::puts("How long does a typology of n regions take, stage by stage?");
  const auto linkage = std::find_if(linkages().begin(), linkages().end(),
                                    [&](const LinkageDescriptor& candidate) { return candidate.name == name; });
  if (linkage == linkages().end()) {
    std::printf("no linkage is called %s\n", name.c_str());
    return 64;
  }
  if (!silhouettes_follow_the_definition()) {
    std::puts("the silhouettes differ from the definition; not timed");
    return 1;
  }
  for (const std::size_t n : {1000, 2000, 5000, 10000, 20000}) {
    if (n > largest) break;
    time_silhouettes(time_stages(regions(n), linkage->linkage));
  }
  return 0;
}
