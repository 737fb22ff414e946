// One small tree from its matrix of distances, by whole vectors.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "ecumene/numeric/hierarchy/small_trees_kernel.cpp"
#include "ecumene/numeric/hierarchy/simd_internal.hpp"

#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include <algorithm>
#include <numeric>

#include "ecumene/numeric/hierarchy/small_trees_internal.hpp"
#include "ecumene/numeric/hierarchy/small_trees_updates-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {

// The generic algorithm of Muellner (2011), arXiv:1109.2378, section 3.1, on one square matrix.
//
// The idea: each row keeps a lower bound of its distances to the rows behind it; the row with the least bound holds the
// next merge if one of these distances equals the bound, and is searched anew otherwise.
//
// What differs here: all is done by whole vectors, without branches on single rows. Beside the bound of all its
// distances a row keeps a second bound, of all but its nearest. While the first is less than the second, the row's
// nearest is known and is its only one. Where a merge takes it away, the lesser of the second bound and the new
// distance takes its place, which is seldom too low: few rows are searched again. One pass over the row of a new
// cluster updates it and the bounds of all rows, and finds the next least bound. Clusters live in the slot of their
// smallest row, and the first of equals is taken both times: the tie rule of linkage.hpp.
template <class Update>
class Small {
 public:
  explicit Small(const SmallAgglomeration& work) : work_(work), slots_(work.rows), active_(work.rows) {
    plan_next_size();
  }

  void run() {
    std::iota(work_.names, work_.names + work_.rows, 0U);
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
  // Searches a row again. Returns the first slot with the least bound.
  HWY_INLINE std::size_t search_row(std::size_t slot) {
    const double* const row = work_.matrix + slot * work_.stride;
    const Vector infinite = hn::Set(lanes_, nothing);
    const Vector number_of_slot = hn::Set(lanes_, static_cast<double>(slot));
    LeastTwo own(infinite);
    LeastTwo others(infinite);
    std::size_t at = 0;
    for (; at + width <= slot; at += width)
      others.add(hn::Load(lanes_, work_.bounds + at), hn::Load(lanes_, work_.numbers + at));
    const Vector number = hn::Load(lanes_, work_.numbers + at);
    const Vector bound = hn::Load(lanes_, work_.bounds + at);
    own.add(if_behind(number_of_slot, number, living_distance(row, at)), number);
    others.add(hn::IfThenElse(hn::Eq(number, number_of_slot), infinite, bound), number);
    for (at += width; at < work_.stride; at += width) {
      const Vector number_behind = hn::Load(lanes_, work_.numbers + at);
      own.add(living_distance(row, at), number_behind);
      others.add(hn::Load(lanes_, work_.bounds + at), number_behind);
    }
    const RowBounds found = own.found();
    set_bounds(slot, found);
    return first_of(found, slot, others.found());
  }

  HWY_INLINE Vector living_distance(const double* row, std::size_t at) const {
    return hn::Max(hn::Load(lanes_, row + at), hn::Load(lanes_, work_.dead + at));
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

  // What a merge reads and writes. Named here, for the compiler reads members again after every store.
  struct Joined {
    double* row_i;
    const double* row_j;
    const double* numbers;
    const double* dead;
    const double* sizes;
    double* bounds;
    double* second_bounds;
    double* nearest;
    double i;
    double j;
  };

  // Row i becomes that of the new cluster. Returns the first slot with the least bound.
  HWY_INLINE std::size_t execute(std::size_t i, std::size_t j) {
    const Update update(work_.sizes[i], work_.sizes[j], work_.bounds[i]);
    const std::size_t stride = work_.stride;
    const Joined joined{work_.matrix + i * stride,
                        work_.matrix + j * stride,
                        work_.numbers,
                        work_.dead,
                        work_.sizes,
                        work_.bounds,
                        work_.second_bounds,
                        work_.nearest,
                        static_cast<double>(i),
                        static_cast<double>(j)};
    LeastTwo own(hn::Set(lanes_, nothing));     // distances of the new cluster to the rows behind it
    LeastTwo others(hn::Set(lanes_, nothing));  // bounds of the other rows
    std::size_t at = 0;
    for (; at + width <= i; at += width) join<Rows::before>(joined, update, at, own, others);
    join<Rows::around>(joined, update, at, own, others);
    for (at += width; at < stride; at += width) join<Rows::behind>(joined, update, at, own, others);
    --active_;
    work_.sizes[i] += work_.sizes[j];
    work_.dead[j] = nothing;
    const RowBounds of_new = own.found();
    set_bounds(i, of_new);
    const std::size_t next = first_of(of_new, i, others.found());
    write_column(joined.row_i, i);
    return next;
  }

  // A vector of rows k: before row i, where its distance may be the least of row k; behind it, where that of row k may
  // be the least of row i; or around it, where some are this and some are that.
  enum class Rows : std::uint8_t { before, around, behind };

  template <Rows rows>
  HWY_INLINE void join(const Joined& joined, const Update& update, std::size_t at, LeastTwo& own,
                       LeastTwo& others) const {
    const Vector infinite = hn::Set(lanes_, nothing);
    const Vector number_i = hn::Set(lanes_, joined.i);
    const Vector ik = hn::Load(lanes_, joined.row_i + at);
    const Vector jk = hn::Load(lanes_, joined.row_j + at);
    const Vector number = hn::Load(lanes_, joined.numbers + at);
    auto is_hidden = hn::Eq(hn::Load(lanes_, joined.dead + at), infinite);
    if (rows != Rows::before) is_hidden = hn::Or(is_hidden, hn::Eq(number, hn::Set(lanes_, joined.j)));
    if (rows == Rows::around) is_hidden = hn::Or(is_hidden, hn::Eq(number, number_i));
    const Vector updated = hn::IfThenElse(is_hidden, infinite, update(ik, jk, hn::Load(lanes_, joined.sizes + at)));
    hn::Store(updated, lanes_, joined.row_i + at);
    if (rows == Rows::around) own.add(if_behind(number_i, number, updated), number);
    if (rows == Rows::behind) own.add(updated, number);

    const Vector old_bound = hn::Load(lanes_, joined.bounds + at);
    const Vector second = hn::Load(lanes_, joined.second_bounds + at);
    const Vector nearest = hn::Load(lanes_, joined.nearest + at);
    auto is_lost = hn::Eq(nearest, hn::Set(lanes_, joined.j));
    if (rows != Rows::behind) is_lost = hn::Or(is_lost, hn::Eq(nearest, number_i));
    Vector bound = hn::IfThenElse(is_lost, second, old_bound);
    if (rows != Rows::behind) {
      const Vector new_distance = rows == Rows::around ? if_behind(number, number_i, updated) : updated;
      hn::Store(hn::IfThenElse(hn::Lt(new_distance, bound), number_i, nearest), lanes_, joined.nearest + at);
      bound = hn::Min(bound, new_distance);
      if (!Update::reducible)
        hn::Store(hn::Min(second, hn::Max(old_bound, new_distance)), lanes_, joined.second_bounds + at);
    }
    bound = hn::IfThenElse(is_hidden, infinite, bound);
    hn::Store(bound, lanes_, joined.bounds + at);
    others.add(bound, number);
  }

  // The lesser bound of row i and the other rows; the smaller number of equals.
  static HWY_INLINE std::size_t first_of(const RowBounds& of_row, std::size_t i, const RowBounds& of_others) {
    const auto other = static_cast<std::size_t>(of_others.nearest);
    // Both questions are asked, for a branch would be guessed wrong often.
    const bool is_less = of_row.bound < of_others.bound;
    const bool is_first = (of_row.bound == of_others.bound) & (i < other);
    return (is_less | is_first) ? i : other;
  }

  // Row i becomes column i too. Dead rows as well, and the padding: that costs less than to tell them from the others.
  HWY_INLINE void write_column(const double* HWY_RESTRICT row, std::size_t i) const {
    const std::size_t stride = work_.stride;
    double* HWY_RESTRICT entry = work_.matrix + i;
    for (const double* const end = row + stride; row != end; row += 4, entry += 4 * stride) {
      entry[0] = row[0];
      entry[stride] = row[1];
      entry[2 * stride] = row[2];
      entry[3 * stride] = row[3];
    }
  }

  // Slots of dead clusters are dropped when they are many. Returns the new place of `slot`.
  std::size_t close_ranks(std::size_t slot) {
    const std::size_t stride = (active_ + small_tree_lanes - 1) / small_tree_lanes * small_tree_lanes;
    list_living();
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

  // Fills `active`, the slots of living clusters in their order, and `places`: how many there are before each slot.
  void list_living() const {
    std::uint32_t living = 0;
    for (std::size_t slot = 0; slot < slots_; ++slot) {
      work_.active[living] = static_cast<std::uint32_t>(slot);
      work_.places[slot] = living;
      living += work_.dead[slot] < nothing;
    }
  }

  // One by one: compressing whole vectors costs as much, and far more on some processors. Places only ever move down,
  // so that nothing is overwritten before it was read.
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
