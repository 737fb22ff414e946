#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_testing.hpp"

using namespace ecumene;
using namespace ecumene::figures_testing;

// --------------------------------------------------------------------------------------------------------------

namespace {

struct Locale {
  const char* name;
  const char* decimal;
  const char* thousands;
};

constexpr Locale locales[] = {{"en", ".", ","},      {"de", ",", "."},      {"ru", ",", "\u00A0"},
                              {"fr", ",", "\u202F"}, {"si", ",", "\u2009"}, {"kk", ",", " "},
                              {"ch", ".", "'"},      {"en-za", ".", " "},   {"plain", ".", ""},
                              {"plain-ru", ",", ""}, {"sv", ",", "\u2007"}};

std::string printed(const Decimal& value, const Locale& locale) {
  std::string plain = abs(value).to_string();
  const std::size_t point = plain.find('.');
  const std::string fraction = point == std::string::npos ? "" : plain.substr(point + 1);
  std::string whole = plain.substr(0, point);
  for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, locale.thousands);
  return (value.is_negative() ? "-" : "") + whole + (fraction.empty() ? "" : locale.decimal + fraction);
}

Decimal random_decimal(std::mt19937& random) {
  std::uniform_int_distribution<int> digits(1, 15);
  std::int64_t limit = 1;
  for (int i = digits(random); i > 0; --i) limit *= 10;
  std::uniform_int_distribution<std::int64_t> units(-limit, limit);
  return Decimal(units(random), std::uniform_int_distribution<int>(0, 4)(random));
}

}  // namespace

TEST_CASE("a printed number reads back under its own format, digits and decimals") {
  constexpr unsigned seed = 20100501;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const Locale& locale : locales) {
    CAPTURE(locale.name);
    const bool comma = std::string_view(locale.decimal) == ",";
    const NumberFormat format = comma ? NumberFormat{MarkMeaning::decimal, MarkMeaning::thousands}
                                      : NumberFormat{MarkMeaning::thousands, MarkMeaning::decimal};
    for (int i = 0; i < 500; ++i) {
      const Decimal value = random_decimal(random);
      const std::string text = printed(value, locale);
      CAPTURE(text);
      const auto figure = take_apart(text);
      REQUIRE(figure.has_value());
      const FigureValue read_back = figure_value(*figure, format);
      CHECK(read_back.trouble == FigureTrouble::none);
      CHECK(read_back.low == value);
      CHECK(read_back.low.decimals() == value.decimals());
    }
  }
}

TEST_CASE("a column printed in one format reads back without being told the format") {
  constexpr unsigned seed = 19430823;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (const Locale& locale : locales) {
    CAPTURE(locale.name);
    std::vector<Decimal> values{Decimal(5, 1),
                                Decimal(1234567, 0)};  // these decide: "0.5" and, where grouped, "1,234,567"
    for (int i = 0; i < 100; ++i) values.push_back(random_decimal(random));
    std::vector<std::string> cells;
    for (const Decimal& value : values) cells.push_back(printed(value, locale));
    Table table = column_of(cells);
    const auto findings = read(table);
    CHECK(findings.empty());
    for (std::size_t i = 0; i < values.size(); ++i) {
      CAPTURE(cells[i]);
      CHECK(table.at(i, 0).low == values[i]);
    }
  }
}

TEST_CASE("the order of rows changes nothing that is read") {
  constexpr unsigned seed = 7;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::vector<std::string> kinds{"1,234", "12,5", "1.234", "1 234", "...", "-",   "6-8", "abc",
                                       "NaN",   "5%",   "0,0",   "x",     "",    "12*", "1e3", "2,345"};
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> cells;
    std::uniform_int_distribution<std::size_t> pick(0, kinds.size() - 1);
    for (int i = 0; i < 12; ++i) cells.push_back(kinds[pick(random)]);
    std::vector<std::size_t> order(cells.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), random);
    std::vector<std::string> shuffled;
    for (std::size_t i : order) shuffled.push_back(cells[i]);
    Table first = column_of(cells);
    Table second = column_of(shuffled);
    CHECK(codes_of(read(first)) == codes_of(read(second)));
    for (std::size_t i = 0; i < order.size(); ++i) {
      CAPTURE(shuffled[i]);
      CHECK(shown(second.at(i, 0)) == shown(first.at(order[i], 0)));
    }
  }
}

TEST_CASE("any bytes at all are read without harm") {
  constexpr unsigned seed = 99;
  CAPTURE(seed);
  std::mt19937 random(seed);
  const std::string alphabet = "0123456789.,-–() '%*eE+\xC2\xA0\xFFx<sup>/)1";
  std::uniform_int_distribution<std::size_t> pick(0, alphabet.size() - 1);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (std::size_t length = pick(random) % 12; length > 0; --length) text += alphabet[pick(random)];
    const auto figure = take_apart(text);
    if (!figure) continue;
    const FigureValue value = figure_value(*figure, {});
    if (value.trouble == FigureTrouble::none) CHECK(value.low <= value.high);
  }
}
