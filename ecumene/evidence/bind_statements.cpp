// What the sentences say of their figures, one after the other.
#include <algorithm>
#include <optional>

#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

// The quantities and dates of one sentence: mentions first .. last-1.
void bind_sentence(const Page& page, const Sentence& sentence, std::vector<Mention>& mentions, std::size_t first,
                   std::size_t last, Told& told) {
  Scene scene(page, sentence, mentions, first, last, told);
  read_roles(scene);
  read_movements(scene);
  read_periods(scene, told);
  read_bases(scene, told);
  read_subjects(scene, told);
  read_speaker(scene);
  take_dates(scene, told);
}

// The year of all dates of the text, if it is one.
std::string only_year(const std::vector<Mention>& mentions) {
  constexpr std::size_t digits = 4;
  std::string year;
  for (const Mention& mention : mentions) {
    if (mention.type != MentionType::date) continue;
    if (mention.edtf.size() < digits || mention.edtf.find('/') != std::string::npos) return {};
    const std::string_view seen = mention.edtf.substr(0, digits);
    if (seen.find('X') != std::string_view::npos || (!year.empty() && seen != year)) return {};
    year = seen;
  }
  return year;
}

bool is_behind_empty_line(const Tokens& tokens, const Stretch& stretch) {
  if (stretch.first == 0) return false;
  const std::uint32_t begin = tokens[stretch.first - 1].end;
  const std::string_view between = tokens.text.substr(begin, tokens[stretch.first].begin - begin);
  return std::count(between.begin(), between.end(), '\n') > 1;
}

}  // namespace

void bind_statements(const Story& story, std::vector<Mention>& mentions) {
  Told told{.document_year = only_year(mentions)};
  std::optional<Page> page;
  const Stretch* paragraph = nullptr;
  const Stretch* stretch = nullptr;
  std::size_t first = 0;
  for (const Sentence& sentence : story.sentences) {
    const std::size_t end = story.tokens[sentence.last - 1].end;
    if (paragraph != sentence.stretch) {
      paragraph = sentence.stretch;
      const bool is_text = paragraph->kind == StretchKind::text;
      if (is_text && is_behind_empty_line(story.tokens, *paragraph)) ++told.paragraphs;
    }
    std::size_t last = first;
    bool is_said = false;  // is there anything but rejected digits?
    for (; last < mentions.size() && mentions[last].begin < end; ++last)
      is_said |= mentions[last].type != MentionType::rejected;
    if (is_said) {
      if (stretch != sentence.stretch) {
        stretch = sentence.stretch;
        page.emplace(story.tokens, stretch->first, stretch->last, *stretch->lexicon);
      }
      bind_sentence(*page, sentence, mentions, first, last, told);
    }
    first = last;
  }
}

}  // namespace ecumene::evidence_internal
