// Millions whose money the text named before: "The deficit is 2.4 billion tenge. ... Of roads we build for 310
// million."
#include <algorithm>

#include "ecumene/evidence/series_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t reach = 14;  // tokens of the sentence on each side

enum class Spoken : std::uint8_t { of_nothing, of_money, of_people };

// What the words of the sentence around a figure speak of: people, if any word does; money, if the nearest topic is it.
class Hearing {
 public:
  explicit Hearing(const Page& page) : page_(page) {}
  void hear(std::size_t at, std::size_t distance) {
    const Found topic = page_.find(WordKind::topic, at);
    if (page_.find(WordKind::counted, at) || page_.find(WordKind::person, at) ||
        (topic && topic.sense->code == "population"))
      is_of_people_ = true;
    if (!topic || distance >= nearest_) return;
    nearest_ = distance;
    is_of_money_ = topic.sense->code == "finance";
  }
  Spoken spoken() const {
    return is_of_people_ ? Spoken::of_people : is_of_money_ ? Spoken::of_money : Spoken::of_nothing;
  }

 private:
  const Page& page_;
  std::size_t nearest_ = reach;
  bool is_of_people_ = false;
  bool is_of_money_ = false;
};

Spoken spoken_around(const Page& page, const Taken& figure) {
  Hearing hearing(page);
  for (std::size_t at = figure.begin; at > page.first() && at + reach > figure.begin; --at) {
    if (sentence_ends_between(page, at - 1, at)) break;
    hearing.hear(at - 1, figure.begin - at);
  }
  for (std::size_t at = figure.end; at < figure.end + reach && page.has(at); ++at) {
    if (sentence_ends_between(page, at - 1, at)) break;
    hearing.hear(at, at - figure.end);
  }
  return hearing.spoken();
}

// Over "or more", "астам": what a number before `at` could count stands behind them.
bool counts_nothing_at_all(const Page& page, std::size_t at) {
  if (const Found hedge = page.find(WordKind::modifier_after, page.after_ending(at))) at = hedge.next;
  const bool is_before_verb =
      page.language().has_verbs_last() && page.is_word(at) && page.has_ending(EndingSort::past, at);
  return is_before_verb || counts_nothing(page, at);  // "310 млн бөлінді"
}

}  // namespace

void complete_bare_millions(Page& page, Narrative& narrative) {
  ScaledAmounts& told = narrative.scaled;
  constexpr int millions = 6;
  constexpr int many = 3;        // amounts of money before it: then the text speaks of money
  constexpr int few_others = 4;  // one of so many at most is of something else
  for (Taken& here : page.mentions()) {
    if (here.type != MentionType::quantity || power_of(page, here) < millions) continue;
    if (here.kind == QuantityKind::money) {
      told.unit = here.unit.substr(0, here.unit.find('/'));
      told.is_money = true;
      ++told.money;
      continue;
    }
    const bool is_open = is_bare(here) && ends_with_power(page, here) && counts_nothing_at_all(page, here.end);
    if (!is_open || told.unit.empty()) {
      told.is_money = false;
      ++told.others;
      continue;
    }
    const Spoken spoken = spoken_around(page, here);
    const bool is_of_money = told.is_money && told.money >= many && few_others * told.others <= told.money;
    if (spoken == Spoken::of_people || !(spoken == Spoken::of_money || is_of_money)) continue;
    here.unit = told.unit;
    here.kind = QuantityKind::money;
    here.is_unit_inferred = true;
  }
}

}  // namespace ecumene::evidence_internal
