#include "ecumene/base/write_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <ostream>
#include <streambuf>
#include <system_error>
#include <utility>

#include "ecumene/base/finding.hpp"

namespace ecumene {

namespace fs = std::filesystem;

namespace {
std::string reason(int error_number) {
  return std::generic_category().message(error_number);
}

[[noreturn]] void not_written(const std::string& path, int error_number) {
  const bool full = error_number == ENOSPC || error_number == EDQUOT;
  throw Error(Finding{
      .code = "file-not-written",
      .severity = Severity::error,
      .what = "the file could not be written: " + reason(error_number),
      .way_out =
          full ? "make room on the disk, or name another folder with --output; what stood there before is untouched"
               : "name a folder you may write to with --output; what stood there before is untouched",
      .places = {{.source = path}}});
}

// Closes and removes the half-written file unless it was renamed into place. A device or pipe (/dev/stdout) is no file
// to be replaced: it is written to directly.
class PartFile {
 public:
  explicit PartFile(const std::string& path) {
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    is_aside_ = !fs::exists(status) || fs::is_regular_file(status);
    path_ = is_aside_ ? path + ".part" : path;
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  }
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;
  ~PartFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (is_aside_ && !renamed_) ::unlink(path_.c_str());
  }

  bool is_open() const { return descriptor_ >= 0; }

  bool write(std::string_view content) {
    while (!content.empty()) {
      const ssize_t written = ::write(descriptor_, content.data(), content.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      content.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }

  bool finish(const std::string& path) {
    // A file system that cannot flush (EINVAL: a pipe-like target) still holds what was written.
    if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) return false;
    if (::close(std::exchange(descriptor_, -1)) != 0) return false;
    if (!is_aside_) return true;
    renamed_ = std::rename(path_.c_str(), path.c_str()) == 0;
    return renamed_;
  }

 private:
  std::string path_;
  int descriptor_ = -1;
  bool is_aside_ = true;
  bool renamed_ = false;
};

// Hands what a stream is given to the half-written file; refusals pass through the stream.
class PartStream : public std::streambuf {
 public:
  PartStream(PartFile& part, const std::string& path) : part_(part), path_(path) {}

 protected:
  std::streamsize xsputn(const char* text, std::streamsize size) override {
    if (!part_.write({text, static_cast<std::size_t>(size)})) not_written(path_, errno);
    return size;
  }
  int_type overflow(int_type c) override {
    const char character = traits_type::to_char_type(c);
    xsputn(&character, 1);
    return c;
  }

 private:
  PartFile& part_;
  const std::string& path_;
};

void make_folder_of(const std::string& path) {
  const fs::path folder = fs::path(path).parent_path();
  std::error_code error;
  if (!folder.empty()) fs::create_directories(folder, error);
  if (error) not_written(path, error.value());
}
}  // namespace

void write_file(const std::string& path, std::string_view content) {
  make_folder_of(path);
  PartFile part(path);
  if (!part.is_open() || !part.write(content) || !part.finish(path)) not_written(path, errno);
}

void write_file(const std::string& path, const std::function<void(std::ostream&)>& produce) {
  make_folder_of(path);
  PartFile part(path);
  if (!part.is_open()) not_written(path, errno);
  PartStream buffer(part, path);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);
  produce(out);
  if (!part.finish(path)) not_written(path, errno);
}

}  // namespace ecumene
