// Reading what a study names: its documents and its tables. Internal to the study room.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "ecumene/panel/table.hpp"
#include "ecumene/study/run.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

struct SourcesRead {
  std::vector<Table> text_tables{};            // of the documents whose claims are read
  std::vector<std::size_t> source_of_table{};  // for each table of the report, which of study.sources
};

// Reads all documents, then all sources, into `result`: the report's sources, documents, tables and findings, the
// observations of claims, the statements and the rejected rows. A document that is also a source of tables is read
// and cited once. Throws Error where a source cannot be read, naming the line of the study that asks for it.
SourcesRead read_sources(const Study& study,
                         const std::function<void(std::string_view stage, double fraction)>& progress,
                         StudyResult& result);

}  // namespace ecumene
