#include "ecumene/evidence/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "ecumene/base/finding.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/gazetteer_internal.hpp"

namespace ecumene {

std::string_view to_string(PlaceKind kind) {
  constexpr std::array names{"world", "country", "macro-region", "region", "city"};
  return names[static_cast<std::size_t>(kind)];
}

const GazetteerPlace* gazetteer_place(std::string_view id) {
  return evidence_internal::gazetteer().by_id(id);
}

}  // namespace ecumene

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t id_slots = 1U << 16U;
constexpr std::size_t word_slots = 1U << 17U;

// FNV-1a: the words are short.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15U);
}

std::string_view cut(std::string_view& rest, char at) {
  const std::size_t place = std::min(rest.find(at), rest.size());
  const std::string_view part = rest.substr(0, place);
  rest.remove_prefix(std::min(place + 1, rest.size()));
  return part;
}

[[noreturn]] void refuse(std::string_view line) {
  throw Error({.code = "gazetteer-not-understood",
               .severity = Severity::error,
               .what = "a line of the gazetteer reads '" + std::string(line) + "'",
               .way_out = "write it as the head of its file describes"});
}

template <class Number>
Number number_in(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) refuse(text);
  return value;
}

template <class Take>
void each_line(std::string_view table, Take take) {
  while (!table.empty()) {
    const std::string_view line = cut(table, '\n');
    if (!line.empty() && line.front() != '#') take(line);
  }
}

// Of the files written by hand.
template <std::size_t count>
std::array<std::string_view, count> fields_of(std::string_view line) {
  std::array<std::string_view, count> fields;
  for (std::string_view& field : fields) field = utf8::trimmed(cut(line, '|'));
  return fields;
}

// Degrees with three decimals, as the generated table has them; several times faster than reading a double.
double degrees(std::string_view text) {
  std::int64_t thousandths = 0;
  for (const char c : text)
    if (c >= '0' && c <= '9') thousandths = thousandths * 10 + (c - '0');
  const double value = static_cast<double>(thousandths) / 1000;
  return text.starts_with('-') ? -value : value;
}

bool is_ascii(std::string_view name) {
  return std::ranges::none_of(name, [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

bool is_all_capitals(std::string_view name) {
  const std::string lowered = utf8::lowered(name);
  std::size_t capitals = 0;
  for (std::size_t at = 0, there = 0; at < name.size() && there < lowered.size();) {
    const char32_t letter = utf8::next(name, at);
    if (letter != utf8::next(lowered, there))
      ++capitals;
    else if (letter >= U'A')
      return false;
  }
  return capitals > 1;
}

std::string_view first_word(std::string_view words) {
  return words.substr(0, words.find_first_of(" -."));
}

std::optional<PlaceKind> kind_of(std::string_view name) {
  if (name == "area") return PlaceKind::macro_region;
  for (const auto kind : {PlaceKind::world, PlaceKind::country, PlaceKind::macro_region})
    if (to_string(kind) == name) return kind;
  return std::nullopt;
}

}  // namespace

const Gazetteer& gazetteer() {
  static const Gazetteer one;
  return one;
}

Gazetteer::Gazetteer() : by_word_(word_slots), by_id_(id_slots) {
  places_.reserve(places_table.size() / 55);  // bytes a line
  names_.reserve(places_table.size() / 20);
  read_places();
  read_areas();
  read_regions();
  read_names();
  read_history();
}

// The text is kept in blocks that never move.
std::string_view Gazetteer::folded(std::string_view name) {
  constexpr std::size_t block = 1U << 16U;  // bytes
  const std::string other = is_ascii(name) ? std::string() : utf8::folded(name);
  const std::string_view text = other.empty() ? name : other;
  if (kept_.empty() || kept_.back().size() + text.size() > block) kept_.emplace_back().reserve(block + text.size());
  std::string& last = kept_.back();
  const std::size_t begin = last.size();
  for (const char c : text) last += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
  return std::string_view(last).substr(begin);
}

std::uint32_t Gazetteer::add_place(const GazetteerPlace& place) {
  const std::uint32_t hash = hash_of(place.id);
  std::size_t slot = hash % id_slots;
  while (by_id_[slot].at != 0) slot = (slot + 1) % id_slots;
  places_.push_back(place);
  by_id_[slot] = {hash, static_cast<std::uint32_t>(places_.size())};
  return static_cast<std::uint32_t>(places_.size() - 1);
}

std::uint32_t Gazetteer::place_at(std::string_view id) const {
  const std::uint32_t hash = hash_of(id);
  for (std::size_t slot = hash % id_slots; by_id_[slot].at != 0; slot = (slot + 1) % id_slots)
    if (by_id_[slot].hash == hash && places_[by_id_[slot].at - 1].id == id) return by_id_[slot].at;
  return 0;
}

const GazetteerPlace* Gazetteer::by_id(std::string_view id) const {
  const std::uint32_t at = place_at(id);
  return at == 0 ? nullptr : &places_[at - 1];
}

std::uint32_t Gazetteer::first_name(std::string_view word) const {
  const std::uint32_t hash = hash_of(word);
  for (std::size_t slot = hash % word_slots; by_word_[slot].at != 0; slot = (slot + 1) % word_slots)
    if (by_word_[slot].hash == hash && first_word(names_[by_word_[slot].at - 1].words) == word)
      return by_word_[slot].at;
  return 0;
}

void Gazetteer::add_name(PlaceName name) {
  const std::string_view word = first_word(name.words);
  if (word.empty()) return;
  const std::uint32_t hash = hash_of(word);
  std::size_t slot = hash % word_slots;
  for (; by_word_[slot].at != 0; slot = (slot + 1) % word_slots)
    if (by_word_[slot].hash == hash && first_word(names_[by_word_[slot].at - 1].words) == word) break;
  name.next = by_word_[slot].at;
  names_.push_back(name);
  by_word_[slot] = {hash, static_cast<std::uint32_t>(names_.size())};
}

// "Харьков; +Орёл; киевск*; USSR"
void Gazetteer::add_names(std::string_view names, std::uint32_t place, std::string_view shown) {
  while (!names.empty()) {
    std::string_view text = utf8::trimmed(cut(names, ';'));
    PlaceName name{.words = {}, .shown = shown, .place = place, .is_listed = true};
    name.is_doubtful = text.starts_with('+');
    if (name.is_doubtful) text.remove_prefix(1);
    name.is_adjective = text.ends_with('*');
    if (name.is_adjective) text.remove_suffix(1);
    name.is_capital = is_all_capitals(text);
    name.words = folded(text);
    add_name(name);
  }
}

void Gazetteer::read_places() {
  each_line(places_table, [this](std::string_view line) {
    GazetteerPlace place{.id = cut(line, '\t'), .name = cut(line, '\t'), .country = cut(line, '\t'), .region = {}};
    place.region = cut(line, '\t');
    place.latitude = degrees(cut(line, '\t'));
    place.longitude = degrees(cut(line, '\t'));
    place.population = number_in<std::uint64_t>(cut(line, '\t'));
    if (place.id.starts_with("country:")) place.kind = PlaceKind::country;
    const std::uint32_t at = add_place(place);
    add_name({.words = folded(place.name), .shown = {}, .place = at});
    while (!line.empty()) {
      std::string_view other = cut(line, ';');
      const bool is_made = other.starts_with('~');
      if (is_made) other.remove_prefix(1);
      add_name({.words = other, .shown = {}, .place = at, .is_doubtful = is_made});
    }
  });
}

void Gazetteer::read_areas() {
  each_line(areas_table, [this](std::string_view line) {
    const auto [id, kind, country, point, name, names] = fields_of<6>(line);
    std::uint32_t at = place_at(id);
    if (at == 0) {
      std::string_view rest = point;
      const std::string_view latitude = utf8::trimmed(cut(rest, ','));
      const auto known = kind_of(kind);
      if (!known) refuse(line);
      at = 1 + add_place({.id = id,
                          .name = name,
                          .country = country,
                          .latitude = number_in<double>(latitude),
                          .longitude = number_in<double>(utf8::trimmed(rest)),
                          .kind = *known,
                          .region = {}});
    }
    if (id != "area:world") add_names(name, at - 1);
    add_names(names, at - 1);
  });
}

void Gazetteer::read_regions() {
  each_line(regions_table, [this](std::string_view line) {
    const auto [code, geonames, seat, name, names] = fields_of<5>(line);
    const std::uint32_t city = place_at(seat);
    if (city == 0) refuse(line);
    const GazetteerPlace& point = places_[city - 1];
    const std::uint32_t region = add_place({.id = code,
                                            .name = name,
                                            .country = code.substr(0, 2),
                                            .latitude = point.latitude,
                                            .longitude = point.longitude,
                                            .kind = PlaceKind::region,
                                            .region = {}});
    seats_.push_back({city - 1, region});
    add_names(name, region);
    add_names(names, region);
  });
}

void Gazetteer::read_names() {
  each_line(names_table, [this](std::string_view line) {
    const auto [id, name, names] = fields_of<3>(line);
    const std::uint32_t at = place_at(id);
    if (at == 0) refuse(line);
    places_[at - 1].name = name;
    add_names(names, at - 1);
    if (folded(name) != folded(names)) add_names(name, at - 1);
  });
}

void Gazetteer::read_history() {
  each_line(history_table, [this](std::string_view line) {
    const auto [names, id, shown] = fields_of<3>(line);
    const std::uint32_t at = place_at(id);
    if (at == 0) refuse(line);
    add_names(names, at - 1, shown);
  });
}

std::vector<const GazetteerPlace*> Gazetteer::regions_of_seat(const GazetteerPlace& city) const {
  std::vector<const GazetteerPlace*> regions;
  for (const Seat& seat : seats_)
    if (places_[seat.city].id == city.id) regions.push_back(&places_[seat.region]);
  return regions;
}

}  // namespace ecumene::evidence_internal
