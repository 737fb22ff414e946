#include "ecumene/source/formats/archive.hpp"

#include <zip.h>

#include <utility>

#include "ecumene/base/finding.hpp"

namespace ecumene {

namespace {
constexpr std::uint64_t largest_part = std::uint64_t{1} << 30;
constexpr std::uint64_t unsuspicious_part = std::uint64_t{64} << 20;
constexpr std::uint64_t largest_ratio = 300;
}  // namespace

struct Archive::State {
  zip_t* zip = nullptr;
  ~State() {
    if (zip != nullptr) zip_discard(zip);
  }
};

void damaged_workbook(const std::string& file, const std::string& what) {
  throw Error(Finding{.code = "workbook-damaged",
                      .severity = Severity::error,
                      .what = what,
                      .way_out = "open the file in a spreadsheet program, save it again, and read that copy",
                      .places = {{.source = file}}});
}

Archive::Archive(std::string_view bytes, std::string name) : state_(std::make_unique<State>()), name_(std::move(name)) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr) state_->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (state_->zip != nullptr) return;
  const std::string reason = zip_error_strerror(&error);
  zip_error_fini(&error);
  if (source != nullptr) zip_source_free(source);
  damaged_workbook(name_, "the workbook is no intact ZIP container: " + reason);
}

Archive::~Archive() = default;

std::optional<std::string> Archive::part(const std::string& path) const {
  zip_stat_t info;
  if (zip_stat(state_->zip, path.c_str(), 0, &info) != 0) return std::nullopt;
  const bool knows_sizes = (info.valid & ZIP_STAT_SIZE) != 0 && (info.valid & ZIP_STAT_COMP_SIZE) != 0;
  if (!knows_sizes || info.size > largest_part ||
      (info.size > unsuspicious_part && info.size / largest_ratio > info.comp_size)) {
    throw Error(Finding{.code = "workbook-too-large",
                        .severity = Severity::error,
                        .what = "the part '" + path + "' would unpack to " + std::to_string(info.size >> 20) +
                                " MiB from " + std::to_string(info.comp_size >> 20) + " MiB",
                        .way_out = "save the sheet as CSV, which is read piece by piece",
                        .places = {{.source = name_}}});
  }
  zip_file_t* file = zip_fopen(state_->zip, path.c_str(), 0);
  if (file == nullptr)
    damaged_workbook(name_, "the part '" + path + "' cannot be opened: " + zip_strerror(state_->zip));
  std::string content(info.size, '\0');
  const zip_int64_t read = zip_fread(file, content.data(), content.size());
  const int closed = zip_fclose(file);
  if (read < 0 || static_cast<std::uint64_t>(read) != info.size || closed != 0) {
    damaged_workbook(name_, "the part '" + path + "' is cut off or damaged");
  }
  return content;
}

}  // namespace ecumene
