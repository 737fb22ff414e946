// The dates that a text itself gives to events, so that "at the time of the census" finds its own.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/evidence/binder_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// Events are the words of kind `event` of the language data. One gets the date that stands within a few words of it in
// its sentence: attached ("the census of 1926", "famine (1931-1933)") or loose ("was liberated, at last, in 1943"). No
// date comes from anywhere but the text. "war.second" is a kind of "war": "the war" may be any of them.
class EventDates {
 public:
  // Linear in the text. REQUIRES mentions in text order.
  EventDates(const Story& story, const std::vector<Mention>& mentions);

  // What an event named at this token refers to: the attached date told last before it, the loose one told first, else
  // what the text tells behind it. Empty: no date, or this very naming has a date beside it.
  std::string_view date(std::string_view event, std::size_t token) const;

 private:
  struct Told {
    std::size_t token = 0;  // of the event's word
    std::string edtf{};
  };
  struct Dates {
    std::vector<Told> attached{};
    std::vector<Told> loose{};
  };
  struct Near {
    Found event{};
    std::size_t at = 0;
    std::size_t distance = 0;
    bool is_attached = false;
  };

  // A sentence and its page, which is made when first asked for: few sentences with a date have an event.
  struct SentencePage {
    const Tokens& tokens;
    const Sentence& sentence;
    std::optional<Page> made{};
    const Page& page() {
      return made ? *made : made.emplace(tokens, sentence.first, sentence.last, *sentence.stretch->lexicon);
    }
  };

  void take(SentencePage& whole, const Mention& date);
  static void consider(const Page& page, const Near& near, Near& nearest);
  void add(const std::string& event, const Told& told, bool is_attached);
  std::string_view date_of(std::string_view event, std::size_t token) const;

  std::map<std::string, Dates, std::less<>> dates_;
};

}  // namespace ecumene::evidence_internal
