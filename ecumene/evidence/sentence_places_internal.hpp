// The places of one sentence, and which of them a quantity takes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ecumene/evidence/bind_places_internal.hpp"

namespace ecumene::evidence_internal {

// Places of a sentence that count together: one, or a list of equals.
struct PlaceGroup {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;
  Where where{};
  PlaceRole role = PlaceRole::plain;
  PlaceMention::Form form = PlaceMention::Form::name;
  bool is_list = false;
};

// Sums along a sentence, so that the cost of any span takes one step.
struct SentenceBreaks {
  std::vector<std::uint32_t> commas{};  // before each token of the sentence; brackets, dashes and "and" too
  std::vector<std::uint32_t> stops{};
  std::vector<std::uint32_t> figures{};
};

class SentencePlaces {
 public:
  SentencePlaces(const Story& story, const Sentence& sentence) : tokens_(story.tokens), sentence_(sentence) {}

  // REQUIRES count_breaks before.
  void add(const PlaceMention& mention, Where where) {
    PlaceGroup group{mention.first, mention.last, std::move(where), mention.role, mention.form};
    if (!groups_.empty() && (joins(groups_.back(), group) || locates(groups_.back(), group))) return;
    groups_.push_back(std::move(group));
  }
  void count_breaks(const std::vector<Mention>& mentions, std::size_t first, std::size_t last);
  // nullptr: no place of the sentence.
  const PlaceGroup* nearest(std::size_t first, std::size_t last) const;
  // The place that the sentences behind this one go on with; nullptr: none.
  const PlaceGroup* scene(const Where& main) const;
  // The first place that is ranked in this one: one that lies in it, or the subject of the sentence if no wider a place
  // ("Kazakhstan came third in the USSR"); nullptr: none.
  const PlaceGroup* ranked_in(const Where& whole) const;
  bool empty() const { return groups_.empty(); }
  // Does it say where it plays: "In Konotop"?
  bool has_scene() const { return !groups_.empty() && groups_.front().role == PlaceRole::at; }

 private:
  bool joins(PlaceGroup& before, const PlaceGroup& group) const;
  bool locates(const PlaceGroup& before, const PlaceGroup& group) const;
  bool is_list_mark(std::size_t at) const;
  bool is_and(std::size_t at) const;
  bool is_opening(std::size_t last) const;
  double cost_before(const PlaceGroup& group, std::size_t first) const;
  double cost_behind(const PlaceGroup& group, std::size_t last) const;
  std::uint32_t between(const std::vector<std::uint32_t>& sums, std::size_t first, std::size_t last) const {
    return sums[last - sentence_.first] - sums[first - sentence_.first];
  }

  const Tokens& tokens_;
  const Sentence& sentence_;
  std::vector<PlaceGroup> groups_;
  SentenceBreaks breaks_;
};

}  // namespace ecumene::evidence_internal
