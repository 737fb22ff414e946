// The closed classes of every language, taken from its data: each form of a unit, a currency, a multiplier, a numeral,
// a fraction and a month, with its case endings, is read back as what the data say.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "ecumene/evidence/language_data_for_tests.hpp"
#include "ecumene/evidence/reading.hpp"

using namespace ecumene;
using namespace ecumene::language_data;

namespace {

// Calls check(text of the form, its values) for each form of a kind; several values where the data give several.
template <class Check>
void for_each_form(const std::string& kind, Check check) {
  Budget all = budget();
  INFO("seed 13");
  for (const std::string& code : codes) {
    const Data data = data_of(code);
    const auto found = data.forms.find(kind);
    if (found == data.forms.end()) continue;
    for (auto row = found->second.begin(); row != found->second.end(); row = found->second.upper_bound(row->first)) {
      std::set<std::string> values;
      for (auto [at, end] = found->second.equal_range(row->first); at != end; ++at) values.insert(at->second);
      for (const std::string& text : written(data, row->first, all)) check(data, text, values);
    }
  }
}

// All that a text says, if that is one thing.
std::optional<Mention> only_mention(const Data& data, const std::string& text) {
  const auto mentions = read_text(text, {.language = language(data.language)}).mentions;
  CHECK_MESSAGE(mentions.size() == 1, data.language << ": " << text);
  return mentions.size() == 1 ? std::optional(mentions[0]) : std::nullopt;
}

// Does the form, an ending of its numeral included, spell an ordinal?
bool is_ordinal(const Data& data, const std::string& form) {
  const auto found = data.forms.find("ordinal");
  return found != data.forms.end() && std::ranges::any_of(found->second, [&](const auto& row) {
           const std::string stem = row.first.substr(0, row.first.find('*'));
           return form.starts_with(stem);
         });
}

Decimal ratio(const std::string& value) {
  const std::size_t stroke = value.find('/');
  constexpr int places = 12;
  const auto above = Decimal::parse(value.substr(0, stroke));
  return stroke == value.npos ? *above : quotient(*above, *Decimal::parse(value.substr(stroke + 1)), places);
}

}  // namespace

TEST_CASE("every unit of every language is read behind a number") {
  for_each_form("unit", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    const std::string text = "17 " + form + stop_behind(form);
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    CHECK(mention->low == Decimal(17));
    CHECK_MESSAGE(values.contains(std::string(mention->unit)), mention->unit);
  });
}

TEST_CASE("every currency of every language is read behind a number, its parts as parts") {
  for_each_form("money", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    if (data.forms.at("unit").contains(form)) return;  // "pounds": spoken_numbers_test.cpp
    const std::string text = "17 " + form + stop_behind(form);
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    CHECK(mention->kind == QuantityKind::money);
    bool is_one = false;
    for (const std::string& value : values) {
      const std::size_t stroke = value.find('/');
      const Decimal share = stroke == value.npos ? Decimal(1) : ratio("1" + value.substr(stroke));
      constexpr int places = 9;
      is_one |= mention->unit == value.substr(0, stroke) &&
                mention->low.rounded(places) == (Decimal(17) * share).rounded(places);
    }
    CHECK_MESSAGE(is_one, mention->unit);
  });
}

TEST_CASE("every multiplier of every language multiplies") {
  for_each_form("power", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    const std::string text = "17 " + form + " %";
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    CHECK(mention->low == Decimal(17, -std::stoi(*values.begin())));
    CHECK(mention->unit == "%");
  });
}

TEST_CASE("every numeral of every language is read with a per cent sign behind it") {
  for_each_form("number", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    if (is_ordinal(data, form)) return;  // "екі" and the ending "нші"
    const std::string text = form + " %";
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    CHECK(mention->low == ratio(*values.begin()));
    CHECK(mention->unit == "%");
  });
}

TEST_CASE("every fraction of every language is a share or a multiple") {
  for_each_form("fraction", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    const std::string text = form + stop_behind(form);
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    CHECK(mention->low == ratio(*values.begin()));
  });
}

TEST_CASE("every month of every language is read behind a day and before a year") {
  for_each_form("month", [](const Data& data, const std::string& form, const std::set<std::string>& values) {
    std::string month = form;
    if (data.language == "en") month[0] = static_cast<char>(month[0] - 'a' + 'A');
    const std::string text = "17 " + month + " 1937";
    const auto mention = only_mention(data, text);
    if (!mention) return;
    CAPTURE(text);
    const std::string& value = *values.begin();
    CHECK(mention->edtf == "1937-" + std::string(value.size() < 2 ? "0" : "") + value + "-17");
  });
}

TEST_CASE("every word for per cent and for percentage points of every language") {
  for (const auto& [kind, unit] : {std::pair{"percent", "%"}, std::pair{"points", "[pp]"}})
    for_each_form(kind, [&](const Data& data, const std::string& form, const std::set<std::string>&) {
      const std::string text = "17 " + form + stop_behind(form);
      const auto mention = only_mention(data, text);
      if (!mention) return;
      CAPTURE(text);
      CHECK(mention->low == Decimal(17));
      CHECK(mention->unit == unit);
    });
}
