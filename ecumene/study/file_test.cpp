#include "ecumene/study/file.hpp"

#include <doctest/doctest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>

#include "ecumene/base/test_folder_internal.hpp"
#include "ecumene/base/write_file.hpp"

namespace ecumene {

namespace {

using tests::Folder;
using tests::refusal;

// While one of these lives, no file of this process grows beyond `bytes`: the disk is as good as full.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  void (*handler_)(int);
  rlimit before_{};
};

}  // namespace

TEST_CASE("a file that is written reads back byte for byte, and folders on the way are made") {
  const Folder folder;
  const std::string content("line\r\n\0\xff end", 13);
  write_file(folder.file("a/b/table.csv"), content);
  CHECK(read_file(folder.file("a/b/table.csv")) == content);
  CHECK_FALSE(folder.has("a/b/table.csv.part"));
  write_file(folder.file("a/b/table.csv"), "");
  CHECK(read_file(folder.file("a/b/table.csv")).empty());
}

TEST_CASE("a disk that fills up while a file is written leaves the old file and no half of the new one") {
  const Folder folder;
  folder.write("report.md", "the good report");
  std::string said;
  {
    const SmallDisk disk(10);
    said = refusal(folder, [&] { write_file(folder.file("report.md"), std::string(1000, 'x')); });
  }
  CHECK(said ==
        "report.md: error: file-not-written: the file could not be written: File too large\n"
        "    way out: name a folder you may write to with --output; what stood there before is untouched");
  CHECK(folder.read("report.md") == "the good report");
  CHECK_FALSE(folder.has("report.md.part"));
}

TEST_CASE("a name that is taken by a folder is refused and the folder stays") {
  const Folder folder;
  folder.write("report.md/inside.txt", "inside");
  CHECK(refusal(folder, [&] { write_file(folder.file("report.md"), "new"); }) ==
        "report.md: error: file-not-written: the file could not be written: Is a directory\n"
        "    way out: name a folder you may write to with --output; what stood there before is untouched");
  CHECK(folder.read("report.md/inside.txt") == "inside");
}

TEST_CASE("the old file stays where the new one cannot be written aside") {
  const Folder folder;
  folder.write("report.md", "the good report");
  folder.write("report.md.part/inside.txt", "somebody's");
  CHECK_THROWS_AS(write_file(folder.file("report.md"), "new"), Error);
  CHECK(folder.read("report.md") == "the good report");
  CHECK(folder.read("report.md.part/inside.txt") == "somebody's");
}

TEST_CASE("a folder that may not be written to is refused and what is in it stays") {
  const Folder folder;
  folder.write("locked/report.md", "the good report");
  REQUIRE(::chmod(folder.file("locked").c_str(), 0555) == 0);
  const std::string said = refusal(folder, [&] { write_file(folder.file("locked/report.md"), "new"); });
  ::chmod(folder.file("locked").c_str(), 0755);
  if (::geteuid() == 0) {
    MESSAGE("skipped: the superuser may write everywhere");
    return;
  }
  CHECK(said ==
        "locked/report.md: error: file-not-written: the file could not be written: Permission denied\n"
        "    way out: name a folder you may write to with --output; what stood there before is untouched");
  CHECK(folder.read("locked/report.md") == "the good report");
}

TEST_CASE("a folder that cannot be made is refused: its name is that of a file") {
  const Folder folder;
  folder.write("table.csv", "Region,Output\n");
  CHECK(refusal(folder, [&] { write_file(folder.file("table.csv/report.md"), "new"); }) ==
        "table.csv/report.md: error: file-not-written: the file could not be written: Not a directory\n"
        "    way out: name a folder you may write to with --output; what stood there before is untouched");
  CHECK(folder.read("table.csv") == "Region,Output\n");
}

TEST_CASE("a device is written to directly, and a full one says so") {
  const Folder folder;
  if (!std::filesystem::exists("/dev/full")) {
    MESSAGE("skipped: this system has no /dev/full");
    return;
  }
  CHECK(refusal(folder, [] { write_file("/dev/full", "x"); }) ==
        "/dev/full: error: file-not-written: the file could not be written: No space left on device\n"
        "    way out: make room on the disk, or name another folder with --output; what stood there before is "
        "untouched");
  CHECK_FALSE(std::filesystem::exists("/dev/full.part"));
  CHECK(std::filesystem::is_character_file("/dev/full"));
  write_file("/dev/null", "x");
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("what cannot be read as a file is refused with its reason") {
  const Folder folder;
  CHECK(refusal(folder, [&] { read_file(folder.file("none.csv")); }).starts_with("none.csv: error: file-not-found: "));
  folder.write("inside/table.csv", "x");
  CHECK(refusal(folder, [&] { read_file(folder.file("inside")); }).starts_with("inside: error: file-is-directory: "));
}

TEST_CASE("a study is a folder with study.toml, or that file") {
  const Folder folder;
  folder.write("study.toml", "title = \"x\"\n");
  CHECK(study_file(folder.path()) == folder.file("study.toml"));
  CHECK(study_file(folder.file("study.toml")) == folder.file("study.toml"));
  folder.write("empty/note.txt", "");
  CHECK(refusal(folder, [&] { study_file(folder.file("empty")); }) ==
        "empty: error: study-not-found: there is no study here: empty/study.toml does not exist\n"
        "    way out: name a folder that holds a study.toml, such as examples/siberia; docs/study.md says how to write "
        "one");
  CHECK(refusal(folder, [&] { study_file(folder.file("none")); }) ==
        "none: error: study-not-found: there is no study here: none does not exist\n"
        "    way out: name a folder that holds a study.toml, such as examples/siberia; docs/study.md says how to write "
        "one");
}

}  // namespace ecumene
