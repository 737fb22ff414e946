#include "ecumene/base/status.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

using namespace ecumene;

TEST_CASE("every status prints its SDMX letter and reads back") {
  int known = 0;
  for (char letter = '\0'; letter < '\x7f'; ++letter) {
    const auto status = parse_status(std::string(1, letter));
    if (!status) continue;
    ++known;
    CHECK(static_cast<char>(*status) == letter);
    CHECK(code(*status) == std::string(1, letter));
    CHECK_FALSE(title(*status).empty());
  }
  CHECK(known == 20);
}

TEST_CASE("letters outside the list, small letters and words are no status") {
  for (const char* text : {"", "a", "C", "R", "T", "X", "Z", "AA", "A ", "normal", "А"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_status(text).has_value());
  }
}

TEST_CASE("no value is expected where the status says that it is missing or stands elsewhere") {
  for (const char* letter : {"L", "M", "O", "Q", "H", "K", "J"}) CHECK(is_absent(*parse_status(letter)));
  for (const char* letter : {"A", "B", "D", "E", "F", "G", "I", "N", "P", "S", "U", "V", "W"}) {
    CHECK_FALSE(is_absent(*parse_status(letter)));
  }
}

TEST_CASE("codes and titles are those of the SDMX list") {
  std::ifstream list(ECUMENE_SOURCE_DIR "/../shared/verify/sdmx_CL_OBS_STATUS_2.2.csv");
  if (!list) {
    MESSAGE("skipped: the SDMX code list is not here");
    return;
  }
  int rows = 0;
  std::string line;
  std::getline(list, line);
  while (std::getline(list, line)) {
    if (line.size() < 7 || line[0] != '"' || line.substr(2, 3) != "\",\"") continue;  // the rest of a long description
    CAPTURE(line);
    const auto status = parse_status(line.substr(1, 1));
    REQUIRE(status.has_value());
    CHECK(title(*status) == line.substr(5, line.find('"', 5) - 5));
    ++rows;
  }
  CHECK(rows == 20);
}
