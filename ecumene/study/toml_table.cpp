#include "ecumene/study/toml_table.hpp"

#include <toml++/toml.h>

#include <set>
#include <utility>

namespace ecumene {

struct TomlTable::State {
  std::shared_ptr<const toml::table> document;  // keeps the nodes alive
  const toml::table* table = nullptr;
  std::string file;
  std::string name;  // "[[rating]]" in messages
  std::string path;  // "rating", so that its activities are called [[rating.activity]]; empty for the whole study
  std::set<std::string, std::less<>> asked;

  const toml::node* find(std::string_view key) {
    asked.emplace(key);
    return table->get(key);
  }

  std::string path_of(std::string_view key) const { return (path.empty() ? "" : path + ".") + std::string(key); }

  // The table `inner` that stands under `key`, named in messages with these brackets around its path.
  std::unique_ptr<State> below(std::string_view key, const toml::table* inner, std::string_view open,
                               std::string_view close) const {
    auto state = std::make_unique<State>();
    state->document = document;
    state->table = inner;
    state->file = file;
    state->path = path_of(key);
    state->name = std::string(open) + state->path + std::string(close);
    return state;
  }

  Place place(const toml::node& node) const {
    const toml::source_position at = node.source().begin;
    return {.source = file, .line = at.line, .column = static_cast<std::uint32_t>(at.column)};
  }
};

TomlTable::TomlTable(std::unique_ptr<State> state) : state_(std::move(state)) {}
TomlTable::TomlTable(TomlTable&&) noexcept = default;
TomlTable::~TomlTable() = default;

TomlTable TomlTable::parse(std::string_view text, const std::string& file) {
  auto state = std::make_unique<State>();
  try {
    state->document = std::make_shared<const toml::table>(toml::parse(text, std::string_view(file)));
  } catch (const toml::parse_error& error) {
    const toml::source_position at = error.source().begin;
    throw Error(
        Finding{.code = "study-not-toml",
                .severity = Severity::error,
                .what = "the study file is not valid TOML: " + std::string(error.description()),
                .way_out = "correct this line; texts stand in double quotes, lists in [ ], see docs/study.md",
                .places = {{.source = file, .line = at.line, .column = static_cast<std::uint32_t>(at.column)}}});
  }
  state->table = state->document.get();
  state->file = file;
  state->name = "the study";
  return TomlTable(std::move(state));
}

Place TomlTable::place(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : state_->table->get(key);
  return state_->place(node != nullptr ? *node : static_cast<const toml::node&>(*state_->table));
}

void TomlTable::refuse(std::string_view key, const std::string& what) const {
  throw Error(
      Finding{.code = "study-value-wrong",
              .severity = Severity::error,
              .what = "'" + std::string(key) + "' in " + state_->name + ": " + what,
              .way_out = "correct the value of '" + std::string(key) + "'; docs/study.md lists what each key takes",
              .places = {place(key)}});
}

std::optional<std::string> TomlTable::text(std::string_view key) {
  const toml::node* node = state_->find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_string()) return value->get();
  refuse(key, "a text in double quotes is expected here");
}

std::string TomlTable::required_text(std::string_view key) {
  std::optional<std::string> value = text(key);
  if (value && !value->empty()) return *value;
  throw Error(Finding{.code = "study-value-missing",
                      .severity = Severity::error,
                      .what = state_->name + " has no '" + std::string(key) + "'",
                      .way_out = "add a line: " + std::string(key) + " = \"...\"",
                      .places = {place()}});
}

std::optional<double> TomlTable::number(std::string_view key) {
  const toml::node* node = state_->find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto value = node->value<double>(); value && node->is_number()) return value;
  refuse(key, "a number is expected here");
}

std::optional<std::int64_t> TomlTable::integer(std::string_view key) {
  const toml::node* node = state_->find(key);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_integer()) return value->get();
  refuse(key, "a whole number is expected here");
}

std::vector<std::string> TomlTable::texts(std::string_view key) {
  std::vector<std::string> values;
  const toml::node* node = state_->find(key);
  if (node == nullptr) return values;
  const toml::array* list = node->as_array();
  if (list == nullptr) refuse(key, "a list of texts is expected here: [\"...\", \"...\"]");
  for (const toml::node& item : *list) {
    if (!item.is_string()) refuse(key, "every item of the list must be a text in double quotes");
    values.push_back(item.as_string()->get());
  }
  return values;
}

std::map<std::string, std::string> TomlTable::text_map(std::string_view key) {
  std::map<std::string, std::string> values;
  const toml::node* node = state_->find(key);
  if (node == nullptr) return values;
  const toml::table* map = node->as_table();
  if (map == nullptr) refuse(key, "a table is expected here: { \"...\" = \"...\" }");
  for (const auto& [name, item] : *map) {
    if (!item.is_string())
      refuse(key, "the value of '" + std::string(name.str()) + "' must be a text in double quotes");
    values.emplace(name.str(), item.as_string()->get());
  }
  return values;
}

std::vector<TomlTable> TomlTable::tables(std::string_view key) {
  std::vector<TomlTable> found;
  const toml::node* node = state_->find(key);
  if (node == nullptr) return found;
  const std::string written = "[[" + state_->path_of(key) + "]]";
  const toml::array* list = node->as_array();
  if (list == nullptr) refuse(key, "write " + written + ", with two brackets, for each one");
  for (const toml::node& item : *list) {
    if (!item.is_table()) refuse(key, "write " + written + " and its lines below it");
    found.push_back(TomlTable(state_->below(key, item.as_table(), "[[", "]]")));
  }
  return found;
}

std::optional<TomlTable> TomlTable::table(std::string_view key) {
  const toml::node* node = state_->find(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) refuse(key, "write [" + state_->path_of(key) + "] and its lines below it");
  return TomlTable(state_->below(key, node->as_table(), "[", "]"));
}

void TomlTable::finish() const {
  // The first in the file, not in the alphabet: people correct a file from top to bottom.
  const toml::key* unknown = nullptr;
  for (const auto& [name, node] : *state_->table) {
    if (state_->asked.contains(name.str())) continue;
    if (unknown == nullptr || name.source().begin < unknown->source().begin) unknown = &name;
  }
  if (unknown == nullptr) return;
  const std::string key(unknown->str());
  const std::vector<std::string> known(state_->asked.begin(), state_->asked.end());
  const std::optional<std::string> near = nearest_name(key, known);
  std::string list;
  for (const std::string& k : known) list += (list.empty() ? "" : ", ") + k;
  const toml::source_position at = unknown->source().begin;
  throw Error(
      Finding{.code = "study-key-unknown",
              .severity = Severity::error,
              .what = "'" + key + "' is no key of " + state_->name,
              .way_out = near ? "write '" + *near + "'" : "the keys there are: " + list,
              .places = {{.source = state_->file, .line = at.line, .column = static_cast<std::uint32_t>(at.column)}}});
}

}  // namespace ecumene
