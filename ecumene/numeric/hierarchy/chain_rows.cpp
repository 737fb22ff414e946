#include <tbb/info.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>
#include <new>

#include "ecumene/numeric/hierarchy/chain_internal.hpp"

#ifdef __linux__
#include <sys/mman.h>
#endif

namespace ecumene::internal {

namespace {

constexpr std::size_t large_page = std::size_t{2} << 20;

std::size_t rounded_up(std::size_t value, std::size_t unit) {
  return (value + unit - 1) / unit * unit;
}

double* allocated(std::size_t count) {
  const std::size_t bytes = std::max<std::size_t>(count, 1) * sizeof(double);
  const std::size_t alignment = bytes < large_page ? 64 : large_page;
  void* const data = std::aligned_alloc(alignment, rounded_up(bytes, alignment));
  if (data == nullptr) throw std::bad_alloc();
#ifdef __linux__
  // Columns are walked across many pages; with small pages the look-up of addresses would cost more than the data. A
  // refusal changes nothing but the time.
  if (alignment == large_page) (void)madvise(data, rounded_up(bytes, alignment), MADV_HUGEPAGE);
#endif
  return static_cast<double*>(data);
}

}  // namespace

DoubleRoom::DoubleRoom(std::size_t count) : data_(allocated(count)) {}

NearestNeighbours::NearestNeighbours(std::size_t n)
    : least(n, std::numeric_limits<double>::infinity()),
      second(n, std::numeric_limits<double>::infinity()),
      nearest(n, nowhere) {}

namespace {

// Each lane makes every so many a block of rows and keeps what it learns of the neighbours to itself; in the end that
// is put together by the total order, so that nothing depends on the number of lanes.
class RowBuilder {
 public:
  RowBuilder(const DistanceTriangle& matrix, std::size_t rows, const BuildOptions& options, const ProduceRows& produce)
      : matrix_(matrix),
        rows_(rows),
        lanes_(options.threads == 0 ? static_cast<std::size_t>(tbb::info::default_concurrency()) : options.threads),
        wave_(lanes_ == 1 ? distance_rows : 8 * distance_rows * lanes_),
        produce_(produce),
        known_(lanes_, NearestNeighbours(rows)),
        work_(lanes_, std::vector<double>(options.work)),
        scratch_(wave_ * (rows_ + run_length)) {}

  NearestNeighbours run(const std::function<void(std::size_t)>& behind) {
    tbb::task_arena arena(std::min(static_cast<int>(lanes_), tbb::info::default_concurrency()));
    for (std::size_t begin = 0; begin < rows_; begin += wave_) {
      const std::size_t end = std::min(begin + wave_, rows_);
      for_each_lane(arena, [&](std::size_t lane) { make(lane, begin, end); });
      for_each_lane(arena, [&](std::size_t lane) { store(lane, begin, end); });
      if (behind) behind(end);
    }
    for (std::size_t lane = 1; lane < lanes_; ++lane) take_over(known_[lane]);
    return std::move(known_.front());
  }

 private:
  template <class Work>
  void for_each_lane(tbb::task_arena& arena, Work work) const {
    if (lanes_ == 1) return work(0);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, lanes_, work); });
  }

  double* place(std::size_t row, std::size_t begin) { return scratch_.data() + (row - begin) * (rows_ + run_length); }

  void make(std::size_t lane, std::size_t begin, std::size_t end) {
    for (std::size_t first = begin + lane * distance_rows; first < end; first += lanes_ * distance_rows) {
      const std::size_t count = std::min(distance_rows, end - first);
      std::array<double*, distance_rows> out{};
      for (std::size_t r = 0; r < count; ++r) out[r] = place(first + r, begin);
      produce_(first, count, out.data(), work_[lane].data());
      for (std::size_t r = 0; r < count; ++r) learn(known_[lane], first + r, out[r]);
    }
  }

  static void learn(NearestNeighbours& known, std::size_t row, const double* values) {
    const LeastTwo own = least_two_offered(values, row, static_cast<std::uint32_t>(row), known.view());
    known.least[row] = own.least;
    known.second[row] = own.second;
    known.nearest[row] = own.at;
  }

  void store(std::size_t lane, std::size_t begin, std::size_t end) {
    for (std::size_t row = begin + lane; row < end; row += lanes_) stream(place(row, begin), row, matrix_.row(row));
  }

  void take_over(const NearestNeighbours& other) {
    NearestNeighbours& known = known_.front();
    for (std::size_t k = 0; k < rows_; ++k) {
      known.second[k] = std::min({known.second[k], other.second[k], std::max(known.least[k], other.least[k])});
      const bool is_nearer =
          other.least[k] < known.least[k] || (other.least[k] == known.least[k] && other.nearest[k] < known.nearest[k]);
      if (!is_nearer) continue;
      known.least[k] = other.least[k];
      known.nearest[k] = other.nearest[k];
    }
  }

  const DistanceTriangle& matrix_;
  std::size_t rows_;
  std::size_t lanes_;
  std::size_t wave_;  // rows between two stops
  const ProduceRows& produce_;
  std::vector<NearestNeighbours> known_;
  std::vector<std::vector<double>> work_;
  std::vector<double> scratch_;
};

}  // namespace

NearestNeighbours rows_built(const DistanceTriangle& matrix, std::size_t rows, const BuildOptions& options,
                             const ProduceRows& produce, const std::function<void(std::size_t)>& behind) {
  return RowBuilder(matrix, rows, options, produce).run(behind);
}

}  // namespace ecumene::internal
