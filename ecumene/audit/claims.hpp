// The audit of what texts say: figures and dates that should agree with one another, recomputed.
//
// Every figure counts as the values its words allow (panel/claim_bounds.hpp): a conflict is only what no rounding and
// no stated hedge explains. Only what the text itself says is a rule; what is known of places and history is not.
// Verdicts: holds; rounding (within printed digits and hedges); conflict; open (the material does not decide, as where
// two speakers or two sources disagree: both stay as claims). Findings name both passages. REQUIRES the claims of a
// document stand together, in text order. Time near-linear in the claims.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/audit.hpp"
#include "ecumene/base/finding.hpp"
#include "ecumene/panel/claim.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

struct DocumentDate {
  std::string source;  // as in Claim.passage.source
  std::string edtf;    // when it was written, for "80 years ago"
};

struct ClaimAuditOptions {
  std::vector<std::string> checks{};    // run these only; empty: all
  std::vector<std::string> without{};   // leave these out
  std::span<const Table> tables{};      // found in the documents: a text's figures are held against those of its source
  std::vector<DocumentDate> written{};  // where known
  bool list_holding = false;            // also return findings with verdict holds and rounding (severity note)
};

struct ClaimAudit {
  std::vector<Finding> findings;   // in display order
  std::vector<CheckCount> counts;  // one a check that compared something, by name
};

// Throws Error "claim-check-unknown" for a name in `checks` or `without` that no check has.
ClaimAudit audit_claims(std::span<const Claim> claims, const ClaimAuditOptions& options = {});

namespace auditing {
class ClaimWork;
}

// One check: audit/claim_checks/<check>.cpp ends in one of these; claim_checks() lists them, sorted by name.
struct ClaimCheck {
  std::string_view name;  // kebab-case; also the prefix of its finding codes
  std::string_view title;
  std::string_view rule;
  std::string_view source;   // the publication the rule or its treatment of rounding comes from
  std::string_view example;  // the worked case in tests/cases that shows it
  void (*look)(auditing::ClaimWork& work);
};
std::span<const ClaimCheck* const> claim_checks();

}  // namespace ecumene
