// The year of a date that names none: from the day of the text, from a list, from the story.
#include <doctest/doctest.h>

#include "ecumene/evidence/dates_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::dates;

TEST_CASE("a text with a date at its head is told from that day: months are the last that have begun") {
  CHECK(dates("Labour Gazette\n18 January 1931\n\nIn September the mill closed. By 3 January it was sold.", "en") ==
        "1931-01-18; 1930-09; 1931-01-03");
  CHECK(dates("Вестник\n18 января 1931 г.\n\nВ сентябре фабрика закрылась.", "ru") == "1931-01-18; 1930-09");
  CHECK(dates("Вісник\n18 січня 1931 р.\n\nУ вересні фабрику закрили.", "uk") == "1931-01-18; 1930-09");
  CHECK(dates("Хабаршы\n1931 жылғы 18 қаңтар\n\nҚыркүйекте фабрика жабылды.", "kk") == "1931-01-18; 1930-09");
  CHECK(dates("Веснік\n18 студзеня 1931 г.\n\nУ верасні фабрыка закрылася.", "be") == "1931-01-18; 1930-09");
}

TEST_CASE(
    "a month soon after the day of the text is the next, a far one only where the clause says that it is to come") {
  CHECK(dates("Gazette, 18 January 1931\n\nOn 3 March the road opens.", "en") == "1931-01-18; 1931-03-03");
  CHECK(dates("Gazette, 18 January 1931\n\nIn October the road will be opened.", "en") == "1931-01-18; 1931-10");
  CHECK(dates("Вестник, 18 января 1931 г.\n\nВ октябре откроется дорога, в октябре будет и мост.", "ru") ==
        "1931-01-18; 1931-10; 1931-10");
  CHECK(dates("Вісник, 18 січня 1931 р.\n\nУ жовтні дорога працюватиме.", "uk") == "1931-01-18; 1931-10");
  CHECK(dates("Хабаршы, 1931 жылғы 18 қаңтар\n\nҚазанда жол ашылады.", "kk") == "1931-01-18; 1931-10");
  CHECK(dates("Веснік, 18 студзеня 1931 г.\n\nУ кастрычніку дарога будзе адкрыта.", "be") == "1931-01-18; 1931-10");
}

TEST_CASE("a deadline is the nearer of two, and of a year that runs the part that is not over is to come") {
  CHECK(dates("Решение от 18 февраля 1946 г.\n\nПустить станцию до 15 июля.", "ru") == "1946-02-18; 1946-07-15");
  CHECK(dates("Звіт, 18 лютого 1946 р.\n\nДо 31 січня зібрали все.", "uk") == "1946-02-18; 1946-01-31");
  CHECK(dates("Release, 11 November 2025\n\nResults for the fourth quarter will be published.", "en") ==
        "2025-11-11; 2025-36");
}

TEST_CASE("behind each paragraph a dated text returns to its day, a year to come leads it nowhere") {
  CHECK(dates("Gazette, 18 May 1931\n\nThe firm opened in 1902.\n\nIn April it closed.", "en") ==
        "1931-05-18; 1902; 1931-04");
  CHECK(dates("Вестник, 18 мая 1931 г.\n\nК 1935 году построят мост. В апреле начали.", "ru") ==
        "1931-05-18; 1935; 1931-04");
}

TEST_CASE("the place before a day heads a text too, and an account is made up to the end of a quarter") {
  CHECK(dates("OMSK, 18 May 1931: The mill closed in November.", "en") == "1931-05-18; 1930-11");
  CHECK(dates("The accounts for the year ended 31st March, 1931, show little. Rain fell in July.", "en") ==
        "1931-03-31; 1930-07");
}

TEST_CASE("a history is told from year to year, whatever day stands at its head or in its first line") {
  CHECK(dates("Recorded 6 August 2009\n\nIn 1933 we fled. In 1941 father left, in 1946 he was back. In May it rained.",
              "en") == "2009-08-06; 1933; 1941; 1946; 1946-05");
  CHECK(dates("On 23 August 1943 the town was freed after long and heavy fighting in all its streets and\nsuburbs. In "
              "December the plant was at work.",
              "en") == "1943-08-23; 1943-12");
}

TEST_CASE("dates in a list share the year that the last of them names") {
  CHECK(dates("on 2 April and 18 June 2022, in November and in January 1943", "en") ==
        "2022-04-02; 2022-06-18; 1942-11; 1943-01");
  CHECK(dates("В 1897 г. началось. Удары 2 апреля и 18 июня 2022 года", "ru") == "1897; 2022-04-02; 2022-06-18");
  CHECK(dates("1897 року почалося. Удари 2 квітня та 18 червня 2022 року", "uk") == "1897; 2022-04-02; 2022-06-18");
}

TEST_CASE("the first of January closes the books of the year where the story stands") {
  CHECK(dates("Отчет за 1936 год. На 1 января 1937 г. было 12 школ. В мае открыли ещё одну.", "ru") ==
        "1936; 1937-01-01; 1936-05");
  CHECK(dates("In 1936 it grew. On 1 January 1937 there were 12 schools. In May one was opened.", "en") ==
        "1936; 1937-01-01; 1936-05");
}

TEST_CASE("seasons of any year are no dates") {
  CHECK(dates("В 1943 году строили. Зимой дороги закрыты. Ежегодно летом сушат торф.", "ru") == "1943");
  CHECK(dates("У 1943 році будували. Взимку дороги закриті. Щороку влітку сушили торф.", "uk") == "1943");
  CHECK(dates("In 1943 they built. Every year the roads are closed during the winter.", "en") == "1943");
  CHECK(dates("В 1943 году строили. Зимой дороги закрыли, весной того же года открыли.", "ru") ==
        "1943; 1943-24; 1943-21");
}

TEST_CASE("a participle and its date between commas are an aside") {
  CHECK(
      dates(
          "PORT, 14 November 2025\n\nThe dam broke on 12 April 2022.\n\nThe main, begun in the autumn of 2024, reached "
          "the city in October.",
          "en") == "2025-11-14; 2022-04-12; 2024-23; 2025-10");
  CHECK(
      dates("ПОРТ, 14 ноября 2025 года\n\nПлотину прорвало 12 апреля 2022 года.\n\nВодовод, начатый весной 2024 года, "
            "пустили в октябре.",
            "ru") == "2025-11-14; 2022-04-12; 2024-21; 2025-10");
}

TEST_CASE("a month of account is over, whatever is to come of it") {
  CHECK(dates("Львів, 24.10.2025\n\nІндекси за вересень попередні, остаточні буде видано згодом.", "uk") ==
        "2025-10-24; 2025-09");
  CHECK(dates("Львів, 24.10.2025\n\nУ вересні буде відкрито школу.", "uk") == "2025-10-24; 2026-09");
}

TEST_CASE("a report is told from the end of its year, wherever its story goes") {
  CHECK(dates("Northern Works\nAnnual report for 2023\n\nThe furnace of 1984 ran on.\n\nIn May it was repaired, and on "
              "3 February it stood.",
              "en") == "2023; 1984; 2023-05; 2023-02-03");
  CHECK(dates("Итоги 2023 года\n\nПечь 1984 года работала.\n\nВ мае её чинили.", "ru") == "2023; 1984; 2023-05");
  CHECK(dates("Зауыттың 2023 жылғы есебі\n\nПеш 1984 жылы салынды.\n\nМамыр айында жөнделді.", "kk") ==
        "2023; 1984; 2023-05");
  CHECK(dates("Звіт за 2023 рік\n\nУ травні 1984 року піч збудували. У червні її запустили.", "uk") ==
        "2023; 1984-05; 1984-06");
}

TEST_CASE("decades alone, and seasons of another year") {
  CHECK(dates("Впало втричі проти вісімдесятих. Тривали девʼяності", "uk") == "198X; 199X");
  CHECK(dates("Голодные девяностые кончились.", "ru") == "199X");
  CHECK(dates("до двадцатых чисел, в двадцатых числах", "ru").empty());
  CHECK(dates("In May 2019 it opened. The pool will be built next summer.", "en") == "2019-05");
}

TEST_CASE("decades of two digits are of the century before where the text has told of years about them alone") {
  CHECK(dates("После 1861 года земля дешевела. В середине 70-х платили меньше, в восьмидесятых годах больше.", "ru") ==
        "1861; 187X; 188X");
  CHECK(dates("Після 1871 року, як і в 60–70-х роках, сіяли жито.", "uk") == "1871; 186X/187X");
  CHECK(dates("In 1891 wages rose; in the 80s they were low.", "en") == "1891; 188X");
  CHECK(dates("Город основан в 1868 году, завод — в 1931. В 90-е он закрыт.", "ru") == "1868; 1931; 199X");
  CHECK(dates("Город основан в 1868 году. В 30-е построен завод.", "ru") == "1868; 193X");
  CHECK(dates("В 1868 году, в 30–40-е годы XX века", "ru") == "1868; 193X/194X");
}

TEST_CASE("a report for a year is told at its end, though a line speaks of its last day") {
  CHECK(dates("Звіт за 2024 рік\n\nНа 31.12.2024 мережа мала 24 км. Найбільше взимку, 17 січня.", "uk") ==
        "2024; 2024-12-31; 2024-01-17");
}

TEST_CASE("datelines that are a sentence of their own, or stand behind the number of a newspaper") {
  CHECK(dates("КӨКШЕТАУ, 1956 жылғы 28 қазан. Облыс жоспарды орындады.\n\n1955 жылы жаман болды.\n\nҚыркүйекте егін "
              "жиналды.",
              "kk") == "1956-10-28; 1955; 1956-09");
  CHECK(dates("«ЗА КОЛГОСПИ»\nОрган районного комітету КП(б)У. № 63 (1418). Неділя, 12 серпня 1951 р.\n\n"
              "У липні 1950 року зорано.\n\nСтаном на 10 серпня скошено.",
              "uk") == "1951-08-12; 1950-07; 1951-08-10");
}

TEST_CASE("a bridge built in a year is told of, the story does not go there; nor does a winter between two years") {
  CHECK(dates("О восстановлении моста\n(сентябрь 1943 г. — март 1944 г.)\n\nМост постройки 1896 года цел. 17 сентября "
              "взорван, 5 марта открыт.",
              "ru") == "1943-09/1944-03; 1896; 1943-09-17; 1944-03-05");
}

TEST_CASE("a report for a year, received in the next, is of its year") {
  CHECK(dates("Report on the trade of the port for the year 1897\n\n(Received 14 March 1898)\n\nIce left on 9 March.",
              "en") == "1897; 1898-03-14; 1897-03-09");
}

TEST_CASE("the entries of a diary go on from each other, whatever years they look back to") {
  CHECK(dates("9 июля 1987 г. Разбили лагерь.\n\n18 июля. Читал старые записи: в 1902 году снимали схему.\n\n"
              "20 июля. Обошли озеро; лили дожди с 18 по 19 июля.\n\n3 января. Дома.",
              "ru") == "1987-07-09; 1987-07-18; 1902; 1987-07-20; 1987-07-18/1987-07-19; 1988-01-03");
  // A year at the head of a paragraph is no entry of a diary.
  CHECK(dates("9 мая 1943 г. Начало.\n\n1945 год. Восстановление.\n\n10 июня открыли мост.", "ru") ==
        "1943-05-09; 1945; 1945-06-10");
}

TEST_CASE("what was to come on a day that the text tells is told from that day") {
  CHECK(dates("РІШЕННЯ\n\n14 листопада 2023 року\n\nУхвалою від 12.07.2023 відкрито справу, засідання призначено на "
              "3 серпня.",
              "uk") == "2023-11-14; 2023-07-12; 2023-08-03");
  CHECK(dates("Актами від 02.11.2022 та 16.12.2022 засвідчено вологість.", "uk") == "2022-11-02; 2022-12-16");
  CHECK(dates("Між 02.11.2022 та 16.12.2022 дощило.", "uk") == "2022-11-02/2022-12-16");
}
