#include "ecumene/evidence/concepts.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/concepts_internal.hpp"

using namespace ecumene;

namespace {

std::string meant(const char* code, const char* phrase) {
  return concepts_of(phrase, *language(code));
}

// Names of concepts by language, as the data have them.
std::map<std::string, std::set<std::string>> names_by_language() {
  std::map<std::string, std::set<std::string>> names;
  for (const auto& [code, data] : concept_data()) {
    std::string name;
    bool is_name = true;
    bool is_comment = false;
    for (const char c : data) {
      is_comment = (is_comment || c == '#') && c != '\n';
      if (is_comment) continue;
      if (c == ':') {
        for (const std::string_view word : utf8::words(name)) names[std::string(code)].insert(std::string(word));
        is_name = false;
      }
      if (c == ';' || c == '\n') {
        is_name = true;
        name.clear();
      } else if (is_name) {
        name += c;
      }
    }
  }
  return names;
}

}  // namespace

TEST_CASE("a subject means the same in every language and every case") {
  for (const auto& [code, phrase] : std::vector<std::pair<const char*, const char*>>{{"en", "urban residents"},
                                                                                     {"en", "Urban population"},
                                                                                     {"ru", "городского населения"},
                                                                                     {"ru", "численность горожан"},
                                                                                     {"uk", "міським населенням"},
                                                                                     {"be", "гарадскога насельніцтва"},
                                                                                     {"kk", "қала халқының саны"}})
    CHECK_MESSAGE(meant(code, phrase) == "population urban", std::string(phrase));
  for (const auto& [code, phrase] :
       std::vector<std::pair<const char*, const char*>>{{"en", "industrial enterprises"},
                                                        {"ru", "промышленных предприятий"},
                                                        {"uk", "промислові підприємства"},
                                                        {"be", "прамысловых прадпрыемстваў"}})
    CHECK_MESSAGE(meant(code, phrase) == "enterprise industrial", std::string(phrase));
  for (const auto& [code, phrase] : std::vector<std::pair<const char*, const char*>>{
           {"en", "power plants"}, {"ru", "электростанций"}, {"uk", "електростанцій"}, {"kk", "электр станциялары"}})
    CHECK_MESSAGE(meant(code, phrase) == "power_station", std::string(phrase));
}

TEST_CASE("the longest form wins: a resident is no dwelling, a secondary school no medium one") {
  CHECK(meant("kk", "тұрғындар") == "population");
  CHECK(meant("kk", "тұрғын үйлер") == "housing");
  CHECK(meant("ru", "средних школ") == "school secondary");
  CHECK(meant("en", "secondary schools") == "school secondary");
}

TEST_CASE("a word that the data do not have leaves the subject to its own words") {
  CHECK(meant("en", "urban spindles").empty());
  CHECK(meant("ru", "городских самоваров").empty());
  CHECK(meant("en", "number").empty());
  CHECK(meant("en", "").empty());
}

TEST_CASE("people who are counted are not the population of a place") {
  CHECK(meant("ru", "человек") == "person");
  CHECK(meant("ru", "жителей") == "population");
}

TEST_CASE("every concept of a language has a word in English, and English has no name of its own but a few") {
  auto names = names_by_language();
  REQUIRE(names.size() == languages().size());
  for (const auto& [code, own] : names)
    for (const std::string& name : own)
      CHECK_MESSAGE((code == "be" || names["en"].contains(name)), code << ": " << name);
  for (const std::string& name : names["en"])
    for (const char* code : {"ru", "uk"}) CHECK_MESSAGE(names[code].contains(name), code << " lacks " << name);
}

TEST_CASE("claims are named by the language of their paragraph") {
  std::vector<Claim> claims(3);
  claims[0].subject = "школ";
  claims[0].language = "ru";
  claims[1].subject = "schools";
  claims[1].language = "en";
  claims[2].subject = "schools";
  claims[2].language = "xx";
  name_concepts(claims);
  CHECK(claims[0].concepts == "school");
  CHECK(claims[1].concepts == "school");
  CHECK(claims[2].concepts.view().empty());
}
