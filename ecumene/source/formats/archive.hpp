// The parts of a ZIP container (XLSX and ODS are ZIP files of XML parts), read from memory with limits.
//
// A part that claims to unpack to more than 1 GiB, or to more than 300 times its packed size beyond 64 MiB, is refused:
// no workbook needs that, and "zip bombs" do. The XML reader comes with it, so that pugixml stays inside this room.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace ecumene {

class Archive {
 public:
  // `name` is what errors call the file. Throws Error "workbook-damaged" if the bytes are no ZIP container.
  Archive(std::string_view bytes, std::string name);
  ~Archive();
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;

  // The unpacked bytes of a part, or nullopt if there is no such part. Throws Error "workbook-damaged" (checksum, cut
  // off, encrypted part) or "workbook-too-large".
  std::optional<std::string> part(const std::string& path) const;

  const std::string& name() const { return name_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::string name_;
};

// Throws Error "workbook-damaged" saying which part is at fault and why.
[[noreturn]] void damaged_workbook(const std::string& file, const std::string& what);

}  // namespace ecumene
