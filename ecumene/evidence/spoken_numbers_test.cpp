// Numbers as people say them, and what the words around them decide.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using namespace ecumene;
using evidence_internal::told;

TEST_CASE("two numbers with \"or\" between them are a range, their multiplier serves both") {
  CHECK(told("Two or three hundred carts waited", "en") == "200..300 1 count exact");
  CHECK(told("It took fifteen or twenty days to cross", "en") == "15..20 d measure exact");
  CHECK(told("Осталось сорок или пятьдесят тысяч жителей", "ru") == "40000..50000 1 count exact");
  CHECK(told("Жили там п'ять або шість родин", "uk") == "5..6 1 count exact");
  CHECK(told("Засталося два ці тры дамы", "be") == "2..3 1 count exact");
  CHECK(told("Ауылда үш немесе төрт құдық болды, екі-үш жүз үй", "kk") == "3..4 1 count exact; 200..300 1 count exact");
}

TEST_CASE("numbers far apart, or three of them, are no range") {
  CHECK(told("three or ninety carts", "en") == "3 1 count exact; 90 1 count exact");
  CHECK(told("two or three or four wells", "en") == "2 1 count exact; 3..4 1 count exact");
}

TEST_CASE("a range may name its money twice, but what rose by a sum to a sum is two") {
  CHECK(told("Loans of between £900 and £6,400 were given", "en") == "900..6400 GBP money exact");
  CHECK(told("a fee of $5 to $12", "en") == "5..12 USD money exact");
  CHECK(told("The fee rose $5 to $12", "en") == "5 USD money exact; 12 USD money exact");
  CHECK(told("The fee went from $5 to $12", "en") == "5 USD money exact; 12 USD money exact");
}

TEST_CASE("a multiplier needs no number before its parts, and may stand before its number") {
  CHECK(told("a million and a half crowns", "en") == "1500000 crown money exact");
  CHECK(told("Собрали миллион с половиной рублей", "ru") == "1500000 RUB money exact");
  CHECK(told("Ушло миллиарда полтора", "ru") == "1500000000 1 count approx");
  CHECK(told("сдавали тысяч по сорок квадратных метров", "ru") == "40000 m2 measure approx");
}

TEST_CASE("a capital M multiplies what has decimals or counts persons") {
  CHECK(told("1.4M people fled", "en") == "1400000 1 count exact");
  CHECK(told("8M residents, 3 m of snow", "en") == "8000000 1 count exact; 3 m measure exact");
}

TEST_CASE("pounds are a weight unless they are told in millions or the text has told money") {
  CHECK(told("sacks of 40 pounds", "en") == "40 lb measure exact");
  CHECK(told("three million pounds for the works", "en") == "3000000 GBP money exact");
  CHECK(told("three million pounds of butter", "en") == "3000000 lb measure exact");
  CHECK(told("It cost £30 then and forty pounds later", "en") == "30 GBP money exact; 40 GBP money exact");
}

TEST_CASE("a person of a number is of that age") {
  CHECK(told("boys of 8 and 9 carried sand", "en") == "8 year age exact; 9 year age exact");
  CHECK(told("workers of 12 factories", "en") == "12 1 count exact");
}

TEST_CASE("a numeral in a name or the number of a heading counts nothing") {
  CHECK(told("CHAPTER THREE\nThe river", "en").empty());
  CHECK(told("сказала директорка Олена Сорока", "uk").empty());
  CHECK(told("Наш завод выпустил сорок станков", "ru") == "40 1 count exact");
}

TEST_CASE("digits stuck to a unit or a percent sign are the mark of a footnote") {
  CHECK(told("на жителя — 5,4 кв. м8.", "ru") == "5.4 m2 measure exact");
  CHECK(told("упало на 14 %10.", "ru") == "14 % multiple exact");
  CHECK(told("на участке 20 м2.", "ru") == "20 m2 measure exact");
}

TEST_CASE("trunk numbers of telephones and pages behind a year are no quantities") {
  CHECK(told("Bookings: 01437 555 017.", "en").empty());
  CHECK(told("Compare Hughes 2014: 88–91.", "en").empty());
  CHECK(told("In Hughes 2014: 88 mills stood", "en") == "88 1 count exact");
  CHECK(told("were taken there (Fesenko 2004, 117).", "en").empty());
}

TEST_CASE("codes of a letter and digits, halves of postcodes and numbers of stations are names") {
  CHECK(told("release v2.1, London SW1E 6SJ", "en").empty());
  CHECK(told("the Kambarata-1 plant", "en").empty());
  CHECK(told("a line of 6GW and 12 m3", "en") == "6 GW measure exact; 12 m3 measure exact");
}

TEST_CASE("an article divides money as \"per\" does") {
  CHECK(told("at $4 a ton and 30 tenge a kilo", "en") == "4 USD/t money exact; 30 KZT/kg money exact");
  CHECK(told("paid $4 a day", "en") == "4 USD money exact");
}

TEST_CASE("\"that one\" counts nothing unless it is one in so many") {
  CHECK(told("found that one in six households had left", "en") == "0.1667 1 share exact");
  CHECK(told("found that one to be true", "en").empty());
}

TEST_CASE("three digits behind thousands in a whole word are their rest") {
  CHECK(told("Більше людей працювало у 1986-му — 4 тисячі 150.", "uk") == "4150 1 count exact");
  CHECK(told("зросли на 27 відс., а потім на 10 відс..", "uk") == "27 % multiple exact; 10 % multiple exact");
}

TEST_CASE("two, three and four behind their noun are about so many, unless they count another noun") {
  CHECK(told("Ждали недели на две, сена надо тонны три.", "ru") == "2 wk measure approx; 3 t measure approx");
  CHECK(told("Чекали тижні зо два, жили там роки три.", "uk") == "2 wk measure approx; 3 year measure approx");
  CHECK(told("В конце года два завода встали.", "ru") == "2 1 count exact");
}

TEST_CASE("a fraction in digits takes a noun of a measure, and no letter") {
  CHECK(told("Выдали 3/4 пуда муки и 1/2 тонны соли", "ru") == "0.75 pood measure exact; 0.5 t measure exact");
  CHECK(told("It is 3/4 mile to the well, 2/3 of it sand", "en") == "0.75 mi measure exact; 0.6667 1 share exact");
}

TEST_CASE("frost is told below zero, with degrees or without") {
  CHECK(told("It was 4 degrees below zero, then 12 below freezing.", "en") ==
        "-4 Cel measure exact; -12 Cel measure exact");
  CHECK(told("Было 15 мороза", "ru") == "-15 Cel measure exact");
}

TEST_CASE("what a rate is told for leaves its multiplier to nobody") {
  CHECK(told("Была 86,2 на 100 тыс. жителей, потом 41,3", "ru") ==
        "86.2 1 other exact; 100000 1 count exact; 41.3 1 other exact");
}

TEST_CASE("seconds under a stroke are a unit before a noun too") {
  CHECK(told("выносит 4100 м³/с воды", "ru") == "4100 m3/s measure exact");
}

TEST_CASE("ages stand behind who speaks, who is meant and what bounds them") {
  CHECK(told("said farmer Ann Kessler, 66.", "en") == "66 year age exact");
  CHECK(told("Her father, who is 81, drinks.", "en") == "81 year age exact");
  CHECK(told("Children under fourteen were fed.", "en") == "14 year age under");
  CHECK(told("Младшему шесть, он прячется.", "ru") == "6 year age exact");
  CHECK(told("Синові шість, він ховається.", "uk") == "6 year age exact");
}

TEST_CASE("who came eleventh has a rank") {
  CHECK(told("The state came 11th and placed third in 2020.", "en") == "11 1 rank exact; 3 1 rank exact");
  CHECK(told("Рейтингте алтыншы орынға шықтық.", "kk") == "6 1 rank exact");
}

TEST_CASE("one thousand needs no number before it") {
  CHECK(told("Он получил тысячу шестьсот сорок рублей.", "ru") == "1640 RUB money exact");
  CHECK(told("Прийшла тисяча двісті людей.", "uk") == "1200 1 count exact");
  CHECK(told("Мың екі жүз адам келді.", "kk") == "1200 1 count exact");
  CHECK(told("A thousand two hundred men came.", "en") == "1200 1 count exact");
  CHECK(told("Было две тысячи двести человек.", "ru") == "2200 1 count exact");
  CHECK(told("Отдал тысяч двести рублей.", "ru") == "200000 RUB money approx");
}

TEST_CASE("the third largest has a rank") {
  CHECK(told("It is the third largest town and the 2nd-highest of all.", "en") == "3 1 rank exact; 2 1 rank exact");
  CHECK(told("Третий по величине город", "ru") == "3 1 rank exact");
  CHECK(told("Третє за чисельністю місто", "uk") == "3 1 rank exact");
  CHECK(told("Үшінші ірі қала", "kk") == "3 1 rank exact");
  CHECK(told("The third party left.", "en").empty());
}

TEST_CASE("persons told by collective numbers take no unit from the figures before") {
  CHECK(told("Комната — четырнадцать квадратных метров, а жило нас там семеро.", "ru") ==
        "14 m2 measure exact; 7 1 count exact");
  CHECK(told("Прийшло тринадцятеро.", "uk") == "13 1 count exact");
  CHECK(told("Глубина до 4 саженей; два из них пересыхают.", "ru") == "4 sazhen measure under; 2 1 count exact");
}

TEST_CASE("kopecks of a story before the money of today are of the money of its time") {
  CHECK(told("У 1868 р. пуд коштував 42 коп.", "uk") == "0.42 RUB money exact");
  CHECK(told("У 1954 р. пуд коштував 42 коп.", "uk") == "0.42 karbovanets money exact");
  CHECK(told("У 2004 р. хліб коштував 42 коп.", "uk") == "0.42 UAH money exact");
  CHECK(told("1956 жылы нан 40 тиын тұрды.", "kk") == "0.4 RUB money exact");
}

TEST_CASE("ages at the head of a sentence, behind a relative and behind the word for age") {
  CHECK(told("At 83, she walks.", "en") == "83 year age exact");
  CHECK(told("His daughter, 29, works there.", "en") == "29 year age exact");
  CHECK(told("Their median age was 31, though.", "en") == "31 year age exact");
  CHECK(told("Taken on at thirteen and dismissed at eighteen, they left.", "en") ==
        "13 year age exact; 18 year age exact");
  CHECK(told("Мне уже за тридцать.", "ru") == "30 year age exact");
  CHECK(told("They left at seven.", "en") == "7 1 count exact");
}

TEST_CASE("density needs no noun on square kilometres, a price may be per metre") {
  CHECK(told("A density of 41 per km² at ₹2,140 per metre.", "en") == "41 1/km2 measure exact; 2140 INR/m money exact");
  CHECK(told("At 9.45 roubles to the pound sterling.", "en") == "9.45 RUB money exact");
}
