#include "ecumene/report/json.hpp"

#include <sstream>

#include "ecumene/report/methods.hpp"

namespace ecumene {
namespace {

void write_sources(JsonWriter& json, const ReportInput& input) {
  json.key("sources").begin_array();
  for (const SourceCitation& source : input.sources) {
    json.begin_object()
        .member("file", source.file)
        .member("citation", source.citation)
        .member("licence", source.licence);
    json.member("sha256", source.sha256).member("bytes", source.bytes).end_object();
  }
  json.end_array();
}

void write_table(JsonWriter& json, const Table& table) {
  json.begin_object().member("name", table.name).member("title", table.title).member("source", table.source);
  json.member("sheet", table.sheet).key("columns").begin_array();
  for (const TableColumn& column : table.columns) json.value(column.label);
  json.end_array().key("rows").begin_array();
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    json.begin_object().member("label", table.rows[row].label()).key("cells").begin_array();
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      const Cell& cell = table.at(row, column);
      json.begin_object().member("raw", cell.raw).member("cell", cell_address(cell.row, cell.field)).end_object();
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_printed_rating(JsonWriter& json, const PrintedRating& rating) {
  json.begin_object().member("name", rating.name).key("regions").begin_array();
  for (std::size_t i = 0; i < rating.regions.size(); ++i) {
    json.begin_object().member("region", rating.regions[i]);
    if (i < rating.printed.size()) json.member("printed", rating.printed[i]);
    if (i < rating.recomputed.size()) json.member("recomputed", rating.recomputed[i]);
    if (i < rating.printed_rank.size()) json.member("printed_rank", printed(rating.printed_rank[i]));
    if (i < rating.recomputed_rank.size()) json.member("recomputed_rank", printed(rating.recomputed_rank[i]));
    if (i < rating.differs.size()) json.member("differs", bool{rating.differs[i]});
    if (i < rating.places.size()) {
      json.key("place");
      write_json(json, rating.places[i]);
    }
    json.end_object();
  }
  json.end_array().end_object();
}

void write_shares(JsonWriter& json, const ShareSeries& shares) {
  json.begin_object().member("title", shares.title).member("table", shares.table).key("periods").begin_array();
  for (const std::string& period : shares.periods) json.value(period);
  json.end_array().key("parts").begin_array();
  for (std::size_t part = 0; part < shares.parts.size(); ++part) {
    json.begin_object().member("part", shares.parts[part]).key("values").begin_array();
    for (std::size_t period = 0; period < shares.periods.size(); ++period) {
      const std::size_t at = part * shares.periods.size() + period;
      if (at < shares.values.size()) json.value(shares.values[at]);
    }
    json.end_array().end_object();
  }
  json.end_array().end_object();
}

void write_typology_section(JsonWriter& json, const TypologySection& section) {
  json.begin_object().key("typology");
  write_typology_json(json, section.typology);
  json.key("agreements").begin_array();
  for (const Agreement& agreement : section.agreements) write_agreement_json(json, agreement);
  json.end_array().key("linkages");
  write_linkages_json(json, section.linkages);
  json.end_object();
}

void write_methods(JsonWriter& json, const ReportInput& input) {
  json.key("methods").begin_array();
  for (const MethodNote& note : method_notes(input)) {
    json.begin_object()
        .member("name", note.name)
        .member("words", note.words)
        .member("source", note.source)
        .end_object();
  }
  json.end_array();
}

template <class T, class Write>
void write_all(JsonWriter& json, std::string_view name, const std::vector<T>& values, Write write) {
  json.key(name).begin_array();
  for (const T& value : values) write(json, value);
  json.end_array();
}

}  // namespace

void write_findings_json(JsonWriter& json, std::span<const Finding> findings) {
  json.begin_array();
  for (const Finding& finding : findings) write_json(json, finding);
  json.end_array();
}

void write_counts_json(JsonWriter& json, std::span<const CheckCount> counts) {
  json.begin_array();
  for (const CheckCount& count : counts) {
    json.begin_object().member("check", count.check).member("holds", std::uint64_t{count.holds});
    json.member("rounding", std::uint64_t{count.rounding}).member("conflict", std::uint64_t{count.conflict});
    json.member("open", std::uint64_t{count.open}).end_object();
  }
  json.end_array();
}

std::string json_report(const ReportInput& input) {
  std::ostringstream out;
  {
    JsonWriter json(out);
    json.begin_object().member("title", input.title).member("subtitle", input.subtitle);
    json.member("program_version", input.program_version);
    write_all(json, "summary", summary_sentences(input),
              [](JsonWriter& to, const std::string& text) { to.value(text); });
    write_sources(json, input);
    json.key("counts");
    write_counts_json(json, input.audit.counts);
    json.key("audit");
    write_findings_json(json, input.audit.findings);
    json.key("findings");
    write_findings_json(json, input.findings);
    write_all(json, "ratings", input.ratings, write_rating_json);
    write_all(json, "printed_ratings", input.printed_ratings, write_printed_rating);
    write_all(json, "comparisons", input.comparisons, write_comparison_json);
    write_all(json, "typologies", input.typologies, write_typology_section);
    write_all(json, "shares", input.shares, write_shares);
    if (input.recovery) {
      json.key("recovery");
      write_recovery_json(json, input);
    }
    write_methods(json, input);
    write_all(json, "tables", input.tables, write_table);
    json.end_object();
  }
  return out.str();
}

}  // namespace ecumene
