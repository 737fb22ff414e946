// Clusters known by their centres: what the greedy merging, the spatial index and the SIMD search share.
//
// A cluster lives under its label: the place, among the different rows in canonical order, of its least one. When two
// merge, the lower label goes on and gets a new version; so (label, version) names a cluster for good.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/numeric/hierarchy/linkage_internal.hpp"
#include "ecumene/numeric/hierarchy/points_internal.hpp"
#include "hwy/aligned_allocator.h"

namespace ecumene::internal {

inline constexpr std::uint32_t no_cluster = std::numeric_limits<std::uint32_t>::max();

// The squared distance that is minimised, from the square of the distance of the centres: 2 a b / (a + b) times it, a
// and b being the sizes for Ward and 1 for centroid and median linkage (then the factor is exactly 1).
inline double weighted_square(double square, double a, double b) {
  return square * (2 * a * b / (a + b));
}

struct CentreNeighbour {
  double square;
  std::uint32_t label;
  std::uint32_t version;
};

// The order of neighbours of one cluster is that of the pairs that they make with it: by distance, then by the lower
// and the higher label of the pair.
inline bool is_nearer(const CentreNeighbour& a, const CentreNeighbour& b) {
  return a.square != b.square ? a.square < b.square : a.label < b.label;
}

// The nearest clusters at the time of a search, nearest first.
class NeighbourList {
 public:
  static constexpr std::size_t most = 2;

  bool is_full() const { return count_ == most; }
  double last_square() const { return found_[count_ - 1].square; }
  std::span<const CentreNeighbour> found() const { return {found_.data(), count_}; }
  // The neighbour in question, when those before it have gone.
  const CentreNeighbour& current() const { return found_[at_]; }
  bool is_empty() const { return count_ == 0; }
  bool has_next() const { return at_ + 1U < count_; }
  void advance() { ++at_; }
  void name_versions(const std::uint32_t* versions) {
    for (std::size_t i = 0; i < count_; ++i) found_[i].version = versions[found_[i].label];
  }

  void offer(const CentreNeighbour& candidate) {
    std::size_t place = count_;
    if (place < most) {
      ++count_;
    } else {
      --place;
      if (!is_nearer(candidate, found_[place])) return;
    }
    for (; place > 0 && is_nearer(candidate, found_[place - 1]); --place) found_[place] = found_[place - 1];
    found_[place] = candidate;
  }

 private:
  std::array<CentreNeighbour, most> found_{};
  std::uint32_t count_ = 0;
  std::uint32_t at_ = 0;
};

struct CentreQuery {
  const double* centre;
  double weight;
  std::uint32_t label;  // never found: the cluster itself, or the two clusters
                        // that it is made of
  std::uint32_t other;
};

// Centres side by side: column after column, `slots` values each, the first `count` of them in use and the rest of the
// last vector at infinity.
struct CentreBlock {
  const double* centres;
  const double* weights;
  const double* halves;  // 1 / (2 weight)
  const std::uint32_t* labels;
  const std::uint32_t* versions;  // null: those that the clusters have now
  const float* rough_centres;     // in single precision, for the first look; null: there is none
  const float* rough_halves;
  std::size_t slots;
  std::size_t count;
};

// Eight children a node, a vector of their boxes for each column; the nodes of the lowest level hold leaves. Child c of
// node i is node (or leaf) 8 i + c of the level below.
inline constexpr std::size_t fan_out = 8;
// Slots of a leaf come in groups of so many: a vector of floats.
inline constexpr std::size_t slot_group = 16;
// In fewer columns a first look in single precision costs as much as it saves; for more its bound was not derived.
inline constexpr std::size_t fewest_rough_columns = 4;
inline constexpr std::size_t most_rough_columns = 4096;

struct CentreIndexView {
  std::size_t columns;
  std::size_t leaf_slots;
  std::span<const std::size_t> levels;  // the number of the first node of each level, from the root
  const double* boxes;                  // for each node and column the lows of the children,
                                        // then the highs
  const double* node_halves;            // for each node the greatest 1 / (2 weight) below each child
  const double* centres;
  const double* weights;
  const double* halves;
  const float* rough_centres;  // null: there are none, as the next
  const float* rough_halves;
  double rough_scale;  // rough centres are centres times this power of two, which brings them below 1
  const std::uint32_t* labels;
  const std::uint32_t* counts;  // slots in use of each leaf

  CentreBlock leaf(std::size_t number) const {
    const std::size_t first = number * leaf_slots;
    return {.centres = centres + first * columns,
            .weights = weights + first,
            .halves = halves + first,
            .labels = labels + first,
            .versions = nullptr,
            .rough_centres = rough_centres == nullptr ? nullptr : rough_centres + first * columns,
            .rough_halves = rough_halves == nullptr ? nullptr : rough_halves + first,
            .slots = leaf_slots,
            .count = counts[number]};
  }
};

// The SIMD searches. Lists are added to: offer() of every cluster that can matter.
void search_index(const CentreIndexView& index, const std::uint32_t* versions, std::span<const CentreQuery> queries,
                  std::span<NeighbourList> lists);
void search_block(const CentreBlock& block, std::size_t columns, const std::uint32_t* versions,
                  const CentreQuery& query, NeighbourList& list);

// The box of a block's centres, for a child of a node: for each column the low, and fan_out places on the high.
void fit_box(const CentreBlock& block, std::size_t columns, double* sides);

using AlignedDoubles = hwy::AlignedFreeUniquePtr<double[]>;
using AlignedFloats = hwy::AlignedFreeUniquePtr<float[]>;
AlignedDoubles aligned_doubles(std::size_t count);  // throws std::bad_alloc, as the next
AlignedFloats aligned_floats(std::size_t count);

// The live centres in a tree of boxes. Searches find exactly what a scan of all centres would find; how the tree lies
// only decides how long it takes.
class CentreIndex {
 public:
  CentreIndex(std::size_t columns, std::size_t labels)
      : columns_(columns),
        is_rough_(columns >= fewest_rough_columns && columns <= most_rough_columns),
        slot_(labels, no_cluster) {}

  // Centre i, of the cluster labels[i], begins at centres[i * columns]. REQUIRES at least one.
  void build(std::span<const std::uint32_t> labels, std::span<const double> centres, const double* weights);
  // The cluster `gone` leaves, the centre of `kept` moves.
  void merge(std::uint32_t kept, std::uint32_t gone, std::span<const double> centre, double weight);

  CentreIndexView view() const;
  std::size_t leaves() const { return counts_.size(); }
  void copy_centre(std::uint32_t label, double* centre) const;

 private:
  struct Member {
    double key;
    std::uint32_t number;
  };
  struct Source {
    std::span<const std::uint32_t> labels;
    std::span<const double> centres;
    const double* weights;
  };
  void lay_out(std::size_t members);
  void split(const Source& source, std::span<Member> members, std::size_t first_leaf, std::size_t leaves);
  std::size_t widest_column(const Source& source, std::span<const Member> members) const;
  void fill(const Source& source, std::span<const Member> members, std::size_t leaf);
  void put(std::size_t slot, const double* centre, double weight);
  void remove(std::size_t slot);
  double* box(std::size_t node) { return boxes_.get() + node * columns_ * 2 * fan_out; }
  void fit_leaf(std::size_t leaf);
  void fit_node(std::size_t level, std::size_t place);
  void fit_path(std::size_t leaf);

  std::size_t columns_;
  std::size_t leaf_slots_ = 0;
  std::vector<std::size_t> levels_;
  AlignedDoubles boxes_;
  AlignedDoubles node_halves_;
  AlignedDoubles centres_;
  AlignedDoubles weights_;
  AlignedDoubles halves_;
  bool is_rough_;  // whether there are rough centres
  AlignedFloats rough_centres_;
  AlignedFloats rough_halves_;
  double rough_scale_ = 1;
  std::vector<std::uint32_t> labels_;
  std::vector<std::uint32_t> counts_;
  std::vector<std::uint32_t> slot_;  // of each label
};

// The centres made since the searches of a batch began, for those who searched before they were there.
class RecentCentres {
 public:
  static constexpr std::size_t most = 128;

  explicit RecentCentres(std::size_t columns)
      : columns_(columns),
        centres_(aligned_doubles(most * columns)),
        weights_(aligned_doubles(most)),
        halves_(aligned_doubles(most)) {
    // What is behind the last one is read, but never found.
    std::fill_n(centres_.get(), most * columns, std::numeric_limits<double>::infinity());
    std::fill_n(weights_.get(), most, 1.0);
    std::fill_n(halves_.get(), most, 0.5);
  }

  void clear() { count_ = 0; }
  bool is_full() const { return count_ == most; }
  void add(std::uint32_t label, std::uint32_t version, std::span<const double> centre, double weight) {
    for (std::size_t j = 0; j < columns_; ++j) centres_[j * most + count_] = centre[j];
    weights_[count_] = weight;
    halves_[count_] = 0.5 / weight;
    labels_[count_] = label;
    versions_[count_++] = version;
  }
  CentreBlock block() const {
    return {.centres = centres_.get(),
            .weights = weights_.get(),
            .halves = halves_.get(),
            .labels = labels_.data(),
            .versions = versions_.data(),
            .rough_centres = nullptr,
            .rough_halves = nullptr,
            .slots = most,
            .count = count_};
  }

 private:
  std::size_t columns_;
  AlignedDoubles centres_;
  AlignedDoubles weights_;
  AlignedDoubles halves_;
  std::array<std::uint32_t, most> labels_{};
  std::array<std::uint32_t, most> versions_{};
  std::size_t count_ = 0;
};

struct CentreMerge {
  std::uint32_t kept;  // the lower label
  std::uint32_t gone;
  double square;
};

struct CentreMerges {
  std::vector<CentreMerge> merges;
  std::vector<TieGroup> ties;  // heights are squares
};

// The different rows as points: centres[label * columns ...], each standing for counts[label] equal rows.
struct CentreStart {
  std::size_t columns = 0;
  std::vector<double> centres{};
  std::vector<std::uint32_t> counts{};
  std::size_t merges = 0;  // made already, of equal rows
  TieLog ties{};           // among them
};

CentreMerges greedy_centre_merges(CentreStart start, Linkage linkage, const Execution& execution);

}  // namespace ecumene::internal
