// The data of evidence/concepts/*.txt as they were when the project was configured.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace ecumene {

// Code of the language, and the file.
std::span<const std::pair<std::string_view, std::string_view>> concept_data();

}  // namespace ecumene
