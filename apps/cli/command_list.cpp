// ecumene list TOPIC and ecumene --explain CODE: printed from the descriptors of checks, methods and finding codes.
#include <iostream>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/study/catalogue.hpp"
#include "ecumene/study/names.hpp"

namespace ecumene::cli {

namespace {

Topic topic_of(const std::string& name) {
  return value_of<Topic>(name).value_or(Topic::checks);
}

std::string codes_listed(Format format) {
  std::ostringstream out;
  for (const FindingCode& code : all_finding_codes()) {
    if (format == Format::markdown) {
      out << "\n## `" << code.code << "`\n\n**" << code.title << ".** " << code.explanation << "\n\n*Way out:* "
          << code.way_out << '\n';
    } else {
      out << code.code << "\n    " << code.title << '\n';
    }
  }
  return out.str();
}

std::string entries_listed(const std::vector<CatalogueEntry>& entries, Format format) {
  std::ostringstream out;
  for (const CatalogueEntry& entry : entries) {
    if (format == Format::markdown) {
      out << "\n## `" << entry.name << "`\n\n**" << entry.title << ".**\n\n    " << entry.formula
          << "\n\nSource: " << entry.source << '\n';
    } else {
      out << entry.name << "\n    " << entry.title << "\n    " << entry.formula << "\n    source: " << entry.source
          << '\n';
    }
  }
  return out.str();
}

std::string json_listed(const Arguments& arguments) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_array();
    if (arguments.topic == "codes") {
      for (const FindingCode& code : all_finding_codes()) {
        json.begin_object().member("code", code.code).member("title", code.title);
        json.member("explanation", code.explanation).member("way_out", code.way_out).end_object();
      }
    } else {
      for (const CatalogueEntry& entry : catalogue(topic_of(arguments.topic))) {
        json.begin_object().member("name", std::string_view(entry.name)).member("title", std::string_view(entry.title));
        json.member("formula", std::string_view(entry.formula))
            .member("source", std::string_view(entry.source))
            .end_object();
      }
    }
    json.end_array();
  }
  return out.str() + "\n";
}

}  // namespace

int list_command(const Arguments& arguments) {
  if (arguments.format == Format::json) {
    std::cout << json_listed(arguments);
  } else if (arguments.topic == "codes") {
    std::cout << codes_listed(arguments.format);
  } else {
    std::cout << entries_listed(catalogue(topic_of(arguments.topic)), arguments.format);
  }
  return done;
}

int explain_command(const Arguments& arguments) {
  if (const std::optional<FindingCode> code = finding_code(arguments.topic)) {
    std::cout << code->code << ": " << code->title << "\n\n"
              << code->explanation << "\n\nWay out: " << code->way_out << '\n';
    return done;
  }
  std::vector<std::string> known;
  for (const FindingCode& code : all_finding_codes()) known.emplace_back(code.code);
  const std::optional<std::string> near = nearest_name(arguments.topic, known);
  throw Error(Finding{.code = "code-unknown",
                      .severity = Severity::error,
                      .what = "there is no finding code '" + arguments.topic + "'",
                      .way_out = near ? "did you mean '" + *near + "'?" : "`ecumene list codes` prints all of them"});
}

}  // namespace ecumene::cli
