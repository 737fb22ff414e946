#include "ecumene/evidence/turns.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "ecumene/base/json.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/language.hpp"
#include "ecumene/evidence/tables_internal.hpp"
#include "ecumene/evidence/token.hpp"

namespace ecumene {

using namespace evidence_internal;

namespace {

// A paragraph of a transcript: a line that is not empty.
struct Utterance {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t line = 0;
  std::string label{};         // before the colon; empty: none
  std::size_t said_begin = 0;  // behind the label
  bool is_parenthesised = false;
};

bool is_name_word(std::string_view word) {
  return !word.empty() && is_capitalised(word) &&
         word.find_first_of("0123456789,;!?()[]*#|\"") == std::string_view::npos;
}

// "President of Russia Vladimir Putin", "В. Путин", "Interviewer": few words, ended by a name.
bool is_label(std::string_view label) {
  constexpr std::size_t most_words = 10;
  constexpr std::size_t longest = 160;  // bytes
  const auto words = utf8::words(label);
  if (words.empty() || words.size() > most_words || label.size() > longest || !is_name_word(words.front()))
    return false;
  if (label.find_first_of("0123456789,;!?()[]*#|/\"") != std::string_view::npos) return false;
  if (words.size() == 1) return true;
  return is_name_word(words.back()) && is_name_word(words[words.size() - 2]);
}

// "URL: <http...>", "HAL Id: hal-03469554": what stands behind these labels is no speech.
bool is_address_or_number(std::string_view said) {
  constexpr std::size_t fewest_digits = 4;  // "Covid-19" may begin a sentence
  const std::string_view word = said.substr(0, said.find_first_of(" *"));
  const std::size_t hyphen = word.find('-');
  const std::string_view behind_hyphen = hyphen == std::string_view::npos ? "" : word.substr(hyphen + 1);
  const bool is_number =
      behind_hyphen.size() >= fewest_digits && behind_hyphen.find_first_not_of("0123456789") == std::string_view::npos;
  return word.starts_with('<') || word.starts_with("www.") || word.find("://") != std::string_view::npos || is_number;
}

Utterance utterance_of(std::string_view text, const TextLine& line, std::size_t number) {
  const std::string_view content = utf8::trimmed(text.substr(line.begin, line.end - line.begin));
  Utterance result{.line = number};
  if (content.empty()) return result;
  result.begin = static_cast<std::size_t>(content.data() - text.data());
  result.end = result.begin + content.size();
  result.said_begin = result.begin;
  result.is_parenthesised = content.front() == '(' && (content.back() == ')' || content.ends_with(")."));
  const std::size_t colon = content.find(':');
  if (colon == std::string_view::npos || content.substr(colon).starts_with("://")) return result;
  std::string_view label = utf8::trimmed(content.substr(0, colon));
  std::size_t said = colon + 1;
  if (label.starts_with("**")) {  // Markdown: "**Name:** ..." and "**Name**: ..."
    label.remove_prefix(2);
    if (label.ends_with("**")) label.remove_suffix(2);
    if (content.substr(said).starts_with("**")) said += 2;
  }
  const std::string_view rest = utf8::trimmed(content.substr(said));
  if (!is_label(label) || is_address_or_number(rest)) return result;
  result.label = label;
  result.said_begin = rest.empty() ? result.end : static_cast<std::size_t>(rest.data() - text.data());
  return result;
}

// A verb of saying in one of the languages.
bool says(std::string_view word) {
  const std::vector<std::string> words = words_of(word);
  if (words.empty()) return false;
  std::vector<const Sense*> senses;
  for (const Language& language : languages()) language.senses(words.front(), senses);
  return std::any_of(senses.begin(), senses.end(),
                     [](const Sense* sense) { return sense->kind == WordKind::speech && sense->words.size() == 1; });
}

std::string_view bare(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == '.' || word.back() == ')')) word.remove_suffix(1);
  return word;
}

// The person whose words a parenthesis gives: the name it begins with, where its first sentence has a verb of saying;
// else the name that stands before such a verb. nullopt: it tells what happens.
std::optional<std::string> paraphrased_speaker(std::string_view content) {
  content.remove_prefix(1);
  std::vector<std::string_view> sentence;
  for (const std::string_view word : utf8::words(content)) {
    sentence.push_back(word);
    const bool is_initial = utf8::length(word) <= 2;  // "V."
    if (word.ends_with('.') && !is_initial) break;
  }
  const auto verb = std::find_if(sentence.begin(), sentence.end(), [](std::string_view word) { return says(word); });
  if (verb == sentence.end()) return std::nullopt;
  const auto name_of = [](auto first, auto last) {
    std::string name;
    for (; first != last; ++first) name += (name.empty() ? "" : " ") + std::string(bare(*first));
    return name;
  };
  auto end = sentence.begin();
  while (end != sentence.end() && is_name_word(bare(*end))) {
    const bool closes = end->ends_with(',');
    ++end;
    if (closes) break;
  }
  if (end - sentence.begin() >= 2 && end - sentence.begin() <= 4) return name_of(sentence.begin(), end);
  // Two words; three where the middle one is an initial or a patronymic.
  const auto is_middle = [](std::string_view word) {
    return word.ends_with('.') || word.ends_with("вич") || word.ends_with("вна") || word.ends_with("ична");
  };
  const auto before = verb - sentence.begin();
  if (before < 2 || !is_name_word(*(verb - 1)) || !is_name_word(*(verb - 2))) return std::nullopt;
  const bool has_middle = before >= 3 && is_middle(*(verb - 2)) && is_name_word(*(verb - 3));
  return name_of(verb - (has_middle ? 3 : 2), verb);
}

constexpr std::size_t fewest_labels = 3;  // of a transcript

// Most texts are none, and keep no list of their lines.
bool may_be_transcript(std::string_view text) {
  std::size_t labels = 0;
  for (std::size_t end = 0; labels < fewest_labels;) {
    const std::size_t colon = text.find(':', end);
    if (colon == std::string_view::npos) return false;
    const std::size_t begin = text.rfind('\n', colon) + 1;  // npos + 1 is 0
    end = std::min(text.find('\n', colon), text.size());
    labels += utterance_of(text, {begin, end}, 0).label.empty() ? 0U : 1U;
  }
  return true;
}

class TurnFinder {
 public:
  TurnFinder(std::string_view text, const std::string& name) : text_(text), name_(name) {
    if (!may_be_transcript(text)) return;
    const auto lines = lines_of(text);
    for (std::size_t at = 0; at < lines.size(); ++at) {
      Utterance utterance = utterance_of(text, lines[at], at + 1);
      if (utterance.end > utterance.begin) utterances_.push_back(std::move(utterance));
    }
  }

  Turns run() {
    if (!keep_labels()) return {};
    for (const Utterance& utterance : utterances_) take(utterance);
    return std::move(result_);
  }

 private:
  // A transcript has three labels or more, one for each 16 paragraphs at the least from the first on, and speakers who
  // come back. A lone word is a label only if it does.
  bool keep_labels() {
    constexpr std::size_t most_paragraphs_a_label = 16;
    std::map<std::string, std::size_t> times;
    for (const Utterance& utterance : utterances_)
      if (!utterance.label.empty()) ++times[utterance.label];
    std::size_t labels = 0;
    std::size_t paragraphs = 0;  // from the first label on
    std::set<std::string> speakers;
    for (Utterance& utterance : utterances_) {
      paragraphs += labels > 0 || !utterance.label.empty();
      if (utterance.label.empty()) continue;
      const bool is_word = utterance.label.find(' ') == std::string::npos;
      if (is_word && times[utterance.label] < 2) {
        utterance.label.clear();
        utterance.said_begin = utterance.begin;
        continue;
      }
      utterance.label = plain_name(utterance.label, times);
      speakers.insert(utterance.label);
      ++labels;
    }
    const bool is_dense = paragraphs <= labels * most_paragraphs_a_label;
    return is_dense && labels >= fewest_labels && speakers.size() < labels && speakers.size() >= 2;
  }

  // "President of Russia Vladimir Putin" is "Vladimir Putin" where that is a label too.
  static std::string plain_name(const std::string& label, const std::map<std::string, std::size_t>& times) {
    for (std::size_t space = label.rfind(' '); space != std::string::npos && space > 0;
         space = label.rfind(' ', space - 1)) {
      std::string name = label.substr(space + 1);
      if (name.find(' ') != std::string::npos && times.contains(name)) return name;
    }
    return label;
  }

  void take(const Utterance& utterance) {
    if (!utterance.label.empty()) {
      take_labelled(utterance);
    } else if (utterance.is_parenthesised) {
      const auto speaker = paraphrased_speaker(text_.substr(utterance.begin, utterance.end - utterance.begin));
      begin_turn(utterance, speaker.value_or(""), speaker ? TurnMode::paraphrase : TurnMode::narration);
    } else if (result_.turns.empty()) {
      begin_turn(utterance, "", TurnMode::narration);
    } else if (has_begun_ && result_.turns.back().mode != TurnMode::direct) {
      begin_turn(utterance, "", TurnMode::direct);
      report(utterance, "these words follow narration and have no speaker");
    } else {
      result_.turns.back().end = utterance.end;
    }
  }

  void take_labelled(const Utterance& utterance) {
    const bool repeats =
        has_begun_ && result_.turns.back().mode == TurnMode::direct && result_.turns.back().speaker == utterance.label;
    if (repeats)
      report(utterance, "'" + utterance.label +
                            "' is named twice in a row: somebody without a label speaks between the two, so that part "
                            "of the turn before belongs to another speaker");
    has_begun_ = true;
    begin_turn(utterance, utterance.label, TurnMode::direct);
  }

  void begin_turn(const Utterance& utterance, const std::string& speaker, TurnMode mode) {
    result_.turns.push_back({.begin = utterance.said_begin, .end = utterance.end, .speaker = speaker, .mode = mode});
  }

  void report(const Utterance& utterance, std::string what) {
    result_.findings.push_back({.code = "turn-without-speaker",
                                .severity = Severity::warning,
                                .what = std::move(what),
                                .way_out = "look the speaker up in the recording, and write the name before the words",
                                .places = {{.source = name_, .line = utterance.line}}});
  }

  std::string_view text_;
  const std::string& name_;
  std::vector<Utterance> utterances_;
  Turns result_;
  bool has_begun_ = false;  // with the first label
};

}  // namespace

std::string_view to_string(TurnMode mode) {
  constexpr std::array names{"direct", "paraphrase", "narration"};
  return names[static_cast<std::size_t>(mode)];
}

Turns turns_in(std::string_view text, const std::string& name) {
  return TurnFinder(text, name).run();
}

std::string turns_jsonl(const Document& document, const Turns& turns) {
  std::ostringstream out;
  const std::string_view text = document.text();
  std::size_t at = 0;
  std::uint64_t points = 0;
  const auto before = [&](std::size_t place) {
    for (; at < place; ++at) points += (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    return points;
  };
  for (const Turn& turn : turns.turns) {
    {
      JsonWriter json(out, JsonStyle::compact);
      json.begin_object().member("start", before(turn.begin)).member("end", before(turn.end)).key("speaker");
      if (turn.speaker.empty()) {
        json.null();
      } else {
        json.value(turn.speaker);
      }
      const Origin origin = document.origin(turn.begin, turn.end);
      json.member("mode", to_string(turn.mode)).member("byte_begin", origin.byte_begin);
      json.member("byte_end", origin.byte_end).end_object();
    }
    out << '\n';
  }
  return std::move(out).str();
}

void bind_speakers(const Turns& turns, std::vector<Mention>& mentions) {
  auto turn = turns.turns.begin();
  for (Mention& mention : mentions) {
    while (turn != turns.turns.end() && turn->end <= mention.begin) ++turn;
    if (turn == turns.turns.end()) return;
    const bool is_inside = turn->begin <= mention.begin && mention.end <= turn->end;
    if (is_inside && mention.type != MentionType::rejected) mention.speaker = turn->speaker;
  }
}

}  // namespace ecumene
