#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <utility>

#include "ecumene/base/period.hpp"
#include "ecumene/report/label.hpp"
#include "ecumene/report/summary_parts.hpp"

namespace ecumene {
namespace {

// From the first to the last day that the dates of the documents reach; nullopt: there are none with both ends.
std::optional<std::pair<std::int64_t, std::int64_t>> days_of(const ReportInput& input) {
  std::optional<std::pair<std::int64_t, std::int64_t>> days;
  for (const DocumentSection& document : input.documents) {
    for (const Claim& claim : document.claims) {
      if (claim.type != ClaimType::date) continue;
      const std::optional<Period> period = Period::parse(claim.edtf);
      const bool is_open =
          !period || period->first_day() == Period().first_day() || period->last_day() == Period().last_day();
      if (is_open) continue;
      if (!days) days = {period->first_day(), period->last_day()};
      days = {std::min(days->first, period->first_day()), std::max(days->second, period->last_day())};
    }
  }
  return days;
}

std::string year_text(std::int64_t day) {
  const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{day}}};
  return std::to_string(static_cast<int>(date.year()));
}

// The topics of most figures, the most frequent first.
std::vector<std::string> topics_of(const ReportInput& input) {
  std::map<std::string, std::size_t> counts;
  for (const DocumentSection& document : input.documents)
    for (const Claim& claim : document.claims)
      if (claim.type == ClaimType::quantity && !claim.topic.empty()) ++counts[claim.topic];
  std::vector<std::string> topics;
  for (const auto& [topic, count] : counts) topics.push_back(topic);
  std::ranges::stable_sort(topics, [&](const auto& a, const auto& b) { return counts[a] > counts[b]; });
  return topics;
}

}  // namespace

std::vector<SummarySentence> document_sentences(const Page& page) {
  constexpr std::size_t most_topics = 4;
  const ReportInput& input = page.input;
  if (input.documents.empty()) return {};
  std::size_t figures = 0;
  std::size_t dates = 0;
  for (const DocumentSection& document : input.documents)
    for (const Claim& claim : document.claims) ++(claim.type == ClaimType::date ? dates : figures);
  std::string text = input.documents.size() == 1 ? "The document states " : "The documents state ";
  text += counted(figures, "figure") + " and " + counted(dates, "date");
  if (const auto days = days_of(input)) {
    const std::string first = year_text(days->first);
    const std::string last = year_text(days->second);
    text += first == last ? " of " + first : " from " + first + " to " + last;
  }
  const std::vector<std::string> topics = topics_of(input);
  if (!topics.empty()) text += ", most of them on " + listed(topics, most_topics);
  return {{text + ".", {"documents"}}};
}

}  // namespace ecumene
