// Groups of places, one line a row, and trees, in pieces of a mebibyte.
#include <array>
#include <bit>
#include <charconv>
#include <ostream>
#include <string>

#include "ecumene/base/delimited.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/places.hpp"

namespace ecumene {
namespace {

// Gathers text and hands it to the stream in pieces.
class Pieces {
 public:
  Pieces(std::ostream& out, std::size_t steps, const WritingProgress& progress)
      : out_(out), steps_(steps), progress_(progress) {}

  void add(std::string_view text) { piece_ += text; }
  void add(char c) { piece_ += c; }
  template <class Number>
  void add_number(Number number) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    piece_.append(digits.data(), end);
  }
  void add_bytes(double value) {
    const auto bytes = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 0; shift < 64; shift += 8) piece_ += static_cast<char>(bytes >> shift & 0xFFU);
  }
  // `done` steps are behind.
  void step(std::size_t done) {
    constexpr std::size_t piece_bytes = std::size_t{1} << 20;
    if (piece_.size() < piece_bytes) return;
    flush();
    if (progress_) progress_(static_cast<double>(done) / static_cast<double>(steps_));
  }
  void flush() {
    out_.write(piece_.data(), static_cast<std::streamsize>(piece_.size()));
    piece_.clear();
  }

 private:
  std::ostream& out_;
  std::size_t steps_;
  const WritingProgress& progress_;
  std::string piece_;
};

void add_name(std::string_view name, Pieces& pieces) {
  if (name.find_first_of(",\"\r\n") == std::string_view::npos) {
    pieces.add(name);
  } else {
    pieces.add(delimited_field(name));
  }
}

// Noise, strength and outlier score of a place that took part.
void add_density(const PlaceGrouping& grouping, std::size_t row, std::size_t point, Pieces& pieces) {
  pieces.add(grouping.groups[row] == in_no_group ? ",1" : ",0");
  if (grouping.strengths.empty()) return;
  pieces.add(',');
  pieces.add_number(grouping.strengths[point]);
  pieces.add(',');
  pieces.add_number(grouping.outlier_scores[point]);
}

}  // namespace

void write_places_csv(std::ostream& out, const PlaceGrouping& grouping, const PlaceTable& table,
                      const WritingProgress& progress) {
  const bool density = grouping.options.method == PlaceMethod::density;
  const bool strengths = !grouping.strengths.empty();
  Pieces pieces(out, grouping.rows, progress);
  pieces.add(table.has_names() ? "place,group" : "row,group");
  pieces.add(density ? strengths ? ",noise,strength,outlier\n" : ",noise\n" : "\n");
  auto gap = grouping.left_out.begin();
  std::size_t point = 0;
  for (std::size_t row = 0; row < grouping.rows; ++row) {
    if (table.has_names()) {
      add_name(table.names[row], pieces);
    } else {
      pieces.add_number(row + 1);
    }
    pieces.add(',');
    if (gap != grouping.left_out.end() && *gap == row) {
      ++gap;
      if (density) pieces.add(strengths ? ",,," : ",");
    } else {
      if (grouping.groups[row] != in_no_group) pieces.add_number(std::uint64_t{grouping.groups[row]} + 1);
      if (density) add_density(grouping, row, point, pieces);
      ++point;
    }
    pieces.add('\n');
    pieces.step(row + 1);
  }
  pieces.flush();
}

void write_tree_npy(std::ostream& out, const Dendrogram& tree, const WritingProgress& progress) {
  std::string header =
      "{'descr': '<f8', 'fortran_order': False, 'shape': (" + std::to_string(tree.merges.size()) + ", 4), }";
  // Magic, version, length and header fill a multiple of 64 bytes, the last of them a line end.
  constexpr std::size_t before = 10;
  header.append(63 - (before + header.size()) % 64, ' ');
  header += '\n';
  Pieces pieces(out, tree.merges.size(), progress);
  pieces.add("\x93NUMPY\x01");
  pieces.add('\0');
  pieces.add(static_cast<char>(header.size() & 0xFFU));
  pieces.add(static_cast<char>(header.size() >> 8U));
  pieces.add(header);
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    const Merge& merge = tree.merges[k];
    pieces.add_bytes(static_cast<double>(merge.left));
    pieces.add_bytes(static_cast<double>(merge.right));
    pieces.add_bytes(merge.height);
    pieces.add_bytes(static_cast<double>(merge.size));
    pieces.step(k + 1);
  }
  pieces.flush();
}

void write_tree_csv(std::ostream& out, const Dendrogram& tree, const WritingProgress& progress) {
  Pieces pieces(out, tree.merges.size(), progress);
  pieces.add("left,right,height,size\n");
  for (std::size_t k = 0; k < tree.merges.size(); ++k) {
    const Merge& merge = tree.merges[k];
    pieces.add_number(merge.left);
    pieces.add(',');
    pieces.add_number(merge.right);
    pieces.add(',');
    pieces.add_number(merge.height);
    pieces.add(',');
    pieces.add_number(merge.size);
    pieces.add('\n');
    pieces.step(k + 1);
  }
  pieces.flush();
}

}  // namespace ecumene
