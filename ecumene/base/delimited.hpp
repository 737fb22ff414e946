// Delimited text (RFC 4180 and its relatives) as records of fields with their places, group after group, so that a file
// of any size is read in bounded memory.
//
// A record ends with LF, CRLF or CR; the last one may lack its line end; a blank line is a record of one empty field;
// an empty file has none. A field that begins with a quote runs to the closing quote (doubled quotes stand for one) and
// may hold delimiters and line ends; text after the closing quote is kept ("Omsk" Oblast -> Omsk Oblast, finding
// "text-after-quote"). A quote that never closes is a character (finding "quote-not-closed"). Ragged records come as
// they are. A UTF-8 byte order mark at the start belongs to no field. Every other byte is part of exactly one field or
// is a delimiter or a line end. The records do not depend on group_bytes.
// Memory: group_bytes, or the longest record if that is longer, and 8 bytes a field. Cost: one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"

namespace ecumene {

struct DelimitedOptions {
  char delimiter = ',';
  char quote = '"';                                // '\0': there are no quotes (text/tab-separated-values)
  std::size_t group_bytes = std::size_t{4} << 20;  // input a group holds
  std::size_t max_record_bytes = std::size_t{64}
                                 << 20;  // a longer record is refused: Error "line-too-long"; at most 1 GiB
};

struct DelimitedField {
  std::string_view text;         // without quotes; valid until the next group is asked for
  std::uint64_t byte_begin = 0;  // in the file, with the quotes
  std::uint64_t byte_end = 0;
  bool quoted = false;
  // True if `text` is the bytes of the file (within the quotes); false where quotes had to be taken out of the middle.
  bool verbatim = true;
};

class DelimitedGroup;

// One record. Cheap to copy; valid until the next group is asked for.
class DelimitedRow {
 public:
  std::size_t size() const;
  DelimitedField operator[](std::size_t field) const;
  std::string_view text(std::size_t field) const;  // as operator[](field).text, a little cheaper
  std::uint64_t number() const;                    // of the record, 1-based; blank lines count
  std::uint64_t line() const;                      // on which it begins, 1-based
  std::uint64_t byte_begin() const;
  std::uint64_t byte_end() const;  // before the line end
  std::string_view raw() const;    // all its bytes without the line end
  bool blank() const;              // one empty field without quotes

 private:
  friend class DelimitedGroup;
  DelimitedRow(const DelimitedGroup& group, std::size_t index) : group_(&group), index_(index) {}
  const DelimitedGroup* group_;
  std::size_t index_;
};

class DelimitedGroup {
 public:
  class Iterator {
   public:
    Iterator(const DelimitedGroup& group, std::size_t index) : group_(&group), index_(index) {}
    DelimitedRow operator*() const { return (*group_)[index_]; }
    Iterator& operator++() {
      ++index_;
      return *this;
    }
    friend bool operator==(const Iterator& a, const Iterator& b) { return a.index_ == b.index_; }

   private:
    const DelimitedGroup* group_;
    std::size_t index_;
  };

  std::size_t size() const { return row_count_; }
  DelimitedRow operator[](std::size_t index) const { return {*this, index}; }
  Iterator begin() const { return {*this, 0}; }
  Iterator end() const { return {*this, row_count_}; }

 private:
  friend class DelimitedRow;
  friend class DelimitedScanner;
  friend class DelimitedReader;
  // Offsets are relative to data_; the two high bits of `end` are flags: began with a quote; text is in resolved_text_.
  struct Span {
    std::uint32_t begin;
    std::uint32_t end;
  };
  static constexpr std::uint32_t quoted_flag = std::uint32_t{1} << 31;
  static constexpr std::uint32_t mended_flag = std::uint32_t{1} << 30;
  static constexpr std::uint32_t offset_mask = mended_flag - 1;
  struct Row {
    std::uint32_t first_field;
    std::uint32_t line;  // relative to first_line_
  };
  // A field whose quotes had to be taken out, in resolved_text_.
  struct Resolved {
    std::uint32_t field;
    std::size_t begin;
    std::size_t length;
  };
  std::string_view resolved(std::uint32_t field) const;

  const char* data_ = nullptr;
  std::uint64_t byte_offset_ = 0;  // of data_ in the file
  std::uint64_t first_row_ = 1;
  std::uint64_t first_line_ = 1;
  std::size_t row_count_ = 0;
  std::vector<Row> rows_;  // row_count_ + 1: the last says where the fields end
  std::vector<Span> fields_;
  std::vector<Resolved> resolved_;
  std::string resolved_text_;
};

inline std::size_t DelimitedRow::size() const {
  return group_->rows_[index_ + 1].first_field - group_->rows_[index_].first_field;
}

inline std::string_view DelimitedRow::text(std::size_t field) const {
  const std::uint32_t index = group_->rows_[index_].first_field + static_cast<std::uint32_t>(field);
  const DelimitedGroup::Span span = group_->fields_[index];
  const std::size_t length = (span.end & DelimitedGroup::offset_mask) - span.begin;
  if (span.end <= DelimitedGroup::offset_mask) return {group_->data_ + span.begin, length};
  if ((span.end & DelimitedGroup::mended_flag) != 0) return group_->resolved(index);
  return {group_->data_ + span.begin + 1, length - 2};
}

inline DelimitedField DelimitedRow::operator[](std::size_t field) const {
  const DelimitedGroup::Span span = group_->fields_[group_->rows_[index_].first_field + field];
  return {.text = text(field),
          .byte_begin = group_->byte_offset_ + span.begin,
          .byte_end = group_->byte_offset_ + (span.end & DelimitedGroup::offset_mask),
          .quoted = (span.end & DelimitedGroup::quoted_flag) != 0,
          .verbatim = (span.end & DelimitedGroup::mended_flag) == 0};
}

inline std::uint64_t DelimitedRow::number() const {
  return group_->first_row_ + index_;
}
inline std::uint64_t DelimitedRow::line() const {
  return group_->first_line_ + group_->rows_[index_].line;
}

// Reads a file or bytes in memory:
//   auto reader = DelimitedReader::open("panel.csv");
//   while (const DelimitedGroup* group = reader.next_group())
//     for (const DelimitedRow row : *group) use(row.text(0), row.line());
class DelimitedReader {
 public:
  // Throws Error "file-not-found", "file-is-directory", "file-not-readable". `path` is also what findings call the
  // file.
  static DelimitedReader open(const std::string& path, const DelimitedOptions& options = {});
  // REQUIRES: `bytes` outlives the reader; nothing is copied. `name` is what findings call them.
  static DelimitedReader from_bytes(std::string_view bytes, std::string name, const DelimitedOptions& options = {});
  DelimitedReader(DelimitedReader&&) noexcept;
  DelimitedReader& operator=(DelimitedReader&&) noexcept;
  ~DelimitedReader();

  // The next records, at least one; nullptr at the end. Throws Error "line-too-long", "file-not-readable".
  const DelimitedGroup* next_group();

  // Given so far. At most 20 of a kind are listed one by one; the last one says how many more there are.
  std::vector<Finding> findings() const;

 private:
  struct State;
  explicit DelimitedReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Where in the lines of a text an editor stands: `line` 1-based, `column` in code points, 1-based.
struct LinePosition {
  std::uint64_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(const LinePosition&, const LinePosition&) = default;
};
// The position after `text` has been passed. LF, CR and CRLF end a line; REQUIRES no CRLF cut in two.
LinePosition advanced(LinePosition from, std::string_view text);

// The field as it would be written so that it reads back the same: quoted where it must be.
std::string delimited_field(std::string_view text, char delimiter = ',');

// Which of , ; tab | separates the fields of `sample` (the start of a file, quotes respected): the one that gives the
// same number of fields, two or more, in most records; where several do, tab before ; before | before comma, since a
// comma also stands in decimals and sentences ("1,5;2,5"). Records that begin with # are not asked.
struct DelimiterGuess {
  char delimiter = ',';
  bool certain = true;     // no other delimiter splits the records nearly as evenly
  std::size_t fields = 1;  // in most records
  char runner_up = '\0';   // '\0': none
  std::size_t runner_up_fields = 0;
};
DelimiterGuess sniff_delimiter(std::string_view sample);

// "comma", "semicolon", "tab", "vertical bar" or the character in quotes.
std::string delimiter_name(char delimiter);

}  // namespace ecumene
