#include <algorithm>
#include <cmath>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/origins.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_merges = 60;

std::string how_made(const Typology& typology) {
  const TypologyOptions& options = typology.options;
  std::string text =
      counted(typology.regions.size(), "region") + ", " + counted(typology.indicators.size(), "indicator") + "; " +
      std::string(descriptor(options.linkage).name) + " linkage, " + std::string(descriptor(options.distance).title) +
      " distance, scaling: " + scaling_name(options.scaling) + ". ";
  text += "Cophenetic correlation " + fixed(typology.cophenetic_correlation, 3) + ", agglomerative coefficient " +
          fixed(typology.agglomerative_coefficient, 3) + ", mean silhouette " + fixed(typology.mean_silhouette, 3) +
          ".";
  if (!typology.tree.inversions.empty()) {
    text += " " + counted(typology.tree.inversions.size(), "merge is lower", "merges are lower") +
            " than one below: the tree is not to be read by its heights alone.";
  }
  if (!typology.tree.ties.empty()) {
    text += " At " + counted(typology.tree.ties.size(), "height") +
            " several merges were equally near, so other trees are as good as this one.";
  }
  if (!typology.left_out.empty()) text += " Left out for missing values: " + listed(typology.left_out, 20) + ".";
  return text;
}

HeatMap heat_map_of(const Page& page, const Typology& typology, const TypologyOrigins& origins, const std::string& id) {
  HeatMap map;
  map.id = id;
  map.title = "Values behind the groups: " + typology.name;
  map.shading = typology.options.scaling == Scaling::z_score ? Shading::diverging : Shading::sequential;
  map.columns = distinct_parts(typology.indicators);
  const std::size_t columns = typology.indicators.size();
  const bool complete = typology.scaled.size() == typology.regions.size() * columns;
  if (!complete || typology.order.size() != typology.regions.size()) return map;
  for (const std::uint32_t region : typology.order) {
    if (region >= typology.regions.size()) continue;
    map.rows.push_back(typology.regions[region]);
    if (region < typology.groups.size()) map.groups.push_back(typology.groups[region]);
    for (std::size_t column = 0; column < columns; ++column) {
      const std::size_t at = region * columns + column;
      const auto cell = origins.cell(region, column);
      const double measured =
          typology.values.size() == typology.scaled.size() ? typology.values[at] : typology.scaled[at];
      map.values.push_back(typology.scaled[at]);
      map.links.push_back(cell ? page.cells.href(*cell) : "");
      map.printed.push_back(cell ? page.input.tables[cell->table]
                                       .at(static_cast<std::size_t>(cell->row), static_cast<std::size_t>(cell->column))
                                       .raw
                                 : brief(measured, 3));
    }
  }
  return map;
}

std::string support_words(const Typology& typology) {
  if (typology.support.empty()) return "";
  return " Left of each join stand AU/BP, the support of its cluster in percent; bold where AU is 95 or more and its "
         "law "
         "fits. What they mean stands below the table of support.";
}

void write_charts(Html& html, const Page& page, const Typology& typology, const TypologyOrigins& origins,
                  const std::string& id) {
  html.add(figure(dendrogram_chart(typology, {.id = id + "-tree"}),
                  {"Dendrogram",
                   "The further to the left two branches join, the more alike their regions are. The dashed line cuts "
                   "the tree into the numbered, coloured groups; what joins to the right of it is grey." +
                       support_words(typology)}));
  const bool diverging = typology.options.scaling == Scaling::z_score;
  html.add(figure(heat_map_chart(heat_map_of(page, typology, origins, id + "-map")),
                  {"The figures behind the groups",
                   diverging ? "As printed, in the order of the dendrogram; the shade is the distance from the mean in "
                               "standard deviations, orange below, violet above."
                             : "As printed, in the order of the dendrogram; the stronger the shade, the greater the "
                               "figure within its column."}));
}

// Figures of a group lead to the column of the indicator.
TableView linked_by_indicator(TableView view, const Typology& typology, const TypologyOrigins& origins) {
  const std::vector<std::string> names = distinct_parts(typology.indicators);
  lead_rows(view, [&](const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::string() : origins.column(static_cast<std::size_t>(found - names.begin()));
  });
  return view;
}

// The regions a merge joins lead to their rows.
TableView linked_schedule(const Typology& typology, const TypologyOrigins& origins) {
  TableView view = schedule_view(typology, most_merges);
  for (auto& row : view.rows) {
    for (const std::size_t column : {1U, 2U}) row[column].origin = origins.row(row[column].text);
  }
  return view;
}

TableView linked_whole(TableView view, const TypologyOrigins& origins) {
  lead_figures(view, origins.table());
  return view;
}

TableView linked_agreements(const Page& page, std::span<const Agreement> agreements) {
  TableView view = agreement_view(agreements);
  lead_rows(view, [&](const std::string& list) { return table_origin(page, list); });
  return view;
}

void write_how_made(Html& html, const Typology& typology, const TypologyOrigins& origins) {
  html.open("p").text(how_made(typology));
  if (!origins.table().empty()) {
    html.text(" Every figure of this part rests on ");
    html.element("a", origins.table_name(), {{"href", origins.table()}}).text(".");
  }
  html.close().line();
}

void write_typology(Html& html, const Page& page, const TypologySection& section, std::size_t number) {
  const Typology& typology = section.typology;
  const TypologyOrigins origins(page, typology);
  const std::string id = "typology-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", title_of(page, typology.name), {{"id", id + "-heading"}}).line();
  write_how_made(html, typology, origins);
  html.add(html_table(linked_agreements(page, section.agreements), page.cells));
  write_charts(html, page, typology, origins, id);
  TableView members = membership_view(typology);
  lead_rows(members, [&](const std::string& region) { return origins.row(region); });
  html.add(html_table(members, page.cells));
  if (!typology.support.empty()) html.add(html_table(support_view(typology), page.cells));
  html.add(figure(silhouette_chart(typology, id + "-silhouettes"),
                  {"Silhouettes",
                   "The longer its bar, the more clearly a region belongs to its group: 1 is deep inside, 0 between "
                   "two groups, and below 0 it stands nearer to another group."}));
  html.add(html_table(linked_by_indicator(profile_view(typology), typology, origins), page.cells));
  html.add(side_by_side(html_table(linked_by_indicator(contrast_view(typology), typology, origins), page.cells),
                        html_table(linked_whole(group_count_view(typology), origins), page.cells)));
  html.add(html_table(linked_whole(linkages_view(section.linkages, typology), origins), page.cells));
  html.add(html_table(linked_whole(linked_schedule(typology, origins), origins), page.cells));
  html.close().line();
}

void write_shares(Html& html, const Page& page, const ShareSeries& shares, std::size_t number) {
  const std::string id = "shares-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", shares.title, {{"id", id + "-heading"}}).line();
  std::vector<std::string> links;
  for (const Place& place : shares.places) links.push_back(page.cells.href(place));
  html.add(
      figure(shares_chart(shares, links, id + "-chart"), {"Parts of the whole",
                                                          "Each column is a period, each colour a part in the order of "
                                                          "the names. Hatched: what the source leaves unknown; "
                                                          "above the column, how many parts have no figure."}));
  TableView view{shares.title, {{"Part", Align::left, {}}}, {}, {}};
  for (const std::string& period : shares.periods) view.columns.push_back({period, Align::right, {}});
  const std::size_t periods = shares.periods.size();
  if (shares.values.size() != shares.parts.size() * periods) return static_cast<void>(html.close().line());
  for (std::size_t part = 0; part < shares.parts.size(); ++part) {
    std::vector<ViewCell> row{{shares.parts[part]}};
    for (std::size_t period = 0; period < periods; ++period) {
      const std::size_t at = part * periods + period;
      const Place* place = at < shares.places.size() ? &shares.places[at] : nullptr;
      const bool printed = place != nullptr && !place->text.empty();
      row.push_back({printed ? place->text : brief(shares.values[at], 4), place});
    }
    view.rows.push_back(std::move(row));
  }
  html.add(html_table(view, page.cells)).close().line();
}

}  // namespace

Markup typologies_section(const Page& page) {
  Html html;
  for (std::size_t i = 0; i < page.input.typologies.size(); ++i)
    write_typology(html, page, page.input.typologies[i], i + 1);
  return html.finish();
}

Markup shares_section(const Page& page) {
  Html html;
  for (std::size_t i = 0; i < page.input.shares.size(); ++i) write_shares(html, page, page.input.shares[i], i + 1);
  return html.finish();
}

}  // namespace ecumene
