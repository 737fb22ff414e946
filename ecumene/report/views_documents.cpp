// What documents say, as tables.
#include <string>

#include "ecumene/report/label.hpp"
#include "ecumene/report/passage_index.hpp"
#include "ecumene/report/views.hpp"

namespace ecumene {
namespace {

// Quotients such as a third carry more decimals than anybody prints.
std::string number_text(const Decimal& value) {
  constexpr int most_printed = 6;
  constexpr int shown = 4;
  if (value.decimals() <= most_printed) return with_thousands_apart(value.to_string());
  std::string text = value.rounded(shown).to_string();
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return with_thousands_apart(text);
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
  std::string text = movement_of(claim) + hedge_of(claim.modifier) + (claim.kind == QuantityKind::rank ? "rank " : "") +
                     number_text(claim.low);
  if (claim.is_range) text += "–" + number_text(claim.high);
  if (claim.kind == QuantityKind::multiple && claim.unit == "1") return text + " times";
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
