#include "ecumene/evidence/binder_time.hpp"

#include <string_view>

#include "ecumene/base/period.hpp"

namespace ecumene::evidence_internal {
namespace {

constexpr std::size_t year_digits = 4;

bool is_interval(std::string_view edtf) {
  return edtf.find('/') != std::string_view::npos;
}

// A day or an approximate time as its year; others as they are.
std::string coarse(const std::string& edtf) {
  constexpr std::size_t day_digits = 10;
  const bool is_fleeting = edtf.size() == day_digits || edtf.ends_with('~');
  return !is_interval(edtf) && is_fleeting && edtf.size() > year_digits ? edtf.substr(0, year_digits) : edtf;
}

}  // namespace

void TimeNarrative::begin_paragraph(bool is_behind_empty_line) {
  is_told_here_ = false;
  if (is_behind_empty_line) ++empty_lines_;
  stand();
}

void TimeNarrative::set_title(const std::string& edtf) {
  if (!edtf.empty()) title_ = coarse(edtf);
  if (is_interval(edtf)) span_ = edtf;
  stand();
}

void TimeNarrative::begin_section(std::string edtf) {
  section_ = std::move(edtf);
  if (is_interval(section_)) span_ = section_;
  frames_.clear();
  told_.clear();
  stand();
}

// "On 1 October the herd numbered ..." in a report on January to September: the day of reporting is that of a figure.
bool TimeNarrative::is_reporting_day(const std::string& edtf) const {
  const std::string& reported = section_.empty() ? title_ : section_;
  const auto day = Period::parse(edtf);
  const auto about = Period::parse(reported);
  return !reported.empty() && day && about && day->granularity() == Granularity::day &&
         about->granularity() != Granularity::day && day->first_day() == about->last_day() + 1;
}

void TimeNarrative::tell(std::string edtf, Told how) {
  if (is_interval(edtf)) span_ = edtf;
  if (is_reporting_day(edtf)) return;
  told_ = std::move(edtf);
  how_ = how;
  has_told_ = true;
  is_told_here_ = true;
  empty_lines_ = 0;
  stand();
}

void TimeNarrative::set_frame(std::string edtf) {
  constexpr std::size_t most = 4;  // older ones are of another matter
  if (frames_.size() == most) frames_.erase(frames_.begin());
  frames_.push_back(std::move(edtf));
}

std::string TimeNarrative::frame_around(const std::string& edtf) const {
  if (edtf.empty()) return {};
  const auto inner = Period::parse(edtf);
  if (!inner) return {};
  const auto is_around = [&](const std::string& frame) {
    const auto outer = Period::parse(frame);
    return !frame.empty() && outer && outer->contains(*inner);
  };
  for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame)
    if (is_around(*frame)) return *frame;
  return is_around(section_) ? section_ : std::string();
}

void TimeNarrative::stand() {
  constexpr std::size_t farthest = 1;  // empty lines
  from_ = PeriodFrom::narrative;
  if (is_told_here_ && !told_.empty()) {
    period_ = told_;
    return;
  }
  const bool is_close = !told_.empty() && empty_lines_ <= farthest;
  const bool is_overtaken = told_.ends_with('~') && !(section_.empty() && title_.empty());
  const bool is_firm = is_close && how_ == Told::with_figures && !is_overtaken;
  period_ = is_firm ? told_ : frame_around(told_);
  if (period_.empty() && is_close && !is_overtaken) period_ = coarse(told_);
  if (period_.empty()) period_ = section_;
  if (!period_.empty()) return;
  period_ = title_.empty() && has_told_ ? document_year_ : title_;
  from_ = period_.empty() ? PeriodFrom::nothing : PeriodFrom::document;
}

}  // namespace ecumene::evidence_internal
