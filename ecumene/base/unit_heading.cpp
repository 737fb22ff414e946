// Which unit a heading names. The heading is cut into words; its parts are tried where units stand: the last
// parenthesis, then what follows the last comma, and so on to the whole; a part must be a unit phrase and nothing else.
// Where no part is one, the words that can only be units ("млн руб.", "%") are looked for in between.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "ecumene/base/unit.hpp"
#include "ecumene/base/unit_phrase_internal.hpp"

namespace ecumene {

namespace {
using namespace unit_phrase;
using unit_table::Position;

// The front of a heading names what is measured; parentheses and what follows a comma, in what unit.
enum class PartKind : std::uint8_t { subject, unit };

// A name that stands for a share of one is the ratio "1" with another dimension.
std::string code_of(const unit_table::Name& name) {
  return name.code == "share" ? "1" : std::string(name.code);
}

std::optional<Unit> unit_of(const Phrase& phrase) {
  std::string code = phrase.unit == nullptr ? "1" : code_of(*phrase.unit);
  if (phrase.per != nullptr) {
    const std::string below = code_of(*phrase.per);
    code += below.find('.') == std::string::npos ? '/' + below : "/(" + below + ')';
  }
  auto unit = parse_unit(code);
  if (!unit) return unit;
  if (phrase.unit != nullptr && phrase.unit->code == "share" && phrase.per == nullptr)
    unit->dimension = Dimension::share;
  unit->multiplier = phrase.power;
  return unit;
}

// The year of the prices: a price word with a year at most three words away. "1926/27" is the year it begins with.
struct PriceYear {
  std::optional<int> year;
  std::size_t first = 0;  // the words that say it: [first, last)
  std::size_t last = 0;
};

bool is_price_word(std::string_view word) {
  static constexpr std::array<std::string_view, 6> stems{"ценах", "цены", "цінах", "баға", "price", "constant"};
  return std::any_of(stems.begin(), stems.end(), [&](auto stem) { return word.starts_with(stem); });
}

// Behind "2010 г.", "1926/27 г.", "2010 жылғы": one past the words that belong to the year or the price word.
std::size_t end_of_year(WordSpan words, std::size_t next) {
  static constexpr std::array<std::string_view, 8> years{"г", "гг", "года", "р", "рр", "року", "жылғы", "ж"};
  if (next + 1 < words.size() && words[next] == "/" && words[next + 1].size() == 2 && is_number(words[next + 1]))
    next += 2;
  if (next < words.size() && is_one_of(words[next], years)) ++next;
  return next;
}

PriceYear price_year(WordSpan words) {
  const auto is_year = [](std::string_view w) { return w.size() == 4 && is_number(w) && (w[0] == '1' || w[0] == '2'); };
  constexpr std::size_t reach = 3;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_price_word(words[i])) continue;
    for (std::size_t distance = 1; distance <= reach; ++distance) {
      for (const std::size_t j : {i + distance, i - distance}) {
        if (j >= words.size() || !is_year(words[j])) continue;
        return {std::stoi(words[j]), std::min(i, j), end_of_year(words, std::max(i, j) + 1)};
      }
    }
  }
  return {};
}

bool is_filler(std::string_view word) {
  static constexpr std::array<std::string_view, 40> fillers{"в",           "во",
                                                            "у",           "in",
                                                            "at",          "of",
                                                            "the",         "по",
                                                            "г",           "гг",
                                                            "года",        "год",
                                                            "р",           "року",
                                                            "рр",          "жылғы",
                                                            "жылдың",      "ж",
                                                            "ценах",       "цінах",
                                                            "цены",        "prices",
                                                            "price",       "constant",
                                                            "current",     "текущих",
                                                            "поточних",    "постоянных",
                                                            "постійних",   "сопоставимых",
                                                            "порівнянних", "действующих",
                                                            "фактически",  "действовавших",
                                                            "фактичних",   "base",
                                                            "измерения",   "unit:",
                                                            "бағамен",     "бағасымен"};
  return is_one_of(word, fillers);
}

// Whether the phrase may be what the part says. At the front of a heading a noun ("Предприятия") or a letter is its
// subject and not its unit, unless a multiplier or a denominator stands by.
bool fits(const Phrase& phrase, PartKind kind) {
  if (phrase.unit == nullptr) return phrase.per != nullptr || phrase.multiplied;
  if (kind == PartKind::unit || phrase.multiplied || phrase.per != nullptr) return true;
  return phrase.unit->position != Position::letter && !phrase.unit->code.starts_with('{');
}

// The part as a phrase and nothing else: words about prices at its ends do not count.
std::optional<Unit> whole_phrase(WordSpan words, PartKind kind) {
  while (!words.empty() && is_filler(words.front()) && words.front() != "г") words = words.subspan(1);
  const auto [phrase, used] = read_phrase(words);
  const WordSpan rest = words.subspan(used);
  if (!fits(phrase, kind) || !std::all_of(rest.begin(), rest.end(), is_filler)) return std::nullopt;
  return unit_of(phrase);
}

bool is_opening(const std::string& word) {
  return word == "(" || word == "[";
}
bool is_boundary(const std::string& word) {
  return word == "," || word == ";" || word == ")" || word == "]" || is_opening(word);
}

// The parts between commas and parentheses: parentheses first, each kind from the last to the first.
std::vector<WordSpan> parts_of(const Words& words) {
  std::vector<WordSpan> inside;
  std::vector<WordSpan> outside;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= words.size(); ++i) {
    if (i < words.size() && !is_boundary(words[i])) continue;
    if (i > begin) (depth > 0 ? inside : outside).push_back(WordSpan(words).subspan(begin, i - begin));
    begin = i + 1;
    if (i == words.size()) break;
    if (is_opening(words[i])) ++depth;
    if (words[i] == ")" || words[i] == "]") depth = std::max(0, depth - 1);
  }
  std::vector<WordSpan> parts(inside.rbegin(), inside.rend());
  parts.insert(parts.end(), outside.rbegin(), outside.rend());
  return parts;
}

// The first phrase anywhere whose words can only be a unit.
std::optional<Unit> phrase_within(WordSpan words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Phrase phrase = read_phrase(words.subspan(i)).phrase;
    if (phrase.unit == nullptr) continue;
    if (phrase.multiplied || phrase.unit->position == Position::anywhere) return unit_of(phrase);
  }
  return std::nullopt;
}

// "на душу населения", "per capita", "на 1000 человек": the phrase and the words [first, last) that say it.
struct Rate {
  Phrase phrase;
  std::size_t first = 0;
  std::size_t last = 0;
};

std::optional<Rate> rate_within(WordSpan words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i + 1 < words.size() && words[i] == "жан" && words[i + 1].starts_with("басына")) {
      const Words per_capita{"per", "capita"};
      return Rate{read_phrase(per_capita).phrase, i, i + 2};
    }
    if (words[i] != "per" && words[i] != "на") continue;
    const auto [phrase, used] = read_phrase(words.subspan(i));
    if (phrase.per != nullptr && phrase.per->code == "{person}") return Rate{phrase, i, i + used};
  }
  return std::nullopt;
}

std::optional<Unit> named_unit(const Words& words) {
  for (const WordSpan part : parts_of(words)) {
    const auto kind = part.data() == words.data() ? PartKind::subject : PartKind::unit;
    if (auto unit = whole_phrase(part, kind)) return unit;
  }
  return phrase_within(words);
}

void erase_words(Words& words, std::size_t first, std::size_t last) {
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(first), words.begin() + static_cast<std::ptrdiff_t>(last));
}

// Shares, ranks and scores stay what they are; amounts become amounts per person.
bool becomes_rate(const Unit& unit) {
  return unit.dimension != Dimension::share && unit.dimension != Dimension::rank &&
         unit.dimension != Dimension::other && unit.dimension != Dimension::temperature;
}
}  // namespace

std::optional<Unit> unit_in_heading(std::string_view heading) {
  Words words = words_of(heading);
  const PriceYear prices = price_year(words);
  if (prices.year) erase_words(words, prices.first, prices.last);
  const auto rate = rate_within(words);
  if (rate) erase_words(words, rate->first, rate->last);
  auto unit = named_unit(words);
  if (!unit) return rate ? unit_of(rate->phrase) : std::nullopt;
  if (!unit->currency.empty() && prices.year) {
    unit->price_year = prices.year;
    unit->code.insert(3, '{' + std::to_string(*prices.year) + '}');
  }
  if (rate && becomes_rate(*unit)) {
    unit->code += "/{person}";
    unit->dimension = Dimension::other;
    unit->multiplier += rate->phrase.power;
  }
  return unit;
}

}  // namespace ecumene
