#include <array>

#include "ecumene/base/unit_table_internal.hpp"

namespace ecumene::unit_table {

namespace {
using enum Dimension;

// Codes are those of UCUM where it has one; counted nouns are its annotations. Exact factors only: a pound, a foot and
// an acre are defined by international agreement, a desyatina is 2400 square sazhen of 2.1336 m. A pood (about
// 16.38 kg) and a horsepower (several kinds) have none, so they convert into nothing.
constexpr std::array table{
    Row{"1", count, "ratio"},
    Row{"%", share, "ratio", 0, 1, 100},
    Row{"[ppth]", share, "ratio", 0, 1, 1000},
    Row{"[pp]", share, "[pp]"},
    Row{"[rank]", rank, "[rank]"},
    Row{"{score}", other, "{score}"},
    Row{"m", length, "m"},
    Row{"mm", length, "m", -3},
    Row{"cm", length, "m", -2},
    Row{"km", length, "m", 3},
    Row{"[mi_i]", length, "m", -3, 1609344},
    Row{"{verst}", length, "m", -1, 10668},
    Row{"m2", area, "m2"},
    Row{"ar", area, "m2", 2},
    Row{"ha", area, "m2", 4},
    Row{"km2", area, "m2", 6},
    Row{"[acr_i]", area, "m2", -7, 40468564224},
    Row{"{desyatina}", area, "m2", -6, 10925397504},
    Row{"m3", volume, "m3"},
    Row{"L", volume, "m3", -3},
    Row{"daL", volume, "m3", -2},
    Row{"hL", volume, "m3", -1},
    Row{"g", mass, "g"},
    Row{"kg", mass, "g", 3},
    Row{"dt", mass, "g", 5},  // the centner of statistics, 100 kg
    Row{"t", mass, "g", 6},
    Row{"[lb_av]", mass, "g", -5, 45359237},
    Row{"{pood}", mass, "{pood}"},
    Row{"s", time, "s"},
    Row{"min", time, "s", 0, 60},
    Row{"h", time, "s", 0, 3600},
    Row{"d", time, "s", 0, 86400},
    Row{"wk", time, "s", 0, 604800},
    Row{"mo", time, "mo"},  // months and years have no fixed number of days
    Row{"a", time, "mo", 0, 12},
    Row{"J", energy, "J"},
    Row{"kJ", energy, "J", 3},
    Row{"MJ", energy, "J", 6},
    Row{"GJ", energy, "J", 9},
    Row{"TJ", energy, "J", 12},
    Row{"kW.h", energy, "J", 5, 36},
    Row{"MW.h", energy, "J", 8, 36},
    Row{"GW.h", energy, "J", 11, 36},
    Row{"TW.h", energy, "J", 14, 36},
    Row{"Gcal", energy, "Gcal"},
    Row{"{tce}", energy, "{tce}"},
    Row{"W", power, "W"},
    Row{"kW", power, "W", 3},
    Row{"MW", power, "W", 6},
    Row{"GW", power, "W", 9},
    Row{"[HP]", power, "[HP]"},
    Row{"Cel", temperature, "Cel"},
    Row{"{person}.h", other, "{person}.s", 0, 3600},
    Row{"{person}.d", other, "{person}.d"},  // a working day has no fixed number of hours
    Row{"t.km", other, "t.km"},
    Row{"{person}.km", other, "{person}.km"},
};

// The most specific multiplier words of English, Russian, Ukrainian and Kazakh. A Russian миллиард is an English
// billion; the long-scale billion does not occur in these languages' tables.
constexpr std::array multiplier_words{
    Multiplier{"hundred", 2},  Multiplier{"thousand*", 3},  Multiplier{"thous", 3},      Multiplier{"ths", 3},
    Multiplier{"th", 3},       Multiplier{"000", 3},        Multiplier{"000s", 3},       Multiplier{"million*", 6},
    Multiplier{"mln", 6},      Multiplier{"mn", 6},         Multiplier{"mio", 6},        Multiplier{"billion*", 9},
    Multiplier{"bln", 9},      Multiplier{"bn", 9},         Multiplier{"trillion*", 12}, Multiplier{"trln", 12},
    Multiplier{"trn", 12},     Multiplier{"тыс", 3},        Multiplier{"тысяч*", 3},     Multiplier{"тис", 3},
    Multiplier{"тисяч*", 3},   Multiplier{"мың", 3},        Multiplier{"млн", 6},        Multiplier{"миллион*", 6},
    Multiplier{"мільйон*", 6}, Multiplier{"млрд", 9},       Multiplier{"миллиард*", 9},  Multiplier{"мільярд*", 9},
    Multiplier{"трлн", 12},    Multiplier{"триллион*", 12}, Multiplier{"трильйон*", 12}, Multiplier{"сотен", 2},
    Multiplier{"сотни", 2},
};

constexpr std::string_view currencies =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD "
    "UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL RUR SUR KRB";
}  // namespace

std::span<const Row> rows() {
  return table;
}
std::span<const Multiplier> multipliers() {
  return multiplier_words;
}

bool is_currency(std::string_view code) {
  if (code.size() != 3) return false;
  for (std::size_t i = 0; i + 3 <= currencies.size(); i += 4) {
    if (currencies.substr(i, 3) == code) return true;
  }
  return false;
}

}  // namespace ecumene::unit_table
