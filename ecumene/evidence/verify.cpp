#include "ecumene/evidence/verify.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "ecumene/base/sha256.hpp"

namespace ecumene {
namespace {

constexpr std::size_t most_broken_lines = 20;  // each told by itself; of the others only how many

// Goes through the lines in order; `previous_` is the hash of the line before as it stands, so that one changed line
// makes no finding of all that follow.
class Lines {
 public:
  Lines(std::istream& in, const std::string& name, const EachSource& each_source)
      : in_(in), name_(name), each_source_(each_source) {}

  Verification verification() {
    std::string line;
    while (std::getline(in_, line)) {
      ++number_;
      if (in_.eof()) broken("the last line has no line end");
      take(line);
      previous_ = sha256(line);
    }
    finish_source();
    if (understood_ == 0) {
      result_.findings.clear();
      number_ = 0;
      add("not one line is that of a ledger: this is another file, or it was changed as a whole");
      return std::move(result_);
    }
    if (!closed_) {
      ++number_;
      broken("the closing line is missing: the end of the ledger was cut off");
    }
    if (broken_ > most_broken_lines)
      add("and " + std::to_string(broken_ - most_broken_lines) + " more lines are not as they were written");
    return std::move(result_);
  }

 private:
  void add(std::string what) {
    result_.findings.push_back(
        {.code = "ledger-broken",
         .severity = Severity::error,
         .what = std::move(what),
         .way_out = "take the ledger from a copy, or write it anew from the sources: ecumene read SOURCE... --ledger",
         .places = {{.source = name_, .line = number_}}});
  }
  void broken(std::string what) {
    if (++broken_ <= most_broken_lines) add(std::move(what));
  }

  void take(const std::string& line) {
    const auto fields = canonical_fields(line);
    if (!fields) return broken("the line is not as a ledger has it: it was changed, or is of another program");
    ++understood_;
    const std::string_view type = text_field(*fields, "type");
    if (closed_) return broken("something follows the closing line");
    if (number_ == 1) return take_heading(*fields);
    if (type == "closing") return take_closing(*fields);
    if (text_field(*fields, "previous") != previous_)
      broken(
          "the line does not follow the line before: one of the two was changed, or lines were moved, put in or "
          "taken out between them");
    if (type == "source") {
      take_source(*fields);
    } else if (type == "quantity" || type == "date") {
      take_statement(*fields);
    } else {
      broken("a line of the type '" + std::string(type) + "' is in no ledger");
    }
  }

  void take_heading(const JsonFields& fields) {
    if (fields != JsonFields{{"hash", "sha-256"}, {"ledger", "ecumene-ledger-1"}, {"type", "heading"}})
      broken("the first line is not the heading of a ledger of this form (ecumene-ledger-1)");
  }

  void take_source(const JsonFields& fields) {
    finish_source();
    source_ = SourceLines{.source = source_of(fields), .line = number_};
    has_source_ = true;
    expected_ = number_field(fields, "statements").value_or(-1);
    ++result_.sources;
  }

  void take_statement(JsonFields fields) {
    ++result_.statements;
    if (!has_source_ || text_field(fields, "source") != source_.source.name ||
        text_field(fields, "sha256") != source_.source.sha256)
      broken("the statement stands under another source than it names");
    source_.statements.push_back(std::move(fields));
  }

  // The closing line follows from all before it, so that it needs no hash of its own.
  void take_closing(const JsonFields& fields) {
    finish_source();
    closed_ = true;
    result_.head = text_field(fields, "head");
    const JsonFields expected{{"head", previous_},
                              {"sources", static_cast<double>(result_.sources)},
                              {"statements", static_cast<double>(result_.statements)},
                              {"type", "closing"}};
    if (fields != expected)
      broken("the closing line does not fit the lines before: it was changed, or lines before it were");
  }

  void finish_source() {
    if (!has_source_) return;
    if (static_cast<double>(source_.statements.size()) != expected_)
      broken("source '" + source_.source.name + "' has " + std::to_string(source_.statements.size()) +
             " statements here, and its line tells another number");
    if (each_source_) each_source_(source_);
    has_source_ = false;
  }

  std::istream& in_;
  const std::string& name_;
  const EachSource& each_source_;
  Verification result_{};
  std::uint64_t number_ = 0;
  std::string previous_{};
  SourceLines source_{};
  bool has_source_ = false;
  bool closed_ = false;
  double expected_ = 0;  // statements of the source
  std::size_t broken_ = 0;
  std::uint64_t understood_ = 0;  // lines of canonical JSON
};

std::ifstream opened(const std::string& path) {
  std::error_code ignored;
  const bool is_file = std::filesystem::is_regular_file(path, ignored);
  std::ifstream in;
  if (is_file) in.open(path, std::ios::binary);
  if (in.is_open()) return in;
  const bool exists = std::filesystem::exists(path, ignored);
  throw Error(Finding{.code = exists ? "file-not-readable" : "file-not-found",
                      .severity = Severity::error,
                      .what = exists ? "the ledger cannot be read" : "there is no such ledger",
                      .way_out = "name a ledger (.jsonl) or a store (.gpkg) that `ecumene read` wrote",
                      .places = {{.source = path}}});
}

}  // namespace

bool Verification::holds() const {
  return std::none_of(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::error; });
}

Verification verify_lines(std::istream& in, const std::string& name, const EachSource& each_source) {
  return Lines(in, name, each_source).verification();
}

Verification verify_ledger(const std::string& path, const std::string& head) {
  std::ifstream in = opened(path);
  std::vector<Finding> of_sources;
  std::uint64_t as_read = 0;
  Verification result = verify_lines(in, path, [&](const SourceLines& lines) {
    std::vector<Finding> findings = verify_source(lines, path);
    as_read += findings.empty() ? 1 : 0;
    std::move(findings.begin(), findings.end(), std::back_inserter(of_sources));
  });
  result.sources_as_read = as_read;
  std::move(of_sources.begin(), of_sources.end(), std::back_inserter(result.findings));
  if (!head.empty() && head != result.head)
    result.findings.push_back({.code = "ledger-rewritten",
                               .severity = Severity::error,
                               .what = "the head of the ledger is " + (result.head.empty() ? "missing" : result.head) +
                                       ", not the one that was kept: " + head,
                               .way_out = "the ledger was written anew since; compare it with the copy of that time",
                               .places = {{.source = path}}});
  return result;
}

}  // namespace ecumene
