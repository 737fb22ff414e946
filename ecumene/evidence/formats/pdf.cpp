// PDF by the program pdftotext of poppler-utils: poppler is GPL, so it is run, not linked.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>

#include "ecumene/evidence/formats/extracted.hpp"

extern char** environ;

namespace ecumene {
namespace {

Error failed(std::string code, const std::string& path, std::string what, std::string way_out) {
  return Error({.code = std::move(code),
                .severity = Severity::error,
                .what = std::move(what),
                .way_out = std::move(way_out),
                .places = {{.source = path}}});
}

// A program that runs, and its standard output. It is killed if it has not been waited for.
class Child {
 public:
  Child(std::vector<std::string> words, const std::string& path) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw failed("program-missing", path, "no pipe to pdftotext could be opened",
                   "close other programs and try again");
    output_ = ends[0];
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const int trouble = ::posix_spawnp(&id_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(ends[1]);
    if (trouble == 0) return;
    ::close(output_);
    throw failed("program-missing", path, "PDF files are read with the program pdftotext, which is not installed",
                 "install it (Debian and Ubuntu: apt-get install poppler-utils), or save the document as text");
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;
  ~Child() {
    ::close(output_);
    if (id_ <= 0) return;
    ::kill(id_, SIGKILL);
    wait();
  }

  int output() const { return output_; }
  // Its exit status, -1 if it was killed.
  int wait() {
    int status = 0;
    while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
    }
    id_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  pid_t id_ = 0;
  int output_ = -1;
};

// All that the child prints, within two minutes and 256 MiB.
std::string output_of(Child& child, const std::string& path) {
  constexpr std::size_t most_bytes = std::size_t{256} << 20;
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::minutes(2);
  std::string output;
  std::array<char, 1 << 16> buffer;
  while (true) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd ready{.fd = child.output(), .events = POLLIN, .revents = 0};
    const int polled = left.count() <= 0 ? 0 : ::poll(&ready, 1, static_cast<int>(left.count()));
    if (polled < 0 && errno == EINTR) continue;
    if (polled == 0 || output.size() > most_bytes)
      throw failed("document-too-large", path, "pdftotext takes more than two minutes or prints more than 256 MiB",
                   "split the document, or save its text as .txt and read that");
    const ssize_t read = ::read(child.output(), buffer.data(), buffer.size());
    if (read < 0 && errno == EINTR) continue;
    if (read <= 0) return output;
    output.append(buffer.data(), static_cast<std::size_t>(read));
  }
}

}  // namespace

ExtractedText pdf_text(const std::string& path) {
  const std::string file = path.starts_with('-') ? "./" + path : path;  // no option of pdftotext
  Child child({"pdftotext", "-bbox-layout", "-enc", "UTF-8", file, "-"}, path);
  const std::string layout = output_of(child, path);
  const int status = child.wait();
  if (status == 127)  // where posix_spawn reports a missing program so
    throw failed("program-missing", path, "PDF files are read with the program pdftotext, which is not installed",
                 "install it (Debian and Ubuntu: apt-get install poppler-utils), or save the document as text");
  if (status != 0)
    throw failed("document-damaged", path,
                 status == 3 ? "the PDF does not allow its text to be taken out, or is encrypted"
                             : "pdftotext finds the PDF damaged, or protected by a password",
                 "open the document, save it again without protection, and read that copy");
  return pdf_layout_text(layout, path);
}

}  // namespace ecumene
