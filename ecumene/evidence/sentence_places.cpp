#include "ecumene/evidence/sentence_places_internal.hpp"

#include <algorithm>
#include <limits>

namespace ecumene::evidence_internal {
namespace {

constexpr double word_cost = 0.5;
constexpr double comma_cost = 2;
constexpr double stop_cost = 12;   // semicolon
constexpr double behind_cost = 2;  // a place behind the quantity
constexpr double adjective_cost = 3;
constexpr double figure_cost = 2;  // another quantity between a quantity and the place behind it
constexpr double located = 4;      // less, for "in Sumy" without a break

}  // namespace

bool SentencePlaces::is_list_mark(std::size_t at) const {
  return tokens_.is_mark(at, U',') || is_and(at);
}

bool SentencePlaces::is_and(std::size_t at) const {
  if (!tokens_.is_word(at)) return false;
  Lexicon& lexicon = *sentence_.stretch->lexicon;
  return !lexicon.senses(tokens_[at].word, WordKind::and_).empty() ||
         std::ranges::any_of(lexicon.senses(tokens_[at].word, WordKind::place),
                             [](const Sense* sense) { return sense->code == "and"; });
}

// "Kharkiv, Ukraine" is Kharkiv; "Almaty, Karaganda and Semey" is a list.
bool SentencePlaces::joins(PlaceGroup& before, const PlaceGroup& group) const {
  if (group.first < before.last || group.first - before.last > 1) return false;
  const bool is_mark = group.first - before.last == 1;
  const bool is_bracket = is_mark && tokens_.is_mark(before.last, U'(');
  if (is_mark && !is_bracket && !(tokens_.is_word(before.last) || tokens_.is_mark(before.last, U','))) return false;
  if (is_mark && !is_bracket && !is_list_mark(before.last)) return false;
  if (lies_in(before.where.place, group.where.place)) {
    before.last = group.last;
    return true;
  }
  if (lies_in(group.where.place, before.where.place) && !tokens_.is_word(before.last)) {
    before.where = group.where;
    before.last = group.last;
    return true;
  }
  const bool are_equals = before.where.kind == group.where.kind && before.form == group.form && is_mark && !is_bracket;
  if (!are_equals || before.form == PlaceMention::Form::back) return false;
  if (before.where.name != group.where.name)
    before.where = {before.where.name + "; " + group.where.name, nullptr, group.where.kind};
  before.last = group.last;
  before.is_list = true;
  if (group.role != PlaceRole::plain) before.role = group.role;
  return true;
}

// "Semey is a city in the east of Kazakhstan": the country says where the city is.
bool SentencePlaces::locates(const PlaceGroup& before, const PlaceGroup& group) const {
  constexpr std::size_t nearby = 8;  // tokens
  return group.first >= before.last && group.first - before.last <= nearby &&
         lies_in(before.where.place, group.where.place) && between(breaks_.commas, before.last, group.first) == 0 &&
         between(breaks_.figures, before.last, group.first) == 0;
}

void SentencePlaces::count_breaks(const std::vector<Mention>& mentions, std::size_t first, std::size_t last) {
  for (auto* sums : {&breaks_.commas, &breaks_.stops, &breaks_.figures}) {
    sums->reserve(sentence_.last - sentence_.first + 1);
    sums->assign(1, 0);
  }
  std::size_t mention = first;
  for (std::size_t at = sentence_.first; at < sentence_.last; ++at) {
    std::uint32_t commas = 0;
    std::uint32_t stops = 0;
    while (mention < last && mentions[mention].end <= tokens_[at].begin) ++mention;
    const bool is_inside = mention < last && mentions[mention].begin <= tokens_[at].begin;
    if (tokens_[at].kind == TokenKind::mark && !is_inside) {
      const char32_t mark = tokens_[at].mark();
      const bool is_dash = mark == U'-' && tokens_[at].gap != Gap::none;
      if (mark == U',' || mark == U'(' || mark == U')' || mark == U':') commas = 1;
      if (is_dash) commas = 0;  // "Kharkiv - 5"
      // A full stop that ends no sentence by the rules of sentences ("5 t. In Sumy ...") may end one all the same.
      const bool is_stop = mark == U'.' && at + 1 < sentence_.last && tokens_[at + 1].gap != Gap::none &&
                           tokens_.is_word(at + 1) && is_capitalised(tokens_.raw(at + 1));
      if (mark == U';' || is_stop) stops = 1;
    } else if (tokens_.is_word(at) && !sentence_.stretch->lexicon->senses(tokens_[at].word, WordKind::and_).empty()) {
      commas = 1;
    }
    const bool is_figure =
        is_inside && mentions[mention].type == MentionType::quantity && mentions[mention].begin == tokens_[at].begin;
    breaks_.commas.push_back(breaks_.commas.back() + commas);
    breaks_.stops.push_back(breaks_.stops.back() + stops);
    breaks_.figures.push_back(breaks_.figures.back() + (is_figure ? 1U : 0U));
  }
}

double SentencePlaces::cost_before(const PlaceGroup& group, std::size_t first) const {
  const auto words = static_cast<double>(first - group.last);
  double cost = word_cost * words + comma_cost * between(breaks_.commas, group.last, first) +
                stop_cost * between(breaks_.stops, group.last, first);
  if (group.form == PlaceMention::Form::adjective) cost += adjective_cost;
  if (group.role == PlaceRole::at && between(breaks_.commas, group.last, first) == 0) cost -= located;
  return cost;
}

// "Almost 80 years ago, ...": do the words up to this token open the sentence, a comma behind them?
bool SentencePlaces::is_opening(std::size_t last) const {
  constexpr std::size_t longest = 6;  // tokens
  constexpr std::size_t behind = 3;   // up to the comma
  const std::size_t end = std::min(last + behind, sentence_.last);
  return last - sentence_.first <= longest && between(breaks_.commas, sentence_.first, last) == 0 &&
         between(breaks_.commas, last, end) > 0;
}

double SentencePlaces::cost_behind(const PlaceGroup& group, std::size_t last) const {
  const std::uint32_t commas = between(breaks_.commas, last, group.first);
  const std::uint32_t figures = between(breaks_.figures, last, group.first);
  const bool is_led = groups_.front().first >= last && is_opening(last);
  const std::uint32_t free = is_led ? 1 : 0;
  if (commas > figures + free || between(breaks_.stops, last, group.first) > 0)
    return std::numeric_limits<double>::max();
  const auto words = static_cast<double>(group.first - last);
  double cost = behind_cost + word_cost * words + (comma_cost + figure_cost) * figures;
  if (group.role == PlaceRole::at && figures == 0) cost -= located;
  if (group.form == PlaceMention::Form::adjective) cost += adjective_cost;
  return cost;
}

const PlaceGroup* SentencePlaces::nearest(std::size_t first, std::size_t last) const {
  const PlaceGroup* best = nullptr;
  double least = std::numeric_limits<double>::max();
  const auto behind = std::ranges::lower_bound(groups_, first, {}, &PlaceGroup::first);
  const auto consider = [&](const PlaceGroup& group, double cost) {
    if (cost < least) {
      least = cost;
      best = &group;
    }
  };
  constexpr std::ptrdiff_t most = 3;  // groups each side: cost grows with the distance
  for (auto group = behind; group != groups_.begin() && behind - group < most;) {
    --group;
    if (group->last <= first) consider(*group, cost_before(*group, first));
  }
  for (auto group = behind; group != groups_.end() && group - behind < most; ++group)
    if (group->first >= last) consider(*group, cost_behind(*group, last));
  return best;
}

const PlaceGroup* SentencePlaces::scene(const Where& main) const {
  constexpr std::size_t opening = 8;    // tokens in which a sentence names what it speaks of
  const PlaceGroup* broader = nullptr;  // a country, where the text is about less
  for (const PlaceGroup& group : groups_) {
    if (group.form == PlaceMention::Form::adjective || group.is_list) continue;
    const bool is_broader = group.where.kind == PlaceKind::country && main.kind != PlaceKind::country;
    if (is_broader && broader == nullptr)
      broader = &group;
    else if (group.role == PlaceRole::at || broader != nullptr || group.first - sentence_.first < opening)
      return &group;
  }
  return broader;
}

const PlaceGroup* SentencePlaces::ranked_in(const Where& whole) const {
  const auto found = std::ranges::find_if(groups_, [&](const PlaceGroup& group) {
    if (group.where.place == whole.place) return false;
    const bool is_subject = group.role == PlaceRole::plain && group.form == PlaceMention::Form::name;
    return lies_in(group.where.place, whole.place) || (is_subject && group.where.kind >= whole.kind);
  });
  return found == groups_.end() ? nullptr : &*found;
}

}  // namespace ecumene::evidence_internal
