#include "ecumene/evidence/dateline_internal.hpp"

#include "ecumene/evidence/dates_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct Line {
  std::size_t first;  // tokens
  std::size_t last;   // one past
};

Line line_around(const Page& page, std::size_t at, std::size_t next) {
  Line line{at, next};
  while (line.first > page.first() && page.tokens()[line.first].gap != Gap::line) --line.first;
  while (line.last < page.last() && page.tokens()[line.last].gap != Gap::line) ++line.last;
  return line;
}

// A line of running text ends its sentence, or goes on below in small letters where the width of the page broke it.
// With nothing below it is no head.
bool is_running_text(const Page& page, const Line& line, std::size_t next) {
  const Tokens& tokens = page.tokens();
  if (line.last == tokens.size() || (next < line.last && page.is_mark(line.last - 1, U'.'))) return true;
  return page.is_word(line.last) && !is_capitalised(tokens.raw(line.last));
}

// "KARAGANDA, 14 May 1931:", "Харьков. 14 мая 1931 г. -": a short name with nothing but capitals before the date.
bool stands_behind_place(const Page& page, std::size_t at, std::size_t next) {
  constexpr std::size_t longest = 5;  // tokens
  if (at == page.first() || at > page.first() + longest) return false;
  for (std::size_t before = page.first(); before < at; ++before)
    if (page.is_digits(before) || (page.is_word(before) && !is_capitalised(page.tokens().raw(before)))) return false;
  const std::size_t mark = page.is_mark(next, U'.') ? next + 1 : next;
  if (page.is_mark(mark, U':') || page.is_mark(mark, U'-')) return true;
  // "КӨКШЕТАУ, 28 қазан. Облыс ...": the date is a sentence of its own.
  const bool is_behind_comma = page.is_mark(at - 1, U',') || page.is_mark(at - 1, U'.');
  const bool has_stop = mark > next || page.is_mark(next - 1, U'.');  // that of "1949 г." ends the sentence too
  return is_behind_comma && has_stop && page.is_word(mark) && is_capitalised(page.tokens().raw(mark));
}

// "for the year ended 31st December, 1927": reports are made up to the last day of a quarter.
bool is_day_of_account(const DateParts& parts) {
  constexpr int months = 3;
  const bool has_31_days = parts.month == 3 || parts.month == 12;
  return parts.month % months == 0 && parts.day == (has_31_days ? 31 : 30);
}

// "№ 63 (1418)."
bool has_issue_number(const Page& page, const Line& line) {
  for (std::size_t at = line.first; at < line.last; ++at)
    if (page.is_mark(at, 0x2116) && page.is_digits(at + 1)) return true;
  return false;
}

bool is_dateline(const Page& page, std::size_t at, std::size_t next) {
  constexpr std::size_t longest = 20;       // tokens
  constexpr std::size_t longest_head = 32;  // of a newspaper: who edits it and its number
  const Line line = line_around(page, at, next);
  const bool has_number = next + 1 >= line.last && has_issue_number(page, line);
  if (line.last - line.first <= (has_number ? longest_head : longest) && !is_running_text(page, line, next))
    return true;
  return stands_behind_place(page, at, next);
}

std::optional<Day> dateline_of(const Page& page, std::size_t end) {
  for (std::size_t at = page.first(); at < std::min(page.last(), end); ++at) {
    if (!page.is_digits(at) && !page.has_kind(at, bits_of(WordKind::month))) continue;
    const auto date = read_one(page, at);
    if (!date || date->parts.day == 0 || !date->parts.year || date->parts.is_short) continue;
    if (is_day_of_account(date->parts) || is_dateline(page, at, date->next))
      return Day{*date->parts.year, date->parts.month, date->parts.day};
    at = date->next - 1;
  }
  return std::nullopt;
}

// "Annual report for 2023", "Итоги 2023 года": a line at the head that names what it reports of and one year, no day.
std::optional<Day> year_reported(const Page& page, std::size_t end) {
  constexpr std::size_t longest = 20;  // tokens
  constexpr int december = 12;
  constexpr int last_day = 31;
  for (std::size_t at = page.first(); at < std::min(page.last(), end); ++at) {
    const auto year = year_number(page, at) ? read_year(page, at) : std::nullopt;
    if (!year) continue;
    const Line line = line_around(page, at, year->next);
    if (line.last - line.first > longest || is_running_text(page, line, year->next)) continue;
    bool is_report = false;
    std::size_t years = 0;
    for (std::size_t word = line.first; word < line.last; ++word) {
      is_report |= page.is_in(WordSet::report, word);
      years += year_number(page, word) ? 1 : 0;
      if (page.find(WordKind::month, word) || page.find(WordKind::quarter, word)) return std::nullopt;
    }
    if (is_report && years == 1) return Day{*year->parts.year, december, last_day, true};
  }
  return std::nullopt;
}

// Do most years that the text names lie long before the day?
bool is_history(const Tokens& tokens, const Day& day) {
  constexpr int long_before = 10;
  constexpr std::size_t digits = 4;
  constexpr int least = 1500;
  constexpr std::size_t few = 3;
  std::size_t before = 0;
  std::size_t near = 0;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (!tokens.is_digits(at) || tokens.raw(at).size() != digits) continue;
    int year = 0;
    for (const char digit : tokens.raw(at)) year = year * 10 + (digit - '0');
    if (year < least || year > day.year + 1) continue;
    ++(year + long_before < day.year ? before : near);
  }
  return before >= few && before > 2 * near;
}

}  // namespace

std::optional<Day> dateline(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  constexpr std::size_t head = 80;  // tokens
  std::optional<Day> reported;
  for (const Stretch& stretch : stretches) {
    if (stretch.first >= head) break;
    if (stretch.kind != StretchKind::text) continue;
    const Page page(tokens, stretch.first, stretch.last, *stretch.lexicon);
    if (const auto day = dateline_of(page, head)) {
      // "Report for 2024", and the lines on 31 December 2024: its year is over, as the title says.
      // "Report for 1897", signed or received in the next spring.
      const bool is_end = reported && ((day->year == reported->year && day->month == reported->month) ||
                                       day->year == reported->year + 1);
      return is_history(tokens, *day) ? std::nullopt : is_end ? reported : day;
    }
    if (!reported) reported = year_reported(page, head);
  }
  return reported && !is_history(tokens, *reported) ? reported : std::nullopt;
}

}  // namespace ecumene::evidence_internal
