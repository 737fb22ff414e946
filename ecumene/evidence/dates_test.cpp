// Dates as texts tell them: parts of years and centuries, two calendars, years carried and years compared.
#include <doctest/doctest.h>

#include "ecumene/evidence/dates_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::dates;

TEST_CASE("decades and centuries in their parts") {
  CHECK(dates("the second half of the 1870s", "en") == "1875/1879");
  CHECK(dates("у другій половині XIX ст.", "uk") == "1850/1899");
  CHECK(dates("в 1930-е, а также в 90-х", "ru") == "193X; 199X");
  CHECK(dates("20–30-жылдары салынды", "kk") == "192X/193X");
  CHECK(dates("30–40-е годы XIX века", "ru") == "183X/184X");
  CHECK(dates("back in the sixties", "en") == "196X");
}

TEST_CASE("years of two digits are of the century of the story") {
  CHECK(dates("In 1934 he left; in '36 he was back, and by May '44 a sailor.", "en") == "1934; 1936; 1944-05");
  CHECK(dates("Order of 3rd March, 1931. That of 24/11/29 is revoked.", "en") == "1931-03-03; 1929-11-24");
  CHECK(dates("46-жылы қуаңшылық болды, 47-нің көктемінде ерте егілді", "kk") == "1946; 1947-21");
  CHECK(dates("елу төртінші жылы тың көтерілді", "kk") == "1954");
}

TEST_CASE("days of months in full, quarters by number, years in pairs of numbers") {
  CHECK(dates("on the 1st day of July, 1937, in Quarter 3 2023 and in mid-June", "en") ==
        "1937-07-01; 2023-35; 2023-06");
  CHECK(dates("he sailed in nineteen thirty-six", "en") == "1936");
  CHECK(dates("1935 жыл, 22 қыркүйек. Октябрдің 15-іне дейін бітті", "kk") == "1935-09-22; 1935-10-15");
  CHECK(dates("Қазан қайнады, маусым басталды, 2019 жылы тамыз айында жауды", "kk") == "2019-08");
}

TEST_CASE("one day in two calendars is the later") {
  CHECK(dates("25 октября (7 ноября) 1917 года", "ru") == "1917-11-07");
  CHECK(dates("3 (15) мая 1881 г.", "ru") == "1881-05-15");
}

TEST_CASE("a quarter and its year behind a colon") {
  CHECK(dates("From Q2:2024 to Q3:2025 it grew.", "en") == "2024-34/2025-35");
}

TEST_CASE("a season or a quarter without a year is of the year where the story stands") {
  CHECK(dates("В мае 1921 года пуск отложили. Осенью работы начались.", "ru") == "1921-05; 1921-23");
  CHECK(dates("In May 2019 it opened. In the third quarter it closed.", "en") == "2019-05; 2019-35");
  CHECK(dates("winter wheat and a summer camp", "en").empty());
}

TEST_CASE("the story does not go to a year that it only compares with") {
  CHECK(dates("In 2022 prices rose for the first time since 1998. In July they fell.", "en") == "2022; 1998; 2022-07");
  CHECK(dates("2020 жылы өсім 2019 жылмен салыстырғанда жоғары. Маусымда ол тоқтады.", "kk") == "2020; 2019; 2020-06");
}

TEST_CASE("days before any year are of the first full date") {
  CHECK(dates("On March 9 the dam broke. By March 12, 2021, all was over.", "en") == "2021-03-09; 2021-03-12");
}

TEST_CASE("years in a list, of the budget, in two digits and in words") {
  CHECK(dates("по переписям 1926, 1939 и 1959 гг.", "ru") == "1926; 1939; 1959");
  CHECK(dates("the deficit of FY2023", "en") == "2023");
  CHECK(dates("в декабре 47-го, в пятьдесят третьем году", "ru") == "1947-12; 1953");
}

TEST_CASE("a date in digits is a date at the beginning of a line and behind a preposition too") {
  CHECK(dates("Отчёт\n17.05.2024 г. Тотьма", "ru") == "2024-05-17");
  CHECK(dates("Борг на 01.10.2023 зріс; випуск 29.11.2023 № 4", "uk") == "2023-10-01; 2023-11-29");
}

TEST_CASE("a date in digits may have its year apart, where no columns of figures can be meant") {
  CHECK(dates("Источник (дата обращения: 31.10 2012).", "ru") == "2012-10-31");
  CHECK(dates("Акт от 05.03 1944 г. подписан.", "ru") == "1944-03-05");
  CHECK(dates("Ціна зросла з 12.10 1999 разів.", "uk") != "1999-10-12");
  CHECK(dates("Доля 11.10 12.10 2012 тыс.", "ru").empty());
}

TEST_CASE("a year behind up to is one where nothing could be counted") {
  CHECK(dates("The strategy for clusters up to 2018. The hall seats up to 1900 people.", "en") == "2018");
}

TEST_CASE("years in words stand behind months, prepositions and in full") {
  CHECK(dates("в июле сорок первого ушёл, к весне сорок третьего вернулся", "ru") == "1941-07; 1943-21");
  CHECK(dates("стало легче после пятьдесят третьего. В шестидесятых построили клуб", "ru") == "1953; 196X");
  CHECK(dates("с сорок второго по сорок шестой год", "ru") == "1942/1946");
  CHECK(dates("12 серпня сорок першого року, у тридцять дев’ятому", "uk") == "1941-08-12; 1939");
  CHECK(dates("в тысяча девятьсот тридцать седьмом году", "ru") == "1937");
  CHECK(dates("до дві тисячі двадцятого року", "uk") == "2020");
  CHECK(dates("в сорок пятый полк, на двадцать третий день", "ru").empty());
  CHECK(dates("у сорак першым годзе, у ліпені сорак трэцяга", "be") == "1941; 1943-07");
}

TEST_CASE("the story stays where it is behind a year of comparison, of birth and of a plan") {
  CHECK(dates("В мае 2024 г. сдано 12 домов, в 2021 г. было 7. В июне сдали ещё.", "ru") == "2024-05; 2021; 2024-06");
  CHECK(dates("У травні 2024 р. зібрали 12 т проти 4,4 т у 2022 р. У червні дощило.", "uk") ==
        "2024-05; 2022; 2024-06");
  CHECK(dates("В 1950 году приехал Пётр, 1901 года рождения. В мае он начал.", "ru") == "1950; 1901; 1950-05");
  CHECK(dates("У 2024 році почали, до кінця 2026 року завершать. У лютому була перевірка.", "uk") ==
        "2024; 2026; 2024-02");
  CHECK(dates("У 2023 році індекс у вересні до серпня зріс", "uk") == "2023; 2023-09; 2023-08");
}

TEST_CASE("a Roman month stands between strokes, and a name with a year is no date") {
  CHECK(dates("на 1/X 1934 г. и 15/IV-1935", "ru") == "1934-10-01; 1935-04-15");
  CHECK(dates("по классификатору КВЭД-2010", "ru").empty());
  CHECK(dates("до літа 1921 р.; взимку −12 °C", "uk") == "1921-22");
}

TEST_CASE("a full stop behind an abbreviation can end the sentence too") {
  CHECK(dates("Завод строили в 1918–1920 гг. Весной 1922 г. его закрыли.", "ru") == "1918/1920; 1922-21");
  CHECK(dates("Площадь — 3,2 кв. км.", "ru").empty());
  CHECK(dates("температура января −16 °C", "ru").empty());
}

TEST_CASE("a year and a figure behind its dash are no range, and years close together are one") {
  CHECK(dates("По переписи 1926 г. — 43 % жителей", "ru") == "1926");
  CHECK(dates("До кінця 1931 р. — 48 тракторів; у 1931–48 рр.", "uk") == "1931; 1931/1948");
  CHECK(dates("У 1931 г. — 48 трактароў", "be") == "1931");
  CHECK(dates("in 1931 – 48 tractors; 1931-48", "en") == "1931; 1931/1948");
}

TEST_CASE("a cardinal in full is no ordinal of a year") {
  CHECK(dates("за двадцать лет и за тридцать\nлет", "ru").empty());
  CHECK(dates("за двадцять років", "uk").empty());
  CHECK(dates("в двадцатом году", "ru") == "1920");
}

TEST_CASE("two dates between which something lay are one range") {
  CHECK(dates("between March, 1951, and April, 1952, it stood", "en") == "1951-03/1952-04");
  CHECK(dates("2019 жылғы 3 мамыр мен 5 шілде аралығында жөнделді", "kk") == "2019-05-03/2019-07-05");
  CHECK(dates("2019 жылғы 3 мамыр мен 5 шілде күндері", "kk") == "2019-05-03; 2019-07-05");
}

TEST_CASE("a number behind a month is its day only where days stand there") {
  CHECK(dates("В 2020 году тонна стоила в октябре 5 300 рублей", "ru") == "2020; 2020-10");
  CHECK(dates("У 2020 році тонна коштувала в жовтні 5 гривень, у листопаді 6-го", "uk") == "2020; 2020-10; 2020-11-06");
}

TEST_CASE("months and seasons in names, numbers of telephones and classes are no dates") {
  CHECK(dates("In 1940 came the Winter War and in Winter the frost.", "en") == "1940; 1940-24");
  CHECK(dates("В 1930 году завод «Красный Октябрь» и праздник Октября", "ru") == "1930");
  CHECK(dates("У 1930 році до роковин Жовтня, у жовтні", "uk") == "1930; 1930-10");
  CHECK(dates("Ring 1800 222 333 or 1900 444 555.", "en").empty());
  CHECK(dates("2020 жылы СК 05-2019 жіктеуіші", "kk") == "2020");
  CHECK(dates("2020 жылы жылу маусымына дайындалды, маусымда бітті", "kk") == "2020; 2020-06");
}

TEST_CASE("a month with its word, and a date behind a number, are dates") {
  CHECK(dates("2020 жылы басталды. Қазан айында бітті", "kk") == "2020; 2020-10");
  CHECK(dates("Протокол № 3, 17 декабря 2020 г.", "ru") == "2020-12-17");
  CHECK(dates("In 2020 rain fell well into May.", "en") == "2020; 2020-05");
  CHECK(dates("В 2020 году начали. К лету власти обещают закончить", "ru") == "2020; 2020-22");
}

TEST_CASE("places in a ranking are no years") {
  CHECK(dates("В 2020 году область поднялась с 31-го на 26-е место, с 48-го на 37-е", "ru") == "2020");
  CHECK(dates("У 2020 році область була на 24-му", "uk") == "2020");
  CHECK(dates("в 43-м, после 47-го", "ru") == "1943; 1947");
}

TEST_CASE("a bare year opens a clause before its verb") {
  CHECK(dates("Місто росло: 1869 збудовано завод, 1871 прокладено колію.", "uk") == "1869; 1871");
  CHECK(dates("Архитектор, который 1905 окончил школу", "ru") == "1905");
  CHECK(dates("За переписом 1897 у місті було 63 тис. осіб", "uk") == "1897");
  CHECK(dates("Оселено 1897 родин, 1900 робітників", "uk").empty());
}

TEST_CASE("a quarter by its letter is of the year where the story stands") {
  CHECK(dates("Review, 14 May 2024\n\nOutput fell in Q1, the most since Q3 2020.", "en") ==
        "2024-05-14; 2024-33; 2020-35");
}

TEST_CASE("quarters of a century, in both orders") {
  CHECK(dates("in the last quarter of the 19th century", "en") == "1875/1899");
  CHECK(dates("в первой четверти XX века", "ru") == "1900/1924");
  CHECK(dates("в останній чверті XVIII століття", "uk") == "1775/1799");
  CHECK(dates("XIX ғасырдың соңғы ширегінде", "kk") == "1875/1899");
}

TEST_CASE("years in words stand before their word anywhere, and behind an event") {
  CHECK(dates("По переписи тридцать девятого года", "ru") == "1939");
  CHECK(dates("Голод сорок седьмого помнят все", "ru") == "1947");
  CHECK(dates("За переписом двадцять шостого року", "uk") == "1926");
  CHECK(dates("Елу төртінші жылдың желтоқсанында келді", "kk") == "1954-12");
  CHECK(dates("в начале двухтысячных", "ru") == "200X");
}

TEST_CASE("a bare year stands before its prices and levels") {
  CHECK(dates("deflated to constant 2015 prices", "en") == "2015");
}

TEST_CASE("years as people say them have tens and ones, and count nothing") {
  CHECK(dates("I left in fifty-three. We came in August of fifty-nine.", "en") == "1953; 1959-08");
  CHECK(dates("They built it in two thousand and four.", "en") == "2004");
  CHECK(dates("in forty-two villages", "en").empty());
}

TEST_CASE("a footnote behind the full stop of a date is no decimal of it") {
  CHECK(dates("than in the census of 1926.1 Its face was clear", "en") == "1926");
  CHECK(dates("In 1944, as early as December 12.6 For the year", "en") == "1944; 1944-12-12");
}

TEST_CASE("a winter lies in two years") {
  CHECK(dates("in the winter of 2025/26", "en") == "2025-24");
}

TEST_CASE("a year stands behind a comparison, and before the goal of another figure") {
  CHECK(dates("Output in 2021 compared with 2020 made up 126.8%", "en") == "2021; 2020");
  CHECK(dates("rose from 38 percent in 2016 to 83 percent in 2020", "en") == "2016; 2020");
  CHECK(dates("between 1500 and 1600 people", "en").empty());
}

TEST_CASE("the head of an entry in a chronicle is one date") {
  CHECK(dates("1930, 14 августа. — Пуск домны.", "ru") == "1930-08-14");
  CHECK(dates("1941, жовтень. — Завод вивезено.", "uk") == "1941-10");
  CHECK(dates("1903, April - the first train", "en") == "1903-04");
}

TEST_CASE("a day may be told in words") {
  CHECK(dates("It closed on the twenty-fifth of March 1931 and on the third of May.", "en") ==
        "1931-03-25; 1931-05-03");
  CHECK(dates("Приехали третьего августа 1921 года, уехали двадцать пятого сентября.", "ru") ==
        "1921-08-03; 1921-09-25");
  CHECK(dates("Третього серпня 1921 року та шостого вересня", "uk") == "1921-08-03; 1921-09-06");
  CHECK(dates("Трэцяга жніўня 1921 года", "be") == "1921-08-03");
  CHECK(dates("1921 жылы үшінші тамызда келдік", "kk") == "1921-08-03");
  CHECK(dates("2016 жылдың он тоғызыншы қарашасында", "kk") == "2016-11-19");
  CHECK(dates("In 1931 the first March of the war came", "en") == "1931");
  CHECK(dates("Тридцать второго мая 1921 года", "ru") == "1921-05");
}

TEST_CASE("where the year comes first, the days of a range stand behind it") {
  CHECK(dates("2024 жылдың 8–10 сәуірінде су көтерілді", "kk") == "2024-04-08/2024-04-10");
}

TEST_CASE("a quarter of Kazakh stands behind a hyphen, and one told in a row is no date") {
  CHECK(dates("2023 жылғы 4-тоқсан", "kk") == "2023-36");
  CHECK(dates("In 2023 it fell for the second quarter in a row.", "en") == "2023");
  CHECK(dates("В 2023 году цены падали второй квартал подряд.", "ru") == "2023");
}

TEST_CASE("a year of one word ends its clause") {
  CHECK(dates("Отца убили в девятнадцатом, дом построили в тридцатом.", "ru") == "1919; 1930");
  CHECK(dates("Батька вбили в дев'ятнадцятому.", "uk") == "1919");
  CHECK(dates("Жили в девятнадцатом доме, учились в десятом.", "ru").empty());
}

TEST_CASE("a range of degrees behind a month is no day") {
  CHECK(dates("1931 жылы шілдеде 18–20°С болды", "kk") == "1931-07");
}

TEST_CASE("a number before a month of Kazakh counts what the word means besides") {
  CHECK(dates("1931 жылы бір қазанға ас салды", "kk") == "1931");
}

TEST_CASE("a verb is no month, a price no year") {
  CHECK(dates("У 1931 році пил, що липне, вимели", "uk") == "1931");
  CHECK(dates("The ton costs $1100–1250 and £1931.", "en").empty());
}
