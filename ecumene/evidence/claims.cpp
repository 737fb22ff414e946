#include "ecumene/evidence/claims.hpp"

#include <algorithm>
#include <cstring>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

// Bytes that go on no other, eight at a time.
std::uint32_t code_points_in(std::string_view text) {
  constexpr std::uint64_t lowest = 0x0101010101010101;
  std::size_t going_on = 0;
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
    std::memcpy(&bytes, text.data() + at, sizeof bytes);
    going_on += (bytes >> 7U & ~(bytes >> 6U) & lowest) * lowest >> 56U;  // the sum of its eight bytes
  }
  for (; at < text.size(); ++at) going_on += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1U : 0U;
  return static_cast<std::uint32_t>(text.size() - going_on);
}

// Line and column of rising places of a text, 1-based; columns in code points.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}
  void go_to(std::size_t place) {
    for (;;) {
      const std::string_view ahead = text_.substr(at_, place - at_);
      const std::size_t line = std::min(ahead.find('\n'), ahead.size());
      column_ += code_points_in(ahead.substr(0, line));
      if (line == ahead.size()) break;
      ++line_;
      column_ = 1;
      at_ += line + 1;
    }
    at_ = place;
  }
  std::uint64_t line() const { return line_; }
  std::uint32_t column() const { return column_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::uint32_t column_ = 1;
};

bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

// Is its only white space a lone space here and there? Seven places at a time, each with the byte behind it.
bool is_in_one_line(std::string_view words) {
  constexpr std::uint64_t each = 0x0101010101010101;
  constexpr std::uint64_t below = 0x7F * each;
  const auto equal_to = [](std::uint64_t bytes, char wanted) {  // the highest bit of each byte that is
    const std::uint64_t other = bytes ^ static_cast<unsigned char>(wanted) * each;
    return ~(((other & below) + below) | other | below);
  };
  std::size_t at = 0;
  for (std::uint64_t bytes = 0; at + sizeof bytes <= words.size(); at += sizeof bytes - 1) {
    std::memcpy(&bytes, words.data() + at, sizeof bytes);
    const std::uint64_t spaces = equal_to(bytes, ' ');
    if ((equal_to(bytes, '\n') | equal_to(bytes, '\r') | equal_to(bytes, '\t') | (spaces & spaces << 8U)) != 0)
      return false;
  }
  for (; at < words.size(); ++at)
    if (is_space(words[at]) && (words[at] != ' ' || (at > 0 && words[at - 1] == ' '))) return false;
  return true;
}

// White space of every kind as one space, none in front.
void add_in_one_line(std::string& line, std::string_view words) {
  while (!words.empty() && is_space(words.front())) words.remove_prefix(1);
  if (is_in_one_line(words)) {
    line += words;
    return;
  }
  std::size_t size = line.size();
  line.resize(size + words.size());
  bool is_behind_space = false;
  for (const char byte : words) {
    const bool is_space_here = is_space(byte);
    line[size] = is_space_here ? ' ' : byte;
    size += is_space_here && is_behind_space ? 0U : 1U;
    is_behind_space = is_space_here;
  }
  line.resize(size);
}

// The words in which a claim stands. Claims of one sentence share them.
class Words {
 public:
  explicit Words(std::string_view text) : text_(text) {}

  // The sentence, or of one that is longer than any reader's breath what stands near the mention: so that the claims of
  // a text stay linear in it.
  SharedText around(const SentenceRange& sentence, const Mention& mention) {
    constexpr std::size_t longest = 1200;  // bytes
    if (sentence.end - sentence.begin > longest) return near(sentence, mention);
    if (sentence.begin != begin_ || sentence.end != end_) {
      begin_ = sentence.begin;
      end_ = sentence.end;
      whole_ = in_one_line(begin_, end_);
    }
    return whole_;
  }
  SharedText of(const Mention& mention) {
    const std::string_view words = text_.substr(mention.begin, mention.end - mention.begin);
    return std::ranges::any_of(words, is_space) ? in_one_line(mention.begin, mention.end) : SharedText(words);
  }

 private:
  // Mentions that begin in the same hundred bytes of a sentence share what stands near those.
  SharedText near(const SentenceRange& sentence, const Mention& mention) {
    constexpr std::size_t shared = 100;  // bytes
    const std::size_t first = mention.begin - (mention.begin - sentence.begin) % shared;
    if (first != near_first_ || sentence.end != near_end_) {
      near_first_ = first;
      near_end_ = sentence.end;
      near_ = around(sentence, first, first + shared);
    }
    return near_;
  }
  // The words of a sentence around some of its bytes.
  SharedText around(const SentenceRange& sentence, std::size_t first, std::size_t last) {
    constexpr std::size_t reach = 180;  // bytes
    std::size_t begin = std::max(sentence.begin, first - std::min(first, reach));
    std::size_t end = std::min(sentence.end, last + reach);
    while (begin < first && begin > sentence.begin && text_[begin] != ' ') ++begin;
    while (end > last && end < sentence.end && text_[end] != ' ') --end;
    const auto is_inside = [&](std::size_t at) {
      return at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0U) == 0x80U;
    };
    while (is_inside(begin)) ++begin;
    while (is_inside(end)) --end;
    line_ = begin > sentence.begin ? "… " : "";
    add_in_one_line(line_, text_.substr(begin, end - begin));
    if (end < sentence.end) line_ += " …";
    return line_;
  }
  SharedText in_one_line(std::size_t begin, std::size_t end) {
    line_.clear();
    add_in_one_line(line_, text_.substr(begin, end - begin));
    return line_;
  }

  std::string_view text_;
  std::string line_;  // kept for its memory
  SharedText whole_;  // of the sentence begin_ .. end_
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  SharedText near_;  // of the part of the sentence that ends at near_end_, around near_first_
  std::size_t near_first_ = 0;
  std::size_t near_end_ = 0;
};

// A claim that is made in its place: vectors take it for the claim itself.
struct ClaimMaker {
  const Mention& mention;
  const Document& document;
  const SharedText& source;
  const Lines& lines;

  operator Claim() const {
    return {.low = mention.low,
            .high = mention.is_range ? mention.high : mention.low,
            .unit = mention.unit,
            .subject = mention.subject,
            .head = mention.head,
            .base = mention.base,
            .period = mention.period,
            .edtf = mention.edtf,
            .place = mention.place,
            .place_id = mention.place_id,
            .speaker = mention.speaker,
            .note = mention.source,
            .passage = passage(),
            .type = mention.type == MentionType::date ? ClaimType::date : ClaimType::quantity,
            .is_range = mention.is_range,
            .is_unit_inferred = mention.is_unit_inferred,
            .kind = mention.kind,
            .modifier = mention.modifier,
            .movement = mention.movement};
  }
  ClaimPlace passage() const {
    const Origin origin = document.origin(mention.begin, mention.end);
    return {.source = source,
            .sheet = origin.page != 0 ? SharedText("page " + std::to_string(origin.page)) : SharedText(origin.part),
            .line = lines.line(),
            .column = lines.column(),
            .byte_begin = origin.byte_begin,
            .byte_end = origin.byte_end};
  }
};

std::size_t said_in(const Reading& reading) {
  const auto is_said = [](const Mention& mention) { return mention.type != MentionType::rejected; };
  return static_cast<std::size_t>(std::ranges::count_if(reading.mentions, is_said));
}

}  // namespace

std::vector<Claim> claims_of(const Document& document, const Reading& reading) {
  std::vector<Claim> claims;
  reserve(claims, said_in(reading));
  const SharedText source = document.name();
  Lines lines(document.text());
  Words words(document.text());
  auto sentence = reading.sentences.begin();
  auto told = reading.sentences.end();  // the sentence of topic and language
  SharedText topic, language;
  for (const Mention& mention : reading.mentions) {
    if (mention.type == MentionType::rejected) continue;
    lines.go_to(mention.begin);
    while (sentence != reading.sentences.end() && sentence->end <= mention.begin) ++sentence;
    Claim& claim = claims.emplace_back(ClaimMaker{mention, document, source, lines});
    claim.passage.text = words.of(mention);
    if (sentence == reading.sentences.end()) continue;
    if (told != sentence) {
      told = sentence;
      topic = sentence->topic;
      const Language* const spoken = reading.paragraphs[sentence->paragraph].language;
      language = spoken == nullptr ? std::string_view() : std::string_view(spoken->code());
    }
    claim.topic = topic;
    claim.language = language;
    claim.sentence = words.around(*sentence, mention);
    claim.sentence_number = static_cast<std::uint32_t>(sentence - reading.sentences.begin());
    claim.paragraph_number = static_cast<std::uint32_t>(sentence->paragraph);
  }
  return claims;
}

}  // namespace ecumene
