#include "ecumene/audit/effect.hpp"

#include <algorithm>

namespace ecumene::auditing {
namespace {

struct Standing {
  std::size_t row = 0;
  Units before = 0;
  Units after = 0;
  std::size_t place_before = 0;
  std::size_t place_after = 0;
};

std::size_t place(const std::vector<Standing>& all, Units value, Units Standing::*which, Best best) {
  return 1 + static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const Standing& other) {
           return best == Best::lowest ? other.*which < value : other.*which > value;
         }));
}

std::vector<Standing> standings(const TableWork& work, std::size_t column, const std::vector<CellRepair>& repairs,
                                Best best) {
  std::vector<Standing> all;
  for (std::size_t row = 0; row < work.figures.rows(); ++row) {
    const auto& figure = work.figures.at(row, column);
    if (figure.state != State::figure || work.total_rows[row]) continue;
    all.push_back({.row = row, .before = figure.mid, .after = figure.mid});
    for (const auto& repair : repairs)
      if (repair.cell == row * work.figures.columns() + column && !repair.removed) all.back().after = repair.value;
  }
  for (auto& standing : all) {
    standing.place_before = place(all, standing.before, &Standing::before, best);
    standing.place_after = place(all, standing.after, &Standing::after, best);
  }
  return all;
}

}  // namespace

std::string effect_on_order(const TableWork& work, std::uint32_t cell, const std::vector<CellRepair>& repairs,
                            Best best) {
  constexpr std::size_t most_rows = 5000;  // quadratic, and no one reads the places of more
  if (work.figures.rows() > most_rows) return {};
  const auto columns = work.figures.columns();
  auto all = standings(work, cell % columns, repairs, best);
  const auto own = std::find_if(all.begin(), all.end(), [&](const Standing& s) { return s.row == cell / columns; });
  if (own == all.end() || all.size() < 3) return {};
  const auto name = [&](const Standing& s) { return work.table().rows[s.row].label(); };
  if (own->place_before == own->place_after) return name(*own) + " keeps place " + std::to_string(own->place_after);
  std::erase_if(all, [](const Standing& s) { return s.place_before == s.place_after; });
  std::stable_sort(all.begin(), all.end(),
                   [](const Standing& a, const Standing& b) { return a.place_after < b.place_after; });
  std::string text;
  for (const auto& s : all)
    text += (text.empty() ? "" : ", ") + name(s) + (s.place_after < s.place_before ? " rises from " : " falls from ") +
            std::to_string(s.place_before) + " to " + std::to_string(s.place_after);
  return text;
}

}  // namespace ecumene::auditing
