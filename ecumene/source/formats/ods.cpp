#include "ecumene/source/formats/ods.hpp"

#include <algorithm>
#include <map>
#include <pugixml.hpp>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/formats/archive.hpp"
#include "ecumene/source/formats/workbook.hpp"

namespace ecumene {

namespace {

using pugi::xml_node;

std::string_view name_of(const xml_node& node) {
  return node.name();
}

// Groups and spans nest a few levels deep in real files; what lies deeper than this is not followed.
constexpr int deepest_nesting = 64;

// Paragraphs of a cell, joined by a space; spans, links and repeated spaces inside them.
void append_text(const xml_node& node, std::string& text, int depth = 0) {
  if (depth > deepest_nesting) return;
  for (const xml_node& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      text += part.value();
    } else if (name_of(part) == "text:s") {
      text += std::string(std::min<std::size_t>(part.attribute("text:c").as_uint(1), 1000), ' ');
    } else if (name_of(part) == "text:tab" || name_of(part) == "text:line-break") {
      text += ' ';
    } else if (name_of(part) != "office:annotation" && name_of(part) != "text:note") {
      append_text(part, text, depth + 1);
    }
  }
}

std::string cell_text(const xml_node& cell) {
  std::string text;
  for (const xml_node& paragraph : cell.children("text:p")) {
    if (!text.empty()) text += ' ';
    append_text(paragraph, text);
  }
  return std::string(utf8::trimmed(text));
}

// Automatic styles: which are bold, which hide their sheet.
struct Styles {
  std::map<std::string, bool> bold;
  std::map<std::string, bool> hidden_sheet;
};

Styles read_styles(const xml_node& root) {
  Styles styles;
  for (const xml_node& style : root.child("office:automatic-styles").children("style:style")) {
    const std::string name = style.attribute("style:name").value();
    styles.bold[name] =
        std::string_view(style.child("style:text-properties").attribute("fo:font-weight").value()) == "bold";
    styles.hidden_sheet[name] =
        std::string_view(style.child("style:table-properties").attribute("table:display").value()) == "false";
  }
  return styles;
}

bool flag(const std::map<std::string, bool>& flags, const char* name) {
  const auto found = flags.find(name);
  return found != flags.end() && found->second;
}

bool is_hidden(const xml_node& node) {
  const std::string_view visibility = node.attribute("table:visibility").value();
  return visibility == "collapse" || visibility == "filter";
}

// One table:table into one grid.
class SheetReader {
 public:
  SheetReader(const Styles& styles, const std::string& file, const std::string& sheet)
      : styles_(styles), builder_(file, sheet) {}

  Grid read(const xml_node& table) && {
    std::uint32_t column = 0;
    read_columns(table, column);
    read_rows(table);
    return std::move(builder_).finish();
  }

 private:
  // Columns and rows may stand in (nested) groups and header sections.
  void read_columns(const xml_node& parent, std::uint32_t& column, int depth = 0) {
    if (depth > deepest_nesting) return;
    for (const xml_node& node : parent.children()) {
      if (name_of(node) == "table:table-column") {
        const std::uint32_t repeats = std::min(node.attribute("table:number-columns-repeated").as_uint(1), 20'000U);
        if (is_hidden(node)) builder_.hide_columns(column, column + repeats);
        column += repeats;
      } else if (name_of(node) == "table:table-column-group" || name_of(node) == "table:table-header-columns") {
        read_columns(node, column, depth + 1);
      }
    }
  }

  void read_rows(const xml_node& parent, int depth = 0) {
    if (depth > deepest_nesting) return;
    for (const xml_node& node : parent.children()) {
      if (name_of(node) == "table:table-row") {
        read_row(node);
      } else if (name_of(node) == "table:table-row-group" || name_of(node) == "table:table-header-rows") {
        read_rows(node, depth + 1);
      }
    }
  }

  static bool holds_something(const xml_node& row) {
    return std::any_of(row.children().begin(), row.children().end(),
                       [](const xml_node& cell) { return cell.child("text:p") || cell.attribute("office:value"); });
  }

  void read_row(const xml_node& row) {
    std::uint32_t repeats = std::max(1U, row.attribute("table:number-rows-repeated").as_uint(1));
    const bool filled = holds_something(row);
    // The empty rest of a sheet comes as one row repeated a million times.
    for (std::uint32_t i = 0; filled && i < repeats; ++i) {
      if (is_hidden(row)) builder_.hide_row(row_ + i);
      read_cells(row, row_ + i);
    }
    row_ += repeats;
  }

  void read_cells(const xml_node& row, std::uint32_t number) {
    std::uint32_t column = 0;
    for (const xml_node& node : row.children()) {
      const std::string_view name = name_of(node);
      if (name != "table:table-cell" && name != "table:covered-table-cell") continue;
      const std::uint32_t repeats = std::max(1U, node.attribute("table:number-columns-repeated").as_uint(1));
      const bool filled = name == "table:table-cell" && (node.child("text:p") || node.attribute("office:value"));
      for (std::uint32_t i = 0; filled && i < repeats; ++i) read_cell(node, number, column + i);
      if (filled) read_span(node, number, column);
      column += repeats;
    }
  }

  void read_cell(const xml_node& node, std::uint32_t row, std::uint32_t column) {
    Cell& cell = builder_.cell(row, column);
    cell.emphasised = flag(styles_.bold, node.attribute("table:style-name").value());
    cell.raw = cell_text(node);
    cell.kind = cell.raw.empty() ? CellKind::empty : CellKind::text;
    const std::string_view type = node.attribute("office:value-type").value();
    const std::optional<Decimal> stored = Decimal::parse(node.attribute("office:value").value());
    if (!stored || (type != "float" && type != "percentage" && type != "currency")) return;
    if (cell.raw.empty()) cell.raw = stored->to_string();
    // The displayed text is in the author's number format, which figures.cpp reads; only what it stands for is added.
    if (type == "float" && Decimal::parse(cell.raw)) {
      set_figure(cell, *stored, cell.raw);
    } else {
      cell.kind = CellKind::text;
      cell.stored = type == "percentage" ? *stored * Decimal(100) : *stored;
    }
  }

  void read_span(const xml_node& node, std::uint32_t row, std::uint32_t column) {
    const std::uint32_t rows = node.attribute("table:number-rows-spanned").as_uint(1);
    const std::uint32_t columns = node.attribute("table:number-columns-spanned").as_uint(1);
    if (rows > 1 || columns > 1)
      builder_.merge({row, column, row + std::max(rows, 1U), column + std::max(columns, 1U)});
  }

  const Styles& styles_;
  SheetBuilder builder_;
  std::uint32_t row_ = 0;
};

void refuse_encrypted(const Archive& archive) {
  const std::optional<std::string> manifest = archive.part("META-INF/manifest.xml");
  if (!manifest || manifest->find("encryption-data") == std::string::npos) return;
  throw Error(Finding{.code = "workbook-encrypted",
                      .severity = Severity::error,
                      .what = "the workbook is protected by a password",
                      .way_out = "open it with its password and save a copy without one",
                      .places = {{.source = archive.name()}}});
}

GridResult read_ods(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  const Archive archive(bytes, name);
  refuse_encrypted(archive);
  const std::optional<std::string> content = archive.part("content.xml");
  if (!content) damaged_workbook(name, "the workbook has no part 'content.xml'");
  pugi::xml_document document;
  const pugi::xml_parse_result parsed =
      document.load_buffer(content->data(), content->size(), pugi::parse_default | pugi::parse_ws_pcdata);
  if (!parsed)
    damaged_workbook(name, std::string("the part 'content.xml' is no well-formed XML: ") + parsed.description());
  const xml_node root = document.document_element();
  const Styles styles = read_styles(root);
  const xml_node spreadsheet = root.child("office:body").child("office:spreadsheet");
  std::vector<std::string> names;
  for (const xml_node& table : spreadsheet.children("table:table"))
    names.emplace_back(table.attribute("table:name").value());
  refuse_unknown_sheet(names, name, options);
  GridResult result;
  for (const xml_node& table : spreadsheet.children("table:table")) {
    const std::string sheet = table.attribute("table:name").value();
    if (!is_wanted(sheet, options)) continue;
    const bool hidden = flag(styles.hidden_sheet, table.attribute("table:style-name").value());
    if (hidden) result.findings.push_back(hidden_sheet(name, sheet));
    result.grids.push_back(SheetReader(styles, name, sheet).read(table));
    result.grids.back().hidden = hidden;
  }
  return result;
}

// The first part of an ODS container is an uncompressed "mimetype".
bool recognises_ods(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") &&
         bytes.substr(0, 200).find("application/vnd.oasis.opendocument.spreadsheet") != std::string_view::npos;
}

}  // namespace

const FormatDescriptor ods_format{.name = "ods",
                                  .title = "OpenDocument spreadsheet",
                                  .endings = ".ods",
                                  .source = "OASIS OpenDocument 1.3 (2021), part 3, section 9: tables",
                                  .recognises = recognises_ods,
                                  .read = read_ods,
                                  .is_text = false};

}  // namespace ecumene
