#include "ecumene/source/formats/csv.hpp"

#include <algorithm>

#include "ecumene/source/encoding.hpp"
#include "ecumene/source/formats/csv_internal.hpp"

namespace ecumene {

namespace {

constexpr std::size_t most_fields = 65'536;

// A place in the decoded text as one in the file.
template <class Located>
void to_original(Located& located, const OffsetMap& offsets) {
  located.byte_begin = offsets.original(located.byte_begin);
  located.byte_end = offsets.original(located.byte_end);
}

[[noreturn]] void refuse_empty(const std::string& name) {
  throw Error({.code = "file-empty",
               .severity = Severity::error,
               .what = "the file holds no text",
               .way_out = "check that the file was written completely",
               .places = {{.source = name}}});
}

[[noreturn]] void refuse_wide(const std::string& name, const DelimitedRow& row) {
  throw Error({.code = "row-too-wide",
               .severity = Severity::error,
               .what = "the row has " + std::to_string(row.size()) + " fields; the most a table may have is " +
                       std::to_string(most_fields),
               .way_out = "check the delimiter (--delimiter) and that this is a table",
               .places = {{.source = name,
                           .line = row.line(),
                           .row = static_cast<std::uint32_t>(row.number()),
                           .byte_begin = row.byte_begin(),
                           .byte_end = row.byte_end()}}});
}

// "sep=;" in the first line, as spreadsheet programs write and read it.
std::optional<char> stated_delimiter(std::string_view text) {
  if (text.size() < 5 || !(text.starts_with("sep=") || text.starts_with("SEP="))) return std::nullopt;
  if (text.size() > 5 && text[5] != '\n' && text[5] != '\r') return std::nullopt;
  return text[4];
}

char delimiter_of(std::string_view text, const std::string& name, std::vector<Finding>& findings) {
  if (const auto stated = stated_delimiter(text)) return *stated;
  const DelimiterGuess guess = sniff_delimiter(text);
  if (guess.certain) return guess.delimiter;
  const std::string chosen = guess.fields == 1 ? "one column without a delimiter"
                                               : "the " + delimiter_name(guess.delimiter) + " (" +
                                                     std::to_string(guess.fields) + " fields a row)";
  const std::string typed = guess.runner_up == '\t' ? "tab" : std::string(1, guess.runner_up);
  findings.push_back({.code = "delimiter-uncertain",
                      .severity = Severity::warning,
                      .what = "the file can be read with " + chosen + " or with the " +
                              delimiter_name(guess.runner_up) + " (" + std::to_string(guess.runner_up_fields) +
                              " fields); the first is taken",
                      .way_out = "if columns look wrong, name the delimiter: --delimiter='" + typed + "'",
                      .places = {{.source = name}}});
  return guess.delimiter;
}

// Fills rows from one text in memory.
class GridFiller {
 public:
  GridFiller(const DecodedText& decoded, const std::string& name) : decoded_(decoded), name_(name) {
    grid_.source = name;
  }

  void add(const DelimitedRow& record) {
    if (record.size() > most_fields) refuse_wide(name_, record);
    auto& row = grid_.rows.emplace_back();
    if (record.blank()) return;
    LinePosition position{.line = record.line(), .column = 1};
    std::uint64_t passed = record.byte_begin();
    row.reserve(record.size());
    bool any = false;
    for (std::size_t i = 0; i < record.size(); ++i) {
      Cell& cell = row.emplace_back(cell_of(record[i], decoded_.text));
      position = advanced(position, decoded_.text.substr(passed, cell.byte_begin - passed));
      passed = cell.byte_begin;
      cell.line = position.line;
      cell.column = position.column;
      cell.row = static_cast<std::uint32_t>(record.number());
      cell.field = static_cast<std::uint32_t>(i + 1);
      to_original(cell, decoded_.offsets);
      any = any || cell.kind != CellKind::empty;
    }
    if (!any) row = {};
  }

  Grid& grid() { return grid_; }

 private:
  const DecodedText& decoded_;
  const std::string& name_;
  Grid grid_;
};

void report_nul_bytes(const DecodedText& decoded, const std::string& name, std::vector<Finding>& findings) {
  const std::size_t first = decoded.text.find('\0');
  if (first == std::string_view::npos) return;
  const auto count = std::count(decoded.text.begin(), decoded.text.end(), '\0');
  const LinePosition position = advanced({}, decoded.text.substr(0, first));
  Place place{
      .source = name, .line = position.line, .column = position.column, .byte_begin = first, .byte_end = first + 1};
  to_original(place, decoded.offsets);
  findings.push_back({.code = "nul-bytes",
                      .severity = Severity::warning,
                      .what = "the text holds " + std::to_string(count) + (count == 1 ? " NUL byte" : " NUL bytes") +
                              ", the first here; each is read as the mark U+FFFD",
                      .way_out = "write the file again; if it is UTF-16, say so: --encoding=utf-16le",
                      .places = {std::move(place)}});
}

void fill(GridFiller& filler, DelimitedReader& reader, const OffsetMap& offsets) {
  try {
    while (const DelimitedGroup* group = reader.next_group()) {
      for (const DelimitedRow row : *group) filler.add(row);
    }
  } catch (const Error& error) {
    Finding finding = error.finding();
    for (Place& place : finding.places) to_original(place, offsets);
    throw Error(std::move(finding));
  }
}

GridResult read_with(char delimiter, const DecodedText& decoded, const std::string& name, GridResult result) {
  GridFiller filler(decoded, name);
  DelimitedReader reader = DelimitedReader::from_bytes(decoded.text, name, {.delimiter = delimiter});
  fill(filler, reader, decoded.offsets);
  if (stated_delimiter(decoded.text) && !filler.grid().rows.empty()) filler.grid().rows.front().clear();
  for (Finding& finding : reader.findings()) {
    for (Place& place : finding.places) to_original(place, decoded.offsets);
    result.findings.push_back(std::move(finding));
  }
  report_ragged_rows(filler.grid(), delimiter, result.findings);
  result.grids.push_back(std::move(filler.grid()));
  return result;
}

GridResult read_delimited(std::string_view bytes, const std::string& name, const ReadOptions& options,
                          std::optional<char> delimiter) {
  if (bytes.empty()) refuse_empty(name);
  const auto decoded = decode(bytes, name, options.encoding);
  if (decoded->text.find_first_not_of(" \t\r\n") == std::string_view::npos) refuse_empty(name);
  GridResult result;
  result.findings = decoded->findings;
  report_nul_bytes(*decoded, name, result.findings);
  if (options.delimiter) delimiter = options.delimiter;
  if (!delimiter) delimiter = delimiter_of(decoded->text, name, result.findings);
  return read_with(*delimiter, *decoded, name, std::move(result));
}

GridResult read_csv(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  return read_delimited(bytes, name, options, std::nullopt);
}

GridResult read_tsv(std::string_view bytes, const std::string& name, const ReadOptions& options) {
  return read_delimited(bytes, name, options, '\t');
}

bool shows_nothing(std::string_view) {
  return false;
}

}  // namespace

const FormatDescriptor csv_format = {
    .name = "csv",
    .title = "Comma-separated values (RFC 4180 and its relatives: semicolon, tab, vertical bar)",
    .endings = ".csv .txt",
    .source = "Y. Shafranovich, RFC 4180: Common Format and MIME Type for Comma-Separated Values (CSV) Files, 2005",
    .recognises = shows_nothing,
    .read = read_csv,
    .is_text = true,
};

const FormatDescriptor tsv_format = {
    .name = "tsv",
    .title = "Tab-separated values, with quotes where a field needs them",
    .endings = ".tsv .tab",
    .source = "IANA media type text/tab-separated-values, 1993; quotes as in RFC 4180",
    .recognises = shows_nothing,
    .read = read_tsv,
    .is_text = true,
};

}  // namespace ecumene
