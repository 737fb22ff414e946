// ecumene read DOCUMENT...: the quantities and dates of texts.
#include <cstdio>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/evidence/turns.hpp"

namespace ecumene::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t length = utf8::display_width(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

std::string value_of(const Mention& mention) {
  if (mention.type == MentionType::date) return mention.edtf;
  std::string value = mention.low.to_string();
  if (mention.is_range) value += " to " + mention.high.to_string();
  if (mention.unit != "1") value += " " + mention.unit;
  if (mention.is_unit_inferred) value += " (inferred)";
  if (mention.modifier != Modifier::exact) value = std::string(to_string(mention.modifier)) + " " + value;
  return value;
}

// A line a mention: line of the text, what stands there, what it says.
std::string mentions_text(const Document& document, const Reading& reading) {
  constexpr std::size_t quote_width = 32;
  std::string out = document.name() + "\n";
  std::size_t line = 1;
  std::size_t at = 0;
  for (const Mention& mention : reading.mentions) {
    if (mention.type == MentionType::rejected) continue;
    for (; at < mention.begin; ++at) line += document.text()[at] == '\n';
    std::string quote(document.text().substr(mention.begin, mention.end - mention.begin));
    for (char& c : quote)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    std::string number = std::to_string(line);
    if (number.size() < 6) number.insert(0, 6 - number.size(), ' ');
    out += number + "  " + padded(std::move(quote), quote_width) + "  " + value_of(mention) + "\n";
  }
  return out;
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

std::string view_of(const Document& document, const Arguments& arguments, std::vector<Finding>& findings) {
  if (arguments.view == DocumentView::tables) {
    const TextTables tables = tables_in(document.text(), document.name());
    append(findings, tables.findings);
    return tables_jsonl(document, tables);
  }
  if (arguments.view == DocumentView::turns) {
    const Turns turns = turns_in(document.text(), document.name());
    append(findings, turns.findings);
    return turns_jsonl(document, turns);
  }
  const Reading reading = read_text(document.text(), {.language = language(arguments.language)});
  if (arguments.view == DocumentView::account) return account_text(document, reading);
  const bool is_json = arguments.format == Format::jsonl || arguments.format == Format::json;
  return is_json ? jsonl(document, reading) : mentions_text(document, reading);
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
