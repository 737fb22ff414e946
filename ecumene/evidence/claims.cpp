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
  constexpr std::string_view spaces = " \n\r\t";
  std::string line;
  line.reserve(words.size());
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(spaces), words.size());
    line += words.substr(0, end);
    const std::size_t next = std::min(words.find_first_not_of(spaces, end), words.size());
    if (next > end && !line.empty()) line += ' ';
    words.remove_prefix(next);
  }
  return line;
}

// The sentence, or of one that is longer than any reader's breath what stands near the mention: so that the claims of a
// text stay linear in it.
std::string words_around(std::string_view text, const SentenceRange& sentence, const Mention& mention) {
  constexpr std::size_t longest = 1200;  // bytes
  constexpr std::size_t near = 200;
  if (sentence.end - sentence.begin <= longest)
    return in_one_line(text.substr(sentence.begin, sentence.end - sentence.begin));
  std::size_t begin = std::max(sentence.begin, mention.begin - std::min(mention.begin, near));
  std::size_t end = std::min(sentence.end, std::min(mention.end, mention.begin + near) + near);
  while (begin < mention.begin && begin > sentence.begin && text[begin] != ' ') ++begin;
  while (end > mention.end && end < sentence.end && text[end] != ' ') --end;
  const auto is_inside = [&](std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
  };
  while (is_inside(begin)) ++begin;
  while (is_inside(end)) --end;
  return (begin > sentence.begin ? "… " : "") + in_one_line(text.substr(begin, end - begin)) +
         (end < sentence.end ? " …" : "");
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

ClaimPlace passage_of(const Document& document, const Mention& mention, const Lines& lines) {
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
      claim.sentence = words_around(document.text(), *sentence, mention);
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
