#include "ecumene/numeric/hierarchy/chain_kernels_internal.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "hwy/cache_control.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/chain_kernels.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, 8>;
using Values = hn::Vec<Doubles>;

// The updates of lance_williams_internal.hpp, a vector at a time, operation for operation.
struct CompleteLanes {
  explicit CompleteLanes(const MergedPair&) {}
  Values operator()(Values ik, Values jk, const double*) const { return hn::Max(ik, jk); }
};

struct AverageLanes {
  explicit AverageLanes(const MergedPair& pair) : share_of_j(hn::Set(Doubles(), AverageUpdate(pair).share_of_j)) {}
  Values operator()(Values ik, Values jk, const double*) const {
    const Values mean = hn::Add(ik, hn::Mul(hn::Sub(jk, ik), share_of_j));
    return hn::Min(hn::Max(mean, hn::Min(ik, jk)), hn::Max(ik, jk));
  }
  Values share_of_j;
};

struct McquittyLanes {
  explicit McquittyLanes(const MergedPair&) {}
  Values operator()(Values ik, Values jk, const double*) const {
    return hn::Div(hn::Add(ik, jk), hn::Set(Doubles(), 2.0));
  }
};

struct WardLanes {
  explicit WardLanes(const MergedPair& merged) : pair(merged) {}
  Values operator()(Values ik, Values jk, const double* sizes) const {
    const Doubles d;
    const Values size_k = hn::LoadU(d, sizes);
    const Values of_i = hn::Mul(hn::Add(hn::Set(d, pair.size_i), size_k), ik);
    const Values of_j = hn::Mul(hn::Add(hn::Set(d, pair.size_j), size_k), jk);
    const Values numerator = hn::Sub(hn::Add(of_i, of_j), hn::Mul(size_k, hn::Set(d, pair.distance)));
    const Values all = hn::Add(hn::Set(d, pair.size_i + pair.size_j), size_k);
    return hn::Max(hn::Div(numerator, all), hn::Min(ik, jk));
  }
  MergedPair pair;
};

template <class Lanes, class Update>
void merge_rows(const MergedPair& pair, const double* to_i, const double* to_j, const double* sizes, std::size_t count,
                double* out) {
  const Doubles d;
  const Lanes lanes(pair);
  std::size_t at = 0;
  for (; at + hn::Lanes(d) <= count; at += hn::Lanes(d))
    hn::StoreU(lanes(hn::LoadU(d, to_i + at), hn::LoadU(d, to_j + at), sizes + at), d, out + at);
  const Update update(pair);
  for (; at < count; ++at) out[at] = update(to_i[at], to_j[at], sizes[at]);
}

void MergedRow(Linkage linkage, const MergedPair& pair, const double* to_i, const double* to_j, const double* sizes,
               std::size_t count, double* out) {
  switch (linkage) {
    case Linkage::average:
      return merge_rows<AverageLanes, AverageUpdate>(pair, to_i, to_j, sizes, count, out);
    case Linkage::mcquitty:
      return merge_rows<McquittyLanes, McquittyUpdate>(pair, to_i, to_j, sizes, count, out);
    case Linkage::ward_d:
    case Linkage::ward_d2:
      return merge_rows<WardLanes, WardUpdate>(pair, to_i, to_j, sizes, count, out);
    default:
      return merge_rows<CompleteLanes, CompleteUpdate>(pair, to_i, to_j, sizes, count, out);
  }
}

// The least values met in each lane, and the first place of the least one.
class LeastTwoInLanes {
 public:
  LeastTwoInLanes()
      : least_(hn::Set(Doubles(), infinite)), second_(hn::Set(Doubles(), infinite)), places_(hn::Zero(Doubles())) {}
  HWY_INLINE void meet(Values values, Values places) {
    second_ = hn::Min(second_, hn::Max(least_, values));
    places_ = hn::IfThenElse(hn::Lt(values, least_), places, places_);
    least_ = hn::Min(least_, values);
  }
  LeastTwo of_all() const {
    double least[8];
    double second[8];
    double places[8];
    const Doubles d;
    hn::StoreU(least_, d, least);
    hn::StoreU(second_, d, second);
    hn::StoreU(places_, d, places);
    LeastTwo two{infinite, infinite};
    double at = infinite;
    for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane) {
      two.second = std::min({two.second, second[lane], std::max(two.least, least[lane])});
      if (least[lane] < two.least || (least[lane] == two.least && places[lane] < at)) at = places[lane];
      two.least = std::min(two.least, least[lane]);
    }
    if (two.least < infinite) two.at = static_cast<std::uint32_t>(at);
    return two;
  }

 private:
  static constexpr double infinite = std::numeric_limits<double>::infinity();
  Values least_;
  Values second_;
  Values places_;
};

HWY_INLINE void meet(LeastTwo& two, double value, std::size_t at) {
  two.second = std::min(two.second, std::max(two.least, value));
  if (value < two.least) {
    two.least = value;
    two.at = static_cast<std::uint32_t>(at);
  }
}

LeastTwo LeastOfPenalised(const double* values, const double* penalty, std::size_t count) {
  const Doubles d;
  LeastTwoInLanes lanes;
  std::size_t at = 0;
  for (; at + hn::Lanes(d) <= count; at += hn::Lanes(d))
    lanes.meet(hn::Add(hn::LoadU(d, values + at), hn::LoadU(d, penalty + at)), hn::Iota(d, static_cast<double>(at)));
  LeastTwo two = lanes.of_all();
  for (; at < count; ++at) meet(two, values[at] + penalty[at], at);
  return two;
}

// Nearer neighbours become rare as more rows have been offered, so most vectors pass with one comparison.
LeastTwo LeastTwoOffered(const double* values, std::size_t count, std::uint32_t row, const Neighbours& neighbours) {
  const Doubles d;
  const auto offer = [&](std::size_t k) {
    if (values[k] >= neighbours.second[k]) return;
    if (values[k] >= neighbours.least[k]) {
      neighbours.second[k] = values[k];
      return;
    }
    neighbours.second[k] = neighbours.least[k];
    neighbours.least[k] = values[k];
    neighbours.nearest[k] = row;
  };
  LeastTwoInLanes lanes;
  Values places = hn::Iota(d, 0.0);
  const Values step = hn::Set(d, static_cast<double>(hn::Lanes(d)));
  std::size_t at = 0;
  for (; at + hn::Lanes(d) <= count; at += hn::Lanes(d)) {
    const Values now = hn::LoadU(d, values + at);
    lanes.meet(now, places);
    places = hn::Add(places, step);
    if (HWY_LIKELY(hn::AllFalse(d, hn::Lt(now, hn::LoadU(d, neighbours.second + at))))) continue;
    for (std::size_t lane = 0; lane < hn::Lanes(d); ++lane) offer(at + lane);
  }
  LeastTwo two = lanes.of_all();
  for (; at < count; ++at) {
    meet(two, values[at], at);
    offer(at);
  }
  return two;
}

void CopyRuns(const double* values, const Run* runs, std::size_t count, double* out) {
  const Doubles d;
  for (const Run* at = runs; at != runs + count; ++at)
    for (std::size_t k = 0; k < run_length; k += hn::Lanes(d))
      hn::StoreU(hn::LoadU(d, values + at->from + k), d, out + at->to + k);
}

void Stream(const double* values, std::size_t count, double* out) {
  const Doubles d;
  constexpr std::size_t line = 64;
  std::size_t at = 0;
  while (at < count && reinterpret_cast<std::uintptr_t>(out + at) % line != 0) {
    out[at] = values[at];
    ++at;
  }
  for (; at + hn::Lanes(d) <= count; at += hn::Lanes(d)) hn::Stream(hn::LoadU(d, values + at), d, out + at);
  for (; at < count; ++at) out[at] = values[at];
  hwy::FlushStream();
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(MergedRow);
HWY_EXPORT(LeastOfPenalised);
HWY_EXPORT(LeastTwoOffered);
HWY_EXPORT(CopyRuns);
HWY_EXPORT(Stream);

void merged_row(Linkage linkage, const MergedPair& pair, const double* to_i, const double* to_j, const double* sizes,
                std::size_t count, double* out) {
  HWY_DYNAMIC_DISPATCH(MergedRow)(linkage, pair, to_i, to_j, sizes, count, out);
}

LeastTwo least_two(const double* values, const double* penalty, std::size_t count) {
  return HWY_DYNAMIC_DISPATCH(LeastOfPenalised)(values, penalty, count);
}

LeastTwo least_two_offered(const double* values, std::size_t count, std::uint32_t row, const Neighbours& neighbours) {
  return HWY_DYNAMIC_DISPATCH(LeastTwoOffered)(values, count, row, neighbours);
}

void copy_runs(const double* values, const Run* runs, std::size_t count, double* out) {
  HWY_DYNAMIC_DISPATCH(CopyRuns)(values, runs, count, out);
}

void stream(const double* values, std::size_t count, double* out) {
  HWY_DYNAMIC_DISPATCH(Stream)(values, count, out);
}

}  // namespace ecumene::internal
#endif
