// The twin of DelimitedReader that tests and fuzzing hold it against: the same grammar, one character after the other,
// the whole text in memory, nothing clever.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ecumene::delimited_twin {

struct Field {
  std::string text;
  std::uint64_t byte_begin = 0;
  std::uint64_t byte_end = 0;
  bool quoted = false;
  friend bool operator==(const Field&, const Field&) = default;
};

struct Row {
  std::vector<Field> fields;
  std::uint64_t line = 1;
  friend bool operator==(const Row&, const Row&) = default;
};

class Reader {
 public:
  Reader(std::string_view text, char delimiter, char quote) : text_(text), delimiter_(delimiter), quote_(quote) {}

  std::vector<Row> rows() {
    if (text_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    std::vector<Row> rows;
    while (at_ < text_.size()) rows.push_back(row());
    return rows;
  }

 private:
  bool at_line_end() const { return at_ < text_.size() && (text_[at_] == '\n' || text_[at_] == '\r'); }

  // Passes LF, CR or CRLF.
  void pass_line_end() {
    at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
    ++line_;
  }

  Row row() {
    Row row;
    row.line = line_;
    for (;;) {
      row.fields.push_back(field());
      if (at_ == text_.size()) return row;
      if (at_line_end()) {
        pass_line_end();
        return row;
      }
      ++at_;  // the delimiter
    }
  }

  Field field() {
    const std::uint64_t begin = at_;
    std::uint64_t first = at_;
    while (first < text_.size() && text_[first] == ' ' && delimiter_ != ' ') ++first;
    if (quote_ != '\0' && first < text_.size() && text_[first] == quote_) {
      const std::uint64_t line = line_;
      at_ = first;
      std::string inside;
      if (pass_quoted(inside)) {
        inside += plain();
        return {inside, begin, at_, true};
      }
      line_ = line;
      at_ = begin;
    }
    std::string text = plain();
    return {text, begin, at_, false};
  }

  // False if the quote never closes.
  bool pass_quoted(std::string& inside) {
    ++at_;
    while (at_ < text_.size()) {
      if (text_[at_] != quote_) {
        const bool crlf = text_.substr(at_).starts_with("\r\n");
        if ((text_[at_] == '\r' && !crlf) || text_[at_] == '\n') ++line_;
        inside += text_[at_++];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == quote_) {
        inside += quote_;
        at_ += 2;
      } else {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string plain() {
    std::string text;
    while (at_ < text_.size() && text_[at_] != delimiter_ && !at_line_end()) text += text_[at_++];
    return text;
  }

  std::string_view text_;
  char delimiter_;
  char quote_;
  std::uint64_t at_ = 0;
  std::uint64_t line_ = 1;
};

}  // namespace ecumene::delimited_twin
