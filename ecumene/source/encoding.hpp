// Which encoding a text file is in, and its text as UTF-8 with the way back to the bytes of the file.
//
// Detection, in this order: a byte order mark; UTF-16 by where its NUL bytes stand; well-formed UTF-8 (or so nearly
// that the rest are wrong bytes); else a code page. For code pages every candidate (windows-1251, KOI8-R/U, CP866,
// ISO-8859-5, KZ-1048, windows-1252) is scored by how its letters fit Russian, Ukrainian, Kazakh or Latin-script words:
// letter frequencies, capitals inside words, alphabets mixed in a word. uchardet is asked as a second opinion and
// decides where the score cannot, and between the code pages of Latin script.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"

namespace ecumene {

enum class Certainty : std::uint8_t { certain, likely, guess };

struct EncodingGuess {
  std::string name = "utf-8";  // lower case, as --encoding takes it
  Certainty certainty = Certainty::certain;
  std::string reason;     // "byte order mark", "its letters fit Russian words", ...
  std::string runner_up;  // the next best, where there is one
};
EncodingGuess detect_encoding(std::string_view bytes);

// The way from an offset in the UTF-8 text to the byte of the original file. Exact at every character; inside a
// character it gives the character's first byte.
class OffsetMap {
 public:
  // text offset + `shift` == original offset.
  static OffsetMap shifted(std::uint64_t shift);
  // Every character of the text took `unit` bytes, those beyond U+FFFF two units (single-byte pages: 1, UTF-16: 2).
  // REQUIRES: `text` outlives the map.
  static OffsetMap of_units(std::string_view text, unsigned unit, std::uint64_t original_begin,
                            std::uint64_t original_end);
  // Characters of differing sizes, in order of the text.
  struct Run {
    std::uint64_t text_begin;
    std::uint64_t original_begin;
    std::uint32_t text_step;      // bytes of each character of the run in the text
    std::uint32_t original_step;  // and in the original
  };
  static OffsetMap of_runs(std::vector<Run> runs);

  std::uint64_t original(std::uint64_t text_offset) const;

 private:
  enum class Kind : std::uint8_t { shifted, units, runs };
  Kind kind_ = Kind::shifted;
  std::uint64_t shift_ = 0;
  std::uint64_t original_end_ = 0;
  unsigned unit_ = 1;
  std::string_view text_;
  std::vector<std::uint64_t> units_before_;  // of every 256th byte of the text
  std::vector<Run> runs_;
};

// A text in UTF-8, well-formed. Not copyable: `text` may point into `storage`.
struct DecodedText {
  std::string encoding;   // as it was read
  std::string_view text;  // without byte order mark; in the original bytes where they are UTF-8 already
  std::string storage;
  OffsetMap offsets;
  std::vector<Finding> findings;  // "encoding-detected", "encoding-wrong-bytes"

  DecodedText() = default;
  DecodedText(const DecodedText&) = delete;
  DecodedText& operator=(const DecodedText&) = delete;
};

// `encoding` empty: detected. `name` is what findings call the file. REQUIRES: `bytes` outlives the result.
// Ill-formed bytes become U+FFFD and are reported, the first 20 one by one. Throws Error "encoding-unknown".
std::unique_ptr<DecodedText> decode(std::string_view bytes, const std::string& name, std::string_view encoding = {});

}  // namespace ecumene
