// Rows that sum or average the others: "Total", "Итого по округу", "Усього", "Барлығы", "Average value".
//
// Only the label decides, in English, Russian, Ukrainian and Kazakh: a label that begins with a word for a total, or is
// (or begins with) a phrase for a mean. A country or district above the regions ("Russia") is not recognised here, and
// "Средний Урал", which only looks like a mean, stays a region. Case, dashes and spaces do not matter.
#pragma once

#include <string_view>

namespace ecumene {

bool is_aggregate_label(std::string_view label);

}  // namespace ecumene
