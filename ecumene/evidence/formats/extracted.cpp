#include "ecumene/evidence/formats/extracted.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"

namespace ecumene {

void ExtractedText::add(char32_t character, std::uint64_t original, std::uint32_t original_size) {
  const std::size_t begin = text_.size();
  utf8::append(text_, character);
  const auto size = static_cast<std::uint32_t>(text_.size() - begin);
  const auto part = static_cast<std::uint32_t>(parts_.size() - 1);
  if (!runs_.empty()) {
    const Run& last = runs_.back();
    const bool is_alike = last.text_step == size && last.original_step == original_size && last.part == part;
    if (is_alike && last.original_begin + (begin - last.text_begin) / size * original_size == original) return;
  }
  runs_.push_back({begin, original, size, original_size, part});
}

void ExtractedText::begin_part(std::string name) {
  parts_.push_back(std::move(name));
}

bool ExtractedText::ends_with_space() const {
  return text_.empty() || text_.back() == ' ' || text_.back() == '\n' || text_.back() == '\t';
}

void ExtractedText::remove_trailing_spaces() {
  while (!text_.empty() && text_.back() == ' ') text_.pop_back();
  while (!runs_.empty() && runs_.back().text_begin >= text_.size()) runs_.pop_back();
}

void ExtractedText::end_lines(std::size_t count, std::uint64_t original) {
  remove_trailing_spaces();
  if (text_.empty()) return;
  std::size_t present = 0;
  while (present < count && present < text_.size() && text_[text_.size() - 1 - present] == '\n') ++present;
  for (; present < count; ++present) separate(U'\n', original);
}

const ExtractedText::Run* ExtractedText::run_at(std::size_t offset) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                      [](std::size_t place, const Run& run) { return place < run.text_begin; });
  return after == runs_.begin() ? nullptr : &*std::prev(after);
}

ExtractedText::Range ExtractedText::original(std::size_t begin, std::size_t end) const {
  const Run* first = run_at(begin);
  const Run* last = run_at(end > begin ? end - 1 : begin);
  if (first == nullptr || last == nullptr) return {};
  const auto place = [](const Run& run, std::size_t offset) {
    return run.original_begin + (offset - run.text_begin) / run.text_step * run.original_step;
  };
  Range range{.begin = place(*first, begin), .end = place(*last, end > begin ? end - 1 : begin)};
  if (end > begin) range.end += last->original_step;
  return range;
}

std::string_view ExtractedText::part(std::size_t offset) const {
  const Run* run = run_at(offset);
  return run == nullptr ? std::string_view() : std::string_view(parts_[run->part]);
}

char32_t raised_digit(char32_t digit) {
  switch (digit) {
    case U'1':
      return 0xB9;
    case U'2':
      return 0xB2;
    case U'3':
      return 0xB3;
    default:
      return digit >= U'0' && digit <= U'9' ? 0x2070 + (digit - U'0') : digit;
  }
}

}  // namespace ecumene
