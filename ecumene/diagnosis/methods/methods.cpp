#include "ecumene/diagnosis/methods/methods.hpp"

#include <algorithm>
#include <array>

#include "ecumene/diagnosis/methods/method_internal.hpp"

namespace ecumene {

std::span<const RatingMethod> rating_methods() {
  static const std::array<RatingMethod, 3> all_methods{
      composite_score_method,
      copeland_method,
      mean_rank_method,
  };
  return all_methods;
}

const RatingMethod* rating_method(std::string_view name) {
  const auto found = std::ranges::find(rating_methods(), name, &RatingMethod::name);
  return found == rating_methods().end() ? nullptr : &*found;
}

}  // namespace ecumene
