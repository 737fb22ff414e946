#include "ecumene/source/foreign_format.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/encoding.hpp"

namespace ecumene {
namespace {

constexpr std::string_view old_office_way_out =
    "open it in the program that made it and save a table as XLSX, ODS or CSV, a document as DOCX";
constexpr std::string_view picture_way_out =
    "type the table into a spreadsheet, or name the file that holds it as text";
constexpr std::string_view database_way_out = "export the table as CSV";

constexpr std::array<ForeignFormat, 13> foreign_formats{{
    {"%PDF", "a PDF document", "copy its tables into a spreadsheet and save them as XLSX, ODS or CSV"},
    {"\xD0\xCF\x11\xE0", "an old Excel or Word file (before 2007)", old_office_way_out},
    {"{\\rtf", "an RTF document", old_office_way_out},
    {"PK\x03\x04", "a ZIP archive, but none of XLSX, ODS or DOCX",
     "save an ODT or EPUB document as DOCX; unpack an archive and name the file inside"},
    {"\x1F\x8B", "compressed with gzip", "unpack it first: gunzip"},
    {"BZh91AY", "compressed with bzip2", "unpack it first: bunzip2"},
    {"\xFD"
     "7zXZ",
     "compressed with xz", "unpack it first: unxz"},
    {"\x28\xB5\x2F\xFD", "compressed with zstd", "unpack it first: unzstd"},
    {"7z\xBC\xAF", "a 7-Zip archive", "unpack it and name the file inside"},
    {"\x89PNG", "a picture (PNG)", picture_way_out},
    {"\xFF\xD8\xFF", "a picture (JPEG)", picture_way_out},
    {"SQLite format 3", "an SQLite database", database_way_out},
    {"PAR1\x15", "a Parquet file", database_way_out},
}};

bool is_foreign_to_text(char32_t c) {
  constexpr char32_t end_of_file_of_dos = 0x1A;
  return c < U' ' && !(c >= U'\t' && c <= U'\r') && c != end_of_file_of_dos;
}

}  // namespace

const ForeignFormat* foreign_format(std::string_view bytes) {
  const auto* const found = std::find_if(foreign_formats.begin(), foreign_formats.end(),
                                         [&](const ForeignFormat& format) { return bytes.starts_with(format.magic); });
  return found == foreign_formats.end() ? nullptr : found;
}

bool is_text(std::string_view bytes) {
  constexpr std::size_t sample = std::size_t{64} << 10;
  constexpr std::size_t tolerated = 3;
  constexpr std::size_t one_in = 50;
  const auto decoded = decode(bytes.substr(0, sample), {});
  std::size_t characters = 0;
  std::size_t foreign = 0;
  for (std::size_t at = 0; at < decoded->text.size(); ++characters)
    foreign += is_foreign_to_text(utf8::next(decoded->text, at)) ? 1 : 0;
  return foreign <= tolerated || foreign * one_in <= characters;
}

}  // namespace ecumene
