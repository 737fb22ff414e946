// One small tree from its matrix of distances, by whole vectors.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/small_trees_kernel.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"

#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include <algorithm>

#include "ecumene/numeric/hierarchy/small_trees_internal.hpp"
#include "ecumene/numeric/hierarchy/small_trees_updates-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// +-----------------------------------------------------------------------------------------------------------------+
// | The generic algorithm of Muellner (2011), arXiv:1109.2378, section 3.1, on one square matrix.                   |
// | The idea: each row keeps a lower bound of its distances; the row with the least bound holds the next merge if one |
// | of its distances equals the bound, and is searched anew otherwise.                                              |
// | What differs here: all is done by whole vectors, without branches on single rows. Beside the bound of all its   |
// | distances a row keeps a second bound, of all but its nearest. While the first is less than the second, the row's |
// | nearest is known and is its only one. Where a merge takes it away, the lesser of the second bound and the new    |
// | distance takes its place, which is seldom too low: few rows are searched again. One pass over the row of a new   |
// | cluster updates it and the bounds of all rows, and finds the next least bound. Clusters live in the slot of their |
// | smallest row, and the first of equals is taken both times: the tie rule of linkage.hpp.                          |
// +-----------------------------------------------------------------------------------------------------------------+
template <class Update>
class Small {
 public:
  explicit Small(const SmallAgglomeration& work) : work_(work), slots_(work.rows), active_(work.rows) {
    plan_next_size();
  }

  void run() {
    prepare();
    std::size_t slot = least_bound();
    for (std::size_t k = 0; k + 1 < work_.rows; ++k) {
      slot = settled(slot);
      const auto other = static_cast<std::size_t>(work_.nearest[slot]);
      work_.merges[k] = {work_.names[slot], work_.names[other], work_.bounds[slot]};
      slot = execute(slot, other);
      if (active_ <= next_size_) slot = close_ranks(slot);
    }
  }

 private:
  void prepare() {
    std::fill_n(work_.dead, work_.rows, -nothing);
    std::fill(work_.dead + work_.rows, work_.dead + work_.stride, nothing);
    for (std::size_t slot = 0; slot < work_.stride; ++slot) work_.numbers[slot] = static_cast<double>(slot);
    for (std::size_t slot = 0; slot < work_.rows; ++slot) {
      work_.names[slot] = static_cast<std::uint32_t>(slot);
      work_.matrix[slot * work_.stride + slot] = nothing;
    }
    std::size_t at = 0;
    for (; at + 2 * width <= work_.stride; at += 2 * width) search_two_columns(at);
    if (at < work_.stride) search_columns(at);
  }

  // The bounds of a vector of rows at once, from the columns, which are the same.
  HWY_INLINE void search_columns(std::size_t at) const {
    LeastTwo found(hn::Set(lanes_, nothing));
    const double* entry = work_.matrix + at;
    for (std::size_t k = 0; k < work_.rows; ++k, entry += work_.stride)
      found.add(hn::Load(lanes_, entry), hn::Set(lanes_, static_cast<double>(k)));
    store_columns(found, at);
  }

  // Of two vectors of rows, so that neither waits for the other.
  HWY_INLINE void search_two_columns(std::size_t at) const {
    LeastTwo first(hn::Set(lanes_, nothing));
    LeastTwo second(hn::Set(lanes_, nothing));
    const double* entry = work_.matrix + at;
    for (std::size_t k = 0; k < work_.rows; ++k, entry += work_.stride) {
      const Vector number = hn::Set(lanes_, static_cast<double>(k));
      first.add(hn::Load(lanes_, entry), number);
      second.add(hn::Load(lanes_, entry + width), number);
    }
    store_columns(first, at);
    store_columns(second, at + width);
  }

  HWY_INLINE void store_columns(const LeastTwo& two, std::size_t at) const {
    // Infinite in the padding.
    hn::Store(hn::Max(two.least, hn::Load(lanes_, work_.dead + at)), lanes_, work_.bounds + at);
    hn::Store(two.second, lanes_, work_.second_bounds + at);
    hn::Store(two.number, lanes_, work_.nearest + at);
  }

  // Searches a row again. Returns the first slot with the least bound.
  HWY_INLINE std::size_t search_row(std::size_t slot) {
    const double* const row = work_.matrix + slot * work_.stride;
    const Vector infinite = hn::Set(lanes_, nothing);
    const Vector number_of_slot = hn::Set(lanes_, static_cast<double>(slot));
    LeastTwo own(infinite);
    LeastTwo others(infinite);
    for (std::size_t at = 0; at < work_.stride; at += width) {
      const Vector number = hn::Load(lanes_, work_.numbers + at);
      own.add(hn::Max(hn::Load(lanes_, row + at), hn::Load(lanes_, work_.dead + at)), number);
      const Vector bound = hn::Load(lanes_, work_.bounds + at);
      others.add(hn::IfThenElse(hn::Eq(number, number_of_slot), infinite, bound), number);
    }
    const RowBounds found = own.found();
    set_bounds(slot, found);
    return first_of(found, slot, others.found());
  }

  HWY_INLINE void set_bounds(std::size_t slot, const RowBounds& found) {
    work_.bounds[slot] = found.bound;
    work_.second_bounds[slot] = found.second;
    work_.nearest[slot] = found.nearest;
  }

  // The first slot with the least bound.
  HWY_INLINE std::size_t least_bound() const {
    LeastTwo two(hn::Set(lanes_, nothing));
    for (std::size_t at = 0; at < work_.stride; at += width)
      two.add(hn::Load(lanes_, work_.bounds + at), hn::Load(lanes_, work_.numbers + at));
    return static_cast<std::size_t>(two.found().nearest);
  }

  // The first slot with the least bound whose bound and nearest are certain, after as many rows as needed have been
  // searched again. A tie in a row leaves both bounds equal for good: then the search has settled it.
  HWY_INLINE std::size_t settled(std::size_t slot) {
    while (!(work_.bounds[slot] < work_.second_bounds[slot])) {
      const double bound = work_.bounds[slot];
      const std::size_t next = search_row(slot);
      if (work_.bounds[slot] == bound) break;
      slot = next;
    }
    return slot;
  }

  // Row i becomes that of the new cluster. Returns the first slot with the least bound.
  HWY_INLINE std::size_t execute(std::size_t i, std::size_t j) {
    const Update update(work_.sizes[i], work_.sizes[j], work_.bounds[i]);
    double* const HWY_RESTRICT row_i = work_.matrix + i * work_.stride;
    const double* const HWY_RESTRICT row_j = work_.matrix + j * work_.stride;
    // Named here, for the compiler reads members again after every store.
    const double* const HWY_RESTRICT numbers = work_.numbers;
    const double* const HWY_RESTRICT dead = work_.dead;
    const double* const HWY_RESTRICT sizes = work_.sizes;
    double* const HWY_RESTRICT bounds = work_.bounds;
    double* const HWY_RESTRICT second_bounds = work_.second_bounds;
    double* const HWY_RESTRICT nearests = work_.nearest;
    const Vector infinite = hn::Set(lanes_, nothing);
    const Vector number_i = hn::Set(lanes_, static_cast<double>(i));
    const Vector number_j = hn::Set(lanes_, static_cast<double>(j));
    const std::size_t stride = work_.stride;
    LeastTwo own(infinite);     // distances of the new cluster
    LeastTwo others(infinite);  // bounds of the other rows
    for (std::size_t at = 0; at < stride; at += width) {
      const Vector ik = hn::Load(lanes_, row_i + at);
      const Vector jk = hn::Load(lanes_, row_j + at);
      const Vector number = hn::Load(lanes_, numbers + at);
      const auto is_joined = hn::Or(hn::Eq(number, number_i), hn::Eq(number, number_j));
      const auto is_hidden = hn::Or(is_joined, hn::Eq(hn::Load(lanes_, dead + at), infinite));
      const Vector updated = hn::IfThenElse(is_hidden, infinite, update(ik, jk, hn::Load(lanes_, sizes + at)));
      hn::Store(updated, lanes_, row_i + at);
      own.add(updated, number);

      const Vector old_bound = hn::Load(lanes_, bounds + at);
      const Vector second = hn::Load(lanes_, second_bounds + at);
      const auto is_lost = hn::Or(hn::Eq(old_bound, ik), hn::Eq(old_bound, jk));
      const Vector rest = hn::IfThenElse(is_lost, second, old_bound);
      const Vector bound = hn::IfThenElse(is_hidden, infinite, hn::Min(rest, updated));
      const Vector nearest = hn::Load(lanes_, nearests + at);
      hn::Store(bound, lanes_, bounds + at);
      hn::Store(hn::IfThenElse(hn::Lt(updated, rest), number_i, nearest), lanes_, nearests + at);
      if (!Update::reducible) hn::Store(hn::Min(second, hn::Max(old_bound, updated)), lanes_, second_bounds + at);
      others.add(bound, number);
    }
    write_column(row_i, i);
    --active_;
    work_.sizes[i] += work_.sizes[j];
    work_.dead[j] = nothing;
    const RowBounds of_new = own.found();
    set_bounds(i, of_new);
    return first_of(of_new, i, others.found());
  }

  // The lesser bound of row i and the other rows; the smaller number of equals.
  static HWY_INLINE std::size_t first_of(const RowBounds& of_row, std::size_t i, const RowBounds& of_others) {
    const auto number = static_cast<double>(i);
    if (of_row.bound < of_others.bound) return i;
    return static_cast<std::size_t>(of_row.bound == of_others.bound ? std::min(of_others.nearest, number)
                                                                    : of_others.nearest);
  }

  // Row i becomes column i too. Dead rows as well: that costs less than to tell them from the others.
  HWY_INLINE void write_column(const double* HWY_RESTRICT row, std::size_t i) const {
    double* entry = work_.matrix + i;
    for (std::size_t k = 0; k < slots_; ++k, entry += work_.stride) *entry = row[k];
  }

  // Slots of dead clusters are dropped when they are many. Returns the new place of `slot`.
  std::size_t close_ranks(std::size_t slot) {
    const std::size_t stride = (active_ + small_tree_lanes - 1) / small_tree_lanes * small_tree_lanes;
    list_living();
    for (std::size_t to = 0; to < active_; ++to) work_.places[work_.active[to]] = static_cast<std::uint32_t>(to);
    for (std::size_t to = 0; to < active_; ++to) {
      const std::size_t from = work_.active[to];
      move_living(work_.matrix + from * work_.stride, work_.matrix + to * stride);
      // What is known only as a bound may name a dead neighbour: it will be searched before it is used.
      const auto nearest = static_cast<std::size_t>(work_.nearest[from]);
      work_.nearest[to] = work_.places[nearest];
      work_.bounds[to] = work_.bounds[from];
      work_.second_bounds[to] = work_.second_bounds[from];
      work_.sizes[to] = work_.sizes[from];
      work_.names[to] = work_.names[from];
    }
    const std::size_t place = work_.places[slot];
    slots_ = active_;
    std::fill_n(work_.dead, active_, -nothing);
    std::fill(work_.dead + active_, work_.dead + stride, nothing);
    std::fill(work_.bounds + active_, work_.bounds + stride, nothing);
    work_.stride = stride;
    plan_next_size();
    return place;
  }

  // Fills `active`: the slots of living clusters in their order.
  void list_living() const {
    std::size_t living = 0;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      work_.active[living] = static_cast<std::uint32_t>(slot);
      living += work_.dead[slot] < nothing;
    }
  }

  // One by one: compressing whole vectors is far slower on some processors. Places only ever move down, so that nothing
  // is overwritten before it was read.
  HWY_INLINE void move_living(const double* from, double* to) const {
    const std::uint32_t* const active = work_.active;
    for (std::size_t at = 0; at < active_; ++at) to[at] = from[active[at]];
  }

  void plan_next_size() {
    const std::size_t vectors = work_.stride / small_tree_lanes;
    next_size_ = vectors < 2 ? 0 : vectors / 2 * small_tree_lanes;
  }

  const Lanes lanes_{};
  SmallAgglomeration work_;
  std::size_t slots_;          // clusters, and those that died since slots were last dropped
  std::size_t active_;         // clusters
  std::size_t next_size_ = 0;  // at which dead slots are dropped
};

void agglomerate(const SmallAgglomeration& work, Linkage linkage) {
  switch (linkage) {
    case Linkage::single:
      return Small<SingleLanes>(work).run();
    case Linkage::complete:
      return Small<CompleteLanes>(work).run();
    case Linkage::average:
      return Small<AverageLanes>(work).run();
    case Linkage::mcquitty:
      return Small<McquittyLanes>(work).run();
    case Linkage::centroid:
      return Small<CentroidLanes>(work).run();
    case Linkage::median:
      return Small<MedianLanes>(work).run();
    case Linkage::ward_d:
    case Linkage::ward_d2:
      return Small<WardLanes>(work).run();
  }
}

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace ecumene::internal {

HWY_EXPORT(agglomerate);

void agglomerate_small(const SmallAgglomeration& work, Linkage linkage) {
  if (work.rows > 1) HWY_DYNAMIC_DISPATCH(agglomerate)(work, linkage);
}

}  // namespace ecumene::internal
#endif
