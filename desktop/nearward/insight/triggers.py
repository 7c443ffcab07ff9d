"""What stood just before pulling away, and how it showed: counts, side by side.

A row is what stood before it; the columns are how it showed, of which a moment can have several.
Counts of what was noted: no share of a row is told, and nothing is said of causes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from nearward.domain.model import WITHDRAWALS
from nearward.i18n import Translator
from nearward.insight.comparing import times
from nearward.insight.history import History, Noted
from nearward.worksheets import vocabulary

#: the table is drawn from so many moments on
ENOUGH_MOMENTS = 10
#: so many rows and columns stand by themselves; the others are counted together
MOST = 6
#: the code of someone who was not sure what it was, and the codes of something else
_NOT_SURE, _ELSE = "T98", frozenset({"T99", "B99"})
Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What a row or a column counts: codes of a vocabulary; none where nothing was given."""

    codes: tuple[str, ...]

    @property
    def is_one(self) -> bool:
        """Whether it is one thing that was given, and not several together."""
        return len(self.codes) == 1


@dataclass(frozen=True, slots=True)
class Triggers:
    """Figure 3: `rows` and `columns` by how often, what is together and not given at the end.

    `totals`: moments of each row; `cells`: for each row, of each column. `without_behaviour`:
    moments in which nothing is said of how it showed.
    """

    first: date
    last: date
    moments: int
    rows: tuple[Group, ...]
    totals: tuple[int, ...]
    columns: tuple[Group, ...]
    cells: tuple[tuple[int, ...], ...]
    without_behaviour: int

    @property
    def is_enough(self) -> bool:
        """Whether there are enough moments for a table."""
        return self.moments >= ENOUGH_MOMENTS and any(row.codes for row in self.rows)

    @property
    def not_given(self) -> int:
        """Of how many nothing is said of what stood before."""
        return sum(n for row, n in zip(self.rows, self.totals, strict=True) if not row.codes)


def triggers(history: History, first: date, today: date) -> Triggers:
    """Figure 3 of the days from first to today."""
    found = [
        one for one in history.noted if first <= one.day <= today and one.outcome in WITHDRAWALS
    ]
    rows = _groups(([one.trigger] if one.trigger else []) for one in found)
    if any(not _given(one) for one in found):
        rows = (*rows, Group(()))
    columns = _groups(set(one.behaviour) for one in found)
    return Triggers(
        first=first,
        last=today,
        moments=len(found),
        rows=rows,
        totals=tuple(sum(is_in_row(one, row) for one in found) for row in rows),
        columns=columns,
        cells=tuple(
            tuple(
                sum(is_in_row(one, row) and is_in_column(one, column) for one in found)
                for column in columns
            )
            for row in rows
        ),
        without_behaviour=sum(not one.behaviour for one in found),
    )


def _groups(given: Iterable[Iterable[str]]) -> tuple[Group, ...]:
    """The codes by how often they were given; the rarest of too many together, at the end."""
    counts = Counter(code for codes in given for code in codes if code != _NOT_SURE)
    ranked = sorted(counts, key=lambda code: (code in _ELSE, -counts[code], code))
    most = MOST if len(ranked) <= MOST else MOST - 1
    alone = tuple(Group((code,)) for code in ranked[:most])
    return (*alone, Group(tuple(ranked[most:]))) if ranked[most:] else alone


def _given(one: Noted) -> bool:
    return bool(one.trigger) and one.trigger != _NOT_SURE


def is_in_row(one: Noted, row: Group) -> bool:
    """Whether a moment counts in a row."""
    return one.trigger in row.codes if row.codes else not _given(one)


def is_in_column(one: Noted, column: Group) -> bool:
    """Whether a moment counts in a column."""
    return not set(column.codes).isdisjoint(one.behaviour)


def is_something_else(row: Group) -> bool:
    """Whether a row counts what is none of the vocabulary."""
    return not _ELSE.isdisjoint(row.codes)


def row_name(row: Group, words: Translator) -> str:
    """What a row is called."""
    if not row.codes:
        return words("Not given, or not sure")
    return _name("trigger", row.codes, words, vocabulary.label)


def column_name(column: Group, words: Translator) -> str:
    """What a column is called."""
    return _name("behaviour", column.codes, words, vocabulary.label)


def column_within(column: Group, words: Translator) -> str:
    """What a column is called in the middle of a line."""
    name = _name("behaviour", column.codes, words, vocabulary.within)
    return name if column.is_one else vocabulary.small(name, words)


def _name(
    kind: str, codes: Sequence[str], words: Translator, said: Callable[[str, str, Translator], str]
) -> str:
    if len(codes) == 1:
        return said(kind, codes[0], words)
    return words.plural("Other ({n}\u00a0kind)", "Other ({n}\u00a0kinds)", len(codes))


def triggers_sentence(found: Triggers, words: Translator) -> str:
    """What stood before it most often, or what is still needed for the table."""
    if not found.is_enough:
        so_far = words.plural("{n} moment so far", "{n} moments so far", found.moments)
        if found.moments >= ENOUGH_MOMENTS:
            return words("Nothing is given of what stood just before it.")
        return words.plural(
            "{moments}; the table is shown from {n} on.",
            "{moments}; the table is shown from {n} on.",
            ENOUGH_MOMENTS,
            moments=so_far,
        )
    alone = [
        (vocabulary.within("trigger", row.codes[0], words), n)
        for row, n in zip(found.rows, found.totals, strict=True)
        if row.is_one and row.codes[0] not in _ELSE
    ]
    if not alone:
        return words("What stood just before it differs: nothing in particular comes first.")
    top = [name for name, n in alone if n == alone[0][1]]
    if len(top) > 1:
        names = _listed(top[:3], words)
        return words.plural(
            "Most often before it: {names}, {count} each, of {n} time.",
            "Most often before it: {names}, {count} each, of {n} times.",
            found.moments,
            names=names,
            count=alone[0][1],
        )
    said = words.plural(
        "Most often before it: {name}, {count} of {n} time.",
        "Most often before it: {name}, {count} of {n} times.",
        found.moments,
        name=top[0],
        count=alone[0][1],
    )
    return f"{said} {_next(alone, words)}".rstrip()


def _next(alone: list[tuple[str, int]], words: Translator) -> str:
    """What came next, when it came more than once."""
    if len(alone) < 2 or alone[1][1] < 2:
        return ""
    second = [name for name, n in alone[1:] if n == alone[1][1]][:3]
    if len(second) == 1:
        return words("Then {name}, {count}.", name=second[0], count=alone[1][1])
    return words("Then {names}, {count} each.", names=_listed(second, words), count=alone[1][1])


def _listed(names: list[str], words: Translator) -> str:
    return words("{some} and {last}", some=", ".join(names[:-1]), last=names[-1])


def beside_triggers(found: Triggers, words: Translator) -> str:
    """What these counts are not."""
    if not found.is_enough:
        return ""
    said = words("What you noted, not what causes it. Small numbers move by chance.")
    if not found.not_given:
        return said
    return (
        said
        + " "
        + words.plural(
            "{n} of the {moments} has nothing given, or “not sure”.",
            "{n} of the {moments} have nothing given, or “not sure”.",
            found.not_given,
            moments=found.moments,
        )
    )


def cell_sentence(found: Triggers, row: int, column: int, words: Translator) -> str:
    """One cell, as it is told when it is pointed at."""
    return words(
        "{before}, {how}: {count}",
        before=row_name(found.rows[row], words),
        how=column_within(found.columns[column], words),
        count=found.cells[row][column],
    )


def total_sentence(found: Triggers, row: int, words: Translator) -> str:
    """One row, as it is told when it is pointed at."""
    return words(
        "{before}: {times}",
        before=row_name(found.rows[row], words),
        times=times(found.totals[row], words),
    )


def triggers_rows(found: Triggers, words: Translator) -> tuple[Row, list[Row]]:
    """The counts as a table."""
    names = [column_name(column, words) for column in found.columns]
    head = (words("Just before it"), words("Times"), *names)
    rows = [
        (row_name(row, words), str(total), *map(str, cells))
        for row, total, cells in zip(found.rows, found.totals, found.cells, strict=True)
    ]
    return head, rows
