// Legends under a table: "... - no data available", "0,0 – minor value", "- явление отсутствует".
#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/figures_marks.hpp"

namespace ecumene {
namespace {

struct Meaning {
  std::string_view words;  // folded, stems where the language inflects
  CellKind kind;
  ObservationStatus status;
};

constexpr auto absent = CellKind::absent;
constexpr auto missing = ObservationStatus::missing;
constexpr auto suppressed = ObservationStatus::suppressed;
constexpr auto cannot_exist = ObservationStatus::cannot_exist;
constexpr auto not_collected = ObservationStatus::not_collected;
constexpr auto normal = ObservationStatus::normal;
constexpr auto not_significant = ObservationStatus::not_significant;

// The first that occurs in the explanation wins, so the narrower meaning stands before the wider.
constexpr std::array<Meaning, 58> meanings{{
    {"minor value", CellKind::number, not_significant},
    {"negligible", CellKind::number, not_significant},
    {"insignificant", CellKind::number, not_significant},
    {"less than half", CellKind::number, not_significant},
    {"less than 0", CellKind::number, not_significant},
    {"незначительн", CellKind::number, not_significant},
    {"небольшая величина", CellKind::number, not_significant},
    {"менее половины", CellKind::number, not_significant},
    {"меньше 0", CellKind::number, not_significant},
    {"менее 0", CellKind::number, not_significant},
    {"незначн", CellKind::number, not_significant},
    {"мізерн", CellKind::number, not_significant},
    {"менше 0", CellKind::number, not_significant},
    {"болмашы", CellKind::number, not_significant},
    {"шамалы", CellKind::number, not_significant},
    {"елеусіз", CellKind::number, not_significant},
    {"confidential", absent, suppressed},
    {"suppressed", absent, suppressed},
    {"конфиденц", absent, suppressed},
    {"не публику", absent, suppressed},
    {"не разглаша", absent, suppressed},
    {"конфіденц", absent, suppressed},
    {"не оприлюдн", absent, suppressed},
    {"құпия", absent, suppressed},
    {"not applicable", absent, cannot_exist},
    {"cannot exist", absent, cannot_exist},
    {"cannot occur", absent, cannot_exist},
    {"не имеет смысла", absent, cannot_exist},
    {"не подлежит заполнению", absent, cannot_exist},
    {"невозможн", absent, cannot_exist},
    {"неможлив", absent, cannot_exist},
    {"не має сенсу", absent, cannot_exist},
    {"толтыруға болмайды", absent, cannot_exist},
    {"мүмкін емес", absent, cannot_exist},
    {"not collected", absent, not_collected},
    {"не собира", absent, not_collected},
    {"не разрабатыва", absent, not_collected},
    {"не збира", absent, not_collected},
    {"жиналма", absent, not_collected},
    {"nil", CellKind::nil, normal},
    {"does not occur", CellKind::nil, normal},
    {"no occurrence", CellKind::nil, normal},
    {"явление отсутству", CellKind::nil, normal},
    {"явлений не было", CellKind::nil, normal},
    {"явища не було", CellKind::nil, normal},
    {"явищ не було", CellKind::nil, normal},
    {"явище відсутн", CellKind::nil, normal},
    {"құбылыс жоқ", CellKind::nil, normal},
    {"құбылыс болған жоқ", CellKind::nil, normal},
    {"no data", absent, missing},
    {"not available", absent, missing},
    {"нет данных", absent, missing},
    {"отсутству", absent, missing},
    {"данных не имеется", absent, missing},
    {"немає даних", absent, missing},
    {"відсутн", absent, missing},
    {"деректер жоқ", absent, missing},
    {"мәлімет", absent, missing},
}};

void trim_quotes(std::string_view& token) {
  for (bool more = true; more;) {
    more = false;
    for (std::string_view sign : {"\"", "'", "(", ")", "«", "»", "“", "”", "[", "]", ","}) {
      if (token.size() > sign.size() && token.starts_with(sign)) token.remove_prefix(sign.size()), more = true;
      if (token.size() > sign.size() && token.ends_with(sign)) token.remove_suffix(sign.size()), more = true;
    }
  }
}

bool is_dash(std::string_view word) {
  return utf8::folded(word) == "-" || word == "=" || word == ":";
}

bool can_be_mark(std::string_view token) {
  if (is_symbolic_mark(token)) return true;
  if (const auto figure = take_apart(token)) return figure->low.digits.find_first_not_of('0') == std::string::npos;
  return utf8::length(token) <= 4 && Marks().find(token).has_value();
}

// "Note: ...", "Условные обозначения: ...".
std::string_view without_opening(std::string_view piece) {
  for (std::string_view opening : {"Note:", "Notes:", "Legend:", "Примечание:", "Примечания:", "Условные обозначения:",
                                   "Примітка:", "Умовні позначення:", "Ескерту:", "Ескертпе:", "Шартты белгілер:"}) {
    if (piece.starts_with(opening)) return utf8::trimmed(piece.substr(opening.size()));
  }
  return piece;
}

const Meaning* meaning_of(std::string_view explanation) {
  const std::string folded = utf8::folded(explanation);
  for (const Meaning& meaning : meanings) {
    if (folded.find(meaning.words) != std::string::npos) return &meaning;
  }
  return nullptr;
}

std::optional<Mark> mark_in(std::string_view piece) {
  piece = without_opening(utf8::trimmed(piece));
  const std::vector<std::string_view> words = utf8::words(piece);
  if (words.size() < 2) return std::nullopt;
  std::string_view token = words.front();
  trim_quotes(token);
  if (token.size() > 1 && (token.back() == ':' || token.back() == '=')) token.remove_suffix(1);
  if (!can_be_mark(token)) return std::nullopt;
  const std::size_t first = is_dash(words[1]) ? 2 : 1;
  if (first >= words.size()) return std::nullopt;
  const std::string_view explanation = piece.substr(static_cast<std::size_t>(words[first].data() - piece.data()));
  const Meaning* meaning = meaning_of(explanation);
  if (meaning == nullptr) return std::nullopt;
  const bool zero = take_apart(token).has_value();
  if (zero != (meaning->kind == CellKind::number)) return std::nullopt;
  return Mark{.text = std::string(token), .kind = meaning->kind, .status = meaning->status};
}

std::size_t piece_end(std::string_view line) {
  const std::size_t semicolon = line.find(';');
  std::size_t sentence = line.find(". ");
  // "... - no data": the dots of the mark are no end of a sentence.
  while (sentence != std::string_view::npos &&
         (sentence == 0 || line[sentence - 1] == '.' || line[sentence - 1] == ' ')) {
    sentence = line.find(". ", sentence + 1);
  }
  return std::min({semicolon, sentence, line.size()});
}

}  // namespace

std::vector<Mark> legend_marks(std::span<const Cell> notes) {
  std::vector<Mark> marks;
  for (const Cell& note : notes) {
    std::string_view line = note.raw;
    while (!line.empty()) {
      const std::size_t end = piece_end(line);
      if (auto mark = mark_in(line.substr(0, end))) marks.push_back(std::move(*mark));
      line.remove_prefix(std::min(end + 1, line.size()));
    }
  }
  return marks;
}

bool is_legend(std::string_view line) {
  Cell note;
  note.raw = line;
  return !legend_marks({&note, 1}).empty();
}

}  // namespace ecumene
