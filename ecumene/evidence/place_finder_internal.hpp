// Names of the gazetteer at a token, as they stand; which place is meant is decided with the whole text in view.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "ecumene/evidence/gazetteer_internal.hpp"
#include "ecumene/evidence/places_internal.hpp"

namespace ecumene::evidence_internal {

// What stands beside a name.
enum class PlaceSupport : std::uint8_t { none, beside, kind };  // beside: a preposition or a case; kind: "city of"

// A name of the gazetteer as it was met.
struct MetName {
  std::uint32_t name = 0;
  bool is_adjective = false;
  bool is_bent = false;
};

struct RawPlace {
  std::size_t first = 0;  // tokens
  std::size_t last = 0;
  std::vector<MetName> names{};  // all of one length
  PlaceMention::Form form = PlaceMention::Form::name;
  PlaceRole role = PlaceRole::plain;
  const Stretch* stretch = nullptr;
  bool is_short = false;  // an adjective without its noun: "in Kharkiv Oblast 5, in Poltava 7" in languages that say so
  PlaceSupport support = PlaceSupport::none;
  std::string_view type{};      // "Oblast", "District": what the word behind makes of it
  std::string_view back{};      // "back-city", ...: a word that refers back
  bool is_word = false;         // of the words of kind `place not`
  bool is_first = false;        // one word that begins a sentence
  bool goes_on = false;         // a comma or "and" stands before it
  bool is_behind_name = false;  // a word with a capital stands before it: part of a longer name
  bool is_before_name = false;  // or behind it
};

class PlaceFinder {
 public:
  explicit PlaceFinder(const Tokens& tokens) : tokens_(tokens), gazetteer_(gazetteer()) {}
  // All names and words that refer back in a stretch, in order.
  void find(const Stretch& stretch, std::vector<RawPlace>& found);

 private:
  struct Head {
    std::uint32_t name;
    PlaceBase::Form form;
    PlaceRole role;
    bool is_bent;
    bool is_one_word;
    bool is_word;  // of the words of kind `place not`
  };
  using Heads = std::vector<Head>;
  struct Beside {
    std::string_view code{};
    std::size_t first = 0;
    std::size_t last = 0;
    explicit operator bool() const { return !code.empty(); }
  };

  const Heads* heads(std::uint32_t word);
  Heads heads_of(std::string_view folded_word) const;
  bool may_refer(std::uint32_t word);
  bool name_at(std::size_t at, RawPlace& raw);
  bool back_at(std::size_t at, RawPlace& raw);
  std::size_t end_of(const PlaceName& name, std::size_t at, PlaceBase::Form form, PlaceRole& role) const;
  std::size_t end_of_word(const PlaceName& name, std::size_t at, PlaceBase::Form form) const;
  bool is_form_of(std::size_t at, std::string_view word, PlaceBase::Form form, PlaceRole& role) const;
  Beside word_at(std::size_t at) const;
  Beside word_before(std::size_t at) const;
  void take_ending(RawPlace& raw) const;
  void look_behind(RawPlace& raw);
  bool look_before(RawPlace& raw);
  void look_around(RawPlace& raw);
  bool is_capital(std::size_t at) const;
  bool is_and(std::size_t at) const;
  bool begins_sentence(std::size_t at) const;
  bool is_free_word(std::size_t at);

  const Tokens& tokens_;
  const Gazetteer& gazetteer_;
  const Stretch* stretch_ = nullptr;
  std::size_t place_end_ = 0;  // one past the last name found
  struct Known {
    std::vector<std::uint32_t> at;  // of the distinct words: heads, plus 1; 0: not looked up
    std::vector<Heads> heads;
    std::vector<std::uint8_t> refers;  // 0: not looked up; 1: no word that refers back begins with it; 2: one may
  };
  std::map<const Lexicon*, Known> known_;
  Known* of_language_ = nullptr;
};

}  // namespace ecumene::evidence_internal
