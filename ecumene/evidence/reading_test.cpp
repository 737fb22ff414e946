#include "ecumene/evidence/reading.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <random>

using namespace ecumene;

namespace {

// What was read, one mention a part: quantities as "41685 1", ranges as "50..60 1", dates as EDTF.
std::string read(std::string_view text, std::string_view code) {
  std::string said;
  for (const Mention& mention : read_text(text, {.language = language(code)}).mentions) {
    if (mention.type == MentionType::rejected) continue;
    if (!said.empty()) said += "; ";
    if (mention.type == MentionType::date) {
      said += mention.edtf;
      continue;
    }
    const auto plain = [](const Decimal& value) {
      std::string text_of = value.rounded(6).to_string();
      while (text_of.back() == '0') text_of.pop_back();
      if (text_of.back() == '.') text_of.pop_back();
      return text_of;
    };
    said += plain(mention.low) + (mention.is_range ? ".." + plain(mention.high) : "") + " " + mention.unit;
  }
  return said;
}

}  // namespace

TEST_CASE("numbers in the formats of four languages") {
  CHECK(read("The mills ground 1,093,000 tons.", "en") == "1093000 t");
  CHECK(read("Построено 41 685 домов и 9,5 км дорог", "ru") == "41685 1; 9.5 km");
  CHECK(read("Відновлено 10 600 об’єктів на 1.844.036,12 грн", "uk") == "10600 1; 1844036.12 UAH");
  CHECK(read("Теміржол 6581 км-ге, өнім 1,8 млн. тоннаға жетті", "kk") == "6581 km; 1800000 t");
}

TEST_CASE("numbers are read as they are spelled, inflected too") {
  CHECK(read("two hundred and eighty-three cows", "en") == "283 1");
  CHECK(read("не хватало двухсот восьмидесяти трёх станков", "ru") == "283 1");
  CHECK(read("близько ста п’ятдесяти шести верстатів", "uk") == "156 1");
  CHECK(read("екі жүз сексен үш зауыт", "kk") == "283 1");
}

TEST_CASE("a multiplier serves both ends of a range and parts may follow one another") {
  CHECK(read("some 50-60 million roubles", "en") == "50000000..60000000 RUB");
  CHECK(read("a town of 1 million 289 thousand inhabitants", "en") == "1289000 1");
  CHECK(read("2 трлн 569 млрд руб. и ещё 7 тыс. т", "ru") == "2569000000000 RUB; 7000 t");
}

TEST_CASE("dates of every order and length go to EDTF") {
  CHECK(read("on August 23, 1943, and in September", "en") == "1943-08-23; 1943-09");
  CHECK(read("с 6 по 26 августа 1942 г.", "ru") == "1942-08-06/1942-08-26");
  CHECK(read("навесні 1944 року, у 1930-х роках", "uk") == "1944-21; 193X");
  CHECK(read("1926 жылғы 17 желтоқсандағы, 1922 жылдың екінші жартысында", "kk") == "1926-12-17; 1922-41");
  CHECK(read("В XIX веке и с 1928 по 1940 год", "ru") == "18XX; 1928/1940");
}

TEST_CASE("what names a thing is no quantity") {
  CHECK(read("School No. 181, p. 216-218, [7, p. 3], at 12:30 on RDNA3, see https://x.org/12", "en").empty());
  CHECK(read("на с. 15 и в табл. 3 школы № 24", "ru").empty());
  CHECK(read("56 echelons for hospitals.¹", "en") == "56 1");
}

TEST_CASE("a percent sign lost in a series is inferred and said to be") {
  const auto reading =
      read_text("өнеркәсібі тек 61—ге, ал ауыл шаруашылығы 82,9% - ына жетті", {.language = language("kk")});
  REQUIRE(reading.mentions.size() == 2);
  CHECK(reading.mentions[0].unit == "%");
  CHECK(reading.mentions[0].is_unit_inferred);
  CHECK(reading.mentions[1].unit == "%");
  CHECK_FALSE(reading.mentions[1].is_unit_inferred);
}

TEST_CASE("every run of digits lies in exactly one mention, whatever the text") {
  std::mt19937_64 random(5);
  INFO("seed 5");
  const std::vector<std::string> pieces{"12",   "1943", " ",   ",",       ".",    "-",    "%",   "млн",  "August",
                                        "г.",   "№",    "[",   "]",       "жылы", "\n\n", "²",   "¹",    "/",
                                        " of ", "in ",  "сто", "$",       "°",    ":",    "000", "x",    "(",
                                        "*",    "\"",   "і",   "екі жүз", "from", " to ", "by",  "\xff", "é"};
  for (int trial = 0; trial < 3000; ++trial) {
    std::string text;
    for (int piece = 0; piece < 14; ++piece) text += pieces[random() % pieces.size()];
    CAPTURE(text);
    const auto mentions = read_text(text).mentions;
    std::vector<int> covered(text.size(), 0);
    for (const Mention& mention : mentions) {
      REQUIRE(mention.begin < mention.end);
      REQUIRE(mention.end <= text.size());
      for (std::size_t at = mention.begin; at < mention.end; ++at) ++covered[at];
    }
    for (std::size_t at = 0; at < text.size(); ++at) {
      CHECK(covered[at] <= 1);
      if (text[at] >= '0' && text[at] <= '9') CHECK(covered[at] == 1);
    }
  }
}

TEST_CASE("codes, numbers of notes, events and lines like those of tables take time in proportion") {
  const auto seconds = [](const std::string& piece, std::size_t count) {
    std::string text = "The census: ";
    for (std::size_t at = 0; at < count; ++at) text += piece;
    const auto start = std::chrono::steady_clock::now();
    read_text(text, {.language = language("en")});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const char* piece : {"1/", "123.", "war 1943 ", "\tx\n", "|--|\n", "¹ A b.\nword¹ 5 t.\n", "@\n", "°1"}) {
    constexpr std::size_t few = 300;
    constexpr std::size_t times = 8;
    const double small = seconds(piece, few);
    CHECK_MESSAGE(seconds(piece, few * times) < 4 * times * small + 0.05, piece);
  }
}

TEST_CASE("the codes of the languages are those that their data name") {
  std::vector<std::string_view> codes;
  for (const Language& one : languages()) codes.push_back(one.code());
  CHECK(std::ranges::equal(codes, language_codes()));
}
