// Numbers crossed with the ways of writing them, every unit and currency of every language and its case endings, drawn
// at random: each is read back as what was written.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ecumene/evidence/language_data_for_tests.hpp"
#include "ecumene/evidence/reading.hpp"

using namespace ecumene;
using namespace ecumene::language_data;

namespace {

struct Written {
  std::string text;
  Decimal low;
  Decimal high;
  Modifier modifier = Modifier::exact;
};

struct Unit {
  std::string form;  // with its ending
  std::set<std::string> codes;
};

// Writes numbers as a language does, each draw another.
class Writer {
 public:
  Writer(const std::string& code, std::mt19937_64& random) : data_(data_of(code)), random_(random) {
    for (const std::string kind : {"unit", "money", "percent"}) take_units(kind);
    for (const auto& [form, exponent] : data_.forms.at("power"))
      if (form != "k") powers_.emplace_back(form, std::stoi(exponent));
    for (const auto& [form, name] : data_.forms.at("modifier")) modifiers_.emplace_back(form, name);
  }

  // One quantity and its unit.
  std::pair<Written, Unit> draw() {
    const std::array ways{&Writer::whole, &Writer::with_decimals, &Writer::multiplied, &Writer::range, &Writer::hedged};
    const Unit& unit = units_[below(units_.size())];
    return {(this->*ways[below(ways.size())])(), {with_ending(unit.form), unit.codes}};
  }

 private:
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
  std::int64_t up_to(std::int64_t limit) {
    return 2 + static_cast<std::int64_t>(below(static_cast<std::size_t>(limit)));
  }

  // "pounds" are a weight and money: which, is for the words around to say.
  void add_codes_of_other_kind(const std::string& kind, Unit& unit) const {
    const auto& others = data_.forms.at(kind == "money" ? "unit" : "money");
    for (auto [at, end] = others.equal_range(unit.form); at != end; ++at) unit.codes.insert(at->second);
  }

  void take_units(const std::string& kind) {
    const auto& forms = data_.forms.at(kind);
    for (auto row = forms.begin(); row != forms.end(); row = forms.upper_bound(row->first)) {
      Unit unit{.form = row->first, .codes = {}};
      for (auto [at, end] = forms.equal_range(row->first); at != end; ++at)
        unit.codes.insert(kind == "percent" ? "%" : at->second);
      if (kind != "percent") add_codes_of_other_kind(kind, unit);
      const bool is_part = kind == "money" && unit.codes.begin()->find('/') != std::string::npos;
      if (!is_part && !is_age(unit.form)) units_.push_back(std::move(unit));
    }
  }

  // No age is a thousand years: words of age are units of small numbers only, which generator_data_test.cpp reads.
  bool is_age(const std::string& form) const {
    const auto ages = data_.forms.find("age");
    return ages != data_.forms.end() && std::ranges::any_of(ages->second, [&](const auto& age) {
             return form.starts_with(age.first.substr(0, age.first.find('*')));
           });
  }

  std::string with_ending(const std::string& form) {
    if (form.back() != '*') return form;
    return form.substr(0, form.size() - 1) + data_.endings[below(data_.endings.size())];
  }

  // Thousands apart or not, by any of the marks that are in use; four digits are as often written whole.
  std::string grouped(std::int64_t value) {
    static const std::vector<std::string> spaces{"", " ", "\u00A0", "\u202F", "\u2009", ","};
    const std::string mark = spaces[below(spaces.size() - (data_.language == "en" ? 0 : 1))];
    std::string digits = std::to_string(value);
    for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, mark);
    return digits;
  }

  Written whole() {
    constexpr std::array<std::int64_t, 3> limits{97, 900, 99'000'000};
    const std::int64_t value = up_to(limits[below(limits.size())]);
    return {grouped(value), Decimal(value), Decimal(value)};
  }

  Written with_decimals() {
    const auto places = static_cast<int>(1 + below(2));
    const std::int64_t units = up_to(98'000);
    std::string fraction = std::to_string(100 + units % (places == 1 ? 10 : 100)).substr(places == 1 ? 2 : 1);
    const std::int64_t whole = units / (places == 1 ? 10 : 100);
    const Decimal value(units, places);
    return {grouped(whole) + (data_.language == "en" ? "." : ",") + fraction, value, value};
  }

  Written multiplied() {
    const auto& [word, exponent] = powers_[below(powers_.size())];
    const Written factor = below(2) == 0 ? Written{std::to_string(7 + below(80)), {}, {}} : with_decimals();
    const Decimal number = factor.low.is_zero() ? Decimal(std::stoll(factor.text)) : factor.low;
    const Decimal value = number * Decimal(1, -exponent);
    return {factor.text + " " + with_ending(word), value, value};
  }

  Written range() {
    static const std::vector<std::string> dashes{"-", "–", "—", " – ", " — "};
    const std::int64_t low = up_to(400);
    const std::int64_t high = low + up_to(400);
    return {std::to_string(low) + dashes[below(dashes.size())] + std::to_string(high), Decimal(low), Decimal(high)};
  }

  Written hedged() {
    const auto& [word, name] = modifiers_[below(modifiers_.size())];
    Written number = whole();
    number.text = with_ending(word) + " " + number.text;
    number.modifier = name == "approx" ? Modifier::approx : name == "over" ? Modifier::over : Modifier::under;
    return number;
  }

  Data data_;
  std::mt19937_64& random_;
  std::vector<Unit> units_;
  std::vector<std::pair<std::string, int>> powers_;
  std::vector<std::pair<std::string, std::string>> modifiers_;
};

void check(const std::string& code, const Written& number, const Unit& unit) {
  const std::string text = number.text + " " + unit.form + stop_behind(unit.form);
  const auto mentions = read_text(text, {.language = language(code)}).mentions;
  CAPTURE(code);
  CAPTURE(text);
  CHECK(mentions.size() == 1);
  if (mentions.size() != 1) return;
  CHECK(mentions[0].low == number.low);
  CHECK(mentions[0].high == number.high);
  CHECK(mentions[0].modifier == number.modifier);
  CHECK_MESSAGE(unit.codes.contains(std::string(mentions[0].unit)), mentions[0].unit);
}

}  // namespace

TEST_CASE("numbers x ways of writing x units x case endings x languages are read back") {
  const std::size_t rounds = std::getenv("ECUMENE_FULL_TESTS") != nullptr ? 20'000 : 300;
  std::mt19937_64 random(17);
  INFO("seed 17");
  for (const std::string& code : codes) {
    Writer writer(code, random);
    for (std::size_t round = 0; round < rounds; ++round) {
      const auto [number, unit] = writer.draw();
      check(code, number, unit);
    }
  }
}
