#include "ecumene/source/encoding.hpp"

#include <doctest/doctest.h>
#include <iconv.h>

#include <random>

#include "ecumene/base/utf8.hpp"

using namespace ecumene;

namespace {

// `text` in another encoding, by glibc and not by our own tables.
std::string encoded(std::string_view text, const char* encoding) {
  const iconv_t converter = iconv_open(encoding, "UTF-8");
  REQUIRE(converter != reinterpret_cast<iconv_t>(-1));
  std::string out(4 * text.size() + 8, '\0');
  char* in = const_cast<char*>(text.data());
  char* to = out.data();
  std::size_t in_left = text.size();
  std::size_t out_left = out.size();
  REQUIRE(iconv(converter, &in, &in_left, &to, &out_left) != static_cast<std::size_t>(-1));
  iconv_close(converter);
  out.resize(out.size() - out_left);
  return out;
}

constexpr std::string_view russian = "Регион;Доля, %\nТомская область;1,5\nКрасноярский край;2,5\n";
constexpr std::string_view ukrainian =
    "Область;Обсяг\nХарківська;1,5\nКиївська;2\nЧернігівська;3\nІвано-Франківська;4\n";
constexpr std::string_view kazakh = "Облыс;Үлесі\nАқмола;1\nҚарағанды облысы;2\nӨскемен қаласы;3\nҰлытау;4\n";
constexpr std::string_view french = "Région,Évolution\nÎle-de-France,1\nRhône-Alpes,2\n";

std::string message(const Finding& finding) {
  return to_string(finding);
}

// Every character of the text leads to its bytes in the file: cut there, each piece decodes to that character alone.
void check_offsets(const DecodedText& decoded, std::string_view bytes, const char* encoding) {
  std::size_t at = 0;
  while (at < decoded.text.size()) {
    const std::size_t begin = at;
    utf8::next(decoded.text, at);
    const std::uint64_t from = decoded.offsets.original(begin);
    const std::uint64_t to = decoded.offsets.original(at);
    REQUIRE(from < to);
    REQUIRE(to <= bytes.size());
    REQUIRE(encoded(decoded.text.substr(begin, at - begin), encoding) == bytes.substr(from, to - from));
  }
}

}  // namespace

TEST_CASE("the code pages of regional tables are told apart by their letters") {
  const auto detected = [](std::string_view text, const char* encoding) {
    return detect_encoding(encoded(text, encoding)).name;
  };
  for (const char* name : {"windows-1251", "koi8-r", "cp866", "iso-8859-5", "utf-8", "utf-16le", "utf-16be"}) {
    CAPTURE(name);
    CHECK(detected(russian, name) == name);
  }
  for (const char* name : {"windows-1251", "koi8-u", "iso-8859-5", "utf-16le"}) {
    CAPTURE(name);
    CHECK(detected(ukrainian, name) == name);
  }
  CHECK(detected(kazakh, "RK1048") == "kz-1048");
  CHECK(detected(french, "windows-1252") == "windows-1252");
}

TEST_CASE("one short name or a line of capitals is enough") {
  for (const char* name : {"windows-1251", "koi8-r", "cp866", "iso-8859-5"}) {
    CAPTURE(name);
    CHECK(detect_encoding(encoded("Алтай,5\n", name)).name == name);
    CHECK(detect_encoding(encoded("РЕГИОН;ДОЛЯ\nТОМСК;1\n", name)).name == name);
  }
}

TEST_CASE("plain ASCII and an empty text are UTF-8 and need no word") {
  CHECK(detect_encoding("a,b\n1,2\n").name == "utf-8");
  CHECK(detect_encoding("").name == "utf-8");
  CHECK(decode("a,b\n", "t.csv")->findings.empty());
}

TEST_CASE("letters far behind a long ASCII start are found") {
  const std::string text = std::string(300'000, 'x') + "\n" + encoded(russian, "windows-1251");
  CHECK(detect_encoding(text).name == "windows-1251");
}

TEST_CASE("byte order marks decide, and are no part of the text") {
  for (const char* name : {"utf-8", "utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    CAPTURE(name);
    const std::string bytes = encoded("\xEF\xBB\xBFж,1\n", name);
    const auto decoded = decode(bytes, "t.csv");
    CHECK(decoded->encoding == name);
    CHECK(decoded->text == "ж,1\n");
    CHECK(decoded->offsets.original(0) == bytes.size() - encoded("ж,1\n", name).size());
    CHECK(decoded->offsets.original(decoded->text.size()) == bytes.size());
  }
}

TEST_CASE("every encoding gives the text back, and every character leads to its bytes") {
  struct Case {
    std::string_view text;
    const char* encoding;
  };
  const std::vector<Case> cases = {{russian, "windows-1251"},
                                   {russian, "koi8-r"},
                                   {russian, "cp866"},
                                   {russian, "utf-16le"},
                                   {russian, "utf-16be"},
                                   {russian, "iso-8859-5"},
                                   {ukrainian, "windows-1251"},
                                   {ukrainian, "koi8-u"},
                                   {french, "iso-8859-15"},
                                   {"地域,人口\n大阪,2.7\n", "gbk"},
                                   {"地域,人口\n大阪,2.7\n", "shift_jis"},
                                   {"a𝟘b,ж\n", "utf-16le"},
                                   {"a𝟘b,ж\n", "utf-32be"}};
  for (const auto& [text, encoding] : cases) {
    CAPTURE(encoding);
    std::string longer;
    for (int i = 0; i < 20; ++i) longer += text;
    const std::string bytes = encoded(longer, encoding);
    const auto decoded = decode(bytes, "t.csv", encoding);
    CHECK(decoded->text == longer);
    CHECK(decoded->findings.empty());
    check_offsets(*decoded, bytes, encoding);
  }
}

TEST_CASE("what was detected is told, with what to type if it is wrong") {
  const auto decoded = decode(encoded(russian, "windows-1251"), "регионы.csv");
  REQUIRE(decoded->findings.size() == 1);
  CHECK(
      message(decoded->findings[0]) ==
      "регионы.csv: note: encoding-detected: the text is read as windows-1251 (likely: its letters fit best, next best "
      "koi8-r)\n    way out: if words look wrong, name the encoding: --encoding=koi8-r");
}

TEST_CASE("a wrong byte keeps its place, and the text around it is kept") {
  const std::string bytes = "name,доля\nТомск\xff,1\n";
  const auto decoded = decode(bytes, "t.csv");
  CHECK(decoded->text == "name,доля\nТомск\xEF\xBF\xBD,1\n");
  REQUIRE(decoded->findings.size() == 1);
  CHECK(message(decoded->findings[0]) ==
        "t.csv:2:6: warning: encoding-wrong-bytes: byte FF cannot stand here in utf-8; read as the mark U+FFFD\n"
        "    way out: correct the text there, or name the encoding of the file: --encoding=windows-1251");
  const Place& place = decoded->findings[0].places[0];
  CHECK(bytes.substr(place.byte_begin, place.byte_end - place.byte_begin) == "\xff");
  const std::size_t one = decoded->text.find("1\n");
  CHECK(decoded->offsets.original(one) == bytes.find("1\n"));
}

TEST_CASE("a lone surrogate, half a unit and an undefined byte of a page are wrong bytes") {
  const auto surrogate = decode(std::string_view("a\0\0\xd8"
                                                 "b\0",
                                                 6),
                                "t.csv", "utf-16le");
  CHECK(surrogate->text ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(surrogate->offsets.original(4) == 4);
  const auto half = decode(std::string_view("a\0b", 3), "t.csv", "utf-16le");
  CHECK(half->text == "a\xEF\xBF\xBD");
  CHECK(half->offsets.original(half->text.size()) == 3);
  const auto undefined = decode(
      "a\x98"
      "b",
      "t.csv", "windows-1251");
  CHECK(undefined->text ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(undefined->offsets.original(4) == 2);
}

TEST_CASE("many wrong bytes are counted, not listed without end") {
  const auto decoded = decode(std::string(500, '\xff'), "t.csv", "utf-8");
  REQUIRE(decoded->findings.size() == 20);
  CHECK(decoded->findings.back().what.ends_with("(and so in 480 more places)"));
}

TEST_CASE("an encoding that nobody knows is refused") {
  CHECK_THROWS_WITH(
      decode("a", "t.csv", "cp-125x"),
      "t.csv: error: encoding-unknown: no encoding is called 'cp-125x'\n"
      "    way out: use utf-8, utf-16le, windows-1251, koi8-u, cp866 or another name that iconv --list prints");
  CHECK_THROWS_AS(decode("a", "t.csv", "utf-16le//IGNORE"), Error);
  CHECK(decode("\xd2", "t.csv", "CP1251")->text == "Т");
  CHECK(decode("\xd2", "t.csv", "Win1251")->text == "Т");
}

TEST_CASE("random bytes under any encoding become well-formed text with offsets inside the file") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& c : bytes) c = static_cast<char>(round % 2 == 0 ? random() : random() % 3 * 100);
    for (const char* encoding :
         {"", "utf-8", "utf-16", "utf-16be", "koi8-u", "gbk", "iso-2022-jp", "utf-7", "cp1255"}) {
      CAPTURE(encoding);
      const auto decoded = decode(bytes, "t.csv", encoding);
      REQUIRE_FALSE(utf8::first_invalid(decoded->text).has_value());
      std::uint64_t before = 0;
      for (std::size_t at = 0; at <= decoded->text.size(); ++at) {
        const std::uint64_t original = decoded->offsets.original(at);
        REQUIRE(original >= before);
        REQUIRE(original <= bytes.size());
        before = original;
      }
      for (const Finding& finding : decoded->findings) REQUIRE(finding.places[0].byte_end <= bytes.size());
    }
  }
}
