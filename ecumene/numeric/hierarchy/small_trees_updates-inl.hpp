// The recurrences of lance_williams_internal.hpp on whole vectors, operation by operation, so that the digits are the
// same. Included once for each SIMD target.
#if defined(ECUMENE_SMALL_TREES_UPDATES) == defined(HWY_TARGET_TOGGLE)
#ifdef ECUMENE_SMALL_TREES_UPDATES
#undef ECUMENE_SMALL_TREES_UPDATES
#else
#define ECUMENE_SMALL_TREES_UPDATES
#endif

#include <limits>

#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace ecumene::internal {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using Lanes = hn::ScalableTag<double>;
using Vector = hn::Vec<Lanes>;
constexpr std::size_t width = hn::MaxLanes(Lanes());

// A vector that is the same in all lanes, kept as a number: vectors cannot be members on every target.
HWY_INLINE Vector all(double value) {
  return hn::Set(Lanes(), value);
}

struct SingleLanes {
  static constexpr bool reducible = true;
  SingleLanes(double, double, double) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const { return hn::Min(ik, jk); }
};

struct CompleteLanes {
  static constexpr bool reducible = true;
  CompleteLanes(double, double, double) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const { return hn::Max(ik, jk); }
};

struct AverageLanes {
  static constexpr bool reducible = true;
  AverageLanes(double size_i, double size_j, double) : share_of_j(size_j / (size_i + size_j)) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const {
    const Vector mean = hn::Add(ik, hn::Mul(hn::Sub(jk, ik), all(share_of_j)));
    return hn::Min(hn::Max(mean, hn::Min(ik, jk)), hn::Max(ik, jk));
  }
  double share_of_j;
};

struct McquittyLanes {
  static constexpr bool reducible = true;
  McquittyLanes(double, double, double) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const { return hn::Mul(hn::Add(ik, jk), all(0.5)); }
};

struct WardLanes {
  static constexpr bool reducible = true;
  WardLanes(double i, double j, double d) : size_i(i), size_j(j), distance(d) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector size_k) const {
    const Vector gained = hn::Add(hn::Mul(hn::Add(all(size_i), size_k), ik), hn::Mul(hn::Add(all(size_j), size_k), jk));
    const Vector numerator = hn::Sub(gained, hn::Mul(size_k, all(distance)));
    return hn::Max(hn::Div(numerator, hn::Add(all(size_i + size_j), size_k)), hn::Min(ik, jk));
  }
  double size_i;
  double size_j;
  double distance;
};

struct CentroidLanes {
  static constexpr bool reducible = false;
  CentroidLanes(double size_i, double size_j, double distance)
      : share_of_i(size_i / (size_i + size_j)),
        share_of_j(size_j / (size_i + size_j)),
        correction(share_of_i * share_of_j * distance) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const {
    return hn::Sub(hn::Add(hn::Mul(all(share_of_i), ik), hn::Mul(all(share_of_j), jk)), all(correction));
  }
  double share_of_i;
  double share_of_j;
  double correction;
};

struct MedianLanes {
  static constexpr bool reducible = false;
  MedianLanes(double, double, double distance) : correction(distance / 4) {}
  HWY_INLINE Vector operator()(Vector ik, Vector jk, Vector) const {
    return hn::Sub(hn::Mul(hn::Add(ik, jk), all(0.5)), all(correction));
  }
  double correction;
};

constexpr double nothing = std::numeric_limits<double>::infinity();

// The distances to rows that stand behind one's own.
HWY_INLINE Vector if_behind(Vector own, Vector other, Vector distance) {
  return hn::IfThenElse(hn::Lt(own, other), distance, all(nothing));
}

struct RowBounds {
  double bound;
  double second;
  double nearest;  // the number of the row at the bound
};

// The least of the values added, the first number under which it came (0 if none is finite), and the least of the
// others; lane by lane until they are asked for. Numbers grow.
struct LeastTwo {
  Vector least;
  Vector number;
  Vector second;

  HWY_INLINE explicit LeastTwo(Vector infinite) : least(infinite), number(hn::Zero(Lanes())), second(infinite) {}
  HWY_INLINE void add(Vector value, Vector its_number) {
    number = hn::IfThenElse(hn::Lt(value, least), its_number, number);
    second = hn::Min(second, hn::Max(least, value));
    least = hn::Min(least, value);
  }
  HWY_INLINE RowBounds found() const {
    const Lanes lanes;
    const Vector all_least = hn::MinOfLanes(lanes, least);
    const auto holds_least = hn::Eq(least, all_least);
    const std::size_t holding = hn::CountTrue(lanes, holds_least);
    // Where all is infinite: on some targets MinOfLanes stops at the largest double.
    if (holding == 0) return {nothing, nothing, 0};
    const Vector rest = hn::MinOfLanes(lanes, hn::IfThenElse(holds_least, second, least));
    const Vector first = hn::MinOfLanes(lanes, hn::IfThenElse(holds_least, number, hn::Set(lanes, nothing)));
    const double bound = hn::GetLane(all_least);
    return {bound, holding > 1 ? bound : hn::GetLane(rest), hn::GetLane(first)};
  }
};

}  // namespace HWY_NAMESPACE
}  // namespace ecumene::internal
HWY_AFTER_NAMESPACE();

#endif
