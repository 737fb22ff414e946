#include "ecumene/evidence/claims.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

// Line and column of rising places of a text, 1-based; columns in code points.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  void go_to(std::size_t place) {
    for (; at_ < place; ++at_) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte == '\n') {
        ++line_;
        column_ = 1;
      } else if ((byte & 0xC0U) != 0x80U) {
        ++column_;
      }
    }
  }
  std::uint64_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint32_t column_ = 1;
};

// White space of every kind as one space.
std::string in_one_line(std::string_view words) {
  std::string line;
  for (const char c : words) {
    const bool is_space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!is_space) {
      line += c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  return line;
}

Claim claim_of(const Mention& mention) {
  return {.type = mention.type == MentionType::date ? ClaimType::date : ClaimType::quantity,
          .low = mention.low,
          .high = mention.is_range ? mention.high : mention.low,
          .is_range = mention.is_range,
          .unit = mention.unit,
          .is_unit_inferred = mention.is_unit_inferred,
          .kind = mention.kind,
          .modifier = mention.modifier,
          .movement = mention.movement,
          .subject = mention.subject,
          .head = mention.head,
          .base = mention.base,
          .period = mention.period,
          .edtf = mention.edtf,
          .place = mention.place,
          .place_id = mention.place_id,
          .speaker = mention.speaker,
          .note = mention.source};
}

Place passage_of(const Document& document, const Mention& mention, const Lines& lines) {
  const Origin origin = document.origin(mention.begin, mention.end);
  return {.source = document.name(),
          .sheet = origin.page != 0 ? "page " + std::to_string(origin.page) : std::string(origin.part),
          .line = lines.line(),
          .column = lines.column(),
          .byte_begin = origin.byte_begin,
          .byte_end = origin.byte_end,
          .text = in_one_line(document.text().substr(mention.begin, mention.end - mention.begin))};
}

}  // namespace

std::vector<Claim> claims_of(const Document& document, const Reading& reading) {
  std::vector<Claim> claims;
  Lines lines(document.text());
  auto sentence = reading.sentences.begin();
  for (const Mention& mention : reading.mentions) {
    if (mention.type == MentionType::rejected) continue;
    lines.go_to(mention.begin);
    while (sentence != reading.sentences.end() && sentence->end <= mention.begin) ++sentence;
    Claim claim = claim_of(mention);
    claim.passage = passage_of(document, mention, lines);
    if (sentence != reading.sentences.end()) {
      claim.topic = sentence->topic;
      claim.sentence = in_one_line(document.text().substr(sentence->begin, sentence->end - sentence->begin));
      claim.sentence_number = static_cast<std::uint32_t>(sentence - reading.sentences.begin());
      claim.paragraph_number = static_cast<std::uint32_t>(sentence->paragraph);
      if (const Language* language = reading.paragraphs[sentence->paragraph].language)
        claim.language = language->code();
    }
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace ecumene
