// Any bytes read as CSV or TSV give cells whose places lie inside the input, or a clear refusal.
// Input: one byte for format and encoding, then the file.
#include <array>
#include <cstdlib>
#include <string_view>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/formats/csv.hpp"

namespace {

using namespace ecumene;

void check(const Cell& cell, std::size_t row, std::size_t field, std::size_t size) {
  if (cell.byte_begin > cell.byte_end || cell.byte_end > size) std::abort();
  if (cell.row != row || cell.field != field || cell.line == 0 || cell.column == 0) std::abort();
  if (utf8::first_invalid(cell.raw)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  constexpr std::array<const char*, 8> encodings = {"",       "",         "", "utf-8", "utf-16", "windows-1251",
                                                    "koi8-u", "shift_jis"};
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  ReadOptions options;
  options.encoding = encodings[data[0] % encodings.size()];
  const FormatDescriptor& format = data[0] / 8 % 2 == 0 ? csv_format : tsv_format;
  try {
    const GridResult result = format.read(bytes, "fuzz", options);
    const auto& rows = result.grids.at(0).rows;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      for (std::size_t field = 0; field < rows[row].size(); ++field) {
        check(rows[row][field], row + 1, field + 1, bytes.size());
      }
    }
    for (const Finding& finding : result.findings) {
      if (finding.places.empty() || finding.places[0].byte_end > bytes.size()) std::abort();
    }
  } catch (const Error&) {
    // A refusal with its reason is a good answer.
  }
  return 0;
}
