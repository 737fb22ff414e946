// Where a text stands in time, for figures that have no date of their own.
//
// A date that is told goes on to the end of its paragraph, and over one empty line. Where it came without figures, as
// that of an event, it is less in the next paragraph: a day stands for its year, and a time inside a frame gives way to
// the frame: what the heading of the section names, or an interval that a sentence without figures sets. Where the
// story was told longer ago, or a heading ended it, the
// section's frame holds, else the period of the title, else, behind its first date, the only year that the text names.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/evidence/reading.hpp"

namespace ecumene::evidence_internal {

class TimeNarrative {
 public:
  explicit TimeNarrative(std::string document_year) : document_year_(std::move(document_year)) { stand(); }

  void begin_paragraph(bool is_behind_empty_line);
  // Headings, with the period that they name or none: of the text, of a section.
  void set_title(const std::string& edtf);
  void begin_section(std::string edtf);
  // A date that the story goes on with.
  enum class Told : std::uint8_t { with_figures, of_event };
  void tell(std::string edtf, Told how);
  // An interval set by a sentence without figures.
  void set_frame(std::string edtf);

  // EDTF; empty: nothing is known.
  const std::string& period() const { return period_; }
  PeriodFrom from() const { return from_; }
  // The interval told last: "in these years".
  const std::string& span() const { return span_; }

 private:
  void stand();
  std::string frame_around(const std::string& edtf) const;
  bool is_reporting_day(const std::string& edtf) const;

  std::string document_year_;
  std::string title_{};
  std::string section_{};
  std::vector<std::string> frames_{};  // of the section, the last at the end
  std::string told_{};
  Told how_ = Told::of_event;
  std::string span_{};
  bool has_told_ = false;        // any date of the text so far
  bool is_told_here_ = false;    // in this paragraph
  std::size_t empty_lines_ = 0;  // since it was told
  std::string period_{};
  PeriodFrom from_ = PeriodFrom::nothing;
};

}  // namespace ecumene::evidence_internal
