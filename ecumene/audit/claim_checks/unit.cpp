// A unit that contradicts its noun: "a current of 5000 kW", "a distance of 40 tonnes".
#include <algorithm>
#include <array>

#include "ecumene/audit/claim_checks/descriptors.hpp"
#include "ecumene/base/unit.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::string_view check = "claim-unit";

struct Name {
  Dimension dimension;
  std::string_view name;
};
constexpr std::array names{Name{Dimension::length, "length"}, Name{Dimension::area, "area"},
                           Name{Dimension::volume, "volume"}, Name{Dimension::mass, "mass"},
                           Name{Dimension::time, "time"},     Name{Dimension::energy, "energy"},
                           Name{Dimension::power, "power"},   Name{Dimension::temperature, "temperature"}};

// Empty: the unit has none that a noun could contradict (counts, money, shares, quotients).
std::string_view dimension_of(const std::string& code) {
  const auto unit = parse_unit(code);
  if (!unit) return {};
  const auto found =
      std::find_if(names.begin(), names.end(), [&](const Name& n) { return n.dimension == unit->dimension; });
  return found == names.end() ? std::string_view{} : found->name;
}

void look_at(ClaimWork& work, std::size_t i) {
  const auto& claim = work.claims[i];
  if (claim.type != ClaimType::quantity || claim.noun_dimension.empty() || claim.noun_dimension == "people" ||
      claim.is_unit_inferred)
    return;
  const auto dimension = dimension_of(claim.unit);
  if (dimension.empty()) return;
  const auto verdict = dimension == claim.noun_dimension ? Verdict::holds : Verdict::conflict;
  Finding finding{.code = "claim-unit-conflict"};
  finding.severity = Severity::warning;
  finding.printed = shown(claim);
  finding.what = quoted_words(claim.subject.empty() ? claim.head : claim.subject) + " is a quantity of " +
                 claim.noun_dimension + ", but " + shown(claim) + " is one of " + std::string(dimension);
  finding.way_out = "look up in the source which of the two is meant, the noun or the unit";
  work.judge(check, verdict, std::move(finding), {i});
}

void look(ClaimWork& work) {
  for (std::size_t i = 0; i < work.claims.size(); ++i) look_at(work, i);
}

}  // namespace

const ClaimCheck claim_unit{
    .name = "claim-unit",
    .title = "A unit measures what its noun is",
    .rule = "the dimension of the unit is that of the noun, where the language data know the noun's",
    .source =
        "BIPM 2019, The International System of Units, 9th ed., sections 2.3.3 and 2.3.4 (quantities and their units)",
    .example = "tests/cases/claims-unit.case",
    .look = look};

}  // namespace ecumene::auditing
