#include <doctest/doctest.h>

#include "ecumene/base/delimited.hpp"

using namespace ecumene;

TEST_CASE("positions count lines and code points as an editor does") {
  CHECK(advanced({}, "") == LinePosition{1, 1});
  CHECK(advanced({}, "Томск,") == LinePosition{1, 7});
  CHECK(advanced({}, "a\r\nb\rc\nщё") == LinePosition{4, 3});
}

TEST_CASE("the delimiter is the one that splits most records alike") {
  const auto sniffed = [](std::string_view text) { return sniff_delimiter(text); };
  CHECK(sniffed("a,b,c\n1,2,3\n").delimiter == ',');
  CHECK(sniffed("a\tb\n1,5\t2\n").delimiter == '\t');
  CHECK(sniffed("a|b\n1|2\n").delimiter == '|');
  CHECK(sniffed("").delimiter == ',');
  CHECK(sniffed("one\ntwo\n").fields == 1);
  CHECK(sniffed("a;b,c;d\n\"x;y\";1;2\n").fields == 3);
  CHECK(sniffed("# a, b, c\n# d\nx;y\n1;2\n").delimiter == ';');
}

TEST_CASE("a decimal comma is no delimiter") {
  const DelimiterGuess all_figures = sniff_delimiter("1,5;2,5\n3,5;4,5\n");
  CHECK(all_figures.delimiter == ';');
  CHECK(all_figures.fields == 2);
  CHECK(all_figures.certain);
  CHECK(sniff_delimiter("регион;доля\nТомск;1,5\nОмск;2,5\n").delimiter == ';');
  const DelimiterGuess one_column = sniff_delimiter("share\n1,5\n2,5\n");
  CHECK(one_column.fields == 1);
  CHECK(one_column.delimiter != ',');
  CHECK_FALSE(one_column.certain);
}

TEST_CASE("two delimiters that split equally well are reported as such") {
  const DelimiterGuess guess = sniff_delimiter("a;b,c\nd;e,f\ng;h,i\n");
  CHECK_FALSE(guess.certain);
  CHECK(guess.delimiter == ';');
  CHECK(guess.runner_up == ',');
  CHECK(guess.runner_up_fields == 2);
}
