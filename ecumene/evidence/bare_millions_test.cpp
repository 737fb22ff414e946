// Millions whose money is named elsewhere, and ranks whose word stands elsewhere.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::told;

TEST_CASE("millions that count nothing are of the money told before them") {
  CHECK(told("Доходы — 2,4 млрд тенге.\n\nНа дороги из бюджета дано 310 миллионов.", "ru") ==
        "2400000000 KZT money exact; 310000000 KZT money exact");
  CHECK(told("Доходи становлять 14,5 млн грн.\n\nУ липні видатки скорочено до 32 млн.", "uk") ==
        "14500000 UAH money exact; 32000000 UAH money exact");
  CHECK(told("Кіріс — 2,4 млрд теңге.\n\nБюджеттен 310 млн бөлінді.", "kk") ==
        "2400000000 KZT money exact; 310000000 KZT money exact");
  CHECK(told("Revenue was 14.5 million tenge, taxes 9 million tenge, grants 4 million tenge.\n\nThe debt stood at "
             "36.2 million.",
             "en") ==
        "14500000 KZT money exact; 9000000 KZT money exact; 4000000 KZT money exact; 36200000 KZT money "
        "exact");
}

TEST_CASE("millions of people, of tons and of a text without money stay counts") {
  CHECK(told("Доходы — 2,4 млрд тенге.\n\nНаселение выросло до 1,2 млн.", "ru") ==
        "2400000000 KZT money exact; 1200000 1 count exact");
  CHECK(told("Дохід — 14,5 млн грн. Перевалили 5 млн т.\n\nУ травні порти перевалили 12 млн.", "uk") ==
        "14500000 UAH money exact; 5000000 t measure exact; 12000000 1 count exact");
  CHECK(told("The budget rose to 36.2 million.", "en") == "36200000 1 count exact");
}

TEST_CASE("the word for ranks stands once in a list of them") {
  CHECK(told("Перше місце зберіг Брід, друге посіла Лісна, третє — Заріччя.", "uk") ==
        "1 1 rank exact; 2 1 rank exact; 3 1 rank exact");
  CHECK(told("First place went to Brod, second to Lesna and the third to Orel.", "en") ==
        "1 1 rank exact; 2 1 rank exact; 3 1 rank exact");
  CHECK(told("Поднялись Томская (с 31-го на 16-е место), Омская (с 68-го на 47-е) и Брянская.", "ru") ==
        "31 1 rank exact; 16 1 rank exact; 68 1 rank exact; 47 1 rank exact");
  CHECK(told("Области занимают 7–8-е (Омск), 24-е (Томск) и 81-е (Тыва) места.", "ru") ==
        "7..8 1 rank exact; 24 1 rank exact; 81 1 rank exact");
  CHECK(told("Облыс 20 орынның ішінде 18-ші, көршісі 5-ші.", "kk") ==
        "20 1 rank exact; 18 1 rank exact; 5 1 rank exact");
  CHECK(told("Завод занял третье место, вторая очередь строится; 2-й цех стоит.", "ru") == "3 1 rank exact");
}

TEST_CASE("ages behind a verb of a life, and one of several with a long noun") {
  CHECK(told("He died at 63. She left, at 17, for the coast; it stood at 63.", "en") ==
        "63 year age exact; 17 year age exact; 63 1 count exact");
  CHECK(told("Дед умер в 63, бабушка вышла замуж в 18.", "ru") == "63 year age exact; 18 year age exact");
  CHECK(told("Дід помер у 63.", "uk") == "63 year age exact");
  CHECK(told("They lack one machine operator in five.", "en") == "0.2 1 share exact");
  CHECK(told("Temperatures range from 5 to 12 degrees Celsius", "en") == "5..12 Cel measure exact");
}
