// One region of a grid becomes a Table: headings, label columns, body, title and notes.
#include <algorithm>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures_findings.hpp"
#include "ecumene/source/structure.hpp"

namespace ecumene {
namespace {

// The filled cells of a row as one: a note that holds delimiters was cut into fields.
Cell joined_row(const Grid& grid, std::size_t row, std::string_view separator) {
  Cell joined;
  for (const Cell& cell : grid.rows[row]) {
    if (is_blank(cell) || (cell.merged && !joined.raw.empty())) continue;
    if (joined.raw.empty()) {
      joined = cell;
    } else {
      joined.raw += std::string(separator) + cell.raw;
      joined.byte_end = cell.byte_end;
    }
  }
  joined.kind = CellKind::text;
  return joined;
}

class TableBuilder {
 public:
  TableBuilder(Grid& grid, const Region& region, const ReadOptions& options, Harvest harvest)
      : grid_(grid), region_(region), options_(options), harvest_(harvest) {}

  Table run(const std::string& name) {
    table_.source = grid_.source;
    table_.sheet = grid_.sheet;
    table_.name = name;
    take_captions();
    lines_ =
        options_.header_lines ? std::min(*options_.header_lines, region_.rows.size()) : heading_lines(grid_, region_);
    body_ = lines_;
    labels_ = heading_labels(grid_, region_, lines_);
    if (lines_ > 0 && !options_.header_lines) drop_column_numbers();
    reject_long_rows();
    take_columns();
    table_.columns =
        make_columns(grid_, region_, {.lines = lines_, .labels = labels_, .fields = fields_, .title = table_.title},
                     harvest_.findings);
    take_body();
    for (std::size_t row : region_.notes) table_.notes.push_back(joined_row(grid_, row, ","));
    if (table_.rows.empty()) say_no_rows();
    long_rows_.move_to(harvest_.findings, "the table");
    return std::move(table_);
  }

 private:
  const Cell& cell(std::size_t index, std::size_t column) const {
    return cell_at(grid_, region_.rows[index], region_.first_column + column);
  }

  void take_captions() {
    for (std::size_t row : region_.captions) {
      if (!table_.title.empty()) table_.title += ' ';
      table_.title += joined_row(grid_, row, ", ").raw;
    }
  }

  void drop_column_numbers() {
    if (!numbers_columns(grid_, region_, lines_)) return;
    Finding finding{.code = "numbering-row-dropped",
                    .severity = Severity::note,
                    .verdict = Verdict::none,
                    .what = "the line under the headings only numbers the columns; it is left out",
                    .way_out = "if it is a row of figures, say how many heading lines there are: --header-lines=" +
                               std::to_string(lines_),
                    .places = {place_of(grid_, cell(lines_, 0))},
                    .printed = {},
                    .recomputed = {},
                    .repair = {}};
    harvest_.findings.push_back(std::move(finding));
    ++body_;
  }

  // A delimiter too many moves every figure behind it into a wrong column. Only text files can have one; a line with
  // most of its kind too long is no accident: then headings are missing.
  void reject_long_rows() {
    end_ = region_.width();
    rejected_.assign(region_.rows.size(), false);
    if (lines_ == 0 || cell(0, 0).line == 0) return;
    std::size_t labelled = end_;
    while (labelled > 0 && labels_[labelled - 1].empty()) --labelled;
    std::size_t heading_fields = 0;
    for (std::size_t line = 0; line < lines_; ++line) {
      heading_fields = std::max(heading_fields, grid_.rows[region_.rows[line]].size());
    }
    if (heading_fields > region_.first_column)
      labelled = std::max(labelled, std::min(end_, heading_fields - region_.first_column));
    if (labelled == end_) return;
    std::size_t count = 0;
    for (std::size_t index = body_; index < region_.rows.size(); ++index) {
      rejected_[index] =
          filled_cells(grid_, region_.rows[index], region_.first_column + labelled, region_.end_column) > 0;
      if (rejected_[index]) ++count;
    }
    if (count * 2 > region_.rows.size() - body_) {
      rejected_.assign(region_.rows.size(), false);
      return;
    }
    end_ = labelled;
    for (std::size_t index = body_; index < region_.rows.size(); ++index) {
      if (rejected_[index]) reject(index, labelled);
    }
  }

  void reject(std::size_t index, std::size_t labelled) {
    const auto& cells = grid_.rows[region_.rows[index]];
    Finding finding;
    finding.code = "row-too-long";
    finding.severity = Severity::error;
    finding.places = {place_of(grid_, cells.front())};
    finding.what = "the row '" + cells.front().raw + "' has " + std::to_string(cells.size()) +
                   " fields where the heading has " + std::to_string(region_.first_column + labelled) +
                   "; it is left out, because its figures may stand in wrong columns";
    finding.way_out = "put quotes around a field that holds the delimiter, or take the extra delimiter out";
    RejectedRow row{.place = finding.places.front(), .raw = {}, .reason = finding.code};
    for (std::size_t i = 0; i < cells.size(); ++i) row.raw += (i > 0 ? "," : "") + cells[i].raw;
    row.place.byte_end = cells.back().byte_end;
    long_rows_.add(std::move(finding));
    harvest_.rejected.push_back(std::move(row));
  }

  void take_columns() {
    Region body = region_;
    body.end_column = region_.first_column + end_;
    columns_ = find_columns(grid_, body, body_, labels_);
    if (options_.stub_columns) {
      columns_ = {.numbering = std::nullopt, .first = 0, .stub = std::min(*options_.stub_columns, end_)};
    }
    if (columns_.numbering) {
      Finding finding;
      finding.code = "numbering-column-dropped";
      finding.severity = Severity::note;
      finding.places = {place_of(grid_, cell(0, *columns_.numbering))};
      finding.what = "the first column only numbers the rows; it is left out";
      finding.way_out = "if it names the rows, say how many label columns there are: --stub-columns=1";
      harvest_.findings.push_back(std::move(finding));
    }
    for (std::size_t i = 0; i < columns_.stub; ++i) table_.stub_headings.push_back(labels_[columns_.first + i]);
    for (std::size_t column = columns_.first + columns_.stub; column < end_; ++column) {
      if (!labels_[column].empty() || !is_blank_below(column)) fields_.push_back(column);
    }
  }

  bool is_blank_below(std::size_t column) const {
    for (std::size_t index = body_; index < region_.rows.size(); ++index) {
      if (!rejected_[index] && !is_blank(cell(index, column))) return false;
    }
    return true;
  }

  void take_body() {
    const std::size_t width = region_.first_column + end_;
    table_.rows.reserve(region_.rows.size() - body_);
    table_.cells.reserve((region_.rows.size() - body_) * fields_.size());
    for (std::size_t index = body_; index < region_.rows.size(); ++index) {
      if (rejected_[index] || filled_cells(grid_, region_.rows[index], region_.first_column, width) == 0) continue;
      take_row(index);
    }
  }

  Cell take_cell(std::size_t index, std::size_t column) {
    auto& cells = grid_.rows[region_.rows[index]];
    const std::size_t at = region_.first_column + column;
    if (at < cells.size()) return std::move(cells[at]);
    Cell blank;
    blank.line = cells.front().line;
    blank.row = cells.front().row;
    blank.field = static_cast<std::uint32_t>(at + 1);
    return blank;
  }

  void take_row(std::size_t index) {
    TableRow row;
    row.stub.reserve(columns_.stub);
    for (std::size_t i = 0; i < columns_.stub; ++i) {
      row.stub.push_back(take_cell(index, columns_.first + i));
      take_label_footnotes(row.stub.back());
      if (!row.stub.back().raw.empty()) row.stub.back().kind = CellKind::text;
    }
    fill_from_above(row);
    for (std::size_t column : fields_) {
      table_.cells.push_back(take_cell(index, column));
      Cell& cell = table_.cells.back();
      if (cell.kind == CellKind::empty && !cell.raw.empty()) cell.kind = CellKind::text;
    }
    table_.rows.push_back(std::move(row));
  }

  // A label over several rows is printed once: the blanks under it, up to the first own label, repeat it.
  void fill_from_above(TableRow& row) const {
    if (columns_.stub < 2 || table_.rows.empty()) return;
    const auto own = std::find_if(row.stub.begin(), row.stub.end(), [](const Cell& cell) { return !cell.raw.empty(); });
    if (own == row.stub.end()) return;
    for (auto cell = row.stub.begin(); cell != own; ++cell) {
      const Cell& above = table_.rows.back().stub[static_cast<std::size_t>(cell - row.stub.begin())];
      cell->raw = above.raw;
      cell->kind = above.kind;
      cell->footnote = above.footnote;
      cell->emphasised = above.emphasised;
      cell->merged = true;
    }
  }

  void say_no_rows() {
    Finding finding;
    finding.code = "table-without-rows";
    finding.severity = Severity::error;
    if (!region_.rows.empty()) finding.places = {place_of(grid_, cell(0, 0))};
    finding.what = "the table has headings but no rows";
    finding.way_out = "check that the file was saved whole; if the first line is a row, say so: --header-lines=0";
    harvest_.findings.push_back(std::move(finding));
  }

  Grid& grid_;
  const Region& region_;
  const ReadOptions& options_;
  Harvest harvest_;
  Table table_;
  std::size_t lines_ = 0;  // heading lines
  std::size_t body_ = 0;   // index of the first body row
  std::size_t end_ = 0;    // columns of the region that belong to the table
  std::vector<std::string> labels_;
  std::vector<bool> rejected_;
  Columns columns_;
  std::vector<std::size_t> fields_;  // columns behind the labels
  CappedFindings long_rows_;
};

}  // namespace

Table build_table(Grid& grid, const Region& region, const ReadOptions& options, const std::string& name,
                  Harvest harvest) {
  return TableBuilder(grid, region, options, harvest).run(name);
}

}  // namespace ecumene
