#include "ecumene/study/names.hpp"

#include <algorithm>
#include <cstddef>

#include "ecumene/base/utf8.hpp"
#include "ecumene/diagnosis/methods/methods.hpp"

namespace ecumene {

template <>
std::vector<NamedValue<Distance>> named_values() {
  std::vector<NamedValue<Distance>> values;
  for (const DistanceDescriptor& d : distances()) values.push_back({d.name, d.distance});
  return values;
}

template <>
std::vector<NamedValue<Linkage>> named_values() {
  std::vector<NamedValue<Linkage>> values;
  for (const LinkageDescriptor& d : linkages()) values.push_back({d.name, d.linkage});
  return values;
}

template <>
std::vector<NamedValue<Scaling>> named_values() {
  std::vector<NamedValue<Scaling>> values;
  for (const ScalingDescriptor& d : scalings()) values.push_back({d.name, d.scaling});
  return values;
}

template <>
std::vector<NamedValue<Normalisation>> named_values() {
  std::vector<NamedValue<Normalisation>> values;
  for (const NormalisationDescriptor& d : normalisations()) values.push_back({d.name, d.normalisation});
  return values;
}

template <>
std::vector<NamedValue<Mean>> named_values() {
  std::vector<NamedValue<Mean>> values;
  for (const MeanDescriptor& d : means()) values.push_back({d.name, d.mean});
  return values;
}

template <>
std::vector<NamedValue<Better>> named_values() {
  return {{"higher", Better::higher}, {"lower", Better::lower}};
}

template <>
std::vector<NamedValue<RatingInput>> named_values() {
  return {{"detect", RatingInput::detect}, {"ranks", RatingInput::ranks}, {"values", RatingInput::values}};
}

template <>
std::vector<NamedValue<Layout>> named_values() {
  return {{"indicator-by-period", Layout::indicator_by_period},
          {"membership", Layout::membership},
          {"region-by-indicator", Layout::region_by_indicator},
          {"region-by-period", Layout::region_by_period},
          {"text", Layout::text}};
}

template <>
std::vector<NamedValue<Topic>> named_values() {
  return {{"checks", Topic::checks},
          {"distances", Topic::distances},
          {"formats", Topic::formats},
          {"linkages", Topic::linkages},
          {"means", Topic::means},
          {"methods", Topic::methods},
          {"normalisations", Topic::normalisations},
          {"scalings", Topic::scalings},
          {"text-checks", Topic::text_checks}};
}

template <>
std::vector<NamedValue<DecimalMark>> named_values() {
  return {{"comma", DecimalMark::comma}, {"detect", DecimalMark::detect}, {"point", DecimalMark::point}};
}

template <>
std::vector<NamedValue<ThousandsMark>> named_values() {
  return {{"apostrophe", ThousandsMark::apostrophe}, {"comma", ThousandsMark::comma},
          {"detect", ThousandsMark::detect},         {"none", ThousandsMark::none},
          {"point", ThousandsMark::point},           {"space", ThousandsMark::space}};
}

std::string option_key(std::string_view name) {
  std::string key;
  for (const char c : name) {
    if (c == '-' || c == '_' || c == '.' || c == ' ') continue;
    key += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

namespace {

std::u32string letters(std::string_view name) {
  const std::string key = option_key(name);
  std::u32string result;
  for (std::size_t at = 0; at < key.size();) result += utf8::next(key, at);
  return result;
}

// Optimal string alignment (Damerau 1964): insertions, deletions, substitutions and exchanges of two neighbours, the
// four slips of a keyboard, count one each.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest_name(std::string_view word, const std::vector<std::string>& candidates) {
  const std::u32string wanted = letters(word);
  if (wanted.empty()) return std::nullopt;
  // A slip in every third letter is still a slip; beyond that it is another word ("date" is not "name").
  std::size_t least = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::optional<std::string> best;
  for (const std::string& candidate : candidates) {
    const std::size_t distance = edit_distance(wanted, letters(candidate));
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace ecumene
