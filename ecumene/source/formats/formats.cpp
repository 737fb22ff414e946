// Every file format that tables are read from, sorted by name. A new one is a file beside this and a line here.
#include <array>

#include "ecumene/source/formats/csv.hpp"
#include "ecumene/source/formats/ods.hpp"
#include "ecumene/source/formats/xlsx.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene {

std::span<const FormatDescriptor* const> formats() {
  static constexpr std::array<const FormatDescriptor*, 4> all{&csv_format, &ods_format, &tsv_format, &xlsx_format};
  return all;
}

}  // namespace ecumene
