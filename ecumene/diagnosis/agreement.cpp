// A published membership held against the groups found.
#include <limits>
#include <map>

#include "ecumene/base/utf8.hpp"
#include "ecumene/diagnosis/typology.hpp"

namespace ecumene {
namespace {

struct Membership {
  std::string region;
  std::uint32_t group = 0;
};

// By folded region name; the first membership of a region counts. Groups are numbered as they first appear.
std::map<std::string, Membership> memberships(const PublishedGroups& published, std::vector<std::string>& repeated) {
  std::map<std::string, std::uint32_t> numbers;
  std::map<std::string, Membership> members;
  for (std::size_t i = 0; i < published.regions.size(); ++i) {
    const auto next = static_cast<std::uint32_t>(numbers.size());
    const std::uint32_t number = numbers.emplace(utf8::folded(published.groups[i]), next).first->second;
    const bool added =
        members.emplace(utf8::folded(published.regions[i]), Membership{published.regions[i], number}).second;
    if (!added) repeated.push_back(published.regions[i]);
  }
  return members;
}

}  // namespace

Agreement agreement(const Typology& typology, const PublishedGroups& published) {
  constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
  Agreement result{.published = published.name,
                   .typology = typology.name,
                   .adjusted_rand_index = undefined,
                   .variation_of_information = undefined};
  std::map<std::string, Membership> members = memberships(published, result.repeated);
  std::vector<std::uint32_t> computed;
  std::vector<std::uint32_t> printed_groups;
  for (std::size_t row = 0; row < typology.regions.size(); ++row) {
    const auto found = members.find(utf8::folded(typology.regions[row]));
    if (found == members.end()) {
      result.only_computed.push_back(typology.regions[row]);
      continue;
    }
    result.compared.push_back(typology.regions[row]);
    computed.push_back(typology.groups[row]);
    printed_groups.push_back(found->second.group);
    members.erase(found);
  }
  for (const auto& [name, membership] : members) result.only_published.push_back(membership.region);
  if (computed.empty()) return result;
  result.adjusted_rand_index = adjusted_rand_index(printed_groups, computed);
  result.variation_of_information = variation_of_information(printed_groups, computed);
  for (const std::size_t row : best_match(printed_groups, computed).differing_rows) {
    result.differing.push_back(result.compared[row]);
  }
  return result;
}

}  // namespace ecumene
