#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <new>

#include "ecumene/numeric/exact_scaling_internal.hpp"
#include "ecumene/numeric/hierarchy/centre_linkage_internal.hpp"

namespace ecumene::internal {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr float rough_infinity = std::numeric_limits<float>::infinity();

// Centres a leaf when the tree is built: between half of it and it. Where single precision rules out most of them,
// more.
constexpr std::size_t members_of_leaf = 48;
constexpr std::size_t members_of_rough_leaf = 80;
// The widest column of many members is told from so many of them.
constexpr std::size_t sample = 128;

}  // namespace

AlignedDoubles aligned_doubles(std::size_t count) {
  auto doubles = hwy::AllocateAligned<double>(count);
  if (doubles == nullptr) throw std::bad_alloc();
  return doubles;
}

AlignedFloats aligned_floats(std::size_t count) {
  auto floats = hwy::AllocateAligned<float>(count);
  if (floats == nullptr) throw std::bad_alloc();
  return floats;
}

CentreIndexView CentreIndex::view() const {
  return {.columns = columns_,
          .leaf_slots = leaf_slots_,
          .levels = levels_,
          .boxes = boxes_.get(),
          .node_halves = node_halves_.get(),
          .centres = centres_.get(),
          .weights = weights_.get(),
          .halves = halves_.get(),
          .rough_centres = rough_centres_.get(),
          .rough_halves = rough_halves_.get(),
          .rough_scale = rough_scale_,
          .labels = labels_.data(),
          .counts = counts_.data()};
}

// A power of two of leaves, so that each node splits its members in halves three times.
void CentreIndex::lay_out(std::size_t members) {
  const std::size_t most = is_rough_ ? members_of_rough_leaf : members_of_leaf;
  const std::size_t leaves = std::bit_ceil((members + most - 1) / most);
  const std::size_t largest = (members + leaves - 1) / leaves;
  leaf_slots_ = (largest + slot_group - 1) / slot_group * slot_group;
  std::vector<std::size_t> nodes_of_level;
  for (std::size_t children = leaves; nodes_of_level.empty() || children > 1;) {
    children = (children + fan_out - 1) / fan_out;
    nodes_of_level.push_back(children);
  }
  levels_.clear();
  std::size_t nodes = 0;
  for (auto level = nodes_of_level.rbegin(); level != nodes_of_level.rend(); ++level) {
    levels_.push_back(nodes);
    nodes += *level;
  }
  boxes_ = aligned_doubles(nodes * columns_ * 2 * fan_out);
  node_halves_ = aligned_doubles(nodes * fan_out);
  std::fill_n(node_halves_.get(), nodes * fan_out, 0.0);
  for (std::size_t vector = 0; vector < nodes * columns_ * 2; ++vector)
    std::fill_n(boxes_.get() + vector * fan_out, fan_out, vector % 2 == 0 ? infinity : -infinity);
  centres_ = aligned_doubles(leaves * leaf_slots_ * columns_);
  halves_ = aligned_doubles(leaves * leaf_slots_);
  std::fill_n(centres_.get(), leaves * leaf_slots_ * columns_, infinity);
  weights_ = aligned_doubles(leaves * leaf_slots_);
  std::fill_n(weights_.get(), leaves * leaf_slots_, 1.0);
  std::fill_n(halves_.get(), leaves * leaf_slots_, 0.5);
  if (is_rough_) {
    rough_centres_ = aligned_floats(leaves * leaf_slots_ * columns_);
    std::fill_n(rough_centres_.get(), leaves * leaf_slots_ * columns_, rough_infinity);
    rough_halves_ = aligned_floats(leaves * leaf_slots_);
    std::fill_n(rough_halves_.get(), leaves * leaf_slots_, 0.5F);
  }
  labels_.assign(leaves * leaf_slots_, no_cluster);
  counts_.assign(leaves, 0);
}

void CentreIndex::build(std::span<const std::uint32_t> labels, std::span<const double> centres, const double* weights) {
  lay_out(labels.size());
  // Later centres lie between these.
  rough_scale_ = std::ldexp(1.0, -binary_exponent(largest_magnitude(centres)));
  std::vector<Member> members(labels.size());
  for (std::uint32_t number = 0; number < members.size(); ++number) members[number] = {0, number};
  split({labels, centres, weights}, members, 0, counts_.size());
  for (std::size_t leaf = 0; leaf < counts_.size(); ++leaf) fit_leaf(leaf);
  const std::size_t nodes = (counts_.size() + fan_out - 1) / fan_out;
  for (std::size_t level = levels_.size() - 1, count = nodes; level > 0; --level, count /= fan_out)
    for (std::size_t place = 0; place < count; ++place) fit_node(level, place);
}

std::size_t CentreIndex::widest_column(const Source& source, std::span<const Member> members) const {
  const std::size_t stride = std::max<std::size_t>(1, members.size() / sample);
  std::size_t widest = 0;
  double width = -1;
  for (std::size_t j = 0; j < columns_; ++j) {
    double low = infinity;
    double high = -infinity;
    for (std::size_t i = 0; i < members.size(); i += stride) {
      const double value = source.centres[members[i].number * columns_ + j];
      low = std::min(low, value);
      high = std::max(high, value);
    }
    if (high - low > width) width = high - low, widest = j;
  }
  return widest;
}

void CentreIndex::split(const Source& source, std::span<Member> members, std::size_t first_leaf, std::size_t leaves) {
  if (leaves == 1) {
    fill(source, members, first_leaf);
    return;
  }
  const std::size_t column = widest_column(source, members);
  for (Member& member : members) member.key = source.centres[member.number * columns_ + column];
  const std::size_t half = members.size() / 2;
  std::nth_element(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(half), members.end(),
                   [](const Member& a, const Member& b) { return a.key < b.key; });
  split(source, members.first(half), first_leaf, leaves / 2);
  split(source, members.subspan(half), first_leaf + leaves / 2, leaves / 2);
}

void CentreIndex::fill(const Source& source, std::span<const Member> members, std::size_t leaf) {
  for (std::size_t i = 0; i < members.size(); ++i) {
    const std::size_t slot = leaf * leaf_slots_ + i;
    const std::uint32_t label = source.labels[members[i].number];
    put(slot, source.centres.data() + members[i].number * columns_, source.weights[label]);
    labels_[slot] = label;
    slot_[label] = static_cast<std::uint32_t>(slot);
  }
  counts_[leaf] = static_cast<std::uint32_t>(members.size());
}

void CentreIndex::put(std::size_t slot, const double* centre, double weight) {
  double* place = centres_.get() + slot / leaf_slots_ * leaf_slots_ * columns_ + slot % leaf_slots_;
  for (std::size_t j = 0; j < columns_; ++j) place[j * leaf_slots_] = centre[j];
  weights_[slot] = weight;
  halves_[slot] = 0.5 / weight;
  if (!is_rough_) return;
  float* rough = rough_centres_.get() + (place - centres_.get());
  for (std::size_t j = 0; j < columns_; ++j) rough[j * leaf_slots_] = static_cast<float>(centre[j] * rough_scale_);
  rough_halves_[slot] = static_cast<float>(halves_[slot]);
}

void CentreIndex::copy_centre(std::uint32_t label, double* centre) const {
  const std::size_t slot = slot_[label];
  const double* place = centres_.get() + slot / leaf_slots_ * leaf_slots_ * columns_ + slot % leaf_slots_;
  for (std::size_t j = 0; j < columns_; ++j) centre[j] = place[j * leaf_slots_];
}

// The last one of the leaf moves to its place.
void CentreIndex::remove(std::size_t slot) {
  const std::size_t leaf = slot / leaf_slots_;
  const std::size_t last = leaf * leaf_slots_ + --counts_[leaf];
  const std::size_t before = leaf * leaf_slots_ * (columns_ - 1);
  for (std::size_t j = 0; j < columns_; ++j) {
    const std::size_t column = before + j * leaf_slots_;
    centres_[column + slot] = centres_[column + last];
    if (is_rough_) rough_centres_[column + slot] = rough_centres_[column + last];
  }
  centres_[before + last] = infinity;
  weights_[slot] = weights_[last];
  halves_[slot] = halves_[last];
  if (is_rough_) {
    rough_centres_[before + last] = rough_infinity;
    rough_halves_[slot] = rough_halves_[last];
  }
  labels_[slot] = labels_[last];
  slot_[labels_[slot]] = static_cast<std::uint32_t>(slot);
}

void CentreIndex::merge(std::uint32_t kept, std::uint32_t gone, std::span<const double> centre, double weight) {
  // The new centre is nearer to the heavier one, so that box grows less.
  if (halves_[slot_[gone]] < halves_[slot_[kept]]) {
    std::swap(slot_[kept], slot_[gone]);
    labels_[slot_[kept]] = kept;
    labels_[slot_[gone]] = gone;
  }
  const std::size_t left = slot_[gone] / leaf_slots_;
  remove(slot_[gone]);
  put(slot_[kept], centre.data(), weight);
  fit_path(slot_[kept] / leaf_slots_);
  if (left != slot_[kept] / leaf_slots_) fit_path(left);
}

void CentreIndex::fit_leaf(std::size_t leaf) {
  const std::size_t node = levels_.back() + leaf / fan_out;
  const std::size_t child = leaf % fan_out;
  fit_box(view().leaf(leaf), columns_, box(node) + child);
  double half = 0;
  for (std::size_t slot = 0; slot < counts_[leaf]; ++slot) half = std::max(half, halves_[leaf * leaf_slots_ + slot]);
  node_halves_[node * fan_out + child] = half;
}

// The box of a whole node, for its parent.
void CentreIndex::fit_node(std::size_t level, std::size_t place) {
  const std::size_t node = levels_[level] + place;
  const std::size_t parent = levels_[level - 1] + place / fan_out;
  const double* sides = box(node);
  double* side = box(parent) + place % fan_out;
  for (std::size_t j = 0; j < columns_; ++j, sides += 2 * fan_out, side += 2 * fan_out) {
    side[0] = *std::min_element(sides, sides + fan_out);
    side[fan_out] = *std::max_element(sides + fan_out, sides + 2 * fan_out);
  }
  const double* halves = node_halves_.get() + node * fan_out;
  node_halves_[parent * fan_out + place % fan_out] = *std::max_element(halves, halves + fan_out);
}

void CentreIndex::fit_path(std::size_t leaf) {
  fit_leaf(leaf);
  std::size_t place = leaf / fan_out;
  for (std::size_t level = levels_.size() - 1; level > 0; --level, place /= fan_out) fit_node(level, place);
}

}  // namespace ecumene::internal
