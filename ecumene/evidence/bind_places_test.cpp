// The place of each quantity; tests/scoring/places_score.py judges whole documents.
#include <doctest/doctest.h>

#include <string>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

// Places of the quantities apart by " | ".
std::string places_of(std::string_view text, std::string_view code) {
  std::string places;
  const Reading reading = read_text(text, {.language = language(code)});
  for (const Mention& mention : reading.mentions) {
    if (mention.type != MentionType::quantity) continue;
    if (!places.empty()) places += " | ";
    places += mention.place.empty() ? "-" : mention.place;
  }
  return places;
}

}  // namespace

TEST_CASE("each figure of a list takes its own place, whether the places stand before the figures or behind") {
  CHECK(places_of("Kharkiv received 615 tractors, Poltava 340 and Sumy 120.", "en") == "Kharkiv | Poltava | Sumy");
  CHECK(places_of("There were 615 tractors in Kharkiv, 340 in Poltava and 120 in Sumy.", "en") ==
        "Kharkiv | Poltava | Sumy");
  CHECK(places_of("В Омске построили 5 школ, в Томске - 7 школ.", "ru") == "Omsk | Tomsk");
  CHECK(places_of("Алматыда 5 мектеп, Семейде 7 мектеп салынды.", "kk") == "Almaty | Semey");
}

TEST_CASE("a place that something comes from or is compared with is not where the figure holds") {
  CHECK(places_of("Housing in Kherson\n\nTrains from Moscow brought 40 cranes.", "en") == "Kherson");
  CHECK(places_of("Порт Херсона\n\nПо сравнению с Одессой отправили на 20 % больше зерна.", "ru") == "Kherson");
}

TEST_CASE("a sentence without a place goes on with the scene of its paragraph, then with the heading, then the text") {
  const std::string_view text =
      "Bread in Ukraine\n\nIn Poltava flour was scarce. Only 12 bakeries worked.\n\n"
      "Rations were cut by 20 % in 1946.\n\nSumy\n\nThe mills ground 300 tons.";
  CHECK(places_of(text, "en") == "Poltava | Ukraine | Sumy");
}

TEST_CASE("the city, the region and the republic are those that were spoken of") {
  CHECK(places_of("Semey lies on the Irtysh. The city has 350,000 residents.", "en") == "Semey");
  CHECK(places_of("Қазақстанда өнеркәсіп дамыды. Республикада 120 зауыт салынды.", "kk") == "Kazakhstan");
}

TEST_CASE("places of a list that share a figure are named together, without an id") {
  const Reading reading =
      read_text("Алматы, Қарағанды және Семей қалаларында 100 мың адам тұрды.", {.language = language("kk")});
  REQUIRE(!reading.mentions.empty());
  CHECK(reading.mentions[0].place == "Almaty; Karaganda; Semey");
  CHECK(reading.mentions[0].place_id.empty());
}

TEST_CASE("a text without a place says nothing of where its figures hold") {
  CHECK(places_of("Output rose by 12 % and 340 workers were hired.", "en") == "- | -");
  const Reading reading = read_text("In Kharkiv 615 plants worked.", {.language = language("en")});
  CHECK(reading.mentions[0].place_id == "706483");
}

TEST_CASE("a rank holds for what is ranked, and its base is the place in which it is") {
  const auto rank = [](std::string_view text, std::string_view code) {
    const Reading reading = read_text(text, {.language = language(code)});
    REQUIRE(reading.mentions.size() == 1);
    return std::string(reading.mentions[0].place) + " in " + std::string(reading.mentions[0].base);
  };
  CHECK(rank("Kharkiv took second place in Ukraine.", "en") == "Kharkiv in Ukraine");
  CHECK(rank("Казахстан вышел на третье место в СССР.", "ru") == "Kazakhstan in Soviet Union");
  CHECK(rank("Харків посів друге місце в Україні.", "uk") == "Kharkiv in Ukraine");
  CHECK(rank("Кеңес Одағында Қазақстан үшінші орынға шықты.", "kk") == "Kazakhstan in Soviet Union");
  CHECK(rank("Қазақстан КСРО-да үшінші орынға шықты.", "kk") == "Kazakhstan in Soviet Union");
  CHECK(rank("Kharkiv took second place.", "en") == "Kharkiv in ");
}
