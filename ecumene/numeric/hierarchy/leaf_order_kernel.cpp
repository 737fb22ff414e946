#include "ecumene/numeric/hierarchy/leaf_order_kernel_internal.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/leaf_order_kernel.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"
//
#include "hwy/foreach_target.h"
//
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;
using Doubles = hn::CappedTag<double, panel_columns / 2>;
using Values = hn::Vec<Doubles>;

// Four rows by two vectors: eight sums in registers, each value of the panel loaded once for four rows.
void four_rows(const LeastSums& task, std::size_t row, std::size_t column) {
  const Doubles d;
  const std::size_t lanes = hn::Lanes(d);
  const double* const left = task.left + row * task.left_stride;
  const double* panel = task.panel + column;
  const Values none = hn::Inf(d);
  Values a0 = none, a1 = none, b0 = none, b1 = none, c0 = none, c1 = none, e0 = none, e1 = none;
  for (std::size_t i = 0; i < task.inner; ++i, panel += panel_columns) {
    const Values first = hn::LoadU(d, panel);
    const Values second = hn::LoadU(d, panel + lanes);
    const auto lower = [&](const double* from, Values& low, Values& high) HWY_ATTR {
      const Values value = hn::Set(d, *from);
      low = hn::Min(low, hn::Add(value, first));
      high = hn::Min(high, hn::Add(value, second));
    };
    lower(left + i, a0, a1);
    lower(left + i + task.left_stride, b0, b1);
    lower(left + i + 2 * task.left_stride, c0, c1);
    lower(left + i + 3 * task.left_stride, e0, e1);
  }
  double* sums = task.sums + row * task.sums_stride + column;
  const auto store = [&](Values low, Values high) HWY_ATTR {
    hn::StoreU(low, d, sums);
    hn::StoreU(high, d, sums + lanes);
    sums += task.sums_stride;
  };
  store(a0, a1);
  store(b0, b1);
  store(c0, c1);
  store(e0, e1);
}

void one_row(const LeastSums& task, std::size_t row, std::size_t column) {
  const Doubles d;
  const std::size_t lanes = hn::Lanes(d);
  const double* const left = task.left + row * task.left_stride;
  const double* panel = task.panel + column;
  Values low = hn::Inf(d);
  Values high = low;
  for (std::size_t i = 0; i < task.inner; ++i, panel += panel_columns) {
    const Values value = hn::Set(d, left[i]);
    low = hn::Min(low, hn::Add(value, hn::LoadU(d, panel)));
    high = hn::Min(high, hn::Add(value, hn::LoadU(d, panel + lanes)));
  }
  double* const sums = task.sums + row * task.sums_stride + column;
  hn::StoreU(low, d, sums);
  hn::StoreU(high, d, sums + lanes);
}

void LeastSumsOf(const LeastSums& task) {
  const std::size_t step = 2 * hn::Lanes(Doubles());
  std::size_t row = 0;
  for (; row + 4 <= task.rows; row += 4)
    for (std::size_t column = 0; column < panel_columns; column += step) four_rows(task, row, column);
  for (; row < task.rows; ++row)
    for (std::size_t column = 0; column < panel_columns; column += step) one_row(task, row, column);
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(LeastSumsOf);

void find_least_sums(const LeastSums& task) {
  HWY_DYNAMIC_DISPATCH(LeastSumsOf)(task);
}

}  // namespace ecumene::internal
#endif
