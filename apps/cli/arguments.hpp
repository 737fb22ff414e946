// What the command line said, as plain values. CLI11 stays in arguments*.cpp; each command is one file that takes
// these.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ecumene/audit/audit.hpp"
#include "ecumene/diagnosis/places.hpp"
#include "ecumene/diagnosis/rating.hpp"
#include "ecumene/diagnosis/recovery.hpp"
#include "ecumene/diagnosis/typology.hpp"
#include "ecumene/source/read.hpp"

namespace ecumene::cli {

// Exit codes (docs/command.md): done; done, with findings of severity error; could not do it; wrong usage.
enum ExitCode : int { done = 0, done_with_errors = 1, failed = 2, usage = 64 };

enum class Format : std::uint8_t { text, csv, json, jsonl, html, markdown };

// What `read` shows of documents.
enum class DocumentView : std::uint8_t { mentions, account, tables, turns, annotations, ledger, store };

struct Arguments {
  std::string command{};             // name of the sub-command
  std::vector<std::string> files{};  // tables, documents, or the one study
  std::string output{};              // file or folder to write to; empty: standard output, or STUDY/out
  std::string rejected{};            // file for rows that could not be read
  Format format = Format::text;
  bool quiet = false;
  ReadOptions reading{};
  AuditOptions audit{};
  RecoveryOptions recovery{};
  RatingOptions rating{};
  TypologyOptions typology{};
  std::vector<std::string> indicators{};
  std::vector<std::string> without{};
  std::vector<std::string> lower_is_better{};
  bool all_linkages = false;
  PlaceOptions places{};  // of `group`: what is not in `typology`
  bool many = false;      // of `group`: the road for many places, however few there are
  bool memberships = false;
  DocumentView view = DocumentView::mentions;  // of `read`
  std::string language{};                      // of `read`: of the documents; empty: found for each paragraph
  std::string tree{};                          // of `group`: file for the merges
  std::string store{};                         // of `read` and `find`: the file of statements
  std::string ledger{};                        // of `read`: file to write to
  std::string head{};                          // of `verify`: what the ledger's must be
  std::vector<std::string> words{};            // of `find`
  std::string place{};                         // of `find`
  std::string period{};                        // of `find`, EDTF
  std::size_t most = 20;                       // of `find`: passages
  std::string topic{};                         // of `list`, `completion` and --explain
};

// Fills `arguments`; returns an exit code where the program is to end at once (help, version, wrong usage).
std::optional<int> parse_arguments(int count, const char* const* values, Arguments& arguments);

// Generated from the same definitions as the parser.
std::string completion_script(std::string_view shell);  // "bash", "zsh", "fish"
std::string manual_page();                              // roff

int run_study_command(const Arguments& arguments);
int read_command(const Arguments& arguments);
int read_documents_command(const Arguments& arguments);
int read_into_store_command(const Arguments& arguments);
int write_ledger_command(const Arguments& arguments);
int find_command(const Arguments& arguments);
int verify_command(const Arguments& arguments);
int audit_command(const Arguments& arguments);
int recover_command(const Arguments& arguments);
int rate_command(const Arguments& arguments);
int group_command(const Arguments& arguments);
int report_command(const Arguments& arguments);
int list_command(const Arguments& arguments);
int explain_command(const Arguments& arguments);

// The example of a command's help, as apps/cli/help/<command>.txt holds it (a test runs it).
std::string_view help_example(std::string_view command);

}  // namespace ecumene::cli
