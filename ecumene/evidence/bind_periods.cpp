// When a quantity holds.
#include "ecumene/evidence/binder_internal.hpp"

namespace ecumene::evidence_internal {

// The last date before a quantity in its sentence, else the first behind it there, else the date where the narrative
// stands.
void bind_periods(const Story& story, std::vector<Mention>& mentions) {
  std::string narrated;
  std::size_t first = 0;
  for (const Sentence& sentence : story.sentences) {
    const std::size_t end = story.tokens[sentence.last - 1].end;
    std::size_t last = first;
    while (last < mentions.size() && mentions[last].begin < end) ++last;
    std::string behind;
    for (std::size_t at = last; at-- > first;) {
      if (mentions[at].type == MentionType::date) behind = mentions[at].edtf;
      if (mentions[at].type == MentionType::quantity) mentions[at].period = behind.empty() ? narrated : behind;
    }
    std::string before;
    for (std::size_t at = first; at < last; ++at) {
      if (mentions[at].type == MentionType::quantity && !before.empty()) mentions[at].period = before;
      if (mentions[at].type != MentionType::date) continue;
      before = mentions[at].edtf;
      if (mentions[at].granularity != "century") narrated = before;
    }
    first = last;
  }
}

}  // namespace ecumene::evidence_internal
