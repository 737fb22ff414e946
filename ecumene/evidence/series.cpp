// Units that are named once in a series, and percent signs that were lost.
#include <algorithm>

#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

// A full stop or a semicolon that no abbreviation explains among tokens first .. last-1.
bool sentence_ends_between(const Page& page, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    if (!page.is_mark(at, U'.') && !page.is_mark(at, U';')) continue;
    if (page.is_word(at + 1) && is_capitalised(page.tokens().raw(at + 1))) return true;
  }
  return false;
}

bool is_bare(const Mention& mention) {
  return mention.type == MentionType::quantity && mention.unit == "1" && mention.kind == QuantityKind::count;
}

bool ends_with_power(const Page& page, const Page::Taken& taken) {
  return page.find_before(WordKind::power, taken.end) || page.is_mark(taken.end - 1, U'.');
}

// "от 300 до 500 г": nothing but the word between them.
bool is_first_of_pair(const Page& page, const Page::Taken& here, const Page::Taken& later) {
  const Found to = page.find(WordKind::to, here.end);
  return to && to.next == later.begin && page.find_before(WordKind::from, here.begin) &&
         later.mention.kind != QuantityKind::multiple;
}

// "from 4 to 5 million tons": the first of the pair is in millions too.
void take_power(const Page& page, Page::Taken& here, const Page::Taken& later) {
  for (std::size_t at = later.begin; at < later.end; ++at) {
    const Found power = page.find(WordKind::power, at);
    if (!power) continue;
    const Decimal factor(1, -static_cast<int>(power.sense->value));
    const Decimal value = here.mention.low * factor;
    if (here.mention.is_range || ends_with_power(page, here)) return;
    here.mention.low = here.mention.high = value;
    return;
  }
}

void infer(Mention& mention, const std::string& unit, QuantityKind kind) {
  mention.unit = unit;
  mention.kind = kind;
  mention.is_unit_inferred = true;
}

// "417,9 млн, в 1945 году — 404,3 млн руб.": the money named at the end of a series; "61—ге, ал ... 82,9%", "23,4, 9,6,
// 41%": a percent sign lost where the number has a case ending or stands in a list.
void complete_backwards(Page& page) {
  auto& mentions = page.mentions();
  const Page::Taken* later = nullptr;
  std::size_t searched = 0;  // the first token already searched for the end of the sentence
  for (std::size_t at = mentions.size(); at-- > 0;) {
    Page::Taken& here = mentions[at];
    if (here.mention.type != MentionType::quantity) continue;
    if (later != nullptr && sentence_ends_between(page, here.end, searched)) later = nullptr;
    searched = here.end;
    if (later != nullptr && is_bare(here.mention)) {
      const bool has_ending = page.after_ending(here.end) > here.end;
      const bool has_decimals = here.mention.low.decimals() > 0 && page.is_mark(here.end, U',');
      if (is_first_of_pair(page, here, *later)) {
        take_power(page, here, *later);
        infer(here.mention, later->mention.unit, later->mention.kind);
      }
      if (later->mention.unit == "%" && (has_ending || has_decimals)) infer(here.mention, "%", QuantityKind::share);
      if (later->mention.kind == QuantityKind::money && ends_with_power(page, here))
        infer(here.mention, later->mention.unit, QuantityKind::money);
    }
    if (here.mention.unit != "1") {
      later = &here;
      searched = here.begin;
    }
  }
}

// "33,5 млрд крб, у тому числі промисловості — 10 млрд.": nothing is counted behind the second.
void complete_forwards(Page& page) {
  auto& mentions = page.mentions();
  const Page::Taken* earlier = nullptr;
  std::size_t searched = 0;
  for (Page::Taken& here : mentions) {
    if (here.mention.type != MentionType::quantity) continue;
    if (earlier != nullptr && sentence_ends_between(page, searched, here.begin)) earlier = nullptr;
    searched = here.begin;
    const bool ends_sentence =
        page.is_mark(here.end - 1, U'.') && page.is_word(here.end) && is_capitalised(page.tokens().raw(here.end));
    const bool counts_nothing = !page.is_word(here.end) || ends_sentence;
    if (earlier != nullptr && is_bare(here.mention) && counts_nothing && ends_with_power(page, here) &&
        earlier->mention.kind == QuantityKind::money)
      infer(here.mention, earlier->mention.unit, QuantityKind::money);
    if (here.mention.unit != "1") {
      earlier = &here;
      searched = here.end;
    }
  }
}

}  // namespace

void complete_series(Page& page) {
  auto& mentions = page.mentions();
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
  complete_backwards(page);
  complete_forwards(page);
}

}  // namespace ecumene::evidence_internal
