#include "ecumene/evidence/claim_ties.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene {
namespace {

constexpr std::size_t words_to_whole = 3;   // "of the total 2.8 million"
constexpr std::size_t words_to_part = 4;    // "of them only about 51"
constexpr std::size_t words_to_event = 12;  // "80 years since the liberation of the city on 23 August 1943"
constexpr std::size_t words_to_date = 2;    // "after the fair of May 1943"
constexpr std::size_t words_in_span = 8;    // "two years of the war (1941-1943)"

// A word or words of the language data, as tokens [first, last).
struct Marker {
  WordKind kind = WordKind::claim;
  std::string_view code{};
  std::size_t first = 0;
  std::size_t last = 0;
};

// A claim, as tokens of its sentence.
struct Spot {
  std::size_t claim = 0;
  std::size_t first = 0;
  std::size_t last = 0;
};

bool is_duration(const Claim& claim) {
  return claim.type == ClaimType::quantity && (claim.unit == "year" || claim.unit == "mo" || claim.unit == "d");
}

class SentenceTies {
 public:
  SentenceTies(std::span<Claim> claims, std::size_t first, std::size_t last, const Language& language)
      : claims_(claims), language_(language), tokens_(tokens_of(claims[first].sentence)) {
    find_spots(first, last);
    find_markers();
  }

  void tie() {
    for (std::size_t i = 0; i + 1 < spots_.size(); ++i) {
      tie_of(i);
      tie_span(i);
      tie_order(i);
    }
    for (const auto& marker : markers_)
      if (marker.kind == WordKind::tie) tie_them(marker);
    for (const auto& spot : spots_) mark(spot);
    for (const auto& spot : spots_) spare_whole(spot.claim);
  }

 private:
  Claim& claim(const Spot& spot) const { return claims_[spot.claim]; }

  void find_spots(std::size_t first, std::size_t last) {
    std::size_t from = 0, token = 0;
    for (auto i = first; i < last; ++i) {
      const auto& text = claims_[i].passage.text;
      const auto at = text.empty() ? std::string_view::npos : tokens_.text.find(text, from);
      if (at == std::string_view::npos) continue;
      from = at + text.size();
      Spot spot{.claim = i};
      while (token < tokens_.size() && tokens_[token].end <= at) ++token;
      spot.first = token;
      while (token < tokens_.size() && tokens_[token].begin < from) ++token;
      spot.last = token;
      spots_.push_back(spot);
    }
  }

  void find_markers() {
    std::vector<const Sense*> senses;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      if (!tokens_.is_word(at)) continue;
      senses.clear();
      language_.senses(tokens_.word(at), senses);
      for (const auto* sense : senses)
        if (is_wanted(*sense) && stands_at(*sense, at))
          markers_.push_back({sense->kind, sense->code, at, at + sense->words.size()});
    }
    for (const auto& marker : markers_)
      if (marker.kind == WordKind::claim && (marker.code == "lost" || marker.code == "restored"))
        fates_.push_back(marker);
  }

  static bool is_wanted(const Sense& sense) {
    if (sense.kind == WordKind::tie) return sense.value == static_cast<std::int64_t>(Tie::them);
    return sense.kind == WordKind::claim || sense.kind == WordKind::of || sense.kind == WordKind::from;
  }

  bool stands_at(const Sense& sense, std::size_t at) const {
    for (std::size_t word = 1; word < sense.words.size(); ++word)
      if (at + word >= tokens_.size() || tokens_.word(at + word) != sense.words[word]) return false;
    return true;
  }

  // Those that begin at tokens [first, last).
  std::span<const Marker> markers(std::size_t first, std::size_t last) const {
    const auto begins_before = [](const Marker& marker, std::size_t token) { return marker.first < token; };
    const auto begin = std::lower_bound(markers_.begin(), markers_.end(), first, begins_before);
    const auto end = std::lower_bound(begin, markers_.end(), std::max(first, last), begins_before);
    return {begin, end};
  }
  const Marker* marker_at(std::size_t token, WordKind kind, std::string_view code = {}) const {
    for (const auto& marker : markers(token, token + 1))
      if (marker.kind == kind && (code.empty() || marker.code == code)) return &marker;
    return nullptr;
  }

  bool is_all_words(std::size_t first, std::size_t last) const {
    for (auto at = first; at < last; ++at)
      if (!tokens_.is_word(at)) return false;
    return true;
  }
  bool has_list_break(std::size_t first, std::size_t last) const {
    for (auto at = first; at < last; ++at) {
      if (tokens_.is_mark(at, U',')) return true;
      std::vector<const Sense*> senses;
      language_.senses(tokens_.word(at), senses);
      for (const auto* sense : senses)
        if (sense->kind == WordKind::and_) return true;
    }
    return false;
  }

  static bool are_alike(const Claim& a, const Claim& b) {
    return a.type == ClaimType::quantity && b.type == ClaimType::quantity && a.unit == b.unit && a.unit != "%" &&
           a.kind == b.kind && a.movement == Movement::level && b.movement == Movement::level;
  }

  void set(const Spot& own, ClaimTie tie, const Spot& other) const {
    auto& tied = claim(own);
    if (tied.tie != ClaimTie::none) return;
    tied.tie = tie;
    tied.tied_to =
        static_cast<std::int32_t>(static_cast<std::int64_t>(other.claim) - static_cast<std::int64_t>(own.claim));
  }

  // "51 of the 126": the word right behind the one figure, the other after a few words more.
  void tie_of(std::size_t i) const {
    const auto& one = spots_[i];
    const auto& two = spots_[i + 1];
    if (!are_alike(claim(one), claim(two))) return;
    // "1 million m² of housing, of 2.8 million m² in all": its whole, as the reader found it.
    if (!claim(one).base.empty() && claim(one).base == claim(two).passage.text) return set(one, ClaimTie::part, two);
    if (language_.has_verbs_last()) {  // "126 мектептің ішінен 51"
      for (auto at = one.last; at < two.first; ++at)
        if (const auto* marker = marker_at(at, WordKind::of); marker != nullptr && marker->last == two.first)
          set(two, ClaimTie::part, one);
      return;
    }
    const auto* marker = marker_at(one.last, WordKind::of);
    if (marker == nullptr || two.first < marker->last || two.first - marker->last > words_to_whole) return;
    if (is_all_words(marker->last, two.first)) set(one, ClaimTie::part, two);
  }

  // "126 schools, of them 51 new, 40 repaired and 35 closed": the figures of a list behind the words.
  void tie_them(const Marker& marker) const {
    const auto next = std::find_if(spots_.begin(), spots_.end(), [&](const Spot& s) { return s.first >= marker.last; });
    if (next == spots_.begin() || next == spots_.end() || is_demonstrative(marker, *next)) return;
    const auto& whole = *std::prev(next);
    if (next->first - marker.last > words_to_part || !is_all_words(marker.last, next->first)) return;
    for (auto part = next; part != spots_.end(); ++part) {
      if (!are_alike(claim(*part), claim(whole)) || claim(*part).tie != ClaimTie::none) return;
      if (part != next && !has_list_break(std::prev(part)->last, part->first)) return;
      set(*part, ClaimTie::part, whole);
    }
  }

  // "not all of these 625 works": the words belong to the figure, they open no list. "; of these 51" does.
  bool is_demonstrative(const Marker& marker, const Spot& next) const {
    const auto* back = marker_at(marker.last - 1, WordKind::claim, "back");
    const bool opens = marker.first == 0 || !tokens_.is_word(marker.first - 1);
    return back != nullptr && back->last == marker.last && next.first == marker.last && !opens;
  }

  void tie_span(std::size_t i) const {
    const auto& own = spots_[i];
    const auto& date = spots_[i + 1];
    if (!is_duration(claim(own)) || claim(date).type != ClaimType::date) return;
    const auto gap = date.first - own.last;
    const bool is_interval = claim(date).edtf.find('/') != std::string::npos;
    if (is_interval && gap >= 1 && gap <= words_in_span && tokens_.is_mark(date.first - 1, U'(') &&
        is_all_words(own.last, date.first - 1) && tokens_.is_mark(date.last, U')'))
      return set(own, ClaimTie::span, date);
    if (is_interval && gap == 2 && tokens_.is_mark(own.last, U',') &&
        marker_at(own.last + 1, WordKind::from) != nullptr)
      return set(own, ClaimTie::span, date);
    if (is_interval || gap > words_to_event) return;
    const auto* since = marker_at(own.last, WordKind::claim, "since");
    const auto* ago = marker_at(own.last, WordKind::claim, "ago");
    if (since != nullptr && is_all_words(own.last, date.first)) set(own, ClaimTie::since, date);
    if (ago != nullptr && date.first >= ago->last && date.first - ago->last <= 1 + words_to_date)
      set(own, ClaimTie::since, date);
  }

  // The two dates side by side, with a comma and the word of order between them or before them.
  void tie_order(std::size_t i) const {
    const auto& one = spots_[i];
    const auto& two = spots_[i + 1];
    if (claim(one).type != ClaimType::date || claim(two).type != ClaimType::date) return;
    if (!tokens_.is_mark(one.last, U',') || !is_all_words(one.last + 1, two.first)) return;
    for (const auto& [code, tie] : {Order{"before", ClaimTie::before}, Order{"after", ClaimTie::after}}) {
      const auto* between = marker_at(one.last + 1, WordKind::claim, code);
      const auto* ahead = marker_at(0, WordKind::claim, code);
      if (between != nullptr && two.first - between->last <= words_to_date)
        set(two, tie == ClaimTie::before ? ClaimTie::after : ClaimTie::before, one);
      else if (ahead != nullptr && one.first >= ahead->last && one.first - ahead->last <= words_to_date &&
               two.first - one.last <= 1 + words_to_date)
        set(two, tie, one);
    }
  }
  struct Order {
    std::string_view code;
    ClaimTie tie;
  };

  // What holds for one claim alone.
  void mark(const Spot& spot) const {
    auto& own = claim(spot);
    own.fate = fate_of(spot);
    constexpr std::size_t longest = 4;  // words of a form
    std::string noun_dimension = own.noun_dimension;
    for (const auto& marker : markers(spot.first - std::min(spot.first, longest + 1), spot.first)) {
      if (marker.kind != WordKind::claim || marker.last > spot.first) continue;
      const auto gap = spot.first - marker.last;
      if (marker.code == "back" && gap == 0) own.refers_back = true;
      if (marker.code.starts_with(dimension) && gap <= 1 && is_all_words(marker.last, spot.first))
        noun_dimension = marker.code.substr(dimension.size());
    }
    const auto* people = marker_at(spot.last, WordKind::claim, "is-people");  // "190,000 people"
    if (people != nullptr && own.kind == QuantityKind::count && own.unit == "1") noun_dimension = "people";
    std::replace(noun_dimension.begin(), noun_dimension.end(), '-', ' ');
    own.noun_dimension = noun_dimension;
  }
  static constexpr std::string_view dimension = "is-";

  // "Over 1 million of the 2.8 million was destroyed": the whole behind its part is what there was. One before it
  // shares its fate: "126 were destroyed, of them 51 schools".
  void spare_whole(std::size_t part) const {
    const Claim& own = claims_[part];
    if (own.tie == ClaimTie::part && own.tied_to > 0)
      claims_[part + static_cast<std::size_t>(own.tied_to)].fate = ClaimFate::none;
  }

  // That of the nearest word; of two as near the one before the figure.
  ClaimFate fate_of(const Spot& spot) const {
    const auto behind = std::partition_point(fates_.begin(), fates_.end(),
                                             [&](const Marker& marker) { return marker.first < spot.first; });
    const bool has_before = behind != fates_.begin(), has_behind = behind != fates_.end();
    if (!has_before && !has_behind) return ClaimFate::none;
    const auto before_gap = has_before ? spot.first - std::min(spot.first, std::prev(behind)->last) : tokens_.size();
    const auto behind_gap = has_behind ? behind->first - std::min(behind->first, spot.last) : tokens_.size();
    const auto& nearest = before_gap <= behind_gap ? *std::prev(behind) : *behind;
    return nearest.code == "lost" ? ClaimFate::lost : ClaimFate::restored;
  }

  std::span<Claim> claims_;
  const Language& language_;
  Tokens tokens_;
  std::vector<Spot> spots_;
  std::vector<Marker> markers_;  // by first token
  std::vector<Marker> fates_;    // of these: what was lost or restored
};

}  // namespace

void tie_claims(std::span<Claim> claims) {
  for (std::size_t first = 0, last = 0; first < claims.size(); first = last) {
    while (last < claims.size() && claims[last].passage.source == claims[first].passage.source &&
           claims[last].sentence_number == claims[first].sentence_number)
      ++last;
    const auto* spoken = language(claims[first].language);
    if (spoken != nullptr && !claims[first].sentence.empty()) SentenceTies(claims, first, last, *spoken).tie();
  }
}

}  // namespace ecumene
