// Any bytes taken for a document give a text in good UTF-8 whose places lie inside it, tables and turns in order, and
// an account of every run of digits; or a refusal with its reason. The input is also packed into a container as the
// text of a .docx, so that its reader is reached.
// Input: one byte for the format, then the file.
#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/evidence/turns.hpp"

namespace {

using namespace ecumene;

void require(bool law) {
  if (!law) std::abort();
}

std::string packed(const std::string& content) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  for (const char* part : {"word/document.xml", "word/footnotes.xml"})
    zip_file_add(zip, part, zip_source_buffer(zip, content.data(), content.size(), 0), 0);
  if (zip_close(zip) != 0) std::abort();
  zip_source_open(memory);
  zip_source_seek(memory, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

void check(const Document& document, std::size_t most_bytes) {
  const std::string_view text = document.text();
  require(!utf8::first_invalid(text));
  const Reading reading = read_text(text);
  const Account balance = account(document, reading);
  std::size_t runs = 0;
  for (const Account::Line& line : balance.lines) runs += line.runs;
  require(runs == balance.runs);
  for (const Mention& mention : reading.mentions) {
    const Origin origin = document.origin(mention.begin, mention.end);
    require(origin.byte_begin <= origin.byte_end && origin.byte_end <= most_bytes);
  }
  const TextTables tables = tables_in(text, "fuzz");
  for (const TextTable& table : tables.tables) {
    require(table.range.begin <= table.range.end && table.range.end <= text.size());
    for (const Cell& cell : table.table.cells)
      require(cell.byte_begin <= cell.byte_end && cell.byte_end <= text.size());
  }
  tables_jsonl(document, tables);
  const Turns turns = turns_in(text, "fuzz");
  std::size_t before = 0;
  for (const Turn& turn : turns.turns) {
    require(before <= turn.begin && turn.begin <= turn.end && turn.end <= text.size());
    before = turn.end;
  }
  jsonl(document, reading, Rejected::included);
  turns_jsonl(document, turns);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 1) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  try {
    switch (data[0] % 5) {
      case 0:
        check(Document::of_text(bytes, "fuzz"), bytes.size());
        break;
      case 1:
        check(Document::of_html(bytes, "fuzz"), bytes.size());
        break;
      case 2:
        check(Document::of_docx(bytes, "fuzz"), SIZE_MAX);
        break;
      case 3:
        check(Document::of_docx(packed(bytes), "fuzz"), bytes.size());
        break;
      default:
        require(!utf8::first_invalid(pdf_layout_text(bytes, "fuzz").text()));
    }
  } catch (const Error& error) {
    require(!error.finding().code.empty() && !error.finding().way_out.empty());
  }
  return 0;
}
