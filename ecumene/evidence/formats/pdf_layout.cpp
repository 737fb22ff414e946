// Words with boxes -> running text: paragraphs from blocks, words divided at line ends joined, footnote marks raised,
// running heads and page numbers left out.
#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/evidence/formats/markup.hpp"
#include "ecumene/evidence/language.hpp"

namespace ecumene {
namespace {

using Box = std::array<double, 4>;  // left, top, right, bottom

struct LayoutWord {
  std::string text;
  Box box{};
};

struct LayoutLine {
  std::vector<LayoutWord> words;
  Box box{};
  bool is_furniture = false;
};

struct LayoutBlock {
  std::vector<LayoutLine> lines;
};

struct LayoutPage {
  double height = 0;
  std::vector<LayoutBlock> blocks;
};

double number_of(std::string_view attributes, std::string_view name) {
  const std::string_view value = attribute(attributes, name).value_or("");
  double number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number > -1e6 && number < 1e6 ? number : 0;
}

Box box_of(std::string_view attributes) {
  return {number_of(attributes, "xMin"), number_of(attributes, "yMin"), number_of(attributes, "xMax"),
          number_of(attributes, "yMax")};
}

std::string unescaped(std::string_view markup) {
  std::string text;
  for (std::size_t at = 0; at < markup.size();) {
    const auto reference = markup[at] == '&' ? character_reference(markup, at) : std::nullopt;
    utf8::append(text, reference ? reference->character : utf8::next(markup, at));
    if (reference) at += reference->size;
  }
  return text;
}

std::vector<LayoutPage> pages_of(std::string_view layout) {
  std::vector<LayoutPage> pages;
  MarkupScanner scanner(layout);
  LayoutWord* word = nullptr;
  while (const auto piece = scanner.next()) {
    if (piece->kind == MarkupKind::text) {
      if (word != nullptr) word->text += unescaped(layout.substr(piece->begin, piece->end - piece->begin));
      continue;
    }
    word = nullptr;
    if (piece->kind != MarkupKind::open) continue;
    if (piece->name == "page") pages.push_back({.height = number_of(piece->attributes, "height"), .blocks = {}});
    if (pages.empty()) continue;
    auto& blocks = pages.back().blocks;
    if (piece->name == "block") blocks.emplace_back();
    if (blocks.empty()) continue;
    auto& lines = blocks.back().lines;
    if (piece->name == "line") lines.push_back({.words = {}, .box = box_of(piece->attributes)});
    if (piece->name != "word" || lines.empty()) continue;
    lines.back().words.push_back({.text = {}, .box = box_of(piece->attributes)});
    word = &lines.back().words.back();
  }
  return pages;
}

bool is_all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A line with every run of digits as one '#', so that page numbers do not tell running heads apart.
std::string pattern_of(const LayoutLine& line) {
  std::string pattern;
  for (const LayoutWord& word : line.words) {
    for (const char c : word.text) {
      const bool is_digit = c >= '0' && c <= '9';
      if (is_digit && pattern.ends_with('#')) continue;
      pattern += is_digit ? '#' : c;
    }
    pattern += ' ';
  }
  return pattern;
}

// The outermost lines in the margins of a page, where running heads stand.
std::vector<LayoutLine*> outermost_lines(LayoutPage& page) {
  constexpr std::size_t deep = 2;  // lines from the top, and from the bottom
  std::vector<LayoutLine*> lines;
  for (LayoutBlock& block : page.blocks)
    for (LayoutLine& line : block.lines) lines.push_back(&line);
  std::stable_sort(lines.begin(), lines.end(),
                   [](const LayoutLine* a, const LayoutLine* b) { return a->box[1] < b->box[1]; });
  if (lines.size() > 2 * deep) lines.erase(lines.begin() + deep, lines.end() - deep);
  constexpr double margin = 0.12;  // of the height of the page
  std::erase_if(lines, [&](const LayoutLine* line) {
    return line->box[1] > margin * page.height && line->box[3] < (1 - margin) * page.height;
  });
  return lines;
}

// Running heads: the same at the edge of three pages or more, or of both pages of two. A lone number at the edge
// is a page number where two pages or more have one.
void mark_furniture(std::vector<LayoutPage>& pages) {
  std::map<std::string, std::size_t> on_pages;
  for (LayoutPage& page : pages) {
    std::set<std::string> seen;
    for (const LayoutLine* line : outermost_lines(page)) seen.insert(pattern_of(*line));
    for (const std::string& pattern : seen) ++on_pages[pattern];
  }
  for (LayoutPage& page : pages) {
    for (LayoutLine* line : outermost_lines(page)) {
      const std::string pattern = pattern_of(*line);
      const std::size_t enough = pattern == "# " ? 2 : std::min<std::size_t>(3, pages.size());
      line->is_furniture = pages.size() > 1 && on_pages[pattern] >= enough;
    }
  }
}

bool is_hyphen(std::string_view text, std::size_t& begin) {
  for (const std::string_view hyphen : {"-", "\xE2\x80\x90", "\xC2\xAD"}) {
    if (!text.ends_with(hyphen) || text.size() == hyphen.size()) continue;
    begin = text.size() - hyphen.size();
    return true;
  }
  return false;
}

char32_t last_character(std::string_view text) {
  std::size_t at = text.size();
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return utf8::next(text, at);
}

bool is_small_letter(char32_t c) {
  if (c < 0x80) return c >= U'a' && c <= U'z';
  return (c >= 0xDF && c <= 0xFF) || (c >= 0x430 && c <= 0x45F) || (c >= 0x460 && c <= 0x52F && (c & 1) == 1);
}

bool is_month(std::string_view word) {
  std::vector<const Sense*> senses;
  for (const Language& language : languages()) language.senses(utf8::folded(word), senses);
  return std::any_of(senses.begin(), senses.end(), [](const Sense* sense) { return sense->kind == WordKind::month; });
}

// A word divided at the end of its line: small letters before and behind the hyphen. A hyphen between numbers or
// between whole words that the language joins by a dash ("тамыз-желтоқсан": both are months) is kept.
bool is_divided(std::string_view before, std::string_view behind) {
  if (before.empty() || behind.empty()) return false;
  std::size_t at = 0;
  if (!is_small_letter(last_character(before)) || !is_small_letter(utf8::next(behind, at))) return false;
  return !(is_month(before) && is_month(behind));
}

class LayoutText {
 public:
  ExtractedText run(const std::vector<LayoutPage>& pages) {
    for (const LayoutPage& page : pages) {
      ++page_;
      for (const LayoutBlock& block : page.blocks) take_block(block);
    }
    out_.end_paragraph(0);
    return std::move(out_);
  }

 private:
  void take_block(const LayoutBlock& block) {
    bool is_first = true;
    for (const LayoutLine& line : block.lines) {
      if (line.is_furniture || line.words.empty()) continue;
      if (is_first && !goes_on(line)) out_.end_paragraph(0);
      take_line(line);
      is_first = false;
    }
  }

  // A paragraph goes on in the next block or page where it breaks off before a small letter.
  bool goes_on(const LayoutLine& line) const {
    const std::string_view text = utf8::trimmed(out_.text());
    if (text.empty() || line.words.front().text.empty()) return false;
    constexpr std::u32string_view ends = U".!?:;\"»”)";
    std::size_t at = 0;
    return is_small_letter(utf8::next(line.words.front().text, at)) &&
           ends.find(last_character(text)) == std::u32string_view::npos;
  }

  void take_line(const LayoutLine& line) {
    const double height = line_height(line);
    for (std::size_t at = 0; at < line.words.size(); ++at) {
      const LayoutWord& word = line.words[at];
      if (word.text.empty()) continue;
      const bool is_raised = is_all_digits(word.text) && word.box[3] - word.box[1] < 0.8 * height &&
                             word.box[3] < line.box[3] - 0.1 * height;
      if (at == 0 && !pending_hyphen_.empty()) {
        if (!is_divided(last_word_, word.text)) add(pending_hyphen_);
        pending_hyphen_.clear();
      } else if (!(is_raised && at > 0) && !out_.ends_with_space()) {
        out_.separate(U' ', 0);
      }
      take_word(word, is_raised, at + 1 == line.words.size());
    }
  }

  void take_word(const LayoutWord& word, bool is_raised, bool is_last) {
    std::size_t hyphen = word.text.size();
    if (is_last && is_hyphen(word.text, hyphen)) pending_hyphen_ = word.text.substr(hyphen);
    last_word_ = word.text.substr(0, hyphen);
    const std::size_t begin = out_.text().size();
    for (std::size_t at = 0; at < last_word_.size();) {
      const char32_t character = utf8::next(last_word_, at);
      out_.separate(is_raised ? raised_digit(character) : character, 0);
    }
    out_.add_word({.begin = begin, .end = out_.text().size(), .page = page_, .box = word.box});
  }

  void add(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) out_.separate(utf8::next(text, at), 0);
  }

  // Of the letters that most of the line has: the median height of its words.
  static double line_height(const LayoutLine& line) {
    std::vector<double> heights;
    for (const LayoutWord& word : line.words) heights.push_back(word.box[3] - word.box[1]);
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
  }

  ExtractedText out_;
  std::uint32_t page_ = 0;
  std::string pending_hyphen_;  // at the end of the line before
  std::string last_word_;
};

}  // namespace

ExtractedText pdf_layout_text(std::string_view layout, const std::string& name) {
  std::vector<LayoutPage> pages = pages_of(layout);
  mark_furniture(pages);
  ExtractedText text = LayoutText().run(pages);
  if (text.text().empty()) {
    text.findings.push_back({.code = "document-without-text",
                             .severity = Severity::error,
                             .what = "the pages hold no text: they are pictures, or there are none",
                             .way_out = "run a program that recognises letters (OCR) over it, and read its result",
                             .places = {{.source = name}}});
  }
  return text;
}

}  // namespace ecumene
