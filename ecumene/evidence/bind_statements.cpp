// What the sentences say of their figures, one after the other.
#include <algorithm>

#include "ecumene/evidence/binder_scene.hpp"

namespace ecumene::evidence_internal {
namespace {

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

class StatementBinder {
 public:
  StatementBinder(const Story& story, std::vector<Mention>& mentions)
      : story_(story),
        mentions_(mentions),
        events_(story, mentions),
        told_{TimeNarrative(only_year(mentions)), events_},
        page_(story.tokens) {}

  void run() {
    for (const Sentence& sentence : story_.sentences) {
      if (stretch_ != sentence.stretch) begin_stretch(sentence);
      std::size_t last = next_mention_;
      bool is_said = false;  // is there anything but rejected digits?
      bool has_figures = false;
      const std::size_t end = story_.tokens[sentence.last - 1].end;
      for (; last < mentions_.size() && mentions_[last].begin < end; ++last) {
        is_said |= mentions_[last].type != MentionType::rejected;
        has_figures |= mentions_[last].type == MentionType::quantity;
      }
      const bool is_whole = sentence.first == stretch_->first && sentence.last == stretch_->last;
      if (is_whole && !has_figures && is_heading(story_.tokens, *stretch_)) {
        bind_heading(sentence, last, is_said);
      } else {
        if (is_said || has_event(sentence)) bind_sentence(sentence, last);
      }
      next_mention_ = last;
    }
  }

 private:
  void begin_stretch(const Sentence& sentence) {
    stretch_ = sentence.stretch;
    is_turned_ = false;
    if (stretch_->kind == StretchKind::text) told_.time.begin_paragraph(is_behind_empty_line(story_.tokens, *stretch_));
  }

  const Page& page() {
    if (!is_turned_) page_.turn_to(stretch_->first, stretch_->last, *stretch_->lexicon);
    is_turned_ = true;
    return page_;
  }

  bool has_event(const Sentence& sentence) const {
    for (std::size_t at = sentence.first; at < sentence.last; ++at)
      if (story_.tokens.is_word(at) &&
          (sentence.stretch->lexicon->kinds(story_.tokens[at].word) & bits_of(WordKind::event)) != 0)
        return true;
    return false;
  }

  // The period of a heading; that of the first line is the title's.
  void bind_heading(const Sentence& sentence, std::size_t last, bool is_said) {
    std::string period;
    if (is_said) {
      Scene scene(page(), sentence, mentions_, next_mention_, last, told_);
      read_roles(scene);
      period = period_of_heading(scene);
    }
    if (sentence.first > 0) {
      told_.time.begin_section(std::move(period));
    } else {
      told_.time.set_title(period);
    }
  }

  void bind_sentence(const Sentence& sentence, std::size_t last) {
    Scene scene(page(), sentence, mentions_, next_mention_, last, told_);
    read_roles(scene);
    read_movements(scene);
    read_periods(scene, told_);
    read_bases(scene, told_);
    read_subjects(scene, told_);
    read_speaker(scene);
    take_dates(scene, told_);
  }

  const Story& story_;
  std::vector<Mention>& mentions_;
  const EventDates events_;
  Told told_;
  const Stretch* stretch_ = nullptr;
  Page page_;
  bool is_turned_ = false;  // to the stretch
  std::size_t next_mention_ = 0;
};

}  // namespace

void bind_statements(const Story& story, std::vector<Mention>& mentions) {
  StatementBinder(story, mentions).run();
}

}  // namespace ecumene::evidence_internal
