// Text as documents of the field have it: many different words and few figures.
#include <array>
#include <cmath>
#include <vector>

#include "corpus.hpp"
#include "ecumene/evidence/language.hpp"
#include "speech.hpp"

namespace bench {
namespace {

// What the words of a language are made of, and the small words between them.
struct Sounds {
  std::string_view code;
  std::string_view onsets;  // each list apart by spaces
  std::string_view vowels;
  std::string_view codas;
  std::string_view endings;
  std::string_view small_words;
  std::string_view page;  // in a reference: "[7, p. 21]"
};

constexpr std::array all_sounds{
    Sounds{"en", "b c d f g l m n p r s t v br cl dr gr pl st tr sh th", "a e i o u ea ou", "n r l s t nd rt st m",
           "tion ment ing ed ness ity al ous er ally", "the of and that was were with by from on as their which it",
           "p."},
    Sounds{"ru", "б в г д ж з к л м н п р с т ф х ц ч ш бр вл гр др кр пр ст тр", "а е и о у ы я ю",
           "н р л с т в м й ск", "ость ение ный ного ами ать ился ыми ого ский",
           "и в на что по для от это как его они был она также", "с."},
    Sounds{"uk", "б в г д ж з к л м н п р с т ф х ц ч ш бр вл гр др кр пр ст тр", "а е и о у і ї я ю",
           "н р л с т в м й ськ", "ість ення ний ного ами ати ився ими ого ський",
           "і в на що та для від це як його вони був вона також", "с."},
    Sounds{"kk", "б д ж з к қ л м н п р с т ш ғ г", "а ә е и о ө ұ ү ы і", "н р л с т м й қ к ң",
           "дар лер ның нің дағы ында ған ген лық тік", "және мен үшін бұл бір сол да де осы оның туралы кейін", "б."},
};

std::vector<std::string_view> listed(std::string_view text) {
  std::vector<std::string_view> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    items.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

std::string_view drawn_from(const std::vector<std::string_view>& items, Random& random) {
  return items[random() % items.size()];
}

// Words of two to four syllables that mean nothing to the reader: a figure is one that was written as such.
std::vector<std::string> vocabulary_of(const Sounds& sounds, Random& random) {
  constexpr std::size_t words = 60'000;
  const auto onsets = listed(sounds.onsets);
  const auto vowels = listed(sounds.vowels);
  const auto codas = listed(sounds.codas);
  const auto endings = listed(sounds.endings);
  std::vector<const ecumene::Sense*> senses;
  std::vector<std::string> vocabulary;
  while (vocabulary.size() < words) {
    std::string word;
    for (std::uint64_t syllables = 1 + random() % 3; syllables > 0; --syllables)
      word.append(drawn_from(onsets, random)).append(drawn_from(vowels, random)).append(drawn_from(codas, random));
    word += drawn_from(endings, random);
    senses.clear();
    ecumene::language(sounds.code)->senses(word, senses);
    if (senses.empty()) vocabulary.push_back(std::move(word));
  }
  return vocabulary;
}

// With a capital: letters of one byte and those of the Cyrillic block.
std::string capitalised(std::string word) {
  const auto lead = static_cast<unsigned char>(word[0]);
  if (lead < 0x80) {
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
  } else if (lead == 0xD0 || lead == 0xD1) {
    const unsigned letter = (lead & 0x1FU) << 6U | (static_cast<unsigned char>(word[1]) & 0x3FU);
    const unsigned capital = letter >= 0x450 ? letter - 0x50 : letter - 0x20;
    word[0] = static_cast<char>(0xC0U | capital >> 6U);
    word[1] = static_cast<char>(0x80U | (capital & 0x3FU));
  } else if ((static_cast<unsigned char>(word[1]) & 1U) != 0) {  // Kazakh letters in pairs
    word[1] = static_cast<char>(word[1] - 1);
  }
  return word;
}

class Writer {
 public:
  Writer(const Sounds& sounds, const Speech& speech, Random& random)
      : speech_(speech),
        vocabulary_(vocabulary_of(sounds, random)),
        small_words_(listed(sounds.small_words)),
        page_(sounds.page),
        random_(random) {}

  // A document of some 14 kB: a title, headings, paragraphs with a figure in about every fourth sentence, references
  // and notes, a table.
  void write_document(Corpus& corpus) {
    constexpr std::uint64_t paragraphs = 36;
    notes_ = 0;
    write_heading(corpus.text);
    for (std::uint64_t paragraph = 0; paragraph < paragraphs; ++paragraph) {
      if (paragraph % 9 == 4) write_heading(corpus.text);
      for (std::uint64_t sentence = 2 + random_() % 4; sentence > 0; --sentence) write_sentence(corpus);
      corpus.text += "\n\n";
      if (paragraph == paragraphs / 2) write_table(corpus.text);
    }
    for (std::size_t note = 1; note <= notes_; ++note)
      corpus.text += std::to_string(note) + " " + capitalised(word()) + " " + word() + ". " + capitalised(word()) +
                     " " + std::to_string(1930 + random_() % 90) + ", " + std::to_string(1 + random_() % 400) + ".\n";
    corpus.text += "\n";
  }

 private:
  // Few words come often and many seldom, as in every text.
  const std::string& word() {
    const double drawn = static_cast<double>(random_() >> 11U) * 0x1.0p-53;
    const auto rank = static_cast<std::size_t>(static_cast<double>(vocabulary_.size()) * drawn * drawn * drawn);
    return vocabulary_[std::min(rank, vocabulary_.size() - 1)];
  }

  void write_heading(std::string& text) {
    text += capitalised(word());
    for (std::uint64_t words = 2 + random_() % 4; words > 0; --words) text += " " + word();
    text += "\n\n";
  }

  void write_sentence(Corpus& corpus) {
    if (random_() % 7 < 2) {
      const Template& form = speech_.templates[random_() % speech_.templates.size()];
      corpus.text += filled(form, speech_, random_);
      corpus.quantities += form.quantities;
      corpus.dates += form.dates;
      return;
    }
    corpus.text += capitalised(word());
    for (std::uint64_t words = 6 + random_() % 16; words > 0; --words) {
      if (random_() % 10 == 0) corpus.text += ",";
      corpus.text += " ";
      corpus.text += random_() % 3 == 0 ? std::string(drawn_from(small_words_, random_)) : word();
    }
    end_sentence(corpus.text);
  }

  void end_sentence(std::string& text) {
    const std::uint64_t kind = random_() % 12;
    if (kind == 0)
      text += " [" + std::to_string(1 + random_() % 40) + ", " + std::string(page_) + " " +
              std::to_string(1 + random_() % 300) + "]";
    text += ".";
    if (kind == 1) text += std::to_string(++notes_);
    text += " ";
  }

  void write_table(std::string& text) {
    constexpr int rows = 9;
    for (int row = 0; row < rows; ++row) {
      text += capitalised(word());
      for (int column = 0; column < 5; ++column)
        text += "\t" + std::to_string(random_() % 100) + std::string(speech_.decimal) + std::to_string(random_() % 10);
      text += "\n";
    }
    text += "\n";
  }

  const Speech& speech_;
  std::vector<std::string> vocabulary_;
  std::vector<std::string_view> small_words_;
  std::string_view page_;
  Random& random_;
  std::size_t notes_ = 0;
};

}  // namespace

Corpus varied_corpus_of(std::size_t bytes) {
  Random random(2);
  std::vector<Writer> writers;
  for (std::size_t at = 0; at < all_sounds.size(); ++at) writers.emplace_back(all_sounds[at], speeches()[at], random);
  Corpus corpus;
  corpus.text.reserve(bytes + 100'000);
  while (corpus.text.size() < bytes) writers[random() % writers.size()].write_document(corpus);
  return corpus;
}

}  // namespace bench
