// Documents: texts with the way back to the bytes they came from.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/evidence/reading.hpp"

namespace ecumene {

struct DecodedText;
class ExtractedText;

enum class DocumentFormat : std::uint8_t { text, html, docx, pdf };

// By content first (a ZIP container, "%PDF-", an HTML tag at the beginning), then by the ending of the name.
DocumentFormat document_format(std::string_view bytes, std::string_view name);

// Does a file's name end as those of documents do: .txt, .md, .html, .docx, .pdf, ...?
bool has_document_ending(std::string_view name);

// Where a piece of the text stands in the document.
struct Origin {
  std::uint64_t byte_begin = 0;  // of the file, or of the part of the container; both 0 in a PDF
  std::uint64_t byte_end = 0;
  std::string_view part{};      // "word/document.xml"; empty: the file itself
  std::uint32_t page = 0;       // of a PDF, 1-based
  std::array<double, 4> box{};  // of a PDF: left, top, right, bottom in points from the upper left corner
};

class Document {
 public:
  // A plain or Markdown text in any encoding (found unless given). Throws Error "encoding-unknown".
  static Document of_text(std::string bytes, std::string name, std::string_view encoding = {});
  // HTML in any encoding (found, or as its head says, unless given).
  static Document of_html(std::string bytes, std::string name, std::string_view encoding = {});
  // Throws Error "document-damaged", "document-too-large".
  static Document of_docx(std::string bytes, std::string name);
  // Reads a file of any of these formats. A PDF is read by the program pdftotext: Error "program-missing".
  // Bytes that are no text are refused unless an encoding is given: Error "document-not-text".
  // `name` is what findings call it: the path unless given.
  static Document of_file(const std::string& path, std::string_view encoding = {}, std::string name = {});

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  const std::string& name() const { return name_; }
  const std::string& bytes() const { return *bytes_; }
  DocumentFormat format() const { return format_; }
  std::string_view encoding() const;                      // in which a text or HTML was read; empty: of another format
  std::string_view text() const;                          // UTF-8
  std::uint64_t original(std::size_t text_offset) const;  // byte of the file or of its part
  Origin origin(std::size_t begin, std::size_t end) const;
  const std::vector<Finding>& findings() const { return findings_; }

 private:
  Document() = default;
  std::string name_;
  DocumentFormat format_ = DocumentFormat::text;
  std::unique_ptr<const std::string> bytes_;
  std::unique_ptr<DecodedText> decoded_;      // of text and HTML
  std::unique_ptr<ExtractedText> extracted_;  // of formatted documents
  std::vector<Finding> findings_;
};

// One line of JSON for each quantity and date (each rejected run of digits too where asked for), in text order: the
// fields of the annotation schema (type, start and end in code points, quote, value or low and high, modifier, unit,
// kind, subject, place, period, base, speaker, source; edtf, granularity), then byte_begin, byte_end of the file (of a
// DOCX: of its `part`; a PDF has page and box instead, and zeros here) and rule. null where nothing is said.
enum class Rejected : std::uint8_t { left_out, included };
std::string jsonl(const Document& document, const Reading& reading, Rejected rejected = Rejected::left_out);

// How many runs of digits are quantities, dates, and rejected for which reason; the sum is all.
struct Account {
  struct Line {
    std::string what;  // "quantity", "date", or the reason
    std::size_t runs = 0;
  };
  std::vector<Line> lines;  // quantities, dates, then reasons by name
  std::size_t runs = 0;     // of digits in the text
};
Account account(const Document& document, const Reading& reading);

// What its reading left out that the user of a document may miss: one finding for all its rows of figures that lost the
// form of a table (more than 200 runs of digits with no word among them but the names of rows), with the places of the
// first five.
std::vector<Finding> reading_findings(const Document& document, const Reading& reading);

}  // namespace ecumene
