#include "ecumene/source/file_bytes.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "ecumene/base/finding.hpp"

namespace ecumene {
namespace {

Finding about(const std::string& path, std::string what, std::string way_out) {
  Finding finding;
  finding.severity = Severity::error;
  finding.what = std::move(what);
  finding.way_out = std::move(way_out);
  finding.places = {Place{.source = path}};
  return finding;
}

[[noreturn]] void refuse_missing(const std::string& path) {
  Finding finding =
      about(path, "there is no such file", "check the spelling, and the folder from which the command is run");
  if (path.empty()) {
    finding.what = "the name of the file is empty";
    finding.places.clear();
  }
  finding.code = "file-not-found";
  throw Error(std::move(finding));
}

// What the system says, in words that do not need its manual.
[[noreturn]] void refuse_system(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) refuse_missing(path);
  Finding finding = about(path, "the file cannot be read: " + std::generic_category().message(error),
                          "check the disk, or copy the file to another place and read it there");
  finding.code = "file-not-readable";
  if (error == EACCES || error == EPERM) {
    finding.what = "the file cannot be read: you have no permission to";
    finding.way_out = "ask its owner, or change its permissions: chmod u+r";
  } else if (error == EMFILE || error == ENFILE) {
    finding.what = "the file cannot be read: too many files are open";
    finding.way_out = "close other programs, or read fewer files at a time";
  } else if (error == ELOOP || error == ENAMETOOLONG) {
    finding.what =
        error == ELOOP ? "the file cannot be read: its links lead in a circle" : "the name of the file is too long";
    finding.way_out = "name the file itself";
  }
  throw Error(std::move(finding));
}

class OpenFile {
 public:
  // Without O_NONBLOCK, opening a pipe that nobody writes to waits for ever.
  explicit OpenFile(const std::string& path) : handle_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {
    if (handle_ < 0) refuse_system(path, errno);
  }
  ~OpenFile() { ::close(handle_); }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int handle() const { return handle_; }

 private:
  int handle_;
};

[[noreturn]] void refuse_size(const std::string& path, std::uint64_t size, std::uint64_t most) {
  constexpr std::uint64_t mega = 1 << 20;
  Finding finding = about(path,
                          "the file has " + std::to_string(size / mega) +
                              " MiB; a table that is read into memory may have " + std::to_string(most / mega),
                          "cut the file into parts, or keep only the columns that are needed");
  finding.code = "file-too-large";
  throw Error(std::move(finding));
}

std::uint64_t checked_size(const OpenFile& file, const std::string& path) {
  struct stat status {};
  if (::fstat(file.handle(), &status) != 0) refuse_system(path, errno);
  if (S_ISDIR(status.st_mode)) {
    Finding finding = about(path, "this is a folder, not a file", "name a file in it");
    finding.code = "file-is-directory";
    throw Error(std::move(finding));
  }
  if (!S_ISREG(status.st_mode)) {
    Finding finding =
        about(path, "this is a pipe or a device, not a file", "save its contents to a file and name that");
    finding.code = "file-not-regular";
    throw Error(std::move(finding));
  }
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace

std::string file_bytes(const std::string& path, std::uint64_t most_bytes) {
  // A name with a NUL inside would be cut there by the system and name another file.
  if (path.empty() || path.find('\0') != std::string::npos) refuse_missing(path);
  const OpenFile file(path);
  const std::uint64_t size = checked_size(file, path);
  if (size > most_bytes) refuse_size(path, size, most_bytes);
  std::string bytes(size + 1, '\0');  // one more, to see the end; the file may grow meanwhile
  std::size_t filled = 0;
  for (;;) {
    const ssize_t got = ::read(file.handle(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) refuse_system(path, errno);
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
    if (filled > most_bytes) refuse_size(path, filled, most_bytes);
    if (filled == bytes.size()) bytes.resize(bytes.size() * 2);
  }
  bytes.resize(filled);
  return bytes;
}

}  // namespace ecumene
