// Everything that can be chosen, printed from the descriptors themselves: for `ecumene list`, `--explain` and docs/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding_code.hpp"

namespace ecumene {

struct CatalogueEntry {
  std::string name{};
  std::string title{};
  std::string formula{};  // formula, or the file endings of a format
  std::string source{};   // publication or specification
};

enum class Topic : std::uint8_t {
  checks,
  distances,
  formats,
  linkages,
  means,
  methods,
  normalisations,
  scalings,
  text_checks
};

// The entries of a topic, sorted by name.
std::vector<CatalogueEntry> catalogue(Topic topic);

// Every finding code of every room, sorted.
std::vector<FindingCode> all_finding_codes();
std::optional<FindingCode> finding_code(std::string_view code);

}  // namespace ecumene
