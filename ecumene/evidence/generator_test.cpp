// Numbers written by another hand than the language data, in many formats with many units, each read back exactly.
#include <doctest/doctest.h>

#include <array>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

struct Unit {
  std::string_view word;
  std::string_view code;
};

// Words of one case of one language, and a sentence around the number.
struct Speech {
  std::string_view language;
  std::array<std::string_view, 19> small;  // 1..19
  std::array<std::string_view, 8> tens;    // 20..90
  std::array<std::string_view, 9> hundreds;
  std::string_view thousand;  // 5000..
  std::string_view before;
  std::string_view group;
  char decimal;
  std::vector<Unit> units;
};

const std::vector<Speech> speeches{
    {"en",
     {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"},
     {"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"},
     {"one hundred", "two hundred", "three hundred", "four hundred", "five hundred", "six hundred", "seven hundred",
      "eight hundred", "nine hundred"},
     "thousand",
     "The works made ",
     ",",
     '.',
     {{"tons", "t"},
      {"km", "km"},
      {"%", "%"},
      {"per cent", "%"},
      {"hectares", "ha"},
      {"roubles", "RUB"},
      {"hours", "h"}}},
    {"ru",
     {"одного", "двух", "трёх", "четырёх", "пяти", "шести", "семи", "восьми", "девяти", "десяти", "одиннадцати",
      "двенадцати", "тринадцати", "четырнадцати", "пятнадцати", "шестнадцати", "семнадцати", "восемнадцати",
      "девятнадцати"},
     {"двадцати", "тридцати", "сорока", "пятидесяти", "шестидесяти", "семидесяти", "восьмидесяти", "девяноста"},
     {"ста", "двухсот", "трёхсот", "четырёхсот", "пятисот", "шестисот", "семисот", "восьмисот", "девятисот"},
     "тысяч",
     "Завод достиг ",
     " ",
     ',',
     {{"тонн", "t"}, {"км", "km"}, {"%", "%"}, {"процентов", "%"}, {"га", "ha"}, {"рублей", "RUB"}, {"часов", "h"}}},
    {"uk",
     {"одного", "двох", "трьох", "чотирьох", "п’яти", "шести", "семи", "восьми", "дев’яти", "десяти", "одинадцяти",
      "дванадцяти", "тринадцяти", "чотирнадцяти", "п’ятнадцяти", "шістнадцяти", "сімнадцяти", "вісімнадцяти",
      "дев’ятнадцяти"},
     {"двадцяти", "тридцяти", "сорока", "п’ятдесяти", "шістдесяти", "сімдесяти", "вісімдесяти", "дев’яноста"},
     {"ста", "двохсот", "трьохсот", "чотирьохсот", "п’ятисот", "шестисот", "семисот", "восьмисот", "дев’ятисот"},
     "тисяч",
     "Завод досяг ",
     " ",
     ',',
     {{"тонн", "t"}, {"км", "km"}, {"%", "%"}, {"відсотків", "%"}, {"га", "ha"}, {"гривень", "UAH"}, {"годин", "h"}}},
    {"kk",
     {"бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз", "он", "он бір", "он екі", "он үш", "он төрт",
      "он бес", "он алты", "он жеті", "он сегіз", "он тоғыз"},
     {"жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"},
     {"жүз", "екі жүз", "үш жүз", "төрт жүз", "бес жүз", "алты жүз", "жеті жүз", "сегіз жүз", "тоғыз жүз"},
     "мың",
     "Зауыт өнімі ",
     " ",
     ',',
     {{"тонна", "t"},
      {"км", "km"},
      {"%", "%"},
      {"пайызға", "%"},
      {"гектар", "ha"},
      {"теңгені", "KZT"},
      {"сағат", "h"}}}};

std::string spelled_below_1000(const Speech& speech, int value) {
  std::string words;
  const auto add = [&](std::string_view word) { words += (words.empty() ? "" : " ") + std::string(word); };
  if (value >= 100) add(speech.hundreds[static_cast<std::size_t>(value / 100 - 1)]);
  value %= 100;
  if (value >= 20) add(speech.tens[static_cast<std::size_t>(value / 10 - 2)]);
  const int rest = value < 20 ? value : value % 10;
  if (rest > 0) add(speech.small[static_cast<std::size_t>(rest - 1)]);
  return words;
}

std::string spelled(const Speech& speech, int value) {
  if (value < 1000) return spelled_below_1000(speech, value);
  std::string words = spelled_below_1000(speech, value / 1000) + " " + std::string(speech.thousand);
  if (value % 1000 != 0) words += " " + spelled_below_1000(speech, value % 1000);
  return words;
}

std::string grouped(const Speech& speech, int value) {
  std::string digits = std::to_string(value);
  for (std::size_t place = digits.size(); place > 3; place -= 3) digits.insert(place - 3, speech.group);
  return digits;
}

void check(const Speech& speech, const std::string& number, const Decimal& value, const Unit& unit) {
  const std::string text = std::string(speech.before) + number + " " + std::string(unit.word) + ".";
  const auto mentions = read_text(text, {.language = language(speech.language)}).mentions;
  CAPTURE(text);
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].type == MentionType::quantity);
  CHECK(mentions[0].low == value);
  CHECK(mentions[0].unit == unit.code);
}

}  // namespace

TEST_CASE("numbers of another hand are read back exactly, in digits, with decimals and spelled") {
  const bool is_full = std::getenv("ECUMENE_FULL_TESTS") != nullptr;
  const int rounds = is_full ? 9000 : 150;
  std::mt19937_64 random(11);
  INFO("seed 11");
  for (const Speech& speech : speeches) {
    for (int round = 0; round < rounds; ++round) {
      const int size = static_cast<int>(random() % 3);
      const int value = 2 + static_cast<int>(random() % (size == 0 ? 98U : size == 1 ? 998U : 999'000U));
      const Unit& unit = speech.units[random() % speech.units.size()];
      check(speech, grouped(speech, value), Decimal(value), unit);
      check(speech, spelled(speech, value), Decimal(value), unit);
      check(speech, std::to_string(value % 1000) + speech.decimal + "5", Decimal((value % 1000) * 10 + 5, 1), unit);
    }
  }
}
