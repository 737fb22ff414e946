"""One peer on one text: prints processor seconds, bytes read, mentions found. Stops after SECONDS."""

import re
import sys
import time


def quantulum3():
    from quantulum3 import parser

    return lambda text: len(parser.parse(text)), "en"


def dateparser():
    from dateparser.search import search_dates

    return lambda text: len(search_dates(text, languages=["en"]) or []), "en"


def recognizers():
    from recognizers_date_time import recognize_datetime
    from recognizers_number_with_unit import recognize_dimension
    from recognizers_text import Culture

    return lambda text: len(recognize_datetime(text, Culture.English)) + len(recognize_dimension(text, Culture.English)), "en"


def main():
    peer, path, most = sys.argv[1], sys.argv[2], float(sys.argv[3])
    make = {"quantulum3": quantulum3, "dateparser": dateparser, "recognizers-text-suite": recognizers}[peer]
    read, language = make()
    with open(path, encoding="utf-8") as file:
        paragraphs = [text for text in file.read().split("\n\n") if text.strip()]
    if language == "en":
        paragraphs = [text for text in paragraphs if not re.search("[Ѐ-ӿ]", text)]
    read(paragraphs[0])  # what is loaded at the first call is not counted
    start = time.process_time()
    size = found = 0
    for text in paragraphs:
        found += read(text)
        size += len(text.encode())
        if time.process_time() - start > most:
            break
    print(time.process_time() - start, size, found)


main()
