// In which language a paragraph is written.
#include <algorithm>
#include <span>

#include "ecumene/evidence/structure_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

using Scores = std::span<int>;  // of each lexicon

// "p43_press@example.ru", "https://43.example.ru": a word stuck to a mark of addresses is of no language.
bool is_in_address(const Tokens& tokens, std::size_t at) {
  constexpr std::u32string_view marks = U"@/_.";
  const auto is_stuck_to = [&](std::size_t mark) {
    return mark < tokens.size() && tokens[mark].kind == TokenKind::mark &&
           marks.find(tokens[mark].mark()) != marks.npos;
  };
  if (at > 0 && tokens[at].gap == Gap::none && is_stuck_to(at - 1)) return true;
  return is_stuck_to(at + 1) && tokens[at + 1].gap == Gap::none && at + 2 < tokens.size() &&
         tokens[at + 2].gap == Gap::none && tokens[at + 2].kind != TokenKind::mark;
}

// How well the distinct words fit the languages, asked once each; those of one word side by side.
class Fits {
 public:
  Fits(const Tokens& tokens, const std::vector<Lexicon>& lexicons)
      : tokens_(tokens), lexicons_(lexicons), fits_(tokens.distinct_words() * lexicons.size(), not_asked) {}

  void add(std::uint32_t word, Scores scores) {
    std::int8_t* const fits = &fits_[word * lexicons_.size()];
    for (std::size_t l = 0; l < lexicons_.size(); ++l) {
      if (fits[l] == not_asked)
        fits[l] = static_cast<std::int8_t>(lexicons_[l].language().familiarity(tokens_.distinct_word(word)));
      scores[l] += fits[l];
    }
  }

 private:
  static constexpr std::int8_t not_asked = 127;
  const Tokens& tokens_;
  const std::vector<Lexicon>& lexicons_;
  std::vector<std::int8_t> fits_;
};

// Adds how well the first words of a stretch fit each language.
void add_scores(const Tokens& tokens, const Stretch& stretch, Fits& fits, Scores scores) {
  constexpr std::size_t enough = 200;  // words
  std::size_t words = 0;
  for (std::size_t at = stretch.first; at < stretch.last && words < enough; ++at) {
    if (!tokens.is_word(at) || is_in_address(tokens, at)) continue;
    ++words;
    fits.add(tokens[at].word, scores);
  }
}

std::size_t best_of(Scores scores) {
  return static_cast<std::size_t>(std::ranges::max_element(scores) - scores.begin());
}

}  // namespace

std::vector<Lexicon> lexicons_of(const Tokens& tokens, const Language* given) {
  std::vector<Lexicon> lexicons;
  if (given != nullptr) {
    lexicons.emplace_back(tokens, *given);
  } else {
    for (const Language& language : languages()) lexicons.emplace_back(tokens, language);
  }
  return lexicons;
}

// The language of the whole text and of the paragraph before count a little: they decide for a line of names and
// figures, and never against the letters and words of a sentence.
void find_languages(const Tokens& tokens, std::vector<Lexicon>& lexicons, std::vector<Stretch>& stretches) {
  constexpr int of_whole = 4;
  constexpr int of_neighbour = 3;
  Fits fits(tokens, lexicons);
  const std::size_t languages = lexicons.size();
  std::vector<int> scores(stretches.size() * languages, 0);
  const auto own = [&](std::size_t stretch) { return Scores(scores).subspan(stretch * languages, languages); };
  std::vector<int> whole(languages, 0);
  for (std::size_t at = 0; at < stretches.size(); ++at) {
    add_scores(tokens, stretches[at], fits, own(at));
    for (std::size_t l = 0; l < languages; ++l) whole[l] += own(at)[l];
  }
  const std::size_t main = best_of(whole);
  std::size_t neighbour = main;
  for (std::size_t at = 0; at < stretches.size(); ++at) {
    own(at)[main] += of_whole;
    own(at)[neighbour] += of_neighbour;
    neighbour = best_of(own(at));
    stretches[at].lexicon = &lexicons[neighbour];
  }
}

}  // namespace ecumene::evidence_internal
