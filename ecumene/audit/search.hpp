// Finding the relations of a table from its figures, with labels as a cue.
//
// Searched are contiguous blocks of items beside their total (before or after it), one item of the block left out (an
// "of which" line between the parts), blocks repeated with a period (total, men, women in every region), and items one
// period apart (the men of all regions). Never arbitrary subsets: with enough of them anything adds up to anything.
//
// A candidate scores log10 of the likelihood of each fitting line's residual under the relation against that by chance
// (see relation.cpp) and loses 1.3 (a misprint in one line of twenty) for each line that misses, less where it is
// nearly right. It is believed without a label if at least 2 lines and 60 % of the lines hold and the score is 2.5
// where the block is everything but the total, 1.5 + log10 of twice the items where the block borders on one that is
// known, else 3 + log10 of the number of candidates looked at: about one accident in a thousand tables. With a label: 1
// line and half of the lines, and a score of 1 where the block is all there is on that side of the total, else of 1.5 +
// log10 of the blocks it may choose from. Cost: items² × lines; beyond 3e7 only labelled, first and last items are
// tried as totals, against whole blocks.
#pragma once

#include <vector>

#include "ecumene/audit/relation.hpp"

namespace ecumene::auditing {

struct Search {
  Axis axis;
  Whole whole = Whole::item;
  std::vector<std::size_t> items{};   // the sequence searched, in table order
  std::vector<bool> may_be_target{};  // by item
  std::vector<bool> known_total{};    // by item, may be empty: a total found before; blocks beside it are expected
  std::vector<bool> cued{};           // by item: its label says that it is such a total or mean; for shares, the parts
};

bool believed(const Relation& relation, double needed, double needed_with_cue = 1);
double needed_score(std::size_t candidates);
double quality(const Relation& relation);  // for choosing among those believed: score, then strict fits

// Believed relations over blocks of the sequence; no item is a part twice (except of means), no target has two.
std::vector<Relation> block_relations(const Search& search);

// Relations repeated with a period over the whole sequence, believed together.
std::vector<Relation> repeated_relations(const Search& search);

// Totals or means over items one period apart, believed together.
std::vector<Relation> strided_relations(const Search& search);

}  // namespace ecumene::auditing
