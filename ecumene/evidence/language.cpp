#include "ecumene/evidence/language.hpp"

#include <algorithm>
#include <array>
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
  enum class Value : std::uint8_t { none, number, ratio, code, part, tie } value;
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
    KindName{"raised", WordKind::unit, number},
    KindName{"money", WordKind::money, part},
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
    KindName{"street", WordKind::street, none},
    KindName{"each", WordKind::each, none},
    KindName{"ratio", WordKind::ratio, none},
    KindName{"per", WordKind::per, none},
    KindName{"person", WordKind::person, none},
    KindName{"older", WordKind::older, none},
    KindName{"aged", WordKind::aged, none},
    KindName{"tens", WordKind::tens, number},
    KindName{"limit", WordKind::limit, none},
    KindName{"arriving", WordKind::arriving, none},
    KindName{"compare", WordKind::compare, none},
    KindName{"topic", WordKind::topic, code},
    KindName{"tie", WordKind::tie, KindName::Value::tie},
    KindName{"near", WordKind::near, code},
    KindName{"event", WordKind::event, code},
    KindName{"stop", WordKind::stop, none},
    KindName{"plural", WordKind::plural, code},
    KindName{"place", WordKind::place, code},
    KindName{"frost", WordKind::frost, none},
    KindName{"claim", WordKind::claim, code},
    KindName{"compound", WordKind::compound, ratio},
    KindName{"sign", WordKind::money_sign, code},
    KindName{"divisor", WordKind::divisor, code},
};

// In the order of enum Tie and of enum EndingSort.
constexpr std::array<std::string_view, 25> tie_names{
    "rise",  "fall",   "more",   "less",        "reach",        "against", "level", "share",     "amount",
    "by",    "ago",    "act",    "beginning",   "respectively", "them",    "index", "according", "contrast",
    "after", "before", "moment", "institution", "end",          "through", "plan"};
constexpr std::array<std::string_view, 15> ending_sorts{
    "noun",     "plural",   "not_plural", "adjective", "verb", "genitive",   "possessed",  "attributive",
    "ablative", "locative", "past",       "coming",    "open", "participle", "neuter_past"};

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
  } else if (row->value == part) {
    const auto [whole_code, parts] = split(value, '/');
    const auto count = parts.empty() ? std::optional<std::int64_t>(1) : whole(parts);
    if (whole_code.empty() || !count || *count < 1) refuse("'" + std::string(head) + "' needs a code");
    sense.code = whole_code;
    sense.denominator = *count;
  } else if (row->value == KindName::Value::tie) {
    const auto named = std::ranges::find(tie_names, value);
    if (named == tie_names.end()) refuse("there is no tie '" + std::string(value) + "'");
    sense.value = named - tie_names.begin();
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
  add_compounds();
  add_raised_units();
  if (code_.empty()) refuse(std::string(file) + " does not say which language it describes");
}

void Language::take_line(std::string_view line) {
  if (line.find(':') == std::string_view::npos) refuse("there is no colon in '" + std::string(line) + "'");
  const auto [head, forms] = split(line, ':');
  const auto [name, value] = split(head, ' ');
  // "ordinal 1: first; 2: second": more values of one kind
  if (const std::size_t more = forms.find(';'); more != std::string_view::npos) {
    take_line(std::string(head) + ": " + std::string(forms.substr(0, more)));
    take_line(std::string(name) + " " + std::string(utf8::trimmed(forms.substr(more + 1))));
    return;
  }
  if (name == "language") {
    code_ = value;
    name_ = forms;
  } else if (name == "letters" || name == "alphabet") {
    for (std::size_t at = 0; at < forms.size();)
      if (const char32_t letter = utf8::next(forms, at); letter != U' ')
        (name == "letters" ? letters_ : alphabet_).add(letter);
  } else if (name == "endings") {
    add_endings(listed(forms));
  } else if (name == "word_endings") {
    add_word_endings(value, forms);
  } else if (take_setting(name, forms) || take_set(name, listed(forms)) || take_affix(name, value, listed(forms))) {
    return;
  } else if (!places_.take_line(name, value, listed(forms))) {
    take_forms(sense_of(head), forms);
  }
}

bool Language::take_setting(std::string_view name, std::string_view setting) {
  if (name == "grouping") {
    groups_by_space_ = setting == "space";
  } else if (name == "decimal") {
    decimal_comma_ = setting == "comma";
  } else if (name == "months") {
    has_capital_months_ = setting == "capital";
  } else if (name == "years") {
    has_bare_years_ = setting == "bare";
  } else if (name == "spelled_years") {
    has_paired_years_ = setting == "pairs";
  } else if (name == "numerals") {
    has_bare_numerals_ = setting == "bare";
  } else if (name == "verbs") {
    has_verbs_last_ = setting == "last";
  } else if (name == "heads") {
    heads_ = setting == "plural" ? HeadPlace::plural : setting == "last" ? HeadPlace::last : HeadPlace::first;
  } else {
    return false;
  }
  return true;
}

void Language::add_endings(const std::vector<std::string_view>& layer) {
  endings_.emplace_back();
  for (const auto ending : layer) endings_.back().push_back(utf8::folded(ending));
}

void Language::add_word_endings(std::string_view sort, std::string_view endings) {
  const auto row = std::ranges::find(ending_sorts, sort);
  if (row == ending_sorts.end()) refuse("there are no endings of '" + std::string(sort) + "'");
  for (const auto ending : listed(endings))
    word_endings_.emplace_back(static_cast<EndingSort>(row - ending_sorts.begin()), utf8::folded(ending));
}

// Lengths squared and cubed; the others, as "square ton", are none.
void Language::add_raised_units() {
  static constexpr std::array<std::string_view, 12> lengths{"m",  "km", "cm", "mm",    "dm",     "mi",
                                                            "ft", "yd", "in", "verst", "sazhen", "arshin"};
  for (const auto length : lengths)
    for (const std::int64_t power : {2, 3})
      raised_units_.emplace(
          std::string(length) + std::to_string(power),
          std::make_unique<Sense>(Sense{.kind = WordKind::unit, .code = std::string(length) + std::to_string(power)}));
  longest_forms_[static_cast<std::size_t>(WordKind::unit)] = 255;  // words that raise, and the length behind them
}

void Language::take_forms(Sense sense, std::string_view forms) {
  for (std::string_view form : listed(forms)) {
    sense.takes_ending = form.back() == '*';
    if (sense.takes_ending) form.remove_suffix(1);
    sense.takes_stop = form.back() == '.';
    sense.words = words_of(form);
    if (sense.words.empty()) refuse("a form is empty");
    sense.second = sense.words.size() > 1 ? WordBegin(sense.words[1]) : WordBegin();
    std::uint8_t& longest = longest_forms_[static_cast<std::size_t>(sense.kind)];
    longest = static_cast<std::uint8_t>(std::max<std::size_t>(longest, 3 * sense.words.size()));
    all_.push_back(std::make_unique<Sense>(sense));
    const Sense* stored = all_.back().get();
    if (stored->words.size() == 1 && stored->takes_ending) {
      by_stem_[stored->words[0]].push_back(stored);
    } else {
      by_first_word_[stored->words[0]].push_back(stored);
    }
  }
}

}  // namespace ecumene
