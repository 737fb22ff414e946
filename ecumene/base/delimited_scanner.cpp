// How a window becomes rows: special_bits() marks delimiters, quotes and line ends, 64 bytes at a time, and one small
// state machine walks from mark to mark; bytes between the marks are never looked at. A record cut off by the end of
// the window is scanned again from its start in the next one, so no state outlives a window.
#include <algorithm>

#include "ecumene/base/delimited_scan_internal.hpp"
#include "ecumene/base/delimited_scanner_internal.hpp"

namespace ecumene {

struct DelimitedScanner::Pass {
  const char* data;
  std::size_t size;
  InputEnd input_end;
  char delimiter;
  char quote;
  std::span<const std::size_t> plain;
  DelimitedGroup& group;

  std::size_t field_count = 0;
  std::size_t field_begin = 0;
  std::size_t record_begin = 0;
  std::size_t record_fields = 0;  // field_count where the record began
  std::size_t resume = 0;         // marks before this offset are part of what was dealt with: "" or CRLF
  std::size_t quote_begin = 0;
  std::size_t quote_end = 0;
  std::uint32_t line = 0;
  std::uint32_t record_line = 0;
  std::uint32_t flags = 0;
  bool in_quotes = false;

  void end_field(std::size_t end) {
    if (flags != 0 && (flags & DelimitedGroup::mended_flag) == 0 && quote_end + 1 != end)
      flags |= DelimitedGroup::mended_flag;
    if ((flags & DelimitedGroup::mended_flag) != 0) {
      group.resolved_.push_back({static_cast<std::uint32_t>(field_count), 0, 0});
    }
    group.fields_[field_count++] = {static_cast<std::uint32_t>(field_begin), static_cast<std::uint32_t>(end) | flags};
    field_begin = end + 1;
    flags = 0;
  }

  void end_record(std::size_t end, std::size_t next) {
    end_field(end);
    group.rows_.push_back({static_cast<std::uint32_t>(record_fields), record_line});
    record_begin = field_begin = resume = next;
    record_fields = field_count;
    record_line = line;
  }

  bool next_is(std::size_t position, char c) const { return position + 1 < size && data[position + 1] == c; }

  void mark_in_quotes(std::size_t position, char c) {
    if (c == quote) {
      if (next_is(position, quote)) {
        resume = position + 2;
        flags |= DelimitedGroup::mended_flag;
      } else {
        in_quotes = false;
        quote_end = position;
      }
    } else if (c == '\n' || (c == '\r' && !next_is(position, '\n'))) {
      ++line;
    }
  }

  // A quote opens a field if nothing but spaces stands before it (`Omsk, "1,5"` is common, though RFC 4180 has none).
  void open_quote(std::size_t position) {
    if (flags != 0 || std::find(plain.begin(), plain.end(), position) != plain.end()) return;
    for (std::size_t i = field_begin; i < position; ++i) {
      if (data[i] != ' ') return;
    }
    flags = position == field_begin ? DelimitedGroup::quoted_flag
                                    : DelimitedGroup::quoted_flag | DelimitedGroup::mended_flag;
    quote_begin = position;
    in_quotes = true;
  }

  void mark(std::size_t position) {
    if (position < resume) return;
    const char c = data[position];
    if (in_quotes) {
      mark_in_quotes(position, c);
    } else if (c == delimiter) {
      end_field(position);
    } else if (c == '\n') {
      ++line;
      end_record(position, position + 1);
    } else if (c == '\r') {
      // Whether a CR at the end of the window is half a CRLF shows only in the next one.
      if (position + 1 == size && input_end == InputEnd::more_follows) return;
      ++line;
      end_record(position, position + (next_is(position, '\n') ? 2 : 1));
    } else if (quote != '\0') {
      open_quote(position);
    }
  }

  void run() {
    const delimited_scan::Specials specials{{delimiter, quote == '\0' ? delimiter : quote, '\n', '\r'}};
    for (std::size_t base = 0; base < size; base += delimited_scan::block_bytes) {
      const std::size_t room = size - base;
      std::uint64_t bits = room >= delimited_scan::block_bytes
                               ? delimited_scan::special_bits(data + base, specials)
                               : delimited_scan::special_bits_of_tail(data + base, room, specials);
      if (field_count + delimited_scan::block_bytes + 1 > group.fields_.size()) {
        group.fields_.resize(std::max<std::size_t>(1024, 2 * group.fields_.size()));
      }
      for (; bits != 0; bits &= bits - 1) mark(base + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    if (input_end == InputEnd::last && !in_quotes && record_begin < size) end_record(size, size);
  }
};

std::size_t DelimitedScanner::scan(std::string_view window, InputEnd input_end, std::span<const std::size_t> plain,
                                   DelimitedGroup& group) {
  group.data_ = window.data();
  group.rows_.clear();
  group.resolved_.clear();
  Pass pass{.data = window.data(),
            .size = window.size(),
            .input_end = input_end,
            .delimiter = options_.delimiter,
            .quote = options_.quote,
            .plain = plain,
            .group = group};
  pass.run();
  group.row_count_ = group.rows_.size();
  group.rows_.push_back({static_cast<std::uint32_t>(pass.record_fields), pass.record_line});
  while (!group.resolved_.empty() && group.resolved_.back().field >= pass.record_fields) group.resolved_.pop_back();
  lines_ = pass.record_line;
  open_quote_ = pass.in_quotes ? std::optional(pass.quote_begin) : std::nullopt;
  resolve_quotes(group);
  return pass.record_begin;
}

// Takes the quotes out of the fields where that needs a copy: doubled ones, text after the closing one.
void DelimitedScanner::resolve_quotes(DelimitedGroup& group) {
  group.resolved_text_.clear();
  texts_after_quotes_.clear();
  const char quote = options_.quote;
  for (auto& resolved : group.resolved_) {
    const auto span = group.fields_[resolved.field];
    const std::size_t end = span.end & DelimitedGroup::offset_mask;
    std::size_t at = span.begin;
    while (group.data_[at] != quote) ++at;  // the spaces before it
    resolved.begin = group.resolved_text_.size();
    for (++at; at < end; ++at) {
      if (group.data_[at] == quote) {
        if (at + 1 == end || group.data_[at + 1] != quote) break;
        ++at;
      }
      group.resolved_text_ += group.data_[at];
    }
    const std::string_view rest(group.data_ + at + 1, end - at - 1);
    group.resolved_text_ += rest;
    resolved.length = group.resolved_text_.size() - resolved.begin;
    if (rest.find_first_not_of(" \t") == std::string_view::npos) continue;
    const auto row = std::upper_bound(group.rows_.begin(), group.rows_.end(), resolved.field,
                                      [](std::uint32_t field, const auto& r) { return field < r.first_field; });
    texts_after_quotes_.push_back({at + 1, static_cast<std::size_t>(row - group.rows_.begin()) - 1});
  }
}

std::string_view DelimitedGroup::resolved(std::uint32_t field) const {
  const auto found = std::lower_bound(resolved_.begin(), resolved_.end(), field,
                                      [](const Resolved& r, std::uint32_t f) { return r.field < f; });
  return std::string_view(resolved_text_).substr(found->begin, found->length);
}

std::uint64_t DelimitedRow::byte_begin() const {
  return group_->byte_offset_ + group_->fields_[group_->rows_[index_].first_field].begin;
}

std::uint64_t DelimitedRow::byte_end() const {
  return group_->byte_offset_ +
         (group_->fields_[group_->rows_[index_ + 1].first_field - 1].end & DelimitedGroup::offset_mask);
}

std::string_view DelimitedRow::raw() const {
  return {group_->data_ + (byte_begin() - group_->byte_offset_), static_cast<std::size_t>(byte_end() - byte_begin())};
}

bool DelimitedRow::blank() const {
  return size() == 1 && byte_begin() == byte_end();
}

}  // namespace ecumene
