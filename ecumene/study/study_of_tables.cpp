#include <algorithm>
#include <filesystem>

#include "ecumene/evidence/document.hpp"
#include "ecumene/study/file.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {
namespace {

bool has_figures(const Table& table) {
  return std::any_of(table.cells.begin(), table.cells.end(), [](const Cell& cell) { return cell.is_numeric(); });
}

}  // namespace

Study study_of_tables(const std::vector<std::string>& files, const ReadOptions& reading) {
  Study study;
  for (const std::string& file : files) {
    if (has_document_ending(file)) {
      study.documents.push_back({.file = file, .name = file});
      continue;
    }
    StudySource source;
    source.file = file;
    source.name = file;
    source.reading = reading;
    study.sources.push_back(source);
    for (const Table& table : read_tables(read_file(file), file, reading).tables) {
      if (table.stub_headings.empty() || table.rows.size() < 3 || !has_figures(table)) continue;
      RatingPlan rating;
      const std::string short_name = std::filesystem::path(file).filename().string();
      rating.name = file;
      rating.title = "Rating of " + short_name;
      rating.source = file;
      study.ratings.push_back(rating);
      TypologyPlan typology;
      typology.name = file;
      typology.title = "Groups of " + short_name;
      typology.source = file;
      typology.options.scaling = Scaling::z_score;
      typology.options.linkage = Linkage::ward_d2;
      study.typologies.push_back(typology);
      break;  // analyses are made of a file's first table of figures; all its tables are audited
    }
  }
  study.title = files.size() == 1 ? std::filesystem::path(files.front()).filename().string()
                                  : std::to_string(files.size()) + (study.documents.empty() ? " tables" : " files");
  study.subtitle = study.documents.size() == files.size() ? "What the documents say, and its audit"
                                                          : "Audit, rating and typology by default options";
  return study;
}

}  // namespace ecumene
