"""Regions and the words of published tables in four languages."""

SIBERIA = ["Altai Republic", "Republic of Buryatia", "Tyva Republic", "Republic of Khakassia", "Altai Krai", "Zabaykalsky Krai",
           "Krasnoyarsk Krai", "Irkutsk Oblast", "Kemerovo Oblast", "Novosibirsk Oblast", "Omsk Oblast", "Tomsk Oblast"]
EN = SIBERIA + [name + " Oblast" for name in (
    "Belgorod Bryansk Vladimir Voronezh Ivanovo Kaluga Kostroma Kursk Lipetsk Moscow Oryol Ryazan Smolensk Tambov Tver Tula Yaroslavl "
    "Arkhangelsk Vologda Kaliningrad Leningrad Murmansk Novgorod Pskov Astrakhan Volgograd Rostov Kirov Orenburg Penza Samara Saratov "
    "Ulyanovsk Kurgan Sverdlovsk Tyumen Chelyabinsk Amur Magadan Sakhalin").split()] + [
    "Republic of " + name for name in "Karelia Komi Adygea Kalmykia Dagestan Ingushetia Bashkortostan Tatarstan Mordovia Udmurtia Chuvashia Sakha".split()] + [
    "Perm Krai", "Krasnodar Krai", "Stavropol Krai", "Primorsky Krai", "Khabarovsk Krai", "Kamchatka Krai", "Moscow", "Saint Petersburg",
    "Jewish Autonomous Oblast", "Chukotka", "Nenets Autonomous Okrug", "Yamalo-Nenets Autonomous Okrug", "Khanty-Mansi Autonomous Okrug",
    "Mari El Republic", "Chechen Republic", "Karachay-Cherkessia", "Kabardino-Balkaria", "North Ossetia"]
RU = [name + "ская область" for name in (
    "Белгород Брян Владимир Воронеж Иванов Калуж Костром Кур Липец Москов Орлов Рязан Смолен Тамбов Твер Туль Ярослав Архангель Вологод "
    "Калининград Ленинград Мурман Новгород Псков Астрахан Волгоград Ростов Киров Оренбург Пензен Самар Саратов Ульянов Курган Свердлов "
    "Тюмен Челябин Амур Магадан Сахалин Иркут Кемеров Новосибир Ом Том").split()] + [
    "Республика " + name for name in "Карелия Коми Адыгея Калмыкия Дагестан Ингушетия Башкортостан Татарстан Мордовия Алтай Бурятия Тыва Хакасия".split()] + [
    "Алтайский край", "Забайкальский край", "Красноярский край", "Пермский край", "Краснодарский край", "Ставропольский край",
    "Приморский край", "Хабаровский край", "Камчатский край", "г. Москва", "г. Санкт-Петербург", "Еврейская автономная область",
    "Чукотский автономный округ", "Ненецкий автономный округ", "Удмуртская Республика", "Чувашская Республика", "Чеченская Республика"]
UK = [name + "ська область" for name in (
    "Вінниць Волин Дніпропетров Донець Житомир Закарпат Запорізь Івано-Франків Київ Кіровоград Луган Львів "
    "Миколаїв Оде Полтав Рівнен Сум Тернопіль Харків Херсон Хмельниць Черка Чернівець Чернігів").split()]
UK = [name.replace("цьська", "цька").replace("зьська", "зька") for name in UK]
KK = [name + " облысы" for name in "Ақмола Ақтөбе Алматы Атырау Жамбыл Жетісу Қарағанды Қостанай Қызылорда Маңғыстау Павлодар Түркістан Ұлытау Абай".split()] + [
    "Батыс Қазақстан облысы", "Солтүстік Қазақстан облысы", "Шығыс Қазақстан облысы", "Астана қаласы", "Алматы қаласы", "Шымкент қаласы"]

WORDS = {
    "en": dict(regions=EN, region="Region", total=["Total", "Grand total", "All regions", "Total in the district"], country="Russian Federation",
               districts=["Siberian Federal District", "Volga Federal District", "Central Federal District", "Southern Federal District"],
               average=["Average", "Mean", "Average value"], of_which=["of which bank loans", "Including bank loans", "including: small firms"],
               parts=["Mining", "Manufacturing", "Transport", "Trade", "Construction", "Agriculture", "Education"],
               sources=["Own funds", "Federal budget", "Regional budget", "Extra-budgetary funds", "Foreign investments", "Other funds"],
               kinds=("product", "process"), kind="Innovation type", urban=("Urban", "Rural"), both="Population", group="Group",
               rank=["Rank", "Place"], mean_rank=["Average rank", "Mean rank", "Average value of rating"], other="Rating of innovative activity",
               count="Organisations surveyed", part="Organisations that innovate", percent="Share of innovating organisations, %",
               growth=["Growth, %", "2011 in % to 2010"], missing="no data available", nil="nil",
               indicators=["GRP per capita", "Unemployment rate", "Life expectancy", "Investment", "Housing per person", "Net migration",
                           "Retail trade", "Crime rate", "Patents", "Doctors per 10000", "Average wage", "Road density"]),
    "ru": dict(regions=RU, region="Регион", total=["Всего", "Итого", "Всего по округу"], country="Российская Федерация",
               districts=["Центральный федеральный округ", "Сибирский федеральный округ", "Уральский федеральный округ", "Приволжский федеральный округ"],
               average=["Среднее", "Среднее значение", "В среднем"], of_which=["в том числе кредиты банков", "из них малые предприятия"],
               parts=["Добыча", "Обработка", "Транспорт", "Торговля", "Строительство", "Сельское хозяйство", "Образование"],
               sources=["Собственные средства", "Федеральный бюджет", "Бюджет субъекта", "Внебюджетные фонды", "Иностранные инвестиции", "Прочие средства"],
               kinds=("продуктовые", "процессные"), kind="Тип инноваций", urban=("Городское", "Сельское"), both="Население", group="Группа",
               rank=["Ранг", "Место"], mean_rank=["Средний ранг", "Среднее значение рейтинга"], other="Рейтинг инновационной активности",
               count="Обследовано организаций", part="Организаций с инновациями", percent="Доля инновационных организаций, %",
               growth=["Темп прироста, %", "2011 в % к 2010"], missing="данные отсутствуют", nil="явление отсутствует",
               indicators=["ВРП на душу", "Уровень безработицы", "Ожидаемая продолжительность жизни", "Инвестиции", "Жилье на человека",
                           "Миграционный прирост", "Оборот торговли", "Преступность", "Патенты", "Врачи на 10000", "Средняя зарплата", "Плотность дорог"]),
    "uk": dict(regions=UK, region="Область", total=["Усього", "Разом", "Всього"], country="Україна",
               districts=["Західний район", "Східний район", "Центральний район", "Південний район"],
               average=["Середнє", "Середнє значення"], of_which=["у тому числі кредити банків", "з них малі підприємства"],
               parts=["Видобування", "Переробка", "Транспорт", "Торгівля", "Будівництво", "Сільське господарство", "Освіта"],
               sources=["Власні кошти", "Державний бюджет", "Місцевий бюджет", "Позабюджетні фонди", "Іноземні інвестиції", "Інші кошти"],
               kinds=("продуктові", "процесові"), kind="Тип інновацій", urban=("Міське", "Сільське"), both="Населення", group="Група",
               rank=["Ранг", "Місце"], mean_rank=["Середній ранг", "Середнє значення рейтингу"], other="Рейтинг інноваційної активності",
               count="Обстежено організацій", part="Організацій з інноваціями", percent="Частка інноваційних організацій, %",
               growth=["Темп приросту, %", "2011 у % до 2010"], missing="дані відсутні", nil="явища не було",
               indicators=["ВРП на особу", "Рівень безробіття", "Тривалість життя", "Інвестиції", "Житло на особу", "Міграційний приріст",
                           "Оборот торгівлі", "Злочинність", "Патенти", "Лікарі на 10000", "Середня зарплата", "Щільність доріг"]),
    "kk": dict(regions=KK, region="Өңір", total=["Барлығы", "Жиыны"], country="Қазақстан Республикасы",
               districts=["Батыс өңірі", "Шығыс өңірі", "Солтүстік өңірі", "Оңтүстік өңірі"],
               average=["Орташа", "Орташа мәні"], of_which=["оның ішінде банк несиелері", "соның ішінде шағын кәсіпорындар"],
               parts=["Өндіру", "Өңдеу", "Көлік", "Сауда", "Құрылыс", "Ауыл шаруашылығы", "Білім"],
               sources=["Меншікті қаражат", "Республикалық бюджет", "Жергілікті бюджет", "Бюджеттен тыс қорлар", "Шетелдік инвестициялар", "Басқа қаражат"],
               kinds=("өнімдік", "процестік"), kind="Инновация түрі", urban=("Қала", "Ауыл"), both="Халық", group="Топ",
               rank=["Дәреже", "Орын"], mean_rank=["Орташа дәреже"], other="Инновациялық белсенділік рейтингі",
               count="Зерттелген ұйымдар", part="Инновациялық ұйымдар", percent="Инновациялық ұйымдар үлесі, %",
               growth=["Өсу, %", "2011 жылы 2010 жылға, %"], missing="деректер жоқ", nil="құбылыс жоқ",
               indicators=["Жан басына ЖӨӨ", "Жұмыссыздық деңгейі", "Өмір сүру ұзақтығы", "Инвестициялар", "Тұрғын үй", "Көші-қон өсімі",
                           "Бөлшек сауда", "Қылмыс", "Патенттер", "Дәрігерлер", "Орташа жалақы", "Жол тығыздығы"]),
}
