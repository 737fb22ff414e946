// Two regions with the same figures throughout: one of them was probably copied.
#include <map>

#include "ecumene/audit/checks/descriptors.hpp"

namespace ecumene::auditing {
namespace {

constexpr std::size_t fewest_figures = 4;
constexpr std::size_t fewest_digits = 10;  // of all figures of a row together: what chance does not repeat

void look(Work& work) {
  for (auto& table : work.tables) {
    std::map<std::string, std::size_t> first;
    for (std::size_t row = 0; row < table->figures.rows(); ++row) {
      std::string key;
      std::size_t figures = 0, digits = 0;
      for (std::size_t column = 0; column < table->figures.columns(); ++column) {
        const auto& raw = table->table().at(row, column).raw;
        const auto& figure = table->figures.at(row, column);
        key += raw + "|";
        if (figure.state != State::figure || figure.mid == 0 || table->rank_columns[column]) continue;
        ++figures;
        for (const char c : raw) digits += c >= '0' && c <= '9' ? 1 : 0;
      }
      if (figures < fewest_figures || digits < fewest_digits || table->total_rows[row]) continue;
      const auto [earlier, added] = first.emplace(std::move(key), row);
      if (added || table->table().rows[earlier->second].label() == table->table().rows[row].label()) continue;
      Finding finding{.code = "duplicates-rows"};
      finding.severity = Severity::note;
      finding.verdict = Verdict::open;
      finding.what = quoted(table->table().rows[row].label()) + " repeats all " + std::to_string(figures) +
                     " figures of " + quoted(table->table().rows[earlier->second].label());
      finding.way_out = "check which of the two the figures belong to";
      finding.places = {table->table().row_place(row), table->table().row_place(earlier->second)};
      work.count("duplicates", Verdict::open);
      work.report(std::move(finding));
    }
  }
}

Finding finding(Verdict) {
  return Finding{.code = "duplicates-rows"};
}

}  // namespace

const CheckDescriptor duplicates{.name = "duplicates",
                                 .title = "Different regions have different figures",
                                 .formula = "no two rows agree in all of at least 4 figures with 10 digits together",
                                 .source = "Jung, scrutiny: Error Detection in Science, R package (duplicate_tally)",
                                 .example = "tests/cases/audit-duplicates.case",
                                 .turn = 12,
                                 .look = look,
                                 .finding = finding};

}  // namespace ecumene::auditing
