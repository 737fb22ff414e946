// Is a ledger as it was written, and are its sources what was read?
//
// What is found: any byte changed, put in, taken out or exchanged in a line or in a source, any line changed, put in,
// taken out or moved, a tail cut off, a source that is not there. Each line must be canonical JSON and hold the hash of
// the line before; the closing line follows wholly from those before it; each source must have its hash, and each
// passage must stand at its bytes, its code points, and between the words that the line gives. What cannot be found
// from inside: a ledger written anew as a whole; `head`, kept elsewhere, shows that.
//
// Linear in the ledger and its sources; holds one source with its statements in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/ledger.hpp"

namespace ecumene {

struct SourceLines {
  SourceRecord source{};
  std::uint64_t line = 0;  // of its own line in the ledger; its statements follow
  std::vector<JsonFields> statements{};
};

struct Verification {
  std::uint64_t sources = 0;
  std::uint64_t statements = 0;
  std::uint64_t sources_as_read = 0;  // unchanged, with all passages in place
  std::string head{};                 // the closing line's; empty if there is none
  std::vector<Finding> findings{};    // "ledger-broken", "source-changed", "source-missing", "passage-not-there", ...

  bool holds() const;  // no finding of severity error
};

// The lines alone. `each_source` is given every source that the ledger names, in order, also of a broken one.
using EachSource = std::function<void(const SourceLines&)>;
Verification verify_lines(std::istream& in, const std::string& name, const EachSource& each_source = {});

// The lines and the sources, which are looked for from the folder of the ledger. `head` if given is what the closing
// line must say. Throws Error "file-not-found", "file-not-readable" for the ledger itself.
Verification verify_ledger(const std::string& path, const std::string& head = {});

// One source: its bytes, and each passage in it; where it has changed, where its passages are now.
std::vector<Finding> verify_source(const SourceLines& lines, const std::string& ledger);

}  // namespace ecumene
