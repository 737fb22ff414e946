#include "ecumene/evidence/finding_codes.hpp"

#include <array>

namespace ecumene {
namespace {

constexpr std::array codes{
    FindingCode{
        .code = "document-damaged",
        .title = "A document cannot be opened",
        .explanation = "A .docx file is no intact ZIP container or lacks its text, or a PDF is damaged or protected. "
                       "Nothing is read from it, because half a document would be taken for the whole.",
        .way_out = "Open it in the program that made it, save it again without protection, and read that copy."},
    FindingCode{.code = "document-too-large",
                .title = "A document would unpack to more than can be read",
                .explanation =
                    "A part of a .docx file claims to unpack to more than 1 GiB, or to more than 300 times its size, "
                    "as files made to fill memories do; or a PDF takes pdftotext more than two minutes or 256 MiB.",
                .way_out = "Save its text as .txt and read that, or split the document."},
    FindingCode{.code = "document-without-text",
                .title = "The pages of a document hold no text",
                .explanation = "The PDF holds pictures of pages, not letters.",
                .way_out = "Run a program that recognises letters (OCR) over it, and read its result."},
    FindingCode{.code = "heading-shifted",
                .title = "Headings did not stand over their columns",
                .explanation = "When a printed table became text, a column of labels lost its heading, or a line of "
                               "headings moved by one. The headings were put back where the figures below them and the "
                               "other lines of headings leave only one place.",
                .way_out = "Compare the columns with the printed page."},
    FindingCode{.code = "language-data-not-understood",
                .title = "A language file has a line that says nothing",
                .explanation =
                    "What Ecumene knows of a language stands in a data file, one kind of word a line. A line of "
                    "that file is not of this form, or names a kind that there is not.",
                .way_out = "Write `kind value: form, form, ...` as the head of evidence/language.hpp describes."},
    FindingCode{
        .code = "program-missing",
        .title = "A program that reads this format is not installed",
        .explanation =
            "PDF files are read by the program pdftotext of poppler-utils, which is run as a process of its own.",
        .way_out = "Install it (Debian and Ubuntu: apt-get install poppler-utils), or save the document as text."},
    FindingCode{.code = "turn-without-speaker",
                .title = "Words of a transcript have no speaker",
                .explanation = "A speaker is named twice in a row, so somebody whose name is missing speaks in "
                               "between; or words follow narration without a name. No speaker is guessed for them.",
                .way_out = "Look the speaker up in the recording, and write the name before the words."},
};

}  // namespace

std::span<const FindingCode> evidence_finding_codes() {
  return codes;
}

}  // namespace ecumene
