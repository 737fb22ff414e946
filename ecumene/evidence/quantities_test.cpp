// Units, shares, ranks, ages, hedges: what a number is a number of.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::told;

TEST_CASE("money and its hundredths are one sum") {
  CHECK(told("Пуд ржи стоил 2 руб. 35 коп.", "ru") == "2.35 RUB money exact");
  CHECK(told("Квиток подорожчав на 3 грн 50 коп.", "uk") == "3.5 UAH money exact");
  CHECK(told("Бағасы 7 теңге 20 тиын", "kk") == "7.2 KZT money exact");
  CHECK(told("It cost 4 dollars 25 cents", "en") == "4.25 USD money exact");
}

TEST_CASE("a word for money before the number, lakhs and crores, groups by spaces in English") {
  CHECK(told("They paid Rs 650 a day, Rs. 1,20,000 in all, and Rs 2,140 crore for the road.", "en") ==
        "650 INR money exact; 120000 INR money exact; 21400000000 INR money exact");
  CHECK(told("The works employed 248 000 people.", "en") == "248000 1 count exact");
  CHECK(told("On May 15 300 people came.", "en") == "300 1 count exact");
  CHECK(told("Output rose by 12 500 to 1,3 million, and prices rose by 5 to 10 per cent.", "en") ==
        "12500 1 count exact; 1300000 1 count exact; 5..10 % multiple exact");
}

TEST_CASE("flow by the second, indices beside percentages, parts of percentage points") {
  CHECK(told("The river carries 41 m³/s, in spring 300 cubic metres per second.", "en") ==
        "41 m3/s measure exact; 300 m3/s measure exact");
  CHECK(told("The Gini index rose from 0.312 to 0.354, and 45% were poor.", "en") ==
        "0.312 1 other exact; 0.354 1 other exact; 45 % share exact");
  CHECK(told("It fell by 0.5 of a percentage point.", "en") == "0.5 [pp] share exact");
}

TEST_CASE("parts of money are told in the money itself, that of the text if it has such parts") {
  CHECK(told("Bread was 28 cents a loaf, 1½ pence in 1990", "en") == "0.28 USD money exact; 0.015 GBP money exact");
  CHECK(told("Rent came to £6 10s. a year, coal to 9s. 3d. and soap to sixteen pence", "en") ==
        "6.5 GBP money exact; 0.4625 GBP money exact; 0.0667 GBP money exact");
  CHECK(told("The fine was two shillings and six pence", "en") == "0.125 GBP money exact");
  CHECK(told("It was €3, and 40 cents more", "en") == "3 EUR money exact; 0.4 EUR money exact");
  CHECK(told("Платили 3 крб, а згодом 45 коп. чоловікам і 30 — жінкам", "uk") ==
        "3 karbovanets money exact; 0.45 karbovanets money exact; 0.3 karbovanets money exact");
  CHECK(told("Ақысы 2 сом, жол — 8 тиын", "kk") == "2 RUB money exact; 0.08 RUB money exact");
}

TEST_CASE("the codes of ISO 4217 are money before and behind a number") {
  CHECK(told("Damage of NPR 706 billion, US$ 282 m and 40 MNT", "en") ==
        "706000000000 NPR money exact; 282000000 USD money exact; 40 MNT money exact");
  CHECK(told("A$3.5m was spent, ₹ 900 per kg", "en") == "3500000 AUD money exact; 900 INR/kg money exact");
  CHECK(told("The DNA 12 and RNA 14", "en") == "12 1 count exact; 14 1 count exact");
}

TEST_CASE("units are divided by a stroke, by a word, and people by land") {
  CHECK(told("Урожай — 14,5 ц/га, овса 9 ц с гектара", "ru") == "14.5 dt/ha measure exact; 9 dt/ha measure exact");
  CHECK(told("a yield of 12 quintals per hectare", "en") == "12 dt/ha measure exact");
  CHECK(told("Щільність — 61,3 ос./км²", "uk") == "61.3 1/km2 measure exact");
  CHECK(told("46 people per square kilometre, 5 tons a year", "en") == "46 1/km2 measure exact; 5 t measure exact");
  CHECK(told("Уголь по 18 руб. за тонну", "ru") == "18 RUB/t money exact");
}

TEST_CASE("shares are written as fractions of many forms") {
  CHECK(told("One in four mills closed, and nine out of ten looms stood idle", "en") ==
        "0.25 1 share exact; 9 1 count exact; 10 1 count exact");
  CHECK(told("Сгорел каждый пятый дом и две трети складов", "ru") == "0.2 1 share exact; 0.6667 1 share exact");
  CHECK(told("Дві п'яті полів, кожне третє господарство", "uk") == "0.4 1 share exact; 0.3333 1 share exact");
  CHECK(told("Үйлердің бестен екісі қирады", "kk") == "0.4 1 share exact");
  CHECK(told("at 4½ roubles, half a ton, 16 out of 40", "en") ==
        "4.5 RUB money exact; 0.5 t measure exact; 16 1 count exact; 40 1 count exact");
}

TEST_CASE("ranks are compound ordinals too, and seats are no rank") {
  CHECK(told("облыс он төртінші орында", "kk") == "14 1 rank exact");
  CHECK(told("занял двадцать третье место", "ru") == "23 1 rank exact");
  CHECK(told("it ranks 12th among 30", "en") == "12 1 rank exact; 30 1 count exact");
  CHECK(told("Зал на 640 мест", "ru") == "640 1 count exact");
}

TEST_CASE("ages are told by their words, by the person and by their place") {
  CHECK(told("children aged 6 to 14", "en") == "6..14 year age exact");
  CHECK(told("Nora Field, 41, farms there", "en") == "41 year age exact");
  CHECK(told("в возрасте до 16 лет; 58-летняя Анна", "ru") == "16 year age under; 58 year age exact");
  CHECK(told("особи, старші за 65 років", "uk") == "65 year age over");
  CHECK(told("70 жастағы Омар", "kk") == "70 year age exact");
  CHECK(told("a two-year famine", "en") == "2 year measure exact");
}

TEST_CASE("a limit is none where something arrived there") {
  CHECK(told("зарплата зросла на 12,5 % — до 17 482 грн", "uk") == "12.5 % multiple exact; 17482 UAH money exact");
  CHECK(told("добыча выросла на 2,5 %, до 60 т", "ru") == "2.5 % multiple exact; 60 t measure exact");
  CHECK(told("Было 5 вагонов, до 60 т в каждом", "ru") == "5 1 count exact; 60 t measure under");
  CHECK(told("Мост грузоподъёмностью до 40 т", "ru") == "40 t measure under");
  CHECK(told("Выпуск вырос до 40 т", "ru") == "40 t measure exact");
  CHECK(told("Өнім 40 мың тоннаға дейін өсті", "kk") == "40000 t measure exact");
  CHECK(told("бұл 12%-ға көп; 50 мыңнан көп", "kk") == "12 % multiple exact; 50000 1 count over");
  CHECK(told("p < 0.05", "en") == "0.05 1 other under");
}

TEST_CASE("a percentage of a movement is no share") {
  CHECK(told("Output grew by 7% and made up 9% of exports", "en") == "7 % multiple exact; 9 % share exact");
  CHECK(told("Индекс составил 104,5 %, доля леса — 12 %", "ru") == "104.5 % multiple exact; 12 % share exact");
}

TEST_CASE("a series names its unit and multiplier once") {
  CHECK(told("Построено 41,2 тыс. кв. м жилья, в том числе колхозами — 12,5.", "ru") ==
        "41200 m2 measure exact; 12500 m2 measure exact");
  CHECK(told("Рожь дала 9,4, овёс — 11,2 ц/га", "ru") == "9.4 dt/ha measure exact; 11.2 dt/ha measure exact");
  CHECK(told("Число жителей упало с 96 до 41 тысячи", "ru") == "96000 1 count exact; 41000 1 count exact");
}

TEST_CASE("a line break parts neither a number from its unit nor a sentence from its number") {
  CHECK(told("Сдали 65 млн.\nпудов, а закончено\n263. Складов нет.", "ru") ==
        "65000000 pood measure exact; 263 1 count exact");
  CHECK(told("Площа 12 777 км2.", "uk") == "12777 km2 measure exact");
  CHECK(told("План\n1. Построить 4 моста.\n2. Купить 7 барж.", "ru") == "4 1 count exact; 7 1 count exact");
}

TEST_CASE("degrees can be below zero, in Fahrenheit too") {
  CHECK(told("It was minus twelve degrees Celsius (−31.5 °C at night) and 14 °F", "en") ==
        "-12 Cel measure exact; -31.5 Cel measure exact; 14 [degF] measure exact");
  CHECK(told("Стояло минус 18 градусов, потом 30 градусов мороза", "ru") ==
        "-18 Cel measure exact; -30 Cel measure exact");
  CHECK(told("Түнде минус 25 градус болды", "kk") == "-25 Cel measure exact");
}

TEST_CASE("units of fields, barns and roads, by a stroke and by hours") {
  CHECK(
      told("640 acres gave 9,300 bushels; 3½ lb. of tea, 5 ft 40 gallons", "en") ==
      "640 acre measure exact; 9300 bu measure exact; 3.5 lb measure exact; 5 ft measure exact; 40 gal measure exact");
  CHECK(told("at 25 miles per hour, for 45 cents per hour, 12 cents a bushel", "en") ==
        "25 mi/h measure exact; 0.45 USD/h money exact; 0.12 USD/bu money exact");
  CHECK(told("Шығын 340 м³/с-тан асты, тұздылығы 1,2 г/л", "kk") == "340 m3/s measure over; 1.2 g/L measure exact");
  CHECK(told("Ауданы 15,6 млн кв. метр, үлесі 2,4 п.т. артты", "kk") ==
        "15600000 m2 measure exact; 2.4 [pp] share exact");
  CHECK(told("4,1 және 3,9% болды", "kk") == "4.1 % share exact; 3.9 % share exact");
}

TEST_CASE("hedges are a closed class, before the number and behind it") {
  CHECK(told("no fewer than 40 men, not exceeding 6 days, perhaps 300, fifty-odd, just under 80", "en") ==
        "40 1 count over; 6 d measure under; 300 1 count approx; 50 1 count approx; 80 1 count under");
  CHECK(told("12 men and over 30 women", "en") == "12 1 count exact; 30 1 count over");
  CHECK(told("кемінде 40 адам, 90 шамалы, сегіз жүзге жуықтап", "kk") ==
        "40 1 count over; 90 1 count approx; 800 1 count approx");
}

TEST_CASE("where numerals stand bare before their noun, one with an ending takes no unit, and a hyphen numbers") {
  CHECK(told("Жұмысшылардың 740-ы жыл соңында кетті", "kk") == "740 1 count exact");
  CHECK(told("3-индикатор, 14-сұхбат, 2-таблица", "kk").empty());
  CHECK(told("Балалардың оннан жетісі оқыды", "kk") == "0.7 1 share exact");
}

TEST_CASE("a word broken by the end of a line is whole, a hyphen of its own stays") {
  CHECK(told("Өндіріс 4 мил-\nлион тон-\nнаға жетті", "kk") == "4000000 t measure exact");
  CHECK(told("12 per cen-\ntum of seventy-\nfour", "en") == "12 % share exact; 74 1 count exact");
}

TEST_CASE("codes, pages, lists of labels and notes count nothing") {
  CHECK(told("УДК 94(571.15)«1921/1928»", "ru").empty());
  CHECK(told("Тираж пуст.\n\n— 17 —\n\nРаботает 5 заводов.", "ru") == "5 1 count exact");
  CHECK(told("школи №№ 8, 15 і 22 в будинках; пункти 3 і 5.", "uk").empty());
  CHECK(told("газета № 118 (641); 36014, м. Полтава; (0532) 60-72-18, каб. 214; класифікатор КВЕД-2010", "uk").empty());
  CHECK(told("ref. CO 96/123, section 24 (2), telephone 873, PM2.5, version 2.0.11, area codes 312 and 415", "en")
            .empty());
  CHECK(told("1.2 Housing fell short by 40 units.", "en") == "40 1 count exact");
  CHECK(told("half-timers, a 2.5-mile road", "en") == "2.5 mi measure exact");
  CHECK(told("запись LUB_017_2.mp3 и фонд 5 млн руб.", "ru") == "5000000 RUB money exact");
  CHECK(told("Сдано 5 га.3\n\n——————\n3 Без учёта 12 садов.", "ru") == "5 ha measure exact");
}

TEST_CASE("a number and what it counts can be one word") {
  CHECK(told("Дали двухмесячный оклад и полмиллиона рублей за полгода.", "ru") ==
        "2 mo measure exact; 500000 RUB money exact; 0.5 year measure exact");
  CHECK(told("двадцатипятилетний рабочий, 30-тысячный город, трёхкратный рост", "ru") ==
        "25 year age exact; 30000 1 count exact; 3 1 multiple exact");
  CHECK(told("двомісячний оклад, півмільйона людей, стокілометрова траса, півтори сотні верстатів", "uk") ==
        "2 mo measure exact; 500000 1 count exact; 100 km measure exact; 150 1 count exact");
  CHECK(told("двухмесячны план і паўмільёна рублёў", "be") == "2 mo measure exact; 500000 RUB money exact");
  CHECK(told("Настлали новый пол, шёл на полдень.", "ru").empty());
}

TEST_CASE("the noun before its number says about") {
  CHECK(told("Дали граммов триста хлеба, шли вёрст тридцать, вернулся лет через пять.", "ru") ==
        "300 g measure approx; 30 verst measure approx; 5 year measure approx");
  CHECK(told("Было человек двадцать, стоило рублей сто, раза два горело.", "ru") ==
        "20 1 count approx; 100 RUB money approx; 2 1 multiple approx");
  CHECK(told("За десять лет 15 заводов, за много лет 12 школ.", "ru") ==
        "10 year measure exact; 15 1 count exact; 12 1 count exact");
  CHECK(told("Років за п’ять звели тисяч двадцять хат.", "uk") == "5 year measure approx; 20000 1 count approx");
}

TEST_CASE("numbers below zero, parts of a whole, groups with a point and collective numerals") {
  CHECK(told("The works made plus or minus 21 tons at minus 4 °C.", "en") ==
        "21 t measure approx; -4 Cel measure exact");
  CHECK(told("минус 12 градусов, минимум (−41,5 °C)", "ru") == "-12 Cel measure exact; -41.5 Cel measure exact");
  CHECK(told("мінус тридцять градусів", "uk") == "-30 Cel measure exact");
  CHECK(told("Погибла десятая часть посевов и одна пятая часть скота.", "ru") ==
        "0.1 1 share exact; 0.2 1 share exact");
  CHECK(told("Приняли 318.400 пудов, охвачено 2.150 человек.", "ru") ==
        "318400 pood measure exact; 2150 1 count exact");
  CHECK(told("Рост 2.5 раза, вес 1.125 кг.", "ru") == "2.5 1 multiple exact; 1.125 kg measure exact");
  CHECK(told("Пришло семеро рабочих, девятерых взяли, пять сотен саней.", "ru") ==
        "7 1 count exact; 9 1 count exact; 500 1 count exact");
}

TEST_CASE("a rank is known by the word that stands with another rank") {
  CHECK(told("Область опустилась с 4-го на 17-е место.", "ru") == "4 1 rank exact; 17 1 rank exact");
  CHECK(told("Поднялись с девятого места на шестое.", "ru") == "9 1 rank exact; 6 1 rank exact");
  CHECK(told("Суми посіли друге місце, Ромни — третє.", "uk") == "2 1 rank exact; 3 1 rank exact");
}

TEST_CASE("money and percent named once in a paragraph or before a colon") {
  CHECK(told("Бюджет — 412,8 млрд тенге. Из них свои — 118 млрд 640 млн, прочее — займы.", "ru") ==
        "412800000000 KZT money exact; 118640000000 KZT money exact");
  CHECK(told("Структура, %: уголь 41,5 / лес 30 / рыба 28,5", "ru") ==
        "41.5 % share exact; 30 % share exact; 28.5 % share exact");
  CHECK(told("Корова стоила 900 рублей, стала 90.", "ru") == "900 RUB money exact; 90 RUB money exact");
  CHECK(told("Цена 1 р. 07 к.", "ru") == "1.07 RUB money exact");
}

TEST_CASE("flows, heat, per mille, averages and what exceeds") {
  CHECK(told("Дає 80 тис. кубометрів на добу", "uk") == "80000 m3/d measure exact");
  CHECK(told("Отпущено 2 841 тыс. Гкал, смертность 6,8 промилле", "ru") ==
        "2841000 Gcal measure exact; 6.8 [ppth] share exact");
  CHECK(told("на двор 1,7 коровы; долг превысил 1,2 млн руб.", "ru") == "1.7 1 other exact; 1200000 RUB money over");
  CHECK(told("Надія, якій 72 роки, прийшла", "uk") == "72 year age exact");
}

TEST_CASE("a word that the end of a line breaks is one word") {
  CHECK(told("Создано двад-\nцать девять школ и 5 гек-\nтаров сада, 7 тон\u00AD\nн.", "ru") ==
        "29 1 count exact; 5 ha measure exact; 7 t measure exact");
}

TEST_CASE("numbers of houses, telephones, tables and citations count nothing") {
  CHECK(told("Музей: ул. Садовая, 8, тел. 8 (3822) 51-14-20", "ru").empty());
  CHECK(told("Достық көшесі, 21; 3-кестеде, 6-үй", "kk").empty());
  CHECK(told("14 Mill Street, section 3(2), (Orlov, 1987: 12–15)", "en").empty());
}

TEST_CASE("two units make one by whatever joins them, above and below the stroke") {
  CHECK(told("Расход — 338 г/кВт·ч, тариф 4,1 руб./кВт*ч, уголь 4 900 ккал/кг, 6 кВт-ч, 7 кВт.ч и 8 кВт ч", "ru") ==
        "338 g/kWh measure exact; 4.1 RUB/kWh money exact; 4900 kcal/kg measure exact; 6 kWh measure exact; "
        "7 kWh measure exact; 8 kWh measure exact");
  CHECK(told("Витрата 338 г/кВт·год, тариф 2,6 грн/кВт⋅год, 12 Гкал/год, 40 МВт годин", "uk") ==
        "338 g/kWh measure exact; 2.6 UAH/kWh money exact; 12 Gcal/h measure exact; 40 MWh measure exact");
  CHECK(told("Шығын 338 г/кВт·сағ, тариф 21 теңге/кВт×сағ, 3 ГВт сағат, 90 т/тәул.", "kk") ==
        "338 g/kWh measure exact; 21 KZT/kWh money exact; 3 GWh measure exact; 90 t/d measure exact");
  CHECK(told("Расход 338 г/кВт·г, 5 МВт·гадз, 70 т/сут", "be") ==
        "338 g/kWh measure exact; 5 MWh measure exact; 70 t/d measure exact");
  CHECK(told("338 g/kW·h, 6 MW hours, 5 kWh/m2, 12 tonne-kilometres, 3 cents/t·km", "en") ==
        "338 g/kWh measure exact; 6 MWh measure exact; 5 kWh/m2 measure exact; 12 t.km measure exact; "
        "0.03 USD/(t.km) money exact");
  CHECK(told("Мощность 30 МВт, ч. 2; груз 5 т, км 14", "ru").starts_with("30 MW measure exact"));
  CHECK(told("a load of 5 t and 3 km", "en") == "5 t measure exact; 3 km measure exact");
}

TEST_CASE("a length is squared and cubed by the words for it in each language") {
  CHECK(told("12 тис. куб. метрів, 5 квадратних кілометрів, 3 кв. см", "uk") ==
        "12000 m3 measure exact; 5 km2 measure exact; 3 cm2 measure exact");
  CHECK(told("12 тыс. куб. метров, 9 кубическими саженями, 3 кв. вёрст", "ru") ==
        "12000 m3 measure exact; 9 sazhen3 measure exact; 3 verst2 measure exact");
  CHECK(told("12 мың куб. метр, 5 шаршы шақырым, 3 текше метрге", "kk") ==
        "12000 m3 measure exact; 5 km2 measure exact; 3 m3 measure exact");
  CHECK(told("12 тыс. куб. метраў, 5 квадратных кіламетраў", "be") == "12000 m3 measure exact; 5 km2 measure exact");
  CHECK(told("12 cu. ft., 5 square yards, 3 sq mi, 110 kV", "en") ==
        "12 ft3 measure exact; 5 yd2 measure exact; 3 mi2 measure exact; 110 kV measure exact");
  CHECK(told("Линия 110 кВ, а рядом 4 кв. дома", "ru").starts_with("110 kV measure exact"));
}

TEST_CASE("smaller units go on with a measure in whole units") {
  CHECK(told("Вода поднялась до 9 метров 32 сантиметров за 5 ч 30 мин", "ru") ==
        "9.32 m measure exact; 5.5 h measure exact");
  CHECK(told("2 пуди 14 фунтів борошна", "uk") == "2.35 pood measure exact");
  CHECK(told("She stood 6 feet 3 inches tall and ran 2 hours 6 minutes", "en") ==
        "6.25 ft measure exact; 2.1 h measure exact");
  CHECK(told("3 кг 200 г ет", "kk") == "3.2 kg measure exact");
  CHECK(told("9 метров, 32 сантиметра и 4,5 м 30 см", "ru") ==
        "9 m measure exact; 32 cm measure exact; 4.5 m measure exact; 30 cm measure exact");
}

TEST_CASE("soms, an ordinal in -м, ages between commas, a fraction before an adjective") {
  CHECK(told("Цена снизилась с 84,6 до 79,2 сома, всего 1 трлн. 34,7 млрд. сомов", "ru") ==
        "84.6 KGS money exact; 79.2 KGS money exact; 1034700000000 KGS money exact");
  CHECK(told("На 110-м километре 3 м снега", "ru") == "3 m measure exact");
  CHECK(told("the retired nurse, 67, who lives there, in the villages, 67, mostly", "en") ==
        "67 year age exact; 67 1 count exact");
  CHECK(told("припадає три чверті річного стоку, чверть години", "uk") == "0.75 1 share exact; 0.25 h measure exact");
}
