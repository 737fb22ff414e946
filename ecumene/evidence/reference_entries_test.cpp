// Sources told outside a list of references give no figures and no dates.
#include <doctest/doctest.h>

#include <string>

#include "ecumene/evidence/reading.hpp"

using namespace ecumene;

namespace {

bool is_source(std::string_view reason) {
  return reason == "reference" || reason == "reference-list" || reason == "citation";
}

// The mentions that are rejected for no reference or not rejected at all: "1968; 12".
std::string left(std::string_view text, std::string_view code) {
  std::string said;
  for (const Mention& mention : read_text(text, {.language = language(code)}).mentions)
    if (mention.type != MentionType::rejected || !is_source(mention.rule))
      said += (said.empty() ? "" : "; ") + std::string(text.substr(mention.begin, mention.end - mention.begin));
  return said;
}

}  // namespace

TEST_CASE("all digits of a paragraph behind a word for sources are references") {
  CHECK(left("Лит.: Орлов П. Г. Заметки о крае. Томск, 1971; Соколова И. Дороги. М., 1988. 312 с.", "ru") == "");
  CHECK(left("Літ.: Книга про степ. Херсон, 2003; Словник. К., 1996. Вип. 7.", "uk") == "");
  CHECK(left("Әдеб.: Дала кітабы, 3-т., А., 1999, 118-б.; Ел тарихы, Тараз, 2004.", "kk") == "");
  CHECK(left("Літ.: Кніга пра край. Мінск, 1999. 240 с.", "be") == "");
  CHECK(left("**Further reading:** Harris P. The Mills. Leeds, 1962, 14 plates.", "en") == "");
  CHECK(left("The mill made 5 tons. Sources: Harris P. The Mills. Leeds, 1932, 14 plates.", "en") == "5 tons");
}

TEST_CASE("amounts behind a word for sources are figures") {
  CHECK(left("Sources: own funds 30 mln in 1999, loans 20%.", "en") == "30 mln; 1999; 20%");
  CHECK(left("Notes: in 1952, 14 farms closed.", "en") == "1952; 14");
  CHECK(left("Источники: в 2003 г. бюджет дал 12 млн рублей.", "ru") == "2003 г.; 12 млн рублей");
}

TEST_CASE("an entry is known by its author, city and year, or by the number of a journal") {
  CHECK(left("См. Орлов П. Г. Заметки о крае. Томск, 1971. 240 с. Там же о 12 сёлах.", "ru") == "12");
  CHECK(left("Словарь. М., 1988. Степная жизнь. 2009. № 3. С. 71–80.", "ru") == "");
  CHECK(left("Степ і люди, 2014, № 2 (17): 34–61", "uk") == "");
  CHECK(left("Он приехал в Омск. Томск, 1943 год: голод.", "ru") == "1943 год");
  CHECK(left("В 1943, 1944 и 1945 годах строили.", "ru") == "1943; 1944; 1945 годах");
}
