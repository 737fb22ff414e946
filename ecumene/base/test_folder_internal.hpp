// A folder for one test: made empty, removed with all that is in it.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

#include "ecumene/base/finding.hpp"

namespace ecumene::tests {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "ecumene-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }

  void write(const std::string& name, std::string_view content) const {
    std::filesystem::create_directories(std::filesystem::path(file(name)).parent_path());
    std::ofstream(file(name), std::ios::binary) << content;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(file(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  bool has(const std::string& name) const { return std::filesystem::exists(file(name)); }

 private:
  std::string path_;
};

// What an Error says, with `folder/` taken out wherever it stands; "" if `call` throws none.
template <class Call>
std::string refusal(const Folder& folder, Call call) {
  try {
    call();
  } catch (const Error& error) {
    std::string said = error.what();
    const std::string prefix = folder.path() + "/";
    for (std::size_t at = said.find(prefix); at != std::string::npos; at = said.find(prefix)) {
      said.erase(at, prefix.size());
    }
    return said;
  }
  return {};
}

}  // namespace ecumene::tests
