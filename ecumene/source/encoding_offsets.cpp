// The way back from the UTF-8 text to the bytes of the file.
#include <algorithm>

#include "ecumene/source/encoding.hpp"

namespace ecumene {

namespace {

constexpr std::size_t checkpoint = 256;

// How many units the characters of `text` took: one each, two beyond U+FFFF (four bytes in UTF-8) where pairs count.
std::uint64_t units_in(std::string_view text, unsigned unit) {
  std::uint64_t units = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    units += ((byte & 0xc0) != 0x80 ? 1 : 0) + (unit == 2 && byte >= 0xf0 ? 1 : 0);
  }
  return units;
}

}  // namespace

OffsetMap OffsetMap::shifted(std::uint64_t shift) {
  OffsetMap map;
  map.shift_ = shift;
  return map;
}

OffsetMap OffsetMap::of_units(std::string_view text, unsigned unit, std::uint64_t begin, std::uint64_t end) {
  OffsetMap map;
  map.kind_ = Kind::units;
  map.shift_ = begin;
  map.original_end_ = end;
  map.unit_ = unit;
  map.text_ = text;
  std::uint64_t units = 0;
  for (std::size_t at = 0; at <= text.size(); at += checkpoint) {
    map.units_before_.push_back(units);
    units += units_in(text.substr(at, checkpoint), unit);
  }
  return map;
}

OffsetMap OffsetMap::of_runs(std::vector<Run> runs) {
  OffsetMap map;
  map.kind_ = Kind::runs;
  map.runs_ = std::move(runs);
  return map;
}

std::uint64_t OffsetMap::original(std::uint64_t offset) const {
  if (kind_ == Kind::shifted) return offset + shift_;
  if (kind_ == Kind::units) {
    while (offset > 0 && offset < text_.size() && (static_cast<unsigned char>(text_[offset]) & 0xc0) == 0x80) --offset;
    offset = std::min<std::uint64_t>(offset, text_.size());
    const std::size_t from = offset / checkpoint * checkpoint;
    const std::uint64_t units = units_before_[offset / checkpoint] + units_in(text_.substr(from, offset - from), unit_);
    return std::min(original_end_, shift_ + units * unit_);
  }
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                      [](std::uint64_t value, const Run& run) { return value < run.text_begin; });
  if (after == runs_.begin()) return offset;
  const Run& run = *std::prev(after);
  return run.original_begin + (offset - run.text_begin) / run.text_step * run.original_step;
}

}  // namespace ecumene
