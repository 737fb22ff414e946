#include "ecumene/base/delimited.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "ecumene/base/delimited_twin_internal.hpp"

using namespace ecumene;

namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows texts(DelimitedReader& reader) {
  Rows rows;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      auto& fields = rows.emplace_back();
      for (std::size_t i = 0; i < row.size(); ++i) fields.emplace_back(row.text(i));
    }
  }
  return rows;
}

Rows texts(std::string_view bytes, const DelimitedOptions& options = {}) {
  auto reader = DelimitedReader::from_bytes(bytes, "t.csv", options);
  return texts(reader);
}

std::vector<delimited_twin::Row> places(std::string_view bytes, const DelimitedOptions& options) {
  auto reader = DelimitedReader::from_bytes(bytes, "t.csv", options);
  std::vector<delimited_twin::Row> rows;
  while (const DelimitedGroup* group = reader.next_group()) {
    for (const DelimitedRow row : *group) {
      CHECK(row.number() == rows.size() + 1);
      auto& to = rows.emplace_back();
      to.line = row.line();
      for (std::size_t i = 0; i < row.size(); ++i) {
        const DelimitedField field = row[i];
        to.fields.push_back({std::string(field.text), field.byte_begin, field.byte_end, field.quoted});
      }
    }
  }
  return rows;
}

std::string message_of_refusal(std::string_view bytes, const DelimitedOptions& options) {
  try {
    texts(bytes, options);
  } catch (const Error& error) {
    return error.what();
  }
  return "no refusal";
}

std::vector<std::string> messages(std::string_view bytes, const DelimitedOptions& options = {}) {
  auto reader = DelimitedReader::from_bytes(bytes, "t.csv", options);
  texts(reader);
  std::vector<std::string> all;
  for (const Finding& finding : reader.findings()) all.push_back(to_string(finding));
  return all;
}

std::string random_text(std::mt19937& random, std::string_view alphabet, std::size_t most) {
  std::string text;
  for (std::size_t n = random() % (most + 1); n > 0; --n) text += alphabet[random() % alphabet.size()];
  return text;
}

// A file that goes away with the test.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view content)
      : path_(std::filesystem::temp_directory_path() /
              ("ecumene-delimited-" + std::to_string(std::random_device{}()))) {
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~ScratchFile() { std::filesystem::remove(path_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace

TEST_CASE("the seven rules of RFC 4180, section 2, read as its examples say") {
  CHECK(texts("aaa,bbb,ccc\r\nzzz,yyy,xxx\r\n") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(texts("aaa,bbb,ccc\r\nzzz,yyy,xxx") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(texts("field_name,field_name,field_name\r\naaa,bbb,ccc\r\n").size() == 2);
  CHECK(texts("aaa,bbb,ccc") == Rows{{"aaa", "bbb", "ccc"}});
  CHECK(texts("\"aaa\",\"bbb\",\"ccc\"\r\nzzz,yyy,xxx") == Rows{{"aaa", "bbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(texts("\"aaa\",\"b\r\nbb\",\"ccc\"\r\nzzz,yyy,xxx") == Rows{{"aaa", "b\r\nbb", "ccc"}, {"zzz", "yyy", "xxx"}});
  CHECK(texts("\"aaa\",\"b\"\"bb\",\"ccc\"") == Rows{{"aaa", "b\"bb", "ccc"}});
}

TEST_CASE("spaces belong to a field, but before a quote they are only spaces") {
  CHECK(texts(" a , b ") == Rows{{" a ", " b "}});
  CHECK(texts("Omsk,  \"1,5\",2") == Rows{{"Omsk", "1,5", "2"}});
}

TEST_CASE("a line may end with LF, CR or CRLF, mixed in one file, and the last one need not end") {
  CHECK(texts("a\nb\rc\r\nd") == Rows{{"a"}, {"b"}, {"c"}, {"d"}});
  CHECK(texts("a,\n") == Rows{{"a", ""}});
  CHECK(texts("a,") == Rows{{"a", ""}});
  CHECK(texts("a\n\nb\n") == Rows{{"a"}, {""}, {"b"}});
  CHECK(texts("").empty());
  CHECK(texts("\xEF\xBB\xBF").empty());
  CHECK(texts("\n") == Rows{{""}});
}

TEST_CASE("a byte order mark belongs to no field, and offsets count it") {
  const auto rows = places(
      "\xEF\xBB\xBF"
      "a,b",
      {});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].fields[0].text == "a");
  CHECK(rows[0].fields[0].byte_begin == 3);
  CHECK(rows[0].fields[1].byte_end == 6);
}

TEST_CASE("NUL and every other byte is text") {
  CHECK(texts(std::string_view("a\0b,\xff\n", 6)) == Rows{{std::string("a\0b", 3), "\xff"}});
}

TEST_CASE("text behind a closing quote stays in the field and is reported") {
  CHECK(texts("\"Omsk\" Oblast,5\n\"a\"\"b\"c\"d,6") == Rows{{"Omsk Oblast", "5"}, {"a\"bc\"d", "6"}});
  const auto all = messages("x,y\n\"Omsk\" Oblast,5\n");
  REQUIRE(all.size() == 1);
  CHECK(
      all[0] ==
      "t.csv:2:7: warning: text-after-quote: text follows a closing quote; it is kept as part of the field\n"
      "    way out: if the quote belongs to the text, double it (\"\") and quote the whole field; if a field runs over "
      "several lines here, a quote before it was not closed");
  CHECK(messages("\"a\" ,b\n").empty());
}

TEST_CASE("the same trouble in many places is counted, not listed without end") {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "\"Omsk\" Oblast,5\n";
  const auto all = messages(text);
  REQUIRE(all.size() == 20);
  CHECK(all.back().find("kept as part of the field (and so in 10 more places)\n") != std::string::npos);
}

TEST_CASE("a quote that never closes is a character, and its place is told") {
  const std::string_view text = "name,size\nТомск,\"5\n\"Омск\",6\nx,7";
  CHECK(texts("a,\"b\nc,d\n") == Rows{{"a", "\"b"}, {"c", "d"}});
  CHECK(texts("a,\"b\nc,\"\"d\n") == Rows{{"a", "\"b"}, {"c", "d"}});
  const auto all = messages("name,size\nТомск,\"5\nx,7");
  REQUIRE(all.size() == 1);
  CHECK(all[0] ==
        "t.csv:2:7: warning: quote-not-closed: a quote opens here and never closes; it is read as a character of the "
        "text\n"
        "    way out: close the quote, or double it (\"\") if it belongs to the text");
  // Here the stray quote finds a partner two lines on; what follows that one gives it away.
  CHECK(messages(text).size() == 1);
}

TEST_CASE("an open quote swallows at most one longest record") {
  const std::string rest(5000, 'x');
  const std::string text = "a,\"b\n" + rest.substr(0, 400) + "\n" + rest.substr(0, 700) + "\n\"c\",d\n";
  const Rows rows = texts(text, {.max_record_bytes = 1000});
  REQUIRE(rows.size() == 4);
  CHECK(rows[0] == std::vector<std::string>{"a", "\"b"});
  CHECK(rows[3] == std::vector<std::string>{"c", "d"});
}

TEST_CASE("a record beyond the limit is refused with its line, not stored") {
  const std::string text = "a,b\n1,2\n" + std::string(100, 'x') + "\n";
  CHECK(message_of_refusal(text, {.max_record_bytes = 64}) ==
        "t.csv:3:1: error: line-too-long: the record that begins on line 3 is longer than 64 bytes\n"
        "    way out: check that this is a table in plain text, and its line ends and quotes from there on");
  CHECK(message_of_refusal(text, {.max_record_bytes = 101}) == "no refusal");
  for (const std::size_t group : {1U, 7U, 64U, 100U, 1000U}) {
    CAPTURE(group);
    CHECK(message_of_refusal(text, {.group_bytes = group, .max_record_bytes = 100}) != "no refusal");
    CHECK(message_of_refusal(text, {.group_bytes = group, .max_record_bytes = 101}) == "no refusal");
  }
}

TEST_CASE("without a quote character a quote is text") {
  CHECK(texts("\"a\tb\"\n", {.delimiter = '\t', .quote = '\0'}) == Rows{{"\"a", "b\""}});
}

TEST_CASE("what is written field by field reads back the same") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 300; ++round) {
    Rows rows(1 + random() % 6);
    std::string text;
    for (auto& row : rows) {
      for (std::size_t n = 1 + random() % 5; n > 0; --n) {
        const std::string field = random_text(random, "ab ,;\"\n\r#я", 6);
        const bool quote_anyway = random() % 3 == 0 || field.empty();
        std::string written = delimited_field(field);
        if (quote_anyway && written == field) written = '"' + field + '"';
        text += (row.empty() ? "" : ",") + written;
        row.push_back(field);
      }
      text += random() % 2 == 0 ? "\n" : "\r\n";
    }
    CAPTURE(text);
    REQUIRE(texts(text, {.group_bytes = 1 + random() % 40}) == rows);
  }
}

TEST_CASE("the fast reader and its naive twin agree on random bytes, whatever the group size") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 1500; ++round) {
    const std::string_view alphabet = round % 3 == 0   ? ",\"\n"
                                      : round % 3 == 1 ? "a \",\r\n"
                                                       : "abcdefghijklmn,,\"\"\r\nя";
    const std::string text = random_text(random, alphabet, round % 10 == 0 ? 400 : 60);
    CAPTURE(text);
    const auto expected = delimited_twin::Reader(text, ',', '"').rows();
    for (const std::size_t group : {std::size_t{1}, std::size_t{1 + random() % 70}, std::size_t{1} << 20}) {
      CAPTURE(group);
      REQUIRE(places(text, {.group_bytes = group}) == expected);
    }
  }
}

TEST_CASE("every byte is part of one field, or a delimiter, or a line end") {
  const auto seed = std::random_device{}();
  CAPTURE(seed);
  std::mt19937 random(seed);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random, "ab\",\r\n", 120);
    CAPTURE(text);
    std::uint64_t at = 0;
    for (const auto& row : places(text, {.group_bytes = 16})) {
      for (std::size_t i = 0; i < row.fields.size(); ++i) {
        if (i > 0) REQUIRE(text[at++] == ',');
        REQUIRE(row.fields[i].byte_begin == at);
        REQUIRE(row.fields[i].byte_end >= at);
        at = row.fields[i].byte_end;
      }
      if (at == text.size()) continue;
      REQUIRE((text[at] == '\n' || text[at] == '\r'));
      at += std::string_view(text).substr(at).starts_with("\r\n") ? 2 : 1;
    }
    REQUIRE(at == text.size());
  }
}

TEST_CASE("a field that was taken as it stands is found at its offsets") {
  const std::string text = "регион,доля\n\"Томск, обл.\",1.6\n\"a\"\"b\",2\n";
  auto reader = DelimitedReader::from_bytes(text, "t.csv");
  const DelimitedGroup* group = reader.next_group();
  REQUIRE(group != nullptr);
  for (const DelimitedRow row : *group) {
    CHECK(text.substr(row.byte_begin(), row.byte_end() - row.byte_begin()) == row.raw());
    for (std::size_t i = 0; i < row.size(); ++i) {
      const DelimitedField field = row[i];
      const std::size_t inside = field.quoted ? 1 : 0;
      if (field.verbatim) {
        CHECK(text.substr(field.byte_begin + inside, field.text.size()) == field.text);
        CHECK(field.byte_begin + field.text.size() + 2 * inside == field.byte_end);
      } else {
        CHECK(field.text == "a\"b");
      }
    }
  }
}

TEST_CASE("a file and the same bytes in memory give the same records") {
  std::string text;
  std::mt19937 random(7);
  for (int i = 0; i < 3000; ++i)
    text += delimited_field(random_text(random, "abc,\"\nя ", 12)) + (i % 7 == 6 ? "\r\n" : ",");
  const ScratchFile file(text);
  for (const std::size_t group : {100U, 4096U, 5000U, 1000000U}) {
    CAPTURE(group);
    auto reader = DelimitedReader::open(file.path(), {.group_bytes = group});
    CHECK(texts(reader) == texts(text));
  }
}

TEST_CASE("a file that cannot be read is refused with the reason") {
  CHECK_THROWS_WITH(DelimitedReader::open("/no/such/file.csv"),
                    "/no/such/file.csv: error: file-not-found: there is no such file\n"
                    "    way out: check the path; a relative one starts at the directory the command runs in");
  CHECK_THROWS_WITH(
      DelimitedReader::open("/"),
      "/: error: file-is-directory: this is a directory, not a file\n    way out: name one of the files in it");
}
