#include "ecumene/evidence/find.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/store_content_internal.hpp"
#include "ecumene/evidence/store_keys_internal.hpp"
#include "ecumene/evidence/store_schema_internal.hpp"
#include "ecumene/evidence/store_sqlite_internal.hpp"

namespace ecumene {
namespace {

using namespace evidence_internal;

bool is_letter_or_digit(char c) {
  const auto code = static_cast<unsigned char>(c);
  return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z');
}

// Without the last `count` code points.
std::string_view shortened(std::string_view text, std::size_t count) {
  for (; count > 0 && !text.empty(); --count) {
    while (text.size() > 1 && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.remove_suffix(1);
    text.remove_suffix(1);
  }
  return text;
}

// One word or phrase for the index: in quotes, with a star where what follows may differ.
std::string term(std::string_view word, bool is_phrase) {
  const bool is_open = !is_phrase && word.ends_with('*');
  std::string folded = folded_for_search(word);
  std::erase_if(folded, [](char c) { return c == '"' || c == '*'; });
  if (!std::any_of(folded.begin(), folded.end(), is_letter_or_digit)) return {};
  const bool has_digit = std::any_of(folded.begin(), folded.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (is_phrase || (has_digit && !is_open)) return "\"" + folded + "\"";
  const std::size_t letters = utf8::length(folded);
  const std::size_t cut = is_open || letters < 5 ? 0 : std::min<std::size_t>(letters - 4, 3);
  const bool is_prefix = is_open || cut > 0;
  return "\"" + std::string(shortened(folded, cut)) + (is_prefix ? "\"*" : "\"");
}

std::string any_of_keys(const std::vector<std::string>& keys) {
  std::string text;
  for (const std::string& key : keys) text += (text.empty() ? "" : " OR ") + key;
  return "keys : (" + text + ")";
}

// What one statement must be, as SQL over `s`, and the words of the index that such a statement has.
struct Filter {
  std::string sql{};
  std::string match{};

  void require(const std::string& condition) { sql += " AND " + condition; }
  void require_match(const std::string& expression) { match += (match.empty() ? "" : " AND ") + expression; }
};

std::string quoted_sql(std::string_view text) {
  std::string quoted = "'";
  for (const char c : text) {
    if (c == '\0') break;
    quoted.append(c == '\'' ? 2 : 1, c);
  }
  return quoted + "'";
}

void require_period(Filter& filter, const std::string& text) {
  if (text.empty()) return;
  const Period period = Period::parse_or_throw(text);
  filter.require("s.first_day <= " + std::to_string(period.last_day()));
  // The least number has no literal of its own in SQL.
  if (period.first_day() != INT64_MIN) filter.require("s.last_day >= " + std::to_string(period.first_day()));
  const std::vector<std::string> keys = overlapping_decade_keys(period);
  if (!keys.empty()) filter.require_match(any_of_keys(keys));
}

}  // namespace

std::string match_expression(std::string_view words) {
  std::string expression;
  const auto add = [&](const std::string& one) {
    if (!one.empty()) expression += (expression.empty() ? "" : " AND ") + one;
  };
  while (!words.empty()) {
    const std::size_t quote = words.find('"');
    for (const std::string_view word : utf8::words(words.substr(0, quote))) add(term(word, false));
    if (quote == std::string_view::npos) break;
    words.remove_prefix(quote + 1);
    const std::size_t closing = words.find('"');  // one that is missing stands at the end
    add(term(words.substr(0, closing), true));
    words.remove_prefix(std::min(words.size(), closing == std::string_view::npos ? closing : closing + 1));
  }
  return expression;
}

class StoreSearch::Work {
 public:
  explicit Work(const std::string& path) : database_(path, Database::Access::read) { require_store(database_); }

  Found found(const FindQuery& query) const {
    Filter filter;
    require_place(filter, query.place);
    require_period(filter, query.period);
    const std::string words = match_expression(query.words);
    refuse_nothing(query, words);
    Found result;
    Query rows(database_, passages_sql(filter, words, query.most + 1));
    Query statements(database_, "SELECT " + statement_field_columns("s.") + " FROM statements s WHERE s.passage = ?1" +
                                    filter.sql + " ORDER BY s.id");
    while (rows.step()) {
      if (result.passages.size() == query.most) {
        result.has_more = true;
        break;
      }
      FoundPassage passage{
          .document = rows.text(1), .line = static_cast<std::uint64_t>(rows.integer(2)), .text = rows.text(3)};
      statements.bind(1, rows.integer(0));
      while (statements.step()) passage.statements.push_back(fields_of_row(statements, 0));
      statements.reset();
      result.passages.push_back(std::move(passage));
    }
    return result;
  }

 private:
  static void refuse_nothing(const FindQuery& query, const std::string& words) {
    if (!words.empty() || (query.words.empty() && !(query.place.empty() && query.period.empty()))) return;
    throw Error(Finding{.code = "find-nothing-asked",
                        .severity = Severity::error,
                        .what = "there is no word, place or period to look for",
                        .way_out = "type a word, or --place NAME, or --period 1943"});
  }

  // The index is asked alone and cut off before texts are fetched: only what is shown is looked up.
  static std::string passages_sql(const Filter& filter, const std::string& words, std::size_t most) {
    std::string match = filter.match;
    if (!words.empty()) match = "{text about} : (" + words + ")" + (match.empty() ? "" : " AND " + match);
    const std::string ranked = match.empty() ? "SELECT id AS row, 0 AS score FROM passages WHERE true"
                                             : "SELECT rowid AS row, " +
                                                   std::string(words.empty() ? "0" : "bm25(search, 1, 1, 0)") +
                                                   " AS score FROM search WHERE search MATCH " + quoted_sql(match);
    const std::string row = match.empty() ? "passages.id" : "search.rowid";
    const std::string exists =
        filter.sql.empty() ? "" : " AND EXISTS(SELECT 1 FROM statements s WHERE s.passage = " + row + filter.sql + ")";
    const std::string order = words.empty() ? " ORDER BY row LIMIT " : " ORDER BY score, row LIMIT ";
    return "SELECT t.id, d.name, t.line, t.text FROM (" + ranked + exists + order + std::to_string(most) +
           ") CROSS JOIN passages t ON t.id = row CROSS JOIN documents d ON d.id = t.document ORDER BY score, row";
  }

  // A place by its name or id: rows of places that the gazetteer knows; else statements that only name it.
  void require_place(Filter& filter, const std::string& place) const {
    if (place.empty()) return;
    const std::string wanted = utf8::folded(place);
    std::string rows;
    std::vector<std::string> keys;
    Query places(database_, "SELECT id, place_id, name FROM places");
    while (places.step()) {
      if (places.text(1) != place && utf8::folded(places.text(2)) != wanted) continue;
      rows += (rows.empty() ? "" : ", ") + std::to_string(places.integer(0));
      keys.push_back(place_row_key(places.integer(0)));
    }
    // A statement that holds for several places names them one behind the other.
    std::string condition = "instr(lower('; ' || s.place || ';'), lower(" + quoted_sql("; " + place + ";") + ")) > 0";
    if (!rows.empty()) condition = "(s.place_row IN (" + rows + ") OR " + condition + ")";
    filter.require(condition);
    keys.push_back(place_name_key(place));
    filter.require_match(any_of_keys(keys));
    Query any(database_, "SELECT rowid FROM search WHERE search MATCH " + quoted_sql(any_of_keys(keys)) + " LIMIT 1");
    if (any.step()) return;
    throw Error(Finding{.code = "find-place-unknown",
                        .severity = Severity::error,
                        .what = "no statement of the store holds for a place '" + place + "'",
                        .way_out = "type its English name (\"Kharkiv\") or its id; without --place, words find it too",
                        .places = {{.source = database_.path()}}});
  }

  Database database_;
};

StoreSearch::StoreSearch(const std::string& path) : work_(std::make_unique<Work>(path)) {}
StoreSearch::~StoreSearch() = default;

Found StoreSearch::found(const FindQuery& query) const {
  return work_->found(query);
}

}  // namespace ecumene
