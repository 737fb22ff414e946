#include "ecumene/study/names.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <random>

namespace ecumene {

namespace {

std::string upper(std::string_view name) {
  std::string result;
  for (const char c : name) result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return result;
}

std::string with_underscores(std::string name) {
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// All names of any kind of option, the words that slips are tried on.
template <class... T>
std::vector<std::string> every_name() {
  std::vector<std::string> names;
  const auto add = [&](const auto& values) {
    for (const auto& named : values) names.emplace_back(named.name);
  };
  (add(named_values<T>()), ...);
  return names;
}

// One slip of the keyboard: a letter dropped, doubled, replaced, or exchanged with its neighbour.
std::string slip(std::string word, std::mt19937& random) {
  const std::size_t at = std::uniform_int_distribution<std::size_t>(0, word.size() - 2)(random);
  switch (std::uniform_int_distribution<int>(0, 3)(random)) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, word[at]);
    case 2:
      word[at] = 'q';
      return word;
    default:
      std::swap(word[at], word[at + 1]);
      return word;
  }
}

}  // namespace

TEST_CASE_TEMPLATE("every name of an option gives its value, and the value its name", T, Distance, Linkage, Scaling,
                   Normalisation, Mean, Better, RatingInput, Layout, Topic, DecimalMark, ThousandsMark) {
  const std::vector<NamedValue<T>> all = named_values<T>();
  REQUIRE_FALSE(all.empty());
  for (const NamedValue<T>& named : all) {
    CAPTURE(named.name);
    CHECK(value_of<T>(named.name) == named.value);
    CHECK(name_of(named.value) == named.name);
    CHECK(value_of<T>(upper(named.name)) == named.value);
    CHECK(value_of<T>(with_underscores(std::string(named.name))) == named.value);
  }
  CHECK_FALSE(value_of<T>("").has_value());
  CHECK_FALSE(value_of<T>("no such name").has_value());
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.name < b.name; }));
}

TEST_CASE_TEMPLATE("no two names of one option are spelt alike", T, Distance, Linkage, Scaling, Normalisation, Mean,
                   Better, RatingInput, Layout, Topic, DecimalMark, ThousandsMark) {
  std::vector<std::string> keys;
  for (const NamedValue<T>& named : named_values<T>()) keys.push_back(option_key(named.name));
  std::sort(keys.begin(), keys.end());
  CHECK(std::adjacent_find(keys.begin(), keys.end()) == keys.end());
}

TEST_CASE("names are compared without letter case and signs between letters") {
  CHECK(option_key("Z-Score") == "zscore");
  CHECK(option_key("ward.D2") == "wardd2");
  CHECK(option_key("region_by indicator") == "regionbyindicator");
  CHECK(names_listed<Better>() == "higher, lower");
}

TEST_CASE("the nearest name is the one a slip of the keyboard was meant for") {
  const std::vector<std::string> keys{"file", "layout", "name", "period", "title"};
  CHECK(nearest_name("titel", keys) == "title");
  CHECK(nearest_name("Title", keys) == "title");
  CHECK(nearest_name("perod", keys) == "period");
  CHECK(nearest_name("lay-out", keys) == "layout");
  CHECK_FALSE(nearest_name("date", keys).has_value());  // another word, not a slip of "name"
  CHECK_FALSE(nearest_name("colour", keys).has_value());
  CHECK_FALSE(nearest_name("", keys).has_value());
  CHECK_FALSE(nearest_name("title", {}).has_value());
  CHECK(nearest_name("Томк", {"Омск", "Томск"}) == "Томск");
  CHECK(nearest_name("ab", {"ax", "bb"}) == "ax");  // of equals the first
}

TEST_CASE("a name is nearest to itself, and one slip never leads to something farther") {
  const std::vector<std::string> names = every_name<Distance, Linkage, Normalisation, Layout, Topic>();
  for (const std::string& name : names) CHECK(option_key(*nearest_name(name, names)) == option_key(name));

  const unsigned seed = 20121;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int i = 0; i < 500; ++i) {
    const std::string& name = names[std::uniform_int_distribution<std::size_t>(0, names.size() - 1)(random)];
    const std::string word = slip(name, random);
    CAPTURE(name);
    CAPTURE(word);
    const std::optional<std::string> near = nearest_name(word, names);
    REQUIRE(near.has_value());
    CHECK(std::find(names.begin(), names.end(), *near) != names.end());
    // Alone, the name itself is found: one slip is always near enough.
    CHECK(nearest_name(word, {name}) == name);
  }
}

}  // namespace ecumene
