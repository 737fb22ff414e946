// Many documents into one store: what is there already is passed over, what has changed is read again.
#include <algorithm>

#include "ecumene/base/sha256.hpp"
#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/anchor.hpp"
#include "ecumene/evidence/store.hpp"
#include "ecumene/source/file_bytes.hpp"

namespace ecumene {
namespace {

// Documents of one transaction. A run that goes on after another begins where a transaction ended, so that its
// transactions are those of a run that was never cut off.
constexpr std::size_t batch = 64;

class StoreRun {
 public:
  explicit StoreRun(const StoreOptions& options) : options_(options), store_(options.store) {}

  StoreReading read(const std::vector<std::string>& files) {
    for (std::size_t i = 0; i < files.size(); ++i) {
      if (options_.progress)
        options_.progress("reading " + files[i], static_cast<double>(i) / static_cast<double>(files.size()));
      try {
        take(files[i]);
      } catch (const Error& error) {
        if (is_about_store(error.finding())) throw;
        ++result_.refused;
        result_.findings.push_back(error.finding());
      }
      if (put_ == batch) {
        store_.commit();
        put_ = 0;
      }
    }
    store_.finish();
    return std::move(result_);
  }

 private:
  static bool is_about_store(const Finding& finding) {
    return finding.code.starts_with("store-") || finding.code == "file-not-written";
  }

  void take(const std::string& file) {
    const std::string name = source_name(file, options_.store);
    refuse_name(name);
    const std::optional<SourceRecord> known = store_.source(name);
    const std::string bytes = file_bytes(file);
    if (known && is_as_read(*known, bytes)) {
      ++result_.unchanged;
      return;
    }
    const Document document = Document::of_file(file, options_.encoding);
    const SourceRecord record = source_record(document, name, options_.language, options_.program);
    if (known && *known == record) {  // an encoding may be given by another of its names
      ++result_.unchanged;
      return;
    }
    append(document.findings());
    if (known && known->sha256 != record.sha256) report(name, document);
    ++(known ? result_.changed : result_.read);
    const Reading reading = read_text(document.text(), {.language = language(options_.language)});
    append(reading_findings(document, reading));
    store_.put(record, document, reading);
    ++put_;
  }

  bool is_as_read(const SourceRecord& known, const std::string& bytes) const {
    const bool same_encoding = options_.encoding.empty() || utf8::lowered(options_.encoding) == known.encoding;
    return same_encoding && known.language == options_.language && known.program == options_.program &&
           known.bytes == bytes.size() && known.sha256 == sha256(bytes);
  }

  // The names of a ledger are text.
  void refuse_name(const std::string& name) const {
    if (!utf8::first_invalid(name)) return;
    throw Error(Finding{.code = "source-name-not-text",
                        .severity = Severity::error,
                        .what = "the name of the file is not UTF-8, so that no ledger can hold it",
                        .way_out = "rename the file",
                        .places = {{.source = name}}});
  }

  void report(const std::string& name, const Document& document) {
    const std::vector<Passage> passages = store_.passages(name);
    append(anchor_findings(document.text(), passages, anchors_in(document.text(), passages), document.name()));
  }

  void append(const std::vector<Finding>& findings) {
    result_.findings.insert(result_.findings.end(), findings.begin(), findings.end());
  }

  const StoreOptions& options_;
  StoreWriter store_;
  StoreReading result_{};
  std::size_t put_ = 0;  // since the last transaction
};

}  // namespace

StoreReading read_into_store(const std::vector<std::string>& files, const StoreOptions& options) {
  return StoreRun(options).read(files);
}

}  // namespace ecumene
