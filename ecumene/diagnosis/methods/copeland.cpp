// Copeland's rule: a region's pairwise wins less its losses. One region beats another if the activities on which it
// stands better weigh more; how much better it stands does not count, so no outlier can buy a place.
#include <cmath>

#include "ecumene/diagnosis/methods/method_internal.hpp"

namespace ecumene {
namespace {

// +1 if `a` beats `b`, -1 if it loses, 0 if they are level or share no activity. Weights of wins and losses are
// compared up to rounding: 0.1 + 0.2 is level with 0.3. An activity that one of the two lacks counts for neither side.
int outcome(const MethodInput& input, std::size_t a, std::size_t b) {
  double balance = 0;
  double total = 0;
  for (std::size_t j = 0; j < input.ranks.size(); ++j) {
    const double difference = input.ranks[j][b].mid() - input.ranks[j][a].mid();
    if (std::isnan(difference)) continue;
    total += input.weights[j];
    if (difference > 0) balance += input.weights[j];
    if (difference < 0) balance -= input.weights[j];
  }
  constexpr double dust = 1e-12;
  if (std::abs(balance) <= dust * total) return 0;
  return balance > 0 ? 1 : -1;
}

bool is_rated(const MethodInput& input, std::size_t region) {
  for (std::size_t j = 0; j < input.ranks.size(); ++j) {
    if (input.weights[j] > 0 && !std::isnan(input.ranks[j][region].mid())) return true;
  }
  return false;
}

std::vector<double> copeland_scores(const MethodInput& input) {
  const std::size_t regions = input.ranks.empty() ? 0 : input.ranks.front().size();
  std::vector<double> scores(regions, 0);
  for (std::size_t a = 0; a < regions; ++a) {
    for (std::size_t b = a + 1; b < regions; ++b) {
      const int result = outcome(input, a, b);
      scores[a] += result;
      scores[b] -= result;
    }
    if (!is_rated(input, a)) scores[a] = std::numeric_limits<double>::quiet_NaN();
  }
  return scores;
}

}  // namespace

const RatingMethod copeland_method{
    {.name = "copeland",
     .title = "Copeland's rule: pairwise wins less losses",
     .formula =
         "C_i = sum_k sign(e_ik - 1/2); e_ik = sum_j w_j [i better than k on j] + w_j/2 [level], over the weights "
         "of the activities both have",
     .source = "Munda & Nardo, Noncompensatory/nonlinear composite indicators for ranking countries, 2009",
     .options = "weights; up to 2,000 regions"},
    MethodNeeds::ranks,
    Better::higher,
    2'000,
    copeland_scores};

}  // namespace ecumene
