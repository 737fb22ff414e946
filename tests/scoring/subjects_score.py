#!/usr/bin/env python3
"""Score the subjects of figures: is what a figure is said to count a noun phrase, and has it the right head?

  subjects_score.py ECUMENE [--errors]

Each line of SENTENCES is a language, a sentence with one figure and the first letters of the noun that it counts or
measures. A subject fails where its head does not begin so; it is no noun where it is empty or begins so with one of the
words that the sentence marks by a star (verbs, pronouns, prepositions with their case). Exit status: 0 at least LEAST of
the heads are right, 1 fewer, 2 the program failed.
"""
import json
import pathlib
import subprocess
import sys
import tempfile

LEAST = 46

SENTENCES = """
ru|На ремонт дорог *направляется 12 млн рублей.|дорог
ru|Городу *отпускается 300 тонн угля.|угл
ru|По *сравнению с прошлым годом добыча руды выросла на 5 %.|добыч
ru|Уровень безработицы *составил 4,8 %.|безраб
ru|В денежном *выражении экспорт вырос на 12 %.|экспорт
ru|В Лесном *выпало 112 мм осадков.|осад
ru|*Поэтому на складах лежит 1,5 млн тонн зерна.|зерн
ru|Под пшеницу *отвели 3 тыс. га.|пшен
ru|За лето *собрали 40 тонн яблок.|яблок
ru|*Мне дали 12 коров.|коров
ru|Мазут *занимает 12 %.|мазут
ru|Доля женщин *достигла 41 %.|женщин
ru|Объём экспорта *составил 5 млн тонн.|экспорт
ru|Показатель смертности *снизился до 12 %.|смертн
ru|Естественная убыль *составила 2534 человека.|убыл
ru|Темпы роста промышленности *достигли 7 %.|рост
ru|*Потом привезли 20 вагонов леса.|вагон
ru|Значение индекса *равнялось 104 %.|индекс
uk|На школи *виділено 12 млн грн.|школ
uk|*Порівняно з торішнім видобуток вугілля зріс на 5 %.|видобут
uk|Рівень безробіття *становив 4,8 %.|безроб
uk|У вересні *випало 112 мм опадів.|опад
uk|*Тому на складах лежить 15 тонн зерна.|зерн
uk|Під пшеницю *відвели 3 тис. га.|пшен
uk|*Нам дали 12 корів.|кор
uk|Частка жінок *досягла 41 %.|жін
uk|Обсяг експорту *становив 5 млн тонн.|експорт
uk|Показник смертності *знизився до 12 %.|смертн
uk|*Потім привезли 20 вагонів лісу.|вагон
uk|За літо *зібрали 40 тонн яблук.|яблук
uk|Природний приріст *сягнув 2534 осіб.|прир
en|The government *allotted 300 tons of coal.|coal
en|*That's 12 tons of flour.|flour
en|The level of wages rose by 5%.|wage
en|The volume of exports reached 5 million tons.|export
en|*There are 40 schools in the town.|school
en|Unemployment *stood at 4.8%.|unemploy
en|*Then 20 wagons of timber arrived.|wagon
en|*Most of them had 12 cows.|cow
en|The share of women reached 41%.|wom
en|*Compared with last year, output of ore grew by 5%.|output
en|The number of pupils fell to 300.|pupil
en|*We sold 40 horses.|hors
kk|Жұмыссыздық деңгейі 4,8 % болды.|жұмыссыз
kk|Көмір өндіру 5 %-ға өсті.|өндіру
kk|Халықтың саны 120 мыңға жетті.|хал
kk|*Бізде 12 сиыр бар.|сиыр
kk|Қалада 40 мектеп бар.|мектеп
kk|Әйелдердің үлесі 41 % құрады.|әйел
kk|Экспорт көлемі 5 млн тоннаны құрады.|экспорт
kk|*Содан 20 вагон келді.|вагон
kk|Орташа жалақы 312 мың теңге болды.|жалақы
"""


def heads_in(ecumene, code, sentence):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
        file.write(sentence)
        file.flush()
        command = [ecumene, "read", file.name, "--format", "jsonl", "--language", code]
        done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    if done.returncode not in (0, 1):
        sys.exit(2)
    mentions = [json.loads(line) for line in done.stdout.splitlines()]
    return [(one.get("head") or "", one.get("subject") or "") for one in mentions if one["type"] == "quantity"]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    show = sys.argv[2:] == ["--errors"]
    ecumene = str(pathlib.Path(sys.argv[1]).resolve())
    right = nouns = 0
    lines = SENTENCES.split("\n")[1:-1]
    for line in lines:
        code, sentence, wanted = line.split("|")
        no_nouns = [word[1:].casefold() for word in sentence.split() if word.startswith("*")]
        found = heads_in(ecumene, code, sentence.replace("*", ""))
        head, subject = found[0] if found else ("", "")
        is_right = subject.casefold().find(wanted[:4]) >= 0 and head.casefold().startswith(wanted[:3])
        is_noun = subject != "" and not any(word.rstrip(".,") in subject.casefold().split() for word in no_nouns)
        right += is_right
        nouns += is_noun
        if show and not (is_right and is_noun):
            print(f"{code}: {sentence} -> {subject or '-'} ({head or '-'}), wanted {wanted}")
    print(f"subjects of {len(lines)} sentences: {nouns} noun phrases, {right} with the right head")
    return 0 if right >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
