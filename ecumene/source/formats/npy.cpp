// The values of an .npy file, piece after piece.
#include "ecumene/source/formats/npy.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <type_traits>
#include <utility>

#include "ecumene/source/file_bytes.hpp"

namespace ecumene {
namespace {

constexpr std::size_t piece_bytes = std::size_t{4} << 20;

// Fills the span from an offset of the file.
using ReadAt = std::function<void(std::uint64_t, std::span<char>)>;

template <class Number>
void convert(std::span<const char> bytes, bool swapped, std::span<double> values) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    std::array<char, sizeof(Number)> item{};
    std::memcpy(item.data(), bytes.data() + i * sizeof(Number), sizeof(Number));
    if (swapped) std::ranges::reverse(item);
    values[i] = static_cast<double>(std::bit_cast<Number>(item));
  }
}

void convert_items(std::span<const char> bytes, const NpyHeader& header, std::span<double> values) {
  const bool swapped = header.big_endian != (std::endian::native == std::endian::big);
  const auto as = [&]<class Floating, class Signed, class Unsigned>(
                      std::type_identity<Floating>, std::type_identity<Signed>, std::type_identity<Unsigned>) {
    if (header.kind == NpyKind::floating) return convert<Floating>(bytes, swapped, values);
    if (header.kind == NpyKind::signed_integer) return convert<Signed>(bytes, swapped, values);
    return convert<Unsigned>(bytes, swapped, values);
  };
  constexpr std::type_identity<float> single;  // no floating type has one or two bytes here
  switch (header.item_bytes) {
    case 1:
      return as(single, std::type_identity<std::int8_t>(), std::type_identity<std::uint8_t>());
    case 2:
      return as(single, std::type_identity<std::int16_t>(), std::type_identity<std::uint16_t>());
    case 4:
      return as(single, std::type_identity<std::int32_t>(), std::type_identity<std::uint32_t>());
    default:
      return as(std::type_identity<double>(), std::type_identity<std::int64_t>(), std::type_identity<std::uint64_t>());
  }
}

class NpyReader {
 public:
  NpyReader(const NpyHeader& header, const ReadAt& read_at, const ReadingProgress& progress)
      : header_(header), read_at_(read_at), progress_(progress) {}

  void read(std::span<const std::size_t> chosen, std::span<double> values) {
    if (header_.order == NpyOrder::columns) {
      for (std::size_t to = 0; to < chosen.size(); ++to) read_column(chosen[to], to, chosen.size(), values);
      return;
    }
    const std::size_t columns = header_.columns;
    const bool whole = std::ranges::is_sorted(chosen) && chosen.size() == columns;
    const std::size_t most = std::max<std::size_t>(1, piece_bytes / (header_.item_bytes * columns));
    std::vector<double> piece;
    for (std::size_t row = 0; row < header_.rows; row += most) {
      const std::size_t rows = std::min<std::size_t>(most, header_.rows - row);
      if (whole) {
        items(row * columns, values.subspan(row * columns, rows * columns));
      } else {
        piece.resize(rows * columns);
        items(row * columns, piece);
        for (std::size_t i = 0; i < rows * chosen.size(); ++i) {
          values[row * chosen.size() + i] = piece[i / chosen.size() * columns + chosen[i % chosen.size()]];
        }
      }
      show(static_cast<double>(row + rows) / static_cast<double>(header_.rows));
    }
  }

 private:
  void read_column(std::size_t from, std::size_t to, std::size_t width, std::span<double> values) {
    const std::size_t most = piece_bytes / header_.item_bytes;
    std::vector<double> piece;
    for (std::size_t row = 0; row < header_.rows; row += most) {
      piece.resize(std::min<std::size_t>(most, header_.rows - row));
      items(from * header_.rows + row, piece);
      for (std::size_t i = 0; i < piece.size(); ++i) values[(row + i) * width + to] = piece[i];
      const double of_column = static_cast<double>(row + piece.size()) / static_cast<double>(header_.rows);
      show((static_cast<double>(to) + of_column) / static_cast<double>(width));
    }
  }

  // Items as the file counts them.
  void items(std::uint64_t first, std::span<double> values) {
    bytes_.resize(values.size() * header_.item_bytes);
    read_at_(header_.data_begin + first * header_.item_bytes, bytes_);
    convert_items(bytes_, header_, values);
  }
  void show(double share) const {
    if (progress_) progress_(share);
  }

  const NpyHeader& header_;
  const ReadAt& read_at_;
  const ReadingProgress& progress_;
  std::vector<char> bytes_;
};

std::string stem(const std::string& path) {
  const std::string file = path.substr(path.find_last_of('/') + 1);
  const std::size_t dot = file.rfind('.');
  return dot == std::string::npos || dot == 0 ? file : file.substr(0, dot);
}

PlaceTable read_with(const NpyHeader& header, const ReadAt& read_at, const std::string& name,
                     const RegionTableOptions& options, const ReadingProgress& progress) {
  std::vector<std::string> labels;
  for (std::size_t column = 1; column <= header.columns; ++column) labels.push_back("column " + std::to_string(column));
  const std::vector<std::size_t> chosen = chosen_columns(labels, options, name);
  PlaceTable table{.name = stem(name), .source = name, .places = header.rows};
  for (const std::size_t column : chosen) table.indicators.push_back(labels[column]);
  table.values.resize(header.rows * chosen.size());
  NpyReader(header, read_at, progress).read(chosen, table.values);
  return table;
}

// The words of file_bytes for a file that cannot be opened or is no file.
[[noreturn]] void refuse_file(const std::string& path) {
  static_cast<void>(file_bytes(path));
  throw Error({.code = "file-not-readable",
               .severity = Severity::error,
               .what = "the file could not be read to its end",
               .way_out = "check the disk, or copy the file to another place and read it there",
               .places = {{.source = path}}});
}

class OpenedFile {
 public:
  explicit OpenedFile(const std::string& path)
      : path_(path), handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    struct stat status {};
    if (handle_ >= 0 && ::fstat(handle_, &status) == 0 && S_ISREG(status.st_mode)) {
      size_ = static_cast<std::uint64_t>(status.st_size);
      return;
    }
    if (handle_ >= 0) ::close(handle_);
    refuse_file(path);
  }
  ~OpenedFile() { ::close(handle_); }
  OpenedFile(const OpenedFile&) = delete;
  OpenedFile& operator=(const OpenedFile&) = delete;

  std::uint64_t size() const { return size_; }

  void read_at(std::uint64_t offset, std::span<char> bytes) const {
    while (!bytes.empty()) {
      const ssize_t got = ::pread(handle_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) refuse_file(path_);
      offset += static_cast<std::uint64_t>(got);
      bytes = bytes.subspan(static_cast<std::size_t>(got));
    }
  }

 private:
  const std::string& path_;
  int handle_;
  std::uint64_t size_ = 0;
};

}  // namespace

PlaceTable read_npy(const std::string& path, const RegionTableOptions& options, const ReadingProgress& progress) {
  const OpenedFile file(path);
  std::string head(std::min<std::uint64_t>(file.size(), npy_header_bytes), '\0');
  file.read_at(0, head);
  const NpyHeader header = npy_header(head, file.size(), path);
  return read_with(
      header, [&](std::uint64_t offset, std::span<char> bytes) { file.read_at(offset, bytes); }, path, options,
      progress);
}

PlaceTable read_npy(std::string_view bytes, const std::string& name, const RegionTableOptions& options,
                    const ReadingProgress& progress) {
  const NpyHeader header = npy_header(bytes, bytes.size(), name);
  const auto read_at = [&](std::uint64_t offset, std::span<char> out) {
    std::copy_n(bytes.begin() + static_cast<std::ptrdiff_t>(offset), out.size(), out.begin());
  };
  return read_with(header, read_at, name, options, progress);
}

}  // namespace ecumene
