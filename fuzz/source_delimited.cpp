// The fast reader of delimited text equals its naive twin on any bytes, under any delimiter and group size.
// Input: one byte for the delimiter, one for the group size, then the text.
#include <cstdlib>
#include <string_view>

#include "ecumene/base/delimited.hpp"
#include "ecumene/base/delimited_twin_internal.hpp"

namespace {

using namespace ecumene;

void compare(const DelimitedRow& row, const delimited_twin::Row& expected) {
  if (row.size() != expected.fields.size() || row.line() != expected.line) std::abort();
  for (std::size_t i = 0; i < row.size(); ++i) {
    const DelimitedField field = row[i];
    const delimited_twin::Field seen{std::string(field.text), field.byte_begin, field.byte_end, field.quoted};
    if (seen != expected.fields[i]) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 2, size - 2);
  const char delimiter = ",;\t| "[data[0] % 5];
  const char quote = data[0] / 5 % 4 == 0 ? '\0' : '"';
  const auto expected = delimited_twin::Reader(text, delimiter, quote).rows();
  auto reader = DelimitedReader::from_bytes(text, "fuzz",
                                            {.delimiter = delimiter, .quote = quote, .group_bytes = 1U + 4U * data[1]});
  std::size_t rows = 0;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      if (rows == expected.size() || row.number() != rows + 1) std::abort();
      compare(row, expected[rows++]);
    }
  }
  if (rows != expected.size()) std::abort();
  for (const Finding& finding : reader.findings()) {
    if (finding.places.front().byte_end > text.size()) std::abort();
  }
  sniff_delimiter(text);
  return 0;
}
