// Series of levels, and the ratios between their periods that the texts state.
#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "ecumene/diagnosis/recovery_internal.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::recovering {
namespace {

constexpr std::size_t year_letters = 4;
const Bounds one = Bounds::point(Decimal(1));
const Bounds hundredth = Bounds::point(Decimal(1, 2));

// What makes two figures one series: concepts where they are known, so that sources in several languages meet; else
// words. Ordered, so that series come out in an order that is not that of the claims.
struct Key {
  std::string place, head, concepts, unit, speaker, whole;
  bool is_lost = false;  // a million destroyed is no level of the stock
  std::vector<std::uint64_t> words;
  friend auto operator<=>(const Key&, const Key&) = default;
};

Key key_of(const Claim& claim, std::string unit) {
  const bool has_concepts = !claim.concepts.empty();
  return {.place = claim.place,
          .head = has_concepts ? SharedText{} : claim.head,
          .concepts = claim.concepts,
          .unit = std::move(unit),
          .speaker = claim.speaker,
          .whole = claim.unit == "%" && is_level(claim) ? claim.base : SharedText{},
          .is_lost = claim.fate == ClaimFate::lost,
          .words = has_concepts ? std::vector<std::uint64_t>{} : significant_words(claim.subject)};
}

// The two periods that a ratio stands between, and the ratio.
struct StatedRatio {
  std::string now, then;
  Bounds ratio;
};

std::optional<Bounds> ratio_bounds(const Claim& claim) {
  const auto said = said_bounds(claim);
  if (!said) return std::nullopt;
  if (claim.kind == QuantityKind::multiple && claim.unit != "%")
    return claim.movement == Movement::fall ? quotient(one, *said) : *said;
  if (claim.unit != "%") return std::nullopt;
  const auto part = *said * hundredth;
  if (claim.movement == Movement::level) return part;
  if (claim.movement == Movement::rise) return one + part;
  const auto left = one - part;
  if (!left.low || left.low->is_negative()) return std::nullopt;
  return left;
}

// "1928/1940" of a rise without a base: from its first to its last year.
std::optional<std::pair<std::string, std::string>> ends_of(const std::string& period) {
  const auto slash = period.find('/');
  if (slash == std::string::npos) return std::nullopt;
  auto ends = std::pair{period.substr(0, slash), period.substr(slash + 1)};
  if (!Period::parse(ends.first) || !Period::parse(ends.second)) return std::nullopt;
  return ends;
}

std::optional<StatedRatio> stated_ratio(const Claim& claim) {
  if (claim.type != ClaimType::quantity || is_level(claim)) return std::nullopt;
  const auto ratio = ratio_bounds(claim);
  if (!ratio) return std::nullopt;
  const auto base = Period::parse(claim.base);
  const auto now = Period::parse(claim.period);
  const auto ends = ends_of(claim.period);
  if (base && now && !claim.base.empty() && !claim.period.empty() && *base != *now)
    return StatedRatio{ends ? ends->second : now->to_string(), base->to_string(), *ratio};
  if (claim.base.empty() && ends && claim.movement != Movement::level)
    return StatedRatio{ends->second, ends->first, *ratio};
  return std::nullopt;
}

struct Said {
  std::vector<Bounds> bounds{};
  std::vector<std::size_t> claims{};
};
using Levels = std::map<std::string, Said>;  // by period

class Builder {
 public:
  Builder(std::span<const Claim> claims, const RecoveryOptions& options) : claims_(claims), options_(options) {}

  System system() {
    for (std::size_t i = 0; i < claims_.size(); ++i)
      if (is_in_place(claims_[i], options_.place)) take_level(i);
    for (std::size_t i = 0; i < claims_.size(); ++i)
      if (is_in_place(claims_[i], options_.place)) take_ratio(i);
    return written();
  }

 private:
  struct Ratio {
    StatedRatio stated;
    std::size_t claim;
  };

  void take_level(std::size_t i) {
    const auto& claim = claims_[i];
    if (!is_level(claim) || claim.head.empty() || claim.period.empty()) return;
    const auto period = Period::parse(claim.period);
    const auto bounds = said_bounds(claim);
    if (!period || !bounds) return;
    const auto key = key_of(claim, claim.unit);
    auto& said = levels_[key][period->to_string()];
    said.bounds.push_back(*bounds);
    said.claims.push_back(i);
    note_first(key, i);
    if (claim.unit == "%") return;
    const auto known = units_.try_emplace(key_of(claim, ""), key).first;
    known->second = std::min(known->second, key);
  }

  // First in its document, not among the claims: their order decides nothing.
  void note_first(const Key& key, std::size_t i) {
    const auto place = [&](std::size_t claim) {
      const auto& passage = claims_[claim].passage;
      return std::tie(passage.source, passage.byte_begin, passage.text);
    };
    const auto known = first_.try_emplace(key, i).first;
    if (place(i) < place(known->second)) known->second = i;
  }

  // The series a ratio belongs to: that of the level beside it in its sentence, else that of its own words.
  Key series_of(std::size_t i) const {
    const auto& claim = claims_[i];
    for (const auto step : {-1, 1}) {
      const auto at = static_cast<std::int64_t>(i) + step;
      if (at < 0 || at >= static_cast<std::int64_t>(claims_.size())) continue;
      const auto& other = claims_[static_cast<std::size_t>(at)];
      if (other.passage.source != claim.passage.source || other.sentence_number != claim.sentence_number) continue;
      if (!is_level(other) || other.unit == "%" || other.head.empty()) continue;
      if (other.place == claim.place && other.speaker == claim.speaker && other.period == claim.period)
        return key_of(other, other.unit);
    }
    const auto own = key_of(claim, "");
    const auto found = units_.find(own);
    return found == units_.end() ? own : found->second;
  }

  void take_ratio(std::size_t i) {
    const auto stated = stated_ratio(claims_[i]);
    if (!stated) return;
    const auto key = series_of(i);
    if (key.head.empty() && key.concepts.empty() && key.words.empty()) return;
    ratios_[key].push_back({*stated, i});
    note_first(key, i);
    auto& levels = levels_[key];
    auto& ratio = ratios_[key].back().stated;
    ratio.now = stated_period(levels, ratio.now);
    ratio.then = stated_period(levels, ratio.then);
    levels[ratio.now];
    levels[ratio.then];
  }

  // "August 1943" is the one period with a level in it, 23 August; otherwise itself.
  static std::string stated_period(const Levels& levels, const std::string& text) {
    const auto own = *Period::parse(text);
    if (levels.contains(text) || own.granularity() == Granularity::range) return text;
    std::string found;
    for (auto at = levels.lower_bound(text.substr(0, year_letters)); at != levels.end(); ++at) {
      if (at->first.compare(0, year_letters, text, 0, year_letters) != 0) break;
      const auto other = *Period::parse(at->first);
      if (at->second.claims.empty() || other.granularity() == Granularity::range) continue;
      if (!own.contains(other) && !other.contains(own)) continue;
      if (!found.empty()) return text;
      found = at->first;
    }
    return found.empty() ? text : found;
  }

  System written() {
    System system;
    for (const auto& [key, levels] : levels_) {
      const auto number = system.series.size();
      const auto& claim = claims_[first_.at(key)];
      system.series.push_back({.subject = claim.subject,
                               .head = claim.head,
                               .place = key.place,
                               .unit = key.unit,
                               .speaker = key.speaker,
                               .whole = key.whole,
                               .topic = claim.topic,
                               .is_lost = key.is_lost});
      for (const auto& [period, said] : levels)
        system.series.back().points.push_back(point_of(system, key, period, said));
      sort_points(system.series.back().points);
      const auto numbers = numbers_of(system.series.back().points);
      for (const auto& ratio : ratios_[key])
        system.relations.push_back({.series = number,
                                    .now = numbers.at(ratio.stated.now),
                                    .then = numbers.at(ratio.stated.then),
                                    .ratio = ratio.stated.ratio,
                                    .claim = ratio.claim});
    }
    return system;
  }

  static void sort_points(std::vector<RecoveryPoint>& points) {
    std::sort(points.begin(), points.end(), [](const RecoveryPoint& a, const RecoveryPoint& b) {
      return *Period::parse(a.period) < *Period::parse(b.period);
    });
  }

  // All that is said of one period: what they have in common; where that is nothing, everything between them.
  RecoveryPoint point_of(System& system, const Key& key, const std::string& period, const Said& said) const {
    RecoveryPoint point{.period = period};
    if (said.bounds.empty()) return point;
    std::optional<Bounds> common = said.bounds.front();
    for (const auto& bounds : said.bounds) common = common ? intersection(*common, bounds) : std::nullopt;
    if (!common && share_a_sentence(said.claims)) {
      system.findings.push_back(not_told_apart(period, said));
      return point;
    }
    point.level = DerivedFigure{.bounds = common ? *common : hull(said.bounds), .claims = said.claims};
    if (!common) system.findings.push_back(disagreement(key, period, said));
    return point;
  }

  bool share_a_sentence(const std::vector<std::size_t>& said) const {
    std::set<std::pair<std::string_view, std::uint32_t>> sentences;
    return !std::all_of(said.begin(), said.end(), [&](std::size_t i) {
      return sentences.emplace(claims_[i].passage.source, claims_[i].sentence_number).second;
    });
  }

  Finding not_told_apart(const std::string& period, const Said& said) const {
    Finding finding{.code = "recovery-figures-not-told-apart"};
    finding.severity = Severity::note;
    finding.verdict = Verdict::open;
    finding.what = "a sentence gives several figures for \"" + claims_[said.claims.front()].subject + "\", " + period +
                   "; the series has none of them there";
    finding.way_out = "nothing is wrong with the text: its words in front of each figure were not understood";
    for (const auto claim : said.claims) finding.places.push_back(claims_[claim].passage);
    return finding;
  }

  static Bounds hull(const std::vector<Bounds>& all) {
    Bounds widest = all.front();
    for (const auto& bounds : all) {
      widest.low = widest.low && bounds.low ? std::optional(std::min(*widest.low, *bounds.low)) : std::nullopt;
      widest.high = widest.high && bounds.high ? std::optional(std::max(*widest.high, *bounds.high)) : std::nullopt;
    }
    return widest;
  }

  Finding disagreement(const Key& key, const std::string& period, const Said& said) const {
    Finding finding{.code = "recovery-levels-differ"};
    // Within one document the same words may well stand for two things; the audit of texts looks into that.
    const auto is_elsewhere = [&](std::size_t i) {
      return claims_[i].passage.source != claims_[said.claims.front()].passage.source;
    };
    const bool is_of_many = std::any_of(said.claims.begin(), said.claims.end(), is_elsewhere);
    finding.severity = is_of_many ? Severity::warning : Severity::note;
    finding.verdict = Verdict::open;
    finding.what = "the texts give different figures for \"" + claims_[said.claims.front()].subject + "\"";
    if (!key.place.empty()) finding.what += " in " + key.place;
    finding.what += ", " + period + "; the series takes all that lies between them";
    finding.way_out = "read the passages and leave out the document that is wrong, or keep the interval";
    for (const auto claim : said.claims) finding.places.push_back(claims_[claim].passage);
    return finding;
  }

  static std::map<std::string, std::size_t> numbers_of(const std::vector<RecoveryPoint>& points) {
    std::map<std::string, std::size_t> numbers;
    for (std::size_t i = 0; i < points.size(); ++i) numbers[points[i].period] = i;
    return numbers;
  }

  std::span<const Claim> claims_;
  const RecoveryOptions& options_;
  std::map<Key, Levels> levels_;
  std::map<Key, std::vector<Ratio>> ratios_;
  std::map<Key, std::size_t> first_;  // claim
  std::map<Key, Key> units_;          // of a series without its unit: the one with it
};

}  // namespace

System system_of(std::span<const Claim> claims, const RecoveryOptions& options) {
  return Builder(claims, options).system();
}

}  // namespace ecumene::recovering
