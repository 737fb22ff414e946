#include <algorithm>
#include <array>
#include <span>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_marks.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

constexpr std::array<std::string_view, 47> label_words{
    "region",     "regions",  "country", "countries", "territory", "state",    "states",       "oblast",
    "district",   "area",     "city",    "cities",    "name",      "geo",      "code",         "province",
    "регион",     "регионы",  "область", "области",   "субъект",   "субъекты", "территория",   "территории",
    "район",      "районы",   "город",   "города",    "страна",    "страны",   "наименование", "показатель",
    "показатели", "регіон",   "регіони", "області",   "територія", "місто",    "назва",        "показник",
    "аймақ",      "аймақтар", "облыс",   "облыстар",  "өңір",      "атауы",    "көрсеткіш"};

constexpr std::array<std::string_view, 20> period_words{"year",
                                                        "years",
                                                        "period",
                                                        "date",
                                                        "time",
                                                        "month",
                                                        "quarter",
                                                        "год",
                                                        "годы",
                                                        "года",
                                                        "период",
                                                        "дата",
                                                        "рік",
                                                        "роки",
                                                        "період",
                                                        "жыл",
                                                        "жылдар",
                                                        "кезең",
                                                        "year of observation",
                                                        "time_period"};

constexpr std::array<std::string_view, 14> numbering_words{"№",  "№ п/п", "№ п.п.", "п/п", "no",    "no.",   "n",
                                                           "nr", "#",     "id",     "",    "index", "№ з/п", "р/с №"};

constexpr std::array<std::string_view, 21> note_openings{
    "note",       "source",     "calculated", "compiled",     "примечание", "источник",    "рассчитано",
    "составлено", "сноска",     "по данным",  "примітка",     "джерело",    "розраховано", "ескерту",
    "дереккөз",   "including:", "data:",      "according to", "legend",     "заўвага",     "крыніца"};

constexpr std::array<std::string_view, 13> caption_openings{"table ",  "tab. ",      "таблица", "табл.", "таблиця",
                                                            "табліца", "кесте",      "figure ", "рис.",  "рисунок",
                                                            "annex ",  "приложение", "додаток"};
// As they stand behind their number: "3-кесте", "12-таблица".
constexpr std::array<std::string_view, 2> numbered_captions{"кесте", "таблица"};

bool listed(std::string_view text, std::span<const std::string_view> words) {
  const std::string folded = utf8::folded(text);
  return std::find(words.begin(), words.end(), folded) != words.end();
}

bool opens_with(const std::string& folded, std::span<const std::string_view> openings) {
  return std::any_of(openings.begin(), openings.end(), [&](std::string_view o) { return folded.starts_with(o); });
}

// "1) including the autonomous okrugs", "¹ Without Chechnya".
bool opens_with_footnote_mark(std::string_view line) {
  for (std::string_view mark : {"*", "†", "‡", "¹", "²", "³", "<sup>"}) {
    if (line.starts_with(mark)) return true;
  }
  return line.size() > 3 && line[0] >= '1' && line[0] <= '9' && line[1] == ')';
}

constexpr std::size_t sentence_length = 70;

}  // namespace

bool is_blank(const Cell& cell) {
  return cell.raw.empty() && !cell.is_numeric();
}

CellLook look(const Cell& cell) {
  if (is_blank(cell)) return CellLook::blank;
  if (is_symbolic_mark(cell.raw)) return CellLook::mark;
  if (const auto figure = take_apart(cell.raw)) return is_year(*figure) ? CellLook::year : CellLook::figure;
  if (cell.is_numeric()) return CellLook::figure;
  const char first = cell.raw.front();
  const bool machine =
      cell.raw.size() <= 9 &&
      (first == 'N' || first == 'n' || first == 'i' || first == 'I' || first == '#' || first == '-' || first == '+') &&
      looks_like_figure(cell.raw);
  return machine ? CellLook::mark : CellLook::word;
}

bool heads_labels(std::string_view heading) {
  return listed(heading, label_words);
}
bool heads_periods(std::string_view heading) {
  return listed(heading, period_words);
}
bool heads_numbering(std::string_view heading) {
  return listed(heading, numbering_words);
}

bool reads_as_note(std::string_view line) {
  if (opens_with_footnote_mark(line) || is_legend(line)) return true;
  return utf8::length(line) > sentence_length || opens_with(utf8::folded(line.substr(0, 80)), note_openings);
}

bool reads_as_caption(std::string_view line) {
  const std::string folded = utf8::folded(line.substr(0, 80));
  if (opens_with(folded, caption_openings)) return true;
  const std::size_t number = folded.find_first_not_of("0123456789");
  return number != 0 && number != std::string::npos && folded[number] == '-' &&
         opens_with(folded.substr(number + 1), numbered_captions);
}

}  // namespace ecumene
