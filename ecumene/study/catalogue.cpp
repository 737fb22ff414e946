#include "ecumene/study/catalogue.hpp"

#include <algorithm>

#include "ecumene/audit/audit.hpp"
#include "ecumene/audit/claims.hpp"
#include "ecumene/audit/finding_codes.hpp"
#include "ecumene/base/finding_codes.hpp"
#include "ecumene/diagnosis/finding_codes.hpp"
#include "ecumene/diagnosis/methods/methods.hpp"
#include "ecumene/evidence/finding_codes.hpp"
#include "ecumene/numeric/distance.hpp"
#include "ecumene/numeric/finding_codes.hpp"
#include "ecumene/numeric/hierarchy/linkage.hpp"
#include "ecumene/panel/finding_codes.hpp"
#include "ecumene/source/finding_codes.hpp"
#include "ecumene/source/grid.hpp"
#include "ecumene/study/finding_codes.hpp"

namespace ecumene {

namespace {

CatalogueEntry entry(std::string_view name, std::string_view title, std::string_view formula, std::string_view source) {
  return {std::string(name), std::string(title), std::string(formula), std::string(source)};
}

}  // namespace

std::vector<CatalogueEntry> catalogue(Topic topic) {
  std::vector<CatalogueEntry> entries;
  switch (topic) {
    case Topic::checks:
      for (const CheckDescriptor* d : checks()) entries.push_back(entry(d->name, d->title, d->formula, d->source));
      break;
    case Topic::distances:
      for (const DistanceDescriptor& d : distances()) entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::formats:
      for (const FormatDescriptor* d : formats()) entries.push_back(entry(d->name, d->title, d->endings, d->source));
      break;
    case Topic::linkages:
      for (const LinkageDescriptor& d : linkages()) entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::methods:
      for (const RatingMethod& d : rating_methods()) entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::normalisations:
      for (const NormalisationDescriptor& d : normalisations())
        entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::means:
      for (const MeanDescriptor& d : means()) entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::scalings:
      for (const ScalingDescriptor& d : scalings()) entries.push_back(entry(d.name, d.title, d.formula, d.source));
      break;
    case Topic::text_checks:
      for (const ClaimCheck* d : claim_checks()) entries.push_back(entry(d->name, d->title, d->rule, d->source));
      break;
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

std::vector<FindingCode> all_finding_codes() {
  std::vector<FindingCode> codes;
  for (const auto room :
       {base_finding_codes(), numeric_finding_codes(), panel_finding_codes(), source_finding_codes(),
        evidence_finding_codes(), audit_finding_codes(), diagnosis_finding_codes(), study_finding_codes()}) {
    codes.insert(codes.end(), room.begin(), room.end());
  }
  std::sort(codes.begin(), codes.end(), [](const FindingCode& a, const FindingCode& b) { return a.code < b.code; });
  return codes;
}

std::optional<FindingCode> finding_code(std::string_view code) {
  for (const FindingCode& known : all_finding_codes()) {
    if (known.code == code) return known;
  }
  return std::nullopt;
}

}  // namespace ecumene
