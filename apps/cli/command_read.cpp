// ecumene read TABLE...: the tables of a file as Ecumene reads them.
#include <algorithm>
#include <sstream>

#include "apps/cli/terminal.hpp"
#include "ecumene/base/json.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/panel/table_csv.hpp"
#include "ecumene/report/tabular.hpp"
#include "ecumene/study/table_json.hpp"

namespace ecumene::cli {

int read_command(const Arguments& arguments) {
  const bool wants_mentions = arguments.format == Format::jsonl || arguments.view != DocumentView::mentions;
  if (wants_mentions || std::any_of(arguments.files.begin(), arguments.files.end(), has_document_ending))
    return read_documents_command(arguments);
  const TablesRead read = read_named_tables(arguments);
  std::ostringstream out;
  if (arguments.format == Format::json) {
    JsonWriter json(out);
    json.begin_array();
    for (const Table& table : read.tables) write_json(json, table);
    json.end_array();
  } else {
    for (const Table& table : read.tables) {
      if (&table != &read.tables.front()) out << '\n';
      out << (arguments.format == Format::csv ? to_csv(table, FigureForm::plain) : table_text(table));
    }
  }
  print_result(out.str() + (arguments.format == Format::json ? "\n" : ""), arguments);
  print_findings(read.findings, arguments);
  return exit_code(read.findings);
}

}  // namespace ecumene::cli
