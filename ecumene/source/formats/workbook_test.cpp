// XLSX and ODS workbooks made here part by part, as the standards spell them.
#include <doctest/doctest.h>
#include <zip.h>

#include <map>
#include <string>

#include "ecumene/source/formats/number_display.hpp"
#include "ecumene/source/formats/ods.hpp"
#include "ecumene/source/formats/xlsx.hpp"

using namespace ecumene;

namespace {

using Parts = std::map<std::string, std::string>;

// A ZIP container in memory; "mimetype" comes first and uncompressed, as OpenDocument asks.
std::string zipped(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  const auto add = [&](const std::string& name, const std::string& content, bool packed) {
    const zip_int64_t index =
        zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0), ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(zip, static_cast<zip_uint64_t>(index), packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
  };
  if (parts.contains("mimetype")) add("mimetype", parts.at("mimetype"), false);
  for (const auto& [name, content] : parts) {
    if (name != "mimetype") add(name, content, true);
  }
  REQUIRE(zip_close(zip) == 0);
  zip_source_open(memory);
  zip_source_seek(memory, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

Parts xlsx_parts(const std::string& sheet_data, const std::string& extra = "") {
  return {
      {"xl/workbook.xml",
       R"(<workbook xmlns:r="r"><sheets><sheet name="Regions" sheetId="1" r:id="rId1"/><sheet name="Old" sheetId="2" state="hidden" r:id="rId2"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>)"},
      {"xl/sharedStrings.xml",
       R"(<sst><si><t>Region</t></si><si><r><t>Томская </t></r><r><t xml:space="preserve">область</t></r></si></sst>)"},
      {"xl/styles.xml",
       R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0"/></numFmts><fonts><font/><font><b/></font></fonts>)"
       R"(<cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="10" fontId="0"/><xf numFmtId="14" fontId="0"/></cellXfs></styleSheet>)"},
      {"xl/worksheets/sheet1.xml", "<worksheet><cols><col min=\"4\" max=\"4\" hidden=\"1\"/></cols><sheetData>" +
                                       sheet_data + "</sheetData>" + extra + "</worksheet>"},
      {"xl/worksheets/sheet2.xml",
       R"(<worksheet><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>)"},
  };
}

GridResult read_xlsx(const Parts& parts, const ReadOptions& options = {}) {
  const std::string bytes = zipped(parts);
  CHECK(xlsx_format.recognises(bytes));
  return xlsx_format.read(bytes, "book.xlsx", options);
}

}  // namespace

TEST_CASE("a number format decides what a stored number displays") {
  const auto shown = [](const char* stored, const char* code) { return displayed(*Decimal::parse(stored), code).text; };
  CHECK(shown("1.5833333333333333", "0.0") == "1.6");
  CHECK(shown("1.5833333333333333", "General") == "1.5833333333");
  CHECK(shown("0.30000000000000004", "General") == "0.3");
  CHECK(shown("1234567.891", "#,##0.00") == "1234567.89");
  CHECK(shown("0.125", "0.0%") == "12.5%");
  CHECK(shown("1234567", "#,##0,") == "1235");
  CHECK(shown("-3.25", "0.0;(0.0)") == "(3.3)");
  CHECK(shown("0", "0.0;-0.0;\"-\"") == "-");
  CHECK(shown("12.5", "0.0\"*\"") == "12.5*");
  CHECK(shown("1.50", "0.0#") == "1.5");
  CHECK(shown("0.5", "#.0") == "0.5");
  CHECK(shown("417.9", "#,##0.0\\ \"млн\"") == "417.9 млн");
}

TEST_CASE("a date format shows the calendar day in both date systems of ECMA-376") {
  CHECK(displayed(Decimal(45292), "yyyy-mm-dd").text == "2024-01-01");  // 18.17.4.1: serial 1 is 1900-01-01
  CHECK(displayed(Decimal(61), "dd.mm.yyyy").text == "1900-03-01");
  CHECK(displayed(Decimal(0), "yyyy-mm-dd", DateSystem::from_1904).text == "1904-01-01");
  CHECK(displayed(Decimal(1), "0.0").is_date == false);
}

TEST_CASE("an XLSX cell keeps what is shown, what is stored, its address and its weight") {
  const GridResult result = read_xlsx(xlsx_parts(
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Mean</t></is></c></row>)"
      R"(<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>1.5833333333333333</v></c><c r="C3" s="2"><v>0.12345</v></c><c r="D3" s="3"><v>45292</v></c></row>)"));
  REQUIRE(result.grids.size() == 2);
  const Grid& grid = result.grids[0];
  REQUIRE(grid.rows.size() == 3);
  CHECK(grid.rows[0][1].raw == "Mean");
  CHECK(grid.rows[2][0].raw == "Томская область");
  const Cell& mean = grid.rows[2][1];
  CHECK(mean.raw == "1.6");
  CHECK(mean.low == *Decimal::parse("1.6"));
  CHECK(mean.stored == Decimal::parse("1.5833333333333333"));
  CHECK(mean.emphasised);
  CHECK(cell_address(mean.row, mean.field) == "B3");
  const Cell& share = grid.rows[2][2];
  CHECK(share.percent);
  CHECK(share.low == *Decimal::parse("12.35"));  // built-in format 10: two decimals; a half goes away from zero
  CHECK(share.stored == Decimal::parse("12.345"));
  CHECK(grid.rows[2][3].raw == "2024-01-01");
  CHECK(grid.rows[2][3].hidden);
  CHECK_FALSE(mean.hidden);
}

TEST_CASE("merged areas repeat their first cell and say so") {
  const GridResult result = read_xlsx(xlsx_parts(
      R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>Activities</v></c></row><row r="2"><c r="B2"><v>1</v></c></row>)",
      R"(<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="A1:A2"/></mergeCells>)"));
  const Grid& grid = result.grids[0];
  CHECK(grid.rows[0][2].raw == "Activities");
  CHECK(grid.rows[0][2].merged);
  CHECK_FALSE(grid.rows[0][1].merged);
  CHECK(grid.rows[1][0].raw == "Region");
  CHECK(cell_address(grid.rows[1][0].row, grid.rows[1][0].field) == "A2");
}

TEST_CASE("hidden sheets are read and named, and --sheet chooses one") {
  const Parts parts = xlsx_parts(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
  const GridResult all = read_xlsx(parts);
  REQUIRE(all.findings.size() == 1);
  CHECK(to_string(all.findings[0]) ==
        "book.xlsx:Old: note: sheet-hidden: the sheet 'Old' is hidden in the workbook and was read all the same\n"
        "    way out: name the sheet to read with --sheet if this one is not meant");
  const GridResult one = read_xlsx(parts, {.sheet = "old"});
  REQUIRE(one.grids.size() == 1);
  CHECK(one.grids[0].rows[0][0].raw == "7");
  CHECK_THROWS_WITH(read_xlsx(parts, {.sheet = "Data"}),
                    "book.xlsx: error: sheet-not-found: the workbook has no sheet 'Data'\n"
                    "    way out: its sheets are 'Regions', 'Old'");
}

TEST_CASE("a formula without a stored result is named with its cell") {
  const GridResult result =
      read_xlsx(xlsx_parts(R"(<row r="4"><c r="C4"><f>SUM(A1:B1)</f></c></row>)"), {.sheet = "Regions"});
  REQUIRE(result.findings.size() == 1);
  CHECK(result.findings[0].code == "formula-without-value");
  CHECK(to_string(result.findings[0].places[0]) == "book.xlsx:Regions!C4");
}

TEST_CASE("a damaged workbook is refused with what is wrong") {
  CHECK_THROWS_WITH(xlsx_format.read("PK\x03\x04 nothing more", "book.xlsx", {}),
                    doctest::Contains("book.xlsx: error: workbook-damaged: the workbook is no intact ZIP container"));
  Parts parts = xlsx_parts("<row><c><v>1</v>");
  CHECK_THROWS_WITH(read_xlsx(parts), doctest::Contains("the part 'xl/worksheets/sheet1.xml' is no well-formed XML"));
  parts.erase("xl/workbook.xml");
  CHECK_THROWS_WITH(read_xlsx(parts), doctest::Contains("the workbook has no part 'xl/workbook.xml'"));
}

TEST_CASE("a part that unpacks to hundreds of times its size is refused") {
  Parts parts = xlsx_parts("");
  parts["xl/sharedStrings.xml"] = std::string(std::size_t{80} << 20, ' ');
  CHECK_THROWS_WITH(read_xlsx(parts),
                    doctest::Contains("workbook-too-large: the part 'xl/sharedStrings.xml' would unpack to 80 MiB"));
}

namespace {
GridResult read_ods(const std::string& table, const ReadOptions& options = {}) {
  const std::string content =
      R"(<office:document-content><office:automatic-styles><style:style style:name="b"><style:text-properties fo:font-weight="bold"/></style:style>)"
      R"(<style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>)"
      "<office:body><office:spreadsheet>" +
      table + "</office:spreadsheet></office:body></office:document-content>";
  const std::string bytes =
      zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", content}});
  CHECK(ods_format.recognises(bytes));
  return ods_format.read(bytes, "book.ods", options);
}
}  // namespace

TEST_CASE("an ODS sheet gives its displayed texts, repeated and spanned cells in place") {
  const GridResult result = read_ods(
      R"(<table:table table:name="T"><table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/>)"
      R"(<table:table-row><table:table-cell table:number-columns-spanned="2"><text:p>Рейтинг <text:span>регионов</text:span></text:p></table:table-cell><table:covered-table-cell/></table:table-row>)"
      R"(<table:table-row table:number-rows-repeated="2"><table:table-cell table:style-name="b"><text:p>A</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="float" office:value="1.5833" ><text:p>1.6</text:p></table:table-cell>)"
      R"(<table:table-cell office:value-type="percentage" office:value="0.125"><text:p>12,5 %</text:p></table:table-cell></table:table-row>)"
      R"(<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000"/></table:table-row></table:table>)");
  REQUIRE(result.grids.size() == 1);
  const Grid& grid = result.grids[0];
  REQUIRE(grid.rows.size() == 3);
  CHECK(grid.rows[0][0].raw == "Рейтинг регионов");
  CHECK(grid.rows[0][1].merged);
  CHECK(grid.rows[1][0].emphasised);
  CHECK(grid.rows[2][1].low == *Decimal::parse("1.6"));
  CHECK(grid.rows[2][1].stored == Decimal::parse("1.5833"));
  CHECK(grid.rows[2][2].raw == "12,5 %");
  CHECK(grid.rows[2][2].stored == Decimal::parse("12.500"));
  CHECK(grid.rows[2][2].hidden);
}

TEST_CASE("a password-protected ODS is refused with the way out") {
  const std::string bytes = zipped({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                                    {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
                                    {"content.xml", "x"}});
  CHECK_THROWS_WITH(ods_format.read(bytes, "book.ods", {}),
                    "book.ods: error: workbook-encrypted: the workbook is protected by a password\n"
                    "    way out: open it with its password and save a copy without one");
}
