// The kd-tree: the points are dealt to the two sides of the first cut straight from the rows; one side is grown, then
// the other, with the same room beside it, so that the points are held one and a half times at the peak of memory and
// not twice. Then leaf after leaf goes to its packets, and what a side held is given back before the other's turn.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <utility>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_branches_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_dealing_internal.hpp"
#include "ecumene/numeric/hierarchy/spanning_tree_kd_internal.hpp"

namespace ecumene::internal {
namespace {

class KdBuilder {
 public:
  KdBuilder(const PointSet& points, std::size_t leaf_size, Crew& crew)
      : points_(points),
        columns_(points.rows.columns()),
        leaf_size_(leaf_size),
        crew_(crew),
        dealt_(dealt_points(points, leaf_size, crew)) {}

  KdTree tree() {
    const std::size_t rows = points_.rows.rows();
    Branch root;
    // For leaves that are half full; what is not used is never touched, and growing would need both at the peak of
    // memory.
    root.nodes.reserve(4 * rows / leaf_size_ + 1);
    root.boxes.reserve(root.nodes.capacity() * 2 * columns_);
    grow(root);
    KdTree tree{.points = &points_, .columns = columns_};
    tree.nodes = std::move(root.nodes);
    tree.boxes = std::move(root.boxes);
    tree.equal = std::move(root.equal);
    place_leaves(tree);
    return tree;
  }

 private:
  void grow(Branch& root) {
    const std::size_t rows = points_.rows.rows();
    std::array<KdPart, 2>& parts = dealt_.parts;
    if (dealt_.is_cut()) {
      root.nodes.emplace_back();
      root.boxes.insert(root.boxes.end(), dealt_.box.begin(), dealt_.box.end());
    }
    const std::size_t levels = levels_in_space(rows, columns_) - (dealt_.is_cut() ? 1 : 0);
    const auto grow_one = [&](std::size_t number, Branch& branch) {
      grow_part(points_, parts[number], levels, leaf_size_, crew_, branch);
    };
    const bool are_together = dealt_.is_cut() && rows >= parallel_from && !crew_.is_alone();
    KdRoom spare(are_together ? parts[0].size : std::max(parts[0].size, parts[1].size), columns_, crew_.memory());
    KdRoom other_spare = are_together ? KdRoom(parts[1].size, columns_, crew_.memory()) : KdRoom();
    parts[0].sides[1] = spare.columns();
    parts[1].sides[1] = (are_together ? other_spare : spare).columns();
    Branch other;
    if (are_together) {
      Branch one;
      crew_.run([&] { crew_.both([&] { grow_one(0, one); }, [&] { grow_one(1, other); }); });
      root.append(one);
    } else {
      crew_.run([&] { grow_one(0, root); });
    }
    if (!dealt_.is_cut()) return;
    root.nodes[0].right = static_cast<std::uint32_t>(root.nodes.size());
    if (are_together) {
      root.append(other);
    } else {
      crew_.run([&] { grow_one(1, root); });
    }
  }

  // From places to slots.
  void place_leaves(KdTree& tree) {
    std::vector<std::uint32_t> sources;
    std::size_t equal = 0;
    for (std::uint32_t node = 0; node < tree.nodes.size(); ++node) {
      KdNode& at = tree.nodes[node];
      if (at.right != 0) {
        at.right += node;
        tree.nodes[node + 1].parent = tree.nodes[at.right].parent = node;
        continue;
      }
      const std::uint32_t source = at.first;
      const std::uint32_t size = at.end - at.first;
      at.first = tree.slots;
      at.end = tree.slots + size;
      for (; equal < tree.equal.size() && tree.equal[equal].slot < source + size; ++equal)
        tree.equal[equal].slot += at.first - source;
      tree.leaves.push_back(node);
      sources.push_back(source);
      tree.distinct += size;
      tree.slots += (size + packet_size - 1) / packet_size * packet_size;
    }
    for (std::size_t node = tree.nodes.size(); node-- > 0;) {
      KdNode& at = tree.nodes[node];
      if (at.right == 0) continue;
      at.first = tree.nodes[node + 1].first;
      at.end = tree.nodes[at.right].end;
    }
    fill_packets(tree, sources);
  }

  void fill_packets(KdTree& tree, const std::vector<std::uint32_t>& sources) {
    tree.values = Buffer<double>(std::size_t{tree.slots} * columns_, crew_.memory());
    tree.rows = Buffer<std::uint32_t>(tree.slots, crew_.memory());
    std::size_t first = 0;
    for (std::size_t number = 0; number < dealt_.parts.size(); ++number) {
      const std::size_t end_place = dealt_.parts[number].first_place + dealt_.parts[number].size;
      const auto end = std::partition_point(sources.begin(), sources.end(),
                                            [&](std::uint32_t source) { return source < end_place; });
      const auto last = static_cast<std::size_t>(end - sources.begin());
      if (dealt_.parts[number].size == 0) continue;
      crew_.for_blocks(last - first, 256, [&](std::size_t begin_of_block, std::size_t end_of_block) {
        for (std::size_t leaf = first + begin_of_block; leaf < first + end_of_block; ++leaf)
          fill_leaf(tree, tree.nodes[tree.leaves[leaf]], dealt_.parts[number],
                    sources[leaf] - dealt_.parts[number].first_place);
      });
      dealt_.rooms[number] = {};
      first = last;
    }
  }

  static void fill_leaf(KdTree& tree, const KdNode& leaf, const KdPart& part, std::size_t source) {
    for (std::uint32_t slot = leaf.first; slot < leaf.end; ++slot)
      tree.rows[slot] = part.sides[0].rows[source + (slot - leaf.first)];
    for (std::uint32_t slot = leaf.end; slot % packet_size != 0; ++slot) tree.rows[slot] = no_slot;
    for (std::size_t j = 0; j < tree.columns; ++j) fill_column(tree, leaf, j, part.sides[0].column(j) + source);
  }

  static void fill_column(KdTree& tree, const KdNode& leaf, std::size_t column, const double* source) {
    const std::size_t size = leaf.end - leaf.first;
    double* to = tree.values.data() + std::size_t{leaf.first} * tree.columns + column * packet_size;
    for (std::size_t begin = 0; begin < size; begin += packet_size, to += packet_size * tree.columns)
      for (std::size_t lane = 0; lane < packet_size; ++lane)
        to[lane] = begin + lane < size ? source[begin + lane] : std::numeric_limits<double>::infinity();
  }

  const PointSet& points_;
  std::size_t columns_;
  std::size_t leaf_size_;
  Crew& crew_;
  KdDealt dealt_;
};

}  // namespace

KdTree kd_tree_of(const PointSet& points, std::size_t leaf_size, Crew& crew) {
  return KdBuilder(points, leaf_size, crew).tree();
}

}  // namespace ecumene::internal
