// The distance of a new cluster (i and j merged) to any other k, from d(i,k), d(j,k) and d(i,j)
// [Lance & Williams 1967]. One small function object for each linkage, made once a merge.
//
// The forms are chosen so that rounding cannot spoil what the formulas promise: equal distances stay equal under
// average and mcquitty, and no new distance of a reducible linkage is below both old ones, so that heights never fall.
#pragma once

#include <algorithm>

#include "ecumene/numeric/hierarchy/linkage.hpp"

namespace ecumene::internal {

struct MergedPair {
  double size_i;
  double size_j;
  double distance;
};

struct CompleteUpdate {
  explicit CompleteUpdate(const MergedPair&) {}
  double operator()(double ik, double jk, double) const { return std::max(ik, jk); }
};

struct AverageUpdate {
  explicit AverageUpdate(const MergedPair& pair) : share_of_j(pair.size_j / (pair.size_i + pair.size_j)) {}
  double operator()(double ik, double jk, double) const {
    return std::clamp(ik + (jk - ik) * share_of_j, std::min(ik, jk), std::max(ik, jk));
  }
  double share_of_j;
};

struct McquittyUpdate {
  explicit McquittyUpdate(const MergedPair&) {}
  double operator()(double ik, double jk, double) const { return (ik + jk) / 2; }
};

// On d for ward_d, on d^2 for ward_d2 [Murtagh & Legendre 2014].
struct WardUpdate {
  explicit WardUpdate(const MergedPair& merged) : pair(merged) {}
  double operator()(double ik, double jk, double size_k) const {
    const double numerator = (pair.size_i + size_k) * ik + (pair.size_j + size_k) * jk - size_k * pair.distance;
    return std::max(numerator / (pair.size_i + pair.size_j + size_k), std::min(ik, jk));
  }
  MergedPair pair;
};

// On d^2.
struct CentroidUpdate {
  explicit CentroidUpdate(const MergedPair& pair)
      : share_of_i(pair.size_i / (pair.size_i + pair.size_j)),
        share_of_j(pair.size_j / (pair.size_i + pair.size_j)),
        correction(share_of_i * share_of_j * pair.distance) {}
  double operator()(double ik, double jk, double) const { return share_of_i * ik + share_of_j * jk - correction; }
  double share_of_i;
  double share_of_j;
  double correction;
};

// On d^2.
struct MedianUpdate {
  explicit MedianUpdate(const MergedPair& pair) : correction(pair.distance / 4) {}
  double operator()(double ik, double jk, double) const { return (ik + jk) / 2 - correction; }
  double correction;
};

}  // namespace ecumene::internal
