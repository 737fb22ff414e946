// The naive twins: nothing here is shared with what is timed, except linkage_tree, which has tests of its own.
#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "jobs.hpp"

namespace ecumene::bench {

namespace {

constexpr std::size_t min_points = 10;
constexpr std::size_t table_rows = 85;

double square(const Table& table, std::size_t a, std::size_t b) {
  double sum = 0;
  for (std::size_t j = 0; j < table.columns; ++j) {
    const double difference = table.values[a * table.columns + j] - table.values[b * table.columns + j];
    sum += difference * difference;
  }
  return sum;
}

std::vector<double> core_squares(const Table& table) {
  std::vector<double> cores(table.rows);
  std::vector<double> squares(table.rows);
  for (std::size_t a = 0; a < table.rows; ++a) {
    for (std::size_t b = 0; b < table.rows; ++b) squares[b] = square(table, a, b);
    std::nth_element(squares.begin(), squares.begin() + (min_points - 1), squares.end());
    cores[a] = squares[min_points - 1];
  }
  return cores;
}

// [Prim 1957]: the tree grows by the point nearest to it. `cores`: one squared core distance a point.
Answer prim(const Table& table, const std::vector<double>& cores) {
  Answer answer;
  std::vector<double> nearest(table.rows, std::numeric_limits<double>::infinity());
  std::vector<std::uint32_t> outside;
  for (std::uint32_t i = 1; i < table.rows; ++i) outside.push_back(i);
  for (std::uint32_t last = 0; !outside.empty();) {
    std::size_t next = 0;
    for (std::size_t at = 0; at < outside.size(); ++at) {
      const std::uint32_t i = outside[at];
      nearest[i] = std::min(nearest[i], std::max({square(table, i, last), cores[i], cores[last]}));
      if (nearest[i] < nearest[outside[next]]) next = at;
    }
    last = outside[next];
    outside[next] = outside.back();
    outside.pop_back();
    answer.add(0, last, std::sqrt(nearest[last]));
  }
  return answer;
}

void add_heights(Answer& answer, MatrixView<const double> rows, Linkage linkage) {
  for (const Merge& merge : linkage_tree(pairwise_distances(rows, Distance::euclidean), rows.rows(), linkage).merges)
    answer.add(merge.left, merge.right, merge.height);
}

Answer heights(const Table& table, std::size_t rows_at_a_time, Linkage linkage) {
  Answer answer;
  const std::size_t length = rows_at_a_time * table.columns;
  for (std::size_t from = 0; from + length <= table.values.size(); from += length)
    add_heights(answer, {std::span(table.values).subspan(from, length), rows_at_a_time, table.columns}, linkage);
  return answer;
}

Answer twin(std::string_view job, const Table& table) {
  if (job == "tree") return prim(table, std::vector<double>(table.rows));
  if (job == "reach") return prim(table, core_squares(table));
  if (job == "ward") return heights(table, table.rows, Linkage::ward_d2);
  if (job.starts_with("average")) return heights(table, table.rows, Linkage::average);
  if (job.starts_with("complete")) return heights(table, table.rows, Linkage::complete);
  if (job == "tables-average") return heights(table, table_rows, Linkage::average);
  if (job == "tables-ward") return heights(table, table_rows, Linkage::ward_d2);
  throw std::invalid_argument("no such job: " + std::string(job));
}

}  // namespace

Cell timed_twin(std::string_view job, const Table& table) {
  const auto begin = std::chrono::steady_clock::now();
  const double cpu = cpu_seconds();
  Cell cell{.repetitions = 1, .answer = twin(job, table)};
  cell.cpu = cpu_seconds() - cpu;
  cell.wall = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  return cell;
}

}  // namespace ecumene::bench
