#include "ecumene/report/html.hpp"

#include <doctest/doctest.h>

#include <random>

#include "ecumene/report/xml_check.hpp"

namespace ecumene {

TEST_CASE("what means something to HTML is escaped in texts and attributes") {
  Html html;
  html.element("p", "<b> & 'q' \"d\"", {{"title", "\"><script>"}, {"class", ""}});
  CHECK(html.finish().text() == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt; &amp; &#39;q&#39; &quot;d&quot;</p>");
}

TEST_CASE("ill-formed text and control characters become replacement characters") {
  CHECK(escaped("a\xFF\x01z") == "a\uFFFD\uFFFDz");
  CHECK(escaped(std::string_view("a\0b", 3)) == "a\uFFFDb");
  CHECK(escaped("Тюмень\tОмск") == "Тюмень\tОмск");
}

TEST_CASE("any bytes at all give well-formed markup") {
  constexpr unsigned seed = 20120305;
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    std::string bytes;
    for (auto i = random() % 40; i > 0; --i) bytes += static_cast<char>(random() % 256);
    Html html;
    html.open("div", {{"title", bytes}}).text(bytes).empty("meta", {{"content", bytes}}).close();
    const XmlCheck check = check_xml(html.finish().text());
    CHECK(check.fault == "");
    CHECK(check.elements.size() == 2);
  }
}

}  // namespace ecumene
