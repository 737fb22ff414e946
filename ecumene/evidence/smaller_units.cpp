// One measure told in two units: "9 m 32 cm", "5 hours 30 minutes", "2 пуда 14 фунтов".
#include <algorithm>
#include <array>

#include "ecumene/evidence/quantities_internal.hpp"

namespace ecumene::evidence_internal {
namespace {

struct Step {
  std::string_view unit;
  std::string_view smaller;
  int ratio;  // how many of the smaller are one of the unit
  // REQUIRES codes of a letter at least.
  bool joins(std::string_view one, std::string_view below) const {
    return unit.front() == one.front() && smaller.front() == below.front() && unit == one && smaller == below;
  }
};

// Pairs that are said together; the old Russian ones as the law of 1835 has them.
constexpr std::array<Step, 20> steps{
    {{"km", "m", 1000},  {"m", "cm", 100},         {"m", "mm", 1000},       {"cm", "mm", 10},
     {"t", "kg", 1000},  {"t", "dt", 10},          {"dt", "kg", 100},       {"kg", "g", 1000},
     {"d", "h", 24},     {"h", "min", 60},         {"min", "s", 60},        {"ft", "in", 12},
     {"yd", "ft", 3},    {"mi", "yd", 1760},       {"lb", "oz", 16},        {"lb", "zolotnik", 96},
     {"cwt", "lb", 112}, {"verst", "sazhen", 500}, {"sazhen", "arshin", 3}, {"pood", "lb", 40}}};

const Step* step_between(std::string_view unit, std::string_view smaller) {
  const auto step = std::ranges::find_if(steps, [&](const Step& entry) { return entry.joins(unit, smaller); });
  return step == steps.end() ? nullptr : &*step;
}

// A look at the word behind digits, before they are read: "5 t 5 t".
bool may_be_smaller(const Page& page, std::size_t number, std::string_view unit) {
  if (!page.is_digits(number) || !page.is_word(number + 1)) return true;
  const Found smaller = page.find(WordKind::unit, number + 1);
  return smaller && step_between(unit, smaller.sense->code) != nullptr;
}

}  // namespace

void take_smaller_units(const Page& page, QuantityRead& read) {
  if (read.mention.is_range || read.mention.low.decimals() != 0) return;
  constexpr int places = 12;
  constexpr auto numbers = bits_of(WordKind::number);
  Decimal parts(1);  // of the first unit in the last one
  std::string_view unit = read.mention.unit;
  for (std::string last;;) {
    const bool begins_number = page.is_digits(read.next) || page.has_kind(read.next, numbers);
    if (!begins_number || page.tokens()[read.next].gap == Gap::line || !may_be_smaller(page, read.next, unit)) return;
    const auto more = page.is_digits(read.next) ? digits_number(page, read.next) : spelled_number(page, read.next);
    auto smaller = more ? read_simple_unit(page, more->next) : std::nullopt;
    const Step* const step = smaller ? step_between(unit, smaller->code) : nullptr;
    if (step == nullptr || !(more->value < Decimal(step->ratio))) return;
    parts = parts * Decimal(step->ratio);
    read.mention.low = read.mention.high = read.mention.low + quotient(more->value, parts, places);
    read.next = smaller->next;
    unit = last = std::move(smaller->code);
  }
}

}  // namespace ecumene::evidence_internal
