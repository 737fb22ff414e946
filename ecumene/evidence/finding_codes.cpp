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
    FindingCode{.code = "document-not-text",
                .title = "The file is no document that can be read",
                .explanation = "Its bytes are those of a picture, an archive, an old office file or a program, or more "
                               "than one character in fifty is a control character in every encoding tried. Nothing "
                               "was read.",
                .way_out = "Save the document as DOCX, HTML or plain text. If it is a text, name its encoding with "
                           "--encoding."},
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
    FindingCode{.code = "figures-without-words",
                .title = "Hundreds of numbers stand in rows with hardly a word",
                .explanation =
                    "More than 200 runs of digits follow one another in a paragraph, and no word among them says what "
                    "they count or measure: a matrix, or a table that lost its form and kept at most the names of its "
                    "rows. They are accounted for as \"row-of-figures\", and no statement is made of any of them.",
                .way_out = "Part the columns by tabs or pipes (Markdown), or give the table as a CSV file."},
    FindingCode{.code = "find-nothing-asked",
                .title = "There is nothing to look for",
                .explanation = "`ecumene find` was given no word with a letter or digit, no place and no period.",
                .way_out = "Type a word, --place NAME, or --period 1943."},
    FindingCode{.code = "find-place-unknown",
                .title = "No statement holds for this place",
                .explanation =
                    "Places are found by any of their names in the languages that Ecumene reads, or by id. No "
                    "statement of the store holds for a place of this name.",
                .way_out = "Type another name of it, or look for the name as a word."},
    FindingCode{.code = "gazetteer-not-understood",
                .title = "A table of places has a line that says nothing",
                .explanation = "The places that Ecumene knows stand in data files, one place or name a line. A line of "
                               "them is not of the form that the head of its file describes, or names a place that "
                               "is not there.",
                .way_out = "Write the line as the head of its file in evidence/gazetteer describes."},
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
    FindingCode{.code = "ledger-broken",
                .title = "A ledger is not as it was written",
                .explanation =
                    "Each line of a ledger is canonical JSON and holds the hash of the line before; the closing line "
                    "holds the last hash and the numbers of sources and statements. A line was changed, put in, taken "
                    "out or moved, or the end was cut off. The line named is where it shows; the line before it may "
                    "be the changed one.",
                .way_out = "Take the ledger from a copy, or write it anew from the sources: ecumene read SOURCE... "
                           "--ledger FILE."},
    FindingCode{.code = "ledger-rewritten",
                .title = "A ledger is whole, but not the one that was kept",
                .explanation = "The hash of its last statement is not the one given with --head. Somebody who has the "
                               "sources wrote the ledger anew, by another program or after a change.",
                .way_out = "Compare it with the copy of the time when the head was written down."},
    FindingCode{.code = "passage-ambiguous",
                .title = "A passage fits two places of an edited source",
                .explanation = "The source was edited, the passage is no longer where it was, and its words with those "
                               "around fit two places or more equally well. None was chosen.",
                .way_out = "Look at the places in the text, or read the source again."},
    FindingCode{.code = "passage-lost",
                .title = "A passage is no longer in its source",
                .explanation = "The source was edited, and neither the passage with the words around it nor anything "
                               "within the number of edits named is in it.",
                .way_out = "Keep the old source for this statement, or read the source again without it."},
    FindingCode{.code = "passage-near",
                .title = "A passage stands in its edited source with changes",
                .explanation = "The source was edited, and one place alone fits the passage with the words around it, "
                               "with as many edits (letters put in, taken out or replaced) as the message says.",
                .way_out = "Compare both, above all the figure; reading the source again makes a statement of what "
                           "stands there now."},
    FindingCode{.code = "passage-not-there",
                .title = "A line of a ledger names a passage that its source does not have there",
                .explanation =
                    "The source has the hash that the ledger names, but at the code points and bytes of the statement "
                    "other words stand, or other words around them. Such a line was not made from this source; or, of "
                    "a PDF, another version of pdftotext gives another text.",
                .way_out = "Read the source again, and compare the two ledgers."},
    FindingCode{.code = "no-tables-in-text",
                .title = "A text has no tables to show",
                .explanation =
                    "`ecumene read --tables` found no lines whose columns are parted by tabs, pipes, HTML or "
                    "several spaces below headings. The text itself was read.",
                .way_out = "Part the columns by tabs or pipes (Markdown) and give them a line of headings, or give the "
                           "table as a CSV file."},
    FindingCode{.code = "no-turns-in-text",
                .title = "A text has no turns of speech to show",
                .explanation =
                    "`ecumene read --turns` shows who says what in a transcript: paragraphs that begin with a "
                    "name and a colon, where one paragraph in 16 or more does. This text has none.",
                .way_out = "Begin what somebody says with the name and a colon: \"Anna Petrova: ...\"."},
    FindingCode{
        .code = "passages-anchored",
        .title = "Where the passages of an edited source stand now",
        .explanation = "A source was edited after it was read. Each passage was sought in it: at its place, "
                       "moved, near (with edits), in several places (ambiguous), or lost.",
        .way_out = "Read the warnings that follow; they name each passage that is not found letter for letter."},
    FindingCode{
        .code = "program-missing",
        .title = "A program that reads this format is not installed",
        .explanation =
            "PDF files are read by the program pdftotext of poppler-utils, which is run as a process of its own.",
        .way_out = "Install it (Debian and Ubuntu: apt-get install poppler-utils), or save the document as text."},
    FindingCode{.code = "source-changed",
                .title = "A source is not what was read",
                .explanation = "The bytes of the file have another SHA-256 than the ledger has. A statement can be "
                               "held against its source only where the source is as it was.",
                .way_out = "Put the source back as it was, or read it again; the findings that follow say where its "
                           "passages stand now."},
    FindingCode{.code = "source-missing",
                .title = "A source of a ledger cannot be looked at",
                .explanation = "Sources are looked for from the folder of the ledger, under the names that it has. "
                               "There is no such file, it cannot be opened, or the program that reads it is missing.",
                .way_out = "Put the source back in its place beside the ledger; move folder and ledger together."},
    FindingCode{.code = "source-name-not-text",
                .title = "The name of a file cannot stand in a ledger",
                .explanation = "A ledger is text in UTF-8, and the name of the file is not. The document was not read.",
                .way_out = "Rename the file."},
    FindingCode{.code = "store-busy",
                .title = "Another program is writing to the store",
                .explanation = "A store is written by one program at a time. Nothing was changed.",
                .way_out = "Wait until the other has ended, and try again."},
    FindingCode{.code = "store-damaged",
                .title = "The file is no intact store",
                .explanation = "The file is no SQLite database, or its pages were changed from outside.",
                .way_out = "Take the store from a copy, or make it anew from the documents."},
    FindingCode{.code = "store-differs",
                .title = "A store is not what its ledger says",
                .explanation = "What the store keeps was changed since the documents were read: a statement, a "
                               "sentence, or what the store computed from them. Or a run was killed before it wrote "
                               "the ledger.",
                .way_out = "Run `ecumene read DOCUMENT... --store` again; if it still differs, make the store anew."},
    FindingCode{.code = "store-not-opened",
                .title = "A store could not be used",
                .explanation = "The file cannot be opened, or a command on it failed. Nothing was changed.",
                .way_out = "Name a .gpkg file in a folder you may write to."},
    FindingCode{.code = "store-not-understood",
                .title = "The file is not a store of this form",
                .explanation = "It is a database, but not one that `ecumene read --store` of this version wrote.",
                .way_out = "Name another file, or make the store anew from the documents."},
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
