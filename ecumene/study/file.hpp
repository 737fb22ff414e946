// Files of a study: found, and read whole.
#pragma once

#include <string>

namespace ecumene {

// The study.toml of a folder, or the file itself. Throws Error "study-not-found".
std::string study_file(const std::string& path);

// The bytes of a file; throws as file_bytes of the source room does.
std::string read_file(const std::string& path);

}  // namespace ecumene
