// How long linkage_tree takes on given distances, for each of the eight linkages, and the optimal order of the leaves.
#pragma once

#include <cstddef>

namespace ecumene::bench {

// Prints a ladder from 1,000 rows to `largest`. Rows are drawn around 20 centres in 8 dimensions ("blobs"), or have
// three whole numbers from 0 to 19 each, so that most distances tie ("ranks"). Before a linkage is timed its tree is
// checked on 200 rows against a naive twin that looks at all pairs before each merge; false if one differs, or if an
// order of the leaves is longer than that as merged.
bool time_linkages_of_distances(std::size_t largest);

}  // namespace ecumene::bench
