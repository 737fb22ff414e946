// The header of an .npy file: magic, version, length, and a Python dictionary of three entries.
#include <array>
#include <limits>
#include <utility>

#include "ecumene/source/formats/npy.hpp"

namespace ecumene {
namespace {

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::uint64_t most_columns = 65'536;
constexpr std::string_view way_out = "write it with numpy: numpy.save(FILE, numpy.asarray(MATRIX, dtype='float64'))";

[[noreturn]] void refuse(const std::string& name, std::uint64_t byte, const std::string& what,
                         std::string_view advice = way_out) {
  throw Error({.code = "npy-not-understood",
               .severity = Severity::error,
               .what = "byte " + std::to_string(byte) + ": " + what,
               .way_out = std::string(advice),
               .places = {{.source = name, .byte_begin = byte, .byte_end = byte + 1}}});
}

std::uint64_t little_endian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

// Reads the dictionary from left to right; what does not fit is refused with the byte at which it stands.
class HeaderReader {
 public:
  HeaderReader(std::string_view text, std::uint64_t begin, const std::string& name)
      : text_(text), begin_(begin), name_(name) {}

  [[noreturn]] void refuse_here(const std::string& what) const { refuse(name_, begin_ + at_, what); }

  bool accept(char wanted) {
    skip_spaces();
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  void expect(char wanted) {
    if (!accept(wanted)) refuse_here(std::string("the header should have '") + wanted + "' here");
  }
  bool at_end() {
    skip_spaces();
    return at_ == text_.size();
  }
  // Of what stands next.
  std::uint64_t byte() {
    skip_spaces();
    return begin_ + at_;
  }

  std::string_view quoted() {
    skip_spaces();
    const char quote = at_ < text_.size() ? text_[at_] : '\0';
    if (quote != '\'' && quote != '"') refuse_here("the header should have a text in quotes here");
    const std::size_t end = text_.find(quote, at_ + 1);
    if (end == std::string_view::npos) refuse_here("the quote that opens here is never closed");
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return inside;
  }

  bool truth() {
    skip_spaces();
    for (const auto& [word, value] : {std::pair{std::string_view("True"), true}, {"False", false}}) {
      if (!text_.substr(at_).starts_with(word)) continue;
      at_ += word.size();
      return value;
    }
    refuse_here("the header should have True or False here");
  }

  std::uint64_t count() {
    skip_spaces();
    std::uint64_t value = 0;
    const std::size_t begin = at_;
    for (; at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '9'; ++at_) {
      const auto digit = static_cast<std::uint64_t>(text_[at_] - '0');
      if (value > (std::numeric_limits<std::uint64_t>::max() - digit) / 10) refuse_here("the array cannot be so long");
      value = value * 10 + digit;
    }
    if (at_ == begin) refuse_here("the header should have a whole number here");
    if (at_ < text_.size() && text_[at_] == 'L') ++at_;  // Python 2 wrote 10L
    return value;
  }

 private:
  void skip_spaces() {
    while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\t')) ++at_;
  }

  std::string_view text_;
  std::uint64_t begin_;
  const std::string& name_;
  std::size_t at_ = 0;
};

constexpr std::string_view other_type =
    "save it as numbers of 8 bytes: numpy.save(FILE, numpy.asarray(MATRIX, dtype='float64'))";

void read_type(HeaderReader& reader, const std::string& name, NpyHeader& header) {
  const std::uint64_t byte = reader.byte();
  if (reader.accept('[')) refuse(name, byte, "the array holds records of several fields, not numbers", other_type);
  const std::string type(reader.quoted());
  const auto unreadable = [&] {
    refuse(name, byte, "numbers of type '" + type + "' are not read; f4, f8, i1 to i8 and u1 to u8 are", other_type);
  };
  if (type.size() != 3 || std::string_view("<>|=").find(type[0]) == std::string_view::npos) unreadable();
  header.big_endian = type[0] == '>';
  header.item_bytes = static_cast<std::size_t>(type[2] - '0');
  const bool is_size = type[2] == '1' || type[2] == '2' || type[2] == '4' || type[2] == '8';
  const bool is_floating = type[1] == 'f' && (type[2] == '4' || type[2] == '8');
  if (!is_floating && !(is_size && (type[1] == 'i' || type[1] == 'u'))) unreadable();
  if (type[0] == '|' && header.item_bytes != 1) unreadable();
  header.kind = type[1] == 'f'   ? NpyKind::floating
                : type[1] == 'i' ? NpyKind::signed_integer
                                 : NpyKind::unsigned_integer;
}

void read_shape(HeaderReader& reader, const std::string& name, NpyHeader& header) {
  reader.expect('(');
  const std::uint64_t byte = reader.byte();
  std::array<std::uint64_t, 2> shape{0, 1};
  std::size_t dimensions = 0;
  while (!reader.accept(')')) {
    if (dimensions == 2)
      refuse(name, byte, "the array has more than two dimensions; a table has two",
             "save one table: numpy.save(FILE, ARRAY[0])");
    shape.at(dimensions++) = reader.count();
    if (reader.accept(')')) break;
    reader.expect(',');
  }
  if (dimensions == 0) refuse(name, byte, "the array is a single number, not a table");
  if (shape[1] == 0) refuse(name, byte, "the array has no columns");
  if (shape[1] > most_columns) {
    refuse(name, byte,
           "the array has " + std::to_string(shape[1]) + " columns; the most a table may have is " +
               std::to_string(most_columns),
           "take fewer columns, or the transposed array: ARRAY.T");
  }
  header.rows = shape[0];
  header.columns = shape[1];
}

// The entries may stand in any order; each exactly once.
void read_entries(HeaderReader& reader, const std::string& name, NpyHeader& header) {
  std::array<bool, 3> seen{};
  constexpr std::array<std::string_view, 3> keys{"descr", "fortran_order", "shape"};
  reader.expect('{');
  while (!reader.accept('}')) {
    const std::uint64_t byte = reader.byte();
    const std::string_view key = reader.quoted();
    std::size_t which = 0;
    while (which < keys.size() && keys.at(which) != key) ++which;
    if (which == keys.size())
      refuse(name, byte, "the header has an entry '" + std::string(key) + "' that no .npy file has");
    if (std::exchange(seen.at(which), true)) refuse(name, byte, "the entry '" + std::string(key) + "' stands twice");
    reader.expect(':');
    if (which == 0) read_type(reader, name, header);
    if (which == 1) header.order = reader.truth() ? NpyOrder::columns : NpyOrder::rows;
    if (which == 2) read_shape(reader, name, header);
    if (reader.accept('}')) break;
    reader.expect(',');
  }
  for (std::size_t which = 0; which < keys.size(); ++which) {
    if (!seen.at(which)) reader.refuse_here("the header ends without '" + std::string(keys.at(which)) + "'");
  }
  if (!reader.at_end()) reader.refuse_here("the header goes on after its end");
}

void check_size(const NpyHeader& header, std::uint64_t file_bytes, const std::string& name) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  const std::uint64_t row_bytes = header.columns <= most / header.item_bytes ? header.columns * header.item_bytes : 0;
  const std::uint64_t there = file_bytes - header.data_begin;
  const std::string shape = std::to_string(header.rows) + " rows of " + std::to_string(header.columns) + " columns";
  constexpr std::string_view advice = "check that the file was saved or downloaded whole, or save it again";
  if (row_bytes == 0 || (header.rows > 0 && there / header.rows < row_bytes)) {
    refuse(name, file_bytes, "the file ends here, before the " + shape + " that its header promises are complete",
           advice);
  }
  const std::uint64_t expected = header.rows * row_bytes;
  if (there > expected) {
    refuse(name, header.data_begin + expected,
           "the file goes on for " + std::to_string(there - expected) + " bytes after the " + shape + " of its header",
           advice);
  }
}

}  // namespace

bool is_npy(std::string_view first_bytes) {
  return first_bytes.starts_with(magic);
}

NpyHeader npy_header(std::string_view first_bytes, std::uint64_t file_bytes, const std::string& name) {
  if (!is_npy(first_bytes)) refuse(name, 0, "the file does not begin with \\x93NUMPY: it is no .npy file");
  if (first_bytes.size() < 10) refuse(name, first_bytes.size(), "the file ends inside its header");
  const auto version = static_cast<unsigned char>(first_bytes[6]);
  if (version < 1 || version > 3) {
    refuse(name, 6, "version " + std::to_string(version) + " of the format is not known; versions 1, 2 and 3 are");
  }
  const std::size_t length_bytes = version == 1 ? 2 : 4;
  const std::size_t begin = magic.size() + 2 + length_bytes;
  if (first_bytes.size() < begin) refuse(name, first_bytes.size(), "the file ends inside its header");
  const std::uint64_t length = little_endian(first_bytes.substr(8, length_bytes));
  if (length > file_bytes - begin) refuse(name, 8, "the header is to be longer than the file");
  if (length > first_bytes.size() - begin) refuse(name, 8, "the header is longer than that of any table");
  HeaderReader reader(first_bytes.substr(begin, length), begin, name);
  NpyHeader header{.data_begin = begin + length};
  read_entries(reader, name, header);
  check_size(header, file_bytes, name);
  return header;
}

}  // namespace ecumene
