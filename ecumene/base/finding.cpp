#include "ecumene/base/finding.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace ecumene {

std::string cell_address(std::uint32_t row, std::uint32_t field) {
  if (row == 0 || field == 0) return {};
  std::string letters;
  for (std::uint32_t rest = field; rest > 0; rest = (rest - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return letters + std::to_string(row);
}

std::string to_string(const Place& place) {
  std::string text = place.source;
  if (place.line > 0) {
    text += ':' + std::to_string(place.line);
    if (place.column > 0) text += ':' + std::to_string(place.column);
    return text;
  }
  const std::string address = cell_address(place.row, place.field);
  if (place.sheet.empty() && address.empty()) return text;
  text += ':' + place.sheet;
  if (!address.empty()) text += (place.sheet.empty() ? "" : "!") + address;
  return text;
}

std::string_view to_string(Severity severity) {
  static constexpr std::array<std::string_view, 3> names{"note", "warning", "error"};
  return names.at(static_cast<std::size_t>(severity));
}

std::string_view to_string(Verdict verdict) {
  static constexpr std::array<std::string_view, 5> names{"", "holds", "rounding", "conflict", "open"};
  return names.at(static_cast<std::size_t>(verdict));
}

std::string to_string(const Finding& finding) {
  std::string text;
  if (!finding.places.empty()) text = to_string(finding.places.front()) + ": ";
  text += std::string(to_string(finding.severity)) + ": " + finding.code + ": " + finding.what;
  if (!finding.way_out.empty()) text += "\n    way out: " + finding.way_out;
  return text;
}

std::weak_ordering display_order(const Finding& a, const Finding& b) {
  const auto urgency = [](Verdict verdict) {
    static constexpr std::array<int, 5> order{2, 4, 3, 0, 1};  // conflict, open, none, rounding, holds
    return order.at(static_cast<std::size_t>(verdict));
  };
  if (auto order = b.severity <=> a.severity; order != 0) return order;
  if (auto order = urgency(a.verdict) <=> urgency(b.verdict); order != 0) return order;
  static const Place nowhere;
  const Place& p = a.places.empty() ? nowhere : a.places.front();
  const Place& q = b.places.empty() ? nowhere : b.places.front();
  if (auto order = p.source <=> q.source; order != 0) return order;
  if (auto order = p.sheet <=> q.sheet; order != 0) return order;
  if (auto order = std::pair(p.line, p.row) <=> std::pair(q.line, q.row); order != 0) return order;
  if (auto order = std::pair(p.column, p.field) <=> std::pair(q.column, q.field); order != 0) return order;
  return a.code <=> b.code;
}

Error::Error(Finding finding) : finding_(std::move(finding)), message_(to_string(finding_)) {}

}  // namespace ecumene
