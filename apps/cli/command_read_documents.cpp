// ecumene read DOCUMENT...: the quantities and dates of texts.
#include <cstdio>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/claims.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/evidence/turns.hpp"
#include "ecumene/report/csv.hpp"
#include "ecumene/report/text.hpp"

namespace ecumene::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = utf8::display_width(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

std::string account_text(const Document& document, const Reading& reading) {
  const Account balance = account(document, reading);
  std::string out = document.name() + ": " + std::to_string(balance.runs) + " runs of digits\n";
  std::size_t sum = 0;
  for (const Account::Line& line : balance.lines) {
    out += "  " + padded(line.what, 20) + std::to_string(line.runs) + "\n";
    sum += line.runs;
  }
  const double share = balance.runs == 0 ? 100 : 100.0 * static_cast<double>(sum) / static_cast<double>(balance.runs);
  char percent[32];
  std::snprintf(percent, sizeof percent, "%.1f %%", share);
  return out + "  " + padded("accounted for", 20) + std::to_string(sum) + ", " + percent + "\n";
}

void append(std::vector<Finding>& findings, const std::vector<Finding>& more) {
  findings.insert(findings.end(), more.begin(), more.end());
}

// A view that would print nothing says so.
void note_nothing(const char* code, const std::string& what, const char* way_out, const Document& document,
                  std::vector<Finding>& findings) {
  findings.push_back({.code = code,
                      .severity = Severity::note,
                      .what = what,
                      .way_out = way_out,
                      .places = {{.source = document.name()}}});
}

std::string view_of(const Document& document, const Arguments& arguments, std::vector<Finding>& findings) {
  if (arguments.view == DocumentView::tables) {
    const TextTables tables = tables_in(document.text(), document.name());
    append(findings, tables.findings);
    if (tables.tables.empty())
      note_nothing("no-tables-in-text", "no table was recognised in the text",
                   "part the columns by tabs, pipes (Markdown) or several spaces, and give them a line of headings",
                   document, findings);
    return tables_jsonl(document, tables);
  }
  if (arguments.view == DocumentView::turns) {
    const Turns turns = turns_in(document.text(), document.name());
    append(findings, turns.findings);
    if (turns.turns.empty())
      note_nothing("no-turns-in-text", "no speaker is named at the beginning of its paragraphs",
                   "begin what somebody says with the name and a colon: \"Anna Petrova: ...\"", document, findings);
    return turns_jsonl(document, turns);
  }
  const Reading reading = read_text(document.text(), {.language = language(arguments.language)});
  append(findings, reading_findings(document, reading));
  if (arguments.view == DocumentView::account) return account_text(document, reading);
  if (arguments.format == Format::jsonl || arguments.format == Format::json) return jsonl(document, reading);
  const std::vector<DocumentSection> said{{.name = document.name(), .claims = claims_of(document, reading)}};
  return arguments.format == Format::csv ? statements_csv(said) : statements_text(said.front());
}

}  // namespace

int read_documents_command(const Arguments& arguments) {
  if (arguments.view == DocumentView::store) return read_into_store_command(arguments);
  if (arguments.view == DocumentView::ledger || arguments.view == DocumentView::annotations)
    return write_ledger_command(arguments);
  std::string out;
  std::vector<Finding> findings;
  for (const std::string& file : arguments.files) {
    const Document document = Document::of_file(file, arguments.reading.encoding);
    append(findings, document.findings());
    out += view_of(document, arguments, findings);
  }
  print_result(out, arguments);
  print_findings(findings, arguments);
  return exit_code(findings);
}

}  // namespace ecumene::cli
