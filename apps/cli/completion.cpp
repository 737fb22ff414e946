// Shell completion and the manual page, generated from the definition of the command line.
#include <sstream>
#include <vector>

#include "apps/cli/command_line.hpp"
#include "ecumene/study/version.hpp"

namespace ecumene::cli {

namespace {

std::vector<const CLI::App*> commands(const CLI::App& root) {
  return root.get_subcommands(nullptr);
}

std::vector<std::string> long_options(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  }
  return names;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::string bash_script(const CLI::App& root) {
  std::ostringstream out;
  std::vector<std::string> names;
  for (const CLI::App* command : commands(root)) names.push_back(command->get_name());
  out << "# bash completion for ecumene: source this file, or put it into bash-completion's folder\n"
      << "_ecumene() {\n"
      << "  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]:-}\n"
      << "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      << "    COMPREPLY=($(compgen -W \"" << joined(names) << " " << joined(long_options(root)) << "\" -- \"$word\"))\n"
      << "    return\n  fi\n  local options=\n  case \"$command\" in\n";
  for (const CLI::App* command : commands(root)) {
    out << "    " << command->get_name() << ") options=\"" << joined(long_options(*command)) << "\" ;;\n";
  }
  out << "  esac\n"
      << "  if [[ $word == -* ]]; then COMPREPLY=($(compgen -W \"$options\" -- \"$word\")); else COMPREPLY=($(compgen "
         "-f -- \"$word\")); fi\n"
      << "}\ncomplete -o filenames -F _ecumene ecumene\n";
  return out.str();
}

std::string escaped(const std::string& text, const std::string& special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string::npos) result += '\\';
    result += c;
  }
  return result;
}

std::string zsh_script(const CLI::App& root) {
  std::ostringstream out;
  out << "#compdef ecumene\n_ecumene() {\n  local -a commands=(\n";
  for (const CLI::App* command : commands(root)) {
    out << "    \"" << command->get_name() << ":" << escaped(command->get_description(), "\":`$") << "\"\n";
  }
  out << "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n";
  for (const CLI::App* command : commands(root)) {
    out << "    " << command->get_name() << ") _arguments";
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_lnames().empty()) continue;
      out << " \\\n      \"--" << option->get_lnames().front() << (option->get_type_size() == 0 ? "" : "=") << "["
          << escaped(option->get_description(), "\"[]`$:") << "]\"";
    }
    out << " \\\n      '*:file:_files' ;;\n";
  }
  out << "  esac\n}\n_ecumene \"$@\"\n";
  return out.str();
}

std::string fish_script(const CLI::App& root) {
  std::ostringstream out;
  out << "# fish completion for ecumene\n";
  for (const CLI::App* command : commands(root)) {
    const std::string name = command->get_name();
    out << "complete -c ecumene -n __fish_use_subcommand -f -a " << name << " -d '"
        << escaped(command->get_description(), "'\\") << "'\n";
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_lnames().empty()) continue;
      out << "complete -c ecumene -n '__fish_seen_subcommand_from " << name << "' -l " << option->get_lnames().front()
          << (option->get_type_size() == 0 ? "" : " -r") << " -d '" << escaped(option->get_description(), "'\\")
          << "'\n";
    }
  }
  return out.str();
}

// Text for roff: backslashes and hyphens as themselves, no line that starts with a control character.
std::string roff(const std::string& text) {
  std::string result;
  bool line_start = true;
  for (const char c : text) {
    if (line_start && (c == '.' || c == '\'')) result += "\\&";
    if (c == '\\') {
      result += "\\e";
    } else if (c == '-') {
      result += "\\-";
    } else {
      result += c;
    }
    line_start = c == '\n';
  }
  return result;
}

void roff_options(std::ostringstream& out, const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_group().empty() || option->get_description().empty()) continue;
    out << ".TP\n.B " << roff(option->get_name(false, true));
    if (option->get_type_size() != 0 && !option->get_positional()) out << " " << roff(option->get_type_name());
    out << "\n" << roff(option->get_description()) << "\n";
  }
}

}  // namespace

std::string completion_script(std::string_view shell) {
  Arguments unused;
  const auto root = command_line(unused);
  if (shell == "bash") return bash_script(*root);
  if (shell == "zsh") return zsh_script(*root);
  return fish_script(*root);
}

std::string manual_page() {
  Arguments unused;
  const auto root = command_line(unused);
  std::ostringstream out;
  out << ".TH ECUMENE 1 \"\" \"ecumene " << version() << "\" \"User Commands\"\n"
      << ".SH NAME\necumene \\- from sources that speak about regions to a picture that can be defended\n"
      << ".SH SYNOPSIS\n.B ecumene\n.I COMMAND\n[\\fIOPTIONS\\fR] ...\n"
      << ".SH DESCRIPTION\nReads statistical tables about regions, recomputes what they print, rates and groups the "
         "regions, and "
         "writes a report in which every number leads back to its cell.\n.SH COMMANDS\n";
  for (const CLI::App* command : commands(*root)) {
    out << ".SS ecumene " << command->get_name() << "\n" << roff(command->get_description()) << ".\n";
    roff_options(out, *command);
    const std::string_view example = help_example(command->get_name());
    if (!example.empty()) out << ".PP\nExample:\n.PP\n.nf\n" << roff(std::string(example)) << ".fi\n";
  }
  out << ".SH EXIT STATUS\n0 done; 1 done, with findings of severity error; 2 could not do it; 64 wrong usage.\n";
  return out.str();
}

}  // namespace ecumene::cli
