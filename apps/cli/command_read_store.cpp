// ecumene read DOCUMENT... --store FILE | --ledger FILE | --json-ld: statements kept, with the way back to their bytes.
#include <iostream>
#include <sstream>

#include "apps/cli/stop.hpp"
#include "apps/cli/terminal.hpp"
#include "ecumene/evidence/json_ld.hpp"
#include "ecumene/evidence/ledger.hpp"
#include "ecumene/evidence/store.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene::cli {
namespace {

constexpr int stopped = 130;  // as a shell has it for SIGINT

std::string program() {
  return "ecumene " + std::string(version());
}

std::vector<SourceStatements> statements_of_files(const Arguments& arguments, const std::string& beside,
                                                  std::vector<Finding>& findings) {
  std::vector<SourceStatements> sources;
  for (const std::string& file : arguments.files) {
    show_progress("reading " + file, static_cast<double>(sources.size()) / static_cast<double>(arguments.files.size()));
    const Document document = Document::of_file(file, arguments.reading.encoding);
    findings.insert(findings.end(), document.findings().begin(), document.findings().end());
    const Reading reading = read_text(document.text(), {.language = language(arguments.language)});
    const std::vector<Finding> left_out = reading_findings(document, reading);
    findings.insert(findings.end(), left_out.begin(), left_out.end());
    sources.push_back({.source = source_record(document, source_name(file, beside), arguments.language, program()),
                       .statements = statements_of(document, reading)});
  }
  return sources;
}

int read_into_store(const Arguments& arguments) {
  StoreOptions options{.store = arguments.store,
                       .encoding = arguments.reading.encoding,
                       .language = arguments.language,
                       .program = program()};
  options.progress = [](std::string_view stage, double fraction) {
    stop_if_asked();
    show_progress(stage, fraction);
  };
  const StoreReading result = ecumene::read_into_store(arguments.files, options);
  std::ostringstream out;
  out << arguments.store << ": " << result.read << " documents read, " << result.changed << " read again, "
      << result.unchanged << " unchanged, " << result.refused << " not read\n"
      << ledger_of_store(arguments.store) << ": its ledger\n";
  print_result(out.str(), arguments);
  print_findings(result.findings, arguments);
  return exit_code(result.findings);
}

}  // namespace

int read_into_store_command(const Arguments& arguments) {
  watch_for_stop();
  try {
    return read_into_store(arguments);
  } catch (const Stopped&) {
    clear_progress();
    std::cerr << "stopped; the store has whole documents only, and the same command goes on from there\n";
    return stopped;
  }
}

int write_ledger_command(const Arguments& arguments) {
  std::vector<Finding> findings;
  const bool is_ledger = arguments.view == DocumentView::ledger;
  const std::string beside = is_ledger ? arguments.ledger : arguments.output.empty() ? "-" : arguments.output;
  const std::vector<SourceStatements> sources = statements_of_files(arguments, beside, findings);
  std::ostringstream out;
  if (is_ledger) {
    write_ledger(arguments.ledger, sources);
    std::size_t statements = 0;
    for (const SourceStatements& source : sources) statements += source.statements.size();
    out << arguments.ledger << ": " << sources.size() << " sources, " << statements << " statements\n";
  } else {
    write_json_ld(out, sources);
  }
  print_result(out.str(), arguments);
  print_findings(findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
