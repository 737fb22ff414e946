// The place that a quantity holds for.
//
// In its sentence a quantity takes the place that costs least: the words between them, and the commas; a place before
// it stays for the figures that follow ("In Kharkiv 5 ..., 7 ..."), one behind it counts only without a break ("5
// schools in Sumy"). Places that something comes from, goes to or is compared with do not count. A sentence without a
// place takes the one where the narrative stands: the scene of its paragraph, the heading above, the main place of the
// text.
//
// A rank holds for what is ranked: "Kharkiv took second place in Ukraine" is of Kharkiv, and Ukraine is its base.
#include "ecumene/evidence/sentence_places_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// Adjectives of other countries ("German invaders") say whose something is, not where; and so does a country in a text
// about a city ("the government of the USSR granted") unless the sentence begins with it.
bool counts(const PlaceMention& mention, const Where& where, const Where& main, std::size_t place) {
  if (where.empty() || mention.role == PlaceRole::away) return false;
  constexpr std::size_t opening = 1;  // tokens before it in its sentence
  const bool is_backdrop = where.kind == PlaceKind::country && !main.empty() && main.kind != PlaceKind::country;
  if (is_backdrop && mention.form == PlaceMention::Form::name && mention.role == PlaceRole::plain)
    return place <= opening && lies_in(main.place, where.place);
  if (mention.form != PlaceMention::Form::adjective || where.kind != PlaceKind::country) return true;
  if (mention.role == PlaceRole::at) return false;  // "in Ukrainian": the language
  return main.empty() || main.place == where.place || lies_in(main.place, where.place);
}

// A place that something lies in: "in Ukraine".
struct Whole {
  std::size_t token = 0;
  Where where{};
};

class PlaceBinder {
 public:
  PlaceBinder(const Story& story, std::vector<Mention>& mentions)
      : story_(story),
        mentions_(mentions),
        places_(places_in(story.tokens, story.stretches)),
        narrative_(main_place(story, places_)) {}

  void run() {
    const Stretch* stretch = nullptr;
    for (const Sentence& sentence : story_.sentences) {
      if (sentence.stretch != stretch) {
        stretch = sentence.stretch;
        narrative_.begin_paragraph();
      }
      bind_sentence(sentence);
    }
  }

 private:
  void bind_sentence(const Sentence& sentence) {
    const std::size_t first = next_mention_;
    const std::size_t end = story_.tokens[sentence.last - 1].end;
    while (next_mention_ < mentions_.size() && mentions_[next_mention_].begin < end) ++next_mention_;
    narrative_.begin_sentence();
    wholes_.clear();
    SentencePlaces sentence_places(story_, sentence);
    if (next_place_ < places_.size() && places_[next_place_].first < sentence.last)
      sentence_places.count_breaks(mentions_, first, next_mention_);
    for (; next_place_ < places_.size() && places_[next_place_].first < sentence.last; ++next_place_) {
      const PlaceMention& mention = places_[next_place_];
      const Where where = mention.back.empty() ? where_of(mention) : narrative_.referred(mention);
      if (mention.back.empty()) narrative_.speak(mention, where);
      const bool is_attribute = is_of(mention, sentence) && sentence_places.has_scene();
      if (mention.role == PlaceRole::at && mention.form == PlaceMention::Form::name) take_whole(mention, where);
      if (!is_attribute && counts(mention, where, narrative_.main(), mention.first - sentence.first))
        sentence_places.add(mention, where);
    }
    for (std::size_t at = first; at < next_mention_; ++at) bind_mention(mentions_[at], sentence_places);
    end_sentence(sentence, sentence_places);
  }

  // "In Konotop, the junction of the region, ..."
  bool is_of(const PlaceMention& mention, const Sentence& sentence) const {
    if (mention.back.empty() || mention.first == sentence.first) return false;
    const std::size_t before = mention.first - 1;
    return story_.tokens.is_word(before) &&
           !sentence.stretch->lexicon->senses(story_.tokens[before].word, WordKind::of).empty();
  }

  void bind_mention(Mention& mention, const SentencePlaces& places) const {
    if (mention.type == MentionType::rejected) return;
    const PlaceGroup* group = nullptr;
    if (!places.empty())
      group = places.nearest(token_at(story_.tokens, mention.begin), token_at(story_.tokens, mention.end));
    const Where& where = group != nullptr ? group->where : narrative_.stands();
    const auto* whole =
        mention.kind == QuantityKind::rank ? whole_of_rank(token_at(story_.tokens, mention.begin)) : nullptr;
    const Where* ranked = whole == nullptr ? nullptr : ranked_in(whole->where, where, places);
    if (ranked != nullptr) mention.base = whole->where.name;
    name_place(mention, ranked != nullptr ? *ranked : where);
  }

  static void name_place(Mention& mention, const Where& where) {
    mention.place = where.name;
    mention.place_id = where.place == nullptr ? std::string_view() : where.place->id;
  }

  void take_whole(const PlaceMention& mention, const Where& where) {
    constexpr std::size_t most = 8;  // of a sentence: enough for prose, few for lists without end
    if (where.place != nullptr && wholes_.size() < most) wholes_.push_back({mention.first, where});
  }

  // "in Ukraine": the closest place in which something may be ranked; nullptr: none.
  const Whole* whole_of_rank(std::size_t figure) const {
    const auto distance = [&](const Whole& whole) {
      return whole.token > figure ? whole.token - figure : figure - whole.token;
    };
    const auto closest = std::ranges::min_element(wholes_, {}, distance);
    return closest == wholes_.end() ? nullptr : &*closest;
  }

  // What is ranked in it: a place of the sentence, else the one where the figure or the narrative stands.
  const Where* ranked_in(const Where& whole, const Where& where, const SentencePlaces& places) const {
    if (const PlaceGroup* group = places.ranked_in(whole)) return &group->where;
    if (lies_in(where.place, whole.place)) return &where;
    return lies_in(narrative_.stands().place, whole.place) ? &narrative_.stands() : nullptr;
  }

  void end_sentence(const Sentence& sentence, const SentencePlaces& places) {
    const Stretch& stretch = *sentence.stretch;
    const PlaceGroup* scene = places.scene(narrative_.main());
    const bool is_whole = sentence.first == stretch.first && sentence.last == stretch.last;
    if (is_whole && is_heading(story_.tokens, stretch) && &stretch != &story_.stretches.front()) {
      narrative_.begin_heading(scene == nullptr ? Where{} : scene->where);
    } else if (scene != nullptr) {
      narrative_.set_scene(scene->where);
    }
  }

  const Story& story_;
  std::vector<Mention>& mentions_;
  std::vector<PlaceMention> places_;
  PlaceNarrative narrative_;
  std::vector<Whole> wholes_;  // of the sentence
  std::size_t next_place_ = 0;
  std::size_t next_mention_ = 0;
};

}  // namespace

void bind_places(const Story& story, std::vector<Mention>& mentions) {
  if (!mentions.empty()) PlaceBinder(story, mentions).run();
}

}  // namespace ecumene::evidence_internal
