// What a label says about the figures under it, in English, Russian, Ukrainian and Kazakh.
//
// Labels are only a cue: no relation is believed without figures that fit it, and tables without any of these words are
// audited all the same.
#pragma once

#include <string_view>

namespace ecumene::auditing {

struct Cue {
  bool total = false;     // total, итого, всего, всього, барлығы
  bool mean = false;      // average, среднее, середнє, орташа
  bool of_which = false;  // including, в том числе, у тому числі, оның ішінде
  bool rank = false;      // rank, rating, место, місце, орын
  bool share = false;     // share, %, доля, частка, үлес
  bool growth = false;    // growth, change, темп, приріст, өсім
  bool country = false;   // a country or a federal district: an aggregate among regions
};

Cue cue(std::string_view label);

}  // namespace ecumene::auditing
