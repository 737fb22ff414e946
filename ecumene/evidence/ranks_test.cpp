// Ranks whose noun is not said, and numbers that only look like figures.
#include <doctest/doctest.h>

#include "ecumene/evidence/dates_test_internal.hpp"
#include "ecumene/evidence/quantities_test_internal.hpp"

using ecumene::evidence_internal::dates;
using ecumene::evidence_internal::told;

TEST_CASE("a rank without a noun where the sentence tells by what it goes") {
  CHECK(told("По рождаемости уезд был шестым, соседний — девятым.", "ru") == "6 1 rank exact; 9 1 rank exact");
  CHECK(told("За врожайністю повіт тепер двадцять третій у губернії.", "uk") == "23 1 rank exact");
  CHECK(told("Дом был третьим в ряду. Она была второй дочерью.", "ru") == "");
  CHECK(told("По рождаемости уезд был первым.", "ru") == "");
}

TEST_CASE("a rank that somebody comes to, without a noun") {
  CHECK(told("К весне артель вышла на второе, а потом на первое место.", "ru") == "2 1 rank exact; 1 1 rank exact");
  CHECK(told("Поезд вышел на второй путь.", "ru") == "");
  CHECK(told("У рейтингу громада перейшла з тридцятої сходинки на чотирнадцяту.", "uk") ==
        "30 1 rank exact; 14 1 rank exact");
  CHECK(dates("У рейтингу громада перейшла з тридцятої сходинки на чотирнадцяту.", "uk") == "");
}

TEST_CASE("amounts in a list are of the unit of the first") {
  CHECK(told("Отправили овса 40 тыс. пудов, проса 12 тыс., льна и пеньки 3 тыс., прочее осталось.", "ru") ==
        "40000 pood measure exact; 12000 pood measure exact; 3000 pood measure exact");
  CHECK(told("Отправили овса 40 тыс. пудов, жителей 12 тыс., и это всё.", "ru") ==
        "40000 pood measure exact; 12000 1 count exact");
}

TEST_CASE("pairs of degrees and types in foreign capitals are no figures") {
  CHECK(told("Точка для навігатора: 50.1234, 30.5678.", "uk") == "");
  CHECK(told("Коефіцієнти 12.1234, 30.5678, 40.1111.", "uk") ==
        "12.1234 1 other exact; 30.5678 1 other exact; 40.1111 1 other exact");
  CHECK(told("Закупили насоси Wilo WRS 65-170 за EUR 80-250.", "uk") == "80..250 EUR money exact");
}

TEST_CASE("a figure of a year before tells nothing of where the story is") {
  CHECK(dates("Зауыт 1941 жылғы 5 қазанда ашылды. Қаланың 1926 жылғы 40 мың тұрғыны болған. 9 қарашада іске қосылды.",
              "kk") == "1941-10-05; 1926; 1941-11-09");
  CHECK(dates("Міст відкрили 1934 року. Стежка, про яку писали 1921 року, заросла. 5 травня міст закрили.", "uk") ==
        "1934; 1921; 1934-05-05");
}

TEST_CASE("an amount beside the norm of it, or before the clause with its money") {
  CHECK(told("Запасли 3,4 миллиона тонн при норме 2,9 миллиона, и хватило.", "ru") ==
        "3400000 t measure exact; 2900000 t measure exact");
  CHECK(told("Табысы 12 млрд болса, шығысы 15 млрд теңге.", "kk") ==
        "12000000000 KZT money exact; 15000000000 KZT money exact");
}

TEST_CASE("a year between a noun and its verb, and quarters of a town") {
  CHECK(dates("Опис 1712 засвідчив млин. Інвентар 1786 показав два.", "uk") == "1712; 1786");
  CHECK(dates("Жінок 1712 працювало. Із них 1712 померли. З нових 1712 пішли.", "uk") == "");
  CHECK(dates("В 1951 году снесли 2–3 квартала у рынка.", "ru") == "1951");
  CHECK(dates("В 2–3 кварталах 2021 года рост замедлился.", "ru") == "2021-34/2021-35");
}

TEST_CASE("a rank without its word some words behind another of the sentence") {
  CHECK(told("По грузам мы на четвёртом месте среди пристаней плёса, по простоям, к сожалению, на втором.", "ru") ==
        "4 1 rank exact; 2 1 rank exact");
}
