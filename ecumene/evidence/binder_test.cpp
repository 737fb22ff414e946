#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

std::vector<Mention> quantities_of(const std::string& text, const char* code) {
  std::vector<Mention> quantities;
  const Reading reading = read_text(text, {.language = language(code)});
  for (const Mention& mention : reading.mentions)
    if (mention.type == MentionType::quantity) quantities.push_back(mention);
  return quantities;
}

// One field of every quantity in order; "-" where nothing is said.
std::string fields(const std::string& text, const char* code, SharedText Mention::*field) {
  std::string joined;
  for (const Mention& mention : quantities_of(text, code)) {
    const SharedText& value = mention.*field;
    joined += (joined.empty() ? "" : " ") + (value.empty() ? std::string("-") : value.str());
  }
  return joined;
}

std::string periods(const std::string& text, const char* code = "en") {
  return fields(text, code, &Mention::period);
}

std::string bases(const std::string& text, const char* code = "en") {
  return fields(text, code, &Mention::base);
}

std::string heads(const std::string& text, const char* code = "en") {
  return fields(text, code, &Mention::head);
}

std::string movements(const std::string& text, const char* code = "en") {
  std::string joined;
  for (const Mention& mention : quantities_of(text, code))
    joined += (joined.empty() ? "" : " ") + std::string(to_string(mention.movement));
  return joined;
}

}  // namespace

TEST_CASE("every figure of a list binds to its own year, before it or behind it") {
  CHECK(periods("In 1926 it gave 5 tons, in 1927 it gave 7 tons, in 1928 it gave 9 tons.") == "1926 1927 1928");
  CHECK(periods("It gave 5 tons in 1926, 7 tons in 1927 and 9 tons in 1928.") == "1926 1927 1928");
  CHECK(periods("Добыто 5 тонн в 1926 году, 7 тонн в 1927 году и 9 тонн в 1928 году.", "ru") == "1926 1927 1928");
  CHECK(periods("У 1926 році видобуто 5 тонн, у 1927 році - 7 тонн.", "uk") == "1926 1927");
  CHECK(periods("1926 жылы 5 тонна, 1927 жылы 7 тонна өндірілді.", "kk") == "1926 1927");
}

TEST_CASE("a list of figures and a list of years as long belong together in order") {
  CHECK(periods("Output was 5 and 7 tons in 1926 and 1927 respectively.") == "1926 1927");
  CHECK(periods("В 2015, 2016 и 2017 годах построено 21, 24 и 19 домов.", "ru") == "2015 2016 2017");
}

TEST_CASE("a list of any length binds one by one") {
  std::string text = "The mine gave";
  std::string expected;
  for (int year = 1900; year < 1940; ++year) {
    text += (year == 1900 ? " " : ", ") + std::to_string(year - 1890) + " tons in " + std::to_string(year);
    expected += (expected.empty() ? "" : " ") + std::to_string(year);
  }
  CHECK(periods(text + ".") == expected);
}

TEST_CASE("the order of clauses changes nothing") {
  const std::string first = "In 1926 the town had 5 mills";
  const std::string second = "in 1939 it had 8 mills";
  CHECK(periods(first + "; " + second + ".") == "1926 1939");
  CHECK(periods("I" + second.substr(1) + "; i" + first.substr(1) + ".") == "1939 1926");
}

TEST_CASE("a year of comparison is a base and no period, nor does the story go to it") {
  CHECK(periods("In 1940 output rose by 20 % compared with 1913. It employed 300 workers.") == "1940 1940");
  CHECK(bases("In 1940 output rose by 20 % compared with 1913.") == "1913");
  CHECK(bases("В 1940 году выпуск вырос в 5 раз по сравнению с 1913 годом.", "ru") == "1913");
  CHECK(bases("У 1940 році випуск зріс у 5 разів порівняно з 1913 роком.", "uk") == "1913");
  CHECK(bases("1940 жылы өндіріс 1913 жылмен салыстырғанда 5 есе өсті.", "kk") == "1913");
  CHECK(periods("1940 жылы өндіріс 1913 жылмен салыстырғанда 5 есе өсті.", "kk") == "1940");
}

TEST_CASE("the figure that another is held against keeps its own year") {
  CHECK(periods("In 1939 the share was 58 % against 53 % in 1926.") == "1939 1926");
  CHECK(periods("1939 жылы үлесі 1926 жылғы 53 %-ға қарағанда 58 %-ға жетті.", "kk") == "1926 1939");
}

TEST_CASE(
    "a change over years has the interval as period and its first year as base; the level reached is of the last") {
  const std::string text = "From 1928 to 1940 the network grew by 50 % and reached 6,581 km.";
  CHECK(periods(text) == "1928/1940 1940");
  CHECK(bases(text) == "1928 -");
  CHECK(movements(text) == "rise level");
}

TEST_CASE("by is a movement and to is a level, in every language") {
  CHECK(movements("In 1926 output rose by 20 %.") == "rise");
  CHECK(movements("In 1926 output rose to 20 tons.") == "level");
  CHECK(movements("В 1926 году выпуск снизился на 5 %.", "ru") == "fall");
  CHECK(movements("В 1926 году выпуск снизился до 5 тонн.", "ru") == "level");
  CHECK(movements("У 1926 році випуск зріс на 5 %.", "uk") == "rise");
  CHECK(movements("1926 жылы өндіріс 2 есе өсті.", "kk") == "rise");
  CHECK(movements("1926 жылы өндіріс 7 тоннаға жетті.", "kk") == "level");
}

TEST_CASE("time that has passed, the year of a law and a pre-war figure are of no time") {
  CHECK(periods("Some 80 years ago the mill had been built.") == "-");
  CHECK(periods("The Land Decree of 1917 gave them 5 hectares.") == "-");
  CHECK(periods("In 1946 it had 75 workers; before the war it had had 210.") == "1946 -");
}

TEST_CASE("the time of an event is the date that the text gave it") {
  CHECK(periods("The city was liberated on August 23, 1943. In 1950 it was rebuilt. At the time of liberation it had "
                "190,000 people.") == "1943-08-23");
}

TEST_CASE("it is said where the period comes from") {
  const auto read = quantities_of("In 1926 it had 5 mills. There were 7 schools.", "en");
  REQUIRE(read.size() == 2);
  CHECK(read[0].period_from == PeriodFrom::clause);
  CHECK(read[1].period_from == PeriodFrom::narrative);
  CHECK(read[1].period == "1926");
}

TEST_CASE("a part has its whole as base") {
  CHECK(bases("In 1943 fire took 51 of the 126 mills.") == "126 mills -");
  CHECK(bases("Сгорело 40 % домов.", "ru") == "домов");
  CHECK(bases("Үйлердің 40 %-ы өртенді.", "kk") == "Үйлердің");
  CHECK(bases("ЖІӨ-нің 33,7%-ын өндірді.", "kk") == "ЖІӨ-нің");
  CHECK(bases("Паровоздардың жартысы және вагондардың 90%-ы тұрды.", "kk") == "Паровоздардың вагондардың");
  CHECK(bases("Это 71 % от среднего и 112 % к заданию.", "ru") == "среднего заданию");
  CHECK(bases("Добыто 40 % до конца месяца.", "ru") == "-");
  CHECK(bases("Це 71 % від середнього.", "uk") == "середнього");
}

TEST_CASE("one noun has one head, in whatever case or number") {
  CHECK(heads("In 1926 it had 5 hospitals.") == heads("In 1926 it had 1 hospital."));
  CHECK(heads("В 1926 году было 5 жителей.", "ru") == "жител");
  CHECK(heads("1926 жылы 20 май зауыты салынды.", "kk") == "зауыт");
}

TEST_CASE("where the verb is said once, each figure keeps its own noun") {
  CHECK(heads("In 1926 industry reached 61 % and agriculture 82.9 %.") == "industr agricultur");
  CHECK(heads("В 1926 году промышленность достигла 61 %, а хозяйство 82,9 %.", "ru") == "промышленност хозяйств");
}

TEST_CASE("a person whose words are given is the speaker, an institution is not") {
  CHECK(fields("According to Maria Lopez, the plant has 350 workers.", "en", &Mention::speaker) == "Maria Lopez");
  CHECK(fields("По словам Ивана Орлова, там 350 рабочих.", "ru", &Mention::speaker) == "Ивана Орлова");
  CHECK(fields("According to the World Bank, the plant has 350 workers.", "en", &Mention::speaker) == "-");
}

TEST_CASE("long sentences of figures, dates, brackets and ties take time in proportion") {
  const auto seconds = [](const std::string& piece, std::size_t count) {
    std::string text = "In 1926 the share of it rose from";
    for (std::size_t at = 0; at < count; ++at) text += piece;
    const auto start = std::chrono::steady_clock::now();
    read_text(text, {.language = language("en")});
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  for (const char* piece : {" 5 t", " 1926,", " (", " share,", " against", " war, before", " a year earlier 5 %"}) {
    constexpr std::size_t few = 400;
    constexpr std::size_t times = 8;
    const double small = seconds(piece, few);
    CHECK_MESSAGE(seconds(piece, few * times) < 4 * times * small + 0.05, piece);
  }
}

TEST_CASE("verbs, pronouns and words of comparison are no subjects; a level is one of what stands behind it") {
  const auto subjects = [](const char* text, const char* code) { return fields(text, code, &Mention::subject); };
  CHECK(subjects("Под пшеницу отвели 3 тыс. га.", "ru") == "пшеницу");
  CHECK(subjects("Городу отпускается 300 тонн угля.", "ru") == "угля");
  CHECK(subjects("В денежном выражении экспорт вырос на 12 %.", "ru") == "экспорт");
  CHECK(subjects("Уровень безработицы составил 4,8 %.", "ru") == "безработицы");
  CHECK(subjects("Рівень безробіття становив 4,8 %.", "uk") == "безробіття");
  CHECK(subjects("На школи виділено 12 млн грн.", "uk") == "школи");
  CHECK(subjects("Compared with last year, output of ore grew by 5%.", "en") == "output");
  CHECK(subjects("Бізде 12 сиыр бар.", "kk") == "сиыр");
}
