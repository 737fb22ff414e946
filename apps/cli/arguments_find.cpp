// The options of `ecumene find` and `ecumene verify`.
#include "apps/cli/arguments_internal.hpp"

namespace ecumene::cli {

void add_find(CLI::App& root, Arguments& a) {
  CLI::App* app =
      root.add_subcommand("find", "Find what documents say: passages of a store by words, place and period");
  app->add_option(
      "WORDS", a.words,
      "all must occur, also with other endings; words in double quotes as they are: '\"district heating\"'");
  app->add_option("--store", a.store, "file that `ecumene read --store` wrote; statements.gpkg if not given")
      ->type_name("FILE");
  app->add_option("--place", a.place,
                  "a statement must hold for it: its name in any language read, or id of the gazetteer")
      ->type_name("NAME");
  app->add_option("--period", a.period, "a statement's period must overlap it, in EDTF: 1943, 1943-08, 1941/1945")
      ->type_name("PERIOD");
  app->add_option("--most", a.most, "how many passages at most; 20 if not given")
      ->type_name("N")
      ->check(whole_number(1, 1'000'000));
  add_format(app, a.format, {{"text", Format::text}, {"csv", Format::csv}, {"json", Format::json}});
  app->add_option("--output,-o", a.output, "file to write to instead of standard output")->type_name("FILE");
  app->add_flag("--quiet,-q", a.quiet, "no notes on standard error");
}

void add_verify(CLI::App& root, Arguments& a) {
  CLI::App* app = root.add_subcommand(
      "verify", "Check that a ledger or store is as it was written, and its sources as they were read");
  app->add_option("LEDGER", a.files, "ledger (.jsonl) or store (.gpkg)")->required()->expected(1);
  app->add_option("--head", a.head, "the head that was written down when the ledger was made; another is an error")
      ->type_name("HASH");
  add_format(app, a.format, {{"text", Format::text}, {"json", Format::json}});
  app->add_option("--output,-o", a.output, "file to write to instead of standard output")->type_name("FILE");
  app->add_flag("--quiet,-q", a.quiet, "no notes on standard error");
}

}  // namespace ecumene::cli
