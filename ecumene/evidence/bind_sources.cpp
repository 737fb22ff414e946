// The note that a text gives for a quantity: the next mark behind it in its paragraph.
#include <algorithm>
#include <map>

#include "ecumene/evidence/binder_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The text of a note: its paragraph, number included.
std::string_view note_text(const Tokens& tokens, const Stretch& note) {
  const std::uint32_t begin = tokens[note.first].begin;
  return tokens.text.substr(begin, tokens[note.last - 1].end - begin);
}

// Marks and their notes in the order of the text: the k-th mark with a number belongs to the first note with that
// number behind it.
class Notes {
 public:
  Notes(const Tokens& tokens, const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches)
      if (stretch.kind == StretchKind::note)
        by_number_[stretch.note].push_back({tokens[stretch.first].begin, note_text(tokens, stretch)});
  }
  SharedText behind(std::size_t number, std::size_t place) const {
    const auto notes = by_number_.find(number);
    if (notes == by_number_.end()) return {};
    const auto note = std::ranges::upper_bound(notes->second, place, {}, &Note::begin);
    return note == notes->second.end() ? SharedText() : note->text;
  }
  bool empty() const { return by_number_.empty(); }

 private:
  struct Note {
    std::size_t begin;
    SharedText text;
  };
  std::map<std::size_t, std::vector<Note>> by_number_;
};

}  // namespace

void bind_sources(const Story& story, std::vector<Mention>& mentions) {
  const Tokens& tokens = story.tokens;
  const std::vector<Stretch>& stretches = story.stretches;
  const Notes notes(tokens, stretches);
  if (notes.empty()) return;
  // From the end: the next mark behind a quantity in its paragraph is its source.
  std::size_t stretch = stretches.size();
  SharedText source;
  for (std::size_t at = mentions.size(); at-- > 0;) {
    Mention& mention = mentions[at];
    while (stretch > 0 && tokens[stretches[stretch - 1].first].begin > mention.begin) {
      --stretch;
      source = {};
    }
    if (mention.type == MentionType::rejected && mention.rule == "footnote-mark") {
      const auto raw = tokens.text.substr(mention.begin, mention.end - mention.begin);
      source = notes.behind(mark_number(raw), mention.begin);
    } else if (mention.type == MentionType::quantity) {
      mention.source = source;
    }
  }
}

}  // namespace ecumene::evidence_internal
