#include <doctest/doctest.h>

#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/study/study.hpp"

namespace ecumene {

namespace {

using tests::Folder;
using tests::refusal;

// What is said of a study with this text; "" if it loads.
std::string refused(const std::string& text) {
  const Folder folder;
  folder.write("study.toml", text);
  return refusal(folder, [&] { load_study(folder.path()); });
}

// The same of a study with these lines below a title and its only [[source]]; the first of them is line 4.
std::string refused_below(const std::string& lines) {
  return refused("title = \"x\"\n[[source]]\nfile = \"table.csv\"\n" + lines + "\n");
}

std::string wrong(const std::string& place, const std::string& key, const std::string& section,
                  const std::string& what) {
  return "study.toml:" + place + ": error: study-value-wrong: '" + key + "' in " + section + ": " + what +
         "\n    way out: correct the value of '" + key + "'; docs/study.md lists what each key takes";
}

const std::string source = "title = \"x\"\n[[source]]\nfile = \"table.csv\"\n";

}  // namespace

TEST_CASE("a study that is not there") {
  const Folder folder;
  CHECK(refusal(folder, [&] { load_study(folder.file("nowhere")); }) ==
        "nowhere: error: study-not-found: there is no study here: nowhere does not exist\n"
        "    way out: name a folder that holds a study.toml, such as examples/siberia; docs/study.md says how to write "
        "one");
}

TEST_CASE("a file that is no TOML is shown where the parser stopped") {
  const std::string way_out =
      "\n    way out: correct this line; texts stand in double quotes, lists in [ ], see docs/study.md";
  const std::string open = refused("title = \"x\nlanguage = \"en\"\n");
  CHECK(open.starts_with("study.toml:1:11: error: study-not-toml: the study file is not valid TOML: "));
  CHECK(open.ends_with(way_out));
  const std::string bare = refused("title = \"x\"\nsubtitle = ratings\n");
  CHECK(bare.starts_with("study.toml:2:12: error: study-not-toml: the study file is not valid TOML: "));
  const std::string twice = refused("title = \"x\"\ntitle = \"y\"\n");
  CHECK(twice.starts_with("study.toml:2:9: error: study-not-toml: the study file is not valid TOML: "));
  CHECK(refused(std::string("title = \"\xff\xfe\"\n")).starts_with("study.toml:1:9: error: study-not-toml: "));
  CHECK(refused(std::string("title = \"x\"\n\0", 13)).starts_with("study.toml:2:1: error: study-not-toml: "));
}

TEST_CASE("an unknown key is named with the nearest one, the first in the file first") {
  CHECK(refused("title = \"x\"\nsubtitel = \"y\"\naaa = 1\n") ==
        "study.toml:2:1: error: study-key-unknown: 'subtitel' is no key of the study\n"
        "    way out: write 'subtitle'");
  CHECK(refused_below("titel = \"y\"") ==
        "study.toml:4:1: error: study-key-unknown: 'titel' is no key of [[source]]\n    way out: write 'title'");
  CHECK(refused_below("[[shares]]\nsource = \"table\"\ncolour = \"red\"") ==
        "study.toml:6:1: error: study-key-unknown: 'colour' is no key of [[shares]]\n"
        "    way out: the keys there are: parts, source, title");
  CHECK(refused_below("[audit]\ncheck = []") ==
        "study.toml:5:1: error: study-key-unknown: 'check' is no key of [audit]\n    way out: write 'checks'");
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"table\"\n  [[rating.activity]]\n"
                      "  indicator = \"a\"\n  wieght = 2") ==
        "study.toml:9:3: error: study-key-unknown: 'wieght' is no key of [[rating.activity]]\n    way out: write "
        "'weight'");
  CHECK(refused_below("[[audit.relation]]\ncheck = \"totals\"\ntable = \"table\"") ==
        "study.toml:6:1: error: study-key-unknown: 'table' is no key of [[audit.relation]]\n"
        "    way out: the keys there are: check, parts, rule, source, target");
  CHECK(refused_below("[[typologies]]\nname = \"t\"") ==
        "study.toml:4:3: error: study-key-unknown: 'typologies' is no key of the study\n    way out: write 'typology'");
}

TEST_CASE("a value of another type is shown where it stands") {
  CHECK(refused("title = 5\n") == wrong("1:9", "title", "the study", "a text in double quotes is expected here"));
  CHECK(refused("title = \"x\"\nsource = \"table.csv\"\n") ==
        wrong("2:10", "source", "the study", "write [[source]], with two brackets, for each one"));
  CHECK(refused("title = \"x\"\n[source]\nfile = \"table.csv\"\n") ==
        wrong("2:1", "source", "the study", "write [[source]], with two brackets, for each one"));
  CHECK(refused("title = \"x\"\nsource = [\"table.csv\"]\n") ==
        wrong("2:10", "source", "the study", "write [[source]] and its lines below it"));
  CHECK(refused_below("header-lines = \"2\"") ==
        wrong("4:16", "header-lines", "[[source]]", "a whole number is expected here"));
  CHECK(refused_below("header-lines = 1.5") ==
        wrong("4:16", "header-lines", "[[source]]", "a whole number is expected here"));
  CHECK(refused_below("stub-columns = -1") ==
        wrong("4:16", "stub-columns", "[[source]]", "a count from 0 to 1,000,000 is expected here"));
  CHECK(refused_below("marks = \"...\"") ==
        wrong("4:9", "marks", "[[source]]", "a table is expected here: { \"...\" = \"...\" }"));
  CHECK(refused_below("marks = { \"...\" = 0 }") ==
        wrong("4:9", "marks", "[[source]]", "the value of '...' must be a text in double quotes"));
  CHECK(refused_below("[[audit]]\nchecks = []") ==
        wrong("4:1", "audit", "the study", "write [audit] and its lines below it"));
  CHECK(refused_below("[[shares]]\nsource = \"table\"\nparts = \"Own funds\"") ==
        wrong("6:9", "parts", "[[shares]]", "a list of texts is expected here: [\"...\", \"...\"]"));
  CHECK(refused_below("[[shares]]\nsource = \"table\"\nparts = [1]") ==
        wrong("6:9", "parts", "[[shares]]", "every item of the list must be a text in double quotes"));
  const std::string activity = "[[rating]]\nname = \"r\"\nsource = \"table\"\n[[rating.activity]]\nindicator = \"a\"\n";
  CHECK(refused_below(activity + "weight = \"2\"") ==
        wrong("9:10", "weight", "[[rating.activity]]", "a number is expected here"));
  CHECK(refused_below(activity + "weight = true") ==
        wrong("9:10", "weight", "[[rating.activity]]", "a number is expected here"));
}

TEST_CASE("a value that is none of the possible ones is refused with the list of those") {
  CHECK(refused("title = \"x\"\nlanguage = \"ru\"\n") ==
        wrong("2:12", "language", "the study", "reports are written in English so far: \"en\""));
  CHECK(refused_below("layout = \"regions\"") ==
        wrong("4:10", "layout", "[[source]]",
              "'regions' is none of: indicator-by-period, membership, region-by-indicator, region-by-period, text"));
  CHECK(refused_below("decimal = \",\"") ==
        wrong("4:11", "decimal", "[[source]]", "',' is none of: comma, detect, point"));
  CHECK(refused_below("thousands = \"dot\"") ==
        wrong("4:13", "thousands", "[[source]]", "'dot' is none of: apostrophe, comma, detect, none, point, space"));
  CHECK(refused_below("delimiter = \"tab\"") ==
        wrong("4:13", "delimiter", "[[source]]", "one character is expected, such as \";\" or \"\\t\""));
  CHECK(refused_below("period = \"last year\"") ==
        wrong("4:10", "period", "[[source]]", "'last year' is no EDTF period such as \"2010\" or \"2010-03\""));
  CHECK(refused_below("unit = \"furlongs\"") ==
        wrong("4:8", "unit", "[[source]]", "'furlongs' is no unit code such as \"%\", \"t\" or \"RUB\""));
  CHECK(refused_below("marks = { \"...\" = \"missing\" }") ==
        wrong("4:9", "marks", "[[source]]",
              "'missing' is neither \"nil\" nor an SDMX status code such as \"O\" (missing)"));
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"table\"\ninput = \"rank\"") ==
        wrong("7:9", "input", "[[rating]]", "'rank' is none of: detect, ranks, values"));
  CHECK(refused_below("[[typology]]\nname = \"t\"\nsource = \"table\"\nlinkage = \"wards\"") ==
        wrong("7:11", "linkage", "[[typology]]",
              "'wards' is none of: average, centroid, complete, mcquitty, median, single, ward.D, ward.D2"));
}

TEST_CASE("values that contradict each other are refused") {
  CHECK(refused_below("layout = \"indicator-by-period\"") ==
        wrong("4:10", "layout", "[[source]]", "indicator-by-period needs to know the region: add region = \"...\""));
  CHECK(refused_below("[[typology]]\nname = \"t\"\nsource = \"table\"\ngroups = 3\nheight = 2.5") ==
        wrong("8:10", "height", "[[typology]]", "give groups or height, not both"));
  const std::string typology = "[[typology]]\nname = \"t\"\nsource = \"table\"\n";
  for (const char* draws : {"0", "-1", "1_000_001"})
    CHECK(refused_below(typology + "support = " + draws) ==
          wrong("7:11", "support", "[[typology]]",
                "a number of draws from 1 to 1,000,000 is expected here, such as 1000"));
  CHECK(refused_below(typology + "support = 2.5") ==
        wrong("7:11", "support", "[[typology]]", "a whole number is expected here"));
  CHECK(refused_below(typology + "seed = 5") ==
        wrong("7:8", "seed", "[[typology]]", "it goes with support = 1000 or another number of draws"));
  CHECK(refused_below(typology + "support = 9\nseed = -1") ==
        wrong("8:8", "seed", "[[typology]]", "a number from 0 to 4,294,967,295 is expected here"));
  const std::string rating = "[[rating]]\nname = \"r\"\nsource = \"table\"\n[[comparison]]\nrating = \"r\"\n";
  const std::string either = wrong("8:10", "rating", "[[comparison]]",
                                   "give either with-rating = \"...\" or source = \"...\" and column = \"...\"");
  CHECK(refused_below(rating) == either);
  CHECK(refused_below(rating + "with-rating = \"r\"\nsource = \"table\"\ncolumn = \"Rank\"") == either);
  CHECK(refused_below(rating + "source = \"table\"") ==
        wrong("9:10", "source", "[[comparison]]", "add column = \"...\": the heading of its ranks"));
  CHECK(refused_below(rating + "with-rating = \"r\"\ncolumn = \"Rank\"") ==
        wrong("10:10", "column", "[[comparison]]", "add source = \"...\": whose column this is"));
}

TEST_CASE("an audit check that is not there is refused where it is named") {
  CHECK(refused_below("[audit]\nchecks = [\"total\"]") ==
        wrong("5:10", "checks", "[audit]", "there is no check 'total'; did you mean 'totals'?"));
  CHECK(refused_below("[audit]\nwithout = [\"mean\"]") ==
        wrong("5:11", "without", "[audit]", "there is no check 'mean'; did you mean 'means'?"));
  CHECK(refused_below("[[audit.relation]]\ncheck = \"spelling\"") ==
        wrong("5:9", "check", "[[audit.relation]]",
              "there is no check 'spelling'; `ecumene list checks` prints those there are"));
}

TEST_CASE("a key that must be there is asked for with the line to add") {
  CHECK(refused("") ==
        "study.toml:1:1: error: study-value-missing: the study has no 'title'\n"
        "    way out: add a line: title = \"...\"");
  CHECK(refused("title = \"\"\n") ==
        "study.toml:1:1: error: study-value-missing: the study has no 'title'\n"
        "    way out: add a line: title = \"...\"");
  CHECK(refused("title = \"x\"\n") ==
        "study.toml:1:1: error: study-value-missing: the study has no [[source]] and no [[document]]\n"
        "    way out: add the lines [[source]] and file = \"...\" for each of its tables, [[document]] for each text");
  CHECK(refused("title = \"x\"\n[[source]]\nname = \"a\"\n") ==
        "study.toml:2:1: error: study-value-missing: [[source]] has no 'file'\n"
        "    way out: add a line: file = \"...\"");
  CHECK(refused_below("[[rating]]\nsource = \"table\"") ==
        "study.toml:4:1: error: study-value-missing: [[rating]] has no 'name'\n"
        "    way out: add a line: name = \"...\"");
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"table\"\n[[rating.activity]]\nweight = 1") ==
        "study.toml:7:1: error: study-value-missing: [[rating.activity]] has no 'indicator'\n"
        "    way out: add a line: indicator = \"...\"");
  CHECK(refused_below("[[comparison]]\nwith-rating = \"r\"") ==
        "study.toml:4:1: error: study-value-missing: [[comparison]] has no 'rating'\n"
        "    way out: add a line: rating = \"...\"");
  CHECK(refused_below("[[typology]]\nname = \"t\"") ==
        "study.toml:4:1: error: study-value-missing: [[typology]] has no 'source'\n"
        "    way out: add a line: source = \"...\"");
  CHECK(refused_below("[[shares]]\ntitle = \"s\"") ==
        "study.toml:4:1: error: study-value-missing: [[shares]] has no 'source'\n"
        "    way out: add a line: source = \"...\"");
  CHECK(refused_below("[[audit.relation]]\ntarget = \"Total\"") ==
        "study.toml:4:1: error: study-value-missing: [[audit.relation]] has no 'check'\n"
        "    way out: add a line: check = \"...\"");
}

TEST_CASE("a name that is not there is shown where it is used") {
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"tabel\"") ==
        "study.toml:6:10: error: study-name-unknown: rating 'r' names the source 'tabel', which the study does not "
        "have\n    way out: write 'table'");
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"exports\"") ==
        "study.toml:6:10: error: study-name-unknown: rating 'r' names the source 'exports', which the study does not "
        "have\n    way out: the sources there are: table");
  CHECK(refused_below("[[comparison]]\nrating = \"r\"\nsource = \"table\"\ncolumn = \"Rank\"") ==
        "study.toml:5:10: error: study-name-unknown: a comparison names the rating 'r', which the study does not have\n"
        "    way out: add a [[rating]] with name = \"r\"");
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"table\"\n[[comparison]]\nrating = \"r\"\n"
                      "with-rating = \"exports\"") ==
        "study.toml:9:15: error: study-name-unknown: a comparison names the rating 'exports', which the study does not "
        "have\n    way out: the ratings there are: r");
  CHECK(refused_below("[[typology]]\nname = \"t\"\nsource = \"table\"\npublished = [\"tabel\"]") ==
        "study.toml:7:13: error: study-name-unknown: typology 't' names the source 'tabel', which the study does not "
        "have\n    way out: write 'table'");
  CHECK(refused_below("[[shares]]\nsource = \"funds\"") ==
        "study.toml:5:10: error: study-name-unknown: [[shares]] names the source 'funds', which the study does not "
        "have\n    way out: the sources there are: table");
  CHECK(refused_below("[[audit.relation]]\ncheck = \"totals\"\nsource = \"tabel\"") ==
        "study.toml:6:10: error: study-name-unknown: an audit relation names the source 'tabel', which the study does "
        "not have\n    way out: write 'table'");
}

TEST_CASE("a further table of a source is named by its number") {
  CHECK(refused_below("[[rating]]\nname = \"r\"\nsource = \"table#2\"").empty());
  CHECK_FALSE(refused_below("[[rating]]\nname = \"r\"\nsource = \"table#\"").empty());
  CHECK_FALSE(refused_below("[[rating]]\nname = \"r\"\nsource = \"exports#2\"").empty());
}

TEST_CASE("a name that is given twice is refused at the second place and shows the first") {
  CHECK(refused(source + "[[source]]\nfile = \"other/table.csv\"\n") ==
        "study.toml:4:1: error: study-name-repeated: two sources are called 'table'; the first stands at "
        "study.toml:2:1\n    way out: give one of them another name = \"...\"");
  CHECK(refused(source + "[[source]]\nfile = \"b.csv\"\nname = \"table\"\n") ==
        "study.toml:6:8: error: study-name-repeated: two sources are called 'table'; the first stands at "
        "study.toml:2:1\n    way out: give one of them another name = \"...\"");
  const std::string rating = "[[rating]]\nname = \"r\"\nsource = \"table\"\n";
  CHECK(refused(source + rating + rating) ==
        "study.toml:8:8: error: study-name-repeated: two ratings are called 'r'; the first stands at study.toml:5:8\n"
        "    way out: give one of them another name = \"...\"");
  const std::string typology = "[[typology]]\nname = \"t\"\nsource = \"table\"\n";
  CHECK(refused(source + typology + typology) ==
        "study.toml:8:8: error: study-name-repeated: two typologies are called 't'; the first stands at "
        "study.toml:5:8\n    way out: give one of them another name = \"...\"");
}

TEST_CASE("columns are counted in letters, as an editor counts them") {
  CHECK(refused("title = \"Томск\"\n[[source]]\nfile = \"т.csv\"\nmarks = { \"…\" = \"O\", \"х\" = 1 }\n") ==
        wrong("4:9", "marks", "[[source]]", "the value of 'х' must be a text in double quotes"));
  CHECK(refused("title = \"x\"\nsource = [ { file = \"Томск.csv\", nmae = \"t\" } ]\n") ==
        "study.toml:2:34: error: study-key-unknown: 'nmae' is no key of [[source]]\n    way out: write 'name'");
}

}  // namespace ecumene
