#include "ecumene/evidence/tense_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// open: an ending that tells habits and what is to come alike, as that of the Kazakh present ("қатады").
enum class Tense : std::uint8_t { none, past, open, coming };

constexpr std::size_t reach = 20;  // tokens

bool ends_sentence(const Page& page, std::size_t at) {
  return !page.has(at) || page.is_mark(at, U';') || page.is_mark(at, U'?') || page.is_mark(at, U'!') ||
         (page.is_mark(at, U'.') && !page.is_glued(at + 1));
}

Tense tense_of(const Page& page, std::size_t at) {
  if (!page.is_word(at)) return Tense::none;
  const Found tie = page.find(WordKind::tie, at);
  if (tie && tie.sense->value == static_cast<std::int64_t>(Tie::plan)) return Tense::coming;
  constexpr std::size_t shortest = 4;  // bytes of a verb with an ending
  if (page.tokens().word(at).size() < shortest) return Tense::none;
  if (page.has_ending(EndingSort::coming, at)) return Tense::coming;
  if (page.has_ending(EndingSort::open, at)) return Tense::open;
  return page.has_ending(EndingSort::past, at) ? Tense::past : Tense::none;
}

// One side of a date, word by word away from it, to the end of the sentence.
class Side {
 public:
  enum class Way : std::uint8_t { back, on };
  Side(const Page& page, std::size_t at, Way way) : page_(page), at_(at), way_(way) {}
  // Of the next word; none behind the end.
  Tense next() {
    if (way_ == Way::back && at_ == page_.first()) is_over_ = true;
    const std::size_t word = way_ == Way::on ? at_++ : is_over_ ? at_ : --at_;
    is_over_ = is_over_ || ends_sentence(page_, word);
    return is_over_ ? Tense::none : tense_of(page_, word);
  }
  // Of the first word that has one.
  Tense first() {
    Tense tense = Tense::none;
    for (std::size_t steps = 0; steps < reach && tense == Tense::none && !is_over_; ++steps) tense = next();
    return tense;
  }

 private:
  const Page& page_;
  std::size_t at_;
  Way way_;
  bool is_over_ = false;
};

// Of the nearest word that has one; where verbs stand last, of the first behind the date.
Tense tense_around(const Page& page, std::size_t at, std::size_t next) {
  Side before(page, at, Side::Way::back);
  Side behind(page, next, Side::Way::on);
  if (page.language().has_verbs_last()) {
    const Tense tense = behind.first();
    return tense != Tense::none ? tense : before.first();
  }
  for (std::size_t steps = 0; steps < reach; ++steps) {
    if (const Tense tense = before.next(); tense != Tense::none) return tense;
    if (const Tense tense = behind.next(); tense != Tense::none) return tense;
  }
  return Tense::none;
}

bool tells_of_each(const Page& page, std::size_t at) {
  if (!page.has_kind_anywhere(bits_of(WordKind::each))) return false;
  for (std::size_t word = at; word-- > page.first() && word + reach >= at && !ends_sentence(page, word);)
    if (page.find(WordKind::each, word)) return true;
  return false;
}

}  // namespace

bool is_to_come(const Page& page, std::size_t at, std::size_t next) {
  const Tense tense = tense_around(page, at, next);
  return tense == Tense::coming || tense == Tense::open;
}

bool is_timeless(const Page& page, std::size_t at, std::size_t next, Standpoint standpoint) {
  if (tells_of_each(page, at)) return true;
  // Where months have capitals, as in English, half of the past is told by words without an ending: went, rose.
  if (page.language().has_capital_months()) return false;
  const Tense tense = tense_around(page, at, next);
  return tense == Tense::none || (tense == Tense::open && standpoint == Standpoint::no_day);
}

}  // namespace ecumene::evidence_internal
