#include "ecumene/study/catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "ecumene/study/names.hpp"

namespace ecumene {

namespace {

bool is_kebab_case(std::string_view code) {
  const bool letters = std::all_of(code.begin(), code.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
  return letters && !code.empty() && code.front() != '-' && code.back() != '-' &&
         code.find("--") == std::string_view::npos;
}

bool ends_a_sentence(std::string_view text) {
  return !text.empty() && (text.back() == '.' || text.back() == '!');
}

}  // namespace

TEST_CASE("whatever can be chosen has a title, a formula and a source") {
  for (const NamedValue<Topic>& topic : named_values<Topic>()) {
    CAPTURE(topic.name);
    const std::vector<CatalogueEntry> entries = catalogue(topic.value);
    CHECK_FALSE(entries.empty());
    for (const CatalogueEntry& entry : entries) {
      CAPTURE(entry.name);
      CHECK_FALSE(entry.name.empty());
      CHECK_FALSE(entry.title.empty());
      CHECK_FALSE(entry.formula.empty());
      CHECK_FALSE(entry.source.empty());
    }
    const auto before = [](const CatalogueEntry& a, const CatalogueEntry& b) { return a.name < b.name; };
    CHECK(std::is_sorted(entries.begin(), entries.end(), before));
    CHECK(std::adjacent_find(entries.begin(), entries.end(),
                             [](const auto& a, const auto& b) { return a.name == b.name; }) == entries.end());
  }
}

TEST_CASE("every finding code is explained once, with a title, an explanation and a way out") {
  const std::vector<FindingCode> codes = all_finding_codes();
  REQUIRE(codes.size() > 100);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    CAPTURE(codes[i].code);
    CHECK(is_kebab_case(codes[i].code));
    CHECK_FALSE(codes[i].title.empty());
    CHECK(ends_a_sentence(codes[i].explanation));
    CHECK(ends_a_sentence(codes[i].way_out));
    if (i > 0) CHECK(codes[i - 1].code < codes[i].code);
    CHECK(finding_code(codes[i].code).has_value());
  }
  CHECK_FALSE(finding_code("no-such-code").has_value());
}

TEST_CASE("every name that options take is in the catalogue of its kind") {
  const auto check = [](const auto& values, Topic topic) {
    const std::vector<CatalogueEntry> entries = catalogue(topic);
    CHECK(entries.size() == values.size());
    for (const auto& named : values) {
      CAPTURE(named.name);
      CHECK(std::any_of(entries.begin(), entries.end(), [&](const auto& entry) { return entry.name == named.name; }));
    }
  };
  check(named_values<Distance>(), Topic::distances);
  check(named_values<Linkage>(), Topic::linkages);
  check(named_values<Scaling>(), Topic::scalings);
  check(named_values<Normalisation>(), Topic::normalisations);
  check(named_values<Mean>(), Topic::means);
}

}  // namespace ecumene
