#include <algorithm>
#include <array>

#include "ecumene/report/charts/chart.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/style.hpp"
#include "ecumene/report/tree_layout.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

constexpr double row_height = 20;
constexpr double tree_width = 440;
constexpr double top = 34;
constexpr double support_width = 44;  // of "100/100", between the names and height 0

bool has_support(const Typology& typology) {
  return !typology.support.empty() && typology.support.size() == typology.tree.merges.size();
}

struct Scales {
  double left = 0;  // where height 0 stands
  double highest = 1;
  double x(double height) const { return left + tree_width * height / highest; }
  static double y(double row) { return top + row * row_height; }
};

std::string in_words(const TreeLayout& layout, const Typology& typology) {
  std::string text = "Tree of " + counted(layout.regions, "region") + " by " +
                     std::string(descriptor(typology.options.linkage).name) + " linkage, heights up to " +
                     brief(layout.highest, 3) + ".";
  if (layout.is_pruned())
    text += " Only the highest " + counted(layout.rows.size(), "branch", "branches") +
            " are drawn; a wedge reaches up to where its regions are joined.";
  if (layout.stragglers > 0) text += " " + stragglers_in_words(layout);
  if (layout.cut) text += " Cut at height " + brief(*layout.cut, 3) + ".";
  if (has_support(typology)) text += " Beside each join stand AU and BP, the support of its cluster in percent.";
  return text + " The agglomeration schedule holds the same figures.";
}

// A pruned branch is a wedge from its row to the height at which all its regions are joined.
void draw_wedge(Svg& svg, const Scales& scales, double row, const TreeRow& branch) {
  constexpr double half_width = 7;
  const double y = Scales::y(row);
  const std::array corners{Point{scales.x(0), y - half_width}, Point{scales.x(branch.height), y},
                           Point{scales.x(0), y + half_width}};
  svg.path(corners, branch.group ? "part " + group_class(*branch.group) : "none");
}

// "+ 12" on a line that other regions join piece by piece, where there is room for it.
void draw_stragglers(Svg& svg, const Scales& scales, const std::array<double, 3>& line, std::size_t regions) {
  const auto [row, from, to] = line;
  const std::string text = "+ " + grouped(regions);
  const bool has_room = scales.x(to) - scales.x(from) > label_width(text.size());
  if (regions > 0 && has_room)
    svg.text({(scales.x(from) + scales.x(to)) / 2, Scales::y(row) - 3}, text, "mid small soft");
}

// A branch has its group's colour up to the cut and the neutral one above it.
void draw_branch(Svg& svg, const Scales& scales, const std::array<double, 4>& branch,
                 std::optional<std::uint32_t> group) {
  const auto [row, joined_row, from, to] = branch;
  const std::array points{Point{scales.x(from), Scales::y(row)}, Point{scales.x(to), Scales::y(row)},
                          Point{scales.x(to), Scales::y(joined_row)}};
  svg.path(points, group ? "branch " + group_class(*group) : "branch");
}

void draw_join(Svg& svg, const Scales& scales, const TreeJoin& join, double cut) {
  const double middle = (join.first_row + join.second_row) / 2;
  const bool inside = join.first_group && join.first_group == join.second_group;
  const auto half = [&](double row, double from, std::optional<std::uint32_t> group) {
    draw_branch(svg, scales, {row, middle, from, join.height}, inside ? group : std::nullopt);
    if (inside || !group || cut <= from) return;
    const std::array stub{Point{scales.x(from), Scales::y(row)},
                          Point{scales.x(std::min(cut, join.height)), Scales::y(row)}};
    svg.path(stub, "branch " + group_class(*group));
  };
  half(join.first_row, join.first_height, join.first_group);
  half(join.second_row, join.second_height, join.second_group);
  draw_stragglers(svg, scales, {join.first_row, join.first_height, join.height}, join.first_stragglers);
  draw_stragglers(svg, scales, {join.second_row, join.second_height, join.height}, join.second_stragglers);
}

// "97/84" in the gap between the rows of the two branches. All regions together are no finding: they have no figures.
void draw_support(Svg& svg, const Scales& scales, const TreeJoin& join, const Typology& typology) {
  if (join.merge + 1 == typology.tree.merges.size()) return;
  const MultiscaleFit& fit = typology.support[join.merge];
  const std::string text = fixed(100 * fit.au, 0) + "/" + fixed(100 * fit.bp, 0);
  svg.text({scales.x(join.height) - 3, Scales::y(join.parting) + 3.5}, text,
           is_strong(fit) ? "end support bold" : "end support soft");
}

void draw_axis(Svg& svg, const Scales& scales, double bottom, const std::string& title) {
  svg.line({scales.left, bottom}, {scales.left + tree_width, bottom}, "axis");
  for (const double tick : axis_ticks(0, scales.highest, 7)) {
    svg.line({scales.x(tick), top - row_height / 2}, {scales.x(tick), bottom}, "grid");
    svg.line({scales.x(tick), bottom}, {scales.x(tick), bottom + 4}, "axis");
    svg.text({scales.x(tick), bottom + 17}, brief(tick, 6), "mid small soft");
  }
  svg.text({scales.left + tree_width / 2, bottom + 34}, title, "mid small soft");
}

}  // namespace

Markup dendrogram_chart(const Typology& typology, const DendrogramOptions& options) {
  const TreeLayout layout = tree_layout(typology, options.most_rows);
  if (layout.joins.empty()) return {};
  std::vector<std::string> names;
  std::vector<std::optional<std::uint32_t>> groups;
  for (const TreeRow& row : layout.rows) {
    names.push_back(row.label);
    groups.push_back(row.group);
  }
  const std::size_t columns = label_columns(names);
  const double names_end = 34 + label_width(columns);
  const bool supported = has_support(typology);
  const Scales scales{names_end + 8 + (supported ? support_width : 0), layout.highest > 0 ? layout.highest : 1};
  const double bottom = Scales::y(static_cast<double>(layout.rows.size()) - 0.4);
  Svg svg({options.id, "Dendrogram: " + typology.name, in_words(layout, typology), scales.left + tree_width + 24,
           bottom + 44});
  draw_axis(svg, scales, bottom, "height (" + std::string(descriptor(typology.options.distance).title) + ")");
  draw_brackets(svg, groups, {.top = top, .row_height = row_height});
  for (std::size_t row = 0; row < names.size(); ++row) {
    svg.label({names_end, Scales::y(static_cast<double>(row)) + 4}, names[row], columns, "end");
  }
  const double cut = layout.cut.value_or(0);
  for (const TreeJoin& join : layout.joins) draw_join(svg, scales, join, cut);
  for (std::size_t row = 0; row < layout.rows.size(); ++row) {
    if (layout.rows[row].regions > 1) draw_wedge(svg, scales, static_cast<double>(row), layout.rows[row]);
  }
  if (layout.cut && *layout.cut <= scales.highest * 1.05) {
    svg.line({scales.x(cut), top - 16}, {scales.x(cut), bottom}, "cut");
    const std::string words = layout.cut_among_ties ? "cut among equal heights of " : "cut at ";
    // Near the right edge the words end at the line, so that they stay inside.
    svg.text({scales.x(cut), top - 21}, words + brief(cut, 2), cut > 0.75 * scales.highest ? "end small" : "mid small");
  }
  for (const TreeJoin& join : layout.joins) {
    if (supported) draw_support(svg, scales, join, typology);
  }
  return svg.finish();
}

}  // namespace ecumene
