"""The rows of a filled list: letters and dots beside the words, from the definition's own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nearward.i18n import Translator
from nearward.paper.blocks import Dots, Given, SignKey
from nearward.worksheets.form.cells import cell
from nearward.worksheets.form.model import Column, Field

#: a number that goes no higher is drawn as dots
MOST_DOTS = 5
#: between what stands in one line
BETWEEN = " · "

Row = dict[str, Any]


def given_row(
    field: Field, row: Row, words: Translator, *, alone: bool, in_full: bool = False
) -> Given:
    """A row as it is printed; `alone`: nothing stands beside it that could have been chosen.

    `in_full`: a word stands in the margin where paper has its first letter, and a day stands below
    the words, or in place of them.
    """
    texts: list[str] = []
    beside: list[str] = []
    under: list[str] = []
    days: list[str] = []
    sign, dots, value, chosen = "", None, "", None
    letters, counted, rated = _lettered(field, words), _counted(field), _rated(field)
    seen_text = False
    for column in field.column:
        one = row.get(column.id)
        said = cell(column, one, words)
        if column.kind == "one":
            chosen = None if alone else bool(one)
        if not said or (column.kind == "one" and alone):
            continue
        if column.kind == "text" and seen_text:
            under.append(words("{label}: {text}", label=words(column.label), text=said))
        elif column.kind in ("text", "term", "date"):
            (days if column.kind == "date" else texts).append(said)
        elif letters and column is letters[0] and str(one) in letters[1]:
            sign = said if in_full else letters[1][str(one)]
        elif column is counted and (found := _dots(one, column.high, words)):
            dots = found
        elif column is rated:
            value = str(one)
        else:
            beside.append(said)
        seen_text = seen_text or column.kind == "text"
    if in_full:
        texts, days, beside = (texts, [], [*days, *beside]) if texts else (days, [], beside)
    day, text = BETWEEN.join(days), BETWEEN.join(texts) or ("" if days else "–")
    return Given(text, sign, chosen, value, dots, BETWEEN.join(beside), tuple(under), day)


def sign_key(field: Field, rows: Sequence[Given], words: Translator) -> SignKey | None:
    """What the letters and dots mean that stand beside these rows."""
    signs: list[tuple[str | Dots, str]] = []
    letters, counted = _lettered(field, words), _counted(field)
    if letters and any(row.sign for row in rows):
        column, by_code = letters
        signs += [(by_code[option.code], words(option.label)) for option in column.options]
    if counted is not None and any(row.dots for row in rows):
        name = words(counted.short_label or counted.label)
        for dots, text in ((0, counted.low_text), (counted.high, counted.high_text)):
            end = words(text) if text else words("{name} {value}", name=name, value=dots)
            signs.append((Dots(dots, counted.high, _of(dots, counted.high, words)), end))
    return SignKey(tuple(signs)) if signs else None


def _lettered(field: Field, words: Translator) -> tuple[Column, dict[str, str]] | None:
    """The first choice, and the letters of its options where their names begin differently."""
    column = next((one for one in field.column if one.kind == "choice"), None)
    letters = letters_of(column, words) if column else {}
    return (column, letters) if column and letters else None


def letters_of(column: Column, words: Translator) -> dict[str, str]:
    """The first letter of each option by its code, where their names begin differently."""
    letters = {option.code: words(option.label).strip()[:1].upper() for option in column.options}
    return letters if all(letters.values()) and len(set(letters.values())) == len(letters) else {}


def _counted(field: Field) -> Column | None:
    """The first number that dots can tell."""
    found = (one for one in field.column if one.kind == "number" and 0 < one.high <= MOST_DOTS)
    return next(found, None)


def _rated(field: Field) -> Column | None:
    """The rating of a list that has one only: its value needs no name."""
    found = [column for column in field.column if column.kind == "rating"]
    return found[0] if len(found) == 1 else None


def _dots(value: Any, high: int, words: Translator) -> Dots | None:
    """A number as dots; None for what is none on this scale."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    fits = is_number and 0 <= value <= high
    return Dots(value, high, _of(value, high, words)) if fits else None


def _of(value: int, high: int, words: Translator) -> str:
    return words("{n} of {high}", n=value, high=high)
