// The language of single lines, where a word or two must decide.
#include <doctest/doctest.h>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

std::string language_of(std::string_view line) {
  return read_text(line).paragraphs.at(0).language->code();
}

}  // namespace

TEST_CASE("addresses of the web are of no language") {
  const auto reading =
      read_text("Справки: p43_press@example.com, https://press.example.com/folder/index\nВыпуск 16 мая 2024 года.");
  CHECK(reading.paragraphs.back().language->code() == "ru");
}

TEST_CASE("a short line is known by letters that other languages do not have, and by its endings") {
  CHECK(language_of("Колхоз мүшелері съезде сөйледі") == "kk");
  CHECK(language_of("XV съезінде 12 цех ашылды") == "kk");
  CHECK(language_of("Объём выпуска подъёмных кранов") == "ru");
  CHECK(language_of("Об’єднання цукрових заводів області") == "uk");
  CHECK(language_of("Колькасць жыхароў горада зменшылася") == "be");
  CHECK(language_of("Output of the third furnace") == "en");
}

TEST_CASE("Belarusian is told from its neighbours by their letters") {
  CHECK(language_of("Завод выпускаў трактары і прычэпы") == "be");
  CHECK(language_of("Завод випускав трактори і причепи") == "uk");
  CHECK(language_of("Завод выпускал тракторы и прицепы") == "ru");
}

TEST_CASE("a line of names and figures is read in the language of the text, a foreign sentence in its own") {
  const auto reading = read_text(
      "Зауыттың қуаты екі есе артты, жұмысшылар саны өсті.\n\nТуркестан — 14.\n\n"
      "Завод был построен до войны и выпускал станки.\n");
  REQUIRE(reading.paragraphs.size() == 3);
  CHECK(reading.paragraphs[1].language->code() == "kk");
  CHECK(reading.paragraphs[2].language->code() == "ru");
}
