// Which encoding: marks and patterns first, then the plausibility of the letters.
#include <uchardet/uchardet.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/encoding.hpp"
#include "ecumene/source/encoding_internal.hpp"

namespace ecumene {

namespace {

constexpr std::size_t sample_bytes = std::size_t{64} << 10;

// Letters of Russian, Ukrainian and Kazakh running text from frequent to rare, in bands of nearly equal frequency
// (Russian: Lyashevskaya and Sharov, frequency dictionary of the national corpus, 2009; the letters that only Ukrainian
// or Kazakh has are placed where those languages have them). Each band is rarer than the one before by about e^(1/2).
constexpr std::array<std::u32string_view, 6> cyrillic_bands = {U"оеаи",        U"нтсріл",     U"вкмдпуы",
                                                               U"яьгзбчйқғңә", U"хжшюцїєөүұ", U"щэфъёґһ"};
constexpr std::u32string_view cyrillic_vowels = U"аеёиоуыэюяіїєәөұү";
constexpr std::u32string_view latin_letters = U"éèêëàâäáãåçôöóõøñùûüúîïíìæßœžšýÿðþłąęćńśźżčřěůďťňľĺőű";

enum class Script : std::uint8_t { none, latin, cyrillic };

struct Letter {
  Script script = Script::none;
  bool upper = false;
  double cost = 0;  // how surprising it is
  bool accented = false;
  bool vowel = false;
};

bool is_ascii_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

Letter letter(char32_t code_point) {
  if (code_point < 0x80) {
    return {.script = is_ascii_letter(code_point) ? Script::latin : Script::none,
            .upper = code_point >= U'A' && code_point <= U'Z'};
  }
  std::string folded;
  utf8::append(folded, code_point);
  const std::string low = utf8::lowered(folded);
  std::size_t at = 0;
  const char32_t lower = utf8::next(low, at);
  const bool upper = lower != code_point;
  for (std::size_t band = 0; band < cyrillic_bands.size(); ++band) {
    if (cyrillic_bands[band].find(lower) != std::u32string_view::npos) {
      return {.script = Script::cyrillic,
              .upper = upper,
              .cost = 0.5 * static_cast<double>(band),
              .vowel = cyrillic_vowels.find(lower) != std::u32string_view::npos};
    }
  }
  if (latin_letters.find(lower) != std::u32string_view::npos)
    return {.script = Script::latin, .upper = upper, .cost = 1, .accented = true};
  constexpr std::u32string_view table_marks = U"\u00a0«»–—“”„’‘…№°±²³§µ€©®×•";
  if (table_marks.find(code_point) != std::u32string_view::npos) return {.cost = 1.5};
  return {.cost = 6};  // box drawings, controls, letters of no language meant here
}

// Every byte of a page as a letter. A byte for which the page has nothing is the greatest surprise.
std::array<Letter, 256> letters_of(const CodePage& page) {
  std::array<Letter, 256> letters;
  for (std::size_t byte = 0; byte < page.size(); ++byte) {
    std::size_t at = 0;
    letters[byte] = page[byte].empty() ? Letter{.cost = 10} : letter(utf8::next(page[byte], at));
  }
  return letters;
}

// How odd it is that `now` follows `before` in one word: two alphabets, a capital after a small letter, vowels or
// consonants in a row, accents in a row.
double surprise_of_pair(const Letter& before, const Letter& now) {
  if (before.script == Script::none || now.script == Script::none) return 0;
  if (now.script != before.script) return 4;
  double cost = now.upper && !before.upper ? 3 : 0;
  if (now.script == Script::cyrillic && now.vowel == before.vowel) cost += 0.6;
  if (now.accented && before.accented) cost += 2;
  return cost;
}

// The average surprise for each byte beyond ASCII; lower is better.
double surprise(std::string_view sample, const std::array<Letter, 256>& letters) {
  double cost = 0;
  std::size_t high_bytes = 0;
  Letter before;
  for (const char c : sample) {
    const auto byte = static_cast<unsigned char>(c);
    const Letter& now = letters[byte];
    high_bytes += byte >= 0x80 ? 1 : 0;
    cost += now.cost + surprise_of_pair(before, now);
    before = now;
  }
  return high_bytes == 0 ? 0 : cost / static_cast<double>(high_bytes);
}

// The neighbourhood of the bytes that tell something: words with bytes beyond ASCII, from the whole file.
std::string telling_sample(std::string_view bytes) {
  std::string sample;
  std::size_t at = 0;
  const auto is_high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  while (sample.size() < sample_bytes) {
    at = static_cast<std::size_t>(std::find_if(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), is_high) -
                                  bytes.begin());
    if (at == bytes.size()) break;
    const std::size_t begin = at > 16 ? at - 16 : 0;
    const std::size_t end = std::min(bytes.size(), at + 256);
    sample += bytes.substr(begin, end - begin);
    sample += '\n';
    at = end;
  }
  return sample;
}

std::string uchardet_opinion(std::string_view sample) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  if (uchardet_handle_data(detector.get(), sample.data(), sample.size()) != 0) return {};
  uchardet_data_end(detector.get());
  std::string name = utf8::lowered(uchardet_get_charset(detector.get()));
  if (name == "ibm866") name = "cp866";
  return name;
}

// Pages of one family give the same text but for a few letters; there the letters decide better than uchardet, which
// knows only the first of each.
enum class Family : std::uint8_t { windows, koi8, dos, iso, latin };

struct Page {
  std::string_view name;
  Family family;
  std::array<Letter, 256> letters{};
};

std::vector<Page> make_pages() {
  std::vector<Page> pages = {
      {"windows-1251", Family::windows}, {"kz-1048", Family::windows},    {"koi8-r", Family::koi8},
      {"koi8-u", Family::koi8},          {"cp866", Family::dos},          {"iso-8859-5", Family::iso},
      {"windows-1252", Family::latin},   {"windows-1250", Family::latin}, {"iso-8859-2", Family::latin}};
  // A system without one of the pages does without it.
  std::erase_if(pages, [](Page& page) {
    const auto characters = code_page_named(std::string(page.name));
    if (characters) page.letters = letters_of(*characters);
    return !characters;
  });
  return pages;
}

struct Candidate {
  std::string_view name;
  Family family;
  double surprise = 0;
};

std::vector<Candidate> candidates_by_surprise(std::string_view sample) {
  static const std::vector<Page> pages = make_pages();  // opening nine converters costs more than reading a small file
  std::vector<Candidate> candidates;
  for (const Page& page : pages) candidates.push_back({page.name, page.family, surprise(sample, page.letters)});
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.surprise < b.surprise; });
  return candidates;
}

// Scores of two families nearer than this are not told apart by letters alone; pages of Latin script, by less.
constexpr double clear_lead = 0.4;
constexpr double clear_lead_latin = 0.1;
// A mean surprise above this is no text in any language meant here.
constexpr double plausible = 3;

EncodingGuess code_page(std::string_view bytes) {
  const std::string sample = telling_sample(bytes);
  const std::vector<Candidate> candidates = candidates_by_surprise(sample);
  if (candidates.empty())
    return {
        .name = "iso-8859-1", .certainty = Certainty::guess, .reason = "no code page is known here", .runner_up = {}};
  const std::string opinion = uchardet_opinion(sample);
  const auto named =
      std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& c) { return c.name == opinion; });
  const double best = candidates.front().surprise;
  auto chosen = candidates.begin();
  if (named != candidates.end() && named->family == Family::latin && named->surprise - best < clear_lead_latin) {
    chosen = named;
  } else if (named != candidates.end()) {
    const auto of_family = std::find_if(candidates.begin(), candidates.end(),
                                        [&](const Candidate& c) { return c.family == named->family; });
    if (of_family->surprise - best < clear_lead) chosen = of_family;
  }
  const auto other = std::find_if(candidates.begin(), candidates.end(),
                                  [&](const Candidate& c) { return c.family != chosen->family; });
  const bool alone = other == candidates.end();
  const bool clear = alone || other->surprise - chosen->surprise >= clear_lead;
  const bool agreed = named != candidates.end() && named->family == chosen->family;
  const bool likely = chosen->surprise < plausible && (clear || agreed);
  return {.name = std::string(chosen->name),
          .certainty = likely ? Certainty::likely : Certainty::guess,
          .reason = "its letters fit best",
          .runner_up = alone ? std::string() : std::string(other->name)};
}

std::optional<EncodingGuess> by_mark(std::string_view bytes) {
  const auto found = [](std::string_view name) {
    return EncodingGuess{
        .name = std::string(name), .certainty = Certainty::certain, .reason = "byte order mark", .runner_up = {}};
  };
  if (bytes.starts_with("\xEF\xBB\xBF")) return found("utf-8");
  if (bytes.starts_with(std::string_view("\xFF\xFE\0\0", 4))) return found("utf-32le");
  if (bytes.starts_with(std::string_view("\0\0\xFE\xFF", 4))) return found("utf-32be");
  if (bytes.starts_with("\xFF\xFE")) return found("utf-16le");
  if (bytes.starts_with("\xFE\xFF")) return found("utf-16be");
  return std::nullopt;
}

// In UTF-16 the high byte is 00 for ASCII, 04 for Cyrillic, 20-22 for typographic marks, and digits, separators and
// line ends stand in every table; the low byte is almost never 0.
std::optional<EncodingGuess> by_nul_pattern(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, std::min(bytes.size(), sample_bytes) & ~std::size_t{1});
  if (sample.size() < 4) return std::nullopt;
  std::array<std::size_t, 2> nul{};
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto byte = static_cast<unsigned char>(sample[i]);
    nul[i % 2] += byte == 0 ? 1 : 0;
    high[i % 2] += byte == 0 || byte == 4 || byte == 1 || (byte >= 0x20 && byte <= 0x22) ? 1 : 0;
  }
  const std::size_t units = sample.size() / 2;
  for (const std::size_t side : {1U, 0U}) {
    const bool fits = 20 * nul[side] >= units && 10 * high[side] >= 9 * units && 50 * nul[1 - side] <= nul[side];
    if (!fits) continue;
    return EncodingGuess{.name = side == 1 ? "utf-16le" : "utf-16be",
                         .certainty = Certainty::likely,
                         .reason = "every second byte is that of UTF-16",
                         .runner_up = {}};
  }
  return std::nullopt;
}

// Well-formed UTF-8, or with at least four good sequences for every wrong byte near the first one: text in a code page
// hardly ever forms one sequence by chance.
bool is_mostly_utf8(std::string_view bytes) {
  const auto first = utf8::first_invalid(bytes);
  if (!first) return true;
  std::size_t at = *first - std::min(*first, sample_bytes / 2);
  const std::string_view sample = bytes.substr(0, std::min(bytes.size(), *first + sample_bytes));
  while (at < *first && (static_cast<unsigned char>(sample[at]) & 0xc0) == 0x80) ++at;
  std::size_t good = 0;
  std::size_t wrong = 0;
  while (at < sample.size()) {
    const std::size_t begin = at;
    const char32_t c = utf8::next(sample, at);
    wrong += c == 0xFFFD && at == begin + 1 ? 1 : 0;
    good += at > begin + 1 ? 1 : 0;
  }
  return good >= 4 * wrong;
}

}  // namespace

EncodingGuess detect_encoding(std::string_view bytes) {
  if (auto guess = by_mark(bytes)) return *std::move(guess);
  if (auto guess = by_nul_pattern(bytes)) return *std::move(guess);
  if (is_mostly_utf8(bytes))
    return {.name = "utf-8", .certainty = Certainty::certain, .reason = "well-formed", .runner_up = {}};
  return code_page(bytes);
}

}  // namespace ecumene
