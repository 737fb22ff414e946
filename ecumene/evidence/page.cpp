#include <algorithm>
#include <utility>
#include <vector>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

namespace {

// Between two words of a form, or behind its last one.
bool is_joint(const Token& token) {
  if (token.kind != TokenKind::mark) return false;
  const char32_t mark = token.mark();
  return mark == U'.' || mark == U'-' || mark == 0xB7 || mark == 0x22C5;
}

}  // namespace

void Page::turn_to(std::size_t first, std::size_t last, Lexicon& lexicon) {
  first_ = first;
  last_ = last;
  lexicon_ = &lexicon;
  taken_.assign(last - first, 0);
  words_.assign(last - first, {});
  all_kinds_ = all_found_ = all_marks_ = 0;
  all_sets_ = 0;
  figures_.clear();
  mentions_.clear();
  money_ = {};
  for (std::size_t at = first; at < last; ++at) {
    const Token& token = tokens_[at];
    if (token.kind == TokenKind::word) {
      const Lexicon::Signs signs = lexicon.signs(token.word);
      all_sets_ |= signs.sets;
      if (signs.kinds == 0) continue;
      const bool goes_on = at + 1 < last && (tokens_.is_word(at + 1) || is_joint(tokens_[at + 1]));
      const std::uint64_t found = goes_on ? signs.kinds : signs.kinds_alone;
      words_[at - first].found = found;
      all_kinds_ |= signs.kinds;
      all_found_ |= found;
    } else if (token.kind == TokenKind::mark) {
      all_marks_ |= std::uint64_t{1} << (token.mark() & 63U);
    } else {
      figures_.push_back(static_cast<std::uint32_t>(at));
    }
  }
}

// REQUIRES a sense of the word at `at`, so that its first word, and if it is the only one its ending, are right. Words
// of a form may be joined by a hyphen or a raised dot, and each may have a full stop.
Found Page::matched(const Sense& sense, std::size_t at) const {
  std::size_t next = at + 1;
  for (std::size_t word = 1; word < sense.words.size(); ++word, ++next) {
    next = behind_joint(next);
    if (!is_word(next)) return {};
    const std::string_view seen = tokens_.word(next);
    const std::string& wanted = sense.words[word];
    const bool may_end = sense.takes_ending && word + 1 == sense.words.size();
    const bool equal =
        seen == wanted || (may_end && seen.starts_with(wanted) && language().is_ending(seen.substr(wanted.size())));
    if (!equal) return {};
  }
  if (!sense.takes_stop) return {&sense, next};
  return is_mark(next, U'.') && is_glued(next) ? Found{&sense, next + 1} : Found{};
}

// Behind the marks that may join the words of a form.
std::size_t Page::behind_joint(std::size_t next) const {
  if (is_mark(next, U'.') && is_glued(next)) ++next;
  if ((is_mark(next, U'-') || is_mark(next, 0xB7) || is_mark(next, 0x22C5)) && is_glued(next)) ++next;
  return next;
}

// Which forms of several words, or with a full stop, may begin here.
void Page::look_behind(std::size_t at, WordForms& forms) const {
  const std::size_t second = behind_joint(at + 1);
  const bool has_second = is_word(second);
  const WordBegin second_begin = has_second ? WordBegin(tokens_.word(second)) : WordBegin();
  const bool has_stop = is_mark(at + 1, U'.') && is_glued(at + 1);
  forms.longer = 0;
  forms.found = lexicon_->signs(tokens_[at].word).kinds_alone;
  if (!has_second && !has_stop) return;
  for (const Sense* sense : lexicon_->senses(tokens_[at].word)) {
    if (Lexicon::is_alone(*sense)) continue;
    const bool may_be =
        sense->words.size() > 1 ? has_second && sense->second.may_begin(second_begin) : !sense->takes_stop || has_stop;
    if (may_be) forms.longer |= std::uint64_t{1} << static_cast<unsigned>(sense->kind);
  }
  forms.found |= forms.longer;
}

Found Page::longest_plain(WordKind kind, std::size_t at) const {
  Found best;
  const std::vector<const Sense*>& senses = lexicon_->senses(tokens_[at].word, kind);  // in the order of their kinds
  for (auto row = std::ranges::lower_bound(senses, kind, {}, &Sense::kind); row != senses.end(); ++row) {
    const Sense& sense = **row;
    if (sense.kind != kind) break;
    const bool is_raising = kind == WordKind::unit && sense.value != 0;
    if (is_raising) continue;
    const Found found = matched(sense, at);
    if (found && found.next > best.next) best = found;
  }
  return best;
}

// "кв. м", "cubic feet": a word that raises the length behind it.
Found Page::raised_length(std::size_t at) const {
  Found best;
  for (const Sense* sense : lexicon_->senses(tokens_[at].word, WordKind::unit)) {
    if (sense->kind != WordKind::unit || sense->value == 0) continue;
    std::size_t behind = matched(*sense, at).next;
    if (behind == 0) continue;
    if (is_mark(behind, U'-') && is_glued(behind)) ++behind;
    const Found length = is_word(behind) ? longest_plain(WordKind::unit, behind) : Found{};
    const Sense* unit = length ? language().raised_unit(length.sense->code, sense->value) : nullptr;
    if (unit != nullptr && length.next > best.next) best = {unit, length.next};
  }
  return best;
}

Found Page::longest(WordKind kind, std::size_t at) const {
  const Found plain = longest_plain(kind, at);
  if (kind != WordKind::unit) return plain;
  const Found raised = raised_length(at);
  return raised.next > plain.next ? raised : plain;
}

Found Page::find_money(std::size_t at, const MoneyTold& told) const {
  if (!has_kind(at, std::uint64_t{1} << static_cast<unsigned>(WordKind::money))) return {};
  constexpr std::int64_t hundred = 100;
  const auto is_decimal = [](std::int64_t parts) { return parts == 1 || parts % hundred == 0; };
  const auto goes_with = [&](const Sense& sense) {
    if (sense.code != told.code) return 0;
    return is_decimal(sense.denominator) == is_decimal(told.parts) ? 2 : 1;
  };
  Found best;
  for (const Sense* sense : lexicon_->senses(tokens_[at].word, WordKind::money)) {
    if (sense->kind != WordKind::money) continue;
    const Found found = matched(*sense, at);
    const bool is_longer = found.next > best.next;
    if (found && (is_longer || (found.next == best.next && goes_with(*sense) > goes_with(*best.sense)))) best = found;
  }
  return best;
}

Found Page::longest_before(WordKind kind, std::size_t next) const {
  constexpr std::size_t most = 6;  // tokens
  const std::size_t longest_form = std::min(most, language().longest_form(kind));
  Found best;
  for (std::size_t length = 1; length <= longest_form && next >= first_ + length; ++length) {
    const std::size_t at = next - length;
    if (at < last_ && !tokens_.is_word(at) && !is_joint(tokens_[at])) break;  // no form goes over it
    const Found found = find(kind, at);
    if (found && found.next == next) best = found;
  }
  return best;
}

std::size_t Page::after_ending(std::size_t at) const {
  if (!is_mark(at, U'-') || !is_word(at + 1)) return at;
  const bool is_close = is_glued(at + 1) || tokens_[at + 1].gap == Gap::space;
  return is_close && is_ending(at + 1) ? at + 2 : at;
}

bool Page::is_free(std::size_t begin, std::size_t end) const {
  return std::all_of(taken_.begin() + static_cast<std::ptrdiff_t>(begin - first_),
                     taken_.begin() + static_cast<std::ptrdiff_t>(end - first_), [](char taken) { return taken == 0; });
}

Taken& Page::take(MentionType type, std::size_t begin, std::size_t end, std::string_view rule) {
  std::fill(taken_.begin() + static_cast<std::ptrdiff_t>(begin - first_),
            taken_.begin() + static_cast<std::ptrdiff_t>(end - first_), char{1});
  constexpr std::size_t least = 4;
  if (mentions_.size() == mentions_.capacity())  // few mentions have no digits
    reserve(mentions_, std::max({figures_.size(), 2 * mentions_.size(), least}));
  Taken& taken = mentions_.emplace_back();
  taken.type = type;
  taken.begin = static_cast<std::uint32_t>(begin);
  taken.end = static_cast<std::uint32_t>(end);
  taken.rule = rule;
  return taken;
}

// By places alone: mentions are long to move. No two begin at one token.
void Page::sort() {
  if (std::ranges::is_sorted(mentions_, {}, &Taken::begin)) return;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;  // token, mention
  places.reserve(mentions_.size());
  for (const Taken& taken : mentions_) places.emplace_back(taken.begin, static_cast<std::uint32_t>(places.size()));
  std::ranges::stable_sort(places, {}, &std::pair<std::uint32_t, std::uint32_t>::first);
  std::vector<Taken> sorted;
  reserve(sorted, mentions_.capacity());
  for (const auto& [begin, mention] : places) sorted.push_back(std::move(mentions_[mention]));
  mentions_.swap(sorted);
}

}  // namespace ecumene::evidence_internal
