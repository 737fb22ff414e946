// Where the passages of documents stand on a report's page, so that any figure of a text can lead to its words.
//
// The id of a claim's words is "passage-<document>-<claim>", both counted from 1. Of a long document the page shows the
// paragraphs with figures or dates, at most most_paragraphs of them.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <tuple>

#include "ecumene/report/report.hpp"

namespace ecumene {

class PassageIndex {
 public:
  static constexpr std::size_t whole_text = 100'000;  // bytes: shorter texts are shown whole
  static constexpr std::size_t most_paragraphs = 2'000;

  explicit PassageIndex(std::span<const DocumentSection> documents);

  static std::string id(std::size_t document, std::size_t claim);
  bool is_shown(std::size_t document, std::size_t paragraph) const;
  // The claim whose passage this is; nullptr: of none.
  const Claim* claim_at(const Place& place) const;
  // "#passage-...", or "" where the place is no passage of a claim, or its paragraph is not shown.
  std::string href(const Place& place) const;
  std::string href(std::size_t document, std::size_t claim) const;
  // Of the claims of all documents, one document behind the other, as Recovery counts them.
  std::string href_of(std::size_t claim) const;

 private:
  using Position = std::tuple<std::string, std::uint64_t, std::uint32_t>;  // source, line, column
  struct Shown {
    std::size_t paragraphs = 0;  // the first so many
    bool only_with_claims = false;
  };
  std::span<const DocumentSection> documents_;
  std::vector<Shown> shown_;
  std::map<Position, std::pair<std::size_t, std::size_t>> claims_;
};

}  // namespace ecumene
