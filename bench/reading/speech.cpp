#include "speech.hpp"

#include <array>

namespace bench {
namespace {

constexpr std::array<std::string_view, 8> en_places{"Lviv",    "Almaty",   "Omsk",  "Tomsk",
                                                    "Kharkiv", "Pavlodar", "Odesa", "Kyzylorda"};
constexpr std::array<std::string_view, 8> en_nouns{"workers", "enterprises", "schools", "hospitals",
                                                   "pupils",  "wagons",      "farms",   "families"};
constexpr std::array en_templates{
    Template{"In %y the plants of %p employed %n %q. ", 1, 1},
    Template{"Output rose by %f% and reached %n tonnes. ", 2, 0},
    Template{"On %d May %y the council of %p allotted %f million roubles to housing. ", 1, 1},
    Template{"The share of industry was %f% in %y and %f% in %y. ", 2, 2},
    Template{"The river is wide here, and the town has grown along both of its banks for as long as people remember. ",
             0, 0},
    Template{"More than %n %q came back to %p, about %s% of all. ", 2, 0},
    Template{
        "What the commission wrote about the condition of the roads was passed on to the ministry without comment. ", 0,
        0},
    Template{"The line of %n km was finished between %y and %y. ", 1, 1},
};

constexpr std::array<std::string_view, 8> ru_places{"Омске",    "Томске", "Иркутске", "Кемерове",
                                                    "Барнауле", "Чите",   "Казани",   "Перми"};
constexpr std::array<std::string_view, 8> ru_nouns{"рабочих",  "предприятий", "школ",  "больниц",
                                                   "учеников", "вагонов",     "семей", "домов"};
constexpr std::array ru_templates{
    Template{"В %y году в %p работало %n %q. ", 1, 1},
    Template{"Выпуск вырос на %f % и достиг %n т. ", 2, 0},
    Template{"%d мая %y года на жильё выделили %f млн руб. ", 1, 1},
    Template{"Доля промышленности составила %f % в %y году и %f % в %y году. ", 2, 2},
    Template{"Река здесь широка, и город с давних времён растёт по обоим её берегам, как помнят старожилы. ", 0, 0},
    Template{"Вернулось более %n %q, около %s % всех. ", 2, 0},
    Template{"То, что комиссия написала о состоянии дорог, передали в министерство без всяких замечаний. ", 0, 0},
    Template{"Линию длиной %n км строили в %y–%y гг. ", 1, 1},
};

constexpr std::array<std::string_view, 8> uk_places{"Харкові", "Одесі",  "Полтаві",  "Сумах",
                                                    "Львові",  "Дніпрі", "Черкасах", "Луцьку"};
constexpr std::array<std::string_view, 8> uk_nouns{"робітників", "підприємств", "шкіл",  "лікарень",
                                                   "учнів",      "вагонів",     "сімей", "будинків"};
constexpr std::array uk_templates{
    Template{"У %y році в %p працювало %n %q. ", 1, 1},
    Template{"Випуск зріс на %f % і досяг %n т. ", 2, 0},
    Template{"%d травня %y року на житло виділили %f млн грн. ", 1, 1},
    Template{"Частка промисловості становила %f % у %y році та %f % у %y році. ", 2, 2},
    Template{"Річка тут широка, і місто здавна росте обома її берегами, як пам'ятають старожили. ", 0, 0},
    Template{"Повернулося понад %n %q, близько %s % усіх. ", 2, 0},
    Template{"Те, що комісія написала про стан доріг, передали до міністерства без жодних зауважень. ", 0, 0},
    Template{"Лінію завдовжки %n км будували у %y–%y рр. ", 1, 1},
};

constexpr std::array<std::string_view, 8> kk_places{"Алматыда", "Семейде", "Қарағандыда", "Ақтөбеде",
                                                    "Таразда",  "Оралда",  "Көкшетауда",  "Павлодарда"};
constexpr std::array<std::string_view, 8> kk_nouns{"жұмысшы", "кәсіпорын", "мектеп", "аурухана",
                                                   "оқушы",   "вагон",     "отбасы", "үй"};
constexpr std::array kk_templates{
    Template{"%y жылы %p %n %q болды. ", 1, 1},
    Template{"Өнім %f%-ға өсіп, %n тоннаға жетті. ", 2, 0},
    Template{"%y жылғы %d мамырда тұрғын үйге %f млн теңге бөлінді. ", 1, 1},
    Template{"Өнеркәсіптің үлесі %y жылы %f%, %y жылы %f% болды. ", 2, 2},
    Template{"Өзен бұл жерде кең, қала ежелден оның екі жағасында өсіп келеді, мұны қарттар жақсы біледі. ", 1, 0},
    Template{"%n-нан астам %q қайтып келді, бұл барлығының шамамен %s%-ы. ", 2, 0},
    Template{"Комиссияның жолдардың жай-күйі туралы жазғандары министрлікке ескертусіз жіберілді. ", 0, 0},
    Template{"Ұзындығы %n км желі %y–%y жылдары салынды. ", 1, 1},
};

constexpr std::array all_speeches{
    Speech{"en", ",", ".", en_places, en_nouns, en_templates},
    Speech{"ru", "\u00A0", ",", ru_places, ru_nouns, ru_templates},
    Speech{"uk", "\u00A0", ",", uk_places, uk_nouns, uk_templates},
    Speech{"kk", "\u00A0", ",", kk_places, kk_nouns, kk_templates},
};

std::string in_groups(std::uint64_t number, std::string_view mark) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, mark);
  return text;
}

}  // namespace

std::span<const Speech> speeches() {
  return all_speeches;
}

std::string filled(const Template& form, const Speech& speech, Random& random) {
  std::string text;
  for (std::size_t at = 0; at < form.text.size(); ++at) {
    const char slot = form.text[at] == '%' && at + 1 < form.text.size() ? form.text[at + 1] : '\0';
    const std::uint64_t drawn = slot == '\0' ? 0 : random();
    ++at;
    if (slot == 'n')
      text += in_groups(2100 + drawn % 900'000, speech.group);
    else if (slot == 'f')
      text += std::to_string(2 + drawn % 97) + std::string(speech.decimal) + std::to_string(drawn / 100 % 10);
    else if (slot == 's')
      text += std::to_string(2 + drawn % 97);
    else if (slot == 'y')
      text += std::to_string(1900 + drawn % 120);
    else if (slot == 'd')
      text += std::to_string(1 + drawn % 28);
    else if (slot == 'p')
      text += speech.places[drawn % speech.places.size()];
    else if (slot == 'q')
      text += speech.nouns[drawn % speech.nouns.size()];
    else
      text += form.text[--at];
  }
  return text;
}

}  // namespace bench
