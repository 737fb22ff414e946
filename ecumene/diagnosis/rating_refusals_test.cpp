#include <cmath>

#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/test_support_internal.hpp"

using namespace ecumene;
using namespace ecumene::test;

TEST_CASE("weights that cannot be used are refused with their activity") {
  const RegionTable table = table_of({"A", "B"}, {"x", "y"}, {1, 2, 3, 4});
  const auto with_weights = [&](double x, double y) {
    return refusal([&] {
      rate(table, {.activities = {{.indicator = "x", .weight = x}, {.indicator = "y", .weight = y}}});
    });
  };
  CHECK(with_weights(1, -0.5) ==
        "error: weights-not-valid: the weight of \"y\" is -0.5; weights are 0 or more\n"
        "    way out: give each activity a weight of 0 or more; say that less is better by its direction");
  CHECK(with_weights(0, 0) ==
        "error: weights-not-valid: every activity has weight 0, so there is nothing to average\n"
        "    way out: give at least one activity a weight above 0");
  CHECK(with_weights(missing, 1).starts_with("error: weights-not-valid: the weight of \"x\" is nan"));
  CHECK(with_weights(std::numeric_limits<double>::infinity(), 1).starts_with("error: weights-not-valid"));
}

TEST_CASE("an unknown activity, one named twice and an empty table are refused") {
  const RegionTable table = table_of({"A", "B"}, {"x", "y"}, {1, 2, 3, 4});
  CHECK(refusal([&] { rate(table, {.activities = {{.indicator = "z"}}}); }).starts_with("error: indicator-unknown: "));
  CHECK(refusal([&] {
          rate(table, {.activities = {{.indicator = "x"}, {.indicator = "x"}}});
        }) ==
        "error: activity-repeated: the activity \"x\" is listed twice\n"
        "    way out: list it once, and give it a larger weight if it is to count for more");
  CHECK(refusal([&] { rate(table_of({}, {"x"}, {})); }) ==
        "error: nothing-to-rate: the table \"test\" has no region\n"
        "    way out: give a table whose first column names the regions and whose other columns hold figures");
  CHECK(refusal([&] {
          rate(table_of({"A"}, {}, {}));
        }).starts_with("error: nothing-to-rate: the table \"test\" has no column"));
}
