#include <doctest/doctest.h>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

TEST_CASE("Belarusian is known by its words and read with its cases") {
  const auto reading =
      read_text("Насельніцтва скарацілася з 240 тыс. чалавек у 1939 г. да пяцідзесяці тысяч у ліпені 1944 года.");
  REQUIRE(reading.paragraphs.size() == 1);
  CHECK(reading.paragraphs[0].language->code() == "be");
  REQUIRE(reading.mentions.size() == 4);
  CHECK(reading.mentions[0].low == Decimal(240'000));
  CHECK(reading.mentions[1].edtf == "1939");
  CHECK(reading.mentions[2].low == Decimal(50'000));
  CHECK(reading.mentions[3].edtf == "1944-07");
}

TEST_CASE("short paragraphs are read in their own language") {
  const auto code_of = [](std::string_view text) { return read_text(text).paragraphs.at(0).language->code(); };
  CHECK(code_of("The plant made 12 engines.") == "en");
  CHECK(code_of("Уехало 30 тысяч человек, осенью — ещё 11.") == "ru");
  CHECK(code_of("Виїхало 30 тисяч осіб, восени — ще 11.") == "uk");
  CHECK(code_of("1930 жылдары 12 зауыт салынды.") == "kk");
  CHECK(code_of("У 1930-я гады пабудавана 12 заводаў.") == "be");
}
