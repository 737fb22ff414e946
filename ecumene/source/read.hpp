// Material -> tables. One door for every file format: sniffs the format, decodes, finds the tables, reads the figures.
//
// A wrong cell never vanishes: it stays in its table as text with its raw form and its place, and a finding names it;
// a row that fits no table is returned in `rejected`.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

enum class DecimalMark : std::uint8_t { detect, point, comma };
enum class ThousandsMark : std::uint8_t { detect, none, space, comma, point, apostrophe };

// The legend: what a mark in place of a figure means. The defaults are those of CIS statistical yearbooks:
// "..." O missing, ".." L not collected, "x"/"х" M cannot exist, "c" Q suppressed, "-"/"–"/"—" nil.
struct Mark {
  std::string text{};
  CellKind kind = CellKind::absent;  // absent, nil, or number for "0.0" (then `negligible` is set on the cell)
  ObservationStatus status = ObservationStatus::missing;
};

struct ReadOptions {
  std::string format{};                       // "csv", "tsv", "xlsx", "ods"; empty: by content, then by file ending
  std::string encoding{};                     // "utf-8", "utf-16le", "windows-1251", ...; empty: detect
  std::optional<char> delimiter{};            // nullopt: sniffed
  std::optional<std::size_t> header_lines{};  // nullopt: found
  std::optional<std::size_t> stub_columns{};  // leading label columns; nullopt: found
  DecimalMark decimal = DecimalMark::detect;
  ThousandsMark thousands = ThousandsMark::detect;
  std::vector<Mark> marks{};  // added to, and winning over, the defaults
  std::string sheet{};        // of a workbook; empty: all visible sheets (hidden ones are read and said so)
};

struct RejectedRow {
  Place place{};
  std::string raw{};
  std::string reason{};  // code of the finding that says why
};

struct ReadResult {
  std::vector<Table> tables{};
  std::vector<Finding> findings{};
  std::vector<RejectedRow> rejected{};
};

// Throws Error: "file-not-found", "file-is-directory", "file-not-readable", "file-empty", "format-unknown",
// "encoding-unknown", "workbook-damaged", "workbook-encrypted", "table-not-found", "line-too-long", ...
ReadResult read_tables(const std::string& path, const ReadOptions& options = {});

// The same from bytes already in memory; `name` is what findings call them.
ReadResult read_tables(std::string_view bytes, const std::string& name, const ReadOptions& options = {});

}  // namespace ecumene
