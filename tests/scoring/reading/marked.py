"""Annotated documents in their marked form: {quote|value|unit|flags} for a quantity, {quote|@edtf} for a date.

A value is a number or low..high. Of the flags ~ < > are the modifiers approx, under, over; a letter is the kind: c
count, m measure, s share, $ money, x multiple, r rank, a age, o other. Without a letter the unit tells it: 1 counts, %
shares, three capitals and the currencies of the past are money, all else measures.
"""
import re

KINDS = {"c": "count", "m": "measure", "s": "share", "$": "money", "x": "multiple", "r": "rank", "a": "age",
         "o": "other"}
MODIFIERS = {"~": "approx", "<": "under", ">": "over"}
OTHER_MONEY = ("karbovanets", "franc", "mark", "crown")
MARK = re.compile(r"\{([^{}|]+)\|([^{}]*)\}")


def kind_of(unit, flags):
    for flag in flags:
        if flag in KINDS:
            return KINDS[flag]
    if unit == "1":
        return "count"
    if unit in ("%", "[pp]", "[ppth]"):
        return "share"
    is_money = re.match(r"[A-Z]{3}(/|$)", unit) or unit.split("/")[0] in OTHER_MONEY
    return "money" if is_money else "measure"


def annotation(quote, fields, start):
    record = {"start": start, "end": start + len(quote), "quote": quote}
    if fields[0].startswith("@"):
        return dict(record, type="date", edtf=fields[0][1:])
    unit = fields[1] if len(fields) > 1 and fields[1] else "1"
    flags = fields[2] if len(fields) > 2 else ""
    if ".." in fields[0]:
        low, high = fields[0].split("..")
        record.update(low=float(low), high=float(high))
    else:
        record["value"] = float(fields[0])
    modifier = next((MODIFIERS[flag] for flag in flags if flag in MODIFIERS), "exact")
    return dict(record, type="quantity", unit=unit, modifier=modifier, kind=kind_of(unit, flags))


def text_and_annotations(marked):
    """The plain text and its annotations in code points."""
    text, gold, last = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[last:mark.start()]
        gold.append(annotation(mark[1], mark[2].split("|"), len(text)))
        text += mark[1]
        last = mark.end()
    return text + marked[last:], gold
