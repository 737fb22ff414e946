#include "ecumene/study/sources_internal.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "ecumene/base/sha256.hpp"
#include "ecumene/study/documents_internal.hpp"
#include "ecumene/study/file.hpp"

namespace ecumene {

namespace {

using Progress = std::function<void(std::string_view stage, double fraction)>;

// A file that cannot be read is named with the line of the study that asks for it.
template <class Named, class Read>
auto named(const Study& study, const Named& source, const Read& read) {
  try {
    return read();
  } catch (const Error& error) {
    Finding finding = error.finding();
    if (source.place.source.empty()) throw;
    const std::filesystem::path path = std::filesystem::path(study.folder) / source.file;
    finding.what = "source '" + source.name + "', " + path.string() + ": " + finding.what;
    if (finding.code == "file-not-found") {
      finding.way_out = "correct file = \"" + source.file + "\", or put the file there; it is looked for in the " +
                        "folder of the study";
    }
    finding.places.insert(finding.places.begin(), source.place);
    throw Error(finding);
  }
}

class SourceReader {
 public:
  SourceReader(const Study& study, const Progress& progress, StudyResult& result)
      : study_(study), progress_(progress), result_(result) {}

  SourcesRead read() {
    read_documents();
    read_tables_of_sources();
    return std::move(read_);
  }

 private:
  ReportInput& report() { return result_.report; }

  void report_progress(const std::string& stage, double fraction) const {
    if (progress_) progress_(stage, fraction);
  }

  void add(const std::vector<Finding>& findings) {
    report().findings.insert(report().findings.end(), findings.begin(), findings.end());
  }

  // A document that is also a source of tables is read and cited once.
  DocumentRead& document(const StudyDocument& wanted) {
    const auto known = documents_.find(wanted.file);
    if (known != documents_.end()) return known->second;
    DocumentRead& read =
        documents_.emplace(wanted.file, named(study_, wanted, [&] { return read_document(study_.folder, wanted); }))
            .first->second;
    report().sources.push_back({.file = wanted.file,
                                .citation = wanted.citation,
                                .licence = wanted.licence,
                                .sha256 = read.sha256,
                                .bytes = read.bytes});
    add(read.findings);
    return read;
  }

  void read_documents() {
    for (const StudyDocument& wanted : study_.documents) {
      report_progress("reading " + wanted.file, 0);
      DocumentRead& read = document(wanted);
      add(add_observations(read.section.claims, result_.observations));
      for (Table& table : read.tables) read_.text_tables.push_back(table);
      result_.statements.push_back(std::move(read.statements));
      report().documents.push_back(std::move(read.section));
    }
  }

  void read_tables_of_sources() {
    for (std::size_t i = 0; i < study_.sources.size(); ++i) {
      const StudySource& source = study_.sources[i];
      report_progress("reading " + source.file,
                      0.4 * static_cast<double>(i) / static_cast<double>(study_.sources.size()));
      if (!source.table.empty()) {
        read_text_table(i);
        continue;
      }
      const std::string bytes = bytes_of(source);
      // From memory: the hash in the report is that of the very bytes that were read.
      ReadResult read = read_tables(bytes, source.file, source.reading);
      report().sources.push_back({.file = source.file,
                                  .citation = source.citation,
                                  .licence = source.licence,
                                  .sha256 = sha256(bytes),
                                  .bytes = bytes.size()});
      add(read.findings);
      std::move(read.rejected.begin(), read.rejected.end(), std::back_inserter(result_.rejected));
      name_tables(source, read.tables);
      for (Table& table : read.tables) {
        read_.source_of_table.push_back(i);
        report().tables.push_back(std::move(table));
      }
    }
  }

  // A table that stands in the text of a document.
  void read_text_table(std::size_t number) {
    const StudySource& source = study_.sources[number];
    const DocumentRead& read = document({.file = source.file,
                                         .name = source.name,
                                         .citation = source.citation,
                                         .licence = source.licence,
                                         .encoding = source.reading.encoding,
                                         .place = source.place});
    std::vector<Table> tables{table_of_document(read, source)};
    name_tables(source, tables);
    read_.source_of_table.push_back(number);
    report().tables.push_back(std::move(tables.front()));
  }

  std::string bytes_of(const StudySource& source) const {
    return named(study_, source,
                 [&] { return read_file((std::filesystem::path(study_.folder) / source.file).string()); });
  }

  static void name_tables(const StudySource& source, std::vector<Table>& tables) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      tables[i].name = i == 0 ? source.name : source.name + "#" + std::to_string(i + 1);
      if (!source.title.empty()) tables[i].title = source.title;
      if (source.unit.empty()) continue;
      for (TableColumn& column : tables[i].columns) {
        if (!column.unit) column.unit = parse_unit(source.unit);
      }
    }
  }

  const Study& study_;
  const Progress& progress_;
  StudyResult& result_;
  SourcesRead read_;
  std::map<std::string, DocumentRead, std::less<>> documents_;  // by file
};

}  // namespace

SourcesRead read_sources(const Study& study, const Progress& progress, StudyResult& result) {
  return SourceReader(study, progress, result).read();
}

}  // namespace ecumene
