// What the checks of claims share while audit_claims() runs: claims with their derived keys, and what to report.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/claims.hpp"
#include "ecumene/audit/misprint.hpp"
#include "ecumene/base/period.hpp"
#include "ecumene/panel/claim_bounds.hpp"

namespace ecumene::auditing {

// How a figure that was recomputed fits the printed one. Close bounds that meet hold (or are within hedges: rounding);
// wide ones that meet only at an open end ("more than") leave it open.
enum class Hedge : std::uint8_t { none, some };
Verdict verdict_of(const ClaimBounds& printed, const ClaimBounds& recomputed, Hedge hedge);
inline Hedge hedge_of(const Claim& a, const Claim& b) {
  return a.modifier == Modifier::exact && b.modifier == Modifier::exact ? Hedge::none : Hedge::some;
}

// By which single slip `printed` came from a figure within `needed`; none if no slip does or none is needed.
Misprint slip(const Decimal& printed, const Bounds& needed);
// All slips but one digit, and that in figures of four digits or more: chance hardly gives them.
bool is_telling(Misprint kind, const Decimal& printed);
int digits_in(const Decimal& value);

class ClaimWork {
 public:
  ClaimWork(std::span<const Claim> all, const ClaimAuditOptions& chosen, ClaimAudit& result);

  std::span<const Claim> claims;
  const ClaimAuditOptions& options;

  const std::vector<std::uint64_t>& words(std::size_t claim) const { return words_[claim]; }  // of its subject
  const std::optional<Period>& period(std::size_t claim) const { return periods_[claim]; }    // of a date: its own
  std::size_t document_end(std::size_t claim) const { return document_ends_[claim]; }         // one past its last
  std::optional<std::size_t> tied(std::size_t claim) const;  // nullopt: to none of its document
  // A level that has a figure to reckon with: no change, no multiple, no rank.
  bool is_level(std::size_t claim) const;
  bool share_sentence(std::size_t a, std::size_t b) const;
  // What stands between two claims of a sentence; nullopt if its words are not found there in this order.
  std::optional<std::string_view> between(std::size_t a, std::size_t b) const;

  void count(std::string_view check, Verdict verdict, std::size_t times = 1);
  // Counts the verdict, and reports conflict and open findings, others where the user wants the list. `finding` brings
  // code, severity and words; its verdict and places (those of `of`) are filled here.
  void judge(std::string_view check, Verdict verdict, Finding finding, std::initializer_list<std::size_t> of);
  void judge(std::string_view check, Verdict verdict, Finding finding, std::span<const std::size_t> of);

 private:
  void number_documents();

  ClaimAudit* result_;
  std::vector<std::vector<std::uint64_t>> words_;
  std::vector<std::optional<Period>> periods_;
  std::vector<std::size_t> document_begins_, document_ends_;
};

std::string shown(const Claim& claim);  // as it stands in the text: "615", "2.8 million m²"
std::string quoted_words(std::string_view words);

}  // namespace ecumene::auditing
