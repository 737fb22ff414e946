// Claims written down as a text with its figures, for the tests of every room that works on claims.
//
//   document: report.txt                 a new source; sentences are numbered from 0 again
//   place: Kharkiv                       of the figures that follow
//   paragraph:                           a new one
//   sentence: There were 126 schools, of them 51 new.
//   figure: 126 | subject=schools; period=1943
//   figure: 51 | subject=new schools; period=1943; tie=part -1
//   date: 1943 | edtf=1943
//
// A figure stands for itself where `value` (or low and high) does not say otherwise. The head is the last word of the
// subject unless `head` gives one. Keys: value low high unit kind modifier movement subject head base period edtf place
// place_id speaker topic tie fate back dimension inferred.
#pragma once

#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/claim.hpp"

namespace ecumene::for_tests {

class ClaimText {
 public:
  // False if the line is none of the above.
  bool take(const std::string& line) {
    const auto colon = line.find(':');
    if (colon == std::string::npos) return false;
    const auto key = line.substr(0, colon);
    const auto text = std::string(utf8::trimmed(std::string_view(line).substr(colon + 1)));
    if (key == "document") {
      source_ = text;
      sentence_number_ = paragraph_ = 0;
      offset_ = 0;
      sentence_.clear();
    } else if (key == "place") {
      place_ = text;
    } else if (key == "paragraph") {
      ++paragraph_;
    } else if (key == "sentence") {
      if (!sentence_.empty()) ++sentence_number_;
      offset_ += sentence_.size() + 1;
      sentence_ = text;
      searched_ = 0;
    } else if (key == "figure" || key == "date") {
      claims.push_back(claim_of(key, text));
    } else {
      return false;
    }
    return true;
  }

  std::vector<Claim> claims;

 private:
  using Fields = std::map<std::string, std::string>;

  static Fields fields_of(const std::string& text) {
    Fields fields;
    std::stringstream stream(text);
    for (std::string field; std::getline(stream, field, ';');) {
      const auto equals = field.find('=');
      const auto name = std::string(utf8::trimmed(std::string_view(field).substr(0, equals)));
      if (name.empty()) continue;
      fields[name] =
          equals == std::string::npos ? "yes" : std::string(utf8::trimmed(std::string_view(field).substr(equals + 1)));
    }
    return fields;
  }

  template <class Enum>
  static Enum named(const std::string& text, int count) {
    for (int i = 0; i < count; ++i)
      if (to_string(static_cast<Enum>(i)) == text) return static_cast<Enum>(i);
    throw std::runtime_error("no such word in a test of claims: " + text);
  }

  static Decimal number(const std::string& text) {
    const auto value = Decimal::parse(text);
    if (!value) throw std::runtime_error("no number in a test of claims: " + text);
    return *value;
  }

  static void take_quantity(Claim& claim, const Fields& fields, const std::string& quote) {
    const auto get = [&](const char* name, const std::string& otherwise) {
      const auto found = fields.find(name);
      return found == fields.end() ? otherwise : found->second;
    };
    claim.low = number(get("low", get("value", quote)));
    claim.high = number(get("high", get("low", get("value", quote))));
    claim.is_range = claim.low != claim.high;
    claim.unit = get("unit", "1");
    claim.is_unit_inferred = fields.contains("inferred");
    claim.kind = named<QuantityKind>(get("kind", claim.unit == "%" ? "share" : "count"), 9);
    claim.modifier = named<Modifier>(get("modifier", "exact"), 4);
    claim.movement = named<Movement>(get("movement", "level"), 3);
    claim.subject = get("subject", "");
    const auto words = utf8::words(claim.subject);
    claim.head = get("head", words.empty() ? "" : utf8::folded(words.back()));
    claim.concepts = get("concepts", "");
    claim.base = get("base", "");
    claim.period = get("period", "");
    claim.refers_back = fields.contains("back");
    claim.noun_dimension = get("dimension", "");
  }

  void stand(Claim& claim, const std::string& quote) {
    const auto at = sentence_.find(quote, searched_);
    if (at == std::string::npos) throw std::runtime_error("not in its sentence: " + quote);
    searched_ = at + quote.size();
    claim.passage.source = source_;
    claim.passage.line = sentence_number_ + 1;
    claim.passage.column = static_cast<std::uint32_t>(at + 1);
    claim.passage.byte_begin = offset_ + at;
    claim.passage.byte_end = offset_ + at + quote.size();
    claim.passage.text = quote;
    claim.sentence = sentence_;
    claim.sentence_number = sentence_number_;
    claim.paragraph_number = paragraph_;
  }

  Claim claim_of(const std::string& key, const std::string& text) {
    const auto bar = text.find('|');
    const auto quote = std::string(utf8::trimmed(std::string_view(text).substr(0, bar)));
    auto fields = fields_of(bar == std::string::npos ? "" : text.substr(bar + 1));
    Claim claim;
    claim.type = key == "date" ? ClaimType::date : ClaimType::quantity;
    if (claim.type == ClaimType::quantity) take_quantity(claim, fields, quote);
    claim.edtf = claim.type == ClaimType::date ? (fields.contains("edtf") ? fields["edtf"] : quote) : "";
    claim.place = fields.contains("place") ? fields["place"] : place_;
    claim.place_id = fields["place_id"];
    claim.speaker = fields["speaker"];
    claim.topic = fields["topic"];
    claim.language = fields["language"];
    if (fields.contains("fate")) claim.fate = named<ClaimFate>(fields["fate"], 3);
    if (fields.contains("tie")) {
      const auto& tie = fields["tie"];
      const auto space = tie.find(' ');
      claim.tie = named<ClaimTie>(tie.substr(0, space), 7);
      claim.tied_to = std::stoi(tie.substr(space + 1));
    }
    stand(claim, quote);
    return claim;
  }

  std::string source_ = "text.txt";
  std::string place_;
  std::string sentence_;
  std::uint64_t offset_ = 0;
  std::size_t searched_ = 0;
  std::uint32_t sentence_number_ = 0;
  std::uint32_t paragraph_ = 0;
};

// REQUIRES every line is one of a ClaimText, or empty.
inline std::vector<Claim> claims_from_text(const std::string& text) {
  ClaimText claims;
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    if (!utf8::trimmed(line).empty() && !claims.take(std::string(utf8::trimmed(line))))
      throw std::runtime_error("not understood in a test of claims: " + line);
  return claims.claims;
}

}  // namespace ecumene::for_tests
