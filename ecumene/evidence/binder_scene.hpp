// A sentence as the binder sees it: dates, quantities, and the words and marks that tie them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ecumene/evidence/binder_events.hpp"
#include "ecumene/evidence/binder_internal.hpp"
#include "ecumene/evidence/binder_time.hpp"
#include "ecumene/evidence/reader_internal.hpp"

namespace ecumene::evidence_internal {

// A part by its place among the parts of its scene.
using PartIndex = std::uint32_t;
inline constexpr PartIndex no_part = static_cast<PartIndex>(-1);

// What a date is for the figures of its sentence.
enum class DateRole : std::uint8_t {
  stands,  // they hold then
  base,    // they are compared with then
  level,   // they are measured by the level of then
  local,   // it belongs to the one figure beside it
  aside,   // of a subordinate clause
  name,    // part of the name of a law
};

enum class PartKind : std::uint8_t { date, quantity, tie, to, from, of, and_, aside, mark };

struct Part {
  PartKind kind = PartKind::mark;
  DateRole role = DateRole::stands;
  Tie tie{};
  bool is_near = false;     // a date told by another one, or by an event
  bool is_event = false;    // by an event
  bool is_faint = false;    // by one that opens the sentence: it counts where no other date stands
  bool is_earlier = false;  // ... and lies before that
  bool is_from = false;     // a figure that something rose or fell from
  bool is_to = false;       // ... to
  char32_t mark = 0;
  std::uint32_t first = 0;        // tokens
  std::uint32_t next = 0;         // one past
  std::uint32_t quantities = 0;   // before it
  std::uint32_t breaks = 0;       // before it: commas and the like, weighed
  std::uint32_t hard_breaks = 0;  // before it: semicolons
  Mention* mention = nullptr;
  SharedText edtf{};                // of a date: as printed, or as told by another one
  PartIndex own_date = no_part;     // of a figure: the date that is bound to it alone
  PartIndex whole = no_part;        // of a figure: the one that it is a part of
  PartIndex date_before = no_part;  // nearest dates that stand
  PartIndex date_behind = no_part;
  PartIndex base_before = no_part;  // nearest dates of comparison
  PartIndex base_behind = no_part;
  PartIndex quantity_before = no_part;
  PartIndex quantity_behind = no_part;
  PartIndex tie_before = no_part;  // nearest ties of movement, level or comparison
  PartIndex tie_behind = no_part;
};

// What the sentences so far leave behind for the next.
struct Told {
  TimeNarrative time;
  const EventDates& events;
  std::string compared{};   // "1926/1939" where the sentence before sets 1939 against 1926
  SharedText last_whole{};  // what "of them" refers to
  SharedText share_base{};  // of the last share
  SharedText subject{};     // of the last figure, with its head
  SharedText head{};
};

class Scene {
 public:
  // REQUIRES mentions (first .. last-1, of quantities and dates) inside the sentence; both outlive the scene.
  Scene(const Page& page, const Sentence& sentence, std::vector<Mention>& mentions, std::size_t first_mention,
        std::size_t last_mention, const Told& told);

  const Page& page() const { return page_; }
  const Tokens& tokens() const { return page_.tokens(); }
  const Language& language() const { return page_.language(); }
  std::size_t first() const { return first_; }  // tokens
  std::size_t last() const { return last_; }    // one past
  PartIndex size() const { return static_cast<PartIndex>(parts_.size()); }
  Part& operator[](PartIndex at) { return parts_[at]; }
  const Part& operator[](PartIndex at) const { return parts_[at]; }
  bool is(PartIndex at, PartKind kind) const { return at < size() && parts_[at].kind == kind; }
  bool is_tie(PartIndex at, Tie tie) const { return is(at, PartKind::tie) && parts_[at].tie == tie; }
  bool is_mark(PartIndex at, char32_t mark) const { return is(at, PartKind::mark) && parts_[at].mark == mark; }
  bool has_tie(Tie tie) const { return (ties_ >> static_cast<unsigned>(tie) & 1U) != 0; }
  // The part that this token belongs to; nullptr: a plain word.
  const Part* part_at(std::size_t token) const;
  // Tokens between two parts, the earlier one first.
  std::size_t distance(PartIndex before, PartIndex behind) const { return parts_[behind].first - parts_[before].next; }
  // Fills the links of the parts to their neighbours; once roles are known.
  void link();

 private:
  std::size_t take_mention(std::size_t at, Mention& mention);
  bool take_near(std::size_t at, const Told& told);
  bool take_event(std::size_t at, const Told& told);
  std::optional<Tie> tie_of_event(std::size_t at, std::size_t next) const;
  bool opens(std::size_t at) const;
  bool is_end_of_range(std::size_t at) const;
  std::size_t take_word(std::size_t at, const Told& told);
  Part& add(PartKind kind, std::size_t first, std::size_t next);

  const Page& page_;
  std::size_t first_;
  std::size_t last_;
  std::vector<Part> parts_;
  std::vector<PartIndex> part_of_;  // of each token, or no_part
  std::uint64_t ties_ = 0;
  PartIndex latest_date_ = no_part;
};

// Is it a part that says how figures move or stand?
inline bool is_movement(Tie tie) {
  return tie == Tie::rise || tie == Tie::fall;
}

// The steps on one scene, in this order.
void read_roles(Scene& scene);
void read_movements(Scene& scene);
void read_periods(Scene& scene, const Told& told);
void read_bases(Scene& scene, Told& told);
void read_subjects(Scene& scene, Told& told);
void read_speaker(Scene& scene);

// Where the narrative stands behind this scene.
void take_dates(const Scene& scene, Told& told);
// The period that a heading names; empty: none.
std::string period_of_heading(const Scene& scene);

// EDTF of a period told by another one, as `near` words of the language say: "year-1" of 2021-12 is 2020.
std::string near_period(std::string_view code, std::string_view edtf);
// Soon behind: "1943-08~" of 1943-08-23, "1945~" of 1941/1945.
std::string soon_after(std::string_view edtf);
std::string first_of_interval(std::string_view edtf);
std::string last_of_interval(std::string_view edtf);

}  // namespace ecumene::evidence_internal
