#include <cmath>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_merges = 60;

std::string how_made(const Typology& typology) {
  const TypologyOptions& options = typology.options;
  std::string text = counted(typology.regions.size(), "region") + ", " +
                     counted(typology.indicators.size(), "indicator") +
                     "; distance: " + std::string(descriptor(options.distance).name) +
                     "; linkage: " + std::string(descriptor(options.linkage).name) +
                     "; scaling: " + scaling_name(options.scaling) + ". ";
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

HeatMap heat_map_of(const Page& page, const Typology& typology, const std::string& id) {
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
      const auto cell = page.cells.find(typology.name, typology.regions[region], typology.indicators[column]);
      const double measured =
          typology.values.size() == typology.scaled.size() ? typology.values[at] : typology.scaled[at];
      const bool in_body = cell && cell->row >= 0 && cell->column >= 0;
      map.values.push_back(typology.scaled[at]);
      map.links.push_back(cell ? page.cells.href(*cell) : "");
      map.printed.push_back(in_body
                                ? page.input.tables[cell->table]
                                      .at(static_cast<std::size_t>(cell->row), static_cast<std::size_t>(cell->column))
                                      .raw
                                : brief(measured, 3));
    }
  }
  return map;
}

void write_charts(Html& html, const Page& page, const Typology& typology, const std::string& id) {
  html.add(figure(
      dendrogram_chart(typology, {.id = id + "-tree"}),
      "Dendrogram. Numbers and colours are the groups; the dashed line is the cut. Branches above the cut are grey."));
  const bool diverging = typology.options.scaling == Scaling::z_score;
  html.add(figure(
      heat_map_chart(heat_map_of(page, typology, id + "-map")),
      diverging ? "The values as printed, in the order of the dendrogram. Shade: distance from the mean in standard "
                  "deviations, orange below, violet above."
                : "The values as printed, in the order of the dendrogram. The stronger the shade, the greater the "
                  "value within its column."));
}

void write_typology(Html& html, const Page& page, const TypologySection& section, std::size_t number) {
  const Typology& typology = section.typology;
  const std::string id = "typology-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3",
               title_of(page, typology.name) + ": " + std::string(descriptor(typology.options.linkage).name) +
                   " linkage, " + std::string(descriptor(typology.options.distance).name) + " distance",
               {{"id", id + "-heading"}});
  html.line();
  html.element("p", how_made(typology)).line();
  write_charts(html, page, typology, id);
  html.add(html_table(membership_view(typology), page.cells));
  html.add(html_table(profile_view(typology), page.cells));
  html.add(html_table(contrast_view(typology), page.cells));
  html.add(figure(silhouette_chart(typology, id + "-silhouettes"),
                  "Silhouettes: 1, deep inside its group; 0, between two groups; below 0, nearer to another group."));
  html.add(html_table(group_count_view(typology), page.cells));
  html.add(html_table(linkages_view(section.linkages, typology), page.cells));
  html.add(html_table(agreement_view(section.agreements), page.cells));
  html.add(html_table(schedule_view(typology, most_merges), page.cells));
  html.close().line();
}

void write_shares(Html& html, const Page& page, const ShareSeries& shares, std::size_t number) {
  const std::string id = "shares-" + std::to_string(number);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", shares.title, {{"id", id + "-heading"}}).line();
  std::vector<std::string> links;
  for (const Place& place : shares.places) links.push_back(page.cells.href(place));
  html.add(figure(
      shares_chart(shares, links, id + "-chart"),
      "Parts of the whole. Hatched: what the source leaves unknown; above the column, how many parts have no figure."));
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
