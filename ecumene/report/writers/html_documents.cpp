// What documents say, and their texts with every figure and date marked.
#include <algorithm>

#include "ecumene/report/label.hpp"
#include "ecumene/report/views.hpp"
#include "ecumene/report/writers/html_parts.hpp"

namespace ecumene {
namespace {

std::string document_title(const DocumentSection& document) {
  return document.title.empty() ? file_name(document.name) : document.title;
}

std::size_t claims_of_type(const DocumentSection& document, ClaimType type) {
  return static_cast<std::size_t>(
      std::ranges::count_if(document.claims, [&](const Claim& claim) { return claim.type == type; }));
}

// "23 figures and 40 dates, in English."
std::string content_sentence(const DocumentSection& document) {
  std::string text = counted(claims_of_type(document, ClaimType::quantity), "figure") + " and " +
                     counted(claims_of_type(document, ClaimType::date), "date");
  if (!document.languages.empty()) text += ", in " + listed(document.languages);
  return text + ".";
}

// "Of 120 runs of digits 78 are in these; the others are no figures: 20 footnote-mark, 3 page."
std::string account_sentence(const DocumentSection& document) {
  if (document.rejections.empty()) return {};
  std::size_t rejected = 0;
  std::vector<std::string> reasons;
  for (const DocumentSection::Rejection& rejection : document.rejections) {
    rejected += rejection.runs;
    reasons.push_back(grouped(rejection.runs) + " " + rejection.reason);
  }
  return "Of " + counted(document.digit_runs, "run") + " of digits " + grouped(document.digit_runs - rejected) +
         " stand in these; the others are none: " + listed(reasons) + ".";
}

std::vector<std::string> speakers_of(const DocumentSection& document) {
  std::vector<std::string> speakers;
  for (const Claim& claim : document.claims) {
    if (claim.speaker.empty() || std::ranges::find(speakers, claim.speaker.view()) != speakers.end()) continue;
    speakers.push_back(claim.speaker);
  }
  return speakers;
}

void write_document(Html& html, const Page& page, std::size_t number) {
  constexpr std::size_t most_speakers = 8;
  const DocumentSection& document = page.input.documents[number];
  const std::string id = "document-" + std::to_string(number + 1);
  html.open("section", {{"id", id}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", document_title(document), {{"id", id + "-heading"}}).line();
  html.element("p", content_sentence(document)).line();
  const std::string account = account_sentence(document);
  if (!account.empty()) html.element("p", account, {{"class", "note"}}).line();
  const std::vector<std::string> speakers = speakers_of(document);
  if (!speakers.empty()) {
    html.element("p",
                 "Words of " + listed(speakers, most_speakers) +
                     " are given as theirs: what a speaker says is a claim, and nothing here adopts it.",
                 {{"class", "note"}})
        .line();
  }
  html.add(html_table(statements_view(document, number, page.passages), page.cells));
  html.close().line();
}

// A paragraph with the words of its claims marked; `claim` goes on to the first claim behind it.
void write_paragraph(Html& html, const DocumentSection& document, std::size_t number,
                     const DocumentSection::Span& paragraph, std::size_t& claim) {
  const std::string_view text = document.text;
  std::size_t at = paragraph.begin;
  html.open("p");
  while (claim < document.spans.size() && document.spans[claim].begin < paragraph.end) {
    const DocumentSection::Span& span = document.spans[claim];
    html.text(text.substr(at, span.begin - at));
    const bool is_date = document.claims[claim].type == ClaimType::date;
    html.element("mark", text.substr(span.begin, span.end - span.begin),
                 {{"id", PassageIndex::id(number, claim)},
                  {"class", is_date ? "date" : ""},
                  {"title", claim_text(document.claims[claim])}});
    at = span.end;
    ++claim;
  }
  html.text(text.substr(at, paragraph.end - at)).close().line();
}

void write_text(Html& html, const Page& page, std::size_t number) {
  const DocumentSection& document = page.input.documents[number];
  const std::string id = "text-" + std::to_string(number + 1);
  html.open("section", {{"id", id}, {"class", "document"}, {"aria-labelledby", id + "-heading"}});
  html.element("h3", document_title(document), {{"id", id + "-heading"}}).line();
  std::size_t claim = 0;
  std::size_t left_out = 0;
  for (std::size_t p = 0; p < document.paragraphs.size(); ++p) {
    const DocumentSection::Span& paragraph = document.paragraphs[p];
    while (claim < document.spans.size() && document.spans[claim].begin < paragraph.begin) ++claim;
    if (page.passages.is_shown(number, p)) {
      write_paragraph(html, document, number, paragraph, claim);
    } else {
      ++left_out;
    }
  }
  if (left_out > 0) {
    html.element("p",
                 grouped(left_out) + " of " + counted(document.paragraphs.size(), "paragraph") +
                     " are left out of this page; the file holds all.",
                 {{"class", "note"}});
  }
  html.close().line();
}

}  // namespace

Markup documents_section(const Page& page) {
  if (page.input.documents.empty()) return {};
  Html html;
  for (std::size_t number = 0; number < page.input.documents.size(); ++number) write_document(html, page, number);
  return html.finish();
}

Markup texts_section(const Page& page) {
  if (page.input.documents.empty()) return {};
  Html html;
  html.element("p", "The documents as they were read. Every figure and date is marked; figures elsewhere lead here.",
               {{"class", "note"}});
  for (std::size_t number = 0; number < page.input.documents.size(); ++number) write_text(html, page, number);
  return html.finish();
}

}  // namespace ecumene
