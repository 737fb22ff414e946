#include "ecumene/evidence/store.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>

#include "ecumene/base/utf8.hpp"
#include "ecumene/base/write_file.hpp"
#include "ecumene/evidence/gazetteer.hpp"
#include "ecumene/evidence/store_content_internal.hpp"
#include "ecumene/evidence/store_keys_internal.hpp"
#include "ecumene/evidence/store_schema_internal.hpp"
#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene {
namespace {

using namespace evidence_internal;

// The sentence that a statement stands in; where the reading has none there, its line.
std::pair<std::size_t, std::size_t> sentence_at(std::string_view text, const Reading& reading, std::size_t begin) {
  const auto behind = std::upper_bound(reading.sentences.begin(), reading.sentences.end(), begin,
                                       [](std::size_t place, const SentenceRange& s) { return place < s.begin; });
  if (behind != reading.sentences.begin() && begin < std::prev(behind)->end)
    return {std::prev(behind)->begin, std::prev(behind)->end};
  const std::size_t before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
  return {before == std::string_view::npos ? 0 : before + 1, std::min(text.find('\n', begin), text.size())};
}

void add_word(std::string& words, std::set<std::string>& known, std::string_view word) {
  if (word.empty() || !known.insert(std::string(word)).second) return;
  words += (words.empty() ? "" : " | ") + std::string(word);
}

}  // namespace

// The open store with its prepared statements. Rows are numbered in the order in which they are put.
class StoreWriter::Work {
 public:
  explicit Work(const std::string& path)
      : database_(prepared(path)), next_statement_(highest("statements") + 1), next_passage_(highest("passages") + 1) {}

  Database& database() { return database_; }

  void put(const SourceRecord& source, const Document& document, const Reading& reading) {
    begin();
    const std::vector<Statement> statements = statements_of(document, reading);
    const std::int64_t id = document_row(source, statements.size());
    PassageCutter cutter(document);
    std::uint64_t line = 1;
    std::size_t line_at = 0;
    const std::string_view text = document.text();
    for (std::size_t i = 0; i < statements.size();) {
      const auto [begin, end] = sentence_at(text, reading, statements[i].begin);
      for (; line_at < statements[i].begin; ++line_at) line += text[line_at] == '\n' ? 1 : 0;
      std::size_t last = i + 1;
      while (last < statements.size() && statements[last].begin < end) ++last;
      put_passage(
          id,
          {statements.begin() + static_cast<std::ptrdiff_t>(i), statements.begin() + static_cast<std::ptrdiff_t>(last)},
          text.substr(begin, end - begin), line, cutter.passage(begin, end).start);
      i = last;
    }
  }

  void commit() {
    if (!is_open_) return;
    database_.execute("COMMIT");
    is_open_ = false;
  }

  // Nothing here writes what is there already: a run that only repeats the end leaves the bytes as they are.
  void finish(const std::string& ledger) {
    if (!is_open_ && is_ledger_current(ledger)) return;
    begin();
    database_.execute(
        "DELETE FROM places WHERE statements = 0;"
        "UPDATE gpkg_contents SET (min_x, min_y, max_x, max_y) = (SELECT min(longitude), min(latitude), "
        "max(longitude), max(latitude) FROM places) WHERE data_type = 'features' AND (min_x, min_y, max_x, max_y) IS "
        "NOT (SELECT min(longitude), min(latitude), max(longitude), max(latitude) FROM places)");
    commit();
    write_file(ledger, [&](std::ostream& out) { evidence_internal::write_ledger(database_, out); });
    database_.execute("UPDATE store_state SET ledger_is_current = 1");
  }

 private:
  static Database prepared(const std::string& path) {
    Database database(path, Database::Access::write);
    prepare_store(database);
    return database;
  }

  struct PlaceRow {
    std::int64_t row = 0;
    bool is_known = false;
  };

  void begin() {
    if (is_open_) return;
    database_.execute("BEGIN IMMEDIATE");
    is_open_ = true;
    database_.execute("UPDATE store_state SET ledger_is_current = 0 WHERE ledger_is_current <> 0");
  }

  std::int64_t highest(const std::string& table) {
    Query query(database_, "SELECT max(id) FROM " + table);
    return query.step() ? query.integer(0) : 0;
  }

  bool is_ledger_current(const std::string& ledger) {
    Query state(database_, "SELECT ledger_is_current FROM store_state");
    std::error_code ignored;
    return state.step() && state.integer(0) == 1 && std::filesystem::is_regular_file(ledger, ignored);
  }

  std::int64_t document_row(const SourceRecord& source, std::size_t statements) {
    Query known(database_, "SELECT id FROM documents WHERE name = ?1");
    const bool is_known = known.bind(1, source.name).step();
    const std::int64_t id = is_known ? known.integer(0) : highest("documents") + 1;
    if (is_known) take_out(id);
    Query insert(database_, "INSERT OR REPLACE INTO documents VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
    insert.bind(1, id).bind(2, source.name).bind(3, source.sha256).bind(4, static_cast<std::int64_t>(source.bytes));
    insert.bind(5, source.format).bind_said(6, source.encoding).bind_said(7, source.language).bind(8, source.program);
    insert.bind(9, static_cast<std::int64_t>(statements)).run();
    return id;
  }

  void take_out(std::int64_t document) {
    // An index without a text of its own forgets a row when it is given what it was made of.
    Query rows(database_, "SELECT id, text, about, keys FROM passages WHERE document = ?1");
    Query forget(database_, "INSERT INTO search(search, rowid, text, about, keys) VALUES('delete', ?1, ?2, ?3, ?4)");
    rows.bind(1, document);
    while (rows.step()) {
      const std::string text = folded_for_search(rows.text(1));
      const std::string about = folded_for_search(rows.text(2));
      const std::string keys = rows.text(3);
      forget.bind(1, rows.integer(0)).bind(2, text).bind(3, about).bind(4, keys).run();
    }
    for (const char* sql :
         {"UPDATE places SET statements = statements - (SELECT count(*) FROM statements s WHERE s.document = ?1 AND "
          "s.place_row = places.id) WHERE id IN (SELECT place_row FROM statements WHERE document = ?1)",
          "DELETE FROM passages WHERE document = ?1", "DELETE FROM statements WHERE document = ?1"})
      Query(database_, sql).bind(1, document).run();
  }

  void put_passage(std::int64_t document, std::span<const Statement> statements, std::string_view sentence,
                   std::uint64_t line, std::uint64_t start) {
    std::string about;
    std::string keys;
    std::set<std::string> known;
    const std::int64_t id = next_passage_++;
    for (const Statement& statement : statements) {
      const JsonFields& fields = statement.fields;
      const PlaceRow place = place_row(fields);
      const std::optional<Period> period = period_of(fields);
      for (const char* name : {"subject", "place", "speaker"}) add_word(about, known, text_field(fields, name));
      const auto add_key = [&](const std::string& key) {
        if (known.insert(key).second) keys += (keys.empty() ? "" : " ") + key;
      };
      if (place.is_known) add_key(place_row_key(place.row));
      for (const std::string& key : place_name_keys(text_field(fields, "place"))) add_key(key);
      if (period)
        for (const std::string& key : decade_keys(*period)) add_key(key);
      put_statement(document, id, place, period, fields);
    }
    insert_passage_.bind(1, id).bind(2, document).bind(3, static_cast<std::int64_t>(line));
    insert_passage_.bind(4, static_cast<std::int64_t>(start)).bind(5, sentence).bind(6, about).bind(7, keys).run();
    const std::string folded = folded_for_search(sentence);
    const std::string folded_about = folded_for_search(about);
    insert_search_.bind(1, id).bind(2, folded).bind(3, folded_about).bind(4, keys).run();
  }

  void put_statement(std::int64_t document, std::int64_t passage, const PlaceRow& place,
                     const std::optional<Period>& period, const JsonFields& fields) {
    Query& insert = insert_statement_;
    insert.bind(1, next_statement_++).bind(2, document).bind(3, passage);
    place.is_known ? insert.bind(4, place.row) : insert.bind_null(4);
    period ? insert.bind(5, period->first_day()) : insert.bind_null(5);
    period ? insert.bind(6, period->last_day()) : insert.bind_null(6);
    int column = statement_columns;
    for (const StatementField& field : all_statement_fields()) {
      ++column;
      const auto found = fields.find(field.name);
      if (found == fields.end()) {
        insert.bind_null(column);
      } else if (const auto* text = std::get_if<std::string>(&found->second)) {
        insert.bind(column, *text);
      } else if (const auto* number = std::get_if<double>(&found->second)) {
        // Offsets are whole; only the sides of a box are not.
        const bool is_box = field.name.starts_with("box_");
        is_box ? insert.bind(column, *number) : insert.bind(column, static_cast<std::int64_t>(*number));
      } else {
        insert.bind(column, std::int64_t{std::get<bool>(found->second) ? 1 : 0});
      }
    }
    insert.run();
  }

  PlaceRow place_row(const JsonFields& fields) {
    const std::string_view id = text_field(fields, "place_id");
    const GazetteerPlace* place = id.empty() ? nullptr : gazetteer_place(id);
    if (place == nullptr) return {};
    find_place_.bind(1, id);
    std::int64_t row = find_place_.step() ? find_place_.integer(0) : 0;
    find_place_.reset();
    if (row == 0) {
      row = highest("places") + 1;
      const std::string point = point_geometry(place->longitude, place->latitude);
      Query insert(database_, "INSERT INTO places VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 0)");
      insert.bind(1, row).bind_bytes(2, point).bind(3, id).bind(4, place->name).bind(5, place->country);
      place->population > 0 ? insert.bind(6, static_cast<std::int64_t>(place->population)) : insert.bind_null(6);
      insert.bind(7, place->longitude).bind(8, place->latitude).run();
    }
    count_place_.bind(1, row).run();
    return {.row = row, .is_known = true};
  }

  Database database_;
  Query insert_statement_{database_, statement_insertion()};
  Query insert_passage_{database_, "INSERT INTO passages VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)"};
  Query insert_search_{database_, "INSERT INTO search(rowid, text, about, keys) VALUES(?1, ?2, ?3, ?4)"};
  Query find_place_{database_, "SELECT id FROM places WHERE place_id = ?1"};
  Query count_place_{database_, "UPDATE places SET statements = statements + 1 WHERE id = ?1"};
  std::int64_t next_statement_;
  std::int64_t next_passage_;
  bool is_open_ = false;
};

StoreWriter::StoreWriter(const std::string& path) : work_(std::make_unique<Work>(path)) {}
StoreWriter::~StoreWriter() = default;

std::optional<SourceRecord> StoreWriter::source(const std::string& name) const {
  Query query(work_->database(),
              "SELECT sha256, bytes, format, encoding, language, program FROM documents WHERE name = ?1");
  if (!query.bind(1, name).step()) return std::nullopt;
  return SourceRecord{.name = name,
                      .sha256 = query.text(0),
                      .bytes = static_cast<std::uint64_t>(query.integer(1)),
                      .format = query.text(2),
                      .encoding = query.text(3),
                      .language = query.text(4),
                      .program = query.text(5)};
}

std::vector<Passage> StoreWriter::passages(const std::string& name) const {
  Query query(work_->database(), "SELECT " + statement_field_columns("s.") +
                                     " FROM statements s JOIN documents d ON d.id = s.document WHERE d.name = ?1 "
                                     "ORDER BY s.id");
  std::vector<Passage> passages;
  query.bind(1, name);
  while (query.step()) passages.push_back(passage_of(fields_of_row(query, 0)));
  return passages;
}

void StoreWriter::put(const SourceRecord& source, const Document& document, const Reading& reading) {
  work_->put(source, document, reading);
}

void StoreWriter::commit() {
  work_->commit();
}

void StoreWriter::finish() {
  work_->finish(ledger_of_store(work_->database().path()));
}

std::string ledger_of_store(const std::string& store) {
  return std::filesystem::path(store).replace_extension(".ledger.jsonl").string();
}

}  // namespace ecumene
