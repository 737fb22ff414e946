// The sources of a ledger: their bytes, and the passages in them.
#include <filesystem>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/anchor.hpp"
#include "ecumene/evidence/verify.hpp"
#include "ecumene/source/file_bytes.hpp"

namespace ecumene {
namespace {

Finding about(const SourceLines& lines, const std::string& file, const std::string& ledger) {
  return {.severity = Severity::error, .places = {{.source = file}, {.source = ledger, .line = lines.line}}};
}

// The place of a code point in a text, asked for in rising order as a document's statements stand; the end of the text
// for any other.
class CodePointPlaces {
 public:
  explicit CodePointPlaces(std::string_view text) : text_(text) {}
  std::size_t place(std::uint64_t code_point) {
    if (code_point < count_) return text_.size();
    while (at_ < text_.size() && count_ < code_point) {
      do ++at_;
      while (at_ < text_.size() && (static_cast<unsigned char>(text_[at_]) & 0xC0U) == 0x80U);
      ++count_;
    }
    return at_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t count_ = 0;
};

// Each passage cut anew at its code points must be what its line says, to the last byte.
std::vector<Finding> misplaced(const SourceLines& lines, const Document& document, const std::string& ledger) {
  std::vector<Finding> findings;
  PassageCutter cutter(document);
  CodePointPlaces places(document.text());
  for (std::size_t i = 0; i < lines.statements.size(); ++i) {
    const Passage written = passage_of(lines.statements[i]);
    const std::size_t begin = places.place(written.start);
    const std::size_t end = std::min(begin + written.exact.size(), document.text().size());
    const bool is_there = document.text().substr(begin, end - begin) == written.exact;
    if (is_there && cutter.passage(begin, end) == written) continue;
    Finding finding = about(lines, document.name(), ledger);
    finding.code = "passage-not-there";
    finding.what = "the source is as it was read, but \"" + written.exact + "\" does not stand where line " +
                   std::to_string(lines.line + 1 + i) + " of the ledger says";
    finding.way_out = document.format() == DocumentFormat::pdf
                          ? "another version of pdftotext gives other text; read the source again, or trust the page"
                          : "the line was not written by this program for this source; read the source again";
    finding.places[1].line = lines.line + 1 + i;
    findings.push_back(std::move(finding));
  }
  return findings;
}

std::string text_now(const std::string& file, const std::string& encoding) {
  try {
    return std::string(Document::of_file(file, encoding).text());
  } catch (const Error&) {
    return {};  // no document any more: no passage is in it
  }
}

std::vector<Finding> changed(const SourceLines& lines, const std::string& file, const std::string& bytes,
                             const std::string& ledger) {
  Finding finding = about(lines, file, ledger);
  finding.code = "source-changed";
  finding.what = "the source is not what was read: its SHA-256 is " + sha256(bytes) + " (" +
                 std::to_string(bytes.size()) + " bytes), the ledger has " + lines.source.sha256 + " (" +
                 std::to_string(lines.source.bytes) + " bytes)";
  finding.way_out = "put the source back as it was, or read it again; below is where its passages stand now";
  std::vector<Finding> findings{std::move(finding)};
  std::vector<Passage> passages;
  for (const JsonFields& fields : lines.statements) passages.push_back(passage_of(fields));
  const std::string text = text_now(file, {});
  const std::vector<Finding> report = anchor_findings(text, passages, anchors_in(text, passages), file);
  findings.insert(findings.end(), report.begin(), report.end());
  return findings;
}

}  // namespace

std::vector<Finding> verify_source(const SourceLines& lines, const std::string& ledger) {
  const std::string file =
      (std::filesystem::path(ledger).parent_path() / lines.source.name).lexically_normal().string();
  try {
    const std::string bytes = file_bytes(file);
    if (sha256(bytes) != lines.source.sha256 || bytes.size() != lines.source.bytes)
      return changed(lines, file, bytes, ledger);
    if (lines.statements.empty()) return {};
    return misplaced(lines, Document::of_file(file, lines.source.encoding), ledger);
  } catch (const Error& error) {
    Finding finding = about(lines, file, ledger);
    finding.code = "source-missing";
    finding.what = "the source cannot be looked at: " + error.finding().what;
    finding.way_out = "put the source back beside the ledger; " + error.finding().way_out;
    return {std::move(finding)};
  }
}

}  // namespace ecumene
