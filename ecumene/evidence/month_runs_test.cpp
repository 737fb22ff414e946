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

TEST_CASE("days behind one month, quarters behind one year, and the last quarter of a year") {
  CHECK(dates("The crew worked April 8–12, 2019, and September 10 to 16, 2020.", "en") ==
        "2019-04-08/2019-04-12; 2020-09-10/2020-09-16");
  CHECK(dates("План на II–III кварталы 2023 года и на IV квартал", "ru") == "2023-34/2023-35; 2023-36");
  CHECK(dates("The last quarter of 2022 was bad; the last quarter always is.", "en") == "2022-36");
  CHECK(dates("В последнем квартале 2022 года", "ru") == "2022-36");
}

TEST_CASE("years that are about so are marked, and ordinals may have a full stop before a small letter") {
  CHECK(dates("Founded in about 1890; by about 1,890 men.", "en") == "1890~");
  CHECK(dates("At its height, about 1911, it had 5 banks.", "en") == "1911~");
  CHECK(dates("Завод построен примерно в 1902 году, а около 1910 года закрыт.", "ru") == "1902~; 1910~");
  CHECK(dates("Дня 3. липня 1932 р. виїхав; рух почався в XIX. столітті.", "uk") == "1932-07-03; 18XX");
  CHECK(dates("У 1932 р. було 5. Липень минув.", "uk") == "1932; 1932-07");
}
