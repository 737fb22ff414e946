// Law: a table says the same whether pipes or runs of spaces keep its columns apart.
#include <doctest/doctest.h>

#include <algorithm>
#include <random>

#include "ecumene/base/utf8.hpp"
#include "ecumene/evidence/aligned_internal.hpp"
#include "ecumene/evidence/tables.hpp"
#include "ecumene/source/figures.hpp"

using namespace ecumene;

namespace {

enum class Side : std::uint8_t { left, right, middle };

struct Written {
  std::vector<std::vector<std::string>> rows;  // the headings first
  std::vector<Side> sides;
};

class TableWriter {
 public:
  explicit TableWriter(std::uint32_t seed) : random_(seed) {}

  Written table() {
    const std::size_t rows = 3 + below(10);
    const std::size_t columns = 2 + below(6);  // of figures
    const bool has_kinds = below(3) == 0;
    Written result{.rows = std::vector<std::vector<std::string>>(rows + 1), .sides = {}};
    add_words(result, below(4) == 0 ? "" : "Область", labels);
    if (has_kinds) add_words(result, "Kind", kinds);
    const bool has_years = below(2) == 0;
    for (std::size_t column = 0; column < columns; ++column)
      add_figures(result, has_years ? std::to_string(1990 + column) : std::string(headings[column]));
    for (std::size_t column = 0; column < result.rows.front().size(); ++column)
      result.sides.push_back(static_cast<Side>(below(3)));
    return result;
  }

  std::string with_pipes(const Written& table) const {
    std::string text;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      text += '|';
      for (const std::string& cell : table.rows[row]) text += ' ' + cell + " |";
      text += '\n';
      if (row > 0) continue;
      text += '|';
      for (std::size_t column = 0; column < table.sides.size(); ++column) text += "---|";
      text += '\n';
    }
    return text;
  }

  std::string with_spaces(const Written& table) {
    const std::string indent(below(7), ' ');
    std::vector<std::size_t> widths(table.sides.size());
    for (const auto& row : table.rows)
      for (std::size_t at = 0; at < row.size(); ++at) widths[at] = std::max(widths[at], utf8::length(row[at]));
    std::vector<std::size_t> gaps;
    for (std::size_t at = 0; at < widths.size(); ++at) gaps.push_back(2 + below(4));
    const std::size_t empty_line = below(3) == 0 ? 1 + below(table.rows.size() - 1) : 0;
    std::string text;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      if (row > 0 && row == empty_line) text += '\n';
      std::string line = indent;
      for (std::size_t at = 0; at < widths.size(); ++at) {
        const std::size_t room = widths[at] - utf8::length(table.rows[row][at]);
        const std::size_t left = table.sides[at] == Side::left ? 0 : table.sides[at] == Side::right ? room : room / 2;
        line += std::string(left, ' ') + table.rows[row][at] + std::string(room - left + gaps[at], ' ');
      }
      while (!line.empty() && line.back() == ' ') line.pop_back();
      text += line + '\n';
    }
    return text;
  }

 private:
  static constexpr std::array<std::string_view, 13> labels{
      "Омская область", "Tomsk", "Республика Алтай", "Харків",
      "Алматы",         "Abai",  "Rural areas",      "Городские округа",
      "Gomel district", "Мінск", "Шығыс Қазақстан",  "North and East",
      "Total"};
  static constexpr std::array<std::string_view, 3> kinds{"coal", "iron ore", "көмір"};
  static constexpr std::array<std::string_view, 8> headings{
      "Coal", "Output, t", "Доля в целом, %", "Барлығы", "Rural population", "Усього", "Mean rank", "X-rays"};

  std::size_t below(std::size_t end) { return random_() % end; }

  template <class Words>
  void add_words(Written& table, std::string_view heading, const Words& words) {
    table.rows.front().emplace_back(heading);
    const std::size_t first = below(words.size());
    for (std::size_t row = 1; row < table.rows.size(); ++row)
      table.rows[row].emplace_back(words[(first + row) % words.size()]);
  }

  // Most cells have figures; of the others some are empty and some have a mark.
  void add_figures(Written& table, const std::string& heading) {
    table.rows.front().push_back(heading);
    const std::size_t decimals = below(3);
    const std::size_t holes = below(table.rows.size() / 3);
    for (std::size_t row = 1; row < table.rows.size(); ++row) table.rows[row].push_back(figure(decimals));
    constexpr std::array<std::string_view, 4> marks{"", "-", "…", "x"};
    for (std::size_t hole = 0; hole < holes; ++hole)
      table.rows[1 + below(table.rows.size() - 1)].back() = marks[below(marks.size())];
  }

  std::string figure(std::size_t decimals) {
    constexpr std::array<std::size_t, 4> ends{10, 1000, 100'000, 10'000'000};
    std::string digits = std::to_string(below(ends[below(ends.size())]));
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, " ");
    if (decimals > 0) digits += ',';
    for (std::size_t at = 0; at < decimals; ++at) digits += static_cast<char>('0' + below(10));
    return digits;
  }

  std::mt19937 random_;
};

std::string cells_of(const Table& table) {
  std::string all;
  const auto add = [&](const Cell& cell) {
    all += '[' + cell.raw + ' ' + std::to_string(static_cast<int>(cell.kind)) + ' ' + cell.low.to_string() + ' ' +
           cell.high.to_string() + ']';
  };
  for (const std::string& heading : table.stub_headings) all += heading + '|';
  for (const TableColumn& column : table.columns) all += column.label + '|';
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    all += '\n';
    for (const Cell& label : table.rows[row].stub) add(label);
    for (std::size_t column = 0; column < table.columns.size(); ++column) add(table.at(row, column));
  }
  return all;
}

bool stand_as_printed(const Table& table, std::string_view text) {
  const auto stands = [&](const Cell& cell) {
    return text.substr(cell.byte_begin, cell.byte_end - cell.byte_begin) == cell.raw;
  };
  return std::all_of(table.cells.begin(), table.cells.end(), stands) &&
         std::all_of(table.rows.begin(), table.rows.end(),
                     [&](const TableRow& row) { return std::all_of(row.stub.begin(), row.stub.end(), stands); });
}

}  // namespace

TEST_CASE("a table says the same whether pipes or runs of spaces keep its columns apart") {
  for (std::uint32_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    TableWriter writer(seed);
    const Written written = writer.table();
    const std::string piped = writer.with_pipes(written);
    const std::string spaced = "Prose of 1940 above.\n\n" + writer.with_spaces(written) + "\nProse of 1941 below.\n";
    CAPTURE(spaced);
    const TextTables left = tables_in(piped, "a.md");
    const TextTables right = tables_in(spaced, "a.txt");
    REQUIRE(left.tables.size() == 1);
    REQUIRE(right.tables.size() == 1);
    CHECK(cells_of(right.tables[0].table) == cells_of(left.tables[0].table));
    CHECK(stand_as_printed(right.tables[0].table, spaced));
  }
}

TEST_CASE("how a piece of digits and one mark looks is what taking it apart says") {
  using namespace ecumene::evidence_internal;
  std::size_t figures = 0;
  std::size_t years = 0;
  const auto check = [&](const std::string& raw) {
    const auto figure = take_apart(raw);
    const PieceLook wanted = !figure ? PieceLook::word : is_year(*figure) ? PieceLook::year : PieceLook::figure;
    figures += wanted == PieceLook::figure ? 1 : 0;
    years += wanted == PieceLook::year ? 1 : 0;
    if (look_of(raw) != wanted) FAIL(raw);
  };
  for (const std::uint32_t step : {1U, 9973U}) {
    for (std::uint32_t number = 0, count = 0; count < 12'000; ++count, number += step) {
      const std::string digits = std::to_string(number);
      for (const std::string& raw : {digits, "0" + digits}) {
        check(raw);
        for (std::size_t place = 0; place <= raw.size(); ++place)
          for (const char mark : {'.', ','}) check(std::string(raw).insert(place, 1, mark));
      }
    }
  }
  CHECK(figures > 100'000);
  CHECK(years >= 301);
}
