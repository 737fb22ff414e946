// The parts of the summary, in the order in which it gives them.
#pragma once

#include <vector>

#include "ecumene/report/page.hpp"

namespace ecumene {

// Printed figures that do not follow, together where they stand in one column, with the effect on the order; then what
// else contradicts itself, such as a list that names a region twice.
std::vector<SummarySentence> figure_sentences(const Page& page);
// What the documents speak of: figures, dates, years, topics.
std::vector<SummarySentence> document_sentences(const Page& page);
// Who stands first and last and how certain that is; then one rating against another.
std::vector<SummarySentence> rating_sentences(const Page& page);
// The groups and how far they can be trusted.
std::vector<SummarySentence> typology_sentences(const Page& page);
// The groups against published ones.
std::vector<SummarySentence> agreement_sentences(const Page& page);

}  // namespace ecumene
