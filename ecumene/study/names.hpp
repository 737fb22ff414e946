// The names under which options are written on the command line, in study.toml and in reports, and their values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/source/read.hpp"
#include "ecumene/study/catalogue.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

// One table a kind of option; names<T>() gives them sorted, value_of<T>() the value or nullopt, name_of() the name.
template <class T>
struct NamedValue {
  std::string_view name;
  T value;
};

template <class T>
std::vector<NamedValue<T>> named_values();
template <>
std::vector<NamedValue<Distance>> named_values();
template <>
std::vector<NamedValue<Linkage>> named_values();
template <>
std::vector<NamedValue<Scaling>> named_values();
template <>
std::vector<NamedValue<Normalisation>> named_values();
template <>
std::vector<NamedValue<Mean>> named_values();
template <>
std::vector<NamedValue<Better>> named_values();
template <>
std::vector<NamedValue<RatingInput>> named_values();
template <>
std::vector<NamedValue<Layout>> named_values();
template <>
std::vector<NamedValue<Topic>> named_values();
template <>
std::vector<NamedValue<DecimalMark>> named_values();
template <>
std::vector<NamedValue<ThousandsMark>> named_values();

// The value of a name; letter case, '_' for '-' are accepted, so "z-score" is "zscore".
template <class T>
std::optional<T> value_of(std::string_view name);

template <class T>
std::string_view name_of(T value) {
  for (const NamedValue<T>& named : named_values<T>()) {
    if (named.value == value) return named.name;
  }
  return {};
}

// Without '-', '_', '.', spaces and letter case: how names are compared.
std::string option_key(std::string_view name);

template <class T>
std::optional<T> value_of(std::string_view name) {
  for (const NamedValue<T>& named : named_values<T>()) {
    if (option_key(named.name) == option_key(name)) return named.value;
  }
  return std::nullopt;
}

// "average, centroid, complete, ..." for messages.
template <class T>
std::string names_listed() {
  std::string list;
  for (const NamedValue<T>& named : named_values<T>()) {
    if (!list.empty()) list += ", ";
    list += named.name;
  }
  return list;
}

// The candidate at the least edit distance from `word`, the first of equals, if it is near enough to be a slip of the
// keyboard: one edit, or one for every three letters of `word`.
std::optional<std::string> nearest_name(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace ecumene
