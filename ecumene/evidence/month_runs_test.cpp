// Months that are counted from the beginning or the end of a year, and seasons of no year.
#include <doctest/doctest.h>

#include "ecumene/evidence/dates_test_internal.hpp"

using namespace ecumene;
using ecumene::evidence_internal::dates;

TEST_CASE("the first or last months of a year are its period") {
  CHECK(dates("Exports in the first nine months of 2024 fell.", "en") == "2024-01/2024-09");
  CHECK(dates("In the last six months of 1933 the mill stood.", "en") == "1933-07/1933-12");
  CHECK(dates("За девять месяцев 2025г. построено мало; за первые 11 месяцев 2024 года — больше.", "ru") ==
        "2025-01/2025-09; 2024-01/2024-11");
  CHECK(dates("За дев'ять місяців 2024 року та за останні 6 місяців 2023 року", "uk") ==
        "2024-01/2024-09; 2023-07/2023-12");
  CHECK(dates("2024 жылдың тоғыз айында және 2023 жылғы 11 айда өсті", "kk") == "2024-01/2024-09; 2023-01/2023-11");
  CHECK(dates("За дзевяць месяцаў 2024 года", "be") == "2024-01/2024-09");
}

TEST_CASE("months that only lie in a year are none of its period") {
  CHECK(dates("He spent six months of 1933 in hospital.", "en") == "1933");
  CHECK(dates("2024 жылы тоғыз ай жұмыс істеді", "kk") == "2024");
  CHECK(dates("За 18 месяцев 2024 человека прошли осмотр", "ru").empty());
}

TEST_CASE("a season of habits is of no year") {
  CHECK(dates("The canal of 1984 is busy. Boats run in the summer months.", "en") == "1984");
  CHECK(dates("In the summer of 1984 boats ran.", "en") == "1984-22");
  CHECK(dates("Бөген 1962 жылы салынды. Қыста мұз қатады.", "kk") == "1962");
  CHECK(dates("Бөген 1962 жылы салынды. Қыста жол жабылды.", "kk") == "1962; 1962-24");
}
