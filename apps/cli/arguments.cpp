#include "apps/cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>

#include "apps/cli/command_line.hpp"
#include "ecumene/study/names.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene::cli {

namespace {

// An option whose value is one of the named values of T.
template <class T>
void add_choice(CLI::App* app, const std::string& flags, T& target, const std::string& help) {
  app->add_option_function<std::string>(
         flags,
         [&target, flags](const std::string& name) {
           const std::optional<T> value = value_of<T>(name);
           if (!value) throw CLI::ValidationError(flags, "'" + name + "' is none of: " + names_listed<T>());
           target = *value;
         },
         help + ": " + names_listed<T>())
      ->type_name("NAME");
}

void add_format(CLI::App* app, Format& format, const std::vector<std::pair<std::string, Format>>& formats) {
  std::string list;
  for (const auto& [name, value] : formats) list += (list.empty() ? "" : ", ") + name;
  app->add_option_function<std::string>(
         "--format",
         [&format, formats, list](const std::string& name) {
           const auto found =
               std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.first == name; });
           if (found == formats.end()) throw CLI::ValidationError("--format", "'" + name + "' is none of: " + list);
           format = found->second;
         },
         "what to print: " + list)
      ->type_name("NAME");
}

void add_reading(CLI::App* app, ReadOptions& reading) {
  const std::string group = "Reading";
  app->add_option("--input-format", reading.format, "csv, tsv, xlsx or ods; found by content if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option("--encoding", reading.encoding, "of a text file: utf-8, windows-1251, ...; found if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option_function<std::string>(
         "--delimiter",
         [&reading](const std::string& text) {
           if (text == "tab" || text == "\\t") {
             reading.delimiter = '\t';
           } else if (text.size() == 1) {
             reading.delimiter = text.front();
           } else {
             throw CLI::ValidationError("--delimiter", "'" + text + "' is not one character (write tab for a tab)");
           }
         },
         "between fields: one character, or tab")
      ->group(group)
      ->type_name("CHARACTER");
  app->add_option("--sheet", reading.sheet, "of a workbook; all visible ones if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option("--header-lines", reading.header_lines, "how many lines of headings; found if not given")
      ->group(group)
      ->type_name("N");
  app->add_option("--stub-columns", reading.stub_columns, "how many leading columns name the row; found if not given")
      ->group(group)
      ->type_name("N");
  add_choice(app, "--decimal", reading.decimal, "decimal mark");
  add_choice(app, "--thousands", reading.thousands, "mark between thousands");
  app->get_option("--decimal")->group(group);
  app->get_option("--thousands")->group(group);
}

void add_tables(CLI::App* app, Arguments& a, const std::string& what) {
  app->add_option("TABLE", a.files, what)->required();
  app->add_option("--output,-o", a.output, "file to write to instead of standard output")->type_name("FILE");
  app->add_option("--rejected", a.rejected, "file for rows that could not be read")->type_name("FILE");
  app->add_flag("--quiet,-q", a.quiet, "no notes and no progress on standard error");
  add_reading(app, a.reading);
}

void add_run(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand("run", "Run a study: read, audit, analyse, and write its report");
  app->add_option("STUDY", a.files, "folder with a study.toml, or the file")->required()->expected(1);
  app->add_option("--output,-o", a.output, "folder to write to; STUDY/out if not given")->type_name("FOLDER");
  app->add_flag("--quiet,-q", a.quiet, "say nothing but errors");
}

void add_read(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "read", "Show the tables of a file, or the quantities and dates of a document, as Ecumene reads them");
  add_tables(app, a,
             "CSV, TSV, XLSX or ODS files; or documents (.txt, .md, .html, .docx, .pdf) in English, Russian, Ukrainian "
             "or Kazakh");
  add_format(app, a.format,
             {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}, {"jsonl", Format::jsonl}});
  auto* account = app->add_flag_callback(
      "--account", [&a] { a.view = DocumentView::account; },
      "of a document: what became of every run of digits, with the reason for each that is no quantity and no date");
  auto* tables = app->add_flag_callback(
      "--tables", [&a] { a.view = DocumentView::tables; },
      "of a document: the tables in its running text, a line of JSON for each cell");
  auto* turns = app->add_flag_callback(
      "--turns", [&a] { a.view = DocumentView::turns; },
      "of a document: who speaks where (direct, paraphrase, narration), a line of JSON for each turn");
  account->excludes(tables)->excludes(turns);
  tables->excludes(turns);
}

void add_audit(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand("audit", "Recompute every total, share, mean and rank of published tables");
  add_tables(app, a, "tables; several are also held against each other");
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
  app->add_option("--check", a.audit.checks, "run only this check (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->add_option("--without", a.audit.without, "leave this check out (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->add_option("--region", a.audit.regions, "a region that lists must hold (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->add_flag("--all", a.audit.list_holding, "also list what holds");
}

// Which columns an analysis takes.
void add_columns(CLI::App* app, Arguments& a) {
  app->add_option("--indicator", a.indicators, "take this column (may be repeated); all if not given")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->add_option("--without", a.without, "leave this column out (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
}

void add_rate(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "rate", "Rank the regions of a table on every indicator, on the mean rank and on a composite score");
  add_tables(app, a, "a plain table: the first column names the region");
  app->get_option("TABLE")->expected(1);
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
  add_columns(app, a);
  app->add_option("--lower-is-better", a.lower_is_better, "low values of this column are good (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  add_choice(app, "--input", a.rating.input, "what the figures are");
  add_choice(app, "--normalisation", a.rating.normalisation, "of the composite score");
  add_choice(app, "--mean", a.rating.mean, "of the composite score");
}

// An option whose value is one of a few words.
template <class T>
void add_word(CLI::App* app, const std::string& flag, T& target, const std::vector<std::pair<std::string, T>>& words,
              const std::string& help) {
  std::string list;
  for (const auto& [word, value] : words) list += (list.empty() ? "" : ", ") + word;
  app->add_option_function<std::string>(
         flag,
         [&target, flag, words, list](const std::string& word) {
           const auto found = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == word; });
           if (found == words.end()) throw CLI::ValidationError(flag, "'" + word + "' is none of: " + list);
           target = found->second;
         },
         help + ": " + list)
      ->type_name("NAME");
}

void add_density(CLI::App* app, Arguments& a) {
  const std::string group = "Groups by density (--method density)";
  app->add_option("--min-points", a.places.min_points,
                  "a place's core distance reaches so many places, itself included; 5 if not given")
      ->type_name("M")
      ->check(CLI::PositiveNumber);
  app->add_option("--min-group-size", a.places.min_group_size, "smaller pieces are no groups; 5 if not given")
      ->type_name("S")
      ->check(CLI::PositiveNumber);
  add_word<DensitySelection>(app, "--selection", a.places.selection,
                             {{"leaf", DensitySelection::leaves}, {"stability", DensitySelection::excess_of_mass}},
                             "which groups of the hierarchy; stability if not given");
  app->add_option("--epsilon", a.places.least_distance, "groups that part at smaller distances stay together")
      ->type_name("E")
      ->check(CLI::NonNegativeNumber);
  const std::vector<std::string> flags{"--min-points", "--min-group-size", "--selection", "--epsilon"};
  for (const std::string& flag : flags) app->get_option(flag)->group(group);
  app->callback([app, &a, flags] {
    for (const std::string& flag : flags) {
      if (app->count(flag) == 0 || a.places.method == PlaceMethod::density) continue;
      throw CLI::ValidationError(flag, "goes with --method=density only");
    }
  });
}

void add_many(CLI::App* app, Arguments& a) {
  const std::string group = "Many places";
  app->add_flag("--places", a.many, "take even a small table as one of many places: no silhouettes, one line a group")
      ->group(group);
  app->add_option("--threads", a.places.threads, "how many to work with; all if not given; changes no digit")
      ->type_name("N")
      ->check(CLI::PositiveNumber)
      ->group(group);
  app->add_option("--tree", a.tree, "write the merges as SciPy's linkage matrix: .npy, or CSV under any other name")
      ->type_name("FILE")
      ->group(group);
  app->add_flag("--memberships", a.memberships, "with --format json: the group of every place too")->group(group);
}

void add_group(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "group", "Find groups of regions, or of millions of places, by hierarchical cluster analysis");
  add_tables(app, a, "a plain table, the first column naming the region; or a NumPy matrix (.npy), a row a place");
  app->get_option("TABLE")->expected(1);
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
  add_columns(app, a);
  add_choice(app, "--scaling", a.typology.scaling, "of the indicators");
  add_choice(app, "--distance", a.typology.distance, "between regions");
  add_choice(app, "--linkage", a.typology.linkage, "between groups");
  add_word<PlaceMethod>(app, "--method", a.places.method,
                        {{"density", PlaceMethod::density}, {"linkage", PlaceMethod::linkage}},
                        "by linkage, or groups denser than their surroundings (HDBSCAN*)");
  auto* groups = app->add_option("--groups", a.typology.groups, "cut into this many groups; by silhouette if not given")
                     ->type_name("K")
                     ->check(CLI::PositiveNumber);
  app->add_option("--height", a.typology.height, "cut at this height; with --method density: DBSCAN* at this distance")
      ->type_name("H")
      ->excludes(groups);
  app->add_flag("--all-linkages", a.all_linkages, "compare the eight linkages");
  add_density(app, a);
  add_many(app, a);
}

void add_report(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand("report", "Audit, rate and group tables and write one report");
  add_tables(app, a, "tables for one report");
  add_format(app, a.format, {{"html", Format::html}, {"markdown", Format::markdown}, {"json", Format::json}});
}

void add_helpers(CLI::App& root, Arguments& a) {
  CLI::App* list = root.add_subcommand(
      "list", "List finding codes, checks, methods, distances, linkages, ... each with its formula and source");
  std::vector<std::string> topics{"codes"};
  for (const NamedValue<Topic>& topic : named_values<Topic>()) topics.emplace_back(topic.name);
  list->add_option("TOPIC", a.topic, "codes, " + names_listed<Topic>())->required()->check(CLI::IsMember(topics));
  add_format(list, a.format, {{"text", Format::text}, {"json", Format::json}, {"markdown", Format::markdown}});
  CLI::App* completion = root.add_subcommand("completion", "Print a completion script for a shell");
  completion->add_option("SHELL", a.topic, "bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  root.add_subcommand("man", "Print the manual page (roff): ecumene man | man -l -");
}

constexpr const char* footer =
    "Exit codes: 0 done; 1 done, with findings of severity error; 2 could not do it; 64 wrong usage.\n"
    "`ecumene COMMAND --help` shows the options of a command with an example.";

}  // namespace

std::unique_ptr<CLI::App> command_line(Arguments& a) {
  auto root = std::make_unique<CLI::App>(
      "Ecumene: from sources that speak about regions to a picture that can be defended.", "ecumene");
  root->footer(footer);
  root->set_version_flag("--version", std::string("ecumene ") + std::string(version()));
  root->add_option("--explain", a.topic, "say what a finding code means, and what to do")->type_name("CODE");
  root->require_subcommand(0, 1);
  root->get_formatter()->column_width(34);
  add_run(*root, a);
  add_read(*root, a);
  add_audit(*root, a);
  add_rate(*root, a);
  add_group(*root, a);
  add_report(*root, a);
  add_helpers(*root, a);
  for (CLI::App* command : root->get_subcommands({})) {
    const std::string_view example = help_example(command->get_name());
    if (!example.empty()) command->footer("Example:\n" + std::string(example));
    command->add_option("--explain", a.topic, "say what a finding code means, and what to do")
        ->type_name("CODE")
        ->group("");
  }
  return root;
}

namespace {

int wrong_usage(const CLI::App& root, const std::string& message) {
  const auto chosen = root.get_subcommands();
  const std::string who = chosen.empty() ? "ecumene" : "ecumene " + chosen.front()->get_name();
  std::cerr << who << ": " << message << "\n    way out: see `" << who << " --help`\n";
  return usage;
}

// What CLI11 says of a word it does not know, in our words and with the nearest name.
std::string unknown_word(const CLI::App& root, const std::vector<std::string>& words) {
  std::string message = "'" + (words.empty() ? std::string() : words.front()) + "' is not understood here";
  std::vector<std::string> known;
  const auto chosen = root.get_subcommands();
  if (chosen.empty()) {
    for (const CLI::App* command : root.get_subcommands({})) known.push_back(command->get_name());
  } else {
    for (const CLI::Option* option : chosen.front()->get_options()) {
      if (!option->get_lnames().empty()) known.push_back("--" + option->get_lnames().front());
    }
  }
  if (const auto near = words.empty() ? std::nullopt : nearest_name(words.front(), known))
    message += "; did you mean '" + *near + "'?";
  return message;
}

}  // namespace

std::optional<int> parse_arguments(int count, const char* const* values, Arguments& arguments) {
  const std::unique_ptr<CLI::App> root = command_line(arguments);
  try {
    root->parse(count, values);
  } catch (const CLI::Success& success) {
    return root->exit(success) == 0 ? done : usage;
  } catch (const CLI::ExtrasError&) {
    return wrong_usage(*root, unknown_word(*root, root->remaining(true)));
  } catch (const CLI::ParseError& error) {
    // `ecumene audit --explain CODE` needs no table.
    const bool explains_only = !arguments.topic.empty() && error.get_name() == "RequiredError";
    if (!explains_only) return wrong_usage(*root, error.what());
  }
  const auto chosen = root->get_subcommands();
  const bool explains = root->count("--explain") > 0 || (!chosen.empty() && chosen.front()->count("--explain") > 0);
  if (explains) {
    arguments.command = "explain";
  } else if (chosen.empty()) {
    std::cout << root->help();
    return done;
  } else {
    arguments.command = chosen.front()->get_name();
  }
  if (arguments.command == "report" && arguments.format == Format::text) arguments.format = Format::html;
  return std::nullopt;
}

}  // namespace ecumene::cli
