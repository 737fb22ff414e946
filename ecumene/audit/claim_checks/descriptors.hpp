// The checks of claims, one file each.
#pragma once

#include "ecumene/audit/claims_work.hpp"

namespace ecumene::auditing {

extern const ClaimCheck claim_duration, claim_growth, claim_index, claim_order, claim_parts, claim_restated,
    claim_shares, claim_sources, claim_table, claim_times, claim_unit;

}  // namespace ecumene::auditing
