// Lists of references and titles of journals: their years and pages are neither dates nor figures.
#include <doctest/doctest.h>

#include <string>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

// What is read beside the numbers that are rejected.
std::string said(std::string_view text, std::string_view code) {
  std::string all;
  for (const Mention& mention : read_text(text, {.language = code.empty() ? nullptr : language(code)}).mentions)
    if (mention.type != MentionType::rejected)
      all += (all.empty() ? "" : "; ") + std::string(text.substr(mention.begin, mention.end - mention.begin));
  return all;
}

}  // namespace

TEST_CASE("the entries of a list of references behind their heading on one line are no dates") {
  CHECK(said("Город основан в 1711 году и быстро вырос.\n\nЛит.: Юрьев П. К. Наш город. М., 1988. 120 с.", "ru") ==
        "1711 году");
  CHECK(
      said("Місто засновано 1711 року і швидко зросло.\n\nЛіт.: Юр'єв П. К. Наше місто. Київ, 1988; друге вид., 1990.",
           "uk") == "1711 року");
  CHECK(said("Қала 1711 жылы салынып, тез өсті.\n\nӘдеб.: Біздің қала, Алматы, 1988, 120-бет.", "kk") == "1711 жылы");
  CHECK(said("Горад заснаваны ў 1711 годзе і хутка вырас.\n\nЛіт.: Юр'еў П. К. Наш горад. Мінск, 1988. 120 с.", "be") ==
        "1711 годзе");
  CHECK(said("The town was founded in 1711 and grew fast.\n\nLit.: P. Yuriev, Our Town, London, 1988, p. 12.", "en") ==
        "1711");
}

TEST_CASE("a line that heads a list begins it also where no empty line follows") {
  CHECK(said("Завод пущен в 1951 году. Выпуск его рос, строились дома и школы, приезжали из других мест люди, и скоро "
             "посёлок стал городом.\n\nЛитература\n3. Юрьев П. К. Завод. М., 1988. 120 с.",
             "ru") == "1951 году");
}

TEST_CASE("titles may be of another language than the text above the list") {
  CHECK(
      said("Завод пущено 1951 року, і випуск його швидко зростав щороку, будувалися школи й житло, приїздили нові люди."
           " Незабаром селище стало містом.\n\nСписок джерел\n3. Юрьев П. К. Наш "
           "завод и его люди. М., 1988. 120 с.",
           "") == "1951 року");
}

TEST_CASE("sources of a table with figures are no list of references") {
  CHECK(said("The yield rose in 1951 and fell in the next years again.\n\nNotes: in 1952, 14 farms closed.", "en") ==
        "1951; 1952; 14");
}

TEST_CASE("the year of a journal stands before the number of its issue") {
  CHECK(said("Вестник региона. 2008. № 9. С. 105–118", "ru").empty());
  CHECK(said("Економіка краю, 2024, № 1 (55)", "uk").empty());
  CHECK(said("Решение от 3 мая 2024 г., № 9", "ru") == "3 мая 2024 г.");
}
