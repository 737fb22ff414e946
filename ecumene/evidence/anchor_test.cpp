// Passages in a text that was edited since.
#include "ecumene/evidence/anchor.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/anchor_internal.hpp"

using namespace ecumene;
using namespace ecumene::evidence_internal;

namespace {

// The table of Sellers (J. Algorithms 1(4), 1980), column by column: what the fast search must give.
Nearest naive_nearest(const std::u32string& text, const Pattern& pattern) {
  std::vector<std::uint32_t> column(pattern.text.size() + 1);
  for (std::size_t i = 0; i < column.size(); ++i) column[i] = static_cast<std::uint32_t>(i);
  Nearest nearest;
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::uint32_t diagonal = column[0];
    for (std::size_t i = 1; i < column.size(); ++i) {
      const std::uint32_t replaced = diagonal + (pattern.text[i - 1] == text[at] ? 0 : 1);
      diagonal = column[i];
      column[i] = std::min({replaced, column[i] + 1, column[i - 1] + 1});
    }
    const std::uint32_t distance = column.back();
    if (distance > pattern.bound || (nearest.distance && distance > *nearest.distance)) continue;
    if (!nearest.distance || distance < *nearest.distance) nearest = {.distance = distance, .first_end = at + 1};
    nearest.last_end = at + 1;
  }
  return nearest;
}

std::u32string random_text(std::mt19937& random, std::size_t length, unsigned letters) {
  std::u32string text;
  for (std::size_t i = 0; i < length; ++i) text += static_cast<char32_t>(U'а' + random() % letters);
  return text;
}

void edit(std::u32string& text, std::mt19937& random, std::size_t edits) {
  for (std::size_t k = 0; k < edits && !text.empty(); ++k) {
    const std::size_t at = random() % text.size();
    const auto letter = static_cast<char32_t>(U'а' + random() % 32);
    switch (random() % 3) {
      case 0:
        text[at] = letter;
        break;
      case 1:
        text.insert(at, 1, letter);
        break;
      default:
        text.erase(at, 1);
    }
  }
}

Passage passage(const std::string& text, const std::string& exact) {
  const Document document = Document::of_text(text, "a.txt", "utf-8");
  const std::size_t at = text.find(exact);
  REQUIRE(at != std::string::npos);
  return PassageCutter(document).passage(at, at + exact.size());
}

struct Outcome {
  Anchor anchor{};
  std::string now{};
};
Outcome anchored(const Passage& passage, const std::string& text) {
  const std::vector<Passage> passages{passage};
  Outcome outcome{.anchor = anchors_in(text, passages).at(0)};
  outcome.now = text.substr(outcome.anchor.begin, outcome.anchor.end - outcome.anchor.begin);
  return outcome;
}

const std::string original =
    "The district had eleven mills before the fire. By the autumn 615 enterprises were at work again, most of them in "
    "sheds. The bakery gave bread to 2,400 families a day.\n";

}  // namespace

TEST_CASE("the search by pieces and bit vectors finds what the whole table finds") {
  std::mt19937 random(20260722);
  MESSAGE("seed 20260722");
  for (int round = 0; round < 60; ++round) {
    const auto letters = static_cast<unsigned>(2 + random() % 12);
    const std::u32string text = random_text(random, 100 + random() % 300, letters);
    std::vector<Pattern> patterns;
    for (int k = 0; k < 6; ++k) {
      const std::size_t length = 1 + random() % 130;
      Pattern pattern{.text = text.substr(random() % text.size(), length)};
      if (round % 3 == 0) pattern.text = random_text(random, length, letters);
      edit(pattern.text, random, random() % 12);
      pattern.bound = static_cast<std::uint32_t>(pattern.text.size() / 8);
      patterns.push_back(std::move(pattern));
    }
    const std::vector<Nearest> found = nearest_occurrences(text, patterns);
    for (std::size_t k = 0; k < patterns.size(); ++k)
      if (!patterns[k].text.empty()) CHECK(found[k] == naive_nearest(text, patterns[k]));
  }
}

TEST_CASE("a passage of an unchanged text is at its place, also where its words occur again") {
  const std::string twice = original + original;
  const Outcome outcome = anchored(passage(twice, "615"), twice);
  CHECK(outcome.anchor.kind == AnchorKind::exact);
  CHECK(outcome.now == "615");
  CHECK(outcome.anchor.begin == twice.find("615"));
}

TEST_CASE("a passage that moved is found by its words and those around it, once") {
  const Passage old = passage(original, "615");
  const Outcome moved = anchored(old, "A new first line.\n" + original);
  CHECK(moved.anchor.kind == AnchorKind::moved);
  CHECK(moved.now == "615");
  const Outcome doubled = anchored(old, "A new first line.\n" + original + original);
  CHECK(doubled.anchor.kind == AnchorKind::ambiguous);
  CHECK(doubled.now.empty());
}

TEST_CASE("a passage with edits is near, with their number, and the figure that stands there now") {
  std::string text = "New. " + original;
  text.replace(text.find("615"), 3, "625");
  const Outcome outcome = anchored(passage(original, "615"), text);
  CHECK(outcome.anchor.kind == AnchorKind::near);
  CHECK(outcome.anchor.distance == 1);
  CHECK(outcome.anchor.bound == 8);
  CHECK(outcome.now == "625");
}

TEST_CASE("where one side was rewritten, the other tells the place") {
  std::string text = original;
  text.replace(0, text.find("615"), "Nobody remembers what it was like, but later ");
  const Outcome outcome = anchored(passage(original, "615"), text);
  CHECK(outcome.anchor.kind == AnchorKind::near);
  CHECK(outcome.now == "615");
  CHECK(outcome.anchor.distance <= 1);
}

TEST_CASE("a passage that was taken out is lost, and said to be") {
  std::string text = original;
  const std::size_t at = text.find(" By the autumn");
  text.erase(at, text.find(" The bakery") - at);
  const std::vector<Passage> passages{passage(original, "615"), passage(original, "2,400")};
  const std::vector<Anchor> anchors = anchors_in(text, passages);
  CHECK(anchors[0].kind == AnchorKind::orphan);
  const std::vector<Finding> findings = anchor_findings(text, passages, anchors, "a.txt");
  REQUIRE(findings.size() >= 2);
  CHECK(findings[0].code == "passages-anchored");
  CHECK(findings[1].code == "passage-lost");
  CHECK(
      findings[1].what ==
      "the passage \" before the fire. By the autumn [615] enterprises were at work again,\" is no longer in the text, "
      "nor anything within 8 edits");
}

TEST_CASE("random edits: what is found lies within its bound, and what was left alone is found letter for letter") {
  std::mt19937 random(7);
  MESSAGE("seed 7");
  std::size_t lost = 0;
  std::size_t all = 0;
  for (int round = 0; round < 20; ++round) {
    std::string text;
    std::u32string letters = random_text(random, 1500, 30);
    for (std::size_t i = 7; i < letters.size(); i += 60) letters.insert(i, U" 1984 ");
    for (const char32_t c : letters) utf8::append(text, c);
    const Document document = Document::of_text(text, "a.txt", "utf-8");
    PassageCutter cutter(document);
    std::vector<Passage> passages;
    for (std::size_t at = text.find("1984"); at != std::string::npos; at = text.find("1984", at + 1))
      passages.push_back(cutter.passage(at, at + 4));
    edit(letters, random, 8);
    std::string edited;
    for (const char32_t c : letters) utf8::append(edited, c);
    const std::vector<Anchor> anchors = anchors_in(edited, passages);
    for (std::size_t i = 0; i < anchors.size(); ++i) {
      const Anchor& anchor = anchors[i];
      const std::string whole = passages[i].prefix + passages[i].exact + passages[i].suffix;
      const bool is_verbatim = anchor.kind == AnchorKind::exact || anchor.kind == AnchorKind::moved;
      CHECK(is_verbatim == (edited.find(whole) != std::string::npos));
      if (is_verbatim) CHECK(edited.substr(anchor.begin, anchor.end - anchor.begin) == "1984");
      if (anchor.kind == AnchorKind::near) CHECK(anchor.distance <= anchor.bound);
      lost += anchor.kind == AnchorKind::orphan || anchor.kind == AnchorKind::ambiguous ? 1 : 0;
      ++all;
    }
  }
  CHECK(lost * 50 < all);  // eight edits over twenty-five passages leave nearly all of them
}

TEST_CASE("a text that repeats itself is searched without delay, and nothing is guessed in it") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "7 8 ";
  const Document document = Document::of_text(text, "a.txt", "utf-8");
  PassageCutter cutter(document);
  std::vector<Passage> passages;
  for (std::size_t at = 400; at < 40'000; at += 4) passages.push_back(cutter.passage(at, at + 1));
  for (const Anchor& anchor : anchors_in("x" + text, passages)) REQUIRE(anchor.kind == AnchorKind::ambiguous);
  CHECK(anchors_in("", passages).at(0).kind == AnchorKind::orphan);
}
