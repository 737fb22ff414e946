// Options that several commands share.
#include <charconv>
#include <cmath>

#include "apps/cli/arguments_internal.hpp"
#include "ecumene/report/label.hpp"

namespace ecumene::cli {

namespace {

// The number that the whole of `text` is.
template <class T>
std::optional<T> number_of(const std::string& text) {
  T value{};
  const char* end = text.data() + text.size();
  const auto [stopped, fault] = std::from_chars(text.data(), end, value);
  if (fault != std::errc{} || stopped != end) return std::nullopt;
  return value;
}

}  // namespace

CLI::Validator whole_number(std::uint64_t least, std::uint64_t most) {
  const auto fault = [least, most](const std::string& text) -> std::string {
    const std::optional<std::uint64_t> value = number_of<std::uint64_t>(text);
    if (value && *value >= least && *value <= most) return "";
    return "'" + text + "' is no whole number from " + grouped(least) + " to " + grouped(most);
  };
  return {fault, ""};
}

CLI::Validator not_negative() {
  const auto fault = [](const std::string& text) -> std::string {
    const std::optional<double> value = number_of<double>(text);
    return value && std::isfinite(*value) && *value >= 0 ? "" : "'" + text + "' is no number of 0 or more";
  };
  return {fault, ""};
}

void add_format(CLI::App* app, Format& format, const std::vector<std::pair<std::string, Format>>& formats) {
  std::string list;
  for (const auto& [name, value] : formats) list += (list.empty() ? "" : ", ") + name;
  app->add_option_function<std::string>(
         "--format",
         [&format, formats, list](const std::string& name) {
           const auto found =
               std::find_if(formats.begin(), formats.end(), [&](const auto& f) { return f.first == name; });
           if (found == formats.end()) throw CLI::ValidationError("--format", "'" + name + "' is none of: " + list);
           format = found->second;
         },
         "what to print: " + list)
      ->type_name("NAME");
}

namespace {

void add_reading(CLI::App* app, ReadOptions& reading) {
  const std::string group = "Reading";
  app->add_option("--input-format", reading.format, "csv, tsv, xlsx or ods; found by content if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option("--encoding", reading.encoding, "of a text file: utf-8, windows-1251, ...; found if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option_function<std::string>(
         "--delimiter",
         [&reading](const std::string& text) {
           if (text == "tab" || text == "\\t") {
             reading.delimiter = '\t';
           } else if (text.size() == 1) {
             reading.delimiter = text.front();
           } else {
             throw CLI::ValidationError("--delimiter", "'" + text + "' is not one character (write tab for a tab)");
           }
         },
         "between fields: one character, or tab")
      ->group(group)
      ->type_name("CHARACTER");
  app->add_option("--sheet", reading.sheet, "of a workbook; all visible ones if not given")
      ->group(group)
      ->type_name("NAME");
  app->add_option("--header-lines", reading.header_lines, "how many lines of headings; found if not given")
      ->group(group)
      ->type_name("N");
  app->add_option("--stub-columns", reading.stub_columns, "how many leading columns name the row; found if not given")
      ->group(group)
      ->type_name("N");
  add_choice(app, "--decimal", reading.decimal, "decimal mark");
  add_choice(app, "--thousands", reading.thousands, "mark between thousands");
  app->get_option("--decimal")->group(group);
  app->get_option("--thousands")->group(group);
}

}  // namespace

void add_tables(CLI::App* app, Arguments& a, const std::string& what) {
  app->add_option("TABLE", a.files, what)->required();
  app->add_option("--output,-o", a.output, "file to write to instead of standard output")->type_name("FILE");
  app->add_option("--rejected", a.rejected, "file for rows that could not be read")->type_name("FILE");
  app->add_flag("--quiet,-q", a.quiet, "no notes and no progress on standard error");
  add_reading(app, a.reading);
}

void add_columns(CLI::App* app, Arguments& a) {
  app->add_option("--indicator", a.indicators, "take this column (may be repeated); all if not given")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
  app->add_option("--without", a.without, "leave this column out (may be repeated)")
      ->type_name("NAME")
      ->expected(1)
      ->take_all();
}

}  // namespace ecumene::cli
