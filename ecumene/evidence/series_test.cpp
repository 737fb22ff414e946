// Units that figures take from the figures before and behind them, and ages.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::told;

TEST_CASE("parts of an amount are of what it is of") {
  CHECK(told("Проєкт коштує 14,5 млн євро, з яких 9 млн дасть банк.", "uk") ==
        "14500000 EUR money exact; 9000000 EUR money exact");
  CHECK(told("Відпущено 9,2 млн. крб., з них по м. Сумах 3,1 млн., по м. Лубнах 2,4 млн. крб.", "uk") ==
        "9200000 karbovanets money exact; 3100000 karbovanets money exact; 2400000 karbovanets money exact");
  CHECK(told("Посеяли 6 млн га, в том числе 2 млн дали совхозы.", "ru") ==
        "6000000 ha measure exact; 2000000 ha measure exact");
  CHECK(told("Розданы 6 млн га, в том числе 2 млн человек.", "ru") ==
        "6000000 ha measure exact; 2000000 1 count exact");
}

TEST_CASE("levels reached one after the other are of one unit") {
  CHECK(told("The area grew from 140 thousand hectares to 155 thousand, and by May 2031 to 190 thousand.", "en") ==
        "140000 ha measure exact; 155000 ha measure exact; 190000 ha measure exact");
  CHECK(told("Площадь сократили с 140 тысяч гектаров до 120 тысяч, а к 2031 году — до 90 тысяч.", "ru") ==
        "140000 ha measure exact; 120000 ha measure exact; 90000 ha measure exact");
  CHECK(told("Собрали 5 млн т зерна, а население выросло до 2 млн.", "ru") ==
        "5000000 t measure exact; 2000000 1 count exact");
  CHECK(told("Засіяли 7 млн га: 4,1 млн га — під льоном та 2,9 млн — під житом.", "uk") ==
        "7000000 ha measure exact; 4100000 ha measure exact; 2900000 ha measure exact");
}

TEST_CASE("points behind a percentage are percentage points") {
  CHECK(told("The rate was 61%, two points under the mean and 1.5 points down.", "en") ==
        "61 % share exact; 2 [pp] share exact; 1.5 [pp] share exact");
  CHECK(told("Доля — 61 %, на 3 пункта больше.", "ru") == "61 % share exact; 3 [pp] share exact");
  CHECK(told("The index gained 3 points.", "en") == "3 1 count exact");
}

TEST_CASE("ages are told behind the number too, and young people are counted") {
  CHECK(told("One inhabitant in six is 65 or older; women 15 to 44", "en") ==
        "0.1667 1 share exact; 65 year age over; 15..44 year age exact");
  CHECK(told("люди 60 лет и старше, 14 и моложе", "ru") == "60 year age over; 14 year age under");
  CHECK(told("5 000 or over", "en") == "5000 1 count over");
  CHECK(told("38–40 мың жас маман, 20 жас жұмысшы, 65 жастан асқан 7 адам", "kk") ==
        "38000..40000 1 count exact; 20 1 count exact; 65 year age over; 7 1 count exact");
}

TEST_CASE("an ordinal is no fraction and a cardinal no ordinal") {
  CHECK(told("Учились в третью смену, на четвёртый день, в четвёртом цехе", "ru") == "");
  CHECK(told("Треть домов и двумя третями меньше, четверть часа", "ru") ==
        "0.3333 1 share exact; 0.6667 1 share exact; 0.25 h measure exact");
  CHECK(told("трэці квартал; на трох чвэрцях", "be") == "0.75 1 share exact");
  CHECK(told("За двадцать пять лет и через двадцать лет", "ru") == "25 year measure exact; 20 year measure exact");
  CHECK(told("за двадцять п'ять років", "uk") == "25 year measure exact");
}

TEST_CASE("a number behind a free dash or a comma is counted on its own") {
  CHECK(told("Ремонт блока № 7 — 164 дня, потребность до 2031 г. — 42 тыс. рабочих", "ru") ==
        "164 d measure exact; 42000 1 count exact");
  CHECK(told("См. стр. 5, 7 и 9; с. 12 — 14", "ru") == "");
  CHECK(told("В 1942 году — 30 школ, в 1943 — 45.", "ru") == "30 1 count exact; 45 1 count exact");
}

TEST_CASE("one counts beside another number") {
  CHECK(told("They made one major overhaul and five minor ones.", "en") == "1 1 count exact; 5 1 count exact");
  CHECK(told("В бригаде семнадцать девушек и один старик.", "ru") == "17 1 count exact; 1 1 count exact");
  CHECK(told("One of the mills and five shops; no one came.", "en") == "5 1 count exact");
}

TEST_CASE("what a later figure names goes to the ones before it, kopecks and lists too") {
  CHECK(told("Провоз подорожал с 3 до 8 копеек за пуд.", "ru") ==
        "0.03 RUB/pood money exact; 0.08 RUB/pood money exact");
  CHECK(told("Цена выросла с 3 до 12 руб. 50 коп.", "ru") == "3 RUB money exact; 12.5 RUB money exact");
  CHECK(told("Проезд со скоростью 10, 20 и 40 км/ч.", "ru") ==
        "10 km/h measure exact; 20 km/h measure exact; 40 km/h measure exact");
  CHECK(told("г) долг свыше 20 руб. взыскать.\nд) довести число пайщиков до 300, женщин не менее 80.", "ru") ==
        "20 RUB money over; 300 1 count exact; 80 1 count over");
}

TEST_CASE("halves and quarters behind and before a measure, ages before their verb, what labels count") {
  CHECK(told("Работы заняли четыре с половиною дня, собрание пять с четвертью часов, дали пол-литра спирта.", "ru") ==
        "4.5 d measure exact; 5.25 h measure exact; 0.5 L measure exact");
  CHECK(told("Салмағы жарты келі. Иван 61-ге толған, әкесі сексенге толды.", "kk") ==
        "0.5 kg measure exact; 61 year age exact; 80 year age exact");
  CHECK(told("Построен зал 400 мест. Зал 4 закрыт, опора 5 подмыта.", "ru") == "400 1 count exact");
}

TEST_CASE("some of what was counted, ways of an hour, and parts of pounds") {
  CHECK(told("Лінія 110 кВ; зі 112 знеструмлених сіл без світла лишаються 37.", "uk") ==
        "110 kV measure exact; 112 1 count exact; 37 1 count exact");
  CHECK(told("The line of 110 miles; 3,200 metres of wire, then 2,900.", "en") ==
        "110 mi measure exact; 3200 m measure exact; 2900 m measure exact");
  CHECK(told("Вода поднималась на 16–18 сантиметров в час, всего на 3 м.", "ru") ==
        "16..18 cm/h measure exact; 3 m measure exact");
  CHECK(told("Рахунок на 31 фунт стерлінгів, вода по 2 центи.", "uk") == "31 GBP money exact; 0.02 USD money exact");
}
