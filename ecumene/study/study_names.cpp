#include "ecumene/study/names.hpp"
#include "ecumene/study/study_names_internal.hpp"

namespace ecumene {

namespace {

// "table-1" of "table-1#2"; any other name as it is.
std::string source_of(const std::string& name) {
  const std::size_t mark = name.rfind('#');
  if (mark == std::string::npos || mark + 1 == name.size()) return name;
  return name.find_first_not_of("0123456789", mark + 1) == std::string::npos ? name.substr(0, mark) : name;
}

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

std::string plural(const std::string& kind) {
  return kind == "typology" ? "typologies" : kind + "s";
}

}  // namespace

void StudyNames::give(const std::string& kind, const std::string& name, const Place& place) {
  const auto [known, is_new] = given_[kind].emplace(name, place);
  if (is_new) return;
  throw Error(Finding{
      .code = "study-name-repeated",
      .severity = Severity::error,
      .what = "two " + plural(kind) + " are called '" + name + "'; the first stands at " + to_string(known->second),
      .way_out = "give one of them another name = \"...\"",
      .places = {place, known->second}});
}

void StudyNames::use(const std::string& kind, const std::string& name, const std::string& who, const Place& place) {
  uses_.push_back({kind, name, who, place});
}

void StudyNames::check() const {
  for (const Use& use : uses_) {
    std::vector<std::string> names;
    if (const auto given = given_.find(use.kind); given != given_.end()) {
      if (given->second.contains(use.name)) continue;
      if (use.kind == "source" && given->second.contains(source_of(use.name))) continue;
      for (const auto& [name, place] : given->second) names.push_back(name);
    }
    const std::optional<std::string> near = nearest_name(use.name, names);
    std::string way_out = "add a [[" + use.kind + "]] with name = \"" + use.name + "\"";
    if (near) {
      way_out = "write '" + *near + "'";
    } else if (!names.empty()) {
      way_out = "the " + plural(use.kind) + " there are: " + listed(names);
    }
    throw Error(
        Finding{.code = "study-name-unknown",
                .severity = Severity::error,
                .what = use.who + " names the " + use.kind + " '" + use.name + "', which the study does not have",
                .way_out = way_out,
                .places = {use.place}});
  }
}

}  // namespace ecumene
