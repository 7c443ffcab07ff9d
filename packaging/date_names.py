"""Write the names of months, weekdays and parts of the day in many languages, from CLDR (by babel).

    .venv/bin/python packaging/date_names.py

The result is resources/nearward_resources/dates/names.json. It is read when a file of another
program names a month or writes a time with such a word (nearward/exchange/dates).
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from babel import Locale, UnknownLocaleError, localedata

from nearward.exchange.dates.names import folded

OUT = Path(__file__).parents[1] / "resources/nearward_resources/dates/names.json"
#: languages that programs with a diary are translated into; short names of the others would say
#: another month in these
LANGUAGES_WORDS = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu "
    "hy id is it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro "
    "ru si sk sl sq sr sv sw ta te th tk tr uk ur uz vi zh zu"
)
LANGUAGES = set(LANGUAGES_WORDS.split())
_NUMBER = re.compile(r"\d")
#: parts of the day as CLDR names them; the others come with hours of their own
_HALVES = {"am": (0, 12), "pm": (12, 24), "midnight": (0, 1), "noon": (12, 13)}


def main() -> None:
    """Write the file anew."""
    months: dict[str, dict[int, list[str]]] = {}
    weekdays: dict[str, set[int]] = {}
    parts: dict[str, set[tuple[int, int]]] = {}
    for locale in locales():
        for held, number, word in named(locale):
            if held == "month":
                languages = months.setdefault(word, {}).setdefault(number, [])
                if locale.language not in languages:
                    languages.append(locale.language)
            else:
                weekdays.setdefault(word, set()).add(number)
        for word, hours in parts_of(locale):
            parts.setdefault(word, set()).add(hours)
    names = {
        "months": {word: one(found) for word, found in sorted(months.items())},
        "weekdays": {word: sorted(found) for word, found in sorted(weekdays.items())},
        "parts": {word: sorted(map(list, found)) for word, found in sorted(parts.items())},
    }
    OUT.parent.mkdir(exist_ok=True)
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    OUT.write_text(re.sub(r'(\]|\}|\d),"', '\\1,\n"', text) + "\n", encoding="utf-8")


def one(found: dict[int, list[str]]) -> Any:
    """The month of a word; with the languages where they do not agree."""
    if len(found) == 1:
        return next(iter(found))
    return {str(number): sorted(languages) for number, languages in sorted(found.items())}


def locales() -> list[Locale]:
    """Every language of CLDR, with the scripts and countries that it lists apart."""
    found = []
    for name in localedata.locale_identifiers():
        try:
            locale = Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
        if locale.language in LANGUAGES:
            found.append(locale)
    return found


def named(locale: Locale) -> list[tuple[str, int, str]]:
    """("month" or "weekday", its number, its name as it is looked up)."""
    found = []
    for kind, table in (("month", locale.months), ("weekday", locale.days)):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in table[context][width].items():
                    word = folded(name)
                    if word and not _NUMBER.search(word):
                        found.append((kind, number, word))
    return found


def parts_of(locale: Locale) -> list[tuple[str, tuple[int, int]]]:
    """Words for parts of the day, with the hours from and until which they hold."""
    rules = {
        rule: hours for rules in locale.day_period_rules.values() for rule, hours in periods(rules)
    }
    found = []
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated", "narrow"):
            for part, name in locale.day_periods.get(context, {}).get(width, {}).items():
                hours = _HALVES.get(part) or rules.get(part)
                word = folded(name)
                # one letter of the Latin alphabet (a, p, n) says too little
                letters = unicodedata.normalize("NFKC", word)
                if hours is None or not word or (len(letters) < 2 and letters.isascii()):
                    continue
                found.append((word, hours))
    return found


def periods(rules: Any) -> list[tuple[str, tuple[int, int]]]:
    """(part of the day, its hours) of the rules of a language."""
    found = []
    for part, each in rules.items():
        for rule in each:
            if "from" in rule:
                found.append((part, (rule["from"] // 3600, rule["before"] // 3600)))
    return found


if __name__ == "__main__":
    main()
