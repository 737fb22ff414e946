// The reader: takes the input window by window, lets the scanner make rows of it, and says what was odd.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "ecumene/base/delimited_scanner_internal.hpp"

namespace ecumene {

namespace {

constexpr std::size_t listed_findings = 20;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

[[noreturn]] void fail_to_read(const std::string& path, int error) {
  const Place place{.source = path};
  if (error == ENOENT || error == ENOTDIR) {
    throw Error({.code = "file-not-found",
                 .severity = Severity::error,
                 .what = "there is no such file",
                 .way_out = "check the path; a relative one starts at the directory the command runs in",
                 .places = {place}});
  }
  if (error == EISDIR) {
    throw Error({.code = "file-is-directory",
                 .severity = Severity::error,
                 .what = "this is a directory, not a file",
                 .way_out = "name one of the files in it",
                 .places = {place}});
  }
  throw Error({.code = "file-not-readable",
               .severity = Severity::error,
               .what = std::string("the file cannot be read: ") + std::strerror(error),
               .way_out = "check that you may read it (ls -l) and that its disk is well",
               .places = {place}});
}

// A file that is closed when it goes out of scope.
class File {
 public:
  explicit File(const std::string& path) : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail_to_read(path_, errno);
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) {
      ::close(descriptor_);
      fail_to_read(path_, EISDIR);
    }
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  // Up to `size` bytes; 0 at the end of the file.
  std::size_t read(char* to, std::size_t size) {
    for (;;) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) return static_cast<std::size_t>(got);
      if (errno != EINTR) fail_to_read(path_, errno);
    }
  }

 private:
  std::string path_;
  int descriptor_;
};

// The bytes not yet used, from memory or from a file through a buffer.
class Input {
 public:
  explicit Input(std::string_view bytes) : rest_(bytes) {}
  explicit Input(const std::string& path) : file_(std::make_unique<File>(path)) {}

  struct Window {
    std::string_view bytes;
    InputEnd end = InputEnd::last;
  };

  // The next `size` bytes, fewer only at the end of the input. Earlier windows are no longer valid.
  Window window(std::size_t size) {
    // One byte more than asked for, to know whether the window is the last.
    if (file_ && rest_.size() <= size && !ended_) fill(size + 1);
    if (rest_.size() <= size) return {rest_, InputEnd::last};
    return {rest_.substr(0, size), InputEnd::more_follows};
  }

  void advance(std::size_t size) { rest_.remove_prefix(size); }

 private:
  void fill(std::size_t size) {
    // Whole pages, and at least twice the rest, so that moving it costs less than reading it did.
    const std::size_t capacity = (size + 4095) / 4096 * 4096;
    if (buffer_size_ < capacity) {
      auto larger = std::make_unique_for_overwrite<char[]>(capacity);
      if (!rest_.empty()) std::memcpy(larger.get(), rest_.data(), rest_.size());
      buffer_ = std::move(larger);
      buffer_size_ = capacity;
    } else if (!rest_.empty()) {
      std::memmove(buffer_.get(), rest_.data(), rest_.size());
    }
    std::size_t filled = rest_.size();
    while (filled < size && !ended_) {
      const std::size_t got = file_->read(buffer_.get() + filled, buffer_size_ - filled);
      ended_ = got == 0;
      filled += got;
    }
    rest_ = {buffer_.get(), filled};
  }

  std::unique_ptr<File> file_;
  std::unique_ptr<char[]> buffer_;
  std::size_t buffer_size_ = 0;
  std::string_view rest_;
  bool ended_ = false;
};

DelimitedOptions sound(DelimitedOptions options) {
  constexpr std::size_t most = (std::size_t{1} << 30) - 1;  // offsets in a window have 30 bits
  options.max_record_bytes = std::clamp<std::size_t>(options.max_record_bytes, 1, most);
  options.group_bytes = std::clamp<std::size_t>(options.group_bytes, 1, options.max_record_bytes);
  return options;
}

// Where the text shown in a message ends: with the line, and after at most 40 bytes, at the start of a character.
std::size_t excerpt_end(std::string_view text, std::size_t begin) {
  std::size_t end = std::min({text.find_first_of("\r\n", begin), begin + 40, text.size()});
  while (end < text.size() && end > begin && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return end;
}

std::string size_in_words(std::size_t bytes) {
  if (bytes % (std::size_t{1} << 20) == 0) return std::to_string(bytes >> 20) + " MiB";
  return std::to_string(bytes) + " bytes";
}

}  // namespace

struct DelimitedReader::State {
  State(Input from, std::string called, const DelimitedOptions& with)
      : input(std::move(from)), name(std::move(called)), options(sound(with)), scanner(options) {}

  Input input;
  std::string name;
  DelimitedOptions options;
  DelimitedScanner scanner;
  DelimitedGroup group;
  std::uint64_t byte_offset = 0;
  std::uint64_t row = 1;
  std::uint64_t line = 1;
  std::vector<Finding> findings;
  std::uint64_t texts_after_quotes = 0;
  std::uint64_t quotes_not_closed = 0;

  void skip_byte_order_mark() {
    if (!input.window(byte_order_mark.size()).bytes.starts_with(byte_order_mark)) return;
    input.advance(byte_order_mark.size());
    byte_offset += byte_order_mark.size();
  }

  // `at` is an offset in `window`, which begins with record `first_row` on `first_line`.
  Place place(std::string_view window, std::size_t record_begin, std::size_t at, LinePosition record) const {
    const LinePosition position = advanced(record, window.substr(record_begin, at - record_begin));
    const std::size_t end = excerpt_end(window, at);
    return {.source = name,
            .line = position.line,
            .column = position.column,
            .byte_begin = byte_offset + at,
            .byte_end = byte_offset + end,
            .text = std::string(window.substr(at, end - at))};
  }

  void report_open_quote(std::string_view window, std::size_t quote) {
    if (++quotes_not_closed > listed_findings) return;
    Place where = place(window, 0, quote, {.line = line, .column = 1});
    where.row = static_cast<std::uint32_t>(row);
    findings.push_back({.code = "quote-not-closed",
                        .severity = Severity::warning,
                        .what = "a quote opens here and never closes; it is read as a character of the text",
                        .way_out = "close the quote, or double it (\"\") if it belongs to the text",
                        .places = {std::move(where)}});
  }

  void report_texts_after_quotes(std::string_view window) {
    for (const auto& text : scanner.texts_after_quotes()) {
      if (++texts_after_quotes > listed_findings) continue;
      const DelimitedRow record = group[text.row];
      const auto record_begin = static_cast<std::size_t>(record.byte_begin() - byte_offset);
      Place where = place(window, record_begin, text.begin, {.line = record.line(), .column = 1});
      where.row = static_cast<std::uint32_t>(record.number());
      findings.push_back({.code = "text-after-quote",
                          .severity = Severity::warning,
                          .what = "text follows a closing quote; it is kept as part of the field",
                          .way_out =
                              "if the quote belongs to the text, double it (\"\") and quote the whole field; if a "
                              "field runs over several lines here, a quote before it was not closed",
                          .places = {std::move(where)}});
    }
  }

  [[noreturn]] void refuse_long_record() const {
    throw Error({.code = "line-too-long",
                 .severity = Severity::error,
                 .what = "the record that begins on line " + std::to_string(line) + " is longer than " +
                         size_in_words(options.max_record_bytes),
                 .way_out = "check that this is a table in plain text, and its line ends and quotes from there on",
                 .places = {{.source = name,
                             .line = line,
                             .column = 1,
                             .row = static_cast<std::uint32_t>(row),
                             .byte_begin = byte_offset,
                             .byte_end = byte_offset + options.max_record_bytes}}});
  }

  const DelimitedGroup* take(std::string_view window, std::size_t used) {
    report_texts_after_quotes(window);
    input.advance(used);
    byte_offset += used;
    line += scanner.lines();
    row += group.size();
    return &group;
  }

  const DelimitedGroup* next() {
    if (byte_offset == 0) skip_byte_order_mark();
    std::size_t size = options.group_bytes;
    std::vector<std::size_t> plain_quotes;
    for (;;) {
      const Input::Window window = input.window(size);
      if (window.bytes.empty()) return nullptr;
      group.byte_offset_ = byte_offset;
      group.first_row_ = row;
      group.first_line_ = line;
      const std::size_t used = scanner.scan(window.bytes, window.end, plain_quotes, group);
      if (used > 0) return take(window.bytes, used);
      if (window.end == InputEnd::more_follows && size < options.max_record_bytes) {
        size = std::min(2 * size, options.max_record_bytes);
      } else if (const auto quote = scanner.open_quote()) {
        report_open_quote(window.bytes, *quote);
        plain_quotes.push_back(*quote);
      } else {
        refuse_long_record();
      }
    }
  }
};

DelimitedReader::DelimitedReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
DelimitedReader::DelimitedReader(DelimitedReader&&) noexcept = default;
DelimitedReader& DelimitedReader::operator=(DelimitedReader&&) noexcept = default;
DelimitedReader::~DelimitedReader() = default;

DelimitedReader DelimitedReader::open(const std::string& path, const DelimitedOptions& options) {
  return DelimitedReader(std::make_unique<State>(Input(path), path, options));
}

DelimitedReader DelimitedReader::from_bytes(std::string_view bytes, std::string name, const DelimitedOptions& options) {
  return DelimitedReader(std::make_unique<State>(Input(bytes), std::move(name), options));
}

const DelimitedGroup* DelimitedReader::next_group() {
  return state_->next();
}

std::vector<Finding> DelimitedReader::findings() const {
  std::vector<Finding> all = state_->findings;
  const auto add_rest = [&all](std::uint64_t given, std::string_view code) {
    if (given <= listed_findings) return;
    const auto last = std::find_if(all.rbegin(), all.rend(), [&](const Finding& f) { return f.code == code; });
    last->what += " (and so in " + std::to_string(given - listed_findings) + " more places)";
  };
  add_rest(state_->texts_after_quotes, "text-after-quote");
  add_rest(state_->quotes_not_closed, "quote-not-closed");
  return all;
}

}  // namespace ecumene
