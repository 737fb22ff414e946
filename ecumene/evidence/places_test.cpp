#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "ecumene/evidence/places_internal.hpp"

using namespace ecumene;
using namespace ecumene::evidence_internal;

namespace {

std::vector<PlaceMention> mentions_in(std::string_view text, std::string_view code) {
  const Tokens tokens = tokens_of(text);
  auto lexicons = lexicons_of(tokens, language(code));
  return places_in(tokens, stretches_of(tokens, lexicons));
}

// English names apart by " | ".
std::string named_in(std::string_view text, std::string_view code) {
  std::string names;
  for (const PlaceMention& mention : mentions_in(text, code)) {
    if (!mention.back.empty()) continue;
    if (!names.empty()) names += " | ";
    names += mention.name.empty() ? "?" : mention.name;
  }
  return names;
}

}  // namespace

TEST_CASE("a name is found in every case of Russian and Ukrainian") {
  for (const char* word : {"Харьков", "Харькова", "Харькову", "Харьковом", "Харькове"})
    CHECK(named_in(std::string("Завод построен: ") + word + " ждал.", "ru") == "Kharkiv");
  for (const char* word : {"Одесса", "Одессы", "Одессе", "Одессу", "Одессой"})
    CHECK(named_in(std::string("Порт и ") + word + ".", "ru") == "Odesa");
  for (const char* word : {"Харків", "Харкова", "Харкову", "Харковом", "Харкові"})
    CHECK(named_in(std::string("Завод і ") + word + ".", "uk") == "Kharkiv");
  CHECK(named_in("Жители Усть-Каменогорска переехали.", "ru") == "Ust-Kamenogorsk");
  CHECK(named_in("Рабочие Нижнего Новгорода бастовали.", "ru") == "Nizhny Novgorod");
  CHECK(named_in("Шахти Кривого Рогу працювали.", "uk") == "Kryvyi Rih");
}

TEST_CASE("a name is found under the endings of Kazakh and the possessive of English") {
  for (const char* word : {"Алматыда", "Алматыдан", "Алматыға", "Алматының", "Алматыдағы", "Алматыны", "Алматымен"})
    CHECK(named_in(std::string("Зауыт пен ") + word + " сөз.", "kk") == "Almaty");
  CHECK(named_in("Қостанай облысында егін жиналды.", "kk") == "Kostanay Region");
  CHECK(named_in("Солтүстік Қазақстанда зауыт салынды.", "kk") == "Northern Kazakhstan");
  CHECK(named_in("The mayor praised Kharkiv's engineers.", "en") == "Kharkiv");
}

TEST_CASE("a word for region behind a name makes the region of it, for a whole list too") {
  CHECK(named_in("Houses were built in Kharkiv Oblast.", "en") == "Kharkiv Oblast");
  CHECK(named_in("Дома построены в Харьковской и Полтавской областях.", "ru") == "Kharkiv Oblast | Poltava Oblast");
  CHECK(named_in("В Омской области выросли цены, в Томской - упали.", "ru") == "Omsk Oblast | Tomsk Oblast");
  CHECK(named_in("У Чугуївському районі зібрали врожай.", "uk") == "Chuhuiv District");
  CHECK(mentions_in("У Чугуївському районі зібрали врожай.", "uk")[0].place == nullptr);
}

TEST_CASE("an old name keeps its form and leads to the place of today") {
  const auto mentions = mentions_in("Поезд пришёл в Сталинград.", "ru");
  REQUIRE(mentions.size() == 1);
  CHECK(mentions[0].name == "Stalingrad");
  REQUIRE(mentions[0].place != nullptr);
  CHECK(mentions[0].place->id == "472757");
}

TEST_CASE("ordinary words, names of persons and names of institutions after persons are no places") {
  CHECK(named_in("Most of the workers left in March.", "en").empty());
  CHECK(named_in("Reading the report took an hour.", "en").empty());
  CHECK(named_in("С. Киров выступил на съезде.", "ru").empty());
  CHECK(named_in("Владимир работал на заводе имени Кирова.", "ru").empty());
  CHECK(named_in("us and them", "en").empty());
  CHECK(named_in("We live in the US.", "en") == "United States");
}

TEST_CASE("a doubtful name counts with support beside it") {
  CHECK(named_in("Он родился в городе Владимир.", "ru") == "Vladimir");
  CHECK(named_in("Он работал в городе Киров.", "ru") == "Kirov");
}

TEST_CASE("the country that the text speaks of tells places of one name apart") {
  const std::string_view in_britain = "The United Kingdom grew. London and Leeds rose. In Cambridge 5 houses stood.";
  const auto mentions = mentions_in(in_britain, "en");
  REQUIRE(mentions.size() == 4);
  REQUIRE(mentions[3].place != nullptr);
  CHECK(mentions[3].place->country == "GB");
}

TEST_CASE("prepositions and cases say where, whence and whither") {
  const auto role = [](std::string_view text, std::string_view code) { return mentions_in(text, code).at(0).role; };
  CHECK(role("Schools opened in Poltava.", "en") == PlaceRole::at);
  CHECK(role("Trains came from besieged Leningrad.", "en") == PlaceRole::away);
  CHECK(role("Эшелоны из Москвы прибыли.", "ru") == PlaceRole::away);
  CHECK(role("Зауыт Семейде ашылды.", "kk") == PlaceRole::at);
  CHECK(role("Жүк Семейден келді.", "kk") == PlaceRole::away);
}

TEST_CASE("a hundred thousand names in one sentence take linear time") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "Kharkiv, Poltava and Sumy, ";
  CHECK(mentions_in(text, "en").size() == 60'000);
}
