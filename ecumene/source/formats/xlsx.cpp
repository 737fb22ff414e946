#include "ecumene/source/formats/xlsx.hpp"

#include <charconv>
#include <optional>
#include <pugixml.hpp>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/formats/workbook.hpp"
#include "ecumene/source/formats/xlsx_internal.hpp"

namespace ecumene {

namespace {

using namespace xlsx_internal;
using pugi::xml_node;

// "BC12" -> row 11, column 54. nullopt if it is no reference.
struct Reference {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};
std::optional<Reference> parse_reference(std::string_view text) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && at < 4 && text[at] >= 'A' && text[at] <= 'Z'; ++at)
    column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
  std::uint32_t row = 0;
  const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), row);
  if (column == 0 || error != std::errc() || row == 0 || end != text.data() + text.size()) return std::nullopt;
  return Reference{row - 1, column - 1};
}

// One worksheet part into one grid.
class SheetReader {
 public:
  SheetReader(const Workbook& book, const SheetEntry& entry, const std::string& file, std::vector<Finding>& findings)
      : book_(book), entry_(entry), file_(file), findings_(findings), builder_(file, entry.name) {}

  Grid read(const xml_node& root) && {
    for_each_child(child(root, "cols"), "col", [&](const xml_node& col) {
      if (!is_true(attribute(col, "hidden"))) return;
      builder_.hide_columns(static_cast<std::uint32_t>(std::max(1, std::atoi(attribute(col, "min"))) - 1),
                            static_cast<std::uint32_t>(std::max(0, std::atoi(attribute(col, "max")))));
    });
    for_each_child(child(root, "sheetData"), "row", [&](const xml_node& row) { read_row(row); });
    for_each_child(child(root, "mergeCells"), "mergeCell",
                   [&](const xml_node& merge) { read_merge(attribute(merge, "ref")); });
    Grid grid = std::move(builder_).finish();
    grid.hidden = entry_.hidden;
    return grid;
  }

 private:
  void read_row(const xml_node& row) {
    const int number = std::atoi(attribute(row, "r"));
    row_ = number > 0 ? static_cast<std::uint32_t>(number - 1) : next_row_;
    next_row_ = row_ + 1;
    next_column_ = 0;
    if (is_true(attribute(row, "hidden"))) builder_.hide_row(row_);
    for_each_child(row, "c", [&](const xml_node& c) { read_cell(c); });
  }

  void read_cell(const xml_node& c) {
    const std::optional<Reference> reference = parse_reference(attribute(c, "r"));
    const std::uint32_t column = reference ? reference->column : next_column_;
    next_column_ = column + 1;
    const std::string_view type = attribute(c, "t");
    const std::string value = child(c, "v").text().get();
    if (value.empty() && type != "inlineStr") {
      if (child(c, "f")) formula_without_value(column);
      return;
    }
    Cell& cell = builder_.cell(row_, column);
    const std::size_t style = static_cast<std::size_t>(std::max(0, std::atoi(attribute(c, "s"))));
    const Style plain;
    const Style& look = style < book_.styles.size() ? book_.styles[style] : plain;
    cell.emphasised = look.bold;
    set_value(cell, c, type, value, look);
    if (cell.raw.empty()) cell.kind = CellKind::empty;
  }

  void set_value(Cell& cell, const xml_node& c, std::string_view type, const std::string& value,
                 const Style& look) const {
    cell.kind = CellKind::text;
    if (type == "s") {
      const std::size_t index = static_cast<std::size_t>(std::max(0, std::atoi(value.c_str())));
      if (index >= book_.strings.size())
        damaged_workbook(file_, "a cell of sheet '" + entry_.name + "' refers to text " + value +
                                    ", which the workbook does not hold");
      cell.raw = utf8::trimmed(book_.strings[index]);
    } else if (type == "inlineStr") {
      cell.raw = utf8::trimmed(item_text(child(c, "is")));
    } else if (type == "b") {
      cell.raw = value == "1" ? "TRUE" : "FALSE";
    } else if (const std::optional<Decimal> stored =
                   type == "str" || type == "e" || type == "d" ? std::nullopt : Decimal::parse(value)) {
      const Displayed shown = displayed(*stored, look.code, book_.dates);
      cell.raw = shown.text;
      if (!shown.is_date) set_shown(cell, *stored, shown);
    } else {
      cell.raw = utf8::trimmed(value);
    }
  }

  // A percent format displays a hundred times the stored share, with a sign.
  static void set_shown(Cell& cell, const Decimal& stored, const Displayed& shown) {
    if (!shown.percent) return set_figure(cell, stored, shown.text);
    cell.raw = shown.text;
    const std::optional<Decimal> figure = Decimal::parse(std::string_view(shown.text).substr(0, shown.text.find('%')));
    if (!figure) return;
    cell.kind = CellKind::number;
    cell.percent = true;
    cell.low = cell.high = *figure;
    const Decimal exact = stored * Decimal(100);
    if (exact != *figure) cell.stored = exact;
  }

  void formula_without_value(std::uint32_t column) {
    findings_.push_back(
        {.code = "formula-without-value",
         .severity = Severity::warning,
         .what = "the cell holds a formula whose result the workbook does not store",
         .way_out = "open the workbook in a spreadsheet program and save it, so that results are stored",
         .places = {{.source = file_, .sheet = entry_.name, .row = row_ + 1, .field = column + 1}}});
  }

  void read_merge(std::string_view reference) {
    const std::size_t colon = reference.find(':');
    const std::optional<Reference> first = parse_reference(reference.substr(0, colon));
    const std::optional<Reference> last =
        colon == std::string_view::npos ? first : parse_reference(reference.substr(colon + 1));
    if (first && last) builder_.merge({first->row, first->column, last->row + 1, last->column + 1});
  }

  const Workbook& book_;
  const SheetEntry& entry_;
  const std::string& file_;
  std::vector<Finding>& findings_;
  SheetBuilder builder_;
  std::uint32_t row_ = 0;
  std::uint32_t next_row_ = 0;
  std::uint32_t next_column_ = 0;
};

GridResult read_xlsx(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  const Archive archive(bytes, name);
  const Workbook book = read_workbook(archive);
  std::vector<std::string> names;
  for (const SheetEntry& sheet : book.sheets) names.push_back(sheet.name);
  refuse_unknown_sheet(names, name, options);
  GridResult result;
  for (const SheetEntry& sheet : book.sheets) {
    if (!is_wanted(sheet.name, options)) continue;
    const pugi::xml_document document = required_part(archive, sheet.path);
    if (local_name(document.document_element().name()) != "worksheet") continue;  // a chart sheet
    if (sheet.hidden) result.findings.push_back(hidden_sheet(name, sheet.name));
    result.grids.push_back(SheetReader(book, sheet, name, result.findings).read(document.document_element()));
  }
  return result;
}

// A ZIP container that names the SpreadsheetML content type in its first local headers, or simply holds xl/.
bool recognises_xlsx(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") &&
         (bytes.find("xl/") != std::string_view::npos || bytes.find("[Content_Types].xml") != std::string_view::npos);
}

}  // namespace

const FormatDescriptor xlsx_format{.name = "xlsx",
                                   .title = "Office Open XML workbook",
                                   .endings = ".xlsx .xlsm",
                                   .source = "ECMA-376 (5th edition, 2021), part 1, section 18: SpreadsheetML",
                                   .recognises = recognises_xlsx,
                                   .read = read_xlsx,
                                   .is_text = false};

}  // namespace ecumene
