// What documents say: passages of a store by words, place and period.
//
// Words: all must occur in the sentence, its subjects, places or speakers; letter case does not matter. A word is found
// with other endings too, because the languages inflect by them: up to three of its last letters are left open, as long
// as four stay ("electricity" as "electric...", "лікарня" as "ліка...", "қаланың" as "қала..."). Words in double quotes
// are found as they are and in that order, numbers as they are; a word with a star as typed: "hosp*".
//
// Place: by name in any of the languages that are built in, old names and case forms that leave no doubt included, or
// by id of the gazetteer; a statement must hold for it. Period: in EDTF; the statement's must overlap it, and a
// statement without a period is not found. Both must hold for one statement.
//
// Order: by BM25 (Robertson & Zaragoza 2009; k1 = 1.2, b = 0.75, over the sentence and what it is about), then by the
// order of the documents. By the latter alone without words, where more than 10,000 passages match, and where the words
// stand in more than 50,000 (the sum over words): BM25 looks at each of them, whatever place and period are asked for.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "ecumene/base/period.hpp"
#include "ecumene/evidence/ledger_json.hpp"

namespace ecumene {

struct FindQuery {
  std::string words{};
  std::string place{};   // empty: any
  std::string period{};  // EDTF; empty: any
  std::size_t most = 20;
};

struct FoundPassage {
  std::string document{};  // its name in the store
  std::uint64_t line = 0;
  std::string text{};                    // the sentence
  std::vector<JsonFields> statements{};  // those that the query is about, with the fields of a ledger line
};

struct Found {
  std::vector<FoundPassage> passages{};
  bool has_more = false;
  bool is_ranked = false;  // else in the order of the documents
};

class StoreSearch {
 public:
  // Throws Error "file-not-found", "store-not-understood", "store-damaged".
  explicit StoreSearch(const std::string& path);
  ~StoreSearch();
  StoreSearch(const StoreSearch&) = delete;
  StoreSearch& operator=(const StoreSearch&) = delete;

  // Throws Error "period-not-understood", "find-nothing-asked", "find-place-unknown".
  Found found(const FindQuery& query) const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

// The words as the search index is asked for them; empty if there is no letter and no digit in them.
std::string match_expression(std::string_view words);

}  // namespace ecumene
