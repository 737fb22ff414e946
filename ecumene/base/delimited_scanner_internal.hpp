// One pass over a window of delimited text: the records that are complete in it become rows of a group.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "ecumene/base/delimited.hpp"

namespace ecumene {

enum class InputEnd : std::uint8_t { more_follows, last };

class DelimitedScanner {
 public:
  explicit DelimitedScanner(const DelimitedOptions& options) : options_(options) {}

  // Text behind a closing quote, which is kept: where it begins in the window.
  struct TextAfterQuote {
    std::size_t begin;
    std::size_t row;
  };

  // Fills `group` with the records that are complete in `window`, which begins at the start of a record; `window` must
  // stay as it is while the group is used. Returns how many bytes these records take, 0 if none is complete. `plain`
  // holds the window offsets of quotes to be taken as characters. REQUIRES: window.size() <= 1 GiB.
  std::size_t scan(std::string_view window, InputEnd input_end, std::span<const std::size_t> plain,
                   DelimitedGroup& group);

  std::uint64_t lines() const { return lines_; }                         // ended in the bytes returned by scan
  std::optional<std::size_t> open_quote() const { return open_quote_; }  // in which the incomplete record stops
  const std::vector<TextAfterQuote>& texts_after_quotes() const { return texts_after_quotes_; }

 private:
  struct Pass;
  void resolve_quotes(DelimitedGroup& group);

  DelimitedOptions options_;
  std::uint64_t lines_ = 0;
  std::optional<std::size_t> open_quote_;
  std::vector<TextAfterQuote> texts_after_quotes_;
};

}  // namespace ecumene
