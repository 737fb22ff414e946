#include <exception>
#include <iostream>
#include <new>

#include "apps/cli/arguments.hpp"
#include "apps/cli/terminal.hpp"
#include "ecumene/base/finding.hpp"

namespace ecumene::cli {
namespace {

int dispatch(const Arguments& arguments) {
  if (arguments.command == "run") return run_study_command(arguments);
  if (arguments.command == "read") return read_command(arguments);
  if (arguments.command == "find") return find_command(arguments);
  if (arguments.command == "verify") return verify_command(arguments);
  if (arguments.command == "audit") return audit_command(arguments);
  if (arguments.command == "recover") return recover_command(arguments);
  if (arguments.command == "rate") return rate_command(arguments);
  if (arguments.command == "group") return group_command(arguments);
  if (arguments.command == "report") return report_command(arguments);
  if (arguments.command == "list") return list_command(arguments);
  if (arguments.command == "explain") return explain_command(arguments);
  if (arguments.command == "completion") {
    std::cout << completion_script(arguments.topic);
    return done;
  }
  std::cout << manual_page();
  return done;
}

}  // namespace
}  // namespace ecumene::cli

int main(int count, char** values) {
  using namespace ecumene::cli;
  std::ios::sync_with_stdio(false);
  try {
    Arguments arguments;
    if (const auto code = parse_arguments(count, values, arguments)) return *code;
    const int code = dispatch(arguments);
    return finish_output(code);
  } catch (const ecumene::Error& error) {
    clear_progress();
    std::cerr << error.what() << '\n';
    return failed;
  } catch (const std::bad_alloc&) {
    clear_progress();
    std::cerr << "error: not-enough-memory: the memory of this machine does not suffice for this input\n"
                 "    way out: take fewer regions or indicators, or a machine with more memory\n";
    return failed;
  } catch (const std::exception& error) {
    clear_progress();
    std::cerr << "error: unexpected: " << error.what()
              << "\n    way out: please report this with the input that shows it\n";
    return failed;
  }
}
