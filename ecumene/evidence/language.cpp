#include "ecumene/evidence/language.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "ecumene/base/finding.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene {
namespace {

struct KindName {
  std::string_view name;
  WordKind kind;
  enum class Value : std::uint8_t { none, number, ratio, code } value;
};

using enum KindName::Value;
constexpr std::array kind_names{
    KindName{"number", WordKind::number, number},
    KindName{"ordinal", WordKind::ordinal, number},
    KindName{"fraction", WordKind::fraction, ratio},
    KindName{"scale", WordKind::scale, number},
    KindName{"power", WordKind::power, number},
    KindName{"month", WordKind::month, number},
    KindName{"season", WordKind::season, number},
    KindName{"quarter", WordKind::quarter, none},
    KindName{"half", WordKind::half, none},
    KindName{"year", WordKind::year, none},
    KindName{"decade", WordKind::decade, none},
    KindName{"century", WordKind::century, none},
    KindName{"unit", WordKind::unit, code},
    KindName{"money", WordKind::money, code},
    KindName{"percent", WordKind::percent, none},
    KindName{"points", WordKind::points, none},
    KindName{"times", WordKind::times, none},
    KindName{"modifier", WordKind::modifier, code},
    KindName{"after", WordKind::modifier_after, code},
    KindName{"from", WordKind::from, none},
    KindName{"to", WordKind::to, none},
    KindName{"between", WordKind::between, none},
    KindName{"and", WordKind::and_, none},
    KindName{"of", WordKind::of, none},
    KindName{"label", WordKind::label, none},
    KindName{"rank", WordKind::rank, none},
    KindName{"age", WordKind::age, none},
    KindName{"counted", WordKind::counted, none},
    KindName{"idiom", WordKind::idiom, none},
    KindName{"in", WordKind::in, none},
    KindName{"speech", WordKind::speech, none},
    KindName{"early", WordKind::early, none},
    KindName{"references", WordKind::references, none},
    KindName{"plus", WordKind::plus, ratio},
    KindName{"article", WordKind::article, none},
    KindName{"aside", WordKind::aside, none},
    KindName{"short", WordKind::short_power, number},
    KindName{"until", WordKind::until, none},
    KindName{"clock", WordKind::clock, none},
    KindName{"topic", WordKind::topic, code},
};

std::pair<std::string_view, std::string_view> split(std::string_view text, char at) {
  const std::size_t place = text.find(at);
  if (place == std::string_view::npos) return {utf8::trimmed(text), {}};
  return {utf8::trimmed(text.substr(0, place)), utf8::trimmed(text.substr(place + 1))};
}

std::vector<std::string_view> listed(std::string_view text) {
  std::vector<std::string_view> items;
  while (!text.empty()) {
    auto [item, rest] = split(text, ',');
    if (!item.empty()) items.push_back(item);
    text = rest;
  }
  return items;
}

std::optional<std::int64_t> whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

[[noreturn]] void refuse(std::string_view what) {
  throw Error({.code = "language-data-not-understood",
               .severity = Severity::error,
               .what = std::string(what),
               .way_out = "write `kind value: form, form, ...` as evidence/language.hpp describes"});
}

Sense sense_of(std::string_view head) {
  const auto [name, value] = split(head, ' ');
  const auto row = std::ranges::find(kind_names, name, &KindName::name);
  if (row == kind_names.end()) refuse("there is no kind of word '" + std::string(name) + "'");
  Sense sense{.kind = row->kind};
  if (row->value == none) {
    if (!value.empty()) refuse("'" + std::string(name) + "' takes no value");
  } else if (row->value == code) {
    if (value.empty()) refuse("'" + std::string(name) + "' needs a code");
    sense.code = value;
  } else {
    const auto [numerator, denominator] = split(value, '/');
    const auto first = whole(numerator);
    const auto second = row->value == ratio ? whole(denominator) : std::optional<std::int64_t>(1);
    if (!first || !second || *second == 0) refuse("'" + std::string(head) + "' needs a number");
    sense.value = *first;
    sense.denominator = *second;
  }
  return sense;
}

}  // namespace

Language::Language(std::string_view data, std::string_view file) {
  std::uint64_t line_number = 0;
  while (!data.empty()) {
    const std::size_t end = std::min(data.find('\n'), data.size());
    ++line_number;
    std::string_view line = data.substr(0, end);
    data.remove_prefix(std::min(end + 1, data.size()));
    line = utf8::trimmed(line.substr(0, line.find('#')));
    if (line.empty()) continue;
    try {
      take_line(line);
    } catch (const Error& error) {
      Finding finding = error.finding();
      finding.places = {{.source = std::string(file), .line = line_number}};
      throw Error(std::move(finding));
    }
  }
  if (code_.empty()) refuse(std::string(file) + " does not say which language it describes");
}

void Language::take_line(std::string_view line) {
  if (line.find(':') == std::string_view::npos) refuse("there is no colon in '" + std::string(line) + "'");
  const auto [head, forms] = split(line, ':');
  const auto [name, value] = split(head, ' ');
  if (name == "language") {
    code_ = value;
    name_ = forms;
  } else if (name == "letters") {
    for (std::size_t at = 0; at < forms.size();)
      if (const char32_t letter = utf8::next(forms, at); letter != U' ') letters_ += letter;
  } else if (name == "grouping") {
    groups_by_space_ = forms == "space";
  } else if (name == "decimal") {
    decimal_comma_ = forms == "comma";
  } else if (name == "months") {
    has_capital_months_ = forms == "capital";
  } else if (name == "years") {
    has_bare_years_ = forms == "bare";
  } else if (name == "common") {
    for (const auto word : listed(forms)) common_[utf8::folded(word)] = 1;
  } else if (name == "ordinal_endings") {
    for (const auto ending : listed(forms)) ordinal_endings_[utf8::folded(ending)] = 1;
  } else if (name == "endings") {
    add_endings(listed(forms));
  } else {
    take_forms(sense_of(head), forms);
  }
}

void Language::add_endings(const std::vector<std::string_view>& layer) {
  endings_.emplace_back();
  for (const auto ending : layer) endings_.back().push_back(utf8::folded(ending));
}

// One ending of each layer from `layer` on, or none of it.
bool Language::is_ending(std::string_view letters, std::size_t layer) const {
  if (letters.empty()) return true;
  for (; layer < endings_.size(); ++layer)
    for (const std::string& ending : endings_[layer])
      if (letters.starts_with(ending) && is_ending(letters.substr(ending.size()), layer + 1)) return true;
  return false;
}

void Language::take_forms(Sense sense, std::string_view forms) {
  for (std::string_view form : listed(forms)) {
    sense.takes_ending = form.back() == '*';
    if (sense.takes_ending) form.remove_suffix(1);
    sense.takes_stop = form.back() == '.';
    sense.words = words_of(form);
    if (sense.words.empty()) refuse("a form is empty");
    all_.push_back(std::make_unique<Sense>(sense));
    const Sense* stored = all_.back().get();
    if (stored->words.size() == 1 && stored->takes_ending) {
      by_stem_[stored->words[0]].push_back(stored);
    } else {
      by_first_word_[stored->words[0]].push_back(stored);
    }
  }
}

std::size_t Language::own_letters(std::string_view word) const {
  std::size_t count = 0;
  for (std::size_t at = 0; at < word.size();)
    if (letters_.find(utf8::next(word, at)) != std::u32string::npos) ++count;
  return count;
}

void Language::senses(std::string_view folded_word, std::vector<const Sense*>& found) const {
  if (const auto row = by_first_word_.find(folded_word); row != by_first_word_.end())
    found.insert(found.end(), row->second.begin(), row->second.end());
  constexpr std::size_t longest = 128;  // bytes; what is longer is no word of a language
  if (folded_word.size() > longest) return;
  for (std::size_t cut = folded_word.size(); cut > 0; --cut) {
    const auto row = by_stem_.find(folded_word.substr(0, cut));
    if (row != by_stem_.end() && is_ending(folded_word.substr(cut), 0))
      found.insert(found.end(), row->second.begin(), row->second.end());
  }
}

}  // namespace ecumene
