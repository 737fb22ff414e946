// The names of the gazetteer, found by their first word.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/gazetteer.hpp"

namespace ecumene::evidence_internal {

// The files evidence/gazetteer/<name>.txt, each described at its head.
extern const std::string_view places_table;
extern const std::string_view names_table;
extern const std::string_view regions_table;
extern const std::string_view areas_table;
extern const std::string_view history_table;

struct PlaceName {
  std::string_view words;  // folded, apart by one space or hyphen
  std::string_view shown;  // English form of an old name; empty: the name of the place
  std::uint32_t place = 0;
  std::uint32_t next = 0;     // the next name with this first word, plus 1; 0: none
  bool is_adjective = false;  // the stem of one
  bool is_doubtful = false;   // also a word, a person or another place: counts with support only
  bool is_listed = false;     // written by hand
  bool is_capital = false;    // all in capitals (USSR): stands for the place only so
};

// Built in one pass over the tables, about 30,000 places and 70,000 names.
class Gazetteer {
 public:
  Gazetteer();
  const GazetteerPlace& place(std::uint32_t at) const { return places_[at]; }
  const GazetteerPlace* by_id(std::string_view id) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }
  const PlaceName& name(std::uint32_t at) const { return names_[at]; }
  // The first name that begins with this folded word, plus 1, and on by PlaceName::next; 0: none.
  std::uint32_t first_name(std::string_view word) const;
  // First-level regions whose seat is this city.
  std::vector<const GazetteerPlace*> regions_of_seat(const GazetteerPlace& city) const;

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t at = 0;  // plus 1; 0: free
  };
  struct Seat {
    std::uint32_t city = 0;  // places
    std::uint32_t region = 0;
  };
  void read_places();
  void read_areas();
  void read_regions();
  void read_names();
  void read_history();
  std::uint32_t add_place(const GazetteerPlace& place);
  void add_names(std::string_view names, std::uint32_t place, std::string_view shown = {});
  void add_name(PlaceName name);
  std::string_view folded(std::string_view name);
  std::uint32_t place_at(std::string_view id) const;  // plus 1; 0: none

  std::vector<GazetteerPlace> places_;
  std::vector<PlaceName> names_;
  std::vector<Slot> by_word_;  // open addressing, at most half full
  std::vector<Slot> by_id_;
  std::vector<Seat> seats_;
  std::deque<std::string> kept_;  // folded names, in blocks
};

const Gazetteer& gazetteer();

}  // namespace ecumene::evidence_internal
