// The checks, one a file beside this one. A new check is a file that ends in a descriptor, a line here and a line in
// audit/checks.cpp.
#pragma once

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

extern const CheckDescriptor classification;
extern const CheckDescriptor complement;
extern const CheckDescriptor duplicates;
extern const CheckDescriptor mean_of_ranks;
extern const CheckDescriptor means;
extern const CheckDescriptor partition;
extern const CheckDescriptor percent_of_counts;
extern const CheckDescriptor range_of_parts;
extern const CheckDescriptor rank_order;
extern const CheckDescriptor ranks;
extern const CheckDescriptor shares;
extern const CheckDescriptor totals;

}  // namespace ecumene::auditing
