// The audit: every relation that a published table should satisfy, recomputed with the rounding of its printed digits.
//
// A check reads tables and gives findings with a verdict (holds / rounding / conflict / open), both passages, the
// printed and the recomputed figure and, where redundancy allows it, the smallest repair. Relations come from two
// sides: stated (in a study) or inferred from the table itself (labels in four languages and figures that fit). An
// inferred relation needs enough lines that hold it; then the lines that do not are conflicts.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/panel/table.hpp"

namespace ecumene {

// A relation stated by the user instead of inferred, as study.toml writes it.
struct StatedRelation {
  std::string check;               // name of a check: "shares", "means", "totals", "classification", ...
  std::string table;               // name of the table; empty: every table
  std::string target;              // heading or label of the total, mean, percent, classification
  std::vector<std::string> parts;  // headings or labels of the parts
  std::string rule;                // for "classification": "value > 50", for "shares": the whole, "100"
};

struct AuditOptions {
  std::vector<std::string> checks;   // run these only; empty: all
  std::vector<std::string> without;  // leave these out
  std::vector<StatedRelation> relations;
  std::vector<std::string> regions;  // all the regions there are, for partitions; empty: those of the audited tables
  bool list_holding = false;         // also return findings with verdict holds and rounding (severity note)
};

struct CheckCount {
  std::string check;
  std::size_t holds = 0;
  std::size_t rounding = 0;
  std::size_t conflict = 0;
  std::size_t open = 0;
};

struct AuditResult {
  std::vector<Finding> findings;   // in display order
  std::vector<CheckCount> counts;  // one a check that looked at something: what was recomputed
};

// Tables are audited one by one and, where a check needs it, together (a partition against the regions of the others).
AuditResult audit(std::span<const Table> tables, const AuditOptions& options = {});

namespace auditing {
class Work;
}

// One check: audit/checks/<check>.cpp ends in one of these; checks() lists them, sorted by name. `look` finds the
// relations of its kind and adds their edits, or reports directly; edits that fail are then localised together, so that
// one wrong cell is one finding however many edits it breaks. `finding` gives the finding's code for a verdict.
struct CheckDescriptor {
  std::string_view name;  // kebab-case; also the prefix of its finding codes
  std::string_view title;
  std::string_view formula;
  std::string_view source;   // the publication the rule or its rounding treatment comes from
  std::string_view example;  // the worked case in tests/cases that shows it
  int turn;                  // checks look in this order: ranks first, because places are exact figures
  void (*look)(auditing::Work& work);
  Finding (*finding)(Verdict verdict);
};
std::span<const CheckDescriptor* const> checks();

}  // namespace ecumene
