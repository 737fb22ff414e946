// The store: resumed as if it had never stopped, searched, and held against its ledger.
#include "ecumene/evidence/store.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/find.hpp"
#include "ecumene/evidence/store_keys_internal.hpp"
#include "ecumene/evidence/store_sqlite_internal.hpp"

using namespace ecumene;
using tests::Folder;

namespace {

constexpr const char* kharkiv = "706483";  // of GeoNames

// A document whose first quantity holds for a place and a period, as the binder would say.
void put(StoreWriter& store, const Folder& folder, const std::string& name, const std::string& text,
         const std::string& place_id, const std::string& period) {
  folder.write(name, text);
  const Document document = Document::of_file(folder.file(name));
  Reading reading = read_text(document.text());
  for (Mention& mention : reading.mentions) {
    mention.place_id = place_id;
    mention.place = place_id == kharkiv ? "Kharkiv" : "Izium; Merefa";
    mention.period = period;
  }
  store.put(source_record(document, name, "", "ecumene 0.0.0"), document, reading);
}

StoreOptions options_for(const Folder& folder, const std::string& name = "s.gpkg") {
  return {.store = folder.file(name), .program = "ecumene 0.0.0"};
}

std::vector<std::string> documents_in(const Folder& folder, std::size_t count) {
  std::vector<std::string> files;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string name = "d" + std::to_string(i) + ".txt";
    folder.write(name, "In " + std::to_string(1900 + i % 90) + " the plant No. 3 gave " + std::to_string(7 * i + 2) +
                           " tonnes of steel. Then " + std::to_string(i + 2) + " km of track were laid.\n");
    files.push_back(folder.file(name));
  }
  return files;
}

std::string single(const std::string& store, const std::string& sql) {
  const evidence_internal::Database database(store, evidence_internal::Database::Access::read);
  evidence_internal::Query query(database, sql);
  return query.step() ? query.text(0) : "";
}

// A store of four documents that say something of heat and light.
struct Town {
  Folder folder{};
  std::string store = folder.file("s.gpkg");
  Town() {
    StoreWriter writer(store);
    put(writer, folder, "a.txt", "Electricity reached 40 streets.\n", kharkiv, "1943");
    put(writer, folder, "b.txt", "Electricity reached 50 streets, and then electricity for all.\n", kharkiv, "1951");
    put(writer, folder, "c.txt", "\n\nЕлектрика: 60 вулиць. Об’єднання мало 70 крамниць.\n", "", "1943-08");
    put(writer, folder, "d.txt", "Қалада 80 зауыт болды.\n", "", "1940/1945");
    writer.finish();
  }
  std::vector<std::string> found(const FindQuery& query) const {
    std::vector<std::string> names;
    for (const FoundPassage& passage : StoreSearch(store).found(query).passages)
      names.push_back(passage.document + ":" + std::to_string(passage.line));
    return names;
  }
};
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("words are found with other endings, phrases as they are, in every script") {
  const Town town;
  CHECK(town.found({.words = "ELECTRICITY"}) == Names{"b.txt:1", "a.txt:1"});  // twice in few words weighs more
  CHECK(town.found({.words = "street"}) == Names{"a.txt:1", "b.txt:1"});
  CHECK(town.found({.words = "электрика"}).empty());
  CHECK(town.found({.words = "електрики"}) == Names{"c.txt:3"});
  CHECK(town.found({.words = "об'єднанню"}) == Names{"c.txt:3"});
  CHECK(town.found({.words = "ҚАЛАНЫҢ"}) == Names{"d.txt:1"});
  CHECK(town.found({.words = "\"reached 50\""}) == Names{"b.txt:1"});
  CHECK(town.found({.words = "\"reached streets\""}).empty());
  CHECK(town.found({.words = "electricity all"}) == Names{"b.txt:1"});
  CHECK(town.found({.words = "zau*"}).empty());
  CHECK(town.found({.words = "зау*"}) == Names{"d.txt:1"});
}

TEST_CASE("a place is found by name or id, a period by overlap, and both must hold") {
  const Town town;
  CHECK(town.found({.place = "kharkiv"}) == Names{"a.txt:1", "b.txt:1"});
  CHECK(town.found({.words = "60", .place = "merefa"}) == Names{"c.txt:3"});
  for (const char* name : {"Харьков", "Харків", "ХАРКІВ", "Харькове", "Харкові"})  // any language, bent too
    CHECK(town.found({.place = name}) == Names{"a.txt:1", "b.txt:1"});
  CHECK_THROWS_WITH_AS(town.found({.place = "Kharkow"}), doctest::Contains("did you mean Kharkiv?"), Error);
  CHECK(town.found({.place = kharkiv}) == Names{"a.txt:1", "b.txt:1"});
  CHECK(town.found({.words = "electricity", .place = "Kharkiv", .period = "1943"}) == Names{"a.txt:1"});
  CHECK(town.found({.period = "1943-08-23"}) == Names{"a.txt:1", "c.txt:3", "c.txt:3", "d.txt:1"});
  CHECK(town.found({.period = "1945/1960"}) == Names{"b.txt:1", "d.txt:1"});
  CHECK(town.found({.period = "../1942"}) == Names{"d.txt:1"});
  CHECK(town.found({.words = "electricity", .most = 1}) == Names{"b.txt:1"});
  CHECK_THROWS_WITH_AS(town.found({.place = "Atlantis"}), doctest::Contains("find-place-unknown"), Error);
  CHECK_THROWS_WITH_AS(town.found({.period = "yesterday"}), doctest::Contains("period-not-understood"), Error);
  CHECK_THROWS_WITH_AS(town.found({.words = "—"}), doctest::Contains("find-nothing-asked"), Error);
  CHECK_THROWS_AS(town.found({.words = "\"\"", .period = "1943"}), Error);
}

TEST_CASE("a word of more than ten thousand passages ranks none of them, and that is said") {
  const Folder folder;
  const std::string store = folder.file("s.gpkg");
  std::string text;
  Reading reading;
  for (int at = 0; at < 10'001; ++at) {
    const std::size_t begin = text.size();
    text += at == 10'000 ? "steel steel 7\n" : at == 9'999 ? "steel 7 wool\n" : "steel 7\n";
    reading.sentences.push_back({.begin = begin, .end = text.size() - 1});
    const std::size_t figure = text.rfind('7');
    reading.mentions.push_back({.begin = figure, .end = figure + 1, .rule = "number"});
  }
  reading.paragraphs.push_back({.begin = 0, .end = text.size()});
  const Document document = Document::of_text(text, "d.txt", "utf-8");
  StoreWriter writer(store);
  writer.put(source_record(document, "d.txt", "", "ecumene 0.0.0"), document, reading);
  writer.finish();
  const StoreSearch search(store);
  const Found common = search.found({.words = "steel", .most = 1});
  CHECK_FALSE(common.is_ranked);
  CHECK(common.passages.at(0).line == 1);
  const Found rare = search.found({.words = "wool steel", .most = 1});
  CHECK(rare.is_ranked);
  CHECK(rare.passages.at(0).line == 10'000);
  CHECK_FALSE(search.found({.period = "1943"}).is_ranked);
}

TEST_CASE("what is asked for cannot break the question") {
  const Town town;
  for (const char* words : {"a\" OR \"b", "NEAR(a b)", "text : x", "a*b", "'; DROP TABLE places", "^a -b", "a \""})
    CHECK_NOTHROW(static_cast<void>(town.found({.words = words, .period = "1943"})));
  CHECK_THROWS_AS(town.found({.place = "x' OR '1'='1"}), Error);
}

TEST_CASE("decades stand for periods: few by name, many by one word") {
  using evidence_internal::decade_keys;
  const auto keys = [](const char* period) { return decade_keys(*Period::parse(period)); };
  CHECK(keys("1943-08-23") == Names{"d194"});
  CHECK(keys("1938/1951") == Names{"d193", "d194", "d195"});
  CHECK(keys("19XX").size() == 10);
  CHECK(keys("1000/2000") == Names{"dmany"});
  CHECK(keys("1943/..") == Names{"dmany"});
  CHECK(keys("-0044") == Names{"dm5"});
}

TEST_CASE("the file says that it is a GeoPackage, with places, statements at them, and the rest as attributes") {
  const Town town;
  CHECK(single(town.store, "PRAGMA application_id") == std::to_string(0x47504B47));
  CHECK(single(town.store, "PRAGMA user_version") == "10300");
  CHECK(single(town.store, "SELECT group_concat(srs_id) FROM gpkg_spatial_ref_sys") == "-1,0,4326");
  CHECK(single(town.store, "SELECT statements FROM places WHERE place_id = '706483'") == "2");
  CHECK(single(town.store, "SELECT count(*) FROM statements_at_places") == "2");
  CHECK(single(town.store, "SELECT group_concat(DISTINCT last_change) FROM gpkg_contents") ==
        "2000-01-01T00:00:00.000Z");
  // GeoPackageBinary (OGC 12-128r17, 2.1.3): "GP", version 0, flags: little-endian; 4326; then WKB of a point.
  CHECK(single(town.store, "SELECT hex(substr(geom, 1, 13)) FROM places") == "47500001E61000000101000000");
  CHECK(single(town.store,
               "SELECT min_x = longitude AND max_y = latitude FROM gpkg_contents, places WHERE "
               "table_name = 'places'") == "1");
}

TEST_CASE("the ledger beside a store is what the ledger of the same documents is, and both hold") {
  const Folder folder;
  const std::vector<std::string> files = documents_in(folder, 3);
  const StoreReading result = read_into_store(files, options_for(folder));
  CHECK(result.read == 3);
  std::vector<SourceStatements> sources;
  for (const std::string& file : files) {
    const Document document = Document::of_file(file);
    sources.push_back({.source = source_record(document, source_name(file, folder.file("s.gpkg")), "", "ecumene 0.0.0"),
                       .statements = statements_of(document, read_text(document.text()))});
  }
  write_ledger(folder.file("own.jsonl"), sources);
  CHECK(folder.read("s.ledger.jsonl") == folder.read("own.jsonl"));
  const Verification verification = verify_store(folder.file("s.gpkg"));
  CHECK(verification.findings.empty());
  CHECK(verification.sources_as_read == 3);
}

TEST_CASE("documents that are there unchanged are passed over, and the file keeps its bytes") {
  const Folder folder;
  const std::vector<std::string> files = documents_in(folder, 5);
  read_into_store(files, options_for(folder));
  const std::string store = folder.read("s.gpkg");
  const StoreReading again = read_into_store(files, options_for(folder));
  CHECK(again.unchanged == 5);
  CHECK(again.read == 0);
  CHECK(folder.read("s.gpkg") == store);
  StoreOptions named = options_for(folder);
  named.encoding = "UTF8";
  CHECK(read_into_store(files, named).unchanged == 5);
  StoreOptions newer = options_for(folder);
  newer.program = "ecumene 0.0.1";
  CHECK(read_into_store(files, newer).changed == 5);
}

TEST_CASE("a run that is stopped leaves whole documents, and the next one gives the bytes of a run never stopped") {
  const Folder folder;
  const std::vector<std::string> files = documents_in(folder, 150);
  read_into_store(files, options_for(folder, "whole.gpkg"));
  struct Stop {};
  for (const std::size_t at : {3U, 64U, 65U, 149U}) {
    const std::string name = "at" + std::to_string(at) + ".gpkg";
    StoreOptions options = options_for(folder, name);
    options.progress = [&, count = std::size_t{0}](std::string_view, double) mutable {
      if (count++ == at) throw Stop();
    };
    CHECK_THROWS_AS(read_into_store(files, options), Stop);
    const std::string documents = single(folder.file(name), "SELECT count(*) FROM documents");
    CHECK(documents == std::to_string(at / 64 * 64));
    CHECK_FALSE(folder.has("at" + std::to_string(at) + ".ledger.jsonl"));
    const StoreReading rest = read_into_store(files, options_for(folder, name));
    CHECK(rest.unchanged == at / 64 * 64);
    CHECK(folder.read(name) == folder.read("whole.gpkg"));
    CHECK(folder.read("at" + std::to_string(at) + ".ledger.jsonl") == folder.read("whole.ledger.jsonl"));
  }
}

TEST_CASE("a document that has changed is read again, and its old passages are told; one that is gone is reported") {
  const Folder folder;
  std::vector<std::string> files = documents_in(folder, 3);
  read_into_store(files, options_for(folder));
  folder.write("d1.txt", "In 1901 the plant No. 3 gave 11 tonnes of steel. Then 3 km of track were laid.\n");
  std::filesystem::remove(files[2]);
  const StoreReading result = read_into_store(files, options_for(folder));
  CHECK(result.changed == 1);
  CHECK(result.unchanged == 1);
  CHECK(result.refused == 1);
  REQUIRE(result.findings.size() >= 2);
  CHECK(result.findings[0].code == "passages-anchored");
  CHECK(result.findings[1].code == "passage-near");
  CHECK(result.findings.back().code == "file-not-found");
  CHECK(single(folder.file("s.gpkg"), "SELECT count(*) FROM documents") == "3");
  CHECK(single(folder.file("s.gpkg"), "SELECT count(*) FROM search WHERE search MATCH '11'") == "1");
  CHECK(single(folder.file("s.gpkg"), "SELECT count(*) FROM search WHERE search MATCH '9'") == "0");
  folder.write("d2.txt", "x");
  files.pop_back();
  CHECK_FALSE(verify_store(folder.file("s.gpkg")).holds());
}

TEST_CASE("a store that is changed from outside differs from its ledger") {
  const Folder folder;
  read_into_store(documents_in(folder, 2), options_for(folder));
  const std::string store = folder.file("s.gpkg");
  for (const char* change :
       {"UPDATE statements SET low = '99' WHERE id = 2", "UPDATE statements SET last_day = 7 WHERE id = 1",
        "UPDATE passages SET text = 'In 1900 nothing was made.' WHERE id = 1", "DELETE FROM statements WHERE id = 3",
        "UPDATE documents SET sha256 = 'x' WHERE id = 1", "UPDATE statements SET speaker = 'Nobody' WHERE id = 2"}) {
    const std::string before = folder.read("s.gpkg");
    evidence_internal::Database(store, evidence_internal::Database::Access::write).execute(change);
    const Verification result = verify_store(store);
    CHECK_MESSAGE(!result.holds(), change);
    CHECK(result.findings.at(0).code == "store-differs");
    folder.write("s.gpkg", before);
  }
  CHECK(verify_store(store).holds());
  std::filesystem::remove(folder.file("s.ledger.jsonl"));
  CHECK_FALSE(verify_store(store).holds());
  read_into_store(documents_in(folder, 2), options_for(folder));
  CHECK(verify_store(store).holds());
}

TEST_CASE("a file that is no store is refused and stays as it is") {
  const Folder folder;
  folder.write("s.gpkg", std::string(5000, 'x'));
  CHECK_THROWS_WITH_AS(StoreWriter(folder.file("s.gpkg")), doctest::Contains("store-damaged"), Error);
  CHECK(folder.read("s.gpkg") == std::string(5000, 'x'));
  evidence_internal::Database(folder.file("other.gpkg"), evidence_internal::Database::Access::write)
      .execute("CREATE TABLE t(x)");
  CHECK_THROWS_WITH_AS(StoreWriter(folder.file("other.gpkg")), doctest::Contains("store-not-understood"), Error);
  CHECK_THROWS_WITH_AS(StoreSearch(folder.file("none.gpkg")), doctest::Contains("file-not-found"), Error);
}
