// What documents say, as tables.
#include <string>

#include "ecumene/report/label.hpp"
#include "ecumene/report/passage_index.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

// "2,800,000.50" of "2800000.50".
std::string in_groups(const std::string& plain) {
  const std::size_t begin = plain.starts_with('-') ? 1 : 0;
  const std::size_t end = std::min(plain.find('.'), plain.size());
  if (plain.find('e') != std::string::npos) return plain;
  std::string text = begin == 1 ? "\u2212" : "";
  for (std::size_t at = begin; at < plain.size(); ++at) {
    if (at > begin && at < end && (end - at) % 3 == 0) text += ',';
    text += plain[at];
  }
  return text;
}

std::string hedge_of(Modifier modifier) {
  return modifier == Modifier::exact    ? std::string()
         : modifier == Modifier::approx ? "about "
                                        : std::string(to_string(modifier)) + " ";
}

std::string movement_of(const Claim& claim) {
  return claim.movement == Movement::level ? std::string() : std::string(to_string(claim.movement)) + " of ";
}

}  // namespace

std::string claim_text(const Claim& claim) {
  if (claim.type == ClaimType::date) return claim.edtf;
  std::string text = movement_of(claim) + hedge_of(claim.modifier) + in_groups(claim.low.to_string());
  if (claim.is_range) text += "–" + in_groups(claim.high.to_string());
  if (claim.kind == QuantityKind::multiple) return text + " times";
  if (claim.unit != "1") text += (claim.unit == "%" ? "\u00A0" : " ") + claim.unit;
  return claim.is_unit_inferred ? text + " (unit inferred)" : text;
}

TableView statements_view(const DocumentSection& document, std::size_t number, const PassageIndex& passages) {
  TableView view{"What it says in figures",
                 {{"Line", Align::right, {}},
                  {"Figure", Align::left, {}},
                  {"of what", Align::left, {}},
                  {"Place", Align::left, {}},
                  {"When", Align::unbroken, {}},
                  {"Against or of", Align::left, {}},
                  {"Said by", Align::left, {}}},
                 {},
                 {}};
  for (std::size_t c = 0; c < document.claims.size(); ++c) {
    const Claim& claim = document.claims[c];
    if (claim.type != ClaimType::quantity) continue;
    const std::string link = passages.href(number, c);
    view.rows.push_back({{.text = std::to_string(claim.passage.line), .origin = link},
                         {.text = claim_text(claim), .origin = link},
                         {claim.subject},
                         {claim.place},
                         {claim.period},
                         {claim.base},
                         {claim.speaker}});
  }
  return view;
}

}  // namespace ecumene
