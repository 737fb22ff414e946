// How a language bends the names of places: from a word of the text back to the names it may be a form of.
//
// Lines of the language's file (`_` is no ending, `*` any case ending of the language):
//   place_endings NOMINATIVE: ending, ...      Одесс|а: ы, е, у, ой;  Харк|ів: ова, ову, овом, ові
//   place_adjectives NOMINATIVE: suffix, ...   Самар|а: ск gives "самарск", to which come
//   place_adjective_endings: ending, ...       ий, ого, ому, ...
//   place_at_endings: ending, ...              the case that says where (Алматы|да)
//   place_away_endings: ending, ...            the cases that say whence and whither
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene {

class Language;

enum class PlaceRole : std::uint8_t { plain, at, away };

// A word that a form of the text may come from.
struct PlaceBase {
  enum class Form : std::uint8_t {
    name,       // the name itself, bent or not
    adjective,  // an adjective made of the name
    stem        // an adjective without its ending; to be found as such ("московск*")
  };
  std::string word;
  Form form = Form::name;
  PlaceRole role = PlaceRole::plain;
};

class PlaceGrammar {
 public:
  static constexpr std::size_t least_of_name = 2;  // bytes that an ending of names leaves, as "Р|огу" of "Ріг"

  // Is the line one of those above? If so it is taken.
  bool take_line(std::string_view kind, std::string_view value, const std::vector<std::string_view>& forms);
  // The word itself comes first.
  std::vector<PlaceBase> bases(const Language& language, std::string_view folded_word) const;

 private:
  struct Ending {
    std::string text;
    std::string nominative;
  };
  void add_names(std::string_view word, std::vector<PlaceBase>& bases) const;
  void add_stems(const Language& language, std::string_view word, std::vector<PlaceBase>& bases) const;
  void add_adjectives(std::string_view word, std::vector<PlaceBase>& bases) const;
  void add_of_stem(std::string_view stem, std::vector<PlaceBase>& bases) const;
  PlaceRole role(std::string_view ending) const;

  std::vector<Ending> endings_;
  std::vector<Ending> suffixes_;  // of adjectives
  std::vector<std::string> adjective_endings_;
  std::vector<std::string> at_;
  std::vector<std::string> away_;
  bool takes_any_ending_ = false;
};

}  // namespace ecumene
