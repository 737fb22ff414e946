// ecumene group on many places: files of millions of rows, .npy matrices, groups by density.
#include <filesystem>
#include <fstream>
#include <iostream>

#include "apps/cli/group_places.hpp"
#include "apps/cli/stop.hpp"
#include "apps/cli/terminal.hpp"
#include "ecumene/base/write_file.hpp"
#include "ecumene/report/places.hpp"
#include "ecumene/source/formats/npy.hpp"
#include "ecumene/source/place_text.hpp"
#include "ecumene/source/rejected.hpp"

namespace ecumene::cli {

namespace {

constexpr int stopped = 130;  // as a shell has it for SIGINT
// Of the progress bar: reading, working, writing.
constexpr double reading_end = 0.1;
constexpr double working_end = 0.9;

bool is_npy_file(const std::string& path) {
  std::error_code fault;
  if (!std::filesystem::is_regular_file(path, fault)) return false;
  std::ifstream file(path, std::ios::binary);
  std::string first(8, '\0');
  file.read(first.data(), static_cast<std::streamsize>(first.size()));
  return is_npy(first);
}

void show(const std::string& stage, double fraction) {
  stop_if_asked();
  show_progress(stage, fraction);
}

std::string counted_places(std::size_t places) {
  return std::to_string(places) + " places";
}

struct Material {
  PlaceTable table{};
  std::vector<Finding> findings{};
};

Material read_material(const Arguments& arguments) {
  const std::string& path = arguments.files.front();
  const RegionTableOptions columns{.indicators = arguments.indicators, .without = arguments.without};
  const ReadingProgress progress = [&](double share) { show("reading " + path, share * reading_end); };
  if (is_npy_file(path)) return {read_npy(path, columns, progress), {}};
  // A table that a typology could be made of is read as one: totals and repeated names are looked for.
  const bool plain = is_delimited_text_above(arguments.many ? 0 : typology_limit, path, arguments.reading);
  if (!plain) {
    RegionsRead read = read_regions(arguments);
    PlaceTable table = place_table(read.table);
    table.source = path;
    return {std::move(table), std::move(read.findings)};
  }
  PlacesRead read = read_places(path, arguments.reading, columns, progress);
  if (!arguments.rejected.empty()) write_file(arguments.rejected, rejected_csv(read.rejected));
  print_findings(read.findings, arguments);
  return {std::move(read.table), std::move(read.findings)};
}

PlaceOptions place_options(const Arguments& arguments) {
  PlaceOptions options = arguments.places;
  options.scaling = arguments.typology.scaling;
  options.distance = arguments.typology.distance;
  options.linkage = arguments.typology.linkage;
  options.groups = arguments.typology.groups;
  options.height = arguments.typology.height;
  options.keep_tree = !arguments.tree.empty();
  return options;
}

void write_result(std::ostream& out, const Arguments& arguments, const PlaceGrouping& grouping,
                  const PlaceTable& table) {
  const WritingProgress progress = [&](double share) {
    show("writing " + counted_places(grouping.rows), working_end + share * (1 - working_end));
  };
  if (arguments.format == Format::csv) {
    write_places_csv(out, grouping, table, progress);
  } else if (arguments.format == Format::json) {
    write_places_json(out, grouping, table, arguments.memberships ? PlaceArrays::all : PlaceArrays::none, progress);
  } else {
    write_places_text(out, grouping, table);
  }
}

// The file of the tree becomes visible only when the result is written too: all or nothing.
void write_all(const Arguments& arguments, const PlaceGrouping& grouping, const PlaceTable& table) {
  const auto write_output = [&] {
    if (arguments.output.empty() || arguments.output == "-") {
      write_result(std::cout, arguments, grouping, table);
    } else {
      write_file(arguments.output, [&](std::ostream& out) { write_result(out, arguments, grouping, table); });
    }
  };
  if (arguments.tree.empty()) return write_output();
  write_tree_file(arguments.tree, grouping.tree, write_output);
}

}  // namespace

void write_tree_file(const std::string& path, const Dendrogram& tree, const std::function<void()>& then) {
  write_file(path, [&](std::ostream& out) {
    const WritingProgress progress = [&](double) { show("writing the tree to " + path, working_end); };
    if (path.ends_with(".npy")) {
      write_tree_npy(out, tree, progress);
    } else {
      write_tree_csv(out, tree, progress);
    }
    then();
  });
}

bool are_many_places(const Arguments& arguments) {
  if (arguments.many || arguments.places.method == PlaceMethod::density) return true;
  const std::string& path = arguments.files.front();
  return is_npy_file(path) || is_delimited_text_above(typology_limit, path, arguments.reading);
}

namespace {

int group_material(const Arguments& arguments, Material material, bool& printing) {
  const std::string work = "grouping " + counted_places(material.table.places) + ": ";
  const PlaceGroupingResult result =
      group_places(material.table, place_options(arguments), [&](std::string_view stage, double fraction) {
        show(work + std::string(stage), reading_end + fraction * (working_end - reading_end));
      });
  clear_progress();
  printing = arguments.output.empty() || arguments.output == "-";
  write_all(arguments, result.grouping, material.table);
  print_findings(result.findings, arguments);
  std::vector<Finding> findings = std::move(material.findings);
  findings.insert(findings.end(), result.findings.begin(), result.findings.end());
  return exit_code(findings);
}

// `material` reads what is to be grouped.
int group_unless_stopped(const Arguments& arguments, const std::function<Material()>& material) {
  if (arguments.all_linkages) {
    std::cerr << "ecumene group: --all-linkages compares silhouettes, which are not computed for so many places\n"
                 "    way out: leave it away, or take a table of at most "
              << typology_limit << " regions\n";
    return usage;
  }
  if (arguments.typology.support_draws) {
    std::cerr << "ecumene group: --support grows thousands of trees, which takes too long for so many places\n"
                 "    way out: leave it away, or take a table of at most "
              << support_limit << " regions\n";
    return usage;
  }
  watch_for_stop();
  bool printing = false;
  try {
    return group_material(arguments, material(), printing);
  } catch (const Stopped&) {
    clear_progress();
    std::cerr << (printing ? "stopped; what was printed is not complete\n" : "stopped; nothing was written\n");
    return stopped;
  }
}

}  // namespace

int group_places_command(const Arguments& arguments) {
  return group_unless_stopped(arguments, [&] { return read_material(arguments); });
}

int group_places_command(const Arguments& arguments, const RegionsRead& read) {
  return group_unless_stopped(arguments, [&] {
    PlaceTable table = place_table(read.table);
    table.source = arguments.files.front();
    return Material{std::move(table), read.findings};
  });
}

}  // namespace ecumene::cli
