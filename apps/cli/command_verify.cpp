// ecumene verify LEDGER|STORE: is it as it was written, and are its sources what was read?
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/evidence/store.hpp"
#include "ecumene/evidence/verify.hpp"

namespace ecumene::cli {
namespace {

std::string verification_text(const std::string& file, const Verification& result) {
  std::ostringstream out;
  std::size_t errors = 0;
  for (const Finding& finding : result.findings) errors += finding.severity == Severity::error ? 1 : 0;
  out << file << ": " << result.statements << " statements of " << result.sources << " sources; "
      << result.sources_as_read << " sources are as they were read, with every passage in its place\n";
  if (errors == 0) {
    out << "nothing was changed\n";
  } else {
    out << errors << (errors == 1 ? " thing is" : " things are") << " not as written\n";
  }
  if (!result.head.empty())
    out << "head: " << result.head << "\n  (kept elsewhere, it shows a ledger written anew: --head)\n";
  return out.str();
}

std::string verification_json(const std::string& file, const Verification& result) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_object().member("ledger", std::string_view(file)).member("holds", result.holds());
    json.member("sources", result.sources).member("sources_as_read", result.sources_as_read);
    json.member("statements", result.statements).member("head", std::string_view(result.head));
    json.key("findings").begin_array();
    for (const Finding& finding : result.findings) write_json(json, finding);
    json.end_array().end_object();
  }
  out << '\n';
  return out.str();
}

}  // namespace

int verify_command(const Arguments& arguments) {
  const std::string& file = arguments.files.front();
  const Verification result = is_store(file) ? verify_store(file, arguments.head) : verify_ledger(file, arguments.head);
  print_result(arguments.format == Format::json ? verification_json(file, result) : verification_text(file, result),
               arguments);
  print_findings(result.findings, arguments);
  return exit_code(result.findings);
}

}  // namespace ecumene::cli
