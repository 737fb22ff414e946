// The names a study gives and uses, each with its place, so that a wrong one is shown where it stands. Internal to the
// study room.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"

namespace ecumene {

class StudyNames {
 public:
  // `kind` is "source", "rating" or "typology". Throws Error "study-name-repeated" where the name is taken.
  void give(const std::string& kind, const std::string& name, const Place& place);

  // `who` uses the name: "rating 'exports'". "table-1#2", the second table of a source, is a use of "table-1".
  void use(const std::string& kind, const std::string& name, const std::string& who, const Place& place);

  // Throws Error "study-name-unknown" for the first use of a name that was not given, with the nearest one that was.
  void check() const;

 private:
  struct Use {
    std::string kind;
    std::string name;
    std::string who;
    Place place;
  };
  std::map<std::string, std::map<std::string, Place>> given_;
  std::vector<Use> uses_;
};

}  // namespace ecumene
