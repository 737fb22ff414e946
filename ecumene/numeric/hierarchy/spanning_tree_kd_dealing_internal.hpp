// The points of the kd-tree on their way from rows to columns.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "ecumene/numeric/hierarchy/spanning_tree_kd_branches_internal.hpp"

namespace ecumene::internal {

// Columns of points and the numbers of their rows, in one piece of memory.
struct KdRoom {
  KdRoom() = default;
  KdRoom(std::size_t size, std::size_t columns, KdMemory& memory)
      : stride((size / packet_size + 2) * packet_size), count(columns), bytes(size_in_bytes(), memory) {}
  KdRoom(std::size_t size, std::size_t columns) : stride(size), count(columns), bytes(size_in_bytes()) {}
  KdColumns columns() const {
    return {reinterpret_cast<double*>(bytes.data()), stride, count,
            reinterpret_cast<std::uint32_t*>(bytes.data() + rows_from())};
  }

  std::size_t rows_from() const { return stride * count * sizeof(double); }
  std::size_t size_in_bytes() const { return rows_from() + stride * sizeof(std::uint32_t); }
  std::size_t stride = 0;
  std::size_t count = 0;
  Buffer<std::byte> bytes{};
};

// The points in the columns of one part or two; the parts' second sides are nowhere yet.
struct KdDealt {
  std::vector<double> box{};  // of all points, where there are two parts: least values, then greatest
  std::array<KdRoom, 2> rooms{};
  std::array<KdPart, 2> parts{};

  bool is_cut() const { return !box.empty(); }
};

// Cuts many points of many columns in the middle of the widest one.
KdDealt dealt_points(const PointSet& points, std::size_t leaf_size, Crew& crew);

}  // namespace ecumene::internal
