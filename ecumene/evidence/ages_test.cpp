// Ages that are told without a word for them.
#include <doctest/doctest.h>

#include "ecumene/evidence/quantities_test_internal.hpp"

using ecumene::evidence_internal::told;

TEST_CASE("a list of ages goes on behind commas, and an age moves from one to another") {
  CHECK(told("Girls aged 9, 11 and 14 sorted the wool.", "en") ==
        "9 year age exact; 11 year age exact; 14 year age exact");
  CHECK(told("They lowered the age from 21 to 18.", "en") == "21 year age exact; 18 year age exact");
  CHECK(told("Girls aged 9, 40 boys and 3 men came.", "en") == "9 year age exact; 40 1 count exact; 3 1 count exact");
}

TEST_CASE("the age at which somebody died stands behind the date too") {
  CHECK(told("Harris died in 1902 at 81.", "en") == "81 year age exact");
  CHECK(told("She retired on 5 May 1931 at 60 and moved.", "en") == "60 year age exact");
  CHECK(told("The index stood in 1902 at 81.", "en") == "81 1 count exact");
}

TEST_CASE("some of the persons are under an age") {
  CHECK(told("The camp held 900 people, 12 of them under 16.", "en") ==
        "900 1 count exact; 12 1 count exact; 16 year age under");
  CHECK(told("Of the workers, of whom over 60 were foreigners, few stayed.", "en") == "60 1 count over");
  CHECK(told("There were eight parishes, two of them under 50.", "en") ==
        "8 1 count exact; 2 1 count exact; 50 1 count under");
}

TEST_CASE("a name and was before a number in words tell an age") {
  CHECK(told("When the mill closed Ann Kessler was fifty-two, and had no trade.", "en") == "52 year age exact");
  CHECK(told("The eldest was 88, the youngest 23.", "en") == "88 year age exact; 23 year age exact");
  CHECK(told("The number that fell was fifty-two, and it was five years ago.", "en") ==
        "52 1 count exact; 5 year measure exact");
  CHECK(told("In 1960 the total for Brod was twelve, which was low.", "en") == "12 1 count exact");
  CHECK(told("The road to Lesna was fifty miles long.", "en") == "50 mi measure exact");
}
