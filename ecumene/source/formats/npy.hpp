// Matrices of numbers in NumPy's .npy format: one row a place, one column an indicator.
//
// Versions 1 to 3; types f4, f8, i1..i8, u1..u8 of either byte order, C and Fortran order, one dimension (one column)
// or two. Every value becomes a double; of integers beyond 2^53 the nearest. The file is read in pieces straight into
// the table. Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays", and numpy.lib.format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "ecumene/panel/place_table.hpp"
#include "ecumene/source/reading_progress.hpp"

namespace ecumene {

enum class NpyKind : std::uint8_t { floating, signed_integer, unsigned_integer };
enum class NpyOrder : std::uint8_t { rows, columns };  // "C" and "Fortran": what stands together

struct NpyHeader {
  NpyKind kind = NpyKind::floating;
  std::size_t item_bytes = 8;
  bool big_endian = false;
  NpyOrder order = NpyOrder::rows;
  std::uint64_t rows = 0;
  std::uint64_t columns = 1;
  std::uint64_t data_begin = 0;  // byte at which the values begin
};

// True if the first bytes of a file are those of an .npy file.
bool is_npy(std::string_view first_bytes);

// `first_bytes`: the beginning of a file of `file_bytes` bytes, as much as npy_header_bytes or the whole file. The
// values fill the file to its end. Throws Error "npy-not-understood" naming the byte.
inline constexpr std::size_t npy_header_bytes = std::size_t{64} << 10;
NpyHeader npy_header(std::string_view first_bytes, std::uint64_t file_bytes, const std::string& name);

// The columns are called "column 1", "column 2", ...; places have no names. NaN stays NaN. Throws as npy_header,
// "indicator-unknown", and as file_bytes where the file cannot be opened.
PlaceTable read_npy(const std::string& path, const RegionTableOptions& options = {},
                    const ReadingProgress& progress = {});
// The same from bytes in memory.
PlaceTable read_npy(std::string_view bytes, const std::string& name, const RegionTableOptions& options = {},
                    const ReadingProgress& progress = {});

}  // namespace ecumene
