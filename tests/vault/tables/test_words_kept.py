"""What stood at a save and is gone stands in a version, whatever the size of the steps."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.conftest import KEY

from nearward.domain.model import Entry, Person, Worksheet
from nearward.domain.text.lost import SMALL, at_risk, gone, holds_more
from nearward.session.ask import entries, versions, worksheets
from nearward.vault.care.opening import create_diary, open_diary
from nearward.vault.care.renaming import Renaming
from nearward.vault.vault import Vault

AT = datetime(2026, 3, 4, 21, 40, tzinfo=UTC)
WORDS = [
    "quiet",
    "harbour",
    "before",
    "the",
    "evening",
    "came",
    "and",
    "nobody",
    "said",
    "what",
    "was",
    "on",
    "the",
    "table",
]


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(AT, tick=False) as traveller:
        yield traveller


def told(first: int, count: int) -> str:
    """So many words; none is said twice."""
    return " ".join(f"{WORDS[n % len(WORDS)]}{n}" for n in range(first, first + count))


class Written:
    """An entry or a worksheet whose words are saved again and again."""

    def __init__(self, kind: str = "entry") -> None:
        self.kind = kind
        self.thing: Entry | Worksheet
        if kind == "entry":
            self.thing = Entry(at=AT, day=AT.date())
        else:
            self.thing = Worksheet(at=AT, day=AT.date(), sheet="evidence")
        self.saved: list[str] = []

    def save(self, vault: Vault, text: str) -> None:
        self.saved.append(text)
        if isinstance(self.thing, Entry):
            self.thing = entries.save(replace(self.thing, text=text))(vault)
        else:
            fresh = replace(self.thing, answers={"situation": text})
            self.thing = worksheets.save(fresh)(vault)

    def kept(self, vault: Vault) -> list[str]:
        found = versions.history(self.kind, self.thing.id)(vault).versions
        if self.kind == "entry":
            return [version.body["text"] for version in found]
        return [version.body["answers"].get("situation", "") for version in found]

    def lost(self, vault: Vault) -> list[str]:
        """Stretches of what was saved that stand nowhere, and are not small."""
        there = {word for text in (self.saved[-1], *self.kept(vault)) for word in text.split()}
        found = []
        for text in self.saved:
            run: list[str] = []
            for word in (*text.split(), None):
                if word is not None and word not in there:
                    run.append(word)
                    continue
                if sum(map(len, run)) >= SMALL:
                    found.append(" ".join(run))
                run = []
        return found


@pytest.mark.parametrize("kind", ["entry", "worksheet"])
def test_four_cuts_and_another_entry(
    vault: Vault, clock: time_machine.Traveller, kind: str
) -> None:
    written = Written(kind)
    written.save(vault, "Begin. ")
    whole = "Begin. " + told(0, 150)
    for text in (whole, *(whole[: round(len(whole) * 0.55**n)] for n in range(1, 5))):
        clock.shift(timedelta(minutes=2))
        written.save(vault, text)
    entries.save(Entry(at=AT, day=AT.date(), text="another"))(vault)
    assert whole in written.kept(vault)
    assert len(written.kept(vault)) == 2


@pytest.mark.parametrize("kind", ["entry", "worksheet"])
@pytest.mark.parametrize("step", [1, 3, 9, 40])
def test_steps_of_any_size(
    vault: Vault, clock: time_machine.Traveller, kind: str, step: int
) -> None:
    written = Written(kind)
    written.save(vault, "x")
    written.save(vault, "x and")
    words = told(0, 120).split()
    while words:
        clock.shift(timedelta(seconds=3))
        written.save(vault, " ".join(words))
        words = words[:-step]
    written.save(vault, "")
    assert told(0, 120) in written.kept(vault)
    assert len(written.kept(vault)) <= 4, "and not each step"


def test_what_was_pasted_over_replaced_or_brought_in_is_kept(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    written = Written()
    first, second = told(0, 60), told(100, 60)
    for text in ("begun", first, second, second.replace("harbour", "port"), "brought in"):
        clock.shift(timedelta(seconds=20))
        written.save(vault, text)
    assert first in written.kept(vault)
    assert second in written.kept(vault)
    assert written.lost(vault) == []


def test_a_new_name_of_someone_keeps_what_was_typed_since(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    with vault.writing():
        person = vault.people.save(Person(alias="Sam"))
    written = Written()
    written.save(vault, "begun")
    clock.shift(timedelta(seconds=5))
    written.save(vault, f"{told(0, 30)} with @Sam {told(30, 30)}")
    clock.shift(timedelta(seconds=5))
    with vault.writing():
        Renaming(vault).person(person.id, "Alex")
    assert written.saved[-1] in written.kept(vault)


def test_thinning_leaves_what_stands_nowhere_else(
    vault: Vault, clock: time_machine.Traveller
) -> None:
    written = Written()
    written.save(vault, "begun")
    only = told(500, 40)
    for day in range(400):
        clock.shift(timedelta(hours=6))
        written.save(vault, f"{only if day in (7, 8) else ''} day {day}, and {told(0, 20)}")
    kept = written.kept(vault)
    assert sum(only in text for text in kept) == 1
    assert len(kept) < 70, "the others were thinned"


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["add", "put in", "cut", "replace", "lock", "other", "wait", "day"]),
        st.integers(0, 100),
        st.sampled_from([1, 2, 5, 12, 30, 80]),
    ),
    min_size=4,
    max_size=40,
)


@pytest.mark.parametrize("kind", ["entry", "worksheet"])
# few words that a version holds go when it is thinned, and as few beside them were never kept
@example(changes=[("add", 0, 1), ("add", 0, 5), ("cut", 0, 12), ("day", 0, 1), ("add", 0, 1)])
@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(changes=CHANGES)
def test_no_stretch_of_words_is_in_no_version(
    kind: str, changes: list[tuple[str, int, int]]
) -> None:
    with tempfile.TemporaryDirectory() as folder, time_machine.travel(AT, tick=False) as clock:
        path = Path(folder) / "d.nearward"
        vault = create_diary(path, "", key=KEY)
        written, words, used = Written(kind), told(0, 1).split(), 1
        written.save(vault, " ".join(words))
        try:
            for what, place, many in changes:
                at = len(words) * place // 100
                fresh = told(used, many).split()
                clock.shift(timedelta(seconds=2))
                if what == "lock":
                    vault.close()
                    vault = open_diary(path, "", key=KEY)
                elif what == "other":
                    entries.save(Entry(at=AT, day=AT.date(), text="another"))(vault)
                elif what in ("wait", "day"):
                    clock.shift(timedelta(minutes=7) if what == "wait" else timedelta(hours=30))
                else:
                    used += many
                    end = at + many if what in ("cut", "replace") else at
                    at = len(words) if what == "add" else at
                    words[at:end] = [] if what == "cut" else fresh
                    written.save(vault, " ".join(words))
            assert written.lost(vault) == []
        finally:
            vault.close()


LONG, WIDE = told(0, 300), "".join(chr(0x4E00 + n) for n in range(180))


@pytest.mark.parametrize(
    ("before", "after", "kept", "risk"),
    [
        (LONG, LONG + " more", [], False),
        (LONG, f"{LONG[:500]} put in {LONG[500:]}", [], False),
        (LONG, LONG[:-1], [], True),
        (LONG, LONG[:-1], [LONG], False),
        (LONG + " a few more", LONG, [LONG], False),
        (LONG + told(400, 30), LONG, [LONG], True),
        (LONG, LONG[1000:] + " " + LONG[:1000], [], False),
        (WIDE, WIDE[:-6] + "。", [], True),
        (WIDE, WIDE[:20] + "。" + WIDE[20:], [], False),
        ("x" * 5000, "x" * 10, [], True),
        ("short", "", [], False),
        ("", "", [], False),
    ],
)
def test_what_is_at_risk(before: str, after: str, kept: list[str], risk: bool) -> None:
    assert at_risk(before, after, kept) is risk


@given(st.text(max_size=80), st.text(max_size=80))
def test_all_is_gone_or_there(before: str, after: str) -> None:
    spans = gone(before, after)
    assert gone(before, before) == []
    assert all(0 <= span.start < span.end <= len(before) for span in spans)
    assert spans == sorted(spans)
    if not after.strip():
        assert "".join(before[s.start : s.end] for s in spans).split() == before.split()
    assert holds_more(before, [before]) is False


def cost(work: Callable[[], object]) -> float:
    """Seconds of the processor at best: what else runs on the machine has no part in it."""
    from time import process_time

    found = []
    for _ in range(3):
        start = process_time()
        work()
        found.append(process_time() - start)
    return min(found)


def test_a_long_text_is_compared_quickly() -> None:
    text = told(0, 150_000)
    other = text[:400_000] + "!" + text[400_001:900_000]
    # some 26 times what it takes to read its words once; word by word it was thousands of times
    bare = cost(lambda: [word.casefold() for word in text.split()])
    assert cost(lambda: at_risk(text, other, [text])) < 120 * bare
    assert cost(lambda: at_risk("x" * 1_000_000, "x" * 999_999 + "y", ["x"] * 8)) < 120 * bare
