// Options that several commands share, and where each command adds its own. Only the arguments*.cpp include this.
#pragma once

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "apps/cli/arguments.hpp"
#include "ecumene/study/names.hpp"

namespace ecumene::cli {

// An option whose value is one of the named values of T.
template <class T>
void add_choice(CLI::App* app, const std::string& flags, T& target, const std::string& help) {
  app->add_option_function<std::string>(
         flags,
         [&target, flags](const std::string& name) {
           const std::optional<T> value = value_of<T>(name);
           if (!value) throw CLI::ValidationError(flags, "'" + name + "' is none of: " + names_listed<T>());
           target = *value;
         },
         help + ": " + names_listed<T>())
      ->type_name("NAME");
}

// An option whose value is one of a few words.
template <class T>
void add_word(CLI::App* app, const std::string& flag, T& target, const std::vector<std::pair<std::string, T>>& words,
              const std::string& help) {
  std::string list;
  for (const auto& [word, value] : words) list += (list.empty() ? "" : ", ") + word;
  app->add_option_function<std::string>(
         flag,
         [&target, flag, words, list](const std::string& word) {
           const auto found = std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.first == word; });
           if (found == words.end()) throw CLI::ValidationError(flag, "'" + word + "' is none of: " + list);
           target = found->second;
         },
         help + ": " + list)
      ->type_name("NAME");
}

// A check that a value is written in digits alone and lies from `least` to `most`.
CLI::Validator whole_number(std::uint64_t least, std::uint64_t most);
// The same for any number of 0 or more.
CLI::Validator not_negative();

void add_format(CLI::App* app, Format& format, const std::vector<std::pair<std::string, Format>>& formats);
void add_tables(CLI::App* app, Arguments& a, const std::string& what);
// Which columns an analysis takes.
void add_columns(CLI::App* app, Arguments& a);

void add_read(CLI::App& root, Arguments& a);
void add_find(CLI::App& root, Arguments& a);
void add_verify(CLI::App& root, Arguments& a);
void add_group(CLI::App& root, Arguments& a);

}  // namespace ecumene::cli
