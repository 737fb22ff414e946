#include "ecumene/evidence/document.hpp"

#include <algorithm>
#include <map>
#include <sstream>

#include "ecumene/base/json.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/formats/extracted.hpp"
#include "ecumene/source/encoding.hpp"
#include "ecumene/source/file_bytes.hpp"
#include "ecumene/source/foreign_format.hpp"

namespace ecumene {
namespace {

// Code points before a place; asked for in rising order.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text) : text_(text) {}
  std::uint64_t before(std::size_t place) {
    for (; at_ < place; ++at_) count_ += (static_cast<unsigned char>(text_[at_]) & 0xC0U) != 0x80U;
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t count_ = 0;
};

void member_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.null();
  } else {
    json.value(text);
  }
}

void write_quantity(JsonWriter& json, const Mention& mention) {
  if (mention.is_range) {
    json.member("low", mention.low).member("high", mention.high);
  } else {
    json.member("value", mention.low);
  }
  json.member("modifier", to_string(mention.modifier)).member("unit", mention.unit);
  if (mention.is_unit_inferred) json.member("unit_inferred", true);
  json.member("kind", to_string(mention.kind));
  json.member("movement", to_string(mention.movement));
  member_or_null(json, "subject", mention.subject);
  member_or_null(json, "head", mention.head);
  member_or_null(json, "place", mention.place);
  member_or_null(json, "period", mention.period);
  member_or_null(json, "period_from", to_string(mention.period_from));
  member_or_null(json, "base", mention.base);
  member_or_null(json, "speaker", mention.speaker);
  member_or_null(json, "source", mention.source);
}

void write_origin(JsonWriter& json, const Origin& origin) {
  json.member("byte_begin", origin.byte_begin).member("byte_end", origin.byte_end);
  if (!origin.part.empty()) json.member("part", origin.part);
  if (origin.page == 0) return;
  json.member("page", static_cast<std::uint64_t>(origin.page)).key("box").begin_array();
  for (const double side : origin.box) json.value(side);
  json.end_array();
}

std::string_view type_name(MentionType type) {
  return type == MentionType::quantity ? "quantity" : type == MentionType::date ? "date" : "rejected";
}

[[noreturn]] void refuse(const std::string& name, std::string what, std::string way_out) {
  throw Error(Finding{.code = "document-not-text",
                      .severity = Severity::error,
                      .what = std::move(what),
                      .way_out = std::move(way_out),
                      .places = {Place{.source = name}}});
}

// Whoever names the encoding says that it is a text.
void require_text(std::string_view bytes, const std::string& name, std::string_view encoding) {
  if (!encoding.empty()) return;
  if (const ForeignFormat* foreign = foreign_format(bytes))
    refuse(name, "this is " + std::string(foreign->title) + ", which is not read here", std::string(foreign->way_out));
  if (!is_text(bytes))
    refuse(name, "the file is no text in any encoding known, and neither DOCX nor PDF",
           "save the document as DOCX, HTML or plain text; if it is a text, name its encoding: --encoding");
}

}  // namespace

std::string_view to_string(Granularity granularity) {
  switch (granularity) {
    case Granularity::day:
      return "day";
    case Granularity::month:
      return "month";
    case Granularity::quarter:
    case Granularity::season:
    case Granularity::half_year:
      return "season";
    case Granularity::decade:
      return "decade";
    case Granularity::century:
      return "century";
    case Granularity::range:
      return "range";
    case Granularity::year:
      break;
  }
  return "year";
}

std::string_view to_string(PeriodFrom from) {
  switch (from) {
    case PeriodFrom::clause:
      return "clause";
    case PeriodFrom::sentence:
      return "sentence";
    case PeriodFrom::narrative:
      return "narrative";
    case PeriodFrom::document:
      return "document";
    case PeriodFrom::nothing:
      break;
  }
  return {};
}

Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

DocumentFormat document_format(std::string_view bytes, std::string_view name) {
  if (bytes.starts_with("%PDF-")) return DocumentFormat::pdf;
  if (bytes.starts_with("PK\x03\x04")) return DocumentFormat::docx;
  constexpr std::size_t head = 1024;  // bytes
  const std::string beginning = utf8::lowered(utf8::trimmed(bytes.substr(0, head)));
  for (const char* opening : {"<!doctype html", "<html", "<head", "<body"})
    if (beginning.starts_with(opening)) return DocumentFormat::html;
  if (beginning.starts_with("<?xml") && beginning.find("<html") != std::string::npos) return DocumentFormat::html;
  const std::string ending = utf8::lowered(name);
  if (ending.ends_with(".html") || ending.ends_with(".htm") || ending.ends_with(".xhtml")) return DocumentFormat::html;
  if (ending.ends_with(".docx")) return DocumentFormat::docx;
  return ending.ends_with(".pdf") ? DocumentFormat::pdf : DocumentFormat::text;
}

bool has_document_ending(std::string_view name) {
  constexpr std::array endings{".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"};
  const std::string lowered = utf8::lowered(name);
  return std::ranges::any_of(endings, [&](const char* ending) { return lowered.ends_with(ending); });
}

Document Document::of_text(std::string bytes, std::string name, std::string_view encoding) {
  Document document;
  document.name_ = std::move(name);
  document.bytes_ = std::make_unique<const std::string>(std::move(bytes));
  document.decoded_ = decode(*document.bytes_, document.name_, encoding);
  document.findings_ = document.decoded_->findings;
  return document;
}

Document Document::of_html(std::string bytes, std::string name, std::string_view encoding) {
  Document document = of_text(std::move(bytes), std::move(name), encoding);
  document.format_ = DocumentFormat::html;
  document.extracted_ = std::make_unique<ExtractedText>(html_text(document.decoded_->text, document.name_));
  return document;
}

Document Document::of_docx(std::string bytes, std::string name) {
  Document document;
  document.name_ = std::move(name);
  document.format_ = DocumentFormat::docx;
  document.bytes_ = std::make_unique<const std::string>(std::move(bytes));
  document.extracted_ = std::make_unique<ExtractedText>(docx_text(*document.bytes_, document.name_));
  return document;
}

Document Document::of_file(const std::string& path, std::string_view encoding, std::string name) {
  std::string bytes = file_bytes(path);
  if (name.empty()) name = path;
  const DocumentFormat format = document_format(bytes, path);
  if (format == DocumentFormat::html || format == DocumentFormat::text) require_text(bytes, name, encoding);
  switch (format) {
    case DocumentFormat::html:
      return of_html(std::move(bytes), std::move(name), encoding);
    case DocumentFormat::docx:
      return of_docx(std::move(bytes), std::move(name));
    case DocumentFormat::text:
      return of_text(std::move(bytes), std::move(name), encoding);
    case DocumentFormat::pdf:
      break;
  }
  Document document;
  document.name_ = std::move(name);
  document.format_ = DocumentFormat::pdf;
  document.bytes_ = std::make_unique<const std::string>(std::move(bytes));
  document.extracted_ = std::make_unique<ExtractedText>(pdf_text(path));
  document.findings_ = document.extracted_->findings;
  return document;
}

std::string_view Document::encoding() const {
  return decoded_ ? std::string_view(decoded_->encoding) : std::string_view();
}

std::string_view Document::text() const {
  return extracted_ ? std::string_view(extracted_->text()) : decoded_->text;
}

std::uint64_t Document::original(std::size_t text_offset) const {
  return origin(text_offset, text_offset).byte_begin;
}

Origin Document::origin(std::size_t begin, std::size_t end) const {
  if (!extracted_)
    return {.byte_begin = decoded_->offsets.original(begin), .byte_end = decoded_->offsets.original(end)};
  if (format_ == DocumentFormat::pdf) {
    Origin origin;
    const auto& words = extracted_->words();
    auto word = std::upper_bound(words.begin(), words.end(), begin,
                                 [](std::size_t place, const ExtractedText::Word& w) { return place < w.end; });
    for (; word != words.end() && word->begin < std::max(end, begin + 1); ++word) {
      if (origin.page != 0 && word->page != origin.page) break;  // a mention over two pages has its box on the first
      if (origin.page == 0) origin.box = word->box;
      origin.page = word->page;
      for (const std::size_t side : {0U, 1U}) origin.box[side] = std::min(origin.box[side], word->box[side]);
      for (const std::size_t side : {2U, 3U}) origin.box[side] = std::max(origin.box[side], word->box[side]);
    }
    return origin;
  }
  const ExtractedText::Range range = extracted_->original(begin, end);
  Origin origin{.byte_begin = range.begin, .byte_end = range.end, .part = extracted_->part(begin)};
  if (decoded_) {  // HTML: from its text in UTF-8 to the bytes of the file
    origin.byte_begin = decoded_->offsets.original(range.begin);
    origin.byte_end = decoded_->offsets.original(range.end);
  }
  return origin;
}

std::string jsonl(const Document& document, const Reading& reading, Rejected rejected) {
  std::ostringstream out;
  CodePoints code_points(document.text());
  for (const Mention& mention : reading.mentions) {
    if (mention.type == MentionType::rejected && rejected == Rejected::left_out) continue;
    {
      JsonWriter json(out, JsonStyle::compact);
      json.begin_object().member("type", type_name(mention.type));
      json.member("start", code_points.before(mention.begin)).member("end", code_points.before(mention.end));
      json.member("quote", document.text().substr(mention.begin, mention.end - mention.begin));
      if (mention.type == MentionType::quantity) write_quantity(json, mention);
      if (mention.type == MentionType::date)
        json.member("edtf", mention.edtf).member("granularity", to_string(mention.granularity));
      write_origin(json, document.origin(mention.begin, mention.end));
      json.member("rule", mention.rule).end_object();
    }
    out << '\n';
  }
  return std::move(out).str();
}

Account account(const Document& document, const Reading& reading) {
  const std::string_view text = document.text();
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  Account result;
  std::map<std::string, std::size_t> reasons;
  std::size_t quantities = 0;
  std::size_t dates = 0;
  auto mention = reading.mentions.begin();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(at) || is_digit(at + 1)) continue;  // at the last digit of a run
    ++result.runs;
    while (mention != reading.mentions.end() && mention->end <= at) ++mention;
    if (mention == reading.mentions.end() || mention->begin > at) continue;
    if (mention->type == MentionType::quantity) ++quantities;
    if (mention->type == MentionType::date) ++dates;
    if (mention->type == MentionType::rejected) ++reasons[std::string(mention->rule)];
  }
  result.lines = {{"quantity", quantities}, {"date", dates}};
  for (const auto& [reason, runs] : reasons) result.lines.push_back({reason, runs});
  return result;
}

}  // namespace ecumene
