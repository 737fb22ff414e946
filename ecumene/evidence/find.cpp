#include "ecumene/evidence/find.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/find_places_internal.hpp"
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

namespace {

// The words and phrases of a question, each as the index is asked for it.
std::vector<std::string> terms_of(std::string_view words) {
  std::vector<std::string> terms;
  const auto add = [&](std::string one) {
    if (!one.empty()) terms.push_back(std::move(one));
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
  return terms;
}

std::string joined(const std::vector<std::string>& terms) {
  std::string expression;
  for (const std::string& term : terms) expression += (expression.empty() ? "" : " AND ") + term;
  return expression;
}

}  // namespace

std::string match_expression(std::string_view words) {
  return joined(terms_of(words));
}

class StoreSearch::Work {
 public:
  explicit Work(const std::string& path) : database_(path, Database::Access::read) { require_store(database_); }

  Found found(const FindQuery& query) const {
    Filter filter;
    require_place(filter, query.place);
    require_period(filter, query.period);
    const std::vector<std::string> terms = terms_of(query.words);
    const std::string words = joined(terms);
    refuse_nothing(query, words);
    Found result{.is_ranked = is_rankable(filter, terms)};
    const Ranking ranking = result.is_ranked ? Ranking::by_words : Ranking::in_order;
    Query rows(database_, passages_sql(filter, words, ranking, query.most + 1));
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
  enum class Ranking : std::uint8_t { in_order, by_words };
  // More passages than these are not ranked: by words that nearly all of them have they hardly differ.
  static constexpr std::int64_t most_ranked = 10'000;
  // BM25 weighs a word by how many passages of the whole store have it, and FTS5 counts them anew for each question.
  static constexpr std::int64_t most_weighed = 50'000;

  static void refuse_nothing(const FindQuery& query, const std::string& words) {
    if (!words.empty() || (query.words.empty() && !(query.place.empty() && query.period.empty()))) return;
    throw Error(Finding{.code = "find-nothing-asked",
                        .severity = Severity::error,
                        .what = "there is no word, place or period to look for",
                        .way_out = "type a word, or --place NAME, or --period 1943"});
  }

  static std::string match_of(const Filter& filter, const std::string& words) {
    if (words.empty()) return filter.match;
    return "{text about} : (" + words + ")" + (filter.match.empty() ? "" : " AND " + filter.match);
  }

  // Passages that match; counting stops behind `most`, so that a word of every sentence costs little more than a rare
  // one.
  std::int64_t matches(const std::string& match, std::int64_t most) const {
    Query count(database_, "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH " + quoted_sql(match) +
                               " LIMIT " + std::to_string(most + 1) + ")");
    return count.step() ? count.integer(0) : 0;
  }

  bool is_rankable(const Filter& filter, const std::vector<std::string>& terms) const {
    if (terms.empty()) return false;
    std::int64_t weighed = 0;
    for (const std::string& term : terms) {
      weighed += matches(match_of({}, term), most_weighed - weighed);
      if (weighed > most_weighed) return false;
    }
    return weighed <= most_ranked || matches(match_of(filter, joined(terms)), most_ranked) <= most_ranked;
  }

  // The index is asked alone and cut off before texts are fetched: only what is shown is looked up.
  static std::string passages_sql(const Filter& filter, const std::string& words, Ranking ranking, std::size_t most) {
    const bool is_ranked = ranking == Ranking::by_words;
    const std::string match = match_of(filter, words);
    const std::string ranked = match.empty()
                                   ? "SELECT id AS row, 0 AS score FROM passages WHERE true"
                                   : "SELECT rowid AS row, " + std::string(is_ranked ? "bm25(search, 1, 1, 0)" : "0") +
                                         " AS score FROM search WHERE search MATCH " + quoted_sql(match);
    const std::string row = match.empty() ? "passages.id" : "search.rowid";
    const std::string exists =
        filter.sql.empty() ? "" : " AND EXISTS(SELECT 1 FROM statements s WHERE s.passage = " + row + filter.sql + ")";
    const std::string order = is_ranked ? " ORDER BY score, row LIMIT " : " ORDER BY row LIMIT ";
    return "SELECT t.id, d.name, t.line, t.text FROM (" + ranked + exists + order + std::to_string(most) +
           ") CROSS JOIN passages t ON t.id = row CROSS JOIN documents d ON d.id = t.document ORDER BY score, row";
  }

  // Statements of the places meant; and those that only name one, alone or with others one behind the other.
  void require_place(Filter& filter, const std::string& place) const {
    if (place.empty()) return;
    const AskedPlaces asked = asked_places(database_, place);
    std::string rows;
    std::vector<std::string> keys;
    for (const std::int64_t row : asked.rows) {
      rows += (rows.empty() ? "" : ", ") + std::to_string(row);
      keys.push_back(place_row_key(row));
    }
    std::string condition = rows.empty() ? "false" : "s.place_row IN (" + rows + ")";
    for (const std::string& name : asked.names) {
      condition += " OR instr(lower('; ' || s.place || ';'), lower(" + quoted_sql("; " + name + ";") + ")) > 0";
      keys.push_back(place_name_key(name));
    }
    filter.require("(" + condition + ")");
    filter.require_match(any_of_keys(keys));
    Query any(database_, "SELECT rowid FROM search WHERE search MATCH " + quoted_sql(any_of_keys(keys)) + " LIMIT 1");
    if (any.step()) return;
    const std::string like = names_like(database_, place);
    throw Error(Finding{.code = "find-place-unknown",
                        .severity = Severity::error,
                        .what = "no statement of the store holds for a place '" + place + "'",
                        .way_out = (like.empty() ? "" : "did you mean " + like + "? ") +
                                   "type its name in one of the languages (\"Kharkiv\", \"Харків\") or its id; "
                                   "without --place, words find it too",
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
