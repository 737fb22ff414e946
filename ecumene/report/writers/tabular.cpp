#include "ecumene/report/tabular.hpp"

#include <utility>

#include "ecumene/base/delimited.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {

namespace {

// Wider headings and texts are cut: the CSV and JSON forms hold them whole.
constexpr std::size_t widest_column = 40;

Align alignment(const Table& table, std::size_t column) {
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (table.at(row, column).kind == CellKind::text) return Align::left;
  }
  return Align::right;
}

std::string caption_of(const Table& table) {
  std::string caption = table.title.empty() ? table.name : table.name + ": " + table.title;
  return caption + " (" + to_string(Place{.source = table.source, .sheet = table.sheet}) + ")";
}

}  // namespace

std::string table_text(const Table& table) {
  TableView view;
  view.caption = caption_of(table);
  for (const std::string& heading : table.stub_headings)
    view.columns.push_back({shortened(heading, widest_column), Align::left, heading});
  for (std::size_t j = 0; j < table.columns.size(); ++j) {
    const std::string& label = table.columns[j].label;
    view.columns.push_back({shortened(label, widest_column), alignment(table, j), label});
  }
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    std::vector<ViewCell> cells;
    for (std::size_t s = 0; s < table.stub_headings.size(); ++s) {
      cells.push_back({s < table.rows[i].stub.size() ? shortened(table.rows[i].stub[s].raw, widest_column) : ""});
    }
    for (std::size_t j = 0; j < table.columns.size(); ++j) {
      const Cell& cell = table.at(i, j);
      cells.push_back({shortened(cell.raw + cell.footnote, widest_column)});
    }
    view.rows.push_back(std::move(cells));
  }
  for (const Cell& note : table.notes) view.note += (view.note.empty() ? "" : "\n") + note.raw;
  return aligned_text(view) + "\n";
}

std::string findings_csv(std::span<const Finding> findings) {
  std::string csv = "severity,code,verdict,place,cell,row_label,column_label,printed,recomputed,what,way_out\n";
  static const Place nowhere;
  for (const Finding& finding : findings) {
    const Place& place = finding.places.empty() ? nowhere : finding.places.front();
    const std::string fields[] = {std::string(to_string(finding.severity)),
                                  finding.code,
                                  std::string(to_string(finding.verdict)),
                                  to_string(place),
                                  cell_address(place.row, place.field),
                                  place.row_label,
                                  place.column_label,
                                  finding.printed,
                                  finding.recomputed,
                                  finding.what,
                                  finding.way_out};
    bool first = true;
    for (const std::string& field : fields) {
      if (!std::exchange(first, false)) csv += ',';
      csv += delimited_field(field);
    }
    csv += '\n';
  }
  return csv;
}

std::string linkages_text(std::span<const LinkageSummary> linkages, const Typology& typology) {
  return aligned_text(linkages_view(linkages, typology)) + "\n";
}

}  // namespace ecumene
