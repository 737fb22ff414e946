#include "ecumene/base/utf8.hpp"

#include <doctest/doctest.h>

#include <random>

using namespace ecumene;

namespace {
// Table 3-7 written out as ranges of the second byte: the independent twin.
bool naive_valid(std::string_view text) {
  const auto tail = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return i < text.size() && static_cast<unsigned char>(text[i]) >= low && static_cast<unsigned char>(text[i]) <= high;
  };
  for (std::size_t i = 0; i < text.size();) {
    const unsigned b = static_cast<unsigned char>(text[i]);
    if (b <= 0x7F) {
      i += 1;
    } else if (b >= 0xC2 && b <= 0xDF && tail(i + 1)) {
      i += 2;
    } else if ((b == 0xE0 && tail(i + 1, 0xA0) && tail(i + 2)) ||
               (b == 0xED && tail(i + 1, 0x80, 0x9F) && tail(i + 2)) ||
               (b > 0xE0 && b < 0xF0 && b != 0xED && tail(i + 1) && tail(i + 2))) {
      i += 3;
    } else if ((b == 0xF0 && tail(i + 1, 0x90) && tail(i + 2) && tail(i + 3)) ||
               (b > 0xF0 && b < 0xF4 && tail(i + 1) && tail(i + 2) && tail(i + 3)) ||
               (b == 0xF4 && tail(i + 1, 0x80, 0x8F) && tail(i + 2) && tail(i + 3))) {
      i += 4;
    } else {
      return false;
    }
  }
  return true;
}
}  // namespace

TEST_CASE("folding twice is folding once, also where a soft hyphen stands between ill-formed bytes") {
  const std::string torn = "\xC2\xC2\xAD\xAD";
  CHECK(utf8::folded(utf8::folded(torn)) == utf8::folded(torn));
  CHECK(utf8::folded("re\xC2\xADgion") == "region");
}

TEST_CASE("every code point but the surrogates encodes and decodes") {
  int wrong = 0;
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 13) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    utf8::append(text, c);
    std::size_t offset = 0;
    if (utf8::first_invalid(text) || utf8::next(text, offset) != c || offset != text.size()) ++wrong;
  }
  CHECK(wrong == 0);
}

TEST_CASE("the ill-formed sequences of the Unicode Standard are found where they begin") {
  using namespace std::string_view_literals;
  // Unicode 15.0, section 3.9: C0 AF, E0 9F 80, F4 90 80 80, and the examples of tables 3-8 to 3-11.
  CHECK(utf8::first_invalid("\xC0\xAF"sv) == 0);
  CHECK(utf8::first_invalid("ab\xE0\x9F\x80"sv) == 2);
  CHECK(utf8::first_invalid("\xF4\x90\x80\x80"sv) == 0);
  CHECK(utf8::first_invalid("\xED\xA0\x80"sv) == 0);
  CHECK(utf8::first_invalid("\xF4\x91\x92\x93\xFF"sv) == 0);
  CHECK(utf8::first_invalid("\x41\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"sv) == 1);
  CHECK(utf8::first_invalid("\x80"sv) == 0);
  CHECK(utf8::first_invalid("\xFE"sv) == 0);
  CHECK(utf8::first_invalid("т\xD1"sv) == 2);
  CHECK_FALSE(utf8::first_invalid("\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"sv).has_value());
  CHECK_FALSE(utf8::first_invalid("Қазақстан, Україна, Россия 中 \U0001F600"sv).has_value());
}

TEST_CASE("validity agrees with the table written out, and decoding consumes every byte") {
  constexpr unsigned seed = 1;
  CAPTURE(seed);
  std::mt19937 random(seed);
  constexpr std::string_view bytes =
      "a\x7F\x80\x8F\x90\x9F\xA0\xBF\xC1\xC2\xDF\xE0\xE1\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5";
  int valid = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto n = random() % 6; n > 0; --n) text += bytes[random() % bytes.size()];
    REQUIRE(utf8::first_invalid(text).has_value() != naive_valid(text));
    valid += naive_valid(text) ? 1 : 0;
    std::size_t offset = 0;
    std::size_t steps = 0;
    for (; offset < text.size(); ++steps) utf8::next(text, offset);
    REQUIRE(offset == text.size());
    REQUIRE(utf8::length(text) == steps);
    REQUIRE(utf8::folded(utf8::folded(text)) == utf8::folded(text));
    REQUIRE(utf8::lowered(utf8::lowered(text)) == utf8::lowered(text));
    REQUIRE(utf8::trimmed(utf8::trimmed(text)) == utf8::trimmed(text));
  }
  CHECK(valid > 1000);
}

TEST_CASE("an ill-formed byte decodes as the replacement character, one byte at a time") {
  const std::string_view text = "\xE1\x80Z";
  std::size_t offset = 0;
  CHECK(utf8::next(text, offset) == 0xFFFD);
  CHECK(offset == 1);
  CHECK(utf8::next(text, offset) == 0xFFFD);
  CHECK(utf8::next(text, offset) == U'Z');
  std::string out;
  utf8::append(out, 0xD800);
  utf8::append(out, 0x110000);
  CHECK(out == "\uFFFD\uFFFD");
}

TEST_CASE("white space is trimmed and splits words, whatever code point it is") {
  CHECK(utf8::trimmed("\uFEFF\u00A0 Томск\u202F\r\n") == "Томск");
  CHECK(utf8::trimmed(" \t ").empty());
  CHECK(utf8::trimmed("").empty());
  CHECK(utf8::trimmed("\u3000a b\u2007") == "a b");
  CHECK(utf8::trimmed("\x80 \xD0") == "\x80 \xD0");
  CHECK(utf8::words(" 1\u00A0234\u202F567 \tруб.") == std::vector<std::string_view>{"1", "234", "567", "руб."});
  CHECK(utf8::words("").empty());
  CHECK(utf8::words(" \n").empty());
}

TEST_CASE("lower case knows the Ukrainian and Kazakh letters") {
  CHECK(utf8::lowered("ОМСКАЯ ОБЛАСТЬ, Ё") == "омская область, ё");
  CHECK(utf8::lowered("ҐЄІЇ") == "ґєії");
  CHECK(utf8::lowered("ӘҒҚҢӨҰҮҺІ") == "әғқңөұүһі");
  CHECK(utf8::lowered("ÄÖÜ ŠŽ ÿŸ ×÷") == "äöü šž ÿÿ ×÷");
  CHECK(utf8::lowered("Ӏӏ Ӂ Ӑ Ԁ") == "ӏӏ ӂ ӑ ԁ");
  CHECK(utf8::lowered("\xC0Ж") == "\xC0ж");
}

TEST_CASE("two headings that a reader takes for the same fold to the same") {
  CHECK(utf8::folded("  Томская\u00A0 ОБЛАСТЬ ") == "томская область");
  CHECK(utf8::folded("Ханты\u2013Мансийский") == utf8::folded("ханты\u2011мансийский"));
  CHECK(utf8::folded("П\u2019ятихатки") == utf8::folded("П\u02BCятихатки"));
  CHECK(utf8::folded("«Орёл»") == "\"орел\"");
  CHECK(utf8::folded("Қарағанды əлем") == utf8::folded("ҚАРАҒАНДЫ әлем"));
  CHECK(utf8::folded("Алтаи\u0306") == utf8::folded("Алтай"));
  CHECK(utf8::folded("Украі\u0308на") == utf8::folded("україна"));
  CHECK(utf8::folded("Оре\u0308л") == "орел");
  CHECK(utf8::folded("Крас\u00ADно\u200Bярск") == "красноярск");
  CHECK(utf8::folded("а \u200B б") == "а б");
  CHECK(utf8::folded("a\xFF") != utf8::folded("a\xFE"));
  CHECK(utf8::folded("Омск") != utf8::folded("Томск"));
}

TEST_CASE("width is what a terminal shows") {
  CHECK(utf8::display_width("Томск") == 5);
  CHECK(utf8::display_width("и\u0306") == 1);
  CHECK(utf8::display_width("中文") == 4);
  CHECK(utf8::display_width("") == 0);
  CHECK(utf8::length("Томск") == 5);
}
