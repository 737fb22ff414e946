#include "ecumene/source/figures_marks.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/source/figures.hpp"
#include "ecumene/source/grid.hpp"

namespace ecumene {
namespace {

struct DefaultMark {
  std::string_view folded;
  MarkReading reading;
};

constexpr MarkReading absent(ObservationStatus status, MachineValue machine = MachineValue::none) {
  return {CellKind::absent, status, machine};
}
constexpr MarkReading missing = absent(ObservationStatus::missing);
constexpr MarkReading nil{CellKind::nil, ObservationStatus::normal, MachineValue::none};
constexpr MarkReading not_a_number = absent(ObservationStatus::missing, MachineValue::not_a_number);
constexpr MarkReading not_finite = absent(ObservationStatus::missing, MachineValue::not_finite);
constexpr MarkReading formula_error = absent(ObservationStatus::missing, MachineValue::formula_error);

// As `mark_folded` leaves them.
constexpr std::array<DefaultMark, 38> defaults{{
    {"...", missing},
    {"..", absent(ObservationStatus::not_collected)},
    {".", missing},
    {":", missing},
    {"x", absent(ObservationStatus::cannot_exist)},
    {"c", absent(ObservationStatus::suppressed)},
    {"-", nil},
    {"--", nil},
    {"---", nil},
    {"na", missing},
    {"n/a", missing},
    {"n.a.", missing},
    {"#n/a", missing},
    {"null", missing},
    {"none", missing},
    {"no data", missing},
    {"not available", missing},
    {"н/д", missing},
    {"н.д.", missing},
    {"нд", missing},
    {"нет данных", missing},
    {"немає даних", missing},
    {"деректер жоқ", missing},
    {"nan", not_a_number},
    {"+nan", not_a_number},
    {"-nan", not_a_number},
    {"inf", not_finite},
    {"+inf", not_finite},
    {"-inf", not_finite},
    {"infinity", not_finite},
    {"-infinity", not_finite},
    {"∞", not_finite},
    {"-∞", not_finite},
    {"#div/0!", formula_error},
    {"#value!", formula_error},
    {"#ref!", formula_error},
    {"#num!", formula_error},
    {"#name?", formula_error},
}};

// Letters and signs that look alike become one. Lower case comes from `folded`, which makes every dash a hyphen.
std::string mark_folded(std::string_view text) {
  std::string folded = utf8::folded(text);
  if (folded == "…") return "...";
  if (folded == "х") return "x";
  if (folded == "с") return "c";
  return folded;
}

constexpr std::size_t longest_default = 32;

// No default mark begins like a figure; this spares most cells the folding.
bool begins_like_figure(std::string_view text) {
  if (text.front() == '-' || text.front() == '+') text.remove_prefix(1);
  return !text.empty() && text.front() >= '0' && text.front() <= '9';
}

}  // namespace

Marks::Marks(std::span<const Mark> user, std::span<const Cell> notes) {
  for (const Mark& mark : user) add(mark);
  for (const Mark& mark : legend_marks(notes)) add(mark);
}

void Marks::add(const Mark& mark) {
  if (mark.kind == CellKind::absent || mark.kind == CellKind::nil) {
    entries_.push_back({mark.text, mark_folded(mark.text), {mark.kind, mark.status, MachineValue::none}});
    return;
  }
  if (mark.kind == CellKind::number) {
    if (const auto figure = take_apart(mark.text); figure && !figure->high) {
      const FigureValue zero = figure_value(*figure, {});
      if (zero.trouble == FigureTrouble::none && zero.low.is_zero()) {
        negligible_decimals_.push_back(zero.low.decimals());
        return;
      }
    }
  }
  throw Error(Finding{.code = "mark-not-understood",
                      .severity = Severity::error,
                      .verdict = Verdict::none,
                      .what = "the mark '" + mark.text + "' is to stand for a negligible figure, but it is no zero",
                      .way_out = "give a printed zero such as 0.0, or say that the mark means no figure or nil",
                      .places = {},
                      .printed = mark.text,
                      .recomputed = {},
                      .repair = {}});
}

std::optional<MarkReading> Marks::find(std::string_view text) const {
  if (text.empty() || (entries_.empty() && begins_like_figure(text))) return std::nullopt;
  text = utf8::trimmed(text);
  for (const Entry& entry : entries_) {
    if (entry.text == text) return entry.reading;
  }
  if (text.empty() || (entries_.empty() && text.size() > longest_default)) return std::nullopt;
  const std::string folded = mark_folded(text);
  for (const Entry& entry : entries_) {
    if (entry.folded == folded) return entry.reading;
  }
  const auto* found = std::find_if(defaults.begin(), defaults.end(), [&](const auto& m) { return m.folded == folded; });
  if (found == defaults.end()) return std::nullopt;
  return found->reading;
}

bool Marks::negligible(const Decimal& printed) const {
  return printed.is_zero() && std::find(negligible_decimals_.begin(), negligible_decimals_.end(), printed.decimals()) !=
                                  negligible_decimals_.end();
}

bool is_symbolic_mark(std::string_view text) {
  if (text.empty() || begins_like_figure(text)) return false;
  text = utf8::trimmed(text);
  if (text.empty() || text.size() > 9) return false;
  const std::string folded = mark_folded(text);
  return folded == "..." || folded == ".." || folded == "-" || folded == "--" || folded == "---";
}

bool looks_like_figure(std::string_view text) {
  static const Marks none;
  return none.find(text).has_value() || take_apart(text).has_value();
}

}  // namespace ecumene
