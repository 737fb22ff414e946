// Is a store what its ledger says?
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <streambuf>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/store.hpp"
#include "ecumene/evidence/store_content_internal.hpp"
#include "ecumene/evidence/store_keys_internal.hpp"
#include "ecumene/evidence/store_schema_internal.hpp"
#include "ecumene/source/file_bytes.hpp"

namespace ecumene {
namespace {

using namespace evidence_internal;

// Holds what is written to it against a file; notes the first line that differs.
class Comparison : public std::streambuf {
 public:
  explicit Comparison(const std::string& path) : file_(path, std::ios::binary) {}
  // 0: the file is what was written, and nothing more.
  std::uint64_t differing_line() {
    if (differs_at_ == 0 && file_.peek() != std::char_traits<char>::eof()) return line_;
    return differs_at_;
  }

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    for (std::streamsize i = 0; i < size && differs_at_ == 0; ++i) {
      if (file_.get() != static_cast<unsigned char>(text[i])) differs_at_ = line_;
      if (text[i] == '\n') ++line_;
    }
    return size;
  }
  int_type overflow(int_type c) override {
    const char character = traits_type::to_char_type(c);
    xsputn(&character, 1);
    return c;
  }

 private:
  std::ifstream file_;
  std::uint64_t line_ = 1;
  std::uint64_t differs_at_ = 0;
};

class StoreCheck {
 public:
  explicit StoreCheck(const std::string& path) : path_(path), database_(path, Database::Access::read) {
    require_store(database_);
  }

  std::vector<Finding> findings() {
    check_pages();
    if (!findings_.empty()) return std::move(findings_);
    check_ledger();
    check_keys();
    check_places();
    each_source(database_, [&](const StoredSource& stored) { check_sentences(stored); });
    return std::move(findings_);
  }

 private:
  void add(std::string what, Place place) {
    findings_.push_back({.code = "store-differs",
                         .severity = Severity::error,
                         .what = std::move(what),
                         .way_out = "trust the ledger and the sources; make the store anew: ecumene read DOCUMENT... "
                                    "--store NEW.gpkg",
                         .places = {std::move(place)}});
  }

  void check_pages() {
    Query check(database_, "PRAGMA integrity_check(1)");
    if (check.step() && check.text(0) != "ok") add("the file is damaged: " + check.text(0), {.source = path_});
  }

  void check_ledger() {
    const std::string ledger = ledger_of_store(path_);
    Comparison comparison(ledger);
    std::ostream out(&comparison);
    evidence_internal::write_ledger(database_, out);
    const std::uint64_t line = comparison.differing_line();
    if (line > 0)
      add("the statements of the store are not those of the ledger beside it, from this line on; a run that was "
          "killed leaves the store ahead of it, and running it again writes the ledger",
          {.source = ledger, .line = line});
  }

  // What the store computed from a statement for its queries must follow from the statement.
  void check_keys() {
    Query rows(database_, "SELECT s.id, s.first_day, s.last_day, p.place_id, " + statement_field_columns("s.") +
                              " FROM statements s LEFT JOIN places p ON p.id = s.place_row ORDER BY s.id");
    while (rows.step()) {
      const JsonFields fields = fields_of_row(rows, 4);
      const std::optional<Period> period = period_of(fields);
      const bool is_dated =
          period ? !rows.is_null(1) && rows.integer(1) == period->first_day() && rows.integer(2) == period->last_day()
                 : rows.is_null(1) && rows.is_null(2);
      const std::string_view id = text_field(fields, "place_id");
      const bool is_placed = rows.text(3) == (gazetteer_place(id) == nullptr ? std::string_view() : id);
      if (!is_dated || !is_placed)
        add("statement " + std::to_string(rows.integer(0)) + " is kept under another period or place than it names",
            {.source = path_});
    }
  }

  void check_places() {
    Query rows(database_,
               "SELECT place_id, name, country, longitude, latitude, geom, statements, (SELECT count(*) FROM "
               "statements s WHERE s.place_row = places.id) FROM places ORDER BY id");
    while (rows.step()) {
      const GazetteerPlace* place = gazetteer_place(rows.text(0));
      const bool is_right = place != nullptr && place->name == rows.text(1) && place->country == rows.text(2) &&
                            place->longitude == rows.number(3) && place->latitude == rows.number(4) &&
                            rows.text(5) == point_geometry(place->longitude, place->latitude) &&
                            rows.integer(6) == rows.integer(7);
      if (!is_right) add("place '" + rows.text(1) + "' is not as the gazetteer has it", {.source = path_});
    }
  }

  // Sentences must stand in their documents; of one that has changed nothing can be said.
  void check_sentences(const StoredSource& stored) {
    const std::string file =
        (std::filesystem::path(path_).parent_path() / stored.source.name).lexically_normal().string();
    std::optional<Document> document;
    try {
      if (sha256(file_bytes(file)) != stored.source.sha256) return;
      document = Document::of_file(file, stored.source.encoding);
    } catch (const Error&) {
      return;  // the ledger's check says so
    }
    Query rows(database_, "SELECT start, text, line FROM passages WHERE document = ?1 ORDER BY id");
    rows.bind(1, stored.id);
    std::string_view rest = document->text();
    std::int64_t at = 0;  // code points before `rest`
    while (rows.step()) {
      std::size_t skipped = 0;
      for (; at < rows.integer(0) && skipped < rest.size(); ++at) utf8::next(rest, skipped);
      rest.remove_prefix(skipped);
      if (at == rows.integer(0) && rest.starts_with(rows.text(1))) continue;
      add("a sentence kept in the store does not stand in the document: \"" + rows.text(1) + "\"",
          {.source = file, .line = static_cast<std::uint64_t>(rows.integer(2))});
    }
  }

  std::string path_;
  Database database_;
  std::vector<Finding> findings_{};
};

}  // namespace

Verification verify_store(const std::string& path, const std::string& head) {
  std::vector<Finding> of_store = StoreCheck(path).findings();
  const std::string ledger = ledger_of_store(path);
  Verification result;
  try {
    result = verify_ledger(ledger, head);
  } catch (const Error& error) {
    result.findings.push_back(error.finding());
    result.findings.back().way_out = "run `ecumene read DOCUMENT... --store` again: it writes the ledger anew";
  }
  result.findings.insert(result.findings.begin(), of_store.begin(), of_store.end());
  return result;
}

bool is_store(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::array<char, 16> head{};
  in.read(head.data(), head.size());
  return in.gcount() == 16 && std::string_view(head.data(), head.size()) == std::string_view("SQLite format 3\0", 16);
}

}  // namespace ecumene
