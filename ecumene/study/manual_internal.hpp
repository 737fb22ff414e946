// The study that docs/study.md shows, read from there, so that the manual is executed.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

namespace ecumene::tests {

inline std::string manual_study() {
  std::ifstream in(std::string(ECUMENE_SOURCE_DIR) + "/docs/study.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const std::string fence = "```toml\n";
  const std::size_t begin = page.find(fence);
  REQUIRE(begin != std::string::npos);
  const std::size_t end = page.find("```", begin + fence.size());
  return page.substr(begin + fence.size(), end - begin - fence.size());
}

}  // namespace ecumene::tests
