#include "ecumene/study/file.hpp"

#include <filesystem>
#include <system_error>

#include "ecumene/base/finding.hpp"
#include "ecumene/source/file_bytes.hpp"

namespace ecumene {

namespace fs = std::filesystem;

std::string study_file(const std::string& path) {
  std::error_code ignored;
  std::string file = fs::is_directory(path, ignored) ? (fs::path(path) / "study.toml").string() : path;
  if (fs::is_regular_file(file, ignored)) return file;
  throw Error(Finding{
      .code = "study-not-found",
      .severity = Severity::error,
      .what = "there is no study here: " + file + (fs::exists(file, ignored) ? " is no file" : " does not exist"),
      .way_out = "name a folder that holds a study.toml, such as examples/siberia; docs/study.md says how to write one",
      .places = {{.source = path}}});
}

std::string read_file(const std::string& path) {
  return file_bytes(path);
}

}  // namespace ecumene
