#include "ecumene/audit/labels.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "ecumene/base/utf8.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::array<std::string_view, 20> total_stems{
    "total", "overall", "grand sum", "sum",   "all regions", "altogether", "итог", "всего", "сумма",   "в целом",
    "общий", "общая",   "общее",     "разом", "всього",      "усього",     "сума", "загал", "барлығы", "жиын"};
constexpr std::array<std::string_view, 8> mean_stems{"average",   "mean",   "avg",    "средн",
                                                     "в среднем", "середн", "орташа", "ср."};
constexpr std::array<std::string_view, 14> of_which_stems{
    "including",    "of which",     "incl",  "from them", "в том числе", "в т.ч",        "из них",
    "у тому числі", "в тому числі", "у т.ч", "з них",     "оның ішінде", "соның ішінде", "олардың ішінде"};
constexpr std::array<std::string_view, 13> rank_stems{"rank",  "rating", "place", "position", "рейтинг", "мест", "ранг",
                                                      "позиц", "місц",   "орын",  "орны",     "дәреже",  "№ п"};
constexpr std::array<std::string_view, 18> share_stems{
    "share",   "proportion", "structure", "percent", "per cent", "distribution", "доля", "доли",  "удельн",
    "процент", "структура",  "частк",     "питом",   "відсот",   "структур",     "үлес", "пайыз", "құрылым"};
constexpr std::array<std::string_view, 21> growth_stems{
    "growth",  "change",  "index",   "increase", "dynamics",   "rate of", "темп",
    "рост",    "прирост", "изменен", "индекс",   "к предыдущ", "динамик", "зростан",
    "приріст", "зміна",   "індекс",  "өсім",     "өсу",        "өзгеріс", "серпін"};
constexpr std::array<std::string_view, 17> countries{"russian federation",
                                                     "russia",
                                                     "the russian federation",
                                                     "российская федерация",
                                                     "россия",
                                                     "рф",
                                                     "російська федерація",
                                                     "росія",
                                                     "ресей федерациясы",
                                                     "kazakhstan",
                                                     "republic of kazakhstan",
                                                     "казахстан",
                                                     "республика казахстан",
                                                     "қазақстан",
                                                     "қазақстан республикасы",
                                                     "ukraine",
                                                     "україна"};
constexpr std::array<std::string_view, 4> federal_districts{"федеральный округ", "federal district",
                                                            "федеральний округ", "федералды округі"};

bool is_letter(unsigned char byte) {
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

bool has_word_starting(std::string_view text, std::string_view stem) {
  for (auto found = text.find(stem); found != std::string_view::npos; found = text.find(stem, found + 1))
    if (found == 0 || !is_letter(static_cast<unsigned char>(text[found - 1]))) return true;
  return false;
}

bool names_any(std::string_view text, std::span<const std::string_view> stems) {
  for (const auto stem : stems)
    if (has_word_starting(text, stem)) return true;
  return false;
}

}  // namespace

Cue cue(std::string_view label) {
  const auto text = utf8::folded(label);
  return {.total = names_any(text, total_stems) || text == "all" || text == "барлық" || text == "жалпы",
          .mean = names_any(text, mean_stems),
          .of_which = names_any(text, of_which_stems),
          .rank = names_any(text, rank_stems),
          .share = names_any(text, share_stems) || text.find('%') != std::string::npos,
          .growth = names_any(text, growth_stems),
          .country = std::find(countries.begin(), countries.end(), text) != countries.end() ||
                     names_any(text, federal_districts)};
}

}  // namespace ecumene::auditing
