#include "ecumene/audit/claims_work.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ecumene/base/utf8.hpp"
#include "ecumene/panel/claim_subject.hpp"

namespace ecumene::auditing {
namespace {

std::size_t& of_verdict(CheckCount& count, Verdict verdict) {
  switch (verdict) {
    case Verdict::holds:
      return count.holds;
    case Verdict::rounding:
      return count.rounding;
    case Verdict::conflict:
      return count.conflict;
    case Verdict::none:
    case Verdict::open:
      break;
  }
  return count.open;
}

std::string digits_of(Decimal::Units value) {
  std::string digits;
  for (auto rest = value < 0 ? -value : value; rest != 0; rest /= 10)
    digits.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
  std::reverse(digits.begin(), digits.end());
  return digits;
}

Decimal value_of(const std::string& digits, const Decimal& like) {
  Decimal::Units units = 0;
  for (const char digit : digits) units = units * 10 + (digit - '0');
  return Decimal::from_units(like.is_negative() ? -units : units, like.decimals());
}

Misprint slip_in_digits(const std::string& digits, const Decimal& printed, const Bounds& needed) {
  for (std::size_t i = 0; i + 1 < digits.size(); ++i) {
    auto swapped = digits;
    std::swap(swapped[i], swapped[i + 1]);
    if (swapped != digits && needed.contains(value_of(swapped, printed))) return Misprint::digits_swapped;
  }
  for (std::size_t i = 0; i < digits.size(); ++i)
    for (char digit = i == 0 ? '1' : '0'; digit <= '9'; ++digit) {
      auto other = digits;
      other[i] = digit;
      if (other != digits && needed.contains(value_of(other, printed))) return Misprint::one_digit;
    }
  return Misprint::none;
}

}  // namespace

Verdict verdict_of(const ClaimBounds& printed, const ClaimBounds& recomputed, Hedge hedge) {
  if (overlaps(printed.close, recomputed.close)) return hedge == Hedge::none ? Verdict::holds : Verdict::rounding;
  if (!overlaps(printed.wide, recomputed.wide)) return Verdict::conflict;
  const auto is_open = [](const Bounds& bounds) { return !bounds.low || !bounds.high || bounds.low->is_zero(); };
  return is_open(printed.wide) || is_open(recomputed.wide) ? Verdict::open : Verdict::rounding;
}

int digits_in(const Decimal& value) {
  return static_cast<int>(digits_of(value.units()).size());
}

Misprint slip(const Decimal& printed, const Bounds& needed) {
  if (needed.contains(printed) || printed.is_zero()) return Misprint::none;
  if (needed.contains(-printed)) return Misprint::sign;
  for (int shift = 1; shift <= 3; ++shift)
    for (const auto& moved : {printed * Decimal(1, shift), printed * Decimal(1, -shift)})
      if (needed.contains(moved)) return Misprint::decimal_shift;
  return slip_in_digits(digits_of(printed.units()), printed, needed);
}

bool is_telling(Misprint kind, const Decimal& printed) {
  if (kind != Misprint::one_digit) return kind != Misprint::none;
  return digits_in(printed) >= 4;
}

ClaimWork::ClaimWork(std::span<const Claim> all, const ClaimAuditOptions& chosen, ClaimAudit& result)
    : claims(all), options(chosen), result_(&result), words_(all.size()), periods_(all.size()) {
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto& text = claims[i].type == ClaimType::date ? claims[i].edtf : claims[i].period;
    if (!text.empty()) periods_[i] = Period::parse(text);
    if (claims[i].type == ClaimType::quantity) words_[i] = significant_words(claims[i].subject);
  }
  number_documents();
}

void ClaimWork::number_documents() {
  document_begins_.resize(claims.size());
  document_ends_.resize(claims.size());
  for (std::size_t begin = 0, end = 0; begin < claims.size(); begin = end) {
    while (end < claims.size() && claims[end].passage.source == claims[begin].passage.source) ++end;
    for (auto i = begin; i < end; ++i) {
      document_begins_[i] = begin;
      document_ends_[i] = end;
    }
  }
}

std::optional<std::size_t> ClaimWork::tied(std::size_t claim) const {
  const auto& own = claims[claim];
  if (own.tie == ClaimTie::none || own.tied_to == 0) return std::nullopt;
  const auto other = static_cast<std::int64_t>(claim) + own.tied_to;
  if (other < static_cast<std::int64_t>(document_begins_[claim]) ||
      other >= static_cast<std::int64_t>(document_ends_[claim]))
    return std::nullopt;
  return static_cast<std::size_t>(other);
}

bool ClaimWork::is_level(std::size_t claim) const {
  const auto& own = claims[claim];
  constexpr std::array kinds{QuantityKind::count, QuantityKind::measure, QuantityKind::share, QuantityKind::money};
  return own.type == ClaimType::quantity && own.movement == Movement::level &&
         std::find(kinds.begin(), kinds.end(), own.kind) != kinds.end();
}

bool ClaimWork::share_sentence(std::size_t a, std::size_t b) const {
  return document_begins_[a] == document_begins_[b] && claims[a].sentence_number == claims[b].sentence_number;
}

std::optional<std::string_view> ClaimWork::between(std::size_t a, std::size_t b) const {
  if (!share_sentence(a, b)) return std::nullopt;
  const auto& first = claims[a].passage;
  const auto& second = claims[b].passage;
  const std::string_view sentence = claims[a].sentence;
  if (first.text.empty() || second.byte_begin < first.byte_end) return std::nullopt;
  const auto distance = second.byte_begin - first.byte_end;
  // The passage may stand in the sentence more than once: the other must follow at its distance.
  for (auto at = sentence.find(first.text); at != std::string_view::npos; at = sentence.find(first.text, at + 1)) {
    const auto end = at + first.text.size();
    if (distance <= sentence.size() - end && sentence.substr(end + distance).starts_with(second.text))
      return sentence.substr(end, distance);
  }
  return std::nullopt;
}

void ClaimWork::count(std::string_view check, Verdict verdict, std::size_t times) {
  auto& counts = result_->counts;
  auto found = std::find_if(counts.begin(), counts.end(), [&](const CheckCount& c) { return c.check == check; });
  if (found == counts.end()) found = counts.insert(counts.end(), CheckCount{.check = std::string(check)});
  of_verdict(*found, verdict) += times;
}

void ClaimWork::judge(std::string_view check, Verdict verdict, Finding finding, std::span<const std::size_t> of) {
  count(check, verdict);
  const bool is_holding = verdict == Verdict::holds || verdict == Verdict::rounding;
  if (is_holding && !options.list_holding) return;
  if (is_holding) {
    finding.severity = Severity::note;
    finding.way_out = "nothing to do";
    if (verdict == Verdict::holds)
      finding.code = "recomputation-holds";
    else
      finding.code = "recomputation-rounding";
  }
  finding.verdict = verdict;
  for (const auto claim : of) finding.places.push_back(claims[claim].passage);
  result_->findings.push_back(std::move(finding));
}

void ClaimWork::judge(std::string_view check, Verdict verdict, Finding finding, std::initializer_list<std::size_t> of) {
  judge(check, verdict, std::move(finding), std::span<const std::size_t>(of.begin(), of.size()));
}

std::string shown(const Claim& claim) {
  if (!claim.passage.text.empty()) return claim.passage.text;
  if (claim.type == ClaimType::date) return claim.edtf;
  return claim.low == claim.high ? claim.low.to_string() : claim.low.to_string() + "-" + claim.high.to_string();
}

std::string quoted_words(std::string_view words) {
  std::string text = "\"";
  text += words;
  return text + "\"";
}

}  // namespace ecumene::auditing
