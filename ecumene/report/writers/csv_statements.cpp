#include <span>
#include <utility>

#include "ecumene/report/csv.hpp"
#include "ecumene/report/writers/csv_line_internal.hpp"

namespace ecumene {
namespace {

std::vector<std::string> fields_of(const Claim& claim) {
  const ClaimPlace& place = claim.passage;
  const bool is_date = claim.type == ClaimType::date;
  const auto of_figure = [&](std::string text) { return is_date ? std::string() : std::move(text); };
  return {place.source,
          std::to_string(place.line),
          std::to_string(place.column),
          std::to_string(place.byte_begin),
          std::to_string(place.byte_end),
          is_date ? "date" : "quantity",
          place.text,
          is_date || claim.is_range ? "" : claim.low.to_string(),
          claim.is_range ? claim.low.to_string() : "",
          claim.is_range ? claim.high.to_string() : "",
          claim.edtf,
          of_figure(std::string(to_string(claim.modifier))),
          of_figure(std::string(to_string(claim.movement))),
          of_figure(claim.unit),
          of_figure(claim.is_unit_inferred ? "yes" : "no"),
          of_figure(std::string(to_string(claim.kind))),
          claim.subject,
          claim.place,
          claim.place_id,
          claim.period,
          claim.base,
          claim.speaker,
          claim.note,
          claim.topic,
          claim.language,
          claim.sentence};
}

}  // namespace

std::string statements_csv(std::span<const DocumentSection> documents) {
  std::string text = csv_line({"document",      "line", "column",  "byte_begin", "byte_end", "type",     "quote",
                               "value",         "low",  "high",    "edtf",       "modifier", "movement", "unit",
                               "unit_inferred", "kind", "subject", "place",      "place_id", "period",   "base",
                               "speaker",       "note", "topic",   "language",   "sentence"});
  for (const DocumentSection& document : documents)
    for (const Claim& claim : document.claims) text += csv_line(fields_of(claim));
  return text;
}

}  // namespace ecumene
