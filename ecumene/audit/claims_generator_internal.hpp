// Made-up documents whose figures agree, for the tests of the audit of texts: every block states a fact in several
// forms.
#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "ecumene/panel/claim.hpp"

namespace ecumene::for_tests {

class DocumentGenerator {
 public:
  DocumentGenerator(std::uint64_t seed, std::string source) : random_(seed), source_(std::move(source)) {}

  // So many blocks of random kinds.
  std::vector<Claim> document(std::size_t blocks) {
    claims_.clear();
    sentence_ = 0;
    for (std::size_t i = 0; i < blocks; ++i) block(static_cast<int>(number(0, 6)));
    return std::move(claims_);
  }

  // Claims of the last document in which a slip in the first two digits contradicts another.
  const std::vector<std::size_t>& checkable() const { return checkable_; }

  std::int64_t number(std::int64_t least, std::int64_t most) {
    return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
  }

 private:
  struct Subject {
    std::string words, head, place;
  };

  std::string word() {
    std::string made;
    for (int i = 0; i < 4; ++i) {
      made += "bdfgklmnprstvz"[number(0, 13)];
      made += "aeiou"[number(0, 4)];
    }
    return made;
  }
  Subject subject() {
    const auto head = word();
    return {word() + " " + word() + " " + head, head, word()};
  }
  std::string year() { return std::to_string(number(1900, 1990)); }

  Claim& add(const Subject& of, Decimal value, const std::string& unit, const std::string& period) {
    Claim claim;
    claim.low = claim.high = value;
    claim.unit = unit;
    claim.kind = unit == "1" ? QuantityKind::count : unit == "%" ? QuantityKind::share : QuantityKind::measure;
    claim.subject = of.words;
    claim.head = of.head;
    claim.place = of.place;
    claim.period = period;
    return stand(std::move(claim), value.to_string());
  }
  Claim& add_date(const std::string& edtf) {
    Claim claim;
    claim.type = ClaimType::date;
    claim.edtf = edtf;
    return stand(std::move(claim), edtf);
  }
  Claim& stand(Claim claim, std::string text) {
    claim.passage.source = source_;
    claim.passage.byte_begin = 100 * claims_.size();
    claim.passage.byte_end = claim.passage.byte_begin + text.size();
    claim.passage.text = std::move(text);
    claim.sentence_number = sentence_;
    claim.paragraph_number = sentence_ / 5;
    claims_.push_back(std::move(claim));
    return claims_.back();
  }
  void next_sentence() { ++sentence_; }
  void mark() { checkable_.push_back(claims_.size() - 1); }

  void block(int kind) {
    next_sentence();
    switch (kind) {
      case 0:
        return restated();
      case 1:
        return parts();
      case 2:
        return ratio();
      case 3:
        return shares();
      case 4:
        return duration();
      case 5:
        return order();
      default:
        return others();
    }
  }

  void restated() {
    const auto of = subject();
    const auto when = year();
    const auto value = Decimal(number(1111, 99'999));
    add(of, value, number(0, 1) == 0 ? "1" : "t", when);
    mark();
    const auto unit = claims_.back().unit;
    next_sentence();
    add(of, value, unit, when);
    mark();
  }

  // A whole, its parts and nothing else; sometimes one part is left out, and the whole is rounded where it is large.
  void parts() {
    const auto of = subject();
    const auto when = year();
    std::int64_t sum = 0;
    std::vector<std::int64_t> values;
    for (auto i = number(2, 4); i > 0; --i) sum += values.emplace_back(number(1200, 9800));
    add(of, Decimal(sum), "1", when);
    mark();
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto part = subject();
      part.place = of.place;
      auto& claim = add(part, Decimal(values[i]), "1", when);
      claim.tie = ClaimTie::part;
      claim.tied_to = -static_cast<std::int32_t>(i + 1);
      mark();
    }
  }

  void ratio() {
    const auto of = subject();
    const auto then = number(1900, 1930);
    const auto before = number(1234, 9876), after = before * number(13, 48) / 10;
    add(of, Decimal(before), "t", std::to_string(then));
    mark();
    next_sentence();
    add(of, Decimal(after), "t", std::to_string(then + 10));
    mark();
    const auto one = [](std::int64_t n) { return Decimal(n); };
    const auto kind = number(0, 2);
    const auto percent = quotient(one(100 * after), one(before), 1);
    const auto said = kind == 0 ? quotient(one(after), one(before), 2) : kind == 1 ? percent - Decimal(100) : percent;
    auto& claim = add(of, said, kind == 0 ? "1" : "%", std::to_string(then + 10));
    claim.base = std::to_string(then);
    if (kind == 0) claim.kind = QuantityKind::multiple;
    if (kind == 1) claim.movement = Movement::rise;
    mark();
  }

  void shares() {
    const auto of = subject();
    std::int64_t left = 1000;
    for (int i = 0; i < 4; ++i) {
      const auto share = i == 3 ? left : number(100, left - 150 * (3 - i));
      left -= share;
      auto part = subject();
      part.place = of.place;
      add(part, Decimal(share, 1), "%", "1939").base = of.words;
    }
  }

  void duration() {
    const auto from = number(1850, 1930), years = number(11, 60);
    auto& claim = add(subject(), Decimal(years), "year", "");
    claim.tie = ClaimTie::span;
    claim.tied_to = 1;
    mark();
    add_date(std::to_string(from) + "/" + std::to_string(from + years));
  }

  void order() {
    const auto from = number(1850, 1930);
    add_date(std::to_string(from));
    auto& claim = add_date(std::to_string(from + number(0, 9)));
    claim.tie = ClaimTie::after;
    claim.tied_to = -1;
  }

  // What must not alarm: one head noun at other places and times, an incomplete list, shares that overlap, hedges.
  void others() {
    const auto of = subject();
    for (int i = 0; i < 4; ++i) {
      auto other = of;
      if (i % 2 == 0) other.place = word();
      add(other, Decimal(number(10, 90'000)), "1", std::to_string(1900 + i));
      next_sentence();
    }
    const auto whole = number(10'000, 90'000);
    add(of, Decimal(whole), "1", "1950");
    next_sentence();
    add(of, Decimal(whole * 97 / 100), "1", "1950").modifier = Modifier::approx;
    next_sentence();
    add(of, Decimal(whole * 9 / 10), "1", "1950").modifier = Modifier::over;
    add(subject(), Decimal(number(400, 999), 1), "%", "1950").base = of.words;
    add(subject(), Decimal(number(400, 999), 1), "%", "1950").base = of.words;
  }

  std::mt19937_64 random_;
  std::string source_;
  std::vector<Claim> claims_;
  std::vector<std::size_t> checkable_;
  std::uint32_t sentence_ = 0;
};

}  // namespace ecumene::for_tests
