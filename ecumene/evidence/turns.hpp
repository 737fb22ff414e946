// Who speaks where in the transcript of a meeting.
//
// A turn begins with "Name: ..." at the start of a paragraph, with or without a space behind the colon. What stands in
// parentheses as a paragraph of its own is narration; it is a paraphrase where it names a speaker ("(In her remarks,
// ... Yelena Tikhomirova recalled ...)"). Before the first turn all is narration. A turn goes on over paragraphs until
// the next begins. A text is a transcript where three labels or more stand, one for every 16 paragraphs at the least,
// and a speaker comes back; what follows "URL:" and the like is no speech. Nothing is guessed: where a speaker's label
// follows another label of the same speaker, the label of the turn between them is lost, and the finding
// "turn-without-speaker" says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/document.hpp"
#include "ecumene/evidence/reading.hpp"

namespace ecumene {

enum class TurnMode : std::uint8_t { direct, paraphrase, narration };
std::string_view to_string(TurnMode mode);

struct Turn {
  std::size_t begin = 0;  // bytes of the text: what is said, without the label
  std::size_t end = 0;
  std::string speaker{};  // without office and title where the same name stands alone elsewhere; empty: nobody
  TurnMode mode = TurnMode::narration;
};

struct Turns {
  std::vector<Turn> turns{};  // in text order; empty where too few labels stand for a transcript
  std::vector<Finding> findings{};
};
Turns turns_in(std::string_view text, const std::string& name);

// One line of JSON a turn: start, end in code points, speaker (null: nobody), mode, byte_begin, byte_end.
std::string turns_jsonl(const Document& document, const Turns& turns);

// Sets the speaker of the quantities and dates that stand inside a turn. Linear. REQUIRES mentions in text order.
void bind_speakers(const Turns& turns, std::vector<Mention>& mentions);

}  // namespace ecumene
