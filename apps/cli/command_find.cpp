// ecumene find WORDS: what documents say, with who says it and where it stands.
#include <array>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/delimited.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/evidence/find.hpp"

namespace ecumene::cli {
namespace {

constexpr std::array columns{"type", "exact",   "low",   "high",     "unit",   "modifier", "movement", "kind",
                             "edtf", "subject", "place", "place_id", "period", "base",     "speaker",  "note"};

std::string one_line(std::string text) {
  for (char& c : text)
    if (c == '\n' || c == '\r' || c == '\t') c = ' ';
  return text;
}

std::string value_of(const JsonFields& statement) {
  const auto text = [&](const char* name) { return std::string(text_field(statement, name)); };
  if (text("type") == "date") return text("edtf");
  std::string value = text("low");
  if (text("high") != text("low")) value += " to " + text("high");
  if (text("unit") != "1") value += " " + text("unit");
  return text("modifier") == "exact" ? value : text("modifier") + " " + value;
}

void append_said(std::string& line, const JsonFields& statement, const char* name, const std::string& before) {
  const std::string_view text = text_field(statement, name);
  if (!text.empty()) line += before + one_line(std::string(text));
}

std::string found_text(const Found& found, const FindQuery& query) {
  std::string out;
  for (const FoundPassage& passage : found.passages) {
    out += passage.document + ":" + std::to_string(passage.line) + "\n    " + one_line(passage.text) + "\n";
    for (const JsonFields& statement : passage.statements) {
      std::string line =
          "      " + one_line(std::string(text_field(statement, "exact"))) + "  =  " + value_of(statement);
      append_said(line, statement, "subject", "; ");
      append_said(line, statement, "place", "; ");
      append_said(line, statement, "period", "; ");
      append_said(line, statement, "speaker", "; says ");
      out += line + "\n";
    }
  }
  if (found.has_more) out += "... and more: --most N\n";
  if (found.has_more && !query.words.empty() && !found.is_ranked)
    out += "in the order of the documents: the words stand in too many passages to rank these\n";
  return found.passages.empty() ? "nothing was found\n" : out;
}

std::string found_csv(const Found& found) {
  std::string out = "document,line,passage";
  for (const char* column : columns) out += "," + std::string(column);
  out += "\n";
  for (const FoundPassage& passage : found.passages)
    for (const JsonFields& statement : passage.statements) {
      out +=
          delimited_field(passage.document) + "," + std::to_string(passage.line) + "," + delimited_field(passage.text);
      for (const char* column : columns) out += "," + delimited_field(std::string(text_field(statement, column)));
      out += "\n";
    }
  return out;
}

std::string found_json(const Found& found) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_object().key("passages").begin_array();
    for (const FoundPassage& passage : found.passages) {
      json.begin_object().member("document", std::string_view(passage.document)).member("line", passage.line);
      json.member("text", std::string_view(passage.text)).key("statements").begin_array();
      for (const JsonFields& statement : passage.statements) {
        json.begin_object();
        for (const auto& [name, value] : statement)
          std::visit([&, &key = name](const auto& v) { json.member(key, v); }, value);
        json.end_object();
      }
      json.end_array().end_object();
    }
    json.end_array().member("has_more", found.has_more);
    json.member("ranked", found.is_ranked).end_object();
  }
  out << '\n';
  return out.str();
}

}  // namespace

int find_command(const Arguments& arguments) {
  FindQuery query{.place = arguments.place, .period = arguments.period, .most = arguments.most};
  for (const std::string& word : arguments.words) query.words += (query.words.empty() ? "" : " ") + word;
  const Found found = StoreSearch(arguments.store.empty() ? "statements.gpkg" : arguments.store).found(query);
  print_result(arguments.format == Format::json  ? found_json(found)
               : arguments.format == Format::csv ? found_csv(found)
                                                 : found_text(found, query),
               arguments);
  return done;
}

}  // namespace ecumene::cli
