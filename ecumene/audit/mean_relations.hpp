// Rows and columns that are the mean of others: what the checks "means" and "mean-of-ranks" recompute.
#pragma once

#include <vector>

#include "ecumene/audit/work.hpp"

namespace ecumene::auditing {

std::vector<Relation> mean_relations(const TableWork& work, Direction direction);

// True if every part is a column of ranks: then the mean is one of half-integers, exactly.
bool is_mean_of_ranks(const TableWork& work, const Relation& relation);

}  // namespace ecumene::auditing
