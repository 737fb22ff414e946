#include "apps/cli/arguments.hpp"

#include <iostream>
#include <memory>

#include "apps/cli/arguments_internal.hpp"
#include "apps/cli/command_line.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene::cli {

namespace {

void add_run(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand("run", "Run a study: read, audit, analyse, and write its report");
  app->add_option("STUDY", a.files, "folder with a study.toml, or the file")->required()->expected(1);
  app->add_option("--output,-o", a.output, "folder to write to; STUDY/out if not given")->type_name("FOLDER");
  app->add_flag("--quiet,-q", a.quiet, "say nothing but errors");
}

void add_audit(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "audit", "Recompute every total, share, mean and rank of published tables, and what texts say");
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

void add_recover(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "recover", "Recovery and growth from documents: timeline, levels, indices, what was reached of the level before");
  app->add_option("DOCUMENT", a.files, "documents (.txt, .md, .html, .docx, .pdf)")->required();
  app->add_option("--output,-o", a.output, "file to write to instead of standard output")->type_name("FILE");
  app->add_flag("--quiet,-q", a.quiet, "no notes and no progress on standard error");
  app->add_option("--base-period", a.recovery.base_period,
                  "index = 100; for each series what its text names if not given")
      ->type_name("EDTF");
  app->add_option("--place", a.recovery.place, "only what is said of this place")->type_name("NAME");
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
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
  add_find(*root, a);
  add_verify(*root, a);
  add_audit(*root, a);
  add_recover(*root, a);
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
