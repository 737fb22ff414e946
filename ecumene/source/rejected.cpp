#include "ecumene/source/rejected.hpp"

#include "ecumene/base/delimited.hpp"

namespace ecumene {

std::string rejected_csv(std::span<const RejectedRow> rows) {
  std::string csv = "source,line,row,reason,raw\n";
  for (const RejectedRow& row : rows) {
    csv += delimited_field(row.place.source) + ',' + std::to_string(row.place.line) + ',' +
           std::to_string(row.place.row) + ',' + row.reason + ',' + delimited_field(row.raw) + '\n';
  }
  return csv;
}

}  // namespace ecumene
