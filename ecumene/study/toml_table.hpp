// One table of study.toml with strict reading: every key is asked for once, and what nobody asked for is an error that
// names the nearest key there is. Internal to the study room; toml++ stays in toml_table.cpp.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/base/finding.hpp"
#include "ecumene/study/names.hpp"

namespace ecumene {

class TomlTable {
 public:
  // Parses a whole file. Throws Error "study-not-toml" with the place where the parser stopped.
  static TomlTable parse(std::string_view text, const std::string& file);

  TomlTable(TomlTable&&) noexcept;
  ~TomlTable();

  // The value of `key`, or nullopt. Throws Error "study-value-wrong" where it has another type.
  std::optional<std::string> text(std::string_view key);
  std::optional<double> number(std::string_view key);
  std::optional<std::int64_t> integer(std::string_view key);
  std::vector<std::string> texts(std::string_view key);
  std::map<std::string, std::string> text_map(std::string_view key);
  std::vector<TomlTable> tables(std::string_view key);   // [[key]]
  std::optional<TomlTable> table(std::string_view key);  // [key]

  // As text, but throws Error "study-value-missing" where the key is not there.
  std::string required_text(std::string_view key);

  template <class T>
  void option(std::string_view key, T& value) {
    const std::optional<std::string> name = text(key);
    if (!name) return;
    const std::optional<T> found = value_of<T>(*name);
    if (!found) refuse(key, "'" + *name + "' is none of: " + names_listed<T>());
    value = *found;
  }

  // Throws Error "study-key-unknown" for a key that none of the calls above asked for.
  void finish() const;

  // Throws Error "study-value-wrong" at the place of `key`.
  [[noreturn]] void refuse(std::string_view key, const std::string& what) const;
  Place place(std::string_view key = {}) const;

 private:
  struct State;
  explicit TomlTable(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ecumene
