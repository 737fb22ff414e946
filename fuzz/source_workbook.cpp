// Any bytes taken for a workbook are read or refused with an Error; nothing else may happen. The input is also packed
// into a container as the sheet part, so that the XML readers are reached.
#include <zip.h>

#include <cstdint>
#include <cstdlib>
#include <string>

#include "ecumene/base/finding.hpp"
#include "ecumene/source/formats/ods.hpp"
#include "ecumene/source/formats/xlsx.hpp"

namespace {

void read(const ecumene::FormatDescriptor& format, std::string_view bytes) {
  try {
    const ecumene::GridResult result = format.read(bytes, "fuzz", {});
    for (const ecumene::Grid& grid : result.grids) {
      for (const auto& row : grid.rows) {
        for (const ecumene::Cell& cell : row) {
          if (cell.kind == ecumene::CellKind::number && cell.high < cell.low) std::abort();
        }
      }
    }
  } catch (const ecumene::Error&) {
  }
}

std::string packed(const char* part, const std::string& content) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  const std::string book = "<workbook><sheets><sheet name='S' id='r'/></sheets></workbook>";
  const std::string relations = "<Relationships><Relationship Id='r' Target='s.xml'/></Relationships>";
  zip_file_add(zip, "xl/workbook.xml", zip_source_buffer(zip, book.data(), book.size(), 0), 0);
  zip_file_add(zip, "xl/_rels/workbook.xml.rels", zip_source_buffer(zip, relations.data(), relations.size(), 0), 0);
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

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  read(ecumene::xlsx_format, bytes);
  read(ecumene::xlsx_format, packed("xl/s.xml", bytes));
  read(ecumene::ods_format, packed("content.xml", bytes));
  return 0;
}
