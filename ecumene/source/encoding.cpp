// Bytes -> UTF-8, with the way back.
#include "ecumene/source/encoding.hpp"

#include <algorithm>
#include <array>

#include "ecumene/base/delimited.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/source/encoding_iconv_internal.hpp"
#include "ecumene/source/encoding_internal.hpp"

namespace ecumene {

namespace {

constexpr std::size_t listed_findings = 20;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct WrongBytes {
  std::size_t text_begin;
  std::size_t original_begin;
  std::size_t original_end;
};

// A decoding under way.
struct Decoding {
  std::string_view bytes;
  std::string text;
  std::vector<WrongBytes> wrong;
  std::vector<OffsetMap::Run> runs;

  void replace(std::size_t begin, std::size_t end) {
    wrong.push_back({text.size(), begin, end});
    text += replacement;
  }

  // Notes that characters of these sizes begin here, unless the last run says so already.
  void run(std::size_t original, std::size_t text_step, std::size_t original_step) {
    const OffsetMap::Run next{text.size(), original, static_cast<std::uint32_t>(text_step),
                              static_cast<std::uint32_t>(original_step)};
    if (!runs.empty() && runs.back().text_step == next.text_step && runs.back().original_step == next.original_step)
      return;
    runs.push_back(next);
  }
};

// Well-formed stretches as they are, a byte that belongs to no character as U+FFFD.
void decode_utf8(Decoding& to, std::size_t at) {
  while (at < to.bytes.size()) {
    const std::string_view rest = to.bytes.substr(at);
    const std::size_t good = utf8::first_invalid(rest).value_or(rest.size());
    if (good > 0) to.run(at, 1, 1);
    to.text += rest.substr(0, good);
    at += good;
    if (at == to.bytes.size()) break;
    to.run(at, replacement.size(), 1);
    to.replace(at, at + 1);
    ++at;
  }
}

void decode_single_byte(Decoding& to, const CodePage& page) {
  to.text.reserve(to.bytes.size() * 3 / 2);
  for (std::size_t at = 0; at < to.bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(to.bytes[at]);
    if (byte < 0x80 && page[byte].size() == 1) {
      to.text += page[byte].front();
    } else if (page[byte].empty()) {
      to.replace(at, at + 1);
    } else {
      to.text += page[byte];
    }
  }
}

enum class ByteOrder : std::uint8_t { little, big };

void decode_utf16(Decoding& to, std::size_t at, ByteOrder order) {
  const auto unit_at = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(to.bytes[i]);
    const auto second = static_cast<unsigned char>(to.bytes[i + 1]);
    return static_cast<char32_t>(order == ByteOrder::little ? first | second << 8 : first << 8 | second);
  };
  to.text.reserve(to.bytes.size());
  for (; at + 1 < to.bytes.size(); at += 2) {
    const char32_t unit = unit_at(at);
    if (unit < 0xD800 || unit > 0xDFFF) {
      utf8::append(to.text, unit);
      continue;
    }
    const char32_t low = unit < 0xDC00 && at + 3 < to.bytes.size() ? unit_at(at + 2) : 0;
    if (low < 0xDC00 || low > 0xDFFF) {
      to.replace(at, at + 2);
      continue;
    }
    utf8::append(to.text, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
    at += 2;
  }
  if (at < to.bytes.size()) to.replace(at, to.bytes.size());
}

// Any other encoding of iconv, character by character: the shortest piece that iconv accepts and answers.
void decode_by_iconv(Decoding& to, std::size_t at, Iconv& converter) {
  constexpr std::size_t longest = 8;
  std::string characters;
  while (at < to.bytes.size()) {
    std::size_t size = 1;
    auto outcome = Iconv::Outcome::incomplete;
    std::size_t taken = 0;  // by iconv without an answer yet: shift sequences, a letter that may get an accent
    for (; at + size <= to.bytes.size() && size <= longest; ++size) {
      outcome = converter.convert(to.bytes.substr(at + taken, size - taken), characters);
      if (outcome == Iconv::Outcome::wrong || (outcome == Iconv::Outcome::converted && !characters.empty())) break;
      if (outcome == Iconv::Outcome::converted) taken = size;
    }
    size = std::min(size, to.bytes.size() - at);
    if (outcome == Iconv::Outcome::converted && !characters.empty()) {
      to.run(at, characters.size(), size);
      to.text += characters;
    } else {
      size = std::max<std::size_t>(taken, 1);
      to.run(at, replacement.size(), size);
      to.replace(at, at + size);
      converter.reset();
    }
    at += size;
  }
}

std::string in_hexadecimal(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (const char c : bytes.substr(0, 8)) {
    const auto byte = static_cast<unsigned char>(c);
    text += (text.empty() ? "" : " ");
    text += digits[byte >> 4];
    text += digits[byte & 15];
  }
  return text;
}

void report_wrong_bytes(const Decoding& decoding, const std::string& name, DecodedText& result) {
  LinePosition position;
  std::size_t passed = 0;
  for (std::size_t i = 0; i < std::min(decoding.wrong.size(), listed_findings); ++i) {
    const WrongBytes& wrong = decoding.wrong[i];
    position = advanced(position, result.text.substr(passed, wrong.text_begin - passed));
    passed = wrong.text_begin;
    const std::string_view bytes =
        decoding.bytes.substr(wrong.original_begin, wrong.original_end - wrong.original_begin);
    result.findings.push_back({.code = "encoding-wrong-bytes",
                               .severity = Severity::warning,
                               .what = (bytes.size() == 1 ? "byte " : "bytes ") + in_hexadecimal(bytes) +
                                       " cannot stand here in " + result.encoding + "; read as the mark U+FFFD",
                               .way_out = "correct the text there, or name the encoding of the file: "
                                          "--encoding=windows-1251",
                               .places = {{.source = name,
                                           .line = position.line,
                                           .column = position.column,
                                           .byte_begin = wrong.original_begin,
                                           .byte_end = wrong.original_end,
                                           .text = std::string(replacement)}}});
  }
  if (decoding.wrong.size() > listed_findings) {
    result.findings.back().what +=
        " (and so in " + std::to_string(decoding.wrong.size() - listed_findings) + " more places)";
  }
}

void report_detected(const EncodingGuess& guess, const std::string& name, DecodedText& result) {
  if (guess.name == "utf-8") return;
  const std::string_view certainty = guess.certainty == Certainty::certain  ? "certain"
                                     : guess.certainty == Certainty::likely ? "likely"
                                                                            : "a guess";
  const std::string next = guess.runner_up.empty() ? "" : ", next best " + guess.runner_up;
  const std::string other = guess.runner_up.empty() ? "windows-1251" : guess.runner_up;
  result.findings.push_back(
      {.code = "encoding-detected",
       .severity = guess.certainty == Certainty::guess ? Severity::warning : Severity::note,
       .what = "the text is read as " + guess.name + " (" + std::string(certainty) + ": " + guess.reason + next + ")",
       .way_out = "if words look wrong, name the encoding: --encoding=" + other,
       .places = {{.source = name}}});
}

[[noreturn]] void refuse(const std::string& name, std::string_view encoding) {
  throw Error({.code = "encoding-unknown",
               .severity = Severity::error,
               .what = "no encoding is called '" + std::string(encoding) + "'",
               .way_out = "use utf-8, utf-16le, windows-1251, koi8-u, cp866 or another name that iconv --list prints",
               .places = {{.source = name}}});
}

// The byte order mark of `encoding` at the start of `bytes`, in bytes.
std::size_t mark_size(std::string_view bytes, std::string_view encoding) {
  using Mark = std::pair<std::string_view, std::string_view>;
  const std::array<Mark, 5> marks = {Mark{"utf-8", "\xEF\xBB\xBF"}, Mark{"utf-16le", "\xFF\xFE"},
                                     Mark{"utf-16be", "\xFE\xFF"}, Mark{"utf-32le", {"\xFF\xFE\0\0", 4}},
                                     Mark{"utf-32be", {"\0\0\xFE\xFF", 4}}};
  for (const auto& [name, mark] : marks) {
    if (name == encoding && bytes.starts_with(mark)) return mark.size();
  }
  return 0;
}

// "utf-16" and "utf-32" leave the byte order to the mark; without one, to the pattern, and else it is little-endian.
std::string with_byte_order(std::string_view bytes, std::string name) {
  if (name != "utf-16" && name != "utf-32") return name;
  const std::string detected = detect_encoding(bytes).name;
  return detected.starts_with(name) ? detected : name + "le";
}

void decode_into(DecodedText& result, Decoding& decoding) {
  const std::size_t begin = mark_size(decoding.bytes, result.encoding);
  if (result.encoding == "utf-8") {
    if (!utf8::first_invalid(decoding.bytes.substr(begin))) {
      result.text = decoding.bytes.substr(begin);
      result.offsets = OffsetMap::shifted(begin);
      return;
    }
    decode_utf8(decoding, begin);
  } else if (result.encoding == "utf-16le" || result.encoding == "utf-16be") {
    decode_utf16(decoding, begin, result.encoding == "utf-16le" ? ByteOrder::little : ByteOrder::big);
    result.storage = std::move(decoding.text);
    result.offsets = OffsetMap::of_units(result.storage, 2, begin, decoding.bytes.size());
  } else if (const auto page = code_page_named(result.encoding)) {
    decode_single_byte(decoding, *page);
    result.storage = std::move(decoding.text);
    result.offsets = OffsetMap::of_units(result.storage, 1, 0, decoding.bytes.size());
  } else {
    Iconv converter(result.encoding);
    decode_by_iconv(decoding, begin, converter);
  }
  if (!decoding.runs.empty()) {
    decoding.runs.push_back({decoding.text.size(), decoding.bytes.size(), 1, 1});
    result.storage = std::move(decoding.text);
    result.offsets = OffsetMap::of_runs(std::move(decoding.runs));
  }
  result.text = result.storage;
}

}  // namespace

std::unique_ptr<DecodedText> decode(std::string_view bytes, const std::string& name, std::string_view encoding) {
  auto result = std::make_unique<DecodedText>();
  if (encoding.empty()) {
    const EncodingGuess guess = detect_encoding(bytes);
    result->encoding = guess.name;
    report_detected(guess, name, *result);
  } else {
    result->encoding = with_byte_order(bytes, encoding_name(encoding));
    if (result->encoding != "utf-8" && !Iconv(result->encoding).known()) refuse(name, encoding);
  }
  Decoding decoding{.bytes = bytes, .text = {}, .wrong = {}, .runs = {}};
  decode_into(*result, decoding);
  report_wrong_bytes(decoding, name, *result);
  return result;
}

}  // namespace ecumene
