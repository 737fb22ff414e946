// Ranges whose ends have a unit each, parts of small units, prices by the mile, and numbers of houses beside them.
#include <doctest/doctest.h>

#include "ecumene/evidence/dates_test_internal.hpp"
#include "ecumene/evidence/quantities_test_internal.hpp"

using ecumene::evidence_internal::dates;
using ecumene::evidence_internal::told;

TEST_CASE("the unit stands behind both ends of a range") {
  CHECK(told("Losses ran between 3% and 7% of the crop.", "en") == "3..7 % share exact");
  CHECK(told("A fee of 4 per cent to 6 per cent was asked.", "en") == "4..6 % share exact");
  CHECK(told("Вологість зерна 14 %–17 %.", "uk") == "14..17 % share exact");
  CHECK(told("Yields fell from 7% to 3% and rose from 3% to 7%.", "en") ==
        "7 % share exact; 3 % share exact; 3 % share exact; 7 % share exact");
  CHECK(told("Wages rose 3% to 7% above the norm.", "en") == "3 % multiple exact; 7 % multiple exact");
  CHECK(told("Доли: 64 % – 81 % – 90 %.", "ru") == "64 % share exact; 81 % share exact; 90 % share exact");
  CHECK(told("The carts need from 12 to 15 days.", "en") == "12..15 d measure exact");
}

TEST_CASE("a fraction of a coin or of one per cent is told in its unit") {
  CHECK(told("У 1890 році збір становив пів копійки з пуда.", "uk") == "0.005 RUB/pood money exact");
  CHECK(told("Налог взял половину процента дохода.", "ru") == "0.5 % share exact");
  CHECK(told("Салық табыстың жарты пайызы болды.", "kk") == "0.5 % share exact");
  CHECK(told("They paid half a cent a pound.", "en") == "0.005 USD/lb money exact");
  CHECK(told("Половина рабочих ушла.", "ru") == "0.5 1 share exact");
}

TEST_CASE("prices by a length of way or by power") {
  CHECK(told("Подводы стоили 4 копейки за версту.", "ru") == "0.04 RUB/verst money exact");
  CHECK(told("The fare is 9 cents a mile, 40 dollars a year.", "en") == "0.09 USD/mi money exact; 40 USD money exact");
  CHECK(told("Приєднання коштує 2 млн грн за МВт.", "uk") == "2000000 UAH/MW money exact");
  CHECK(told("Труба в 9 дюймів, дошка в пів дюйма.", "uk") == "9 in measure exact; 0.5 in measure exact");
}

TEST_CASE("a number behind a label and and may be an amount of its own") {
  CHECK(told("Замінили насос станції № 7 та 3,5 км труб.", "uk") == "3.5 km measure exact");
  CHECK(told("Работали школы № 7 и 12.", "ru") == "");
  CHECK(told("Збори відбулися на вул. Польова, 6/14.", "uk") == "");
  CHECK(told("Зупинка 4. Комора. Зал 2. Двір.", "uk") == "");
  CHECK(told("Ремонтируют зал 830 м².", "ru") == "830 m2 measure exact");
  CHECK(told("«Шаруа тарихы», 14–31-бб.", "kk") == "");
}

TEST_CASE("consonants that are doubled in the stem are single before an ending") {
  CHECK(told("Оған 300 грамдық нан беріп, 40 грамын алып қалды.", "kk") == "300 g measure exact; 40 g measure exact");
}

TEST_CASE("decades in words, and seasons and months beside them") {
  CHECK(dates("They spent the nineteen-twenties abroad, and the eighteen nineties at home.", "en") == "192X; 189X");
  CHECK(dates("У 1931 році почали. Завершили влітку, 3 серпня 1934 року.", "uk") == "1931; 1934-22; 1934-08-03");
  CHECK(dates("В 1931 году начали. Кончили летом, 3 ноября 1934 года был сбор.", "ru") == "1931; 1931-22; 1934-11-03");
  CHECK(dates("Зима 2023 года. В январе было на 4 градуса теплее нормы.", "ru") == "2023-24; 2023-01");
  CHECK(dates("Климат 2023 года. В январе средняя −14 °C.", "ru") == "2023");
}
