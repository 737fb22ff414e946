// The eight linkages against R's hclust and cluster packages, where their tables stand beside the repository.
#include "ecumene/numeric/association.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/normalisation.hpp"
#include "ecumene/numeric/partition.hpp"
#include "ecumene/numeric/summary.hpp"
#include "ecumene/numeric/test_support_internal.hpp"

using namespace ecumene;

namespace {

struct Table {
  std::vector<double> values;
  std::size_t rows = 0;
  std::size_t columns = 0;
  MatrixView<const double> view() const { return {values, rows, columns}; }
  std::vector<double> distances() const { return pairwise_distances(view(), Distance::euclidean); }
};

Table read_table(const std::filesystem::path& folder, const std::string& data, const std::string& scale) {
  const auto csv = testing::read_csv(folder / ("data_" + data + ".csv"));
  Table table;
  table.rows = csv.rows.size();
  table.columns = csv.header.size() - 1;
  table.values.resize(table.rows * table.columns);
  for (std::size_t j = 0; j < table.columns; ++j) {
    auto column = csv.numbers(csv.header[j + 1]);
    if (scale == "zscore") column = normalised(column, {.method = Normalisation::z_score});
    for (std::size_t i = 0; i < table.rows; ++i) table.values[i * table.columns + j] = column[i];
  }
  return table;
}

// R's tree: rows are negative, earlier merges positive, both from 1.
Dendrogram read_tree(const std::filesystem::path& file, std::size_t leaves, bool heights_are_squared) {
  const auto csv = testing::read_csv(file);
  const auto a = csv.numbers("a");
  const auto b = csv.numbers("b");
  const auto heights = csv.numbers("height");
  Dendrogram tree;
  tree.leaves = leaves;
  const auto node = [&](double number) {
    return static_cast<std::uint32_t>(number < 0 ? -number - 1 : static_cast<double>(leaves) + number - 1);
  };
  const auto size = [&](std::uint32_t n) { return n < leaves ? 1 : tree.merges[n - leaves].size; };
  for (std::size_t k = 0; k < heights.size(); ++k) {
    const auto [left, right] = std::minmax({node(a[k]), node(b[k])});
    const double height = heights_are_squared ? std::sqrt(heights[k]) : heights[k];
    tree.merges.push_back({left, right, height, size(left) + size(right)});
  }
  return tree;
}

double largest_relative_difference(const std::vector<double>& a, const std::vector<double>& b) {
  double largest = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] != b[i]) largest = std::max(largest, std::abs(a[i] - b[i]) / std::max(std::abs(a[i]), std::abs(b[i])));
  return largest;
}

std::vector<double> heights_of(const Dendrogram& tree) {
  std::vector<double> heights;
  for (const auto& merge : tree.merges) heights.push_back(merge.height);
  return heights;
}

const std::vector<std::string> all_data{"USArrests", "agriculture", "iris4", "ruspini"};
const std::vector<std::string> all_scales{"raw", "zscore"};

bool is_geometric(Linkage linkage) {
  return linkage == Linkage::centroid || linkage == Linkage::median;
}

// R's numbering of groups is ours plus 1: both count in the order of the first row.
std::vector<std::uint32_t> read_cut(const std::filesystem::path& file) {
  std::vector<std::uint32_t> labels;
  for (const double label : testing::read_csv(file).numbers("cluster"))
    labels.push_back(static_cast<std::uint32_t>(label) - 1);
  return labels;
}

}  // namespace

TEST_CASE("heights and cophenetic distances are those of R's hclust for 4 data sets, raw and z, 8 linkages") {
  const auto folder = testing::verification_folder("hclust");
  if (folder.empty()) return;
  for (const auto& data : all_data) {
    for (const auto& scale : all_scales) {
      const auto table = read_table(folder, data, scale);
      const auto distances = table.distances();
      for (const auto& linkage : linkages()) {
        const std::string name = data + "_" + scale + "_" + std::string(linkage.name);
        CAPTURE(name);
        const auto ours = linkage_tree(distances, table.rows, linkage.linkage);
        const auto theirs = read_tree(folder / (name + ".csv"), table.rows, is_geometric(linkage.linkage));
        REQUIRE(theirs.merges.size() == ours.merges.size());
        CHECK(largest_relative_difference(heights_of(ours), heights_of(theirs)) < 1e-12);
        CHECK(largest_relative_difference(cophenetic_distances(ours), cophenetic_distances(theirs)) < 1e-12);
      }
    }
  }
}

TEST_CASE("cophenetic correlations and inversions are those of R") {
  const auto folder = testing::verification_folder("hclust");
  if (folder.empty()) return;
  const auto expected = testing::read_csv(folder / "cophenetic.csv");
  const auto correlation = expected.numbers("cophenetic_corr");
  const auto falls = expected.numbers("inversions");
  for (std::size_t at = 0; at < expected.rows.size(); ++at) {
    const auto& row = expected.rows[at];
    if (std::find(all_data.begin(), all_data.end(), row[0]) == all_data.end()) continue;
    const auto table = read_table(folder, row[0], row[1]);
    for (const auto& linkage : linkages()) {
      if (linkage.name != row[2]) continue;
      CAPTURE(row[0]);
      CAPTURE(row[1]);
      CAPTURE(row[2]);
      const auto distances = table.distances();
      const auto tree = linkage_tree(distances, table.rows, linkage.linkage);
      const auto heights = heights_of(tree);
      std::size_t falling = 0;  // the table counts falls from one merge to the next
      for (std::size_t k = 1; k < heights.size(); ++k) falling += heights[k] < heights[k - 1];
      CHECK(static_cast<double>(falling) == falls[at]);
      CHECK(tree.inversions.empty() == (falls[at] == 0));
      // Under centroid and median the table correlates the distances with squared heights.
      auto met = cophenetic_distances(tree);
      if (is_geometric(linkage.linkage))
        for (double& height : met) height *= height;
      const double ours =
          is_geometric(linkage.linkage) ? pearson(distances, met) : cophenetic_correlation(tree, distances);
      CHECK(ours == doctest::Approx(correlation[at]).epsilon(1e-12));
    }
  }
}

TEST_CASE("cuts into 3 and 4 groups are those of R's cutree") {
  const auto folder = testing::verification_folder("hclust");
  if (folder.empty()) return;
  for (const auto& data : all_data) {
    for (const auto& scale : all_scales) {
      const auto table = read_table(folder, data, scale);
      const auto distances = table.distances();
      for (const auto& linkage : linkages()) {
        if (is_geometric(linkage.linkage)) continue;
        const auto tree = linkage_tree(distances, table.rows, linkage.linkage);
        for (const std::size_t groups : {3, 4}) {
          const std::string name =
              "cut_" + data + "_" + scale + "_" + std::string(linkage.name) + "_k" + std::to_string(groups) + ".csv";
          CAPTURE(name);
          CHECK(cut_by_count(tree, groups) == read_cut(folder / name));
        }
      }
    }
  }
}

TEST_CASE("agglomerative coefficients are those of R's agnes") {
  const auto folder = testing::verification_folder("hclust");
  if (folder.empty()) return;
  const auto expected = testing::read_csv(folder / "agnes_diana_coefficients.csv");
  const auto coefficient = expected.numbers("agglomerative_coefficient");
  const auto linkage_of = [](const std::string& method) {
    if (method == "single") return Linkage::single;
    if (method == "complete") return Linkage::complete;
    if (method == "weighted") return Linkage::mcquitty;
    return method == "ward" ? Linkage::ward_d2 : Linkage::average;
  };
  std::size_t compared = 0;
  for (std::size_t at = 0; at < expected.rows.size(); ++at) {
    const auto& row = expected.rows[at];
    if (row[2] == "diana" || std::find(all_data.begin(), all_data.end(), row[0]) == all_data.end()) continue;
    CAPTURE(row[0]);
    CAPTURE(row[1]);
    CAPTURE(row[2]);
    const auto table = read_table(folder, row[0], row[1]);
    const auto tree = linkage_tree(table.distances(), table.rows, linkage_of(row[2]));
    // agnes states no rule for ties, and another tree has another coefficient.
    const double tolerance = tree.ties.empty() ? 1e-12 : 0.005;
    CHECK(agglomerative_coefficient(tree) == doctest::Approx(coefficient[at]).epsilon(tolerance));
    ++compared;
  }
  CHECK(compared >= 10);
}

TEST_CASE("silhouette, Calinski-Harabasz, Davies-Bouldin and Dunn are those of R's fpc and clusterCrit") {
  const auto folder = testing::verification_folder("validity");
  const auto data_folder = testing::verification_folder("hclust");
  if (folder.empty() || data_folder.empty()) return;
  const auto expected = testing::read_csv(folder / "internal_indices.csv");
  const auto value = expected.numbers("value");
  const auto groups = expected.numbers("k");
  std::string current;
  Table table;
  std::vector<double> distances;
  Dendrogram tree;
  std::size_t compared = 0;
  for (std::size_t at = 0; at < expected.rows.size(); ++at) {
    const auto& row = expected.rows[at];
    const std::string& index = row[4];
    if (std::find(all_data.begin(), all_data.end(), row[0]) == all_data.end() || std::isnan(value[at])) continue;
    if (const auto name = row[0] + row[1] + row[2]; name != current) {
      current = name;
      table = read_table(data_folder, row[0], row[1]);
      distances = table.distances();
      for (const auto& linkage : linkages())
        if (linkage.name == row[2]) tree = linkage_tree(distances, table.rows, linkage.linkage);
    }
    const auto labels = cut_by_count(tree, static_cast<std::size_t>(groups[at]));
    double ours = 0;
    if (index == "avg_silhouette")
      ours = mean(silhouettes(distances, labels));
    else if (index == "CH" || index == "calinski_harabasz")
      ours = calinski_harabasz(table.view(), labels);
    else if (index == "davies_bouldin")
      ours = davies_bouldin(table.view(), labels);
    else if (index == "dunn" || index == "dunn_fpc")
      ours = dunn(distances, labels);
    else
      continue;
    CAPTURE(current);
    CAPTURE(groups[at]);
    CAPTURE(index);
    CHECK(testing::near(ours, value[at], 1e-9));
    ++compared;
  }
  CHECK(compared > 500);
}

TEST_CASE("Rand, adjusted Rand and variation of information are those of R") {
  const auto folder = testing::verification_folder("validity");
  const auto data_folder = testing::verification_folder("hclust");
  if (folder.empty() || data_folder.empty()) return;
  const auto expected = testing::read_csv(folder / "external_indices_USArrests_k4.csv");
  const auto cut = [&](const std::string& linkage) {
    return read_cut(data_folder / ("cut_USArrests_zscore_" + linkage + "_k4.csv"));
  };
  for (std::size_t at = 0; at < expected.rows.size(); ++at) {
    const std::string& pair = expected.rows[at][0];
    CAPTURE(pair);
    const auto a = cut(pair.substr(0, pair.find(' ')));
    const auto b = cut(pair.substr(pair.rfind(' ') + 1));
    // The table's reference computes in single precision.
    CHECK(rand_index(a, b) == doctest::Approx(expected.numbers("rand")[at]).epsilon(1e-6));
    CHECK(adjusted_rand_index(a, b) == doctest::Approx(expected.numbers("ari")[at]).epsilon(1e-9));
    CHECK(variation_of_information(a, b) == doctest::Approx(expected.numbers("vi")[at]).epsilon(1e-9));
  }
}
