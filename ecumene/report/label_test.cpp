#include "ecumene/report/label.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>

namespace ecumene {

TEST_CASE("figures have fixed decimals, a true minus sign and no negative zero") {
  CHECK(fixed(3.3, 2) == "3.30");
  CHECK(fixed(-2.5, 1) == "−2.5");
  CHECK(fixed(-0.001, 2) == "0.00");
  CHECK(fixed(std::nan(""), 2) == "…");
  CHECK(fixed(-std::numeric_limits<double>::infinity(), 0) == "−∞");
  CHECK(brief(12.0, 3) == "12");
  CHECK(brief(12.50, 3) == "12.5");
  CHECK(brief(std::numeric_limits<double>::max(), 2) == "1.798e+308");
}

TEST_CASE("a figure for a program reads back as the same double") {
  for (const double value : {0.1, 1.0 / 3, 1e300, -2.5e-300, 12.0}) CHECK(std::stod(exact(value)) == value);
  CHECK(exact(std::nan("")).empty());
}

TEST_CASE("a tied place is printed as a range with an en dash") {
  CHECK(rank_text({6, 8}) == "6–8");
  CHECK(rank_text({7, 7}) == "7");
  CHECK(rank_text({11.5, 11.5}) == "11.5");
  CHECK(rank_text({std::nan(""), std::nan("")}) == "…");
}

TEST_CASE("counts and lists read as a sentence does") {
  CHECK(grouped(1204567) == "1,204,567");
  CHECK(counted(1, "region") == "1 region");
  CHECK(counted(12, "region") == "12 regions");
  CHECK(counted(2, "activity", "activities") == "2 activities");
  CHECK(listed(std::vector<std::string>{"a", "b", "c"}) == "a, b and c");
  CHECK(listed(std::vector<std::string>{"a", "b", "c", "d", "e"}, 2) == "a, b and 3 more");
  CHECK(listed(std::vector<std::string>{"a", "b", "c"}, 2) == "a, b and c");
  CHECK(listed(std::vector<std::string>{}) == "");
}

TEST_CASE("a long name is cut between letters, whatever the alphabet") {
  CHECK(shortened("Карачаево-Черкесская Республика", 12) == "Карачаево-Ч…");
  CHECK(shortened("Omsk", 4) == "Omsk");
  CHECK(wrapped("Real estate, lease, provision of services", 16, 3) ==
        std::vector<std::string>{"Real estate,", "lease, provision", "of services"});
  CHECK(wrapped("one two three four", 5, 2) == std::vector<std::string>{"one", "two…"});
}

TEST_CASE("headings lose the parts that all of them share, but never everything") {
  using Headings = std::vector<std::string>;
  CHECK(distinct_parts(Headings{"Activities / Mining / Value", "Activities / Trade / Value"}) ==
        Headings{"Mining", "Trade"});
  CHECK(distinct_parts(Headings{"2005", "2006"}) == Headings{"2005", "2006"});
  CHECK(distinct_parts(Headings{"A / B", "A / B"}) == Headings{"B", "B"});
  CHECK(distinct_parts(Headings{"A / B"}) == Headings{"A / B"});
  CHECK(last_parts(Headings{"A / Mining", "Mean"}) == Headings{"Mining", "Mean"});
  CHECK(last_parts(Headings{"A / x", "B / x"}) == Headings{"A / x", "B / x"});
}

TEST_CASE("an id holds nothing that could end an attribute") {
  CHECK(slug("Table 1. \"Ratings\"><") == "table-1-ratings");
  CHECK(slug("таблица") == "");
}

TEST_CASE("what a finding says becomes a sentence") {
  CHECK(as_sentence("look the figure up") == "Look the figure up.");
  CHECK(as_sentence("\"1.2\" does not fit") == "\"1.2\" does not fit.");
  CHECK(as_sentence("Which one?") == "Which one?");
  CHECK(as_sentence("область").ends_with("область."));
  CHECK(as_sentence("").empty());
  CHECK(last_part("Economic activities / Mining") == "Mining");
  CHECK(last_part("Mining") == "Mining");
  CHECK(file_name("data/2012/regions.csv") == "regions.csv");
  CHECK(file_name("regions.csv") == "regions.csv");
}

TEST_CASE("thousands stand apart in every number of a text, decimals and exponents as they are") {
  CHECK(with_thousands_apart("-2800.50 to 3") == "−2,800.50 to 3");
  CHECK(with_thousands_apart("over 1000000") == "over 1,000,000");
  CHECK(with_thousands_apart("0.123456 to 999") == "0.123456 to 999");
  CHECK(with_thousands_apart("1234e4000") == "1234e4000");
  CHECK(with_thousands_apart("any") == "any");
  CHECK(with_thousands_apart("").empty());
}

}  // namespace ecumene
