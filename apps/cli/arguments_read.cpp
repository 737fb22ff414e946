// The options of `ecumene read`.
#include <array>

#include "apps/cli/arguments_internal.hpp"
#include "ecumene/evidence/language.hpp"

namespace ecumene::cli {
namespace {

std::string languages_listed() {
  std::string list;
  for (const std::string_view code : language_codes()) list.append(list.empty() ? "" : ", ").append(code);
  return list;
}

}  // namespace

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
  app->add_option_function<std::string>(
         "--language",
         [&a](const std::string& code) {
           if (language(code) == nullptr)
             throw CLI::ValidationError("--language", "'" + code + "' is none of: " + languages_listed());
           a.language = code;
         },
         "of a document: " + languages_listed() + "; found for each paragraph if not given")
      ->type_name("CODE");
  auto* annotations = app->add_flag_callback(
      "--json-ld", [&a] { a.view = DocumentView::annotations; },
      "of documents: their statements as W3C Web Annotations");
  auto* ledger = app->add_option_function<std::string>(
                        "--ledger",
                        [&a](const std::string& file) {
                          a.view = DocumentView::ledger;
                          a.ledger = file;
                        },
                        "of documents: write their statements to this ledger (.jsonl), which `ecumene verify` checks")
                     ->type_name("FILE");
  auto* store = app->add_option_function<std::string>(
                       "--store",
                       [&a](const std::string& file) {
                         a.view = DocumentView::store;
                         a.store = file;
                       },
                       "of documents: put their statements into this store (.gpkg), with a ledger beside it; those "
                       "that are in it unchanged are passed over")
                    ->type_name("FILE");
  const std::array<CLI::Option*, 6> views{account, tables, turns, annotations, ledger, store};
  for (CLI::Option* const view : views)
    for (CLI::Option* const other : views)
      if (view != other) view->excludes(other);
}

}  // namespace ecumene::cli
