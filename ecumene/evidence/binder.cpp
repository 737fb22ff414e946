// What the text around a quantity says of it: when it holds, and the note behind it.
#include <algorithm>
#include <map>
#include <optional>

#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// The text of a note: its paragraph, number included.
std::string note_text(const Tokens& tokens, const Stretch& note) {
  const std::uint32_t begin = tokens[note.first].begin;
  return std::string(tokens.text.substr(begin, tokens[note.last - 1].end - begin));
}

// Marks and their notes in the order of the text: the k-th mark with a number belongs to the first note with that
// number behind it.
class Notes {
 public:
  Notes(const Tokens& tokens, const std::vector<Stretch>& stretches) {
    for (const Stretch& stretch : stretches)
      if (stretch.kind == StretchKind::note)
        by_number_.emplace(stretch.note, Note{tokens[stretch.first].begin, note_text(tokens, stretch)});
  }
  std::string behind(std::size_t number, std::size_t place) const {
    const auto [first, last] = by_number_.equal_range(number);
    const auto note = std::find_if(first, last, [&](const auto& entry) { return entry.second.begin > place; });
    return note == last ? std::string() : note->second.text;
  }
  bool empty() const { return by_number_.empty(); }

 private:
  struct Note {
    std::size_t begin;
    std::string text;
  };
  std::multimap<std::size_t, Note> by_number_;
};

void bind_sources(const Tokens& tokens, const std::vector<Stretch>& stretches, std::vector<Mention>& mentions) {
  const Notes notes(tokens, stretches);
  if (notes.empty()) return;
  // From the end: the next mark behind a quantity in its paragraph is its source.
  std::size_t stretch = stretches.size();
  std::string source;
  for (std::size_t at = mentions.size(); at-- > 0;) {
    Mention& mention = mentions[at];
    while (stretch > 0 && tokens[stretches[stretch - 1].first].begin > mention.begin) {
      --stretch;
      source.clear();
    }
    if (mention.type == MentionType::rejected && mention.rule == "footnote-mark") {
      const auto raw = tokens.text.substr(mention.begin, mention.end - mention.begin);
      source = notes.behind(mark_number(raw), mention.begin);
    } else if (mention.type == MentionType::quantity) {
      mention.source = source;
    }
  }
}

// Where sentences end: a full stop, question or exclamation mark before a capital, and the ends of paragraphs.
std::vector<std::size_t> sentence_ends(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  std::vector<std::size_t> ends;
  constexpr std::size_t initial = 2;  // bytes of a letter that is an initial or an abbreviation: "H.", "г."
  for (const Stretch& stretch : stretches) {
    for (std::size_t at = stretch.first; at + 1 < stretch.last; ++at) {
      const bool is_stop = tokens.is_mark(at, U'.') || tokens.is_mark(at, U'!') || tokens.is_mark(at, U'?');
      if (!is_stop || tokens[at + 1].gap == Gap::none || !tokens.is_word(at + 1)) continue;
      const bool behind_initial = at > stretch.first && tokens.is_word(at - 1) && tokens.raw(at - 1).size() <= initial;
      if (!behind_initial && is_capitalised(tokens.raw(at + 1))) ends.push_back(tokens[at].end);
    }
    ends.push_back(tokens[stretch.last - 1].end);
  }
  return ends;
}

// The last date before a quantity in its sentence, else the first behind it there, else the date where the story
// stands.
void bind_periods(const Tokens& tokens, const std::vector<Stretch>& stretches, std::vector<Mention>& mentions) {
  std::string story;
  std::size_t first = 0;
  for (const std::size_t end : sentence_ends(tokens, stretches)) {
    std::size_t last = first;
    while (last < mentions.size() && mentions[last].begin < end) ++last;
    std::string behind;
    for (std::size_t at = last; at-- > first;) {
      if (mentions[at].type == MentionType::date) behind = mentions[at].edtf;
      if (mentions[at].type == MentionType::quantity) mentions[at].period = behind.empty() ? story : behind;
    }
    std::string before;
    for (std::size_t at = first; at < last; ++at) {
      if (mentions[at].type == MentionType::quantity && !before.empty()) mentions[at].period = before;
      if (mentions[at].type != MentionType::date) continue;
      before = mentions[at].edtf;
      if (mentions[at].granularity != "century") story = before;
    }
    first = last;
  }
}

}  // namespace

void bind(const Tokens& tokens, const std::vector<Stretch>& stretches, std::vector<Mention>& mentions) {
  bind_sources(tokens, stretches, mentions);
  bind_periods(tokens, stretches, mentions);
}

}  // namespace ecumene::evidence_internal
