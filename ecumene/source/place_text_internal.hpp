// What the beginning of a file says about its columns.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_marks.hpp"
#include "ecumene/source/place_text.hpp"

namespace ecumene::source_internal {

struct FigureColumn {
  std::string name;
  std::size_t field = 0;  // 0-based in the record
  NumberFormat format;
  std::string unit;  // that its figures carry
};

struct FilePlan {
  char delimiter = ',';
  std::uint64_t first_line = 1;  // of the body
  std::size_t width = 0;         // fields of most records
  std::vector<std::size_t> name_fields;
  std::string names_from;
  std::vector<FigureColumn> columns;
  std::string table_name;
  double bytes_per_row = 1;
  std::vector<Finding> findings;
};

// The first bytes of a file, whole lines of it. Throws as file_bytes does.
std::string first_lines(const std::string& path);
bool is_utf8_text(std::string_view sample, const std::string& path, const ReadOptions& options);
FilePlan file_plan(std::string_view sample, const std::string& path, const ReadOptions& options,
                   const RegionTableOptions& columns);

// A figure in its short form, digits with at most one decimal mark and an exponent, read as the nearest double; nullopt
// for every other text, whether or not it is a figure.
std::optional<double> short_figure(std::string_view text, const NumberFormat& format);

enum class FigureFault : std::uint8_t { none, missing, not_understood, too_large };
struct FigureRead {
  double value;
  FigureFault fault = FigureFault::none;
};
FigureRead any_figure(std::string_view text, const FigureColumn& column, const Marks& marks);

}  // namespace ecumene::source_internal
