#include "ecumene/evidence/ledger_statement.hpp"

#include <algorithm>

#include "ecumene/base/utf8.hpp"

namespace ecumene {
namespace {

struct TextMember {
  const char* name;
  SharedText Mention::*member;
};
// What the text says around a quantity, each as it stands in the mention.
constexpr std::array quantity_texts{
    TextMember{"base", &Mention::base},       TextMember{"head", &Mention::head},
    TextMember{"note", &Mention::source},     TextMember{"period", &Mention::period},
    TextMember{"place", &Mention::place},     TextMember{"place_id", &Mention::place_id},
    TextMember{"speaker", &Mention::speaker}, TextMember{"subject", &Mention::subject},
    TextMember{"unit", &Mention::unit},
};
constexpr std::array date_texts{
    TextMember{"edtf", &Mention::edtf},
};
constexpr std::array<const char*, 4> box_names{"box_left", "box_top", "box_right", "box_bottom"};

template <class Members>
void add_texts(JsonFields& fields, const Mention& mention, const Members& members) {
  for (const TextMember& text : members)
    if (!(mention.*text.member).empty()) fields.emplace(text.name, (mention.*text.member).str());
}

void add_quantity(JsonFields& fields, const Mention& mention) {
  fields.emplace("type", "quantity");
  fields.emplace("low", mention.low.to_string());
  fields.emplace("high", mention.high.to_string());
  fields.emplace("kind", std::string(to_string(mention.kind)));
  fields.emplace("modifier", std::string(to_string(mention.modifier)));
  fields.emplace("movement", std::string(to_string(mention.movement)));
  if (mention.period_from != PeriodFrom::nothing)
    fields.emplace("period_from", std::string(to_string(mention.period_from)));
  if (mention.is_range) fields.emplace("is_range", true);
  if (mention.is_unit_inferred) fields.emplace("unit_inferred", true);
  add_texts(fields, mention, quantity_texts);
}

void add_passage(JsonFields& fields, const Passage& passage) {
  const auto number = [&](const char* name, std::uint64_t value) { fields.emplace(name, static_cast<double>(value)); };
  fields.emplace("exact", passage.exact);
  fields.emplace("prefix", passage.prefix);
  fields.emplace("suffix", passage.suffix);
  number("start", passage.start);
  number("end", passage.end);
  if (passage.page == 0) {
    number("byte_begin", passage.byte_begin);
    number("byte_end", passage.byte_end);
  } else {
    number("page", passage.page);
    for (std::size_t side = 0; side < box_names.size(); ++side) fields.emplace(box_names[side], passage.box[side]);
  }
  if (!passage.part.empty()) fields.emplace("part", passage.part);
}

std::vector<StatementField> made_fields() {
  using Kind = StatementField::Kind;
  std::vector<StatementField> fields;
  for (const char* name : {"exact", "prefix", "suffix", "part", "type", "low", "high", "kind", "modifier", "movement",
                           "period_from", "rule"})
    fields.push_back({name, Kind::text});
  for (const TextMember& text : quantity_texts) fields.push_back({text.name, Kind::text});
  for (const TextMember& text : date_texts) fields.push_back({text.name, Kind::text});
  fields.push_back({"granularity", Kind::text});
  for (const char* name : {"start", "end", "byte_begin", "byte_end", "page"}) fields.push_back({name, Kind::number});
  for (const char* name : box_names) fields.push_back({name, Kind::number});
  for (const char* name : {"is_range", "unit_inferred", "year_carried"}) fields.push_back({name, Kind::truth});
  std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return fields;
}

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::uint64_t PassageCutter::code_points(std::size_t place) {
  for (; at_ < place; ++at_) count_ += continues(text_[at_]) ? 0 : 1;
  return count_;
}

Passage PassageCutter::passage(std::size_t begin, std::size_t end) {
  std::size_t before = begin;
  for (std::size_t count = 0; before > 0 && count < passage_context; ++count) do
      --before;
    while (before > 0 && continues(text_[before]));
  std::size_t behind = end;
  for (std::size_t count = 0; behind < text_.size() && count < passage_context; ++count) do
      ++behind;
    while (behind < text_.size() && continues(text_[behind]));
  const Origin origin = document_.origin(begin, end);
  Passage passage{.exact = std::string(text_.substr(begin, end - begin)),
                  .prefix = std::string(text_.substr(before, begin - before)),
                  .suffix = std::string(text_.substr(end, behind - end)),
                  .byte_begin = origin.byte_begin,
                  .byte_end = origin.byte_end,
                  .part = std::string(origin.part),
                  .page = origin.page,
                  .box = origin.box};
  passage.start = code_points(begin);
  passage.end = passage.start + utf8::length(passage.exact);
  return passage;
}

JsonFields statement_fields(const Mention& mention, const Passage& passage) {
  JsonFields fields;
  add_passage(fields, passage);
  fields.emplace("rule", std::string(mention.rule));
  if (mention.type == MentionType::quantity) {
    add_quantity(fields, mention);
  } else {
    fields.emplace("type", "date");
    add_texts(fields, mention, date_texts);
    fields.emplace("granularity", std::string(to_string(mention.granularity)));
    if (mention.is_year_carried) fields.emplace("year_carried", true);
  }
  return fields;
}

Passage passage_of(const JsonFields& fields) {
  const auto text = [&](const char* name) { return std::string(text_field(fields, name)); };
  // What is no whole number of a size that a file can have is no place in it.
  const auto number = [&](const char* name) {
    constexpr double most = 9007199254740992.0;  // 2^53
    const double value = number_field(fields, name).value_or(0);
    return value >= 0 && value <= most ? static_cast<std::uint64_t>(value) : 0;
  };
  Passage passage{.exact = text("exact"),
                  .prefix = text("prefix"),
                  .suffix = text("suffix"),
                  .start = number("start"),
                  .end = number("end"),
                  .byte_begin = number("byte_begin"),
                  .byte_end = number("byte_end"),
                  .part = text("part"),
                  .page = static_cast<std::uint32_t>(std::min<std::uint64_t>(number("page"), UINT32_MAX))};
  for (std::size_t side = 0; side < box_names.size(); ++side)
    passage.box[side] = number_field(fields, box_names[side]).value_or(0);
  return passage;
}

const std::vector<StatementField>& all_statement_fields() {
  static const std::vector<StatementField> fields = made_fields();
  return fields;
}

std::vector<Statement> statements_of(const Document& document, const Reading& reading) {
  std::vector<Statement> statements;
  PassageCutter cutter(document);
  for (const Mention& mention : reading.mentions)
    if (mention.type != MentionType::rejected)
      statements.push_back(
          {.fields = statement_fields(mention, cutter.passage(mention.begin, mention.end)), .begin = mention.begin});
  return statements;
}

}  // namespace ecumene
