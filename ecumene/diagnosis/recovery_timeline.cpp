// What happened when, by topic, and in which order topics came back.
#include <algorithm>
#include <utility>

#include "ecumene/diagnosis/recovery_internal.hpp"

namespace ecumene::recovering {
namespace {

const SharedText& date_of(const Claim& claim) {
  return claim.type == ClaimType::date ? claim.edtf : claim.period;
}

struct Dated {
  Period period;
  std::size_t claim = 0;
};

// One sentence: an entry for each date that stands in it, with the figures of that date, and for each period of its
// figures that is none of these dates.
class Sentence {
 public:
  explicit Sentence(std::span<const Claim> claims) : claims_(claims) {}

  void add(std::size_t claim) {
    const auto period = Period::parse(date_of(claims_[claim]));
    if (!period || date_of(claims_[claim]).empty()) return;
    (claims_[claim].type == ClaimType::date ? dates_ : figures_).push_back({*period, claim});
  }

  void write(std::vector<TimelineEntry>& timeline) {
    std::vector<TimelineEntry> entries;
    for (const auto* all : {&dates_, &figures_})
      for (const auto& dated : *all) join(entries, dated);
    for (auto& entry : entries) timeline.push_back(std::move(entry));
    dates_.clear();
    figures_.clear();
  }

 private:
  void join(std::vector<TimelineEntry>& entries, const Dated& dated) {
    const auto& claim = claims_[dated.claim];
    const auto text = dated.period.to_string();
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.period == text; });
    if (found == entries.end()) {
      entries.push_back(entry_of(claim, text, dated.claim));
      return;
    }
    found->claims.push_back(dated.claim);
    if (found->place.empty()) found->place = claim.place;
    if (found->speaker.empty()) found->speaker = claim.speaker;
    if (found->fate == ClaimFate::none) found->fate = claim.fate;
  }

  static TimelineEntry entry_of(const Claim& claim, const std::string& period, std::size_t number) {
    return {.period = period,
            .place = claim.place,
            .topic = claim.topic,
            .fate = claim.fate,
            .speaker = claim.speaker,
            .sentence = claim.sentence,
            .passage = claim.passage,
            .claims = {number}};
  }

  std::span<const Claim> claims_;
  std::vector<Dated> dates_, figures_;
};

// A decade or a century says nothing of the order in which topics came back.
bool is_dated(const std::string& text) {
  const auto granularity = Period::parse(text)->granularity();
  return granularity != Granularity::decade && granularity != Granularity::century;
}

bool is_one_sentence(const Claim& a, const Claim& b) {
  return a.passage.source == b.passage.source && a.sentence_number == b.sentence_number;
}

}  // namespace

std::vector<TimelineEntry> timeline_of(std::span<const Claim> claims, const RecoveryOptions& options) {
  std::vector<std::size_t> own;
  for (std::size_t i = 0; i < claims.size(); ++i)
    if (is_in_place(claims[i], options.place) || (claims[i].type == ClaimType::date && claims[i].place.empty()))
      own.push_back(i);
  const auto position = [&](std::size_t i) {
    return std::tie(claims[i].passage.source, claims[i].sentence_number, claims[i].passage.byte_begin);
  };
  std::stable_sort(own.begin(), own.end(), [&](auto a, auto b) { return position(a) < position(b); });
  std::vector<TimelineEntry> timeline;
  Sentence sentence(claims);
  for (std::size_t i = 0; i < own.size(); ++i) {
    sentence.add(own[i]);
    if (i + 1 == own.size() || !is_one_sentence(claims[own[i]], claims[own[i + 1]])) sentence.write(timeline);
  }
  std::vector<std::pair<Period, std::size_t>> order;
  for (std::size_t i = 0; i < timeline.size(); ++i) order.emplace_back(*Period::parse(timeline[i].period), i);
  std::sort(order.begin(), order.end());
  std::vector<TimelineEntry> sorted;
  for (const auto& [period, i] : order) sorted.push_back(std::move(timeline[i]));
  for (auto& entry : sorted) std::sort(entry.claims.begin(), entry.claims.end());
  return sorted;
}

std::vector<TopicReturn> returns_of(const std::vector<TimelineEntry>& timeline) {
  std::map<std::string, std::vector<std::size_t>> by_topic;
  for (std::size_t i = 0; i < timeline.size(); ++i)
    if (timeline[i].fate == ClaimFate::restored && !timeline[i].topic.empty() && is_dated(timeline[i].period))
      by_topic[timeline[i].topic].push_back(i);
  std::vector<TopicReturn> returns;
  for (auto& [topic, entries] : by_topic) {
    const std::size_t middle = entries[(entries.size() - 1) / 2];
    returns.push_back(
        {.topic = topic, .first = timeline[entries.front()].period, .median = timeline[middle].period, .entries = {}});
    returns.back().entries = std::move(entries);
  }
  std::stable_sort(returns.begin(), returns.end(), [](const TopicReturn& a, const TopicReturn& b) {
    return std::pair(*Period::parse(a.median), *Period::parse(a.first)) <
           std::pair(*Period::parse(b.median), *Period::parse(b.first));
  });
  return returns;
}

}  // namespace ecumene::recovering
