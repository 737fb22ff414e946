#include "ecumene/report/passage_index.hpp"

#include <algorithm>

namespace ecumene {
namespace {

// The number of the paragraph that a place of the text stands in.
std::size_t paragraph_at(const DocumentSection& document, std::size_t place) {
  const auto behind =
      std::ranges::upper_bound(document.paragraphs, place, {}, [](const auto& paragraph) { return paragraph.begin; });
  return behind == document.paragraphs.begin() ? 0 : static_cast<std::size_t>(behind - document.paragraphs.begin()) - 1;
}

}  // namespace

PassageIndex::PassageIndex(std::span<const DocumentSection> documents) : documents_(documents) {
  for (std::size_t d = 0; d < documents.size(); ++d) {
    const DocumentSection& document = documents[d];
    for (std::size_t c = 0; c < document.claims.size(); ++c) {
      const ClaimPlace& place = document.claims[c].passage;
      claims_.emplace(Position{place.source, place.line, place.column}, std::pair{d, c});
    }
    Shown shown{.paragraphs = document.paragraphs.size(), .only_with_claims = document.text.size() > whole_text};
    if (shown.only_with_claims) {
      std::size_t with_claims = 0;
      std::size_t last = static_cast<std::size_t>(-1);
      for (const DocumentSection::Span& span : document.spans) {
        const std::size_t paragraph = paragraph_at(document, span.begin);
        if (paragraph == last) continue;
        last = paragraph;
        if (++with_claims > most_paragraphs) {
          shown.paragraphs = paragraph;
          break;
        }
      }
    }
    shown_.push_back(shown);
  }
}

std::string PassageIndex::id(std::size_t document, std::size_t claim) {
  return "passage-" + std::to_string(document + 1) + "-" + std::to_string(claim + 1);
}

bool PassageIndex::is_shown(std::size_t document, std::size_t paragraph) const {
  const Shown& shown = shown_[document];
  if (paragraph >= shown.paragraphs) return false;
  if (!shown.only_with_claims) return true;
  const DocumentSection& section = documents_[document];
  const auto span = std::ranges::lower_bound(section.spans, section.paragraphs[paragraph].begin, {},
                                             [](const auto& claim) { return claim.begin; });
  return span != section.spans.end() && span->begin < section.paragraphs[paragraph].end;
}

std::string PassageIndex::href(std::size_t document, std::size_t claim) const {
  const std::size_t paragraph = paragraph_at(documents_[document], documents_[document].spans[claim].begin);
  return is_shown(document, paragraph) ? "#" + id(document, claim) : std::string();
}

std::string PassageIndex::href_of(std::size_t claim) const {
  for (std::size_t d = 0; d < documents_.size(); ++d) {
    if (claim < documents_[d].claims.size()) return href(d, claim);
    claim -= documents_[d].claims.size();
  }
  return {};
}

const Claim* PassageIndex::claim_at(const Place& place) const {
  const auto found = claims_.find(Position{place.source, place.line, place.column});
  return found == claims_.end() ? nullptr : &documents_[found->second.first].claims[found->second.second];
}

std::string PassageIndex::href(const Place& place) const {
  const auto found = claims_.find(Position{place.source, place.line, place.column});
  return found == claims_.end() ? std::string() : href(found->second.first, found->second.second);
}

}  // namespace ecumene
