#include "ecumene/evidence/ledger.hpp"

#include <filesystem>
#include <ostream>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/write_file.hpp"

namespace ecumene {

std::string_view to_string(DocumentFormat format) {
  switch (format) {
    case DocumentFormat::text:
      return "text";
    case DocumentFormat::html:
      return "html";
    case DocumentFormat::docx:
      return "docx";
    case DocumentFormat::pdf:
      break;
  }
  return "pdf";
}

std::string source_name(const std::string& path, const std::string& beside) {
  namespace fs = std::filesystem;
  const fs::path folder = fs::absolute(beside).lexically_normal().parent_path();
  const fs::path relative = fs::absolute(path).lexically_normal().lexically_relative(folder);
  return relative.empty() ? path : relative.generic_string();
}

SourceRecord source_record(const Document& document, std::string name, std::string language, std::string program) {
  return {.name = std::move(name),
          .sha256 = sha256(document.bytes()),
          .bytes = document.bytes().size(),
          .format = std::string(to_string(document.format())),
          .encoding = std::string(document.encoding()),
          .language = std::move(language),
          .program = std::move(program)};
}

JsonFields source_fields(const SourceRecord& source) {
  JsonFields fields{{"bytes", static_cast<double>(source.bytes)},
                    {"format", source.format},
                    {"program", source.program},
                    {"sha256", source.sha256},
                    {"source", source.name},
                    {"type", "source"}};
  if (!source.encoding.empty()) fields.emplace("encoding", source.encoding);
  if (!source.language.empty()) fields.emplace("language", source.language);
  return fields;
}

SourceRecord source_of(const JsonFields& fields) {
  const auto text = [&](const char* name) { return std::string(text_field(fields, name)); };
  const double bytes = number_field(fields, "bytes").value_or(0);
  constexpr double most = 9007199254740992.0;  // 2^53
  return {.name = text("source"),
          .sha256 = text("sha256"),
          .bytes = bytes >= 0 && bytes <= most ? static_cast<std::uint64_t>(bytes) : 0,
          .format = text("format"),
          .encoding = text("encoding"),
          .language = text("language"),
          .program = text("program")};
}

LedgerWriter::LedgerWriter(std::ostream& out) : out_(out) {
  line({{"hash", "sha-256"}, {"ledger", "ecumene-ledger-1"}, {"type", "heading"}});
}

void LedgerWriter::line(const JsonFields& fields) {
  const std::string text = canonical_json(fields);
  out_ << text << '\n';
  previous_ = sha256(text);
}

void LedgerWriter::begin_source(const SourceRecord& source, std::uint64_t statements) {
  source_ = source.name;
  sha256_ = source.sha256;
  program_ = source.program;
  ++sources_;
  statements_ += statements;
  JsonFields fields = source_fields(source);
  fields.emplace("statements", static_cast<double>(statements));
  fields.emplace("previous", previous_);
  line(fields);
}

void LedgerWriter::statement(JsonFields fields) {
  fields.emplace("source", source_);
  fields.emplace("sha256", sha256_);
  fields.emplace("program", program_);
  fields.emplace("previous", previous_);
  line(fields);
}

void LedgerWriter::close() {
  line({{"head", previous_},
        {"sources", static_cast<double>(sources_)},
        {"statements", static_cast<double>(statements_)},
        {"type", "closing"}});
}

void write_ledger(const std::string& path, const std::vector<SourceStatements>& sources) {
  write_file(path, [&](std::ostream& out) {
    LedgerWriter ledger(out);
    for (const auto& [source, statements] : sources) {
      ledger.begin_source(source, statements.size());
      for (const Statement& statement : statements) ledger.statement(statement.fields);
    }
    ledger.close();
  });
}

}  // namespace ecumene
