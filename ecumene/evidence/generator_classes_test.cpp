// Closed classes of East Slavic numerals and dates, written by another hand than the language data, each member read
// back: years in words behind each month, compounds, nouns before their numbers, dates in digits, groups with a point.
#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

struct Forms {
  std::string_view language;
  std::array<std::string_view, 8> tens;            // 20..90
  std::array<std::string_view, 9> ones;            // 1..9
  std::array<std::string_view, 9> ordinals;        // 1..9, genitive
  std::array<std::string_view, 12> months;         // locative
  std::array<std::string_view, 8> compound_tens;   // as they begin "двадцатилетний"
  std::array<std::string_view, 8> compound_ones;   // 2..9
  std::array<std::string_view, 5> adjective_ends;  // of "летн-"
  std::string_view in;
  std::string_view years_of_age;  // "летн"
  std::string_view years;         // genitive plural
  std::string_view minus;
  std::string_view degrees;
};

const std::array<Forms, 2> all_forms{
    {{"ru",
      {"двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"},
      {"один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"},
      {"первого", "второго", "третьего", "четвёртого", "пятого", "шестого", "седьмого", "восьмого", "девятого"},
      {"январе", "феврале", "марте", "апреле", "мае", "июне", "июле", "августе", "сентябре", "октябре", "ноябре",
       "декабре"},
      {"двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяносто"},
      {"двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти"},
      {"ий", "его", "ему", "им", "их"},
      "в",
      "летн",
      "лет",
      "минус",
      "градусов"},
     {"uk",
      {"двадцять", "тридцять", "сорок", "п’ятдесят", "шістдесят", "сімдесят", "вісімдесят", "дев’яносто"},
      {"один", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять"},
      {"першого", "другого", "третього", "четвертого", "п’ятого", "шостого", "сьомого", "восьмого", "дев’ятого"},
      {"січні", "лютому", "березні", "квітні", "травні", "червні", "липні", "серпні", "вересні", "жовтні", "листопаді",
       "грудні"},
      {"двадцяти", "тридцяти", "сорока", "п’ятдесяти", "шістдесяти", "сімдесяти", "вісімдесяти", "дев’яносто"},
      {"дво", "три", "чотири", "п’яти", "шести", "семи", "восьми", "дев’яти"},
      {"ий", "ого", "ому", "им", "их"},
      "у",
      "річн",
      "років",
      "мінус",
      "градусів"}}};

std::string two_digits(int value) {
  return (value < 10 ? "0" : "") + std::to_string(value);
}

Mention only_mention(const Forms& forms, const std::string& text) {
  const auto mentions = read_text(text, {.language = language(forms.language)}).mentions;
  CAPTURE(text);
  REQUIRE(mentions.size() == 1);
  return mentions[0];
}

void check_quantity(const Forms& forms, const std::string& text, int value, std::string_view unit, Modifier modifier) {
  const Mention mention = only_mention(forms, text);
  CAPTURE(text);
  CHECK(mention.low == Decimal(value));
  CHECK(mention.unit == unit);
  CHECK(mention.modifier == modifier);
}

void check_date(const Forms& forms, const std::string& text, const std::string& edtf) {
  const Mention mention = only_mention(forms, text);
  CAPTURE(text);
  CHECK(mention.edtf == edtf);
}

// All numbers of two words, with what is made of each: calls check(tens, ones).
template <class Check>
void for_two_words(Check check) {
  for (std::size_t tens = 0; tens < 8; ++tens)
    for (std::size_t ones = 0; ones < 9; ++ones) check(tens, ones);
}

}  // namespace

TEST_CASE("a year in two words is read behind each month") {
  for (const Forms& forms : all_forms)
    for_two_words([&](std::size_t tens, std::size_t ones) {
      const std::size_t month = (tens * 9 + ones) % 12;
      const std::string year = std::string(forms.tens[tens]) + " " + std::string(forms.ordinals[ones]);
      const int value = 1900 + static_cast<int>(tens + 2) * 10 + static_cast<int>(ones) + 1;
      check_date(forms, std::string(forms.in) + " " + std::string(forms.months[month]) + " " + year,
                 std::to_string(value) + "-" + two_digits(static_cast<int>(month) + 1));
    });
}

TEST_CASE("compounds of each number and each ending are that number of years") {
  for (const Forms& forms : all_forms)
    for_two_words([&](std::size_t tens, std::size_t ones) {
      if (ones == 8) return;  // compound_ones begins with 2
      const std::string word = std::string(forms.compound_tens[tens]) + std::string(forms.compound_ones[ones]) +
                               std::string(forms.years_of_age) + std::string(forms.adjective_ends[ones % 5]);
      check_quantity(forms, word + " план", static_cast<int>(tens + 2) * 10 + static_cast<int>(ones) + 2, "year",
                     Modifier::exact);
    });
}

TEST_CASE("years before their number are about that many, degrees behind a minus below zero") {
  for (const Forms& forms : all_forms)
    for_two_words([&](std::size_t tens, std::size_t ones) {
      const std::string number = std::string(forms.tens[tens]) + " " + std::string(forms.ones[ones]);
      const int value = static_cast<int>(tens + 2) * 10 + static_cast<int>(ones) + 1;
      check_quantity(forms, "Завод, " + std::string(forms.years) + " " + number + ".", value, "year", Modifier::approx);
      check_quantity(forms, std::string(forms.minus) + " " + number + " " + std::string(forms.degrees), -value, "Cel",
                     Modifier::exact);
    });
}

TEST_CASE("dates in digits and thousands with a point are read back") {
  std::mt19937_64 random(12);
  INFO("seed 12");
  for (const Forms& forms : all_forms)
    for (int round = 0; round < 200; ++round) {
      const int day = 1 + static_cast<int>(random() % 28);
      const int month = 1 + static_cast<int>(random() % 12);
      const std::string year = std::to_string(1900 + random() % 150);
      const std::string edtf = year + "-" + two_digits(month) + "-" + two_digits(day);
      const std::string numeric = two_digits(day) + "." + two_digits(month) + "." + year;
      check_date(forms, numeric, edtf);
      check_date(forms, "Звіт\n" + numeric + " № ", edtf);
      check_date(forms, std::to_string(day) + "/" + std::to_string(month) + "/" + year, edtf);
      const int thousands = 1 + static_cast<int>(random() % 999);
      const int rest = static_cast<int>(random() % 1000);
      std::string digits = std::to_string(1000 + rest).substr(1);
      check_quantity(forms, "Завод, " + std::to_string(thousands) + "." + digits + " т", thousands * 1000 + rest, "t",
                     Modifier::exact);
    }
}
