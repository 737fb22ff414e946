#include "ecumene/evidence/reading.hpp"

#include <algorithm>

#include "ecumene/base/large_pages.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/binder_internal.hpp"
#include "ecumene/evidence/dateline_internal.hpp"
#include "ecumene/evidence/reader_internal.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/evidence/turns.hpp"

namespace ecumene {

using namespace evidence_internal;

namespace {

// The tables that a place may stand in; asked for in rising order.
class TableCells {
 public:
  explicit TableCells(const std::vector<TextRange>& ranges) : ranges_(ranges) {}
  bool overlaps(std::size_t begin, std::size_t end) {
    while (at_ < ranges_.size() && ranges_[at_].end <= begin) ++at_;
    return at_ < ranges_.size() && ranges_[at_].begin < end;
  }

 private:
  const std::vector<TextRange>& ranges_;
  std::size_t at_ = 0;
};

// Digits in tables are cells, no quantities of the prose.
void reject_cells(Page& page, TableCells& cells) {
  for (const std::size_t at : page.figures())
    if (page.is_digits(at) && cells.overlaps(page.tokens()[at].begin, page.tokens()[at].end))
      page.reject(at, at + 1, "table-cell");
}

// Numbers in words inside cells are none of the prose; digits whose unit would be the first word of a table stay
// accounted for.
void drop_words_in_cells(std::string_view text, TableCells cells, std::vector<Mention>& mentions) {
  std::erase_if(mentions, [&](Mention& mention) {
    if (mention.type == MentionType::rejected || !cells.overlaps(mention.begin, mention.end)) return false;
    const std::string_view words = text.substr(mention.begin, mention.end - mention.begin);
    if (words.find_first_of("0123456789") == std::string_view::npos) return true;
    mention = {.begin = mention.begin, .end = mention.end, .rule = "table-cell", .type = MentionType::rejected};
    return false;
  });
}

std::vector<SentenceRange> sentence_ranges(const Story& story) {
  std::vector<SentenceRange> ranges;
  reserve(ranges, story.sentences.size());
  for (const Sentence& sentence : story.sentences)
    ranges.push_back({.begin = story.tokens[sentence.first].begin,
                      .end = story.tokens[sentence.last - 1].end,
                      .paragraph = static_cast<std::size_t>(sentence.stretch - story.stretches.data()),
                      .topic = topic_of(story.tokens, sentence)});
  return ranges;
}

// Runs of digits: each lies in one mention, and few mentions have none.
std::size_t figures_in(const Tokens& tokens) {
  return static_cast<std::size_t>(std::ranges::count_if(tokens.tokens, [](const Token& token) {
    return token.kind == TokenKind::digits || token.kind == TokenKind::superscript;
  }));
}

Mention mention_of(const Tokens& tokens, Taken&& taken) {
  return {.begin = tokens[taken.begin].begin,
          .end = tokens[taken.end - 1].end,
          .rule = taken.rule,
          .unit = std::move(taken.unit),
          .low = taken.low,
          .high = taken.high,
          .edtf = std::move(taken.edtf),
          .type = taken.type,
          .granularity = taken.granularity,
          .is_range = taken.is_range,
          .is_unit_inferred = taken.is_unit_inferred,
          .is_year_carried = taken.is_year_carried,
          .kind = taken.kind,
          .modifier = taken.modifier};
}

// "about 1902" is 1902~ in EDTF.
void mark_approximate_dates(std::vector<Mention>& mentions) {
  for (Mention& mention : mentions)
    if (mention.type == MentionType::date && mention.modifier == Modifier::approx) mention.edtf = mention.edtf + "~";
}

void take_mentions(Page& page, std::vector<Mention>& mentions) {
  page.sort();
  const std::size_t count = mentions.size() + page.mentions().size();
  if (count > mentions.capacity()) reserve(mentions, std::max(count, 2 * mentions.size()));
  for (Taken& taken : page.mentions()) mentions.push_back(mention_of(page.tokens(), std::move(taken)));
}

bool may_begin_numeric_date(const Tokens& tokens, std::size_t at) {
  return tokens.is_mark(at + 1, U'/') || tokens.is_mark(at + 3, U'.') || tokens.is_mark(at + 3, U'/') ||
         tokens.is_mark(at + 3, U'-');
}

// May a day of a month, in digits or with its name, stand in it?
bool may_have_date(const Tokens& tokens, const Stretch& stretch) {
  constexpr std::uint64_t month = bits_of(WordKind::month);
  bool has_month = false;
  bool has_digits = false;
  for (std::size_t at = stretch.first; at < stretch.last; ++at) {
    if (tokens.is_word(at)) {
      has_month = has_month || (stretch.lexicon->kinds(tokens[at].word) & month) != 0;
    } else if (tokens.is_digits(at)) {
      has_digits = true;
      if (may_begin_numeric_date(tokens, at)) return true;
    }
    if (has_month && has_digits) return true;
  }
  return false;
}

// The first full date says in which year a text begins that tells days before it.
std::optional<int> opening_year(const Tokens& tokens, const std::vector<Stretch>& stretches) {
  for (const Stretch& stretch : stretches) {
    if (stretch.kind != StretchKind::text || !may_have_date(tokens, stretch)) continue;
    const Page page(tokens, stretch.first, stretch.last, *stretch.lexicon);
    if (const auto year = first_dated_year(page)) return year;
  }
  return std::nullopt;
}

void read_stretch(Page& page, StretchKind kind, Narrative& narrative) {
  if (kind != StretchKind::text) return reject_all(page, kind == StretchKind::note ? "note" : "reference-list");
  reject_figure_rows(page);
  reject_names(page);
  narrative.is_led_here = false;
  narrative.day_here.reset();
  read_dates(page, narrative);
  reject_identifiers(page);
  read_quantities(page, narrative);
  complete_series(page);
  complete_bare_millions(page, narrative);
  reject_all(page, "unexplained");
}

void read_stretches(const Tokens& tokens, const std::vector<Stretch>& stretches, TableCells cells, Reading& reading) {
  Narrative narrative{.opening = opening_year(tokens, stretches), .dateline = dateline(tokens, stretches)};
  reserve(reading.paragraphs, stretches.size());
  Page page(tokens);
  for (const Stretch& stretch : stretches) {
    page.turn_to(stretch.first, stretch.last, *stretch.lexicon);
    reject_cells(page, cells);
    read_stretch(page, stretch.kind, narrative);
    reading.paragraphs.push_back(
        {tokens[stretch.first].begin, tokens[stretch.last - 1].end, &stretch.lexicon->language()});
    take_mentions(page, reading.mentions);
  }
}

}  // namespace

Reading read_text(std::string_view text, const ReadingOptions& options) {
  Tokens tokens = tokens_of(text);
  join_broken_words(tokens, options.language);
  Reading reading;
  reserve(reading.mentions, figures_in(tokens));
  auto lexicons = lexicons_of(tokens, options.language);
  const auto stretches = stretches_of(tokens, lexicons);
  const std::vector<TextRange> tables = table_ranges(text);
  read_stretches(tokens, stretches, TableCells(tables), reading);
  drop_words_in_cells(text, TableCells(tables), reading.mentions);
  const Story story{tokens, stretches, sentences_of(tokens, stretches)};
  bind(story, reading.mentions);
  reading.sentences = sentence_ranges(story);
  bind_speakers(turns_in(text, {}), reading.mentions);
  mark_approximate_dates(reading.mentions);
  return reading;
}

}  // namespace ecumene
