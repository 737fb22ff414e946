// Numbers that name lines, places, types and things count nothing.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::told;

TEST_CASE("telephones and codes are known by the word before them, whatever their length") {
  CHECK(told("For repairs call 109.", "en") == "");
  CHECK(told("Ring the Farm Line on 1800 555 231 or write; tel. 020 7946 0018", "en") == "");
  CHECK(told("Телефон нашего центра прежний — 109. Звоните: 2-84, 19-33.", "ru") == "");
  CHECK(told("Поштовий індекс 39600, телефонуйте за номером 103.", "uk") == "");
  CHECK(told("Сұрақтарды 109 нөміріне қойыңыз. Телефон коды — 7222.", "kk") == "");
  CHECK(told("Қалада 1250 телефон бар.", "kk") == "1250 1 count exact");
  CHECK(told("We call 109 families poor; a telephone for 300 people", "en") == "109 1 count exact; 300 1 count exact");
}

TEST_CASE("an index, a section and a sown area are measured, whatever else their words can name") {
  CHECK(told("Индекс производства составил 104,2.", "ru") == "104.2 1 other exact");
  CHECK(told("индекс Джини — с 0,36 до 0,29", "ru") == "0.36 1 other exact; 0.29 1 other exact");
  CHECK(told("The telephone index stood at 104.2.", "en") == "104.2 1 other exact");
  CHECK(told("Telephone density reached 125 per 1,000 people.", "en") == "125 1 count exact; 1000 1 count exact");
  CHECK(told("Посевные площади сократились с 1,91 млн га до 640 тыс. га.", "ru") ==
        "1910000 ha measure exact; 640000 ha measure exact");
  CHECK(told("Посевные площади выросли до 640, не больше.", "ru") == "640 1 count exact");
  CHECK(told("Вокзал на Красной площади, 3.", "ru") == "");
  CHECK(told("They blew up a section 165 m long, as section 4 says.", "en") == "165 m measure exact");
}

TEST_CASE("a raised digit squares a short symbol and marks a note behind a longer word") {
  CHECK(told("почти 2 млн³", "ru") == "2000000 1 count approx");
  CHECK(told("5 тонн² и 7 км²", "ru") == "5 t measure exact; 7 km2 measure exact");
}

TEST_CASE("codes of places") {
  CHECK(told("14 Garden Road, Duluth, MN 55999; 3 tons", "en") == "3 t measure exact");
  CHECK(told("г. Мыски-2, 14 домов", "ru") == "14 1 count exact");
}

TEST_CASE("types of machines and names in quotation marks") {
  CHECK(told("Блок К-300-240, турбина ПТ-60/90-13 и 4 грузовика КрАЗ-219", "ru") == "4 1 count exact");
  CHECK(told("«Жасыл дала 3» жобасы, «Қазақстан-2040» жоспары, 5 ауыл", "kk") == "5 1 count exact");
  CHECK(told("Он сказал: «Нас было 12», и 3 человека ушли.", "ru") == "12 1 count exact; 3 1 count exact");
}

TEST_CASE("postal codes and houses stand beside a street of their line") {
  CHECK(told("Contacts: 14 Orchard St., Lesna, 62481; 14 tons", "en") == "14 t measure exact");
  CHECK(told("Адрес: 412780, с. Верхний Брод, ул. Школьная, 5", "ru") == "");
  CHECK(told("Музей — на майдані Незалежності, 7.", "uk") == "");
  CHECK(told("Мекенжайы: Жаңақала қ., Ә. Молдағұлова к-сі, 16.", "kk") == "");
  CHECK(told("По данным переписи, 412780, или 12 % жителей", "ru") == "412780 1 count exact; 12 % share exact");
}

TEST_CASE("numbers of classifications and years of cited books") {
  CHECK(told("ӘОЖ 94(574):314.4", "kk") == "");
  CHECK(told("UDC 332.1(477)", "en") == "");
  const auto dates_in = [](std::string_view text, std::string_view code) {
    std::size_t dates = 0;
    for (const Mention& mention : read_text(text, {.language = language(code)}).mentions)
      dates += mention.type == MentionType::date ? 1 : 0;
    return dates;
  };
  CHECK(dates_in("by the method of Brandt et al. (2015).", "en") == 0);
  CHECK(dates_in("по методу Белова и др. (2015).", "ru") == 0);
  CHECK(dates_in("A History of the Canal (2007), ch. 6.", "en") == 0);
  CHECK(dates_in("The census (2009), taken late, counted more.", "en") == 1);
}

TEST_CASE("parts of numbered articles and questions of a list are labels") {
  CHECK(told("За частиною 5 статті 191 їх судили.", "uk") == "");
  CHECK(told("По части 5 статьи 191 их судили.", "ru") == "");
  CHECK(told("Questions. 1. Why is it so? 2. What did the 5 towns do?", "en") == "5 1 count exact");
  CHECK(told("Line: 0 800 505 212, at any hour", "en") == "");
}

TEST_CASE("types, shelf marks, abbreviations that look like numerals, and lists of lists are no figures") {
  CHECK(told("Куплены насосы Д320-50.", "ru").empty());
  CHECK(told("Catalogue AX/1998/17; side A", "en").empty());
  CHECK(told("Цена установлена СТО в 15 коп.", "ru") == "0.15 RUB money exact");
  CHECK(told("6. Предложения\n6.1. Главе округа — сдать 2 дома.", "ru") == "2 1 count exact");
  CHECK(told("Tables 23-10-0216 and 23-10-0269 show 5 towns.", "en") == "5 1 count exact");
  CHECK(told("ОММ, 4-т., 218-іс, 15–19-пп.", "kk").empty());
  CHECK(told("Tasks. 1) Find the basins. 2) Compare 5 towns.", "en") == "5 1 count exact");
}
